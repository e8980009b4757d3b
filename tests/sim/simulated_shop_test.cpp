#include "tests/sim/simulated_shop.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

/// 08:20 in Shanghai on a Monday.
constexpr Instant begin = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::minutes{20};
constexpr std::uint64_t seed = 1;
constexpr double share = 0.01;

/// No pot holds more than it can, no glass is owed.
void expectSoundPots(const SimulatedShop& shop)
{
    for (const auto& [id, pot] : shop.workshop().pots) {
        const Melt* melt = shop.workshop().meltIn(id);
        const double left = melt == nullptr ? pot.heelKg : melt->mass.leftKg();
        const double capacity = shop.workshop().floor.pot(id)->capacityKg;
        ASSERT_LE(left, capacity * 1.02) << id.value << " at " << toText(shop.now());
        ASSERT_GE(left, 0) << id.value << " at " << toText(shop.now());
    }
}

/// Half an hour into a shift every crew has its run on workable glass.
void expectEverybodyAtWork(SimulatedShop& shop)
{
    if (shop.sinceShift() != std::chrono::minutes{30}) return;
    const auto stints = shop.stintsNow();
    ASSERT_GE(stints.size(), 6U);
    for (const SampleStint& stint : stints) {
        const StationId station{(stint.station < 9 ? "B0" : "B") + std::to_string(stint.station + 1)};
        const Run* run = shop.workshop().runAt(station);
        ASSERT_NE(run, nullptr) << station.value << " at " << toText(shop.now());
        ASSERT_TRUE(shop.workshop().melts.at(run->melt).stage == MeltStage::Workable)
            << station.value << " at " << toText(shop.now());
        ASSERT_GT(run->counts.made, 0) << station.value << " at " << toText(shop.now());
    }
}

TEST(SimulatedShop, LivesThroughThreeDaysWithoutNonsense)
{
    SimulatedShop shop{seed, begin};
    shop.liveUntil(begin + std::chrono::days{3}, [&] {
        expectSoundPots(shop);
        expectEverybodyAtWork(shop);
    });
    EXPECT_TRUE(shop.refused.empty()) << shop.refused.size() << " refused, the first: " << shop.refused.front();
    int worked = 0;
    for (const auto& [id, melt] : shop.workshop().melts) {
        if (melt.stage != MeltStage::WorkedOut) continue;
        ++worked;
        EXPECT_TRUE(melt.workableAt);
        const double charged = melt.mass.chargedKg();
        EXPECT_NEAR(charged, shop.takenKg[id] + melt.mass.skimmedKg + melt.mass.heelLeftKg, share * charged)
            << "melt " << id.value << " in " << melt.pot.value;
    }
    EXPECT_GE(worked, 3 * 8 - 3) << "from charge to worked out";
    EXPECT_EQ(shop.takenKg[MeltId{}], 0) << "glass was taken from pots that held none";
}

TEST(SimulatedShop, NeverMakesTheGlassOfAColdFurnaceWorkable)
{
    SimulatedShop shop{seed, begin};
    ASSERT_TRUE(shop.happen("+1m K1 power-cut 72h"));
    EXPECT_EQ(shop.workable.size(), 3U) << "those that a leader passed at the start";
    shop.liveUntil(begin + std::chrono::days{2}, [] {});
    // P4 to P6 had fined when the power went; their glass is workable while it cools through its window, once.
    EXPECT_EQ(shop.workable.size(), 6U);
    for (const SimulatedShop::Ready& ready : shop.workable) {
        EXPECT_LT(ready.pot.value, "P7") << "P7 and P8 were charged and never molten";
        EXPECT_GT(ready.celsius, 1087 - 3) << ready.pot.value << " at " << toText(ready.at);
        EXPECT_LT(ready.celsius, 1181 + 3) << ready.pot.value << " at " << toText(ready.at);
        EXPECT_LT(ready.at, begin + std::chrono::hours{12}) << ready.pot.value << ": cold by then";
    }
    for (const auto& [id, melt] : shop.workshop().melts)
        EXPECT_FALSE(melt.open() && melt.stage == MeltStage::Workable) << melt.pot.value;
}

TEST(SimulatedShop, StartsNoRunOnGlassThatIsNotWorkableButByALeadersWord)
{
    SimulatedShop shop{seed, begin};
    // P7 has got its first portion only.
    const StationId station{"B12"};
    StartRun start{.station = station, .product = ProductCode{"QX-164"}, .pot = PotId{"P7"}};
    const auto refused = shop.tell(Command{start}, "W55");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().key, "melt.notWorkable");
    start.override = true;
    EXPECT_EQ(shop.tell(Command{start}, "W55").error().key, "override.reasonNeeded");
    start.reason = "sample for the customer";
    EXPECT_EQ(shop.tell(Command{start}, "W03").error().key, "override.leadersOnly");
    ASSERT_TRUE(shop.tell(Command{start}, "W55"));
    const gaffer::Run* run = shop.workshop().runAt(station);
    ASSERT_NE(run, nullptr);
    ASSERT_TRUE(run->override);
    EXPECT_EQ(run->override->by, WorkerNo{"W55"});
    EXPECT_EQ(run->override->reason, "sample for the customer");
    EXPECT_EQ(run->override->guards.front(), "melt.notWorkable");
}

} // namespace
} // namespace gaffer
