#include "app/service/bus_desk.hpp"

#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/loopback_slave.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;
namespace query = wire::query;

/// One bus with one writable controller, polled once an hour, so that only what is asked goes on the wire.
class BusDeskTest : public testing::Test {
protected:
    BusDeskTest()
    {
        Wiring wiring;
        wiring.buses = {test::tcpBus(slave.port())};
        PointWiring setPoint = test::holdingPoint("sp", 2, ValueKind::Uint16);
        setPoint.writable = WritableWiring{0, 2000, "tender", std::nullopt};
        wiring.devices = {test::device("F1", 1, {test::holdingPoint("pv", 1, ValueKind::Uint16), setPoint})};
        wiring.devices.front().every = 1h;
        buses.start();
        desk.apply(wiring);
        while (slave.requests == 0) io.run_one_for(2s);
        runFor(20ms);
        slave.requests = 0;
    }

    void runFor(std::chrono::milliseconds span) { io.run_for(span); }

    BusDesk::Reply answered()
    {
        return [this](const Result<Payload>& result) { answer = result ? result->json : result.error().key; };
    }

    std::string waited()
    {
        const auto end = std::chrono::steady_clock::now() + 3s;
        while (answer.empty() && std::chrono::steady_clock::now() < end) io.run_one_until(end);
        return std::exchange(answer, {});
    }

    boost::asio::io_context io;
    test::WallClock clock;
    test::LoopbackSlave slave{io};
    Buses buses{io, Wiring{}, clock, 1.0, [](const Scan&) {}};
    BusDesk desk{buses};
    std::string answer;
};

TEST_F(BusDeskTest, ReadsRegistersAsTheyAre)
{
    slave.registers = {{7, 65535}, {8, 3}};
    desk.read({BusId{"bus"}, 1, Table::Holding, 7, 2}, answered());
    EXPECT_EQ(waited(), "[65535,3]");
}

TEST_F(BusDeskTest, RefusesAReadThatNoDeviceCouldAnswer)
{
    desk.read({BusId{"none"}, 1, Table::Holding, 0, 1}, answered());
    EXPECT_EQ(waited(), "bus.unknown");
    desk.read({BusId{"bus"}, 1, Table::Holding, 0, 126}, answered());
    EXPECT_EQ(waited(), "read.count");
    EXPECT_EQ(slave.requests, 0U);
}

TEST_F(BusDeskTest, WritesWhatTheRoleMayAndReadsItBack)
{
    desk.write({PointName{"F1.sp"}, 1210}, Role::Manager, answered());
    EXPECT_EQ(waited(), "true");
    EXPECT_EQ(slave.registers[2], 1210);
    EXPECT_EQ(slave.requests, 2U);
}

TEST_F(BusDeskTest, PutsNoByteOfARefusedWriteOnTheWire)
{
    desk.write({PointName{"F1.sp"}, 1210}, Role::Worker, answered());
    EXPECT_EQ(waited(), "point.needsRole");
    desk.write({PointName{"F1.sp"}, 2001}, Role::Admin, answered());
    EXPECT_EQ(waited(), "point.outsideLimits");
    desk.write({PointName{"F1.pv"}, 1}, Role::Admin, answered());
    EXPECT_EQ(waited(), "point.notWritable");
    runFor(20ms);
    EXPECT_EQ(slave.requests, 0U);
}

TEST_F(BusDeskTest, ShowsTheFramesOfWhatWasAsked)
{
    desk.read({BusId{"bus"}, 9, Table::Holding, 0x1234, 1}, answered());
    waited();
    const auto payload = desk.frames({BusId{"bus"}});
    ASSERT_TRUE(payload);
    const auto frames = wire::readFrames(payload->json);
    ASSERT_TRUE(frames);
    ASSERT_GE(frames->size(), 2U);
    const wire::FrameLine& question = *(frames->end() - 2);
    EXPECT_EQ(question.way, "sent");
    EXPECT_EQ(question.hex.substr(12), "090312340001");
    EXPECT_EQ(frames->back().way, "received");
    EXPECT_GE(frames->back().micros, question.micros);
    EXPECT_EQ(desk.frames({BusId{"none"}}).error().key, "bus.unknown");
}

TEST_F(BusDeskTest, ScansOnlyTheAddressesAskedFor)
{
    desk.scan({BusId{"bus"}, 5, 6}, answered());
    const auto found = wire::readDevices(waited());
    ASSERT_TRUE(found);
    ASSERT_EQ(found->size(), 2U);
    EXPECT_EQ(found->at(1).unit, 6);
    for (const auto& [first, last] : {std::pair{0, 3}, std::pair{9, 8}, std::pair{1, 248}}) {
        desk.scan({BusId{"bus"}, static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(last)}, answered());
        EXPECT_EQ(waited(), "bus.scanRange") << first << " to " << last;
    }
    desk.scan({BusId{"none"}, 1, 2}, answered());
    EXPECT_EQ(waited(), "bus.unknown");
}

TEST_F(BusDeskTest, CountsWhatEachSlaveDid)
{
    const auto status = desk.status();
    ASSERT_EQ(status.size(), 1U);
    EXPECT_TRUE(status.front().up);
    ASSERT_EQ(status.front().slaves.size(), 1U);
    EXPECT_EQ(status.front().slaves.front().unit, 1);
    EXPECT_EQ(status.front().slaves.front().answers, status.front().answers);
    EXPECT_GT(status.front().slaves.front().latencyP50Micros, 0);
    EXPECT_EQ(wire::readBuses(wire::write(status))->front().slaves.front().requests, status.front().requests);
}

TEST(ActsAs, LetsTheStrongerDoWhatTheWeakerMay)
{
    EXPECT_EQ(actsAs(Role::Worker), (std::vector<std::string>{"worker"}));
    EXPECT_EQ(actsAs(Role::Tender), (std::vector<std::string>{"worker", "tender"}));
    EXPECT_EQ(actsAs(Role::Maintenance), (std::vector<std::string>{"worker", "maintenance"}));
    EXPECT_EQ(actsAs(Role::Admin).size(), 6U);
}

} // namespace
} // namespace gaffer
