#include "core/melt/melt_rules.hpp"

#include "core/base/check.hpp"
#include "core/sample/dice.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

const WorkingWindow window{1087, 1181, WindowSource::Default};
const Settings settings;

TEST(HeatZone, HasEdgesThatNoiseDoesNotCross)
{
    EXPECT_EQ(zoneOf(1086.9, window, HeatZone::Unknown, settings), HeatZone::BelowWindow);
    EXPECT_EQ(zoneOf(1087, window, HeatZone::BelowWindow, settings), HeatZone::InWindow);
    EXPECT_EQ(zoneOf(1084, window, HeatZone::InWindow, settings), HeatZone::InWindow);
    EXPECT_EQ(zoneOf(1083.9, window, HeatZone::InWindow, settings), HeatZone::BelowWindow);
    EXPECT_EQ(zoneOf(1182, window, HeatZone::AboveWindow, settings), HeatZone::AboveWindow);
    EXPECT_EQ(zoneOf(1300, window, HeatZone::AboveWindow, settings), HeatZone::Fining);
    EXPECT_EQ(zoneOf(1298, window, HeatZone::Fining, settings), HeatZone::Fining);
}

TEST(MeltStep, OfABatchLeadsThroughAllStages)
{
    MeltStage stage = MeltStage::Charging;
    int steps = 0;
    while (const MeltStep* step = stepFrom(stage, FurnaceKind::Pot)) {
        stage = step->to;
        ++steps;
    }
    EXPECT_EQ(stage, MeltStage::WorkedOut);
    EXPECT_EQ(steps, 5);
    EXPECT_EQ(stepFrom(MeltStage::Fining, FurnaceKind::ContinuousTank), nullptr);
}

TEST(Fining, CountsOnlyTimeThatIsHotAndInItsStage)
{
    Melt melt;
    melt.stage = MeltStage::Fining;
    melt.zone = HeatZone::Fining;
    melt.since = Instant{10h};
    melt.zoneSince = Instant{9h};
    melt.finedFor = 30min;
    EXPECT_EQ(finedUntil(melt, Instant{12h}), 2h + 30min);
    melt.zone = HeatZone::AboveWindow;
    EXPECT_EQ(finedUntil(melt, Instant{12h}), 30min);
}

TEST(Turn, WaitsForEveryGuard)
{
    Melt melt;
    melt.stage = MeltStage::Cooling;
    melt.zone = HeatZone::InWindow;
    melt.zoneSince = Instant{10h};
    const Instant later{10h + 15min};
    EXPECT_FALSE(turnOf(melt, FurnaceKind::Pot, 100, settings, later)) << "no bubble check";
    melt.bubbleAccepted = true;
    EXPECT_FALSE(turnOf(melt, FurnaceKind::Pot, 100, settings, later - 1ms));
    const auto turn = turnOf(melt, FurnaceKind::Pot, 100, settings, later);
    ASSERT_TRUE(turn);
    EXPECT_EQ(turn->to, MeltStage::Workable);
}

TEST(Turn, EndsAHoldOnlyIfTemperatureMadeIt)
{
    Melt melt;
    melt.stage = MeltStage::Hold;
    melt.before = MeltStage::Workable;
    melt.zone = HeatZone::InWindow;
    melt.reason = "cords";
    EXPECT_FALSE(turnOf(melt, FurnaceKind::Pot, 100, settings, Instant{1h}));
    melt.reason = heatHold;
    EXPECT_TRUE(turnOf(melt, FurnaceKind::Pot, 100, settings, Instant{1h}));
}

TEST(HeatZone, IsOneOfFourWhateverTheTemperature)
{
    for (double celsius = 0; celsius <= 1700; celsius += 0.5) {
        const HeatZone zone = zoneOf(celsius, window, HeatZone::Unknown, settings);
        const HeatZone expected = celsius < 1087    ? HeatZone::BelowWindow
                                  : celsius <= 1181 ? HeatZone::InWindow
                                  : celsius < 1300  ? HeatZone::AboveWindow
                                                    : HeatZone::Fining;
        ASSERT_EQ(zone, expected) << celsius;
    }
}

TEST(HeatZone, StaysWhereItIsWhileTheTemperatureStandsStill)
{
    for (double celsius = 1000; celsius <= 1400; celsius += 0.25)
        for (const HeatZone standing :
             {HeatZone::Unknown, HeatZone::BelowWindow, HeatZone::InWindow, HeatZone::AboveWindow, HeatZone::Fining}) {
            const HeatZone zone = zoneOf(celsius, window, standing, settings);
            ASSERT_EQ(zoneOf(celsius, window, zone, settings), zone) << celsius << " from " << nameOf(standing);
        }
}

TEST(HeatZone, OfAWindowThatReachesIntoFiningIsTheWindow)
{
    const WorkingWindow hot{1250, 1350, WindowSource::Typed};
    EXPECT_EQ(zoneOf(1320, hot, HeatZone::Unknown, settings), HeatZone::InWindow);
    EXPECT_EQ(zoneOf(1320, hot, HeatZone::Fining, settings), HeatZone::Fining) << "glass that fines goes on fining";
    EXPECT_EQ(zoneOf(1351, hot, HeatZone::Unknown, settings), HeatZone::Fining);
}

TEST(MeltStep, OfEveryKindOfFurnaceEndsWorkedOut)
{
    for (const FurnaceKind kind : {FurnaceKind::Pot, FurnaceKind::DayTank, FurnaceKind::ContinuousTank, FurnaceKind::ElectricPot,
                                   FurnaceKind::ColourPot}) {
        MeltStage stage = MeltStage::Charging;
        for (int steps = 0; const MeltStep* step = stepFrom(stage, kind); ++steps) {
            ASSERT_LT(steps, 6) << nameOf(kind);
            ASSERT_LT(step->from, step->to) << nameOf(kind);
            stage = step->to;
        }
        EXPECT_EQ(stage, MeltStage::WorkedOut) << nameOf(kind);
    }
}

TEST(MeltStep, LeavesNoSideStateAndNoEndByItself)
{
    for (const MeltStage stage : {MeltStage::WorkedOut, MeltStage::Hold, MeltStage::Fault, MeltStage::Dumped})
        for (const FurnaceKind kind : {FurnaceKind::Pot, FurnaceKind::ContinuousTank}) EXPECT_EQ(stepFrom(stage, kind), nullptr);
}

TEST(MeltStep, MakesNothingWorkableWithoutTheWindow)
{
    for (const FurnaceKind kind : {FurnaceKind::Pot, FurnaceKind::DayTank, FurnaceKind::ContinuousTank})
        for (const MeltStage from : {MeltStage::Charging, MeltStage::Melting, MeltStage::Fining, MeltStage::Cooling}) {
            const MeltStep* step = stepFrom(from, kind);
            if (step == nullptr || step->to != MeltStage::Workable) continue;
            EXPECT_NE(std::ranges::find(step->guards, MeltGuard::Window), step->guards.end()) << nameOf(from);
        }
}

TEST(Guard, OfPortionsCountsThoseThatWerePlanned)
{
    Melt melt;
    melt.portions = 3;
    melt.portionsPlanned = 4;
    EXPECT_FALSE(holds(MeltGuard::Portions, melt, settings, Instant{1h}));
    melt.portions = 4;
    EXPECT_TRUE(holds(MeltGuard::Portions, melt, settings, Instant{1h}));
    melt.portionsPlanned = 0;
    EXPECT_TRUE(holds(MeltGuard::Portions, melt, settings, Instant{1h})) << "nobody said how many";
}

TEST(Guard, OfFiningIsTheSetTimeToTheMillisecond)
{
    Melt melt;
    melt.stage = MeltStage::Fining;
    melt.zone = HeatZone::Fining;
    melt.since = melt.zoneSince = Instant{10h};
    EXPECT_FALSE(holds(MeltGuard::Fined, melt, settings, Instant{10h} + settings.fining - 1ms));
    EXPECT_TRUE(holds(MeltGuard::Fined, melt, settings, Instant{10h} + settings.fining));
}

TEST(Guard, IsNotAskedAboutTheTimeBeforeTheGlassWasSeen)
{
    Melt melt;
    melt.zoneSince = Instant{10h};
    EXPECT_THROW(static_cast<void>(holds(MeltGuard::Window, melt, settings, Instant{10h} - 1ms)), CheckFailed);
}

TEST(Turn, HoldsWorkableGlassAsSoonAsItLeavesTheWindow)
{
    Melt melt;
    melt.stage = MeltStage::Workable;
    for (const HeatZone zone : {HeatZone::BelowWindow, HeatZone::AboveWindow, HeatZone::Fining}) {
        melt.zone = zone;
        const auto turn = turnOf(melt, FurnaceKind::Pot, 100, settings, Instant{1h});
        ASSERT_TRUE(turn) << nameOf(zone);
        EXPECT_EQ(turn->to, MeltStage::Hold);
        EXPECT_EQ(turn->reason, heatHold);
    }
    melt.zone = HeatZone::Unknown;
    EXPECT_FALSE(turnOf(melt, FurnaceKind::Pot, 100, settings, Instant{1h})) << "a missing sensor moves nothing";
}

TEST(Turn, WorksAPotOutAtItsHeelButNeverAContinuousTank)
{
    Melt melt;
    melt.stage = MeltStage::Workable;
    melt.zone = HeatZone::InWindow;
    EXPECT_FALSE(turnOf(melt, FurnaceKind::Pot, 0.001, settings, Instant{1h}));
    const auto turn = turnOf(melt, FurnaceKind::Pot, 0, settings, Instant{1h});
    ASSERT_TRUE(turn);
    EXPECT_EQ(turn->to, MeltStage::WorkedOut);
    EXPECT_FALSE(turnOf(melt, FurnaceKind::ContinuousTank, 0, settings, Instant{1h}));
}

TEST(Turn, BringsNeitherChargingNorMeltingOnByItself)
{
    Melt melt;
    melt.zone = HeatZone::Fining;
    melt.bubbleAccepted = true;
    for (const MeltStage stage : {MeltStage::Charging, MeltStage::Melting}) {
        melt.stage = stage;
        EXPECT_FALSE(turnOf(melt, FurnaceKind::Pot, 100, settings, Instant{1000h})) << nameOf(stage);
    }
}

TEST(Turn, LeavesFaultsAndEndsToPeople)
{
    Melt melt;
    melt.before = MeltStage::Workable;
    melt.zone = HeatZone::InWindow;
    melt.reason = heatHold;
    melt.bubbleAccepted = true;
    for (const MeltStage stage : {MeltStage::Fault, MeltStage::WorkedOut, MeltStage::Dumped}) {
        melt.stage = stage;
        EXPECT_FALSE(turnOf(melt, FurnaceKind::Pot, 100, settings, Instant{1000h})) << nameOf(stage);
    }
}

/// A furnace whose glass goes up and down at random, seen once a minute, with every word of people that could help the melt on.
class ColdFurnace : public testing::TestWithParam<std::uint64_t> {};

TEST_P(ColdFurnace, NeverMakesGlassWorkable)
{
    Dice dice{GetParam()};
    Melt melt;
    melt.stage = MeltStage::Cooling;
    melt.window = window;
    melt.portions = melt.portionsPlanned = 1;
    double celsius = 900;
    for (Instant now{1h}; now < Instant{1h} + 96h; now += 1min) {
        // Always out of the window within any quarter of an hour.
        celsius = now.time_since_epoch() % 14min == 0min ? 1080 : std::clamp(celsius + dice.between(-30, 30), 700.0, 1180.0);
        melt.bubbleAccepted = melt.bubbleAccepted || dice.hits(0.01);
        const HeatZone zone = zoneOf(celsius, melt.window, melt.zone, settings);
        if (zone != melt.zone) melt.zoneSince = now;
        melt.zone = zone;
        ASSERT_FALSE(turnOf(melt, FurnaceKind::Pot, 400, settings, now)) << toText(now) << " at " << celsius;
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ColdFurnace, testing::Range<std::uint64_t>(1, 21));

/// Heats that come and go: the sum of the fining spans is what finedUntil says.
TEST(Fining, IsTheSumOfItsHotSpansWhateverTheirOrder)
{
    Dice dice{7};
    for (int trial = 0; trial < 200; ++trial) {
        Melt melt;
        melt.stage = MeltStage::Fining;
        Instant now{100h};
        melt.since = melt.zoneSince = now;
        Duration hot{0};
        for (int spans = 0; spans < 12; ++spans) {
            const Duration length = std::chrono::minutes{1 + dice.below(90)};
            melt.zone = dice.hits(0.5) ? HeatZone::Fining : HeatZone::AboveWindow;
            if (melt.zone == HeatZone::Fining) hot += length;
            now += length;
            ASSERT_EQ(finedUntil(melt, now), hot);
            melt.finedFor = finedUntil(melt, now);
            melt.zoneSince = now;
        }
    }
}

} // namespace
} // namespace gaffer
