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
    EXPECT_EQ(shop.refused(CheckBubbles{.pot = p1, .accepted = true}), "melt.bubbleEarly");
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

TEST(Melt, IsSkimmedByNoMoreThanItHolds)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .culletKg = 100});
    EXPECT_EQ(shop.refused(SkimMelt{.pot = p1}), "quantity.range");
    EXPECT_EQ(shop.refused(SkimMelt{.pot = p1, .kg = -1}), "quantity.range");
    EXPECT_EQ(shop.refused(SkimMelt{.pot = p1, .kg = 100.5}), "quantity.range");
    EXPECT_EQ(shop.refused(SkimMelt{.pot = PotId{"P2"}, .kg = 1}), "pot.empty");
    shop.must(SkimMelt{.pot = p1, .kg = 30});
    EXPECT_DOUBLE_EQ(shop.melt("P1").mass.leftKg(), 70);
}

TEST(Melt, LadledOutLeavesRoomForTheNextBatch)
{
    Shop shop;
    shop.meltGlass();
    shop.must(SkimMelt{.pot = p1, .kg = shop.melt("P1").mass.leftKg() - 15});
    shop.see("io.glass1", 1150);
    EXPECT_EQ(shop.workshop.meltIn(p1), nullptr) << "below its heel nothing can be gathered";
    EXPECT_NEAR(shop.workshop.pots.at(p1).heelKg, 15, 1e-9);
    shop.must(ChargeMelt{.pot = p1, .culletKg = 485});
    EXPECT_NEAR(shop.melt("P1").mass.leftKg(), 500, 1e-9);
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

TEST(Charge, TakesGlassAndWindowFromTheRecipeUnlessSaidElse)
{
    Shop shop;
    Recipe recipe;
    recipe.recipe = RecipeId{"R1"};
    recipe.glass = GlassCode{"cobalt"};
    recipe.windowLow = 1040;
    recipe.windowHigh = 1140;
    shop.must(ImportRows{.what = "recipes", .recipes = {recipe}});
    shop.must(ChargeMelt{.pot = p1, .recipe = recipe.recipe, .rawKg = 50});
    EXPECT_EQ(shop.melt("P1").glass, GlassCode{"cobalt"});
    EXPECT_EQ(shop.melt("P1").window, (WorkingWindow{1040, 1140, WindowSource::Recipe}));
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .recipe = recipe.recipe, .glass = GlassCode{"clear"}, .rawKg = 50});
    EXPECT_EQ(shop.melt("P2").glass, GlassCode{"clear"}) << "a glass that is named wins";
    shop.must(ChargeMelt{.pot = p1, .rawKg = 50});
    EXPECT_EQ(shop.melt("P1").recipe, recipe.recipe) << "a further portion is of the same recipe";
}

TEST(Charge, OfARecipeWithHalfAWindowUsesTheDefault)
{
    Shop shop;
    Recipe recipe;
    recipe.recipe = RecipeId{"R1"};
    recipe.windowLow = 1040;
    shop.must(ImportRows{.what = "recipes", .recipes = {recipe}});
    shop.must(ChargeMelt{.pot = p1, .recipe = recipe.recipe, .rawKg = 50});
    EXPECT_EQ(shop.melt("P1").window, (WorkingWindow{1087, 1181, WindowSource::Default}));
}

TEST(Charge, MayFillAPotToTwoPerCentOverItsCapacity)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .culletKg = 400});
    EXPECT_EQ(shop.refused(ChargeMelt{.pot = p1, .culletKg = 110.5}), "charge.full");
    shop.must(ChargeMelt{.pot = p1, .culletKg = 110});
    EXPECT_EQ(shop.refused(ChargeMelt{.pot = p1, .culletKg = 0.5}), "charge.full");
}

TEST(Charge, CountsTheHeelThatIsInThePot)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .culletKg = 300});
    shop.must(AdvanceMelt{.pot = p1, .stage = MeltStage::Workable, .override = true, .reason = "trial"});
    shop.must(AdvanceMelt{.pot = p1, .reason = "given up"});
    EXPECT_EQ(shop.workshop.pots.at(p1).heelKg, 300);
    EXPECT_EQ(shop.refused(ChargeMelt{.pot = p1, .culletKg = 300}), "charge.full");
    shop.must(ChargeMelt{.pot = p1, .culletKg = 100});
    EXPECT_NEAR(shop.melt("P1").mass.leftKg(), 400, 1e-9);
}

TEST(Charge, NeverHasFewerPortionsPlannedThanCharged)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 10, .of = -4});
    EXPECT_EQ(shop.melt("P1").portionsPlanned, 1);
    shop.must(ChargeMelt{.pot = p1, .rawKg = 10, .of = 1});
    EXPECT_EQ(shop.melt("P1").portionsPlanned, 2);
}

TEST(Charge, IsRefusedInEveryLaterStageOfABatch)
{
    for (const MeltStage stage : {MeltStage::Fining, MeltStage::Cooling, MeltStage::Workable}) {
        Shop shop;
        shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
        shop.must(AdvanceMelt{.pot = p1, .stage = stage, .override = true, .reason = "trial"});
        EXPECT_EQ(shop.refused(ChargeMelt{.pot = p1, .rawKg = 1}), "charge.stage") << nameOf(stage);
    }
}

TEST(Advance, MayLeapForwardUnderAnOverrideButNeverBackOrAside)
{
    for (const auto& row : enumNames<MeltStage>) {
        Shop shop;
        shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
        shop.must(AdvanceMelt{.pot = p1});
        const AdvanceMelt leap{.pot = p1, .stage = row.value, .override = true, .reason = "trial"};
        const bool forward =
            row.value == MeltStage::Fining || row.value == MeltStage::Cooling || row.value == MeltStage::Workable;
        if (forward) {
            shop.must(leap);
            EXPECT_EQ(shop.melt("P1").stage, row.value);
        } else {
            EXPECT_EQ(shop.refused(leap), "melt.stageOrder") << row.name;
        }
    }
}

TEST(Advance, ToAFarStageWithoutAnOverrideIsAgainstTheOrder)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1, .stage = MeltStage::Workable}), "melt.stageOrder");
    shop.must(AdvanceMelt{.pot = p1, .stage = MeltStage::Melting});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Melting);
}

TEST(Advance, NamesEveryGuardItPassed)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p1, .stage = MeltStage::Fining, .override = true, .reason = "trial"});
    shop.must(AdvanceMelt{.pot = p1, .override = true, .reason = "trial"});
    const auto& change = std::get<MeltStageChanged>(shop.log.back().body);
    ASSERT_TRUE(change.override);
    EXPECT_EQ(change.override->guards, (std::vector<std::string>{"melt.guardFining", "melt.guardBubble"}));
}

TEST(Advance, LetsAMeltGoItsWayWhenItsFurnaceBecameATank)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p1, .stage = MeltStage::Fining, .override = true, .reason = "trial"});
    Floor floor = shop.workshop.floor;
    floor.furnaces[0].kind = FurnaceKind::ContinuousTank;
    ASSERT_TRUE(shop.give(Configure{floor}));
    EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1}), "melt.guardFining");
    shop.must(AdvanceMelt{.pot = p1, .override = true, .reason = "now a tank"});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Cooling);
}

TEST(Hold, OfAMeltHeldByTemperatureNoLongerEndsByItself)
{
    Shop shop;
    shop.meltGlass();
    shop.see("io.glass1", 1000);
    ASSERT_EQ(shop.melt("P1").reason, "temperature");
    shop.must(HoldMelt{.pot = p1, .reason = "stones seen"});
    shop.see("io.glass1", 1150);
    shop.wait(1h);
    shop.see("io.glass1", 1150);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Hold);
    shop.must(HoldMelt{.pot = p1, .hold = false});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
}

TEST(Hold, OfColdGlassIsEndedByNobodysWordButALeadersWithAReason)
{
    Shop shop;
    shop.meltGlass();
    shop.see("io.glass1", 1000);
    ASSERT_EQ(shop.melt("P1").stage, MeltStage::Hold);
    EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1}), "melt.guardWindow");
    EXPECT_EQ(shop.refused(HoldMelt{.pot = p1, .hold = false}), "melt.guardWindow");
    shop.actor.role = Role::Tender;
    EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1, .override = true, .reason = "hurry"}), "override.leadersOnly");
    shop.actor.role = Role::Supervisor;
    shop.must(AdvanceMelt{.pot = p1, .override = true, .reason = "the couple is wrong"});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
    shop.see("io.glass1", 1000);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Hold) << "the next reading says it is cold still";
}

TEST(Hold, LeadsBackToWhereTheMeltWasAndNowhereElse)
{
    Shop shop;
    shop.meltGlass();
    shop.must(HoldMelt{.pot = p1, .reason = "cords"});
    for (const MeltStage stage :
         {MeltStage::Charging, MeltStage::Melting, MeltStage::Fining, MeltStage::Cooling, MeltStage::Dumped})
        EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1, .stage = stage, .override = true, .reason = "x"}), "melt.stageOrder");
    shop.must(AdvanceMelt{.pot = p1, .stage = MeltStage::Workable});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable);
}

TEST(Hold, OfGlassThatIsNotWorkedAnyMoreMayEndTheMelt)
{
    Shop shop;
    shop.meltGlass();
    const MeltId melt = shop.melt("P1").id;
    shop.see("io.glass1", 1000);
    const double left = shop.melt("P1").mass.leftKg();
    shop.must(AdvanceMelt{.pot = p1, .stage = MeltStage::WorkedOut});
    EXPECT_EQ(shop.workshop.melts.at(melt).stage, MeltStage::WorkedOut);
    EXPECT_EQ(shop.workshop.pots.at(p1).heelKg, left);

    shop.must(ChargeMelt{.pot = p1, .rawKg = 10});
    shop.must(HoldMelt{.pot = p1, .reason = "cords"});
    EXPECT_EQ(shop.refused(AdvanceMelt{.pot = p1, .stage = MeltStage::WorkedOut}), "melt.stageOrder") << "it was never worked";
}

TEST(Hold, OfAMeltWhoseHeatNobodyKnowsEndsByAWord)
{
    Shop shop;
    const PotId p2{"P2"};
    shop.must(ChargeMelt{.pot = p2, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p2, .stage = MeltStage::Workable, .override = true, .reason = "no couple"});
    ASSERT_EQ(shop.melt("P2").zone, HeatZone::Unknown);
    shop.must(HoldMelt{.pot = p2, .reason = "cords"});
    shop.must(AdvanceMelt{.pot = p2});
    EXPECT_EQ(shop.melt("P2").stage, MeltStage::Workable);
}

TEST(Hold, TwiceIsRefusedAndAFaultIsNotMadeLighter)
{
    Shop shop;
    shop.meltGlass();
    shop.must(HoldMelt{.pot = p1, .reason = "stones"});
    EXPECT_EQ(shop.refused(HoldMelt{.pot = p1, .reason = "more stones"}), "melt.stageOrder");
    shop.must(HoldMelt{.pot = p1, .fault = true, .reason = "crack"});
    EXPECT_EQ(shop.refused(HoldMelt{.pot = p1, .reason = "only held"}), "melt.stageOrder");
    EXPECT_EQ(shop.refused(HoldMelt{.pot = p1, .fault = true, .reason = "crack"}), "melt.stageOrder");
}

TEST(BubbleCheck, RejectedKeepsAMeltFromCoolingAndAcceptedLetsItGo)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = p1});
    shop.see("io.glass1", 1400);
    shop.must(AdvanceMelt{.pot = p1});
    shop.wait(8h);
    shop.must(CheckBubbles{.pot = p1, .accepted = false, .seedsPer100g = 44});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Fining);
    EXPECT_EQ(shop.melt("P1").seedsPer100g, 44);
    EXPECT_EQ(shop.refused(CheckBubbles{.pot = p1, .accepted = true, .seedsPer100g = -1}), "quantity.range");
    shop.must(CheckBubbles{.pot = p1, .accepted = true, .seedsPer100g = 3});
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Cooling);
}

TEST(Window, TypedIsCheckedForSense)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .rawKg = 100});
    EXPECT_EQ(shop.refused(SetMeltWindow{.pot = p1, .low = 0, .high = 1100}), "window.order");
    EXPECT_EQ(shop.refused(SetMeltWindow{.pot = p1, .low = 1100, .high = 1099}), "window.order");
    EXPECT_EQ(shop.refused(SetMeltWindow{.pot = p1, .low = 1100, .high = 1801}), "window.order");
    shop.must(SetMeltWindow{.pot = p1, .low = 1100, .high = 1800});
}

TEST(Level, TeachesOnlyWhenEnoughWasDrawn)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 20});
    shop.must(TakeMeltLevel{.pot = p1, .leftKg = 300});
    EXPECT_TRUE(shop.workshop.gatherLoss.empty()) << "4.4 kg are too few to learn from";
}

TEST(Level, TeachesAThirdOfWhatItSawWithinZeroAndOne)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 500});
    const double drawn = shop.melt("P1").mass.drawnKg;
    shop.must(TakeMeltLevel{.pot = p1, .leftKg = shop.melt("P1").mass.leftKg() - drawn * 0.1});
    // Seen: 1.1 x 1.1 - 1 = 0.21; learned 0.10 + 0.3 x 0.11.
    EXPECT_NEAR(shop.workshop.gatherLossOf(ProductCode{"GB-350"}), 0.133, 1e-9);
    shop.must(TakeMeltLevel{.pot = p1, .leftKg = 510});
    EXPECT_GE(shop.workshop.gatherLossOf(ProductCode{"GB-350"}), 0);
    for (int i = 0; i < 20; ++i) shop.must(TakeMeltLevel{.pot = p1, .leftKg = i % 2 == 0 ? 0.0 : 510.0});
    EXPECT_LE(shop.workshop.gatherLossOf(ProductCode{"GB-350"}), 1);
    EXPECT_GE(shop.workshop.gatherLossOf(ProductCode{"GB-350"}), 0);
}

TEST(Skim, TakesNoMoreThanThereIs)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = p1, .culletKg = 50});
    EXPECT_EQ(shop.refused(SkimMelt{.pot = p1, .kg = 50.1}), "quantity.range");
    EXPECT_EQ(shop.refused(SkimMelt{.pot = p1, .kg = 0}), "quantity.range");
    EXPECT_EQ(shop.refused(SkimMelt{.pot = p1, .kg = -3}), "quantity.range");
    shop.must(SkimMelt{.pot = p1, .kg = 50});
    EXPECT_NEAR(shop.melt("P1").mass.leftKg(), 0, 1e-9);
}

TEST(TubeLot, NeedsANameAndAnHonestWeight)
{
    Shop shop;
    EXPECT_EQ(shop.refused(ReceiveTubeLot{.kg = 5}), "quantity.range");
    EXPECT_EQ(shop.refused(ReceiveTubeLot{.lot = TubeLotId{"T"}, .kg = -5}), "quantity.range");
    EXPECT_EQ(shop.refused(ReceiveTubeLot{.lot = TubeLotId{"T"}, .kg = 100'001}), "quantity.range");
    EXPECT_TRUE(shop.workshop.tubeLots.empty());
}

} // namespace
} // namespace gaffer::test
