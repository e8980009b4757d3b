#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const StationView& find(const std::vector<StationView>& views, const char* id)
{
    for (const StationView& view : views)
        if (view.id.value == id) return view;
    throw std::logic_error("no such station");
}

TEST(StationView, OfAnIdleStationClaimsNothing)
{
    Shop shop;
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "B01");
    EXPECT_EQ(view.state, StationState::Idle);
    EXPECT_FALSE(view.run);
    EXPECT_FALSE(view.accepted);
    EXPECT_FALSE(view.counterRaw);
    EXPECT_EQ(view.counterQuality, "bad");
}

TEST(StationView, ShowsRunMouldCrewAndMelt)
{
    Shop shop;
    shop.meltGlass();
    shop.must(AssignCrew{.station = StationId{"B02"}, .members = {{WorkerNo{"7"}, "blower"}}});
    shop.must(StartRun{.station = StationId{"B02"}, .line = OrderLine{OrderNo{"1042"}, 1}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 40});
    shop.must(AddTally{.station = StationId{"B02"}, .defect = DefectCode{"F01"}});
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "B02");
    EXPECT_EQ(view.state, StationState::Running);
    EXPECT_EQ(view.made, 40);
    EXPECT_EQ(view.good, 39);
    EXPECT_EQ(view.defects, 1);
    EXPECT_EQ(view.target, 60);
    EXPECT_EQ(view.mouldCopy, "M-17/1");
    EXPECT_EQ(view.mouldCycles, 50);
    EXPECT_EQ(view.pot.value, "P1");
    ASSERT_EQ(view.crew.size(), 1U);
    EXPECT_EQ(view.crew[0].name, "王");
    EXPECT_EQ(view.lastTallyText, "F01 1");
    ASSERT_TRUE(view.minutesLeft);
    EXPECT_GT(*view.minutesLeft, 0);
}

TEST(StationView, WaitsWhileItsMeltIsHeldAndIsStoppedByAStop)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.see("io.glass1", 1000);
    EXPECT_EQ(find(stationViews(shop.source()), "B02").state, StationState::Waiting);
    shop.must(BeginStop{.station = StationId{"B02"}, .reason = ReasonCode{"glass-temperature"}});
    const auto views = stationViews(shop.source());
    EXPECT_EQ(find(views, "B02").state, StationState::Stopped);
    EXPECT_EQ(find(views, "B02").reason, "glass-temperature");
}

const StationId b01{"B01"};
const StationId b02{"B02"};

/// A quality of the counter, and what the station says of it.
struct CounterShown {
    QualityMark mark;
    const char* quality;
    std::optional<std::int64_t> raw;
};

TEST(StationView, TellsHowFarItsCounterCanBeBelieved)
{
    const std::vector<CounterShown> rows{{goodMark, "good", 55},
                                         {uncertainMark(Reason::Stale), "uncertain", 55},
                                         {badMark(Reason::CommTimeout), "bad", 40},
                                         {exceptionMark(4), "bad", 40}};
    for (const CounterShown& row : rows) {
        Shop shop;
        shop.see("io.count1", 40);
        shop.see("io.count1", 55, row.mark);
        const auto views = stationViews(shop.source());
        EXPECT_EQ(find(views, "B01").counterQuality, row.quality) << row.mark.reasonText();
        EXPECT_EQ(find(views, "B01").counterRaw, row.raw)
            << row.mark.reasonText() << ": what cannot be used is what was recorded";
    }
}

TEST(StationView, OfAStationWithoutACounterClaimsNoQuality)
{
    Shop shop;
    EXPECT_EQ(find(stationViews(shop.source()), "B02").counterQuality, "");
}

TEST(StationView, CountsTheStretchAndTheTotalApart)
{
    Shop shop;
    shop.must(AddTally{.station = b02, .pieces = 9});
    shop.must(AddTally{.station = b02, .defect = DefectCode{"F01"}, .pieces = 2});
    shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}, .override = true, .reason = "trial"});
    shop.must(AddTally{.station = b02, .pieces = 5});
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "B02");
    EXPECT_EQ(view.made, 5);
    EXPECT_EQ(view.defects, 0);
    EXPECT_EQ(view.madeTotal, 14);
    EXPECT_EQ(view.defectsTotal, 2);
    EXPECT_EQ(view.lastPiece, shop.now);
}

TEST(StationView, KnowsAcceptedPiecesOnlyWhereSelectionCounted)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = b02, .pieces = 5});
    EXPECT_FALSE(find(stationViews(shop.source()), "B02").accepted);
    shop.must(AddTally{.station = b02, .place = CountingPlace::Selection, .defect = DefectCode{"L02"}, .madeFrom = shop.now});
    EXPECT_EQ(find(stationViews(shop.source()), "B02").accepted, 0);
    shop.must(AddTally{.station = b02, .place = CountingPlace::Selection, .grade = Grade::B, .pieces = 3, .madeFrom = shop.now});
    EXPECT_EQ(find(stationViews(shop.source()), "B02").accepted, 3);
}

TEST(StationView, ShowsTheQueueWithTheWordsAWorkerReads)
{
    Shop shop;
    Product named = shop.workshop.products.at(ProductCode{"GB-350"});
    named.nameZh = "高脚杯";
    named.nameEn = "goblet";
    Order due = shop.workshop.orders.begin()->second.order;
    due.due = *parseDate("2026-12-01");
    shop.must(ImportRows{.what = "masters", .products = {named}, .orders = {due}});
    shop.must(SetQueue{.station = b02, .jobs = {{OrderLine{OrderNo{"1042"}, 1}, {}, 12}, {{}, ProductCode{"VS-120"}, 3}}});
    const auto views = stationViews(shop.source());
    const auto& queue = find(views, "B02").queue;
    ASSERT_EQ(queue.size(), 2U);
    EXPECT_EQ(queue[0].order, "1042");
    EXPECT_EQ(queue[0].line, 1U);
    EXPECT_EQ(queue[0].nameZh, "高脚杯");
    EXPECT_EQ(queue[0].nameEn, "goblet");
    EXPECT_EQ(queue[0].mould, MouldNo{"M-17"});
    EXPECT_EQ(queue[0].glass, GlassCode{"clear"});
    EXPECT_EQ(queue[0].due, parseDate("2026-12-01"));
    EXPECT_EQ(queue[0].pieces, 12);
    EXPECT_EQ(queue[1].order, "");
    EXPECT_FALSE(queue[1].due);
}

TEST(StationView, TellsHowManyPiecesAreStillToMake)
{
    Shop shop;
    shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}, .pieces = 10, .override = true, .reason = "trial"});
    EXPECT_EQ(find(stationViews(shop.source()), "B02").target, 10);
    shop.must(AddTally{.station = b02, .pieces = 4});
    EXPECT_EQ(find(stationViews(shop.source()), "B02").target, 6);
    shop.must(AddTally{.station = b02, .pieces = 40});
    EXPECT_EQ(find(stationViews(shop.source()), "B02").target, 0) << "never less than none";
    shop.must(StartRun{.station = b02, .product = ProductCode{"VS-120"}, .override = true, .reason = "trial"});
    EXPECT_FALSE(find(stationViews(shop.source()), "B02").target) << "a job without a number has no target";
}

TEST(StationView, ShowsAMouldWithoutARunAndItsCyclesAsFarAsKnown)
{
    Shop shop;
    Mould unknown;
    unknown.mould = MouldNo{"W-1"};
    shop.must(ImportRows{.what = "moulds", .moulds = {unknown}});
    shop.must(MountMould{.station = b01, .mould = unknown.mould});
    shop.see("io.closed1", 0);
    shop.see("io.closed1", 1);
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "B01");
    EXPECT_EQ(view.mouldCopy, "W-1/1");
    EXPECT_EQ(view.mouldCycles, 1) << "what Gaffer counted itself";
    EXPECT_FALSE(view.mouldLife);
    EXPECT_EQ(view.mouldFitness, MouldFitness::Fit);
}

TEST(StationView, OffersTheNewestCountByHandForUndo)
{
    Shop shop;
    EXPECT_FALSE(find(stationViews(shop.source()), "B01").lastTally);
    shop.must(AddTally{.station = b01, .pieces = 3});
    const Answer last = shop.must(AddTally{.station = b01, .defect = DefectCode{"M04"}, .pieces = 2});
    shop.see("io.count1", 0);
    shop.wait(20s);
    shop.see("io.count1", 9);
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "B01");
    EXPECT_EQ(view.lastTally, last.number) << "what the counter counted cannot be undone by a tap";
    EXPECT_EQ(view.lastTallyText, "M04 2");
    shop.must(UndoTally{.station = b01});
    EXPECT_EQ(find(stationViews(shop.source()), "B01").lastTallyText, "made 3");
}

TEST(StationView, CountsWhatWaitsForAnExplanation)
{
    Shop shop;
    const Answer first = shop.must(AddTally{.station = b02});
    shop.must(AddTally{.station = b02});
    EXPECT_EQ(find(stationViews(shop.source()), "B02").toExplain, 2);
    shop.must(ExplainTally{.tally = TallyId{first.number}, .note = "trial"});
    EXPECT_EQ(find(stationViews(shop.source()), "B02").toExplain, 1);
    EXPECT_EQ(find(stationViews(shop.source()), "B01").toExplain, 0);
}

TEST(StationView, OfAStopWithoutAReasonSaysSo)
{
    Shop shop;
    const Answer stop = shop.must(BeginStop{.station = b02});
    shop.wait(5min);
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "B02");
    EXPECT_EQ(view.state, StationState::Stopped);
    EXPECT_EQ(view.reason, "");
    EXPECT_EQ(view.stop, stop.number);
    EXPECT_EQ(view.since, shop.now - 5min);
}

TEST(StationView, WaitsForGlassThatIsStillFining)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .glass = GlassCode{"clear"}, .culletKg = 100});
    shop.must(
        StartRun{.station = b02, .product = ProductCode{"GB-350"}, .pot = PotId{"P1"}, .override = true, .reason = "trial"});
    const auto views = stationViews(shop.source());
    EXPECT_EQ(find(views, "B02").state, StationState::Waiting);
    EXPECT_EQ(find(views, "B02").reason, "melt charging");
    EXPECT_EQ(find(views, "B02").pot, PotId{"P1"});
}

TEST(StationView, OfLampworkRunsWithoutAMelt)
{
    Shop shop;
    shop.must(StartRun{.station = StationId{"L01"}, .product = ProductCode{"VS-120"}});
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "L01");
    EXPECT_EQ(view.state, StationState::Running);
    EXPECT_FALSE(view.melt);
    EXPECT_FALSE(view.minutesLeft);
    EXPECT_TRUE(view.pot.empty());
}

TEST(StationView, NamesPeopleAsFarAsTheyHaveNames)
{
    Shop shop;
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"7"}, "gaffer"}, {WorkerNo{"8"}, "gatherer"}}});
    const auto views = stationViews(shop.source());
    const auto& crew = find(views, "B02").crew;
    ASSERT_EQ(crew.size(), 2U);
    EXPECT_EQ(crew[0].name, "王");
    EXPECT_EQ(crew[1].name, "") << "an erased person is a number";
    EXPECT_EQ(crew[1].role, "gatherer");
}

TEST(StationView, NamesWhoIsCalledAndWhoComes)
{
    Shop shop;
    EXPECT_FALSE(find(stationViews(shop.source()), "B02").call);
    shop.must(CallHelp{.station = StationId{"B02"}, .whom = Role::Tender});
    auto call = find(stationViews(shop.source()), "B02").call;
    ASSERT_TRUE(call);
    EXPECT_EQ(call->whom, Role::Tender);
    EXPECT_EQ(call->coming, "");
    shop.must(CallHelp{.station = StationId{"B02"}, .step = CallStep::Coming});
    call = find(stationViews(shop.source()), "B02").call;
    EXPECT_EQ(call->coming, "王") << "the name of worker 7, not his number";
}

} // namespace
} // namespace gaffer::test
