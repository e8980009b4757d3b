#include "core/melt/melt_rules.hpp"

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

} // namespace
} // namespace gaffer
