#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const PotId p1{"P1"};

TEST(Melt, RefusesAChargeThatCannotBe)
{
    Shop shop;
    EXPECT_EQ(shop.refused(ChargeMelt{.pot = PotId{"P9"}, .rawKg = 10}), "pot.unknown");
    EXPECT_EQ(shop.refused(ChargeMelt{.pot = p1}), "charge.amount");
    EXPECT_EQ(shop.refused(ChargeMelt{.pot = p1, .rawKg = -1, .culletKg = 5}), "charge.amount");
    EXPECT_EQ(shop.refused(ChargeMelt{.pot = p1, .rawKg = 511}), "charge.full");
    EXPECT_EQ(shop.refused(ChargeMelt{.pot = p1, .recipe = RecipeId{"none"}, .rawKg = 10}), "recipe.unknown");
    EXPECT_EQ(shop.workshop.meltIn(p1), nullptr);
}

TEST(Melt, LosesTheGasOfRawBatchButNotOfCullet)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100, .culletKg = 50});
    EXPECT_NEAR(shop.melt("P1").mass.leftKg(), 100 * (1 - 0.163) + 50, 1e-9);
}

TEST(Melt, StaysUnworkableWhileTheFurnaceIsCold)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p1});
    EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1}), "melt.guardHot");
    shop.must(CheckBubbles{.pot = p1, .accepted = true});
    for (int hour = 0; hour < 48; ++hour) {
        shop.wait(1h);
        shop.see("io.glass1", 600);
    }
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Melting);
}

TEST(Melt, NeedsBothTemperatureAndBubbleCheckToBecomeWorkable)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p1});
    shop.see("io.glass1", 1400);
    shop.must(AdvanceMelt{.pot = p1});
    shop.wait(9h);
    shop.see("io.glass1", 1400);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Fining) << "no bubble check yet";
    shop.must(CheckBubbles{.pot = p1, .accepted = true});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Cooling);
    shop.see("io.glass1", 1150);
    shop.wait(14min);
    shop.see("io.glass1", 1150);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Cooling) << "settles for 15 min";
    shop.wait(1min);
    shop.see("io.glass1", 1150);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
}

TEST(Melt, IsHeldWhileItLeavesTheWindowAndComesBackByItself)
{
    Shop shop;
    shop.meltGlass();
    ASSERT_EQ(shop.melt("P1").stage, MeltStage::Workable);
    shop.see("io.glass1", 1085);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable) << "within the deadband";
    shop.see("io.glass1", 1070);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Hold);
    shop.see("io.glass1", 1150);
    shop.wait(15min);
    shop.see("io.glass1", 1150);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
}

TEST(Melt, IsNeverMovedByABadSensor)
{
    Shop shop;
    shop.meltGlass();
    shop.see("io.glass1", 31000, badMark(Reason::SensorBreak));
    shop.wait(2h);
    shop.see("io.glass1", 0, badMark(Reason::CommTimeout));
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
    EXPECT_EQ(shop.melt("P1").zone, HeatZone::InWindow);
}

TEST(Melt, IsWorkedOutByDrawingAndLeavesItsHeelToTheNext)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    const double workable = shop.workshop.workableKg(shop.melt("P1"));
    const auto pieces = static_cast<std::int64_t>(workable / (0.2 * 1.1)) + 1;
    const MeltId id = shop.melt("P1").id;
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = pieces});
    shop.see("io.glass1", 1150);
    EXPECT_EQ(shop.workshop.meltIn(p1), nullptr);
    const Melt& melt = shop.workshop.melts.at(id);
    EXPECT_EQ(melt.stage, MeltStage::WorkedOut);
    EXPECT_NEAR(melt.mass.chargedKg(), melt.mass.drawnKg + melt.mass.heelLeftKg, 1e-6);
    EXPECT_NEAR(shop.workshop.pots.at(p1).heelKg, melt.mass.heelLeftKg, 1e-9);
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    EXPECT_NEAR(shop.melt("P1").mass.culletKg, melt.mass.heelLeftKg, 1e-9);
}

TEST(Melt, GoesPastItsGuardsOnlyByALeaderWithAReason)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p1});
    EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1, .override = true}), "override.reasonNeeded");
    shop.actor.role = Role::Tender;
    EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1, .override = true, .reason = "pyrometer broken"}), "override.leadersOnly");
    shop.actor.role = Role::Supervisor;
    shop.must(AdvanceMelt{.pot = p1, .override = true, .reason = "pyrometer broken"});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Fining);
    const DayPage* page = shop.workshop.book.find(*parseDate("2026-11-22"));
    ASSERT_NE(page, nullptr);
    ASSERT_EQ(page->notes.size(), 1U);
    EXPECT_EQ(page->notes[0].kind, NoteKind::Overridden);
    EXPECT_EQ(page->notes[0].by, "7");
}

TEST(Melt, LearnsTheGatherLossFromALevelReading)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 500});
    const double left = shop.melt("P1").mass.leftKg();
    shop.must(TakeMeltLevel{.pot = p1, .leftKg = left - 20});
    EXPECT_NEAR(shop.melt("P1").mass.leftKg(), left - 20, 1e-9);
    EXPECT_GT(shop.workshop.gatherLossOf(ProductCode{"GB-350"}), 0.10);
}

TEST(Melt, OfAContinuousTankIsWorkableWheneverItIsInTheWindow)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.furnaces[0].kind = FurnaceKind::ContinuousTank;
    ASSERT_TRUE(shop.give(Configure{floor}));
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.see("io.glass1", 1150);
    shop.wait(15min);
    shop.see("io.glass1", 1150);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
    shop.must(ChargeMelt{.pot = p1, .rawKg = 50});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
}

TEST(Melt, DumpedNeedsAReasonAndLeavesNothing)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    EXPECT_EQ(shop.refused(DumpMelt{.pot = p1}), "reason.needed");
    shop.must(DumpMelt{.pot = p1, .reason = "pot cracked"});
    EXPECT_EQ(shop.workshop.meltIn(p1), nullptr);
    EXPECT_EQ(shop.workshop.pots.at(p1).heelKg, 0);
}

} // namespace
} // namespace gaffer::test
