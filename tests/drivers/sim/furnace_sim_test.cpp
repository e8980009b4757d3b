#include "drivers/sim/furnace_sim.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Instant start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

FurnaceWiring furnaceOf(FurnaceKind kind, int pots, bool wired)
{
    FurnaceWiring furnace;
    furnace.id = FurnaceId{"K1"};
    furnace.kind = kind;
    for (int i = 1; i <= pots; ++i) {
        PotWiring pot;
        pot.id = PotId{"P" + std::to_string(i)};
        pot.capacityKg = 500;
        pot.heelKg = 40;
        if (wired) pot.glass = PointName{"io.g" + std::to_string(i)};
        furnace.pots.push_back(pot);
    }
    return furnace;
}

FurnaceSim made(const FurnaceWiring& wiring, std::vector<Instant> workStarts)
{
    return {wiring, {.workStarts = std::move(workStarts)}, start, 1};
}

void live(FurnaceSim& furnace, Instant& now, Duration span)
{
    for (const Instant end = now + span; now < end;) furnace.advanceTo(now += Duration{5000});
}

TEST(FurnaceSim, RefusesAPlanThatForgetsAPot) { EXPECT_THROW(made(furnaceOf(FurnaceKind::Pot, 2, true), {start}), CheckFailed); }

TEST(FurnaceSim, BeginsInTheMiddleOfItsDay)
{
    FurnaceSim furnace = made(furnaceOf(FurnaceKind::Pot, 3, true), {start, start - hours{8}, start - hours{17}});
    EXPECT_TRUE(furnace.workable(0));
    EXPECT_NEAR(furnace.glass(0).value, 1165, 18);
    EXPECT_EQ(furnace.phase(1), PotPhase::Charging);
    EXPECT_EQ(furnace.phase(2), PotPhase::Fining);
    EXPECT_NEAR(furnace.glass(2).value, 1400, 15);
    EXPECT_FALSE(furnace.workable(2));
}

TEST(FurnaceSim, KeepsOneTemperatureForPotsWithoutSensors)
{
    FurnaceSim furnace = made(furnaceOf(FurnaceKind::Pot, 2, false), {start, start});
    EXPECT_TRUE(furnace.sharesOneDay());
    EXPECT_NEAR(furnace.glass(0).value, furnace.glass(1).value, 8);
    EXPECT_NEAR(furnace.crown().value, 1160, 8);
}

TEST(FurnaceSim, CannotBeWorkedBelowItsHeel)
{
    FurnaceSim furnace = made(furnaceOf(FurnaceKind::Pot, 1, true), {start});
    furnace.draw(0, {furnace.glassLeft(0).value - 41});
    EXPECT_TRUE(furnace.workable(0));
    furnace.draw(0, {2});
    EXPECT_FALSE(furnace.workable(0));
}

TEST(FurnaceSim, IsFilledAgainByItsPortions)
{
    FurnaceSim furnace = made(furnaceOf(FurnaceKind::Pot, 1, true), {start});
    furnace.draw(0, {furnace.glassLeft(0).value - 40});
    Instant now = start;
    live(furnace, now, hours{13});
    EXPECT_NEAR(furnace.glassLeft(0).value, 480, 1);
    live(furnace, now, hours{11} + minutes{5});
    EXPECT_TRUE(furnace.workable(0));
}

TEST(FurnaceSim, NeverStopsAContinuousTank)
{
    FurnaceSim furnace = made(furnaceOf(FurnaceKind::ContinuousTank, 1, false), {start});
    Instant now = start;
    live(furnace, now, hours{12});
    EXPECT_TRUE(furnace.workable(0));
    EXPECT_NEAR(furnace.crown().value, 1160, 6);
}

TEST(FurnaceSim, LivesWithACrownAndNoPot)
{
    FurnaceSim furnace = made(furnaceOf(FurnaceKind::DayTank, 0, false), {start});
    EXPECT_EQ(furnace.potCount(), 0U);
    EXPECT_NEAR(furnace.crown().value, 1160, 6);
    EXPECT_GT(furnace.gasPerHour(), 5);
}

TEST(FurnaceSim, CoolsWithoutHeatAndLosesACrackedPotsGlass)
{
    FurnaceSim furnace = made(furnaceOf(FurnaceKind::Pot, 1, true), {start});
    furnace.setHeated(false);
    Instant now = start;
    live(furnace, now, hours{5});
    EXPECT_FALSE(furnace.workable(0));
    EXPECT_EQ(furnace.gasPerHour(), 0);
    furnace.empty(0);
    EXPECT_EQ(furnace.glassLeft(0).value, 0);
}

} // namespace
} // namespace gaffer::sim
