#include "tests/drivers/sim/goblets.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

using std::chrono::hours;

constexpr Instant morning = someMorning;

TEST(WorkshopIncidents, RefusesIncidentsToThingsItDoesNotHave)
{
    WorkshopSim sim = goblets();
    for (const char* text :
         {"+0s K9 power-cut", "+0s P1 power-cut", "+0s B13 counter-reset", "+0s K1 pot-crack", "+0s io.count13 sensor-break"}) {
        const auto incident = parseIncident(text, sim.now(), hours{8});
        ASSERT_TRUE(incident);
        EXPECT_FALSE(sim.schedule(*incident)) << text;
    }
}

TEST(WorkshopIncidents, StandsStillWhenTheGlassIsCold)
{
    WorkshopSim sim = goblets();
    happen(sim, "+0s K1 power-cut 5h");
    sim.advanceTo(morning + hours{4});
    const auto before = counters(sim);
    sim.advanceTo(morning + hours{5});
    EXPECT_EQ(counters(sim), before);
    EXPECT_LT(valueOf(sim, "K1.glass1"), 1087);
}

TEST(WorkshopIncidents, ResetsAndSetsCounters)
{
    WorkshopSim sim{sampleWiring(SampleKind::Goblets), {.start = morning, .counterStart = 65'530}};
    EXPECT_EQ(valueOf(sim, "io.count01"), 65'530);
    happen(sim, "+1s B01 counter-reset");
    happen(sim, "+1s B02 counter-jump 100");
    sim.advanceTo(morning + Duration{2000});
    EXPECT_LT(valueOf(sim, "io.count01"), 2);
    EXPECT_NEAR(valueOf(sim, "io.count02"), 100, 2);
    EXPECT_TRUE(sim.write(PointName{"io.count03"}, 5));
    EXPECT_EQ(valueOf(sim, "io.count03"), 5);
    EXPECT_FALSE(sim.write(PointName{"K1.crown"}, 5));
}

TEST(WorkshopIncidents, BreaksFreezesAndSilencesForAWhile)
{
    WorkshopSim sim = goblets();
    happen(sim, "+10s K1 sensor-break 20s");
    happen(sim, "+10s P1 sensor-freeze 20s");
    happen(sim, "+10s io slave-silent 20s");
    happen(sim, "+10s hall link-drop 20s");
    happen(sim, "+10s B01 station-stop 20s");
    sim.advanceTo(morning + Duration{12'000});
    EXPECT_TRUE(sim.sensorBroken(PointName{"K1.crown"}));
    EXPECT_TRUE(sim.silent(DeviceId{"io"}));
    EXPECT_TRUE(sim.dropped(BusId{"hall"}));
    EXPECT_EQ(valueOf(sim, "io.closed01"), 0);
    const double frozen = valueOf(sim, "K1.glass1");
    sim.advanceTo(morning + Duration{20'000});
    EXPECT_EQ(valueOf(sim, "K1.glass1"), frozen);
    sim.advanceTo(morning + Duration{40'000});
    EXPECT_NE(valueOf(sim, "K1.glass1"), frozen);
    EXPECT_FALSE(sim.sensorBroken(PointName{"K1.crown"}));
    EXPECT_FALSE(sim.silent(DeviceId{"io"}));
}

TEST(WorkshopIncidents, MakesPiecesThatAStuckCounterDoesNotTell)
{
    WorkshopSim sim = goblets();
    happen(sim, "+0s B01 counter-stuck 1h");
    sim.advanceTo(morning + hours{1});
    EXPECT_GT(sim.truth(StationId{"B01"}).made, 10U);
    EXPECT_LE(valueOf(sim, "io.count01"), 1);
}

TEST(WorkshopIncidents, MeltsAgainInASharedFurnaceAfterACharge)
{
    Wiring wiring = sampleWiring(SampleKind::Goblets);
    for (PotWiring& pot : wiring.furnaces[0].pots) pot.glass.reset();
    WorkshopSim sim{wiring, {.start = morning + hours{3}}};
    EXPECT_NEAR(valueOf(sim, "K1.crown"), 1160, 6);
    happen(sim, "+0s K1 charge 200");
    sim.advanceTo(sim.now() + hours{10});
    EXPECT_NEAR(valueOf(sim, "K1.crown"), 1400, 10);
}

} // namespace
} // namespace gaffer::sim
