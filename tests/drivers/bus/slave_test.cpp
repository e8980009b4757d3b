#include "drivers/bus/slave.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;
constexpr MonoTime start{std::chrono::hours{1}};

TEST(Slave, NeverWaitsLessThanTheWiringSays)
{
    Slave slave{1, 800ms};
    for (int i = 0; i < 100; ++i) slave.answered(5ms);
    EXPECT_EQ(slave.timeout(), 800ms);
}

TEST(Slave, LearnsFromALateReplyUpTo6s)
{
    Slave slave{1, std::nullopt};
    EXPECT_EQ(slave.timeout(), 500ms);
    slave.cameLate(2s);
    EXPECT_EQ(slave.timeout(), 3s);
    slave.cameLate(5s);
    EXPECT_EQ(slave.timeout(), 6s);
    EXPECT_EQ(slave.stats().late, 2U);
}

TEST(Slave, ForgetsSlownessSlowly)
{
    Slave slave{1, std::nullopt};
    slave.cameLate(3s);
    for (int i = 0; i < 3000; ++i) slave.answered(10ms);
    EXPECT_EQ(slave.timeout(), 400ms);
}

TEST(Slave, IsProbedAfterTheThirdMissEverMoreRarely)
{
    Slave slave{1, std::nullopt};
    slave.answered(10ms);
    EXPECT_TRUE(slave.good());
    slave.missed(start, 3, Reason::CommTimeout);
    slave.missed(start, 3, Reason::CommTimeout);
    EXPECT_FALSE(slave.silent());
    EXPECT_FALSE(slave.good());
    slave.missed(start, 3, Reason::CommTimeout);
    EXPECT_TRUE(slave.silent());
    EXPECT_EQ(slave.probeAt(), start + 1s);
    slave.missed(start, 3, Reason::CommTimeout);
    EXPECT_EQ(slave.probeAt(), start + 2s);
    for (int i = 0; i < 20; ++i) slave.missed(start, 3, Reason::CommTimeout);
    EXPECT_EQ(slave.probeAt(), start + 60s);
    slave.forgive(start);
    EXPECT_FALSE(slave.silent());
    EXPECT_EQ(slave.probeTimeout(), 150ms);
}

TEST(Slave, LearnsTheLatencyOfItsSlaveAndWaitsAccordingly)
{
    Slave steady{1, std::nullopt};
    for (int i = 0; i < 50; ++i) steady.answered(900ms);
    EXPECT_GE(steady.timeout(), 1350ms);
    EXPECT_LE(steady.timeout(), 1500ms);
    Slave unsteady{1, std::nullopt};
    for (int i = 0; i < 200; ++i) unsteady.answered(i % 2 == 0 ? 100ms : 700ms);
    EXPECT_GE(unsteady.timeout(), 1000ms);
}

TEST(Slave, AFewMissesBetweenAnswersDoNotMakeItSilent)
{
    Slave slave{1, std::nullopt};
    for (int round = 0; round < 100; ++round) {
        slave.missed(start, 3, Reason::CommTimeout);
        slave.missed(start, 3, Reason::CommTimeout);
        slave.answered(10ms);
        slave.forgive(start);
    }
    EXPECT_FALSE(slave.silent());
    EXPECT_TRUE(slave.good());
}

TEST(Slave, ThatIsPolledRarelyIsProbedAfterTheFirstMiss)
{
    Slave slave{1, std::nullopt};
    slave.missed(start, 1, Reason::CommTimeout);
    EXPECT_TRUE(slave.silent());
    EXPECT_EQ(slave.probeAt(), start + 1s);
}

TEST(Slave, ProbesAreShortButLongEnoughForWhatItTook)
{
    Slave unknown{1, std::nullopt};
    EXPECT_EQ(unknown.probeTimeout(), 500ms);
    Slave slow{1, std::nullopt};
    for (int i = 0; i < 100; ++i) slow.answered(2s);
    EXPECT_EQ(slow.probeTimeout(), 900ms);
    Slave usual{1, std::nullopt};
    for (int i = 0; i < 100; ++i) usual.answered(150ms);
    EXPECT_GE(usual.probeTimeout(), 300ms);
    EXPECT_LT(usual.probeTimeout(), 400ms);
}

TEST(Slave, IsHeldUntilTheLaterOfTwoInstants)
{
    Slave slave{1, std::nullopt};
    slave.hold(start + 2s);
    slave.hold(start + 1s);
    EXPECT_EQ(slave.heldUntil(), start + 2s);
    slave.forgive(start + 500ms);
    EXPECT_EQ(slave.heldUntil(), start + 500ms);
    slave.probeNow(start);
    EXPECT_EQ(slave.probeAt(), start);
}

TEST(Slave, CountsAnswersAndTheirQuantiles)
{
    Slave slave{9, std::nullopt};
    for (int i = 1; i <= 100; ++i) slave.answered(Micros{i * 1000});
    const SlaveStats stats = slave.stats();
    EXPECT_EQ(stats.unit, 9);
    EXPECT_EQ(stats.answers, 100U);
    EXPECT_NEAR(static_cast<double>(stats.latencyP50.count()), 50'000, 5'500);
    EXPECT_NEAR(static_cast<double>(stats.latencyP99.count()), 99'000, 10'000);
    EXPECT_FALSE(stats.silent);
}

} // namespace
} // namespace gaffer
