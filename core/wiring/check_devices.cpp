#include "core/wiring/checker.hpp"

#include <algorithm>

namespace gaffer {
namespace {

constexpr std::uint8_t lastSerialUnit = 247;
constexpr std::uint8_t directUnit = 255;
constexpr double longestPeriod = 24 * 3'600'000.0;
constexpr std::array<std::uint32_t, 13> bauds{300,   600,   1200,   2400,   4800,   9600,  19200,
                                              38400, 57600, 115200, 230400, 460800, 921600};

double millis(const std::optional<Duration>& duration) { return duration ? static_cast<double>(duration->count()) : notGiven; }

constexpr std::array deviceLimits{
    Limit<DeviceWiring>{"every", [](const DeviceWiring& d) { return millis(d.every); },
                        static_cast<double>(shortestPeriod.count()), longestPeriod, "a span from 100ms to 1d"},
    Limit<DeviceWiring>{"timeout", [](const DeviceWiring& d) { return millis(d.timeout); }, 10, 60'000, "a span from 10ms to 1m"},
    Limit<DeviceWiring>{"maxRead", [](const DeviceWiring& d) { return d.maxRead ? static_cast<double>(*d.maxRead) : notGiven; },
                        1, 125, "1 to 125 registers"},
};

void checkLine(Checker& checker, const std::string& pointer, const BusWiring& bus)
{
    if (bus.device.empty())
        checker.refuse(pointer + "/device", quoted(bus.device), "the path of a serial port, as in /dev/ttyUSB0");
    if (std::ranges::find(bauds, bus.baud) == bauds.end()) {
        const auto distance = [&](std::uint32_t baud) { return baud > bus.baud ? baud - bus.baud : bus.baud - baud; };
        const auto near = *std::ranges::min_element(bauds, {}, distance);
        std::string allowed;
        for (const std::uint32_t baud : bauds) allowed += (allowed.empty() ? "one of " : ", ") + std::to_string(baud);
        checker.refuse(pointer + "/baud", std::to_string(bus.baud), allowed, std::to_string(near));
    }
    if (bus.stopBits < 1 || bus.stopBits > 2) checker.refuse(pointer + "/stopBits", std::to_string(bus.stopBits), "1 or 2");
    if (!bus.host.empty()) checker.refuse(pointer + "/host", quoted(bus.host), "no host: a bus of transport rtu has a device");
}

void checkEndpoint(Checker& checker, const std::string& pointer, const BusWiring& bus)
{
    if (bus.host.empty()) checker.refuse(pointer + "/host", quoted(bus.host), "a host name or address, as in 192.168.1.20");
    if (bus.host.find_first_of(" /:") != std::string::npos && bus.host.find("::") == std::string::npos)
        checker.refuse(pointer + "/host", quoted(bus.host), "a host name or address alone; the port has a key of its own");
    if (bus.port == 0) checker.refuse(pointer + "/port", "0", "a TCP port from 1 to 65535");
    if (!bus.device.empty())
        checker.refuse(pointer + "/device", quoted(bus.device),
                       "no device: a bus of transport " + std::string{nameOf(bus.transport)} + " has a host and a port");
}

void checkUnit(Checker& checker, const std::string& pointer, const DeviceWiring& device)
{
    const auto& buses = checker.wiring().buses;
    const auto bus = std::ranges::find(buses, device.bus, &BusWiring::id);
    const bool direct = bus == buses.end() || bus->transport == Transport::Tcp;
    if (device.unit >= 1 && device.unit <= lastSerialUnit) return;
    if (direct && (device.unit == 0 || device.unit == directUnit)) return;
    checker.refuse(pointer + "/unit", std::to_string(device.unit),
                   direct ? "1 to 247, or 0 or 255 for a device with its own TCP port" : "1 to 247");
}

std::vector<std::string> pointNames(const Checker& checker, const DeviceWiring& device)
{
    std::vector<std::string> names;
    for (const PointWiring& point : device.points) names.push_back(point.name);
    if (!device.profile) return names;
    const auto profile = checker.profiles().find(*device.profile);
    if (profile != checker.profiles().end()) names.insert(names.end(), profile->second.begin(), profile->second.end());
    return names;
}

void checkProfile(Checker& checker, const std::string& pointer, const DeviceWiring& device)
{
    if (!device.profile && device.points.empty())
        return checker.refuse(pointer, "a device without a profile and without points", "a profile, points, or both");
    if (!device.profile || checker.profiles().contains(*device.profile)) return;
    std::vector<std::string> names;
    std::string allowed = "a profile: ";
    for (const auto& [name, points] : checker.profiles()) {
        allowed += (names.empty() ? "" : ", ") + name;
        names.push_back(name);
    }
    checker.refuse(pointer + "/profile", quoted(*device.profile), allowed, nearest(*device.profile, names));
}

/// A point that lies in a hole would never be read.
void checkHoles(Checker& checker, const std::string& pointer, const DeviceWiring& device, const PointWiring& point)
{
    const bool bits = point.table == Table::Coil || point.table == Table::Discrete;
    const int last = point.address + (bits ? 1 : point.type.registers()) - 1;
    for (const auto& [from, to] : device.gaps)
        if (point.address <= to && last >= from)
            checker.refuse(pointer + "/address", std::to_string(point.address),
                           "an address outside the gaps of the device, which name " + std::to_string(from) + " to " +
                               std::to_string(to));
}

/// Decimals come from a register that holds a number.
void checkDecimals(Checker& checker, const std::string& pointer, const DeviceWiring& device, const PointWiring& point)
{
    if (!point.decimalsFrom) return;
    const auto source = std::ranges::find(device.points, *point.decimalsFrom, &PointWiring::name);
    if (source == device.points.end() || source->type.kind != ValueKind::String) return;
    checker.refuse(pointer + "/decimalsFrom", quoted(*point.decimalsFrom),
                   "a point that holds a number, not " + source->type.text());
}

void checkDevice(Checker& checker, const std::string& pointer, const DeviceWiring& device)
{
    checker.checkName(pointer + "/id", device.id.value, "./,");
    checker.checkReference(pointer + "/bus", device.bus.value, namesOf(checker.wiring().buses, &BusWiring::id), "/buses/*/id");
    checkUnit(checker, pointer, device);
    checkProfile(checker, pointer, device);
    checkLimits<DeviceWiring>(checker, pointer, device, deviceLimits);
    for (std::size_t i = 0; i < device.gaps.size(); ++i)
        if (device.gaps[i][0] > device.gaps[i][1])
            checker.refuse(pointer + "/gaps/" + std::to_string(i),
                           "[" + std::to_string(device.gaps[i][0]) + ", " + std::to_string(device.gaps[i][1]) + "]",
                           "[first, last] with first at most last");
    std::set<std::string> used;
    const auto names = pointNames(checker, device);
    for (std::size_t i = 0; i < device.points.size(); ++i) {
        const std::string at = pointer + "/points/" + std::to_string(i);
        checker.claim(used, at + "/name", device.points[i].name, "point of this device");
        checkPointWiring(checker, at, device.points[i], names);
        checkHoles(checker, at, device, device.points[i]);
        checkDecimals(checker, at, device, device.points[i]);
    }
}

/// Two entries with one profile at one unit are one instrument copied and not renumbered.
void checkCopies(Checker& checker)
{
    std::set<std::string> places;
    const auto& devices = checker.wiring().devices;
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const DeviceWiring& device = devices[i];
        if (!device.profile) continue;
        const std::string place = device.bus.value + "\n" + std::to_string(device.unit) + "\n" + *device.profile;
        if (places.insert(place).second) continue;
        checker.refuse("/devices/" + std::to_string(i) + "/unit", std::to_string(device.unit) + " a second time",
                       "a unit of bus " + device.bus.value + " that no other device of profile " + *device.profile + " has");
    }
}

} // namespace

void checkBuses(Checker& checker)
{
    std::set<std::string> ids;
    std::set<std::string> places;
    const auto& buses = checker.wiring().buses;
    for (std::size_t i = 0; i < buses.size(); ++i) {
        const BusWiring& bus = buses[i];
        const std::string pointer = "/buses/" + std::to_string(i);
        checker.checkName(pointer + "/id", bus.id.value, "/");
        checker.claim(ids, pointer + "/id", bus.id.value, "bus");
        const bool line = bus.transport == Transport::Rtu;
        if (line)
            checkLine(checker, pointer, bus);
        else
            checkEndpoint(checker, pointer, bus);
        const std::string place = line ? bus.device : bus.host + ":" + std::to_string(bus.port);
        if ((line ? bus.device : bus.host).empty() || places.insert(place).second) continue;
        checker.refuse(pointer + (line ? "/device" : "/port"), place + " a second time",
                       line ? "a serial port that no other bus uses" : "a host and port that no other bus uses");
    }
}

void checkDevices(Checker& checker)
{
    std::set<std::string> ids;
    const auto& devices = checker.wiring().devices;
    for (std::size_t i = 0; i < devices.size(); ++i) {
        const std::string pointer = "/devices/" + std::to_string(i);
        checker.claim(ids, pointer + "/id", devices[i].id.value, "device");
        checkDevice(checker, pointer, devices[i]);
    }
    checkCopies(checker);
}

} // namespace gaffer
