#include "drivers/buses.hpp"
#include "tests/bench/drivers/clients.hpp"
#include "tests/drivers/support/bench_wiring.hpp"

#include <boost/asio/io_context.hpp>

#include <map>

namespace gaffer::bench {
namespace {

constexpr int slavesOnALine = 30;
constexpr int mostUnits = 247;

DeviceWiring deviceOf(const BusId& bus, int unit, int registers, Duration every)
{
    std::vector<PointWiring> points;
    for (int i = 0; i < registers; ++i)
        points.push_back(test::holdingPoint("r" + std::to_string(i), static_cast<std::uint16_t>(i), ValueKind::Uint16));
    DeviceWiring device =
        test::device(bus.value + "-" + std::to_string(unit), static_cast<std::uint8_t>(1 + unit % mostUnits), std::move(points));
    device.bus = bus;
    device.every = every;
    return device;
}

} // namespace

void oursOverRtu(const std::string& path, std::uint32_t baud, int registers, const std::function<bool()>& enough)
{
    Wiring wiring;
    wiring.buses.push_back(test::rtuBus(path, baud));
    for (int unit = 1; unit <= slavesOnALine; ++unit)
        wiring.devices.push_back(deviceOf(BusId{"bus"}, unit, registers, Duration{100}));
    boost::asio::io_context io;
    const test::WallClock clock;
    std::map<PointName, Sample> cache;
    Buses buses{io, wiring, clock, 1.0, [&](const Scan& scan) {
                    for (std::size_t i = 0; i < scan.samples.size(); ++i) cache[scan.layout->points[i].name] = scan.samples[i];
                }};
    buses.start();
    while (!enough()) io.run_one_for(std::chrono::milliseconds{100});
}

Stretch oursOverTcp(std::uint16_t port, int connections, int devices, int periodMillis, double seconds,
                    const std::function<void()>& atEnd)
{
    Wiring wiring;
    for (int i = 0; i < connections; ++i) {
        BusWiring bus = test::tcpBus(port);
        bus.id = BusId{"b" + std::to_string(i)};
        wiring.buses.push_back(bus);
        for (int unit = 1; unit <= devices; ++unit) wiring.devices.push_back(deviceOf(bus.id, unit, 10, Duration{periodMillis}));
    }
    boost::asio::io_context io;
    const test::WallClock clock;
    std::map<const ScanLayout*, std::vector<Sample>> cache;
    std::uint64_t good = 0;
    Buses buses{io, wiring, clock, 1.0, [&](Scan scan) {
                    if (scan.samples.front().mark.good()) ++good;
                    cache[scan.layout.get()] = std::move(scan.samples);
                }};
    buses.start();
    const auto run = [&](double howLong) {
        io.run_for(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(howLong)));
    };
    run(warmUpSeconds);
    const Meter meter{good};
    run(seconds);
    const Stretch measured = meter.read(good);
    if (atEnd) atEnd();
    return measured;
}

} // namespace gaffer::bench
