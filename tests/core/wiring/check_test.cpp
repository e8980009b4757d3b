#include "core/wiring/check.hpp"

#include "tests/core/wiring/wiring_example.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using Pointers = std::vector<std::string>;

TEST(CheckWiring, FindsNothingInAGoodWiring) { EXPECT_EQ(mistakesOf(exampleWiring()), Pointers{}); }

TEST(CheckWiring, RefusesAnEmptyWiringForItsHeadOnly) { EXPECT_EQ(mistakesOf(Wiring{}), (Pointers{"/format", "/name"})); }

TEST(CheckWiring, RefusesEverySettingOutsideItsLimits)
{
    Wiring wiring = exampleWiring();
    wiring.settings = {.settle = Duration{-1},
                       .fining = Duration{-1},
                       .finingFrom = 100,
                       .heatDeadband = -1,
                       .windowLow = 0,
                       .windowHigh = 5000,
                       .batchLoss = 2,
                       .gatherLoss = -1,
                       .warnShare = 15,
                       .typedRound = Duration{1},
                       .stalePeriods = 0,
                       .careWarn = -1,
                       .careBlock = 90};
    EXPECT_EQ(mistakesOf(wiring).size(), 14U);
}

TEST(CheckWiring, RefusesToFineInsideTheWorkingWindow)
{
    Wiring wiring = exampleWiring();
    wiring.settings.finingFrom = wiring.settings.windowHigh;
    EXPECT_EQ(mistakesOf(wiring), Pointers{"/settings/finingFrom"});
}

TEST(CheckWiring, RefusesToWarnAboutMouldCareAfterBlocking)
{
    Wiring wiring = exampleWiring();
    wiring.settings.careWarn = 1.2;
    EXPECT_EQ(mistakesOf(wiring), Pointers{"/settings/careWarn"});
}

} // namespace
} // namespace gaffer
