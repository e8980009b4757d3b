#include "drivers/buses.hpp"

#include "drivers/profile/profile.hpp"
#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/child.hpp"
#include "tests/drivers/support/loopback_slave.hpp"
#include "tests/support/campaign.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include <filesystem>
#include <fstream>
#include <map>

namespace gaffer {
namespace {

using test::holdingPoint;
using test::LoopbackSlave;
using namespace std::chrono_literals;

std::size_t openDescriptors()
{
    const auto folder = std::filesystem::directory_iterator{"/proc/self/fd"};
    return static_cast<std::size_t>(std::distance(begin(folder), end(folder)));
}

std::size_t residentPages()
{
    std::ifstream file{"/proc/self/statm"};
    std::size_t all = 0;
    std::size_t resident = 0;
    file >> all >> resident;
    return resident;
}

class Workshop : public testing::Test {
protected:
    Workshop()
    {
        wiring.buses = {test::tcpBus(slave.port())};
        PointWiring setPoint = holdingPoint("sp", 2, ValueKind::Uint16);
        setPoint.writable = WritableWiring{0, 2000, "tender", std::nullopt};
        wiring.devices = {test::device("F1", 1, {holdingPoint("pv", 1, ValueKind::Uint16), setPoint})};
        wiring.devices.front().every = 100ms;
    }

    template <class Met> bool runUntil(Met met, std::chrono::milliseconds limit = 3s)
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!met() && std::chrono::steady_clock::now() < end) io.run_one_until(end);
        return met();
    }

    boost::asio::io_context io;
    test::WallClock clock;
    LoopbackSlave slave{io};
    Wiring wiring;
    std::vector<Scan> scans;
    Buses buses{io, Wiring{}, clock, 1.0, [this](Scan scan) { scans.push_back(std::move(scan)); }};
    WriteOrder order{PointName{"F1.sp"}, 1200, {"tender"}};
};

TEST_F(Workshop, IsReadWrittenAndAskedOverARealConnection)
{
    buses.start();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return scans.size() >= 3 && scans.back().samples[0].mark.good(); }));
    std::optional<Outcome> written;
    buses.writePoint(order, [&](Outcome outcome) { written = outcome; });
    ASSERT_TRUE(runUntil([&] { return written.has_value(); }));
    EXPECT_TRUE(*written) << written->error().text;
    EXPECT_EQ(slave.registers[2], 1200);
    std::optional<Result<std::vector<std::uint16_t>>> read;
    buses.read(BusId{"bus"}, 1, Table::Holding, 2, 1, [&](auto words) { read = std::move(words); });
    std::optional<Result<std::vector<std::uint8_t>>> raw;
    buses.raw(BusId{"bus"}, 1, {3, 0, 2, 0, 1}, [&](auto bytes) { raw = std::move(bytes); });
    std::optional<Result<std::vector<std::uint16_t>>> direct;
    buses.read(BusId{"bus"}, 0, Table::Holding, 2, 1, [&](auto words) { direct = std::move(words); });
    ASSERT_TRUE(runUntil([&] { return read.has_value() && raw.has_value() && direct.has_value(); }));
    EXPECT_EQ(**direct, **read);
    EXPECT_EQ(**read, (std::vector<std::uint16_t>{1200}));
    EXPECT_EQ(**raw, (std::vector<std::uint8_t>{3, 2, 4, 0xB0}));
    EXPECT_EQ(buses.stats().at(0).bus.value, "bus");
    EXPECT_GE(buses.frames(BusId{"bus"})->size(), 6U);
}

TEST_F(Workshop, RefusesWhatItMustNotDoWithoutAByteOnTheWire)
{
    wiring.devices.front().every = 1h;
    buses.start();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return !scans.empty(); }));
    const std::size_t requests = slave.requests;
    std::vector<std::string> keys;
    const auto told = [&](const Outcome& outcome) { keys.push_back(outcome ? "done" : outcome.error().key); };
    order.value = 2001;
    buses.writePoint(order, told);
    order.value = 1200;
    order.roles = {"worker"};
    buses.writePoint(order, told);
    order.point = PointName{"F1.pv"};
    buses.writePoint(order, told);
    order.point = PointName{"F9.pv"};
    buses.writePoint(order, told);
    buses.read(BusId{"none"}, 1, Table::Holding, 2, 1, [&](auto words) { keys.push_back(words.error().key); });
    buses.read(BusId{"bus"}, 1, Table::Holding, 2, 126, [&](auto words) { keys.push_back(words.error().key); });
    buses.raw(BusId{"bus"}, 1, {}, [&](auto bytes) { keys.push_back(bytes.error().key); });
    wiring.buses.push_back(test::rtuBus());
    wiring.buses.back().id = BusId{"line"};
    buses.apply(wiring);
    buses.read(BusId{"line"}, 0, Table::Holding, 2, 1, [&](auto words) { keys.push_back(words.error().key); });
    EXPECT_FALSE(buses.scan(BusId{"none"}, {}));
    EXPECT_EQ(buses.scan(BusId{"line"}, {}).error().key, "bus.down");
    EXPECT_FALSE(buses.frames(BusId{"none"}));
    runUntil([] { return false; }, 50ms);
    EXPECT_EQ(keys, (std::vector<std::string>{"point.outsideLimits", "point.needsRole", "point.notWritable", "point.unknown",
                                              "bus.unknown", "read.count", "raw.length", "read.unit"}));
    EXPECT_EQ(slave.requests, requests);
}

TEST_F(Workshop, ServerRestartsLeaveNoDescriptorBehind)
{
    buses.start();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return !scans.empty() && scans.back().samples[0].mark.good(); }));
    const std::size_t before = openDescriptors();
    const std::size_t memory = residentPages();
    const auto flaps = static_cast<int>(amountOf("GAFFER_LINK_FLAPS", 10, 1000));
    for (int round = 0; round < flaps; ++round) {
        slave.hangUp();
        ASSERT_TRUE(runUntil([&] { return scans.back().samples[0].mark == badMark(Reason::PortLost); })) << round;
        ASSERT_TRUE(runUntil([&] { return scans.back().samples[0].mark.good(); })) << round;
    }
    EXPECT_LE(openDescriptors(), before + 1);
    // The scans that this test keeps are some kilobytes.
    constexpr std::size_t mostGrowth = 512;
    EXPECT_LE(residentPages(), memory + mostGrowth);
}

TEST_F(Workshop, AnEditTouchesOnlyTheBusesThatChanged)
{
    LoopbackSlave second{io};
    BusWiring other = test::tcpBus(second.port());
    other.id = BusId{"other"};
    wiring.buses.push_back(other);
    wiring.devices.push_back(test::device("X", 1, {holdingPoint("a", 5, ValueKind::Uint16)}));
    wiring.devices.back().bus = other.id;
    buses.start();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return scans.size() >= 4; }));
    wiring.devices.front().points.pop_back();
    buses.apply(wiring);
    wiring.buses.front().port = test::freePort();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return scans.back().samples[0].mark == badMark(Reason::PortLost); }));
    EXPECT_EQ(second.connections, 1U);
    EXPECT_EQ(buses.stats().at(1).linkLosses, 0U);
    wiring.buses.pop_back();
    buses.apply(wiring);
    EXPECT_EQ(buses.stats().size(), 1U);
    buses.stop();
    const std::size_t at = scans.size();
    runUntil([] { return false; }, 150ms);
    EXPECT_EQ(scans.size(), at);
}

TEST_F(Workshop, WritesAValueInMemoryThatWearsOutOnlyWhenItDiffersAndOnceAMinute)
{
    wiring.devices.front().profile = "eurotherm-2400";
    const auto plan = planDevice(wiring.devices.front());
    ASSERT_FALSE(plan.manners.wearing.empty());
    const std::string name = plan.manners.wearing.front();
    for (const PointWiring& point : plan.wiring.points)
        if (point.name == name) {
            wiring.devices.front().points = {point};
            wiring.devices.front().points.front().writable = WritableWiring{0, 2000, "tender", std::nullopt};
            wiring.devices.front().points.front().decimalsFrom.reset();
        }
    buses.start();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return !scans.empty(); }));
    std::vector<std::string> ends;
    order.point = PointName{"F1." + name};
    const auto write = [&](double value) {
        order.value = value;
        const std::size_t before = ends.size();
        buses.writePoint(order, [&](const Outcome& outcome) { ends.push_back(outcome ? "done" : outcome.error().key); });
        runUntil([&] { return ends.size() > before; });
    };
    write(1000);
    write(1000);
    write(1001);
    EXPECT_EQ(ends, (std::vector<std::string>{"done", "done", "write.memoryRests"}));
    // Somebody turned it at the instrument itself.
    slave.registers[2] = 900;
    write(1000);
    write(900);
    EXPECT_EQ(ends[3], "write.memoryRests");
    EXPECT_EQ(ends[4], "done");
    EXPECT_EQ(slave.registers[2], 900);
}

TEST_F(Workshop, EndsWhatWaitsWhenItStops)
{
    buses.start();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return !scans.empty() && scans.back().samples[0].mark.good(); }));
    std::vector<std::string> ends;
    buses.writePoint(order, [&](const Outcome& outcome) { ends.push_back(outcome.error().key); });
    buses.read(BusId{"bus"}, 1, Table::Holding, 2, 1, [&](const auto& words) { ends.push_back(words.error().key); });
    std::size_t found = 99;
    ScanOrder scan;
    scan.done = [&](const std::vector<FoundSlave>& slaves) { found = slaves.size(); };
    EXPECT_TRUE(buses.scan(BusId{"bus"}, std::move(scan)));
    buses.stop();
    EXPECT_EQ(found, 0U);
    EXPECT_EQ(ends.size(), 2U);
    EXPECT_FALSE(buses.frames(BusId{"bus"}));
}

TEST_F(Workshop, AWriteForABusThatGoesWhileItWaitsEndsAsUnavailable)
{
    buses.start();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return !scans.empty() && scans.back().samples[0].mark.good(); }));
    std::optional<Outcome> written;
    buses.writePoint(order, [&](const Outcome& outcome) { written = outcome; });
    buses.apply(Wiring{});
    ASSERT_TRUE(written.has_value());
    ASSERT_FALSE(*written);
    EXPECT_EQ(written->error().code, FaultCode::Unavailable);
}

TEST_F(Workshop, TheNewerOfTwoWritesWinsAlsoWhenTheOlderIsHalfDone)
{
    // The older has its gate on the wire when the newer comes.
    PointWiring gate = holdingPoint("gate", 9, ValueKind::Uint16);
    gate.writable = WritableWiring{0, 1, "manager", std::nullopt};
    wiring.devices.front().points.push_back(gate);
    wiring.devices.front().points[1].writable->enable = "gate";
    buses.start();
    buses.apply(wiring);
    ASSERT_TRUE(runUntil([&] { return !scans.empty() && scans.back().samples[0].mark.good(); }));
    std::map<double, std::string> ends;
    for (const double value : {1000.0, 1100.0, 1200.0}) {
        order.value = value;
        buses.writePoint(order, [&ends, value](const Outcome& outcome) { ends[value] = outcome ? "done" : outcome.error().key; });
    }
    ASSERT_TRUE(runUntil([&] { return ends.size() == 3; }));
    EXPECT_EQ(ends[1000], "write.superseded");
    EXPECT_EQ(ends[1100], "write.superseded");
    EXPECT_EQ(ends[1200], "done");
    EXPECT_EQ(slave.registers[2], 1200);
}

} // namespace
} // namespace gaffer
