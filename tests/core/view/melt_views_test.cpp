#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

TEST(MeltView, OfAnEmptyPotSaysSo)
{
    Shop shop;
    const auto views = meltViews(shop.source());
    ASSERT_EQ(views.size(), 2U);
    EXPECT_EQ(views[0].stage, "empty");
    EXPECT_FALSE(views[0].melt);
    EXPECT_FALSE(views[0].minutesLeft);
}

TEST(MeltView, NeverTurnsABrokenSensorIntoATemperature)
{
    Shop shop;
    shop.see("io.glass1", 31000, badMark(Reason::SensorBreak));
    const ValueView shown = glassTemperature(shop.source(), PotId{"P1"});
    EXPECT_FALSE(shown.value);
    EXPECT_EQ(shown.reason, "sensor-break");
}

TEST(MeltView, EstimatesFromTheCrownWhereNoGlassPointIsWired)
{
    Shop shop;
    shop.see("io.crown", 1200);
    const ValueView shown = glassTemperature(shop.source(), PotId{"P2"});
    EXPECT_EQ(shown.source, HeatSource::Estimated);
    EXPECT_EQ(shown.value, 1180);
}

TEST(MeltView, CallsATypedTemperatureOldAfterARound)
{
    Shop shop;
    shop.must(TypeReading{.point = PointName{"P2.glass"}, .value = 1150});
    EXPECT_EQ(glassTemperature(shop.source(), PotId{"P2"}).reason, "substituted");
    shop.wait(61min);
    EXPECT_EQ(glassTemperature(shop.source(), PotId{"P2"}).reason, "typed-old");
}

TEST(MeltView, ForecastsItsEndByKilograms)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    const auto views = meltViews(shop.source());
    ASSERT_TRUE(views[0].endByKg);
    // One piece a minute draws 0.22 kg.
    const double minutes = static_cast<double>((*views[0].endByKg - shop.now).count()) / 60'000;
    EXPECT_NEAR(minutes, views[0].workableKg / 0.22, 0.1);
    EXPECT_EQ(views[0].drawnBy, std::vector<StationId>{StationId{"B02"}});
}

TEST(MeltView, TellsWhenFiningWillBeOver)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = PotId{"P1"}});
    shop.see("io.glass1", 1400);
    shop.must(AdvanceMelt{.pot = PotId{"P1"}});
    shop.wait(2h);
    const auto views = meltViews(shop.source());
    EXPECT_NEAR(views[0].finedMinutes, 120, 0.01);
    EXPECT_EQ(views[0].readyAt, shop.now + 6h);
}

TEST(FurnaceView, ListsItsPots)
{
    Shop shop;
    shop.see("io.crown", 1234.5);
    const auto views = furnaceViews(shop.source());
    ASSERT_EQ(views.size(), 2U);
    EXPECT_EQ(views[0].crown.value, 1234.5);
    EXPECT_EQ(views[0].pots.size(), 2U);
}

} // namespace
} // namespace gaffer::test
