#include "ui/models/tiles.hpp"

#include "tests/ui/support/sample_view.hpp"
#include "ui/i18n/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gaffer::ui {
namespace {

class TilesTest : public testing::Test {
protected:
    Translation english{Language::English};
    SeatView view = sampleView(12, 8);
};

TEST_F(TilesTest, ARunningStationWantsNobody)
{
    EXPECT_EQ(urgencyOf(view.stations[0]), Urgency::None);
    const auto tiles = stationTiles(view.stations, Language::English, {});
    EXPECT_EQ(tiles[0].rank, 0);
    EXPECT_EQ(tiles[0].state, QStringLiteral("running"));
    EXPECT_TRUE(tiles[0].share);
}

TEST_F(TilesTest, APlannedStopWantsALookAndAnyOtherAnAct)
{
    EXPECT_EQ(urgencyOf(view.stations[2]), Urgency::Look);
    view.stations[2].reason = "gas-power-failure";
    EXPECT_EQ(urgencyOf(view.stations[2]), Urgency::Act);
    view.stations[2].reason.clear();
    EXPECT_EQ(urgencyOf(view.stations[2]), Urgency::Act);
}

TEST_F(TilesTest, TheThreeWorstCarryTheirRank)
{
    SeatView faulted = faultedView(12, 8);
    faulted.stations[4].since = sampleNow() - std::chrono::hours{2};
    const auto tiles = stationTiles(faulted.stations, Language::English, {});
    EXPECT_EQ(tiles[4].rank, 1);
    EXPECT_EQ(std::ranges::count_if(tiles, [](const StationTileValues& tile) { return tile.rank > 0; }), 3);
}

TEST_F(TilesTest, ABrokenCounterIsSaidAndTheStationStillCounts)
{
    view.stations[0].counterQuality = "bad/comm-timeout";
    EXPECT_EQ(urgencyOf(view.stations[0]), Urgency::Look);
    const auto tiles = stationTiles(view.stations, Language::English, {});
    EXPECT_EQ(tiles[0].state, QStringLiteral("running, counter not trusted"));
    EXPECT_FALSE(tiles[0].done.isEmpty());
}

TEST_F(TilesTest, AStationWithoutARunSaysSo)
{
    const auto tiles = stationTiles(view.stations, Language::English, {});
    EXPECT_EQ(tiles[1].product, QStringLiteral("no run"));
    EXPECT_FALSE(tiles[1].share);
}

TEST_F(TilesTest, TilesCarryTheAgeOfTheirFigures)
{
    const auto tiles = stationTiles(view.stations, Language::English, QStringLiteral("12 s"));
    for (const StationTileValues& tile : tiles) EXPECT_EQ(tile.age, QStringLiteral("12 s"));
    EXPECT_EQ(potTile(view.melts[0], QStringLiteral("12 s"), sampleNow()).age, QStringLiteral("12 s"));
    EXPECT_TRUE(potTile(view.melts[0], {}, sampleNow()).age.isEmpty());
}

TEST_F(TilesTest, ACallForHelpIsSaidFirstAndWantsAnActUntilSomebodyComes)
{
    StationView& station = view.stations[0];
    station.call = CallView{Role::Tender, sampleNow() - std::chrono::minutes{3}, {}};
    EXPECT_EQ(urgencyOf(station), Urgency::Act);
    StationTileValues tile = stationTiles(view.stations, Language::English, {})[0];
    EXPECT_EQ(tile.badge, QStringLiteral("calls: tender"));
    EXPECT_EQ(tile.state, QStringLiteral("calls: tender, running"));
    EXPECT_EQ(tile.rank, 1);
    EXPECT_TRUE(worstThings(view.stations, {}, Language::English, 1).value(0).contains(QStringLiteral("B01 calls: tender")));
    station.call->coming = "王建国";
    EXPECT_EQ(urgencyOf(station), Urgency::Look);
    tile = stationTiles(view.stations, Language::English, {})[0];
    EXPECT_EQ(tile.badge, QStringLiteral("王建国 is coming"));
}

TEST_F(TilesTest, ACallDoesNotHideAnUnplannedStop)
{
    StationView& station = view.stations[0];
    station.state = StationState::Stopped;
    station.reason = "gas-power-failure";
    station.call = CallView{Role::Supervisor, sampleNow(), "Li"};
    EXPECT_EQ(urgencyOf(station), Urgency::Act) << "somebody is coming, but the station still stands";
    EXPECT_TRUE(stationTiles(view.stations, Language::English, {})[0].state.contains(QStringLiteral("stopped")));
}

TEST_F(TilesTest, TypedAndUncertainTemperaturesSayHowOldTheyAre)
{
    MeltView& melt = view.melts[0];
    melt.temperature.source = HeatSource::Typed;
    melt.temperature.time = sampleNow() - std::chrono::minutes{40};
    EXPECT_EQ(potTile(melt, {}, sampleNow()).trust, QStringLiteral("typed, 40 min ago"));
    melt.temperature.source = HeatSource::Wired;
    EXPECT_EQ(potTile(melt, {}, sampleNow()).trust, QString{}) << "a good wired value needs no words";
    melt.temperature.quality = Quality::Uncertain;
    melt.temperature.reason = "stale";
    EXPECT_TRUE(potTile(melt, {}, sampleNow()).trust.endsWith(QStringLiteral("40 min ago")));
}

TEST_F(TilesTest, ABrokenSensorLeavesTheBarWithoutAValue)
{
    MeltView& melt = view.melts[0];
    melt.temperature = {1300.0, "degC", Quality::Bad, "sensor-break", sampleNow(), HeatSource::Wired};
    const PotTileValues tile = potTile(melt, {}, sampleNow());
    EXPECT_FALSE(tile.bar.value);
    EXPECT_EQ(tile.temperature, noFigure);
    EXPECT_EQ(tile.trust, QStringLiteral("thermocouple break"));
    EXPECT_EQ(urgencyOf(melt), Urgency::Look);
}

TEST_F(TilesTest, EstimatedTemperaturesSayTheyAre)
{
    EXPECT_EQ(trustText(view.melts[1].temperature), QStringLiteral("estimated"));
    EXPECT_EQ(trustText(view.melts[0].temperature), QString{});
    EXPECT_EQ(trustText({}), QStringLiteral("no data"));
}

TEST_F(TilesTest, OutsideTheWindowCountsOnlyWhereTheWindowApplies)
{
    MeltView& melt = view.melts[0];
    melt.temperature.value = 1052;
    EXPECT_EQ(urgencyOf(melt), Urgency::Act);
    melt.windowApplies = false;
    EXPECT_EQ(urgencyOf(melt), Urgency::None);
}

TEST_F(TilesTest, GlassThatCoolsFromAboveItsWindowIsNoAlarmAndGlassThatFellThroughItIs)
{
    MeltView& melt = view.melts[0];
    melt.stage = nameOf(MeltStage::Cooling);
    melt.temperature.value = melt.window.high + 80;
    EXPECT_EQ(urgencyOf(melt), Urgency::None);
    EXPECT_FALSE(potTile(melt, {}, sampleNow()).bar.judged);
    melt.temperature.value = melt.window.low - 5;
    EXPECT_EQ(urgencyOf(melt), Urgency::Act);
    EXPECT_TRUE(potTile(melt, {}, sampleNow()).bar.judged);
    melt.stage = nameOf(MeltStage::Workable);
    melt.temperature.value = melt.window.high + 80;
    EXPECT_EQ(urgencyOf(melt), Urgency::Act) << "glass that is worked must not be this hot";
}

TEST_F(TilesTest, AnEmptyPotIsQuiet)
{
    const PotTileValues tile = potTile(view.melts[7], {}, sampleNow());
    EXPECT_TRUE(tile.empty);
    EXPECT_EQ(tile.urgency, Urgency::None);
}

TEST_F(TilesTest, TheWorstThingsComeFirstAndAreFew)
{
    const SeatView faulted = faultedView(24, 8);
    const QStringList worst = worstThings(faulted.stations, faulted.melts, Language::English, 3);
    ASSERT_EQ(worst.size(), 3);
    for (const QString& thing : worst) EXPECT_TRUE(thing.startsWith(QStringLiteral("■")));
    EXPECT_TRUE(worstThings({}, {}, Language::English, 3).isEmpty());
}

TEST_F(TilesTest, WhatTheServiceCannotPutRightIsSaidInWords)
{
    ShopView shop;
    EXPECT_TRUE(careTexts(shop).isEmpty());
    shop.warnings = {"disk.full", "disk.low", "backup.old", "backup.failed", "verify.failed", "files.setAside", "clock.differs",
                     "made.later"};
    const QStringList texts = careTexts(shop);
    EXPECT_EQ(texts.size(), 7) << "a warning of a later service is no empty text";
    EXPECT_EQ(QSet<QString>(texts.begin(), texts.end()).size(), 7);
}

} // namespace
} // namespace gaffer::ui
