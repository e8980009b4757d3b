#include "app/host/load_wiring.hpp"

#include "app/host/zone_table.hpp"
#include "core/wire/workshop_file.hpp"
#include "drivers/profile/profile.hpp"

#include <algorithm>
#include <filesystem>

namespace gaffer {
namespace {

/// Where a counter of this type begins again at 0, as a power of two.
int bitsOf(const ValueType& type)
{
    constexpr int bitsPerRegister = 16;
    const bool half = type.kind == ValueKind::Uint8Low || type.kind == ValueKind::Uint8High;
    return half ? bitsPerRegister / 2 : type.registers() * bitsPerRegister;
}

/// The file with everything that is wrong with it; used only when nothing is.
struct Read {
    wire::WorkshopFile file;
    ZoneTable zone;
    std::vector<std::string> mistakes;
};

Read read(const WorkshopFolder& folder)
{
    Read result;
    const std::string name = folder.wiring().string();
    const auto text = readFile(folder.wiring());
    if (!text) {
        const bool none = !std::filesystem::exists(folder.wiring());
        result.mistakes.push_back(none ? name + ": no such file; gafferctl init makes a workshop folder" : text.error().text);
        return result;
    }
    result.file = wire::readWorkshop(*text, profilePoints());
    for (const Problem& problem : result.file.problems) result.mistakes.push_back(sentence(name, problem));
    const std::string& zoneName = result.file.wiring.timeZone;
    auto zone = readZone(zoneName);
    if (zone)
        result.zone = *std::move(zone);
    else
        result.mistakes.push_back(
            sentence(name, {"/timeZone", "\"" + zoneName + "\"", "a time zone of the system, as Asia/Shanghai", ""}));
    return result;
}

/// What the rules need of the wiring; hosts, ports and registers are the drivers' alone.
Floor floorOf(const Wiring& wiring, ZoneTable zone)
{
    Floor floor{wiring.name,     wiring.furnaces, wiring.stations,
                wiring.lehrs,    wiring.meters,   wiring.shifts,
                wiring.settings, std::move(zone), {}};
    // A counter wraps at its width, whether or not its wiring says that it is one.
    const auto counts = [&](const PointName& name) {
        return std::ranges::any_of(wiring.stations, [&](const StationWiring& station) { return station.pieceCounter == name; });
    };
    for (const DeviceWiring& device : wiring.devices) {
        const auto resolved = resolveProfile(device);
        for (const PointWiring& point : (resolved ? *resolved : device).points) {
            const PointName name{device.id.value + "." + point.name};
            if (point.counter || counts(name)) floor.counterBits[name] = bitsOf(point.type);
        }
    }
    return floor;
}

} // namespace

std::vector<std::string> checkWorkshop(const WorkshopFolder& folder) { return read(folder).mistakes; }

Result<LoadedWiring> loadWiring(const WorkshopFolder& folder)
{
    Read result = read(folder);
    if (!result.mistakes.empty()) {
        // All mistakes at once: whoever edits a file by hand does not want to find them one by one.
        std::string all;
        for (const std::string& mistake : result.mistakes) all += (all.empty() ? "" : "\n") + mistake;
        return Fault{FaultCode::BadInput, "wiring.bad", all, std::move(result.mistakes)};
    }
    Floor floor = floorOf(result.file.wiring, std::move(result.zone));
    return LoadedWiring{std::move(result.file.wiring), std::move(floor)};
}

} // namespace gaffer
