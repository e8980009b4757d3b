#include "core/workshop/fold.hpp"

#include "core/base/check.hpp"
#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const MeterId gas{"G1"};
const MouldCopyId copy{MouldNo{"M-17"}, 1};

void force(Shop& shop, EventBody body) { evolve(shop.workshop, {shop.workshop.seq + 1, shop.now, "8", {}, {}, std::move(body)}); }

const MeterSpan& span(const Shop& shop, const char* date) { return shop.workshop.book.find(*parseDate(date))->meters.at(gas); }

TEST(Wiring, TakenOverForgetsNeitherCountsNorGlass)
{
    Shop shop;
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 9});
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .culletKg = 80});
    Floor floor = shop.workshop.floor;
    const Floor whole = floor;
    floor.stations.clear();
    floor.furnaces.clear();
    ASSERT_TRUE(shop.give(Configure{floor}));
    EXPECT_TRUE(stationViews(shop.source()).empty());
    EXPECT_TRUE(meltViews(shop.source()).empty());
    ASSERT_TRUE(shop.give(Configure{whole}));
    EXPECT_EQ(shop.station("B02").total.made, 9);
    EXPECT_NEAR(shop.melt("P2").mass.leftKg(), 80, 1e-9);
}

TEST(Wiring, MakesNewStationsAndPotsAtOnce)
{
    Shop shop;
    shop.wait(1h);
    Floor floor = shop.workshop.floor;
    StationWiring fresh;
    fresh.id = StationId{"B03"};
    fresh.furnace = FurnaceId{"K1"};
    floor.stations.push_back(fresh);
    floor.furnaces[0].pots.push_back({PotId{"P3"}, 100, 5, {}, {}});
    ASSERT_TRUE(shop.give(Configure{floor}));
    EXPECT_EQ(shop.station("B03").stretchSince, shop.now);
    EXPECT_EQ(shop.station("B03").id, StationId{"B03"});
    shop.must(ChargeMelt{.pot = PotId{"P3"}, .culletKg = 80});
    shop.must(AddTally{.station = StationId{"B03"}});
}

TEST(Masters, DefinedAgainAreReplaced)
{
    Shop shop;
    Product product = shop.workshop.products.at(ProductCode{"GB-350"});
    product.gatherG = 250;
    force(shop, ProductDefined{product});
    EXPECT_EQ(shop.workshop.products.size(), 2U);
    EXPECT_EQ(shop.workshop.products.at(product.code).gatherG, 250);
    force(shop, WorkerDefined{{WorkerNo{"7"}, {"supervisor"}, {"stems"}, "3"}});
    EXPECT_EQ(shop.workshop.workers.size(), 3U);
    EXPECT_EQ(shop.workshop.workers.at(WorkerNo{"7"}).grade, "3");
    Recipe recipe;
    recipe.recipe = RecipeId{"R1"};
    recipe.glass = GlassCode{"clear"};
    force(shop, RecipeDefined{recipe});
    recipe.glass = GlassCode{"cobalt"};
    force(shop, RecipeDefined{recipe});
    EXPECT_EQ(shop.workshop.recipes.at(recipe.recipe).glass, GlassCode{"cobalt"});
}

TEST(Masters, AnOrderDefinedAgainKeepsWhatWasMadeForIt)
{
    Shop shop;
    shop.meltGlass();
    const OrderLine line{OrderNo{"1042"}, 1};
    shop.must(StartRun{.station = StationId{"B02"}, .line = line});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 12});
    Order order = shop.workshop.orders.at(line).order;
    order.quantity = 500;
    shop.must(ImportRows{.what = "orders", .orders = {order}});
    EXPECT_EQ(shop.workshop.orders.at(line).made, 12);
    EXPECT_EQ(shop.workshop.orders.at(line).order.quantity, 500);
}

TEST(Masters, AMouldWithANewStartingFigureBeginsToCountAnew)
{
    Shop shop;
    shop.must(MountMould{.station = StationId{"B02"}, .mould = copy.mould});
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}, .override = true, .reason = "trial"});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 20});
    Mould mould = shop.workshop.moulds.at(copy).mould;
    mould.family = "goblets";
    shop.must(ImportRows{.what = "moulds", .moulds = {mould}});
    EXPECT_EQ(shop.workshop.moulds.at(copy).cycles(), 30) << "the same figure again changes nothing";
    mould.cyclesNow = 800;
    shop.must(ImportRows{.what = "moulds", .moulds = {mould}});
    EXPECT_EQ(shop.workshop.moulds.at(copy).cycles(), 800);
    EXPECT_EQ(shop.workshop.moulds.at(copy).station, StationId{"B02"}) << "it stays where it is";
}

TEST(TubeLots, AddUpWhatArrivesAndKeepWhatWasDrawn)
{
    Shop shop;
    shop.must(ReceiveTubeLot{.lot = TubeLotId{"T1"}, .glass = GlassCode{"clear"}, .kg = 40});
    shop.must(StartRun{.station = StationId{"L01"}, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = StationId{"L01"}, .pieces = 50});
    shop.must(ReceiveTubeLot{.lot = TubeLotId{"T1"}, .glass = GlassCode{"clear"}, .kg = 10});
    const TubeLot& lot = shop.workshop.tubeLots.at(TubeLotId{"T1"});
    EXPECT_NEAR(lot.receivedKg, 50, 1e-9);
    EXPECT_NEAR(lot.drawnKg, 11, 1e-9);
}

TEST(Meter, OfOneReadingSaysNothingOfUse)
{
    Shop shop;
    force(shop, MeterRead{gas, 500, false});
    EXPECT_TRUE(span(shop, "2026-11-22").single);
    EXPECT_EQ(span(shop, "2026-11-22").first, 500);
    shop.wait(1h);
    force(shop, MeterRead{gas, 512, false});
    EXPECT_FALSE(span(shop, "2026-11-22").single);
    EXPECT_EQ(span(shop, "2026-11-22").last, 512);
}

TEST(Meter, LosesNoHourBetweenTwoDays)
{
    Shop shop;
    double reading = 0;
    for (int hour = 0; hour < 72; ++hour, shop.wait(1h)) shop.see("io.gas", reading += 10);
    double used = 0;
    for (const auto& [date, page] : shop.workshop.book.pages()) used += page.meters.at(gas).last - page.meters.at(gas).first;
    EXPECT_EQ(used, reading - 10) << "from the first reading to the last";
    EXPECT_EQ(span(shop, "2026-11-23").last - span(shop, "2026-11-23").first, 240);
}

TEST(Meter, TypedOnceADayStillTellsWhatWasUsed)
{
    Shop shop;
    for (const double reading : {100.0, 130.0, 175.0}) {
        shop.must(TypeReading{.point = PointName{"G1"}, .value = reading});
        shop.wait(24h);
    }
    EXPECT_TRUE(span(shop, "2026-11-22").single);
    EXPECT_EQ(span(shop, "2026-11-23").last - span(shop, "2026-11-23").first, 30);
    EXPECT_EQ(span(shop, "2026-11-24").last - span(shop, "2026-11-24").first, 45);
    EXPECT_TRUE(span(shop, "2026-11-24").typed);
}

TEST(Meter, PassesOverDaysOnWhichNobodyRead)
{
    Shop shop;
    force(shop, MeterRead{gas, 100, false});
    shop.wait(24h);
    shop.must(AddTally{.station = StationId{"B02"}});
    shop.wait(24h);
    force(shop, MeterRead{gas, 160, false});
    EXPECT_EQ(span(shop, "2026-11-24").first, 100);
    EXPECT_FALSE(span(shop, "2026-11-24").typed);
}

TEST(Page, IsThatOfTheBusinessDateAndSaysWhenItChanged)
{
    Shop shop;
    shop.now = *parseInstant("2026-11-23T07:59:59.999Z");
    fold::pageAt(shop.workshop, shop.now).typedReadings = 4;
    fold::pageAt(shop.workshop, shop.now + 1ms).typedReadings = 9;
    EXPECT_EQ(shop.workshop.book.find(*parseDate("2026-11-22"))->typedReadings, 4);
    EXPECT_EQ(shop.workshop.book.find(*parseDate("2026-11-22"))->changedAt, shop.now);
    EXPECT_EQ(shop.workshop.book.find(*parseDate("2026-11-23"))->typedReadings, 9);
}

TEST(TypedValueFold, RefusesAReadingFromTheFuture)
{
    Shop shop;
    EXPECT_THROW(force(shop, ReadingTyped{PointName{"x"}, 1, "", shop.now + 1ms}), CheckFailed);
}

TEST(TypedValueFold, TakesTheLastOfTwoReadAtTheSameTime)
{
    Shop shop;
    force(shop, ReadingTyped{PointName{"x"}, 1, "", shop.now});
    force(shop, ReadingTyped{PointName{"x"}, 2, "kg", shop.now});
    EXPECT_EQ(shop.workshop.typed.at(PointName{"x"}), (TypedValue{2, "kg", shop.now, "8"}));
}

TEST(ParkedInputs, AreCounted)
{
    Shop shop;
    for (int i = 0; i < 3; ++i) force(shop, InputParked{"tally.add", "broken"});
    EXPECT_EQ(shop.workshop.parked, 3U);
}

} // namespace
} // namespace gaffer::test
