#include "drivers/sim/bus_sim.hpp"

#include "tests/drivers/sim/sim_support.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

class BusSimTest : public testing::TestWithParam<Transport> {
protected:
    BusSimTest()
        : sim{benchWiring(GetParam()), {.start = someMorning}}, bus{sim, sim.wiring().buses[0], {}, [this] { return now; }}
    {
    }

    Instant now{someMorning};
    WorkshopSim sim;
    BusSim bus;
};

TEST_P(BusSimTest, AnswersItsUnit)
{
    const auto sent = bus.answer({1, {3, 0, 0, 0, 1}, 77});
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].bytes, framed(GetParam(), {1, {3, 2, 0, 0}, 77}));
}

TEST_P(BusSimTest, LetsAGatewaySayThatNobodyIsThereAndALineKeepSilent)
{
    const auto sent = bus.answer({9, {3, 0, 0, 0, 1}, 1});
    if (GetParam() != Transport::Tcp)
        EXPECT_TRUE(sent.empty());
    else
        EXPECT_EQ(sent.at(0).bytes, framed(Transport::Tcp, {9, {0x83, 11}, 1}));
}

TEST_P(BusSimTest, ObeysABroadcastWithoutAnswer)
{
    const auto sent = bus.answer({0, {6, 0, 10, 0, 42}, 1});
    EXPECT_EQ(sent.empty(), GetParam() != Transport::Tcp) << "unit 0 of a lone TCP device is the device itself";
    EXPECT_EQ(bus.answer({1, {3, 0, 10, 0, 1}, 2}).at(0).bytes, framed(GetParam(), {1, {3, 2, 0, 42}, 2}));
}

TEST_P(BusSimTest, KeepsSilentWhileTheDeviceIsSilent)
{
    ASSERT_TRUE(sim.schedule({someMorning + Duration{1000}, "io", IncidentKind::SlaveSilent, Duration{5000}}));
    now += Duration{2000};
    EXPECT_TRUE(bus.answer({1, {3, 0, 0, 0, 1}, 1}).empty());
    now += Duration{6000};
    EXPECT_FALSE(bus.answer({1, {3, 0, 0, 0, 1}, 1}).empty());
    EXPECT_EQ(bus.counts.requests, 2U);
    EXPECT_EQ(bus.counts.answered, 1U);
}

TEST_P(BusSimTest, LivesOnToTheInstantOfTheRequest)
{
    now += std::chrono::hours{1};
    bus.answer({1, {3, 0, 0, 0, 1}, 1});
    EXPECT_EQ(sim.now(), now);
    EXPECT_GT(sim.value(PointName{"io.count"}).value(), 10);
}

INSTANTIATE_TEST_SUITE_P(Transports, BusSimTest, testing::Values(Transport::Tcp, Transport::Rtu, Transport::RtuOverTcp),
                         [](const auto& tested) { return "transport" + std::to_string(static_cast<int>(tested.param)); });

} // namespace
} // namespace gaffer::sim
