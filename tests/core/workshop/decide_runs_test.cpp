#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

const StationId b02{"B02"};
const ProductCode goblet{"GB-350"};

TEST(Run, DoesNotStartOnGlassThatIsNotWorkable)
{
    Shop shop;
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet}), "melt.noneWorkable");
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .glass = GlassCode{"clear"}, .rawKg = 100});
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .pot = PotId{"P1"}}), "melt.notWorkable");
    EXPECT_FALSE(shop.station("B02").run);
}

TEST(Run, StartsAgainstAGuardOnlyByANamedSupervisorWithAReason)
{
    Shop shop;
    shop.actor.role = Role::Worker;
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .override = true, .reason = "hurry"}),
              "override.leadersOnly");
    shop.actor.role = Role::Supervisor;
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .override = true}), "override.reasonNeeded");
    const auto answer = shop.must(StartRun{.station = b02, .product = goblet, .override = true, .reason = "trial"});
    const auto& run = shop.workshop.runs.at(RunId{answer.number});
    ASSERT_TRUE(run.override);
    EXPECT_EQ(run.override->by.value, "7");
    EXPECT_EQ(run.override->guards, std::vector<std::string>{"melt.noneWorkable"});
}

TEST(Run, NeedsTheRightGlass)
{
    Shop shop;
    shop.meltGlass();
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = ProductCode{"VS-120"}}), "melt.noneWorkable");
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = ProductCode{"VS-120"}, .pot = PotId{"P1"}}), "melt.otherGlass");
}

TEST(Run, MountsAFreeMouldAndEndsTheOneBefore)
{
    Shop shop;
    shop.meltGlass();
    shop.must(AddToQueue{.station = b02, .line = OrderLine{OrderNo{"1042"}, 1}});
    const auto first = shop.must(StartRun{.station = b02});
    EXPECT_TRUE(shop.station("B02").queue.empty());
    EXPECT_EQ(shop.station("B02").moulds.size(), 1U);
    EXPECT_EQ(shop.workshop.runs.at(RunId{first.number}).job.pieces, 100);
    shop.must(StartRun{.station = b02, .product = goblet, .pieces = 10});
    EXPECT_TRUE(shop.workshop.runs.at(RunId{first.number}).endedAt);
    EXPECT_EQ(shop.refused(StartRun{.station = StationId{"B01"}, .product = goblet}), "mould.notMounted");
}

TEST(Run, DoesNotStartOnAMouldOverdueForCare)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .product = goblet});
    shop.must(AddTally{.station = b02, .pieces = 111});
    shop.must(EndRun{.station = b02});
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet}), "mould.notFit");
    shop.must(CareMould{.mould = MouldNo{"M-17"}, .copy = 1});
    shop.must(StartRun{.station = b02, .product = goblet});
}

TEST(Run, OfLampworkDrawsFromATubeLot)
{
    Shop shop;
    shop.must(ReceiveTubeLot{.lot = TubeLotId{"T1"}, .glass = GlassCode{"clear"}, .kg = 40});
    shop.must(StartRun{.station = StationId{"L01"}, .product = goblet});
    shop.must(AddTally{.station = StationId{"L01"}, .pieces = 10});
    EXPECT_NEAR(shop.workshop.tubeLots.at(TubeLotId{"T1"}).drawnKg, 2.2, 1e-9);
    EXPECT_TRUE(explainViews(shop.source()).empty());
}

TEST(Queue, RefusesWhatDoesNotExist)
{
    Shop shop;
    EXPECT_EQ(shop.refused(AddToQueue{.station = b02, .line = OrderLine{OrderNo{"9"}, 1}}), "order.unknown");
    EXPECT_EQ(shop.refused(AddToQueue{.station = b02, .product = ProductCode{"ZZ"}}), "product.unknown");
    EXPECT_EQ(shop.refused(StartRun{.station = b02}), "run.noJob");
    EXPECT_EQ(shop.refused(EndRun{.station = b02}), "run.none");
}

TEST(Crew, HasAWorkerInOnePlaceOnly)
{
    Shop shop;
    shop.must(AssignCrew{.station = StationId{"B01"}, .members = {{WorkerNo{"7"}, "blower"}, {WorkerNo{"8"}, "gatherer"}}});
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"7"}, "blower"}}});
    EXPECT_EQ(shop.workshop.crews.at(shop.station("B01").crew).crew.size(), 1U);
    EXPECT_EQ(shop.refused(AssignCrew{.station = b02, .members = {{WorkerNo{"99"}, ""}}}), "crew.worker");
}

TEST(Stop, BeginsEndsAndIsExplained)
{
    Shop shop;
    EXPECT_EQ(shop.refused(BeginStop{.station = b02, .reason = ReasonCode{"lunch"}}), "reason.unknown");
    const auto stop = shop.must(BeginStop{.station = b02});
    EXPECT_EQ(shop.refused(BeginStop{.station = b02}), "stop.already");
    EXPECT_EQ(explainViews(shop.source()).size(), 1U);
    shop.must(ExplainStop{.stop = StopId{stop.number}, .reason = ReasonCode{"waiting-mould"}});
    EXPECT_TRUE(explainViews(shop.source()).empty());
    shop.must(EndStop{.station = b02});
    EXPECT_EQ(shop.refused(EndStop{.station = b02}), "stop.none");
}

TEST(HelpCall, IsHeardAnsweredAndEnded)
{
    Shop shop;
    EXPECT_EQ(shop.refused(CallHelp{.station = StationId{"B99"}}), "station.unknown");
    EXPECT_EQ(shop.refused(CallHelp{.station = b02, .step = CallStep::Coming}), "call.none");
    EXPECT_EQ(shop.refused(CallHelp{.station = b02, .step = CallStep::Over}), "call.none");
    shop.must(CallHelp{.station = b02});
    EXPECT_EQ(shop.refused(CallHelp{.station = b02}), "call.already");
    ASSERT_TRUE(shop.station("B02").call);
    EXPECT_EQ(shop.station("B02").call->whom, Role::Supervisor);
    EXPECT_TRUE(shop.station("B02").call->coming.empty());
    shop.must(CallHelp{.station = b02, .step = CallStep::Coming});
    EXPECT_EQ(shop.station("B02").call->coming, WorkerNo{shop.actor.by});
    shop.must(CallHelp{.station = b02, .step = CallStep::Over});
    EXPECT_FALSE(shop.station("B02").call);
}

TEST(HelpCall, ForAnotherReplacesTheFirstAndBeginsItsTimeAnew)
{
    Shop shop;
    shop.must(CallHelp{.station = b02});
    shop.must(CallHelp{.station = b02, .step = CallStep::Coming});
    const Instant first = shop.station("B02").call->since;
    shop.wait(std::chrono::minutes{3});
    shop.must(CallHelp{.station = b02, .whom = Role::Tender});
    EXPECT_EQ(shop.station("B02").call->whom, Role::Tender);
    EXPECT_GT(shop.station("B02").call->since, first);
    EXPECT_TRUE(shop.station("B02").call->coming.empty()) << "who came for the first call is not on the way to the second";
}

TEST(HelpCall, NeverStopsAStationNorItsCount)
{
    Shop shop;
    shop.must(CallHelp{.station = b02});
    shop.must(AddTally{.station = b02, .pieces = 2});
    EXPECT_FALSE(shop.station("B02").stop);
    EXPECT_EQ(shop.station("B02").stretch.made, 2);
}

TEST(Reading, TypedTakesTheSensorsPlace)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .rawKg = 100});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}});
    shop.must(TypeReading{.point = PointName{"P2.glass"}, .value = 1400, .unit = "degC"});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}});
    EXPECT_EQ(shop.melt("P2").stage, MeltStage::Fining);
    EXPECT_EQ(shop.melt("P2").heatSource, HeatSource::Typed);
    const ValueView shown = glassTemperature(shop.source(), PotId{"P2"});
    EXPECT_EQ(shown.source, HeatSource::Typed);
    EXPECT_EQ(shown.value, 1400);
    shop.must(TypeReading{.point = PointName{"G1"}, .value = 5000, .unit = "m3"});
    EXPECT_TRUE(shop.workshop.book.find(*parseDate("2026-11-22"))->meters.at(MeterId{"G1"}).typed);
}

TEST(Run, TakesTheMeltWithTheLeastLeft)
{
    Shop shop;
    shop.meltGlass();
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .glass = GlassCode{"clear"}, .culletKg = 60});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}, .stage = MeltStage::Workable, .override = true, .reason = "trial"});
    const Answer run = shop.must(StartRun{.station = b02, .product = goblet});
    EXPECT_EQ(shop.workshop.runs.at(RunId{run.number}).melt, shop.melt("P2").id) << "a pot is worked to its heel";
    const Answer named = shop.must(StartRun{.station = b02, .product = goblet, .pot = PotId{"P1"}});
    EXPECT_EQ(shop.workshop.runs.at(RunId{named.number}).melt, shop.melt("P1").id);
}

TEST(Run, OfGlassWithoutANameSuitsEverything)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .culletKg = 60});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}, .stage = MeltStage::Workable, .override = true, .reason = "trial"});
    shop.must(StartRun{.station = b02, .product = ProductCode{"VS-120"}});
    EXPECT_FALSE(shop.workshop.runAt(b02)->override);
}

TEST(Run, ForAnotherMouldTakesTheStandingOneOff)
{
    Shop shop;
    Mould vase;
    vase.mould = MouldNo{"V-3"};
    Product product = shop.workshop.products.at(ProductCode{"VS-120"});
    product.mould = vase.mould;
    product.glass = GlassCode{"clear"};
    shop.must(ImportRows{.what = "masters", .products = {product}, .moulds = {vase}});
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B01"}, .product = goblet});
    shop.must(StartRun{.station = StationId{"B01"}, .product = product.code});
    EXPECT_EQ(shop.station("B01").moulds, (std::vector<MouldCopyId>{{vase.mould, 1}}));
    EXPECT_TRUE(shop.workshop.moulds.at({MouldNo{"M-17"}, 1}).station.empty()) << "free for another station";
    shop.see("io.closed1", 0);
    shop.see("io.closed1", 1);
    EXPECT_EQ(shop.workshop.moulds.at({vase.mould, 1}).counted, 1);
    EXPECT_EQ(shop.workshop.moulds.at({MouldNo{"M-17"}, 1}).counted, 0) << "its wear is not that of another product";
}

/// A shop with a second copy of the goblet's mould.
Shop shopWithTwoCopies()
{
    Shop shop;
    Mould second;
    second.mould = MouldNo{"M-17"};
    second.copy = 2;
    shop.must(ImportRows{.what = "moulds", .moulds = {second}});
    shop.meltGlass();
    return shop;
}

TEST(Run, GoesOnInTheCopyThatTakesTheCrackedOnesPlace)
{
    Shop shop = shopWithTwoCopies();
    const MouldCopyId first{MouldNo{"M-17"}, 1};
    const MouldCopyId second{MouldNo{"M-17"}, 2};
    shop.must(StartRun{.station = b02, .product = goblet});
    shop.must(AddTally{.station = b02, .pieces = 2});
    shop.must(UnmountMould{.station = b02});
    EXPECT_EQ(shop.workshop.runAt(b02)->mould, MouldCopyId{});
    shop.must(AddTally{.station = b02});
    shop.must(MountMould{.station = b02, .mould = second.mould, .copy = 2});
    shop.must(AddTally{.station = b02, .pieces = 3});
    EXPECT_EQ(shop.workshop.moulds.at(first).counted, 2) << "it lies in the store";
    EXPECT_EQ(shop.workshop.moulds.at(second).counted, 3);
    EXPECT_EQ(shop.workshop.tallies.rbegin()->second.mould, second);
    EXPECT_EQ(stationViews(shop.source())[1].mouldCopy, "M-17/2");
}

TEST(Run, IsBlownInTheCopyMountedLastWhileTwoStandThere)
{
    Shop shop = shopWithTwoCopies();
    shop.must(StartRun{.station = b02, .product = goblet});
    shop.must(MountMould{.station = b02, .mould = MouldNo{"M-17"}, .copy = 2});
    EXPECT_EQ(shop.workshop.runAt(b02)->mould.copy, 2U);
    shop.must(UnmountMould{.station = b02, .mould = MouldCopyId{MouldNo{"M-17"}, 2}});
    EXPECT_EQ(shop.workshop.runAt(b02)->mould.copy, 1U) << "the other one is still there";
}

TEST(Run, KeepsItsMouldWhenOneOfAnotherProductIsPutBesideIt)
{
    Shop shop = shopWithTwoCopies();
    Mould vase;
    vase.mould = MouldNo{"V-3"};
    shop.must(ImportRows{.what = "moulds", .moulds = {vase}});
    shop.must(StartRun{.station = b02, .product = goblet});
    shop.must(MountMould{.station = b02, .mould = vase.mould});
    EXPECT_EQ(shop.workshop.runAt(b02)->mould.mould, MouldNo{"M-17"});
    shop.must(UnmountMould{.station = b02, .mould = MouldCopyId{MouldNo{"M-17"}, 1}});
    shop.must(AddTally{.station = b02});
    EXPECT_EQ(shop.workshop.tallies.rbegin()->second.mould.mould, vase.mould);
    EXPECT_TRUE(shop.workshop.tallies.rbegin()->second.toExplain.contains(ToExplain::WrongMould));
}

TEST(Run, FindsTheMouldThatNamesTheProductWhenTheProductNamesNone)
{
    Shop shop;
    Product product = shop.workshop.products.at(ProductCode{"VS-120"});
    product.glass = GlassCode{"clear"};
    Mould vase;
    vase.mould = MouldNo{"V-3"};
    vase.products = {product.code};
    shop.must(ImportRows{.what = "masters", .products = {product}, .moulds = {vase}});
    shop.meltGlass();
    ASSERT_TRUE(product.mould.empty());
    shop.must(MountMould{.station = b02, .mould = vase.mould});
    shop.must(StartRun{.station = b02, .product = product.code});
    shop.must(AddTally{.station = b02, .pieces = 5});
    EXPECT_EQ(shop.workshop.moulds.at({vase.mould, 1}).counted, 5);
    EXPECT_FALSE(shop.workshop.tallies.rbegin()->second.toExplain.contains(ToExplain::WrongMould));
}

TEST(Run, MayNameItsMouldCopy)
{
    Shop shop;
    shop.meltGlass();
    const MouldCopyId copy{MouldNo{"M-17"}, 1};
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .mould = MouldCopyId{MouldNo{"M-17"}, 7}}),
              "mould.unknown");
    shop.must(MountMould{.station = StationId{"B01"}, .mould = copy.mould});
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .mould = copy}), "mould.taken");
    shop.must(StartRun{.station = StationId{"B01"}, .product = goblet, .mould = copy});
    EXPECT_EQ(shop.workshop.runAt(StationId{"B01"})->mould, copy);
    EXPECT_EQ(shop.station("B01").moulds.size(), 1U) << "it is mounted once";
}

TEST(Run, OfAProductWhoseMouldNobodyEnteredDoesNotMissIt)
{
    Shop shop;
    Product product = shop.workshop.products.at(goblet);
    product.code = ProductCode{"OLD-1"};
    product.mould = MouldNo{"NEVER-LISTED"};
    shop.must(ImportRows{.what = "products", .products = {product}});
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .product = product.code});
    EXPECT_EQ(shop.workshop.runAt(b02)->mould, MouldCopyId{});
}

TEST(Run, NamesEveryGuardItsOverridePassed)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .glass = GlassCode{"cobalt"}, .culletKg = 100});
    shop.must(CareMould{.mould = MouldNo{"M-17"}, .copy = 1, .state = MouldState::Repair});
    shop.must(StartRun{.station = b02,
                       .product = goblet,
                       .pot = PotId{"P1"},
                       .mould = MouldCopyId{MouldNo{"M-17"}, 1},
                       .override = true,
                       .reason = "the customer waits"});
    EXPECT_EQ(shop.workshop.runAt(b02)->override->guards,
              (std::vector<std::string>{"melt.notWorkable", "melt.otherGlass", "mould.notFit"}));
}

TEST(Run, OfAnOrderMakesWhatIsStillOpen)
{
    Shop shop;
    shop.meltGlass();
    const OrderLine line{OrderNo{"1042"}, 1};
    shop.must(StartRun{.station = b02, .line = line});
    shop.must(AddTally{.station = b02, .pieces = 30});
    shop.must(StartRun{.station = b02, .line = line});
    EXPECT_EQ(shop.workshop.runAt(b02)->job.pieces, 70);
    shop.must(AddTally{.station = b02, .pieces = 90});
    shop.must(StartRun{.station = b02, .line = line, .override = true, .reason = "a spare one"});
    EXPECT_EQ(shop.workshop.runAt(b02)->job.pieces, 0) << "an order that is full has none open";
}

TEST(Run, IsRefusedForWhatDoesNotExist)
{
    Shop shop;
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .line = OrderLine{OrderNo{"1042"}, 9}}), "order.unknown");
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = ProductCode{"ZZ"}}), "product.unknown");
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .pot = PotId{"P9"}}), "pot.unknown");
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .pieces = -1}), "quantity.range");
    EXPECT_EQ(shop.refused(StartRun{.station = b02, .product = goblet, .pot = PotId{"P1"}}), "melt.noneWorkable")
        << "an empty pot is a guard, not a mistake";
}

TEST(Run, OfLampworkTakesTheLotOfItsGlassThatIsNotUsedUp)
{
    Shop shop;
    const StationId bench{"L01"};
    shop.must(StartRun{.station = bench, .product = goblet});
    EXPECT_TRUE(shop.workshop.runAt(bench)->tubeLot.empty()) << "tube nobody entered is not missed";
    shop.must(ReceiveTubeLot{.lot = TubeLotId{"T1"}, .glass = GlassCode{"clear"}, .kg = 1});
    shop.must(ReceiveTubeLot{.lot = TubeLotId{"T2"}, .glass = GlassCode{"amber"}, .kg = 100});
    shop.must(StartRun{.station = bench, .product = goblet});
    EXPECT_EQ(shop.workshop.runAt(bench)->tubeLot, TubeLotId{"T1"});
    shop.must(AddTally{.station = bench, .pieces = 10});
    shop.must(StartRun{.station = bench, .product = goblet, .mould = MouldCopyId{MouldNo{"M-17"}, 1}});
    EXPECT_TRUE(shop.workshop.runAt(bench)->tubeLot.empty()) << "the clear lot is used up";
    shop.must(StartRun{.station = bench, .product = goblet, .tubeLot = TubeLotId{"T2"}});
    EXPECT_EQ(shop.workshop.runAt(bench)->tubeLot, TubeLotId{"T2"});
}

TEST(DrawFrom, ChecksTheOtherPotAsAStartDoes)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .product = goblet});
    EXPECT_EQ(shop.refused(DrawFrom{.station = b02, .pot = PotId{"P2"}}), "pot.empty");
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .glass = GlassCode{"cobalt"}, .culletKg = 50});
    EXPECT_EQ(shop.refused(DrawFrom{.station = b02, .pot = PotId{"P2"}}), "melt.notWorkable");
    shop.must(AdvanceMelt{.pot = PotId{"P2"}, .stage = MeltStage::Workable, .override = true, .reason = "trial"});
    EXPECT_EQ(shop.refused(DrawFrom{.station = b02, .pot = PotId{"P2"}}), "melt.otherGlass");
}

TEST(Queue, FillsInProductAndOpenPiecesOfAnOrderLine)
{
    Shop shop;
    shop.must(SetQueue{.station = b02, .jobs = {{OrderLine{OrderNo{"1042"}, 1}, {}, 0}, {{}, ProductCode{"VS-120"}, 7}}});
    const auto& queue = shop.station("B02").queue;
    ASSERT_EQ(queue.size(), 2U);
    EXPECT_EQ(queue[0], (Job{OrderLine{OrderNo{"1042"}, 1}, goblet, 100}));
    EXPECT_EQ(queue[1].pieces, 7);
}

TEST(Queue, IsSetWholeOrNotAtAll)
{
    Shop shop;
    shop.must(SetQueue{.station = b02, .jobs = {{{}, goblet, 5}}});
    EXPECT_EQ(shop.refused(SetQueue{.station = b02, .jobs = {{{}, goblet, 9}, {{}, ProductCode{"ZZ"}, 1}}}), "product.unknown");
    EXPECT_EQ(shop.refused(SetQueue{.station = b02, .jobs = {{{}, goblet, -1}}}), "quantity.range");
    EXPECT_EQ(shop.refused(AddToQueue{.station = b02, .product = goblet, .pieces = 1'000'001}), "quantity.range");
    EXPECT_EQ(shop.station("B02").queue.size(), 1U);
    shop.must(SetQueue{.station = b02});
    EXPECT_TRUE(shop.station("B02").queue.empty());
}

TEST(Dispatch, NamesAStationThatDoesNotExistBeforeItSaysThatNothingFits)
{
    Shop shop;
    EXPECT_EQ(shop.refused(Dispatch{.stations = {b02, StationId{"B99"}}}), "station.unknown");
    EXPECT_EQ(shop.refused(Dispatch{.stations = {b02}}), "dispatch.none");
}

} // namespace
} // namespace gaffer::test
