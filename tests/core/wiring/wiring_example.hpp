#pragma once

#include "core/wiring/check.hpp"

namespace gaffer {

/// A small wiring without mistakes: a line, an endpoint, two devices, a furnace, a station, a lehr, a meter, two shifts.
inline Wiring exampleWiring()
{
    Wiring wiring;
    wiring.format = workshopFormat;
    wiring.name = "Hall";
    wiring.buses = {{BusId{"line"}, Transport::Rtu, "", 502, "/dev/ttyS0"}, {BusId{"net"}, Transport::Tcp, "127.0.0.1", 1502}};
    PointWiring temperature{.name = "t", .table = Table::Input, .address = 0, .type = {ValueKind::Int16}};
    PointWiring counter{.name = "n", .table = Table::Holding, .address = 1, .type = {ValueKind::Uint16}, .counter = true};
    PointWiring closed{.name = "closed", .table = Table::Discrete, .address = 0, .type = {ValueKind::Bool}};
    wiring.devices = {{.id = DeviceId{"F"}, .bus = BusId{"line"}, .unit = 3, .profile = "probe"},
                      {.id = DeviceId{"io"}, .bus = BusId{"net"}, .points = {temperature, counter, closed}}};
    wiring.furnaces = {{.id = FurnaceId{"K1"}, .crown = PointName{"F.pv"}, .pots = {{.id = PotId{"P1"}, .capacityKg = 100}}}};
    wiring.stations = {{.id = StationId{"B1"},
                        .furnace = FurnaceId{"K1"},
                        .lehr = LehrId{"L1"},
                        .pieceCounter = PointName{"io.n"},
                        .mouldClosed = PointName{"io.closed"}}};
    wiring.lehrs = {{.id = LehrId{"L1"}, .zones = {PointName{"io.t"}}}};
    wiring.meters = {{.id = MeterId{"gas"}, .point = PointName{"F.gas"}, .furnace = FurnaceId{"K1"}}};
    wiring.shifts = {{ShiftName{"day"}, {480}, {960}}, {ShiftName{"night"}, {1320}, {360}}};
    return wiring;
}

/// The profiles the example uses.
inline ProfilePoints exampleProfiles() { return {{"probe", {"pv", "gas"}}}; }

/// One thing done wrong to the example, and where it must be found.
struct Mistake {
    const char* what;
    void (*make)(Wiring&);
    std::vector<std::string> pointers;
};

/// The pointers of all mistakes of `wiring`.
inline std::vector<std::string> mistakesOf(const Wiring& wiring)
{
    std::vector<std::string> pointers;
    for (const Problem& problem : checkWiring(wiring, exampleProfiles())) pointers.push_back(problem.pointer);
    return pointers;
}

} // namespace gaffer
