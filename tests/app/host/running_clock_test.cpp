#include "app/host/running_clock.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(RunningClock, NeverBeginsBeforeTheLastThingThatHappened)
{
    const Instant future = wallNow() + std::chrono::hours{24};
    EXPECT_GE(RunningClock(future, 1).now(), future);
}

TEST(RunningClock, BeginsAtTheComputersClock)
{
    const Instant before = wallNow();
    EXPECT_GE(RunningClock({}, 1).now(), before);
}

TEST(RunningClock, NeverGoesBack)
{
    const RunningClock clock{{}, 1000};
    Instant last = clock.now();
    for (int i = 0; i < 1000; ++i) {
        const Instant now = clock.now();
        EXPECT_GE(now, last);
        last = now;
    }
}

TEST(RunningClock, GoesOnFromAFutureItIsToldOf)
{
    RunningClock clock{{}, 1};
    const Instant future = wallNow() + std::chrono::hours{30};
    clock.advanceTo(future);
    EXPECT_GE(clock.now(), future);
    EXPECT_LT(clock.now(), future + std::chrono::minutes{5});
    clock.advanceTo(wallNow());
    EXPECT_GE(clock.now(), future) << "the past does not call it back";
}

TEST(RunningClock, KnowsHowFarTheComputersClockIsAhead)
{
    RunningClock clock{{}, 1};
    EXPECT_LT(std::chrono::abs(clock.behindWall()), std::chrono::seconds{5});
    clock.advanceTo(wallNow() + std::chrono::hours{2});
    EXPECT_LT(clock.behindWall(), -std::chrono::minutes{119});
    EXPECT_EQ(RunningClock({}, 60).behindWall(), Duration{0}) << "faster on purpose";
}

} // namespace
} // namespace gaffer
