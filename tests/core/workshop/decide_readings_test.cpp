#include "core/workshop/decide_context.hpp"

#include "tests/support/shop.hpp"

#include <limits>

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const PotId p1{"P1"};
const PotId p2{"P2"};

TypeReading reading(const char* point, double value) { return {.point = PointName{point}, .value = value, .unit = "degC"}; }

/// Brings the melt of P2 into its fining stage by typed readings alone.
void fineByHand(Shop& shop)
{
    shop.must(ChargeMelt{.pot = p2, .glass = GlassCode{"clear"}, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p2});
    shop.must(reading("P2.glass", 1400));
    shop.must(AdvanceMelt{.pot = p2});
}

TEST(TypedReading, IsRefusedWithoutANameOrANumber)
{
    Shop shop;
    EXPECT_EQ(shop.refused(reading("", 1)), "reading.name");
    EXPECT_EQ(shop.refused(reading(std::string(65, 'x').c_str(), 1)), "reading.name");
    EXPECT_EQ(shop.refused(reading("x", std::numeric_limits<double>::quiet_NaN())), "quantity.range");
    EXPECT_EQ(shop.refused(reading("x", -std::numeric_limits<double>::infinity())), "quantity.range");
    EXPECT_EQ(shop.refused(reading("x", 1.1e9)), "quantity.range");
    EXPECT_EQ(shop.refused(reading("P1.glass", -500)), "quantity.range") << "colder than any hall";
    EXPECT_EQ(shop.refused(reading("P1.glass", 2001)), "quantity.range");
    EXPECT_TRUE(shop.workshop.typed.empty());
}

TEST(TypedReading, MayHaveAnyNameUpTo64CharactersAndAnyHonestNumber)
{
    Shop shop;
    shop.must(reading(std::string(64, 'x').c_str(), -1e9));
    shop.must(reading("炉前观察", 1e9));
    EXPECT_EQ(shop.workshop.typed.size(), 2U);
    EXPECT_EQ(shop.workshop.book.find(*parseDate("2026-11-22"))->typedReadings, 2);
}

TEST(TypedReading, RemembersWhoTypedItAndWhenItWasReadOff)
{
    Shop shop;
    TypeReading early = reading("P1.glass", 1200);
    early.readAt = shop.now - 20min;
    shop.must(early);
    const TypedValue& typed = shop.workshop.typed.at(PointName{"P1.glass"});
    EXPECT_EQ(typed.by, "7");
    EXPECT_EQ(typed.readAt, shop.now - 20min);
    EXPECT_EQ(typed.unit, "degC");
}

TEST(TypedReading, NeverComesFromTheFuture)
{
    Shop shop;
    TypeReading early = reading("P1.glass", 1200);
    early.readAt = shop.now + 1h;
    shop.must(early);
    EXPECT_EQ(shop.workshop.typed.at(PointName{"P1.glass"}).readAt, shop.now);
}

TEST(TypedReading, EnteredLateDoesNotHideWhatWasReadAfterIt)
{
    Shop shop;
    fineByHand(shop);
    TypeReading morning = reading("P2.glass", 600);
    morning.readAt = shop.now - 2h;
    shop.must(morning);
    EXPECT_EQ(shop.workshop.typed.at(PointName{"P2.glass"}).value, 1400);
    EXPECT_EQ(shop.melt("P2").zone, HeatZone::Fining) << "an old temperature does not move the melt of now";
    EXPECT_EQ(shop.workshop.book.find(*parseDate("2026-11-22"))->typedReadings, 2) << "it was taken all the same";
}

TEST(TypedReading, OfThePotMovesItsMeltLikeASensor)
{
    Shop shop;
    fineByHand(shop);
    shop.wait(9h);
    shop.must(CheckBubbles{.pot = p2, .accepted = true});
    EXPECT_EQ(shop.melt("P2").stage, MeltStage::Cooling);
    shop.must(reading("P2.glass", 1150));
    EXPECT_EQ(shop.melt("P2").zone, HeatZone::InWindow);
    shop.wait(16min);
    shop.must(reading("P2.glass", 1150));
    EXPECT_EQ(shop.melt("P2").stage, MeltStage::Workable);
    EXPECT_EQ(shop.melt("P2").heatSource, HeatSource::Typed);
}

TEST(TypedReading, OfTheCrownIsLessTheOffsetAndForEveryPotOfTheFurnace)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(ChargeMelt{.pot = p2, .rawKg = 100});
    shop.must(reading("K1.crown", 1319));
    EXPECT_EQ(shop.melt("P1").zone, HeatZone::AboveWindow) << "1319 less 20 is not yet fining";
    shop.must(reading("K1.crown", 1320));
    EXPECT_EQ(shop.melt("P1").zone, HeatZone::Fining);
    EXPECT_EQ(shop.melt("P2").zone, HeatZone::Fining);
}

TEST(TypedReading, MayUseTheWiredNameOfAPoint)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(ChargeMelt{.pot = p2, .rawKg = 100});
    shop.must(reading("io.glass1", 1400));
    EXPECT_EQ(shop.melt("P1").zone, HeatZone::Fining);
    EXPECT_EQ(shop.melt("P2").zone, HeatZone::Unknown);
    shop.must(reading("io.crown", 1150));
    EXPECT_EQ(shop.melt("P2").zone, HeatZone::InWindow);
}

TEST(TypedReading, OfAnEmptyPotIsKeptAndMovesNothing)
{
    Shop shop;
    shop.must(reading("P1.glass", 1400));
    EXPECT_EQ(shop.log.size(), shop.workshop.seq);
    EXPECT_TRUE(std::holds_alternative<ReadingTyped>(shop.log.back().body));
}

TEST(TypedReading, OfALevelCorrectsTheKilogramsLeft)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 0, .culletKg = 200});
    shop.must(reading("P1.level", 190));
    EXPECT_NEAR(shop.melt("P1").mass.leftKg(), 190, 1e-9);
    EXPECT_NEAR(shop.melt("P1").mass.correctedKg, -10, 1e-9);
}

TEST(TypedReading, OfALevelThatCannotBeIsRefusedWhole)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    EXPECT_EQ(shop.refused(reading("P1.level", 900)), "level.range");
    EXPECT_EQ(shop.refused(reading("P1.level", -1)), "level.range");
    EXPECT_TRUE(shop.workshop.typed.empty());
}

TEST(TypedReading, OfALevelInAnEmptyPotIsOnlyKept)
{
    Shop shop;
    shop.must(reading("P1.level", 900));
    EXPECT_EQ(shop.workshop.typed.at(PointName{"P1.level"}).value, 900);
}

TEST(TypedReading, OfAMeterStandsOnTheDaysPageMarkedTyped)
{
    Shop shop;
    shop.must(reading("G1", 5000));
    shop.must(reading("io.gas", 5020));
    const MeterSpan& span = shop.workshop.book.find(*parseDate("2026-11-22"))->meters.at(MeterId{"G1"});
    EXPECT_EQ(span.first, 5000);
    EXPECT_EQ(span.last, 5020);
    EXPECT_TRUE(span.typed);
    EXPECT_FALSE(span.single);
}

} // namespace
} // namespace gaffer::test
