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

} // namespace
} // namespace gaffer
