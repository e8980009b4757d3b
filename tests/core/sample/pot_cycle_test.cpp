#include "core/sample/pot_cycle.hpp"

#include "core/base/check.hpp"

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

} // namespace
} // namespace gaffer
