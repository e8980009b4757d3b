#include "drivers/sim/workshop_sim.hpp"

#include "tests/drivers/sim/goblets.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Instant morning = someMorning;

TEST(WorkshopSim, HasNoValueForAPointThatNothingDrives)
{
    const WorkshopSim sim = goblets();
    EXPECT_FALSE(sim.value(PointName{"glory.hole1"}));
    EXPECT_FALSE(sim.value(PointName{"nowhere.t"}));
}

TEST(WorkshopSim, CountsTheSameForTheSameSeedWhateverTheSteps)
{
    WorkshopSim a = goblets(7);
    WorkshopSim b = goblets(7);
    WorkshopSim c = goblets(8);
    a.advanceTo(morning + minutes{30});
    for (Instant at = morning; at <= morning + minutes{30}; at += Duration{7300}) b.advanceTo(at);
    b.advanceTo(morning + minutes{30});
    c.advanceTo(morning + minutes{30});
    EXPECT_EQ(counters(a), counters(b));
    EXPECT_EQ(valueOf(a, "K1.crown"), valueOf(b, "K1.crown"));
    EXPECT_NE(counters(a), counters(c));
}

TEST(WorkshopSim, BlowsAboutAPieceEverySeventyTwoSecondsOnStemware)
{
    Wiring wiring = sampleWiring(SampleKind::Goblets);
    wiring.stations.resize(4);
    WorkshopSim sim{wiring, {.start = morning}};
    sim.advanceTo(morning + hours{8});
    for (const StationWiring& station : wiring.stations) EXPECT_NEAR(static_cast<double>(sim.truth(station.id).made), 400, 16);
}

TEST(WorkshopSim, KeepsTheYieldsOfHandShops)
{
    WorkshopSim sim = goblets();
    sim.advanceTo(morning + hours{24});
    std::uint64_t made = 0;
    for (const StationWiring& station : sim.wiring().stations) {
        const StationTruth& truth = sim.truth(station.id);
        made += truth.made;
        const double yield = static_cast<double>(truth.good) / static_cast<double>(truth.made);
        EXPECT_GT(yield, 0.25) << station.id.value;
        EXPECT_LT(yield, 0.92) << station.id.value;
        EXPECT_LE(truth.mouldCycles - truth.made, 1U + truth.made / 50);
    }
    EXPECT_GT(made, 6000U);
    EXPECT_LT(made, 12000U);
}

TEST(WorkshopSim, WorksInEveryShiftOfTheDay)
{
    WorkshopSim sim = goblets();
    std::vector<double> before = counters(sim);
    for (int shift = 1; shift <= 3; ++shift) {
        sim.advanceTo(morning + shift * hours{8});
        const std::vector<double> after = counters(sim);
        EXPECT_GT(after.front(), before.front() + 50) << shift;
        EXPECT_EQ(after.back() > before.back(), shift == 1) << "only the day mans station B12";
        before = after;
    }
}

TEST(WorkshopSim, LeadsEveryPotFromChargeOverFiningToTheWindow)
{
    WorkshopSim sim = goblets();
    double hottest = 0;
    double coldest = 2000;
    for (int quarter = 0; quarter <= 4 * 24; ++quarter) {
        sim.advanceTo(morning + quarter * minutes{15});
        const double glass = valueOf(sim, "K1.glass1");
        hottest = std::max(hottest, glass);
        coldest = std::min(coldest, glass);
    }
    EXPECT_NEAR(hottest, 1400, 12);
    EXPECT_LT(coldest, 1100);
    EXPECT_NEAR(valueOf(sim, "K1.glass1"), 1160, 20);
    EXPECT_TRUE(sim.furnace(FurnaceId{"K1"})->workable(0));
    EXPECT_EQ(sim.furnace(FurnaceId{"K1"})->phase(3), PotPhase::Fining);
}

TEST(WorkshopSim, IsHotEnoughToFineWhenTheSampleSaysSoAndSettledWhenItsCrewsCome)
{
    WorkshopSim sim = goblets();
    sim.advanceTo(morning + PotCycle::flat);
    EXPECT_GT(valueOf(sim, "K1.glass1"), 1310);
    sim.advanceTo(morning + PotCycle::coolFrom);
    EXPECT_GT(valueOf(sim, "K1.glass1"), 1385);
    sim.advanceTo(morning + PotCycle::length - minutes{16});
    EXPECT_LT(valueOf(sim, "K1.glass1"), 1181);
    EXPECT_GT(valueOf(sim, "K1.glass1"), 1100);
}

TEST(WorkshopSim, KeepsTheLehrOnItsCurveAndTheMeterTurning)
{
    WorkshopSim sim = goblets();
    const double gas = valueOf(sim, "K1.gas");
    sim.advanceTo(morning + hours{1});
    EXPECT_GT(valueOf(sim, "K1.gas"), gas + 50);
    EXPECT_NEAR(valueOf(sim, "lehr.zone1"), 545, 8);
    EXPECT_NEAR(valueOf(sim, "lehr.zone5"), 180, 8);
    happen(sim, "+0s L1 lehr-off 1h");
    sim.advanceTo(morning + minutes{119});
    EXPECT_LT(valueOf(sim, "lehr.zone1"), 250);
    EXPECT_EQ(valueOf(sim, "lehr.belt"), 0);
}

TEST(WorkshopSim, LetsLampworkersWorkWithoutAFurnace)
{
    WorkshopSim sim{sampleWiring(SampleKind::Lampwork), {.start = morning}};
    sim.advanceTo(morning + hours{2});
    EXPECT_GT(valueOf(sim, "io.count01"), 40);
    EXPECT_EQ(sim.furnace(FurnaceId{"lamps"}), nullptr);
}

TEST(WorkshopSim, LivesInAWorkshopOfNothing)
{
    WorkshopSim sim{sampleWiring(SampleKind::Empty), {.start = morning}};
    sim.advanceTo(morning + hours{1});
    EXPECT_EQ(sim.now(), morning + hours{1});
}

} // namespace
} // namespace gaffer::sim
