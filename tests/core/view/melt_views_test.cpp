#include "tests/support/shop.hpp"

#include <functional>

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

/// One source of a temperature that is there, and what is shown.
struct Source {
    const char* what;
    std::function<void(Shop&)> happen;
    std::optional<double> value;
    HeatSource source;
    const char* reason;
};

TEST(GlassTemperature, IsTheBestThatIsKnown)
{
    const auto typed = [](const char* point, double value) {
        return [=](Shop& shop) { shop.must(TypeReading{.point = PointName{point}, .value = value}); };
    };
    const auto seen = [](const char* point, double value, QualityMark mark) {
        return [=](Shop& shop) { shop.see(point, value, mark); };
    };
    // Each row adds to those before it, from worst to best.
    const std::vector<Source> rows{
        {"nothing", [](Shop&) {}, {}, HeatSource::Wired, "starting"},
        {"a broken sensor", seen("io.glass1", 31'000, badMark(Reason::SensorBreak)), {}, HeatSource::Wired, "sensor-break"},
        {"typed for the wired point", typed("io.glass1", 1111), 1111, HeatSource::Typed, "substituted"},
        {"typed for the pot", typed("P1.glass", 1122), 1122, HeatSource::Typed, "substituted"},
        {"a stale sensor", seen("io.glass1", 1133, uncertainMark(Reason::Stale)), 1133, HeatSource::Wired, "stale"},
        {"a good sensor", seen("io.glass1", 1144, goodMark), 1144, HeatSource::Wired, ""},
    };
    Shop shop;
    for (const Source& row : rows) {
        row.happen(shop);
        const ValueView view = glassTemperature(shop.source(), PotId{"P1"});
        EXPECT_EQ(view.value, row.value) << row.what;
        EXPECT_EQ(view.source, row.source) << row.what;
        EXPECT_EQ(view.reason, row.reason) << row.what;
    }
}

TEST(GlassTemperature, OfAPotWithoutASensorComesFromCrownOrHand)
{
    Shop shop;
    const auto view = [&] { return glassTemperature(shop.source(), PotId{"P2"}); };
    EXPECT_EQ(view().reason, "starting");
    shop.must(TypeReading{.point = PointName{"K1.crown"}, .value = 1220});
    EXPECT_EQ(view().value, 1200) << "a typed crown is less the offset too";
    EXPECT_EQ(view().source, HeatSource::Typed);
    shop.see("io.crown", 1240);
    EXPECT_EQ(view().value, 1220);
    EXPECT_EQ(view().source, HeatSource::Estimated);
    shop.must(TypeReading{.point = PointName{"P2.glass"}, .value = 1170});
    EXPECT_EQ(view().value, 1170) << "who looked into the pot knows better than an estimate";
}

TEST(GlassTemperature, OfAPotThatDoesNotExistIsNothing)
{
    Shop shop;
    EXPECT_EQ(glassTemperature(shop.source(), PotId{"P9"}), ValueView{});
}

TEST(TypedView, HasTheUnitOfThePersonElseThatOfGlass)
{
    Shop shop;
    shop.must(TypeReading{.point = PointName{"P2.glass"}, .value = 1170});
    EXPECT_EQ(glassTemperature(shop.source(), PotId{"P2"}).unit, "degC");
    const ValueView plain = typedView(shop.source(), {3, "bar", shop.now, "7"});
    EXPECT_EQ(plain.unit, "bar");
    EXPECT_EQ(plain.quality, Quality::Uncertain);
    EXPECT_EQ(plain.source, HeatSource::Typed);
}

TEST(MeltView, TellsKilogramsThatAddUp)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 100});
    shop.must(SkimMelt{.pot = PotId{"P1"}, .kg = 5});
    const MeltView view = meltViews(shop.source()).front();
    EXPECT_NEAR(view.chargedKg, 300 * 0.837 + 100, 1e-9);
    EXPECT_NEAR(view.leftKg, view.chargedKg - 22 - 5, 1e-9);
    EXPECT_NEAR(view.workableKg, view.leftKg - 25, 1e-9);
    EXPECT_EQ(view.heelKg, 25);
    EXPECT_EQ(view.capacityKg, 500);
    EXPECT_EQ(view.mass, shop.melt("P1").mass);
}

TEST(MeltView, WarnsWhenLittleIsLeft)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    const double workable = meltViews(shop.source()).front().workableKg;
    const auto pieces = static_cast<std::int64_t>(workable * 0.85 / 0.22);
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = pieces - 1});
    EXPECT_FALSE(meltViews(shop.source()).front().low);
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 2});
    EXPECT_TRUE(meltViews(shop.source()).front().low) << "less than 15 per cent of the workable glass";
}

TEST(MeltView, ShowsTheHeelOfAnEmptyPot)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .culletKg = 40});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}, .stage = MeltStage::Workable, .override = true, .reason = "trial"});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}});
    const MeltView view = meltViews(shop.source()).back();
    EXPECT_EQ(view.stage, "empty");
    EXPECT_EQ(view.leftKg, 40);
    EXPECT_FALSE(view.melt);
    EXPECT_EQ(view.workableKg, 0);
}

TEST(MeltView, AppliesItsWindowFromCoolingOn)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .culletKg = 40});
    const auto applies = [&] { return meltViews(shop.source()).front().windowApplies; };
    EXPECT_FALSE(applies());
    shop.must(AdvanceMelt{.pot = PotId{"P1"}, .stage = MeltStage::Fining, .override = true, .reason = "trial"});
    EXPECT_FALSE(applies()) << "fining is far above the window on purpose";
    shop.must(AdvanceMelt{.pot = PotId{"P1"}, .override = true, .reason = "trial"});
    EXPECT_TRUE(applies());
}

TEST(MeltView, ForecastsItsEndByTheSlopeOfItsTemperature)
{
    Shop shop;
    shop.meltGlass();
    shop.wait(5h);
    shop.see("io.glass1", 1180);
    EXPECT_FALSE(meltViews(shop.source()).front().endByTime) << "no slope yet";
    shop.wait(2h);
    shop.see("io.glass1", 1140);
    const MeltView view = meltViews(shop.source()).front();
    ASSERT_TRUE(view.endByTime);
    // It fell 40 degrees in two hours; 53 more down to 1087 take 2.65 h.
    EXPECT_NEAR(static_cast<double>((*view.endByTime - shop.now).count()) / 3'600'000.0, 2.65, 0.01);
    EXPECT_NEAR(*view.minutesLeft, 159, 1);
}

TEST(MeltView, ForecastsNoEndOfGlassThatIsHeldAtItsHeat)
{
    Shop shop;
    shop.meltGlass();
    // It came down from the top of its window in a quarter of an hour, and then the furnace holds it.
    for (const double celsius : {1150.0, 1148.5, 1149.2, 1147.8, 1149.0}) {
        shop.wait(20min);
        shop.see("io.glass1", celsius);
        EXPECT_FALSE(meltViews(shop.source()).front().endByTime) << celsius;
    }
}

TEST(MeltView, ForecastsTheEndOfAPotWithoutAPointOfItsOwnByTheCrown)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}, .stage = MeltStage::Workable, .override = true, .reason = "trial"});
    const double offset = shop.workshop.floor.furnaceOf(PotId{"P2"})->glassOffset;
    shop.see("io.crown", 1170 + offset);
    shop.wait(1h);
    shop.see("io.crown", 1150 + offset);
    const MeltView view = meltViews(shop.source()).at(1);
    ASSERT_EQ(view.pot, PotId{"P2"});
    ASSERT_TRUE(view.endByTime);
    EXPECT_NEAR(*view.minutesLeft, (1150 - view.window.low) / 20 * 60, 0.5);
}

TEST(MeltView, TellsTheEarlierOfItsTwoEnds)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.wait(5h);
    shop.see("io.glass1", 1180);
    shop.wait(2h);
    shop.see("io.glass1", 1140);
    const MeltView view = meltViews(shop.source()).front();
    ASSERT_TRUE(view.endByKg && view.endByTime);
    EXPECT_LT(*view.endByTime, *view.endByKg);
    EXPECT_NEAR(*view.minutesLeft, static_cast<double>((*view.endByTime - shop.now).count()) / 60'000, 1e-6);
}

TEST(MeltView, NeverTellsLessThanNoMinutes)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 4000});
    const MeltView view = meltViews(shop.source()).front();
    ASSERT_TRUE(view.minutesLeft);
    EXPECT_EQ(*view.minutesLeft, 0);
    EXPECT_EQ(view.workableKg, 0);
}

TEST(MeltView, DoesNotGuessWhenFiningEndsWhileItIsTooCold)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = PotId{"P1"}});
    shop.see("io.glass1", 1400);
    shop.must(AdvanceMelt{.pot = PotId{"P1"}});
    shop.see("io.glass1", 1250);
    EXPECT_FALSE(meltViews(shop.source()).front().readyAt);
    shop.see("io.glass1", 1400);
    shop.wait(20h);
    EXPECT_EQ(meltViews(shop.source()).front().readyAt, shop.now) << "only the bubble check is missing";
}

TEST(MeltView, TellsWhenACoolingMeltWillBeSettled)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = PotId{"P1"}, .stage = MeltStage::Cooling, .override = true, .reason = "trial"});
    EXPECT_FALSE(meltViews(shop.source()).front().readyAt);
    shop.see("io.glass1", 1150);
    EXPECT_EQ(meltViews(shop.source()).front().readyAt, shop.now + 15min);
}

TEST(MeltView, StandsInTheOrderOfTheWiring)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    std::swap(floor.furnaces[0].pots[0], floor.furnaces[0].pots[1]);
    ASSERT_TRUE(shop.give(Configure{floor}));
    EXPECT_EQ(meltViews(shop.source()).front().pot, PotId{"P2"});
}

TEST(FurnaceView, ShowsATypedCrownWhereTheSensorIsDead)
{
    Shop shop;
    shop.see("io.crown", 0, badMark(Reason::CommTimeout));
    EXPECT_FALSE(furnaceViews(shop.source()).front().crown.value);
    EXPECT_EQ(furnaceViews(shop.source()).front().crown.reason, "comm-timeout");
    shop.must(TypeReading{.point = PointName{"K1.crown"}, .value = 1201});
    EXPECT_EQ(furnaceViews(shop.source()).front().crown.value, 1201) << "the crown itself is shown without an offset";
    EXPECT_EQ(furnaceViews(shop.source()).front().crown.source, HeatSource::Typed);
}

TEST(FurnaceView, OfLampworkHasNoCrownAndNoPots)
{
    Shop shop;
    const FurnaceView view = furnaceViews(shop.source()).back();
    EXPECT_EQ(view.kind, FurnaceKind::None);
    EXPECT_EQ(view.crown, ValueView{});
    EXPECT_TRUE(view.pots.empty());
}

} // namespace
} // namespace gaffer::test
