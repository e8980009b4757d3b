#include "core/wiring/check.hpp"

#include "core/sample/sample.hpp"
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

TEST(CheckWiring, FindsEachMistakeOfTheHeadAtItsPlace)
{
    const std::vector<Mistake> mistakes{
        {"another format", [](Wiring& w) { w.format = "gaffer-workshop-2"; }, {"/format"}},
        {"no name", [](Wiring& w) { w.name.clear(); }, {"/name"}},
        {"no zone", [](Wiring& w) { w.timeZone.clear(); }, {"/timeZone"}},
        {"another language", [](Wiring& w) { w.language = "zh"; }, {"/language"}},
        {"a window of nothing", [](Wiring& w) { w.settings.windowLow = w.settings.windowHigh; }, {"/settings/windowLow"}},
        {"settling for days", [](Wiring& w) { w.settings.settle = std::chrono::hours{25}; }, {"/settings/settle"}},
        {"fining for weeks", [](Wiring& w) { w.settings.fining = std::chrono::hours{169}; }, {"/settings/fining"}},
        {"half the batch and more goes up", [](Wiring& w) { w.settings.batchLoss = 0.51; }, {"/settings/batchLoss"}},
        {"more lost than gathered", [](Wiring& w) { w.settings.gatherLoss = 0.91; }, {"/settings/gatherLoss"}},
        {"a warning above all", [](Wiring& w) { w.settings.warnShare = 1.01; }, {"/settings/warnShare"}},
        {"rounds by the second", [](Wiring& w) { w.settings.typedRound = Duration{59'999}; }, {"/settings/typedRound"}},
        {"stale before it is due", [](Wiring& w) { w.settings.stalePeriods = 0.9; }, {"/settings/stalePeriods"}},
        {"noise as wide as the window", [](Wiring& w) { w.settings.heatDeadband = 50.5; }, {"/settings/heatDeadband"}},
    };
    for (const Mistake& mistake : mistakes) {
        Wiring wiring = exampleWiring();
        mistake.make(wiring);
        EXPECT_EQ(mistakesOf(wiring), mistake.pointers) << mistake.what;
    }
}

TEST(CheckWiring, TellsForEveryMistakeWhatIsAllowed)
{
    Wiring wiring;
    wiring.buses.resize(2);
    wiring.devices.resize(2);
    wiring.furnaces.resize(2);
    wiring.stations.resize(2);
    wiring.lehrs.resize(2);
    wiring.meters.resize(2);
    wiring.shifts.resize(2);
    const Problems problems = checkWiring(wiring, {});
    EXPECT_GT(problems.size(), 15U);
    for (const Problem& problem : problems) {
        EXPECT_EQ(problem.pointer.front(), '/');
        EXPECT_FALSE(problem.allowed.empty()) << problem.pointer;
        EXPECT_FALSE(problem.found.empty()) << problem.pointer;
    }
}

TEST(CheckWiring, SaysNothingOfWhatReadingStumbledOver)
{
    Wiring wiring = exampleWiring();
    wiring.language = "klingon";
    EXPECT_TRUE(checkWiring(wiring, exampleProfiles(), {{"/language", "7", "zh_CN or en", ""}}).empty());
}

TEST(CheckWiring, FindsNothingInTheSamples)
{
    for (const SampleKind kind : {SampleKind::Goblets, SampleKind::Lampwork, SampleKind::Empty})
        EXPECT_EQ(checkWiring(sampleWiring(kind), {}).size(), 0U) << nameOf(kind);
}

} // namespace
} // namespace gaffer
