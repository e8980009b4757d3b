#include "core/sample/pot_cycle.hpp"

#include "core/base/check.hpp"
#include "core/wiring/settings.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr double work = 1160;

TEST(PotCycle, RefusesTimesOutsideOneCycle)
{
    EXPECT_THROW(static_cast<void>(PotCycle::phaseAt(PotCycle::length)), CheckFailed);
    EXPECT_THROW(static_cast<void>(PotCycle::setPointAt(Duration{-1}, work)), CheckFailed);
}

TEST(PotCycle, GoesThroughItsPhasesInOrder)
{
    EXPECT_EQ(PotCycle::phaseAt(hours{0}), PotPhase::Working);
    EXPECT_EQ(PotCycle::phaseAt(hours{8}), PotPhase::Charging);
    EXPECT_EQ(PotCycle::phaseAt(PotCycle::portions.back()), PotPhase::Melting);
    EXPECT_EQ(PotCycle::phaseAt(PotCycle::flat), PotPhase::Fining);
    EXPECT_EQ(PotCycle::phaseAt(PotCycle::coolFrom), PotPhase::Cooling);
}

TEST(PotCycle, MovesItsSetPointWithoutJumps)
{
    double before = PotCycle::setPointAt(PotCycle::length - minutes{1}, work);
    for (Duration at{0}; at < PotCycle::length; at += minutes{1}) {
        const double now = PotCycle::setPointAt(at, work);
        EXPECT_LE(std::abs(now - before), 1.5) << toText(at);
        before = now;
    }
}

TEST(PotCycle, IsHotForFourHoursOfFiningAndColdEnoughAtTheStartOfWork)
{
    EXPECT_EQ(PotCycle::setPointAt(PotCycle::flat, work), PotCycle::hot);
    EXPECT_GE(PotCycle::coolFrom - PotCycle::flat, hours{4});
    EXPECT_EQ(PotCycle::setPointAt(PotCycle::length - minutes{30}, work), work);
}

TEST(PotCycle, HasPhasesThatFollowEachOtherWithoutReturn)
{
    PotPhase last = PotPhase::Working;
    for (Duration at{0}; at < PotCycle::length; at += minutes{1}) {
        const PotPhase phase = PotCycle::phaseAt(at);
        ASSERT_GE(phase, last) << at.count();
        last = phase;
    }
    EXPECT_EQ(last, PotPhase::Cooling);
}

TEST(PotCycle, FillsThePotInPortionsThatHaveTimeToMelt)
{
    EXPECT_GT(PotCycle::portions.front(), PotCycle::workEnds) << "the rest is ladled out before";
    for (std::size_t i = 1; i < PotCycle::portions.size(); ++i)
        EXPECT_GE(PotCycle::portions[i] - PotCycle::portions[i - 1], hours{1}) << i;
    EXPECT_GE(PotCycle::flat - PotCycle::portions.back(), hours{2});
}

TEST(PotCycle, FinesLongEnoughBeforeItsBubblesAreLookedAt)
{
    EXPECT_GE(PotCycle::bubbleCheck - PotCycle::flat, PotCycle::fining);
    EXPECT_GE(PotCycle::coolFrom, PotCycle::bubbleCheck);
}

TEST(PotCycle, IsInTheWindowLongerThanGlassNeedsToSettle)
{
    const Settings settings;
    for (double at = settings.windowLow; at <= settings.windowHigh; at += 10) {
        Duration inside{0};
        for (Duration since = PotCycle::coolFrom; since < PotCycle::length; since += minutes{1})
            if (PotCycle::setPointAt(since, at) <= settings.windowHigh) inside += minutes{1};
        EXPECT_GE(inside, settings.settle + hours{1}) << at << ": the glass follows its furnace late";
    }
}

TEST(PotCycle, RefusesToWorkHotterThanItMelts)
{
    EXPECT_THROW(static_cast<void>(PotCycle::setPointAt(hours{1}, PotCycle::hot)), CheckFailed);
    EXPECT_EQ(PotCycle::setPointAt(hours{1}, PotCycle::hot - 1), PotCycle::hot - 1);
}

} // namespace
} // namespace gaffer
