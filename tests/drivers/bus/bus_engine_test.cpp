#include "tests/drivers/support/sim_bus.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using test::device;
using test::holdingPoint;
using test::SimBus;
using namespace std::chrono_literals;

DeviceWiring two(std::uint8_t unit = 1)
{
    return device("d" + std::to_string(unit), unit, {holdingPoint("a", 0), holdingPoint("b", 1)});
}

TEST(BusEngine, AnAbsentPortGivesBadScansAndNoEnd)
{
    SimBus bus{test::rtuBus(), {}};
    bus.plugged = false;
    bus.engine->configure({SimBus::plan(two())}, bus.now);
    bus.run(5s);
    bus.engine->linkLost(bus.now, "no such port", Reason::PortLost);
    bus.run(5s);
    ASSERT_GE(bus.scans.size(), 4U);
    EXPECT_EQ(bus.scans.back().samples[0].mark, badMark(Reason::PortLost));
    EXPECT_EQ(bus.engine->stats(bus.now).trouble, "no such port");
    EXPECT_GE(bus.opened, 5U);
}

TEST(BusEngine, PollsOnTheGridOfTheEpochInTheWorkshopsTime)
{
    SimBus bus{test::tcpBus(502), {two()}};
    bus.run(10'300ms);
    ASSERT_GE(bus.scans.size(), 10U);
    for (std::size_t i = 1; i < bus.scans.size(); ++i) {
        EXPECT_EQ(toMillis(bus.scans[i].scheduled) % 1000, 0);
        EXPECT_TRUE(i == 1 || bus.scans[i].scheduled - bus.scans[i - 1].scheduled == 1s);
        EXPECT_GE(bus.scans[i].arrival, bus.scans[i].scheduled);
        EXPECT_EQ(bus.scans[i].sequence, i + 1);
    }
}

TEST(BusEngine, AFastWorkshopIsPolledAtMostEvery100msOfTheWall)
{
    SimBus bus{test::tcpBus(502), {two()}, 60.0};
    bus.run(10s);
    EXPECT_NEAR(static_cast<double>(bus.scans.size()), 100, 3);
}

TEST(BusEngine, ACableThatIsPulledIsToldAtOnceAndAReturnIsReadAtOnce)
{
    SimBus bus{test::rtuBus(), {two()}};
    bus.run(3500ms);
    EXPECT_TRUE(bus.scans.back().samples[0].mark.good());
    bus.unplug();
    EXPECT_EQ(bus.scans.back().samples[0].mark, badMark(Reason::PortLost));
    bus.run(60s);
    bus.plugged = true;
    bus.run(2s);
    EXPECT_TRUE(bus.scans.back().samples[0].mark.good());
}

TEST(BusEngine, AThousandFlapsLeaveItAsItWas)
{
    SimBus bus{test::rtuBus(), {two()}};
    for (int flap = 0; flap < 1000; ++flap) {
        bus.run(1300ms);
        bus.unplug();
        bus.run(200ms);
        bus.plugged = true;
        bus.scans.clear();
        bus.sent.clear();
    }
    bus.run(3s);
    EXPECT_TRUE(bus.scans.back().samples[0].mark.good());
    EXPECT_EQ(bus.engine->stats(bus.now).linkLosses, 1000U);
}

/// Each scan of a device stands on an instant of the grid of its period, and none of them twice.
void expectOnGrid(const std::vector<Scan>& scans, Duration period)
{
    for (std::size_t i = 0; i < scans.size(); ++i) {
        EXPECT_EQ(scans[i].scheduled.time_since_epoch() % period, Duration{0});
        EXPECT_TRUE(i == 0 || scans[i].scheduled > scans[i - 1].scheduled);
    }
}

TEST(BusEngine, AServerThatBreaksEachStreamIsTriedOnceASecondAndItsPointsStayOnTheGrid)
{
    SimBus bus{test::tcpBus(502), {device("d1", 1, {holdingPoint("p", 1)})}};
    bool broken = true;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        test::Octets reply = test::replyFrame(test::takeRead(frame, true), true);
        if (broken) reply.insert(reply.begin(), {0x00, 0xFF, 0x55, 0x13});
        return {{5'000, reply}};
    };
    bus.run(10s);
    const std::size_t opened = bus.opened;
    const std::size_t from = bus.scans.size();
    bus.run(60s);
    EXPECT_LE(bus.opened - opened, 61U);
    EXPECT_GE(bus.opened - opened, 5U);
    const auto scans = bus.scansOf("d1", from);
    expectOnGrid(scans, 1s);
    EXPECT_GE(scans.size(), 59U);
    EXPECT_EQ(SimBus::goodShare(scans), 0);
    broken = false;
    const std::size_t mended = bus.scans.size();
    bus.run(65s);
    EXPECT_TRUE(bus.scansOf("d1", mended).back().samples[0].mark.good());
    EXPECT_GE(SimBus::goodShare(bus.scansOf("d1", mended)), 0.9) << "a link that cannot answer is tried again each second";
}

TEST(BusEngine, ASlaveThatSaysNothingInSoundFramesIsSoonOnlyProbedAndDelaysNobody)
{
    SimBus bus{test::rtuBus(), {device("d1", 1, {holdingPoint("p", 1)}), device("d2", 2, {holdingPoint("p", 1)})}};
    bool empty = true;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        if (empty && frame[0] == 1) return {{9'000, test::sealed({1, 3, 0})}};
        return {{9'000, test::replyFrame(test::takeRead(frame, false), false)}};
    };
    bus.run(10s);
    const std::size_t from = bus.scans.size();
    const std::size_t sent = bus.sent.size();
    bus.run(60s);
    for (const char* name : {"d1", "d2"}) {
        const auto scans = bus.scansOf(name, from);
        expectOnGrid(scans, 1s);
        EXPECT_GE(scans.size(), 59U) << name;
    }
    EXPECT_EQ(SimBus::goodShare(bus.scansOf("d2", from)), 1);
    for (const Scan& scan : bus.scansOf("d1", from)) EXPECT_EQ(scan.samples[0].mark, badMark(Reason::CommCrc));
    const auto askedOf1 = std::count_if(bus.sent.begin() + static_cast<std::ptrdiff_t>(sent), bus.sent.end(),
                                        [](const SimBus::SentFrame& frame) { return frame.bytes[0] == 1; });
    EXPECT_LE(askedOf1, 10);
    EXPECT_GE(askedOf1, 1);
    empty = false;
    bus.run(62s);
    EXPECT_TRUE(bus.scansOf("d1", from).back().samples[0].mark.good());
}

TEST(BusEngine, ASilentSlaveIsNotGoodWithin3sAndGoodWithin3sOfItsReturn)
{
    for (const Transport transport : {Transport::Tcp, Transport::Rtu, Transport::RtuOverTcp}) {
        BusWiring wiring = transport == Transport::Rtu ? test::rtuBus() : test::tcpBus(502);
        wiring.transport = transport;
        const bool tcp = transport == Transport::Tcp;
        SimBus bus{wiring, {two()}};
        bool dead = false;
        bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
            if (dead) return {};
            return {{10'000, test::replyFrame(test::takeRead(frame, tcp), tcp)}};
        };
        for (int round = 0; round < 20; ++round) {
            bus.run(5s + std::chrono::milliseconds{37 * round});
            ASSERT_TRUE(bus.scans.back().samples[0].mark.good()) << nameOf(transport) << round;
            dead = true;
            bus.run(3s);
            ASSERT_FALSE(bus.scans.back().samples[0].mark.good()) << nameOf(transport) << round;
            bus.run(std::chrono::seconds{round});
            dead = false;
            bus.run(3s);
            ASSERT_TRUE(bus.scans.back().samples[0].mark.good()) << nameOf(transport) << round;
        }
    }
}

TEST(BusEngine, AReloadDisturbsNoUnchangedDevice)
{
    SimBus bus{test::rtuBus(), {two(1), two(2)}};
    bus.run(3500ms);
    DeviceWiring changed = two(2);
    changed.points.push_back(holdingPoint("c", 2));
    const std::size_t from = bus.scans.size();
    const auto layout = bus.scansOf("d1").back().layout;
    bus.engine->configure({SimBus::plan(two(1)), SimBus::plan(changed)}, bus.now);
    bus.run(3s);
    const auto one = bus.scansOf("d1", from);
    ASSERT_GE(one.size(), 3U);
    EXPECT_EQ(one.back().layout, layout);
    for (const Scan& scan : one) EXPECT_TRUE(scan.samples[0].mark.good());
    EXPECT_EQ(bus.scansOf("d2", from).back().samples.size(), 3U);
    EXPECT_EQ(bus.opened, 1U);
    EXPECT_GE(bus.scansOf("d2", from).size(), 3U);
}

TEST(BusEngine, AnEditedTimeOutHoldsFromTheReloadOn)
{
    SimBus bus{test::rtuBus(), {two(1), two(2)}};
    const auto timeout = [&](std::size_t slave) { return bus.engine->stats(bus.now).slaves.at(slave).timeout; };
    bus.run(3500ms);
    EXPECT_LT(timeout(0), 1s);
    DeviceWiring patient = two(1);
    patient.timeout = 2s;
    bus.engine->configure({SimBus::plan(patient), SimBus::plan(two(2))}, bus.now);
    EXPECT_EQ(timeout(0), 2s);
    EXPECT_LT(timeout(1), 1s);
    bus.engine->configure({SimBus::plan(two(1)), SimBus::plan(two(2))}, bus.now);
    EXPECT_LT(timeout(0), 1s);
}

TEST(BusEngine, OfTwoDevicesBehindOneAddressTheLongerTimeOutHolds)
{
    DeviceWiring quick = two(1);
    quick.timeout = 600ms;
    DeviceWiring slow = two(1);
    slow.id = DeviceId{"slow"};
    slow.timeout = 3s;
    for (const auto& devices : {std::vector{quick, slow}, std::vector{slow, quick}}) {
        const SimBus bus{test::rtuBus(), devices};
        EXPECT_EQ(bus.engine->stats(bus.now).slaves.at(0).timeout, 3s);
    }
}

TEST(BusEngine, AReloadThatDropsTheAskedDeviceForgetsItsAnswer)
{
    SimBus bus{test::rtuBus(), {two(1), two(2)}};
    bus.run(3500ms);
    const auto waits = [&] {
        const SlaveStats second = bus.engine->stats(bus.now).slaves.at(1);
        return second.requests > second.answers;
    };
    for (int i = 0; i < 3000 && !waits(); ++i) bus.run(1ms);
    ASSERT_TRUE(waits());
    const std::size_t from = bus.scans.size();
    bus.engine->configure({SimBus::plan(two(1))}, bus.now);
    bus.run(3s);
    EXPECT_TRUE(bus.scansOf("d2", from).empty());
    EXPECT_EQ(bus.engine->stats(bus.now).slaves.size(), 1U);
    for (const Scan& scan : bus.scansOf("d1", from)) EXPECT_TRUE(scan.samples[0].mark.good());
    EXPECT_GE(bus.scansOf("d1", from).size(), 3U);
}

TEST(BusEngine, CountsWhatHappensAndKeepsTheLast256Frames)
{
    SimBus bus{test::rtuBus(), {two()}};
    bus.run(300'500ms);
    const BusStats stats = bus.engine->stats(bus.now);
    EXPECT_TRUE(stats.linkUp);
    EXPECT_EQ(stats.total.requests, stats.total.answers);
    EXPECT_EQ(stats.bytesSent, 8 * stats.total.requests);
    EXPECT_GT(stats.loadPercent, 0.3);
    EXPECT_EQ(bus.engine->frames().size(), 256U);
    EXPECT_EQ(bus.engine->frames().back().way, FrameWay::Received);
}

} // namespace
} // namespace gaffer
