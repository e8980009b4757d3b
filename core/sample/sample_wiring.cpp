#include "core/sample/sample.hpp"

#include "core/base/check.hpp"
#include "core/sample/pot_cycle.hpp"
#include "core/wiring/check.hpp"

namespace gaffer {
namespace {

constexpr std::uint16_t gobletsPort = 15502;
constexpr std::uint16_t lampworkPort = 15503;
constexpr int stationCount = 12;
constexpr int benchCount = 8;
constexpr std::array<double, 2> furnaceRange{0, 1700};
constexpr std::array<double, 2> lehrRange{0, 900};

std::string numbered(const char* start, int number)
{
    return start + std::string(number < 10 ? "0" : "") + std::to_string(number);
}

PointWiring temperature(std::string name, std::uint16_t address, std::array<double, 2> valid)
{
    PointWiring point;
    point.name = std::move(name);
    point.table = Table::Input;
    point.address = address;
    point.type = {ValueKind::Int16};
    point.unit = "degC";
    point.scale = 0.1;
    point.valid = valid;
    point.sentinels = {{"32767", "sensor-break"}};
    return point;
}

PointWiring measure(std::string name, std::uint16_t address, ValueKind kind, std::string unit, double scale)
{
    PointWiring point;
    point.name = std::move(name);
    point.table = Table::Input;
    point.address = address;
    point.type = {kind};
    point.unit = std::move(unit);
    point.scale = scale;
    return point;
}

PointWiring counter(std::string name, std::uint16_t address)
{
    PointWiring point;
    point.name = std::move(name);
    point.address = address;
    point.type = {ValueKind::Uint16};
    point.unit = "1";
    point.counter = true;
    return point;
}

PointWiring contact(std::string name, std::uint16_t address)
{
    PointWiring point;
    point.name = std::move(name);
    point.table = Table::Discrete;
    point.address = address;
    point.type = {ValueKind::Bool};
    return point;
}

DeviceWiring device(const char* id, const char* bus, std::uint8_t unit, Duration every)
{
    DeviceWiring wiring;
    wiring.id = DeviceId{id};
    wiring.bus = BusId{bus};
    wiring.unit = unit;
    wiring.every = every;
    return wiring;
}

Wiring named(const char* name)
{
    Wiring wiring;
    wiring.format = workshopFormat;
    wiring.name = name;
    return wiring;
}

std::vector<ShiftWiring> threeShifts()
{
    return {
        {ShiftName{"day"}, {8 * 60}, {16 * 60}}, {ShiftName{"swing"}, {16 * 60}, {24 * 60}}, {ShiftName{"night"}, {0}, {8 * 60}}};
}

BusWiring endpoint(const char* id, std::uint16_t port)
{
    BusWiring bus;
    bus.id = BusId{id};
    bus.host = "127.0.0.1";
    bus.port = port;
    return bus;
}

/// A line whose adapter no computer has, so that the sample never talks to a device that hangs there by chance.
BusWiring serialLine()
{
    BusWiring bus;
    bus.id = BusId{"line1"};
    bus.transport = Transport::Rtu;
    bus.device = "/dev/serial/by-id/usb-Gaffer_sample_line-if00-port0";
    return bus;
}

DeviceWiring furnaceDevice()
{
    DeviceWiring io = device("K1", "hall", 1, Duration{1000});
    io.points = {temperature("crown", 0, furnaceRange), measure("gasFlow", 1, ValueKind::Uint16, "m3/h", 0.1),
                 measure("pressure", 2, ValueKind::Int16, "Pa", 0.1), measure("gas", 4, ValueKind::Uint32, "m3", 0.01)};
    io.points.back().counter = true;
    for (std::uint16_t pot = 1; pot <= 8; ++pot)
        io.points.push_back(temperature("glass" + std::to_string(pot), static_cast<std::uint16_t>(9 + pot), furnaceRange));
    return io;
}

DeviceWiring stationDevice()
{
    DeviceWiring io = device("io", "hall", 2, Duration{500});
    for (std::uint16_t i = 1; i <= stationCount; ++i) {
        const auto address = static_cast<std::uint16_t>(i - 1);
        io.points.push_back(counter(numbered("count", i), address));
        io.points.push_back(contact(numbered("closed", i), address));
    }
    return io;
}

DeviceWiring lehrDevice(int zones)
{
    DeviceWiring io = device("lehr", "hall", 3, Duration{2000});
    for (std::uint16_t zone = 1; zone <= zones; ++zone)
        io.points.push_back(temperature("zone" + std::to_string(zone), static_cast<std::uint16_t>(zone - 1), lehrRange));
    io.points.push_back(measure("belt", 10, ValueKind::Uint16, "m/h", 0.01));
    return io;
}

LehrWiring lehr(int zones)
{
    LehrWiring wiring;
    wiring.id = LehrId{"L1"};
    for (int zone = 1; zone <= zones; ++zone) wiring.zones.emplace_back("lehr.zone" + std::to_string(zone));
    wiring.beltSpeed = PointName{"lehr.belt"};
    return wiring;
}

FurnaceWiring potFurnace()
{
    FurnaceWiring furnace;
    furnace.id = FurnaceId{"K1"};
    furnace.crown = PointName{"K1.crown"};
    for (int i = 1; i <= 8; ++i) {
        PotWiring pot;
        pot.id = PotId{"P" + std::to_string(i)};
        pot.capacityKg = 500;
        pot.heelKg = 40;
        pot.glass = PointName{"K1.glass" + std::to_string(i)};
        furnace.pots.push_back(std::move(pot));
    }
    return furnace;
}

StationWiring station(std::string id, const char* furnace, int number)
{
    StationWiring wiring;
    wiring.id = StationId{std::move(id)};
    wiring.furnace = FurnaceId{furnace};
    wiring.lehr = LehrId{"L1"};
    wiring.pieceCounter = PointName{numbered("io.count", number)};
    wiring.mouldClosed = PointName{numbered("io.closed", number)};
    return wiring;
}

Wiring goblets()
{
    Wiring wiring = named("Goblets");
    wiring.buses = {endpoint("hall", gobletsPort), serialLine()};
    DeviceWiring gloryHoles = device("glory", "line1", 1, Duration{1000});
    gloryHoles.points = {temperature("hole1", 0, furnaceRange), temperature("hole2", 1, furnaceRange)};
    wiring.devices = {furnaceDevice(), stationDevice(), lehrDevice(5), gloryHoles};
    wiring.furnaces = {potFurnace()};
    for (int i = 1; i <= stationCount; ++i) wiring.stations.push_back(station(numbered("B", i), "K1", i));
    wiring.lehrs = {lehr(5)};
    MeterWiring gas;
    gas.id = MeterId{"gas"};
    gas.point = PointName{"K1.gas"};
    gas.furnace = FurnaceId{"K1"};
    wiring.meters = {gas};
    wiring.shifts = threeShifts();
    wiring.settings.fining = PotCycle::fining;
    return wiring;
}

Wiring lampwork()
{
    Wiring wiring = named("Lampwork");
    wiring.buses = {endpoint("hall", lampworkPort)};
    DeviceWiring io = device("io", "hall", 2, Duration{500});
    for (std::uint16_t i = 1; i <= benchCount; ++i)
        io.points.push_back(counter(numbered("count", i), static_cast<std::uint16_t>(i - 1)));
    DeviceWiring energy = device("energy", "hall", 4, Duration{1000});
    energy.points = {measure("gas", 0, ValueKind::Uint32, "m3", 0.01)};
    energy.points.back().counter = true;
    wiring.devices = {io, lehrDevice(1), energy};
    FurnaceWiring lamps;
    lamps.id = FurnaceId{"lamps"};
    lamps.kind = FurnaceKind::None;
    wiring.furnaces = {lamps};
    for (int i = 1; i <= benchCount; ++i) {
        StationWiring bench = station(numbered("T", i), "lamps", i);
        bench.mouldClosed.reset();
        wiring.stations.push_back(std::move(bench));
    }
    wiring.lehrs = {lehr(1)};
    MeterWiring gas;
    gas.id = MeterId{"gas"};
    gas.point = PointName{"energy.gas"};
    wiring.meters = {gas};
    wiring.shifts = {{ShiftName{"day"}, {8 * 60}, {18 * 60}}};
    return wiring;
}

} // namespace

Wiring sampleWiring(SampleKind kind)
{
    switch (kind) {
    case SampleKind::Goblets: return goblets();
    case SampleKind::Lampwork: return lampwork();
    case SampleKind::Empty: return named("Workshop");
    }
    GAFFER_CHECK(false && "every sample has a wiring");
    return {};
}

} // namespace gaffer
