#include "core/workshop/fold.hpp"

#include "core/base/check.hpp"
#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const PotId p1{"P1"};
const PotId p2{"P2"};

/// Folds an event that nobody decided, as a damaged log would bring it.
void force(Shop& shop, EventBody body) { evolve(shop.workshop, {shop.workshop.seq + 1, shop.now, "7", {}, {}, std::move(body)}); }

void charge(Shop& shop, double cullet) { shop.must(ChargeMelt{.pot = p1, .glass = GlassCode{"clear"}, .culletKg = cullet}); }

TEST(MeltFold, RefusesEventsOfAMeltThatIsNotThere)
{
    Shop shop;
    EXPECT_THROW(force(shop, BubbleChecked{MeltId{9}, true, {}}), CheckFailed);
    EXPECT_THROW(force(shop, MeltHeatChanged{MeltId{9}, HeatZone::Fining, 1400, HeatSource::Wired}), CheckFailed);
    EXPECT_THROW(force(shop, MeltStageChanged{MeltId{9}, MeltStage::Charging, MeltStage::Melting, "", {}}), CheckFailed);
    EXPECT_THROW(force(shop, MeltSkimmed{MeltId{9}, 1}), CheckFailed);
}

TEST(MeltFold, RefusesAStageChangeFromAStageThatDoesNotStand)
{
    Shop shop;
    charge(shop, 100);
    const MeltId id = shop.melt("P1").id;
    EXPECT_THROW(force(shop, MeltStageChanged{id, MeltStage::Fining, MeltStage::Cooling, "", {}}), CheckFailed);
}

TEST(MeltFold, RefusesASecondMeltInAPotThatIsNotEmpty)
{
    Shop shop;
    charge(shop, 100);
    MeltCharged other;
    other.melt = MeltId{99};
    other.pot = p1;
    other.portion = other.of = 1;
    EXPECT_THROW(force(shop, other), CheckFailed);
}

TEST(MeltFold, RefusesAPortionThatWasLeftOutAndAHeelThatIsNotThere)
{
    Shop shop;
    MeltCharged portion;
    portion.melt = MeltId{shop.workshop.nextNumber};
    portion.pot = p1;
    portion.portion = 2;
    portion.of = 2;
    EXPECT_THROW(force(shop, portion), CheckFailed);
    portion.portion = 1;
    portion.heelKg = 12;
    EXPECT_THROW(force(shop, portion), CheckFailed) << "kilograms out of nothing";
}

TEST(MeltFold, AddsPortionsUp)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100, .culletKg = 20, .of = 3});
    shop.must(ChargeMelt{.pot = p1, .rawKg = 50, .culletKg = 10});
    shop.must(ChargeMelt{.pot = p1, .culletKg = 5});
    const Melt& melt = shop.melt("P1");
    EXPECT_EQ(melt.portions, 3);
    EXPECT_EQ(melt.portionsPlanned, 3);
    EXPECT_NEAR(melt.mass.rawKg, 150, 1e-9);
    EXPECT_NEAR(melt.mass.fromRawKg, 150 * 0.837, 1e-9);
    EXPECT_NEAR(melt.mass.culletKg, 35, 1e-9);
}

TEST(MeltFold, GoesBackToChargingWithAnotherPortion)
{
    Shop shop;
    charge(shop, 100);
    shop.must(AdvanceMelt{.pot = p1});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Melting);
    charge(shop, 10);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Charging);
    EXPECT_EQ(shop.melt("P1").portions, 2);
}

TEST(MeltFold, CountsOnlyTheTimeThatWasHotEnoughAsFining)
{
    Shop shop;
    charge(shop, 100);
    shop.must(AdvanceMelt{.pot = p1});
    shop.see("io.glass1", 1400);
    shop.wait(5h);
    shop.must(AdvanceMelt{.pot = p1});
    shop.wait(2h);
    shop.see("io.glass1", 1250);
    EXPECT_EQ(shop.melt("P1").finedFor, 2h) << "the five hours before the stage do not count";
    shop.wait(3h);
    shop.see("io.glass1", 1400);
    shop.wait(1h);
    shop.see("io.glass1", 1200);
    EXPECT_EQ(shop.melt("P1").finedFor, 3h);
}

TEST(MeltFold, StopsTheFiningClockWhileTheMeltIsHeld)
{
    Shop shop;
    charge(shop, 100);
    shop.must(AdvanceMelt{.pot = p1});
    shop.see("io.glass1", 1400);
    shop.must(AdvanceMelt{.pot = p1});
    shop.wait(2h);
    shop.must(HoldMelt{.pot = p1, .reason = "gas pressure"});
    shop.wait(4h);
    shop.must(HoldMelt{.pot = p1, .hold = false});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Fining);
    EXPECT_EQ(shop.melt("P1").finedFor, 2h);
    shop.wait(6h);
    shop.must(CheckBubbles{.pot = p1, .accepted = true});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Cooling) << "two and six hours are the eight it needs";
}

TEST(MeltFold, AddsUpTheTimeSpentWorkable)
{
    Shop shop;
    shop.meltGlass();
    const Instant first = shop.melt("P1").workableAt.value();
    shop.wait(2h);
    shop.must(HoldMelt{.pot = p1, .reason = "cords"});
    EXPECT_EQ(shop.melt("P1").workableFor, 2h);
    shop.wait(1h);
    shop.must(AdvanceMelt{.pot = p1});
    shop.wait(3h);
    shop.must(HoldMelt{.pot = p1, .reason = "cords again"});
    EXPECT_EQ(shop.melt("P1").workableFor, 5h);
    EXPECT_EQ(shop.melt("P1").workableAt, first) << "the first time stays";
}

TEST(MeltFold, RemembersThroughHoldAndFaultWhereTheMeltWas)
{
    Shop shop;
    shop.meltGlass();
    shop.must(HoldMelt{.pot = p1, .reason = "cords"});
    shop.must(HoldMelt{.pot = p1, .fault = true, .reason = "pot cracked"});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Fault);
    EXPECT_EQ(shop.melt("P1").before, MeltStage::Workable);
    shop.must(HoldMelt{.pot = p1, .hold = false});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
}

TEST(MeltFold, LeavesTheHeelOfAMeltWorkedOutToTheNext)
{
    Shop shop;
    shop.meltGlass();
    const double left = shop.melt("P1").mass.leftKg();
    const MeltId old = shop.melt("P1").id;
    shop.must(AdvanceMelt{.pot = p1, .reason = "enough"});
    EXPECT_EQ(shop.workshop.meltIn(p1), nullptr);
    EXPECT_EQ(shop.workshop.melts.at(old).mass.heelLeftKg, left);
    EXPECT_EQ(shop.workshop.pots.at(p1).heelKg, left);
    charge(shop, 10);
    EXPECT_NEAR(shop.melt("P1").mass.leftKg(), left + 10, 1e-9);
    EXPECT_EQ(shop.workshop.pots.at(p1).heelKg, 0);
}

TEST(MeltFold, LeavesNothingOfADumpedMelt)
{
    Shop shop;
    charge(shop, 120);
    const MeltId old = shop.melt("P1").id;
    shop.must(DumpMelt{.pot = p1, .reason = "foreign cullet"});
    const Melt& melt = shop.workshop.melts.at(old);
    EXPECT_NEAR(melt.mass.skimmedKg, 120, 1e-9);
    EXPECT_NEAR(melt.mass.leftKg(), 0, 1e-9);
    EXPECT_EQ(melt.reason, "foreign cullet");
    EXPECT_EQ(melt.endedAt, shop.now);
}

TEST(MeltFold, NeverLeavesANegativeHeel)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 5000});
    const MeltId old = shop.melt("P1").id;
    shop.must(AdvanceMelt{.pot = p1});
    EXPECT_LT(shop.workshop.melts.at(old).mass.leftKg(), 0) << "more was drawn than was there: a level reading is due";
    EXPECT_EQ(shop.workshop.pots.at(p1).heelKg, 0);
}

TEST(MeltFold, KeepsTheWindowThatWasTypedThroughFurtherPortions)
{
    Shop shop;
    charge(shop, 50);
    shop.must(SetMeltWindow{.pot = p1, .low = 1050, .high = 1120});
    charge(shop, 50);
    EXPECT_EQ(shop.melt("P1").window, (WorkingWindow{1050, 1120, WindowSource::Typed}));
}

TEST(MeltFold, TakesTheReadLevelForTheTruth)
{
    Shop shop;
    charge(shop, 200);
    for (const double level : {190.0, 210.0, 0.0, 150.5}) {
        shop.must(TakeMeltLevel{.pot = p1, .leftKg = level});
        EXPECT_NEAR(shop.melt("P1").mass.leftKg(), level, 1e-9);
    }
    EXPECT_NEAR(shop.melt("P1").mass.chargedKg(), 200, 1e-9) << "what was charged does not change";
}

TEST(MeltFold, KeepsPotsApart)
{
    Shop shop;
    charge(shop, 200);
    shop.must(ChargeMelt{.pot = p2, .glass = GlassCode{"cobalt"}, .culletKg = 90});
    shop.must(SkimMelt{.pot = p2, .kg = 3});
    shop.must(HoldMelt{.pot = p2, .reason = "stones"});
    EXPECT_NEAR(shop.melt("P1").mass.leftKg(), 200, 1e-9);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Charging);
    EXPECT_NEAR(shop.melt("P2").mass.leftKg(), 87, 1e-9);
    EXPECT_NE(shop.melt("P1").id, shop.melt("P2").id);
}

} // namespace
} // namespace gaffer::test
