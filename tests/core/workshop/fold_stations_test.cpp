#include "core/workshop/fold.hpp"

#include "core/base/check.hpp"
#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const StationId b01{"B01"};
const StationId b02{"B02"};
const ProductCode goblet{"GB-350"};
const MouldCopyId copy{MouldNo{"M-17"}, 1};

void force(Shop& shop, EventBody body) { evolve(shop.workshop, {shop.workshop.seq + 1, shop.now, "7", {}, {}, std::move(body)}); }

Answer trial(Shop& shop, const StationId& station)
{
    return shop.must(StartRun{.station = station, .product = goblet, .override = true, .reason = "trial"});
}

Run runOf(const Shop& shop, const StationId& station)
{
    Run run;
    run.id = RunId{shop.workshop.nextNumber};
    run.station = station;
    run.startedAt = shop.now;
    return run;
}

TEST(StationFold, RefusesEventsOfAStationThatIsNotThere)
{
    Shop shop;
    const StationId ghost{"B99"};
    EXPECT_THROW(force(shop, QueueSet{ghost, {}}), CheckFailed);
    EXPECT_THROW(force(shop, RunStarted{runOf(shop, ghost)}), CheckFailed);
    EXPECT_THROW(force(shop, MouldMoved{ghost, true, {}}), CheckFailed);
    EXPECT_THROW(force(shop, CounterMoved{ghost, 1, CounterStep::Forward, 1}), CheckFailed);
    EXPECT_THROW(force(shop, CounterTrustChanged{ghost, false, ""}), CheckFailed);
    EXPECT_THROW(force(shop, CrewAssigned{ghost, {}}), CheckFailed);
}

TEST(StationFold, RefusesASecondRunWhileOneStands)
{
    Shop shop;
    trial(shop, b02);
    EXPECT_THROW(force(shop, RunStarted{runOf(shop, b02)}), CheckFailed);
}

TEST(StationFold, RefusesARunWhoseNumberIsTaken)
{
    Shop shop;
    const Answer first = trial(shop, b02);
    gaffer::Run again = runOf(shop, b01);
    again.id = RunId{first.number};
    EXPECT_THROW(force(shop, RunStarted{again}), CheckFailed);
}

TEST(StationFold, RefusesARunThatBeginsOverOrWithPieces)
{
    Shop shop;
    gaffer::Run over = runOf(shop, b02);
    over.endedAt = shop.now;
    EXPECT_THROW(force(shop, RunStarted{over}), CheckFailed);
    gaffer::Run counted = runOf(shop, b02);
    counted.counts.made = 3;
    EXPECT_THROW(force(shop, RunStarted{counted}), CheckFailed);
    gaffer::Run early = runOf(shop, b02);
    early.startedAt -= 1h;
    EXPECT_THROW(force(shop, RunStarted{early}), CheckFailed);
}

TEST(StationFold, RefusesTheEndOfARunThatIsOver)
{
    Shop shop;
    const Answer run = trial(shop, b02);
    shop.must(EndRun{.station = b02});
    EXPECT_THROW(force(shop, RunEnded{RunId{run.number}}), CheckFailed);
    EXPECT_THROW(force(shop, RunEnded{RunId{999}}), CheckFailed);
    EXPECT_THROW(force(shop, RunMeltChanged{RunId{run.number}, MeltId{1}}), CheckFailed);
}

TEST(StationFold, RefusesStopsThatDoNotFit)
{
    Shop shop;
    const Answer begun = shop.must(BeginStop{.station = b02});
    Stop second;
    second.id = StopId{shop.workshop.nextNumber};
    second.station = b02;
    EXPECT_THROW(force(shop, StopBegun{second}), CheckFailed);
    shop.must(EndStop{.station = b02});
    EXPECT_THROW(force(shop, StopEnded{StopId{begun.number}}), CheckFailed);
    EXPECT_THROW(force(shop, StopEnded{StopId{999}}), CheckFailed);
}

TEST(StationFold, TakesTheJobOfARunFromItsQueueOnce)
{
    Shop shop;
    const OrderLine line{OrderNo{"1042"}, 1};
    shop.must(SetQueue{.station = b02, .jobs = {{line, goblet, 10}, {line, goblet, 10}, {{}, ProductCode{"VS-120"}, 5}}});
    shop.must(StartRun{.station = b02, .override = true, .reason = "trial"});
    EXPECT_EQ(shop.station("B02").queue.size(), 2U);
    EXPECT_EQ(shop.station("B02").queue.back().product, ProductCode{"VS-120"});
}

TEST(StationFold, BeginsItsStretchAnewWithEachRunAndKeepsTheTotal)
{
    Shop shop;
    shop.must(AddTally{.station = b02, .pieces = 2});
    EXPECT_EQ(shop.station("B02").stretch.made, 2);
    trial(shop, b02);
    EXPECT_EQ(shop.station("B02").stretch.made, 0);
    shop.must(AddTally{.station = b02, .pieces = 5});
    shop.wait(1h);
    shop.must(EndRun{.station = b02});
    EXPECT_EQ(shop.station("B02").stretch.made, 0);
    EXPECT_EQ(shop.station("B02").stretchSince, shop.now);
    EXPECT_EQ(shop.station("B02").total.made, 7);
}

TEST(StationFold, WritesAnOverrideOnThePageOfItsDay)
{
    Shop shop;
    const Answer run = trial(shop, b02);
    const auto& notes = shop.workshop.book.find(*parseDate("2026-11-22"))->notes;
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes[0].kind, NoteKind::Overridden);
    EXPECT_EQ(notes[0].station, b02);
    EXPECT_EQ(notes[0].run, RunId{run.number});
    EXPECT_EQ(notes[0].reason, "trial");
    EXPECT_EQ(toText(notes[0].restates), "2026-11-22");
}

TEST(StationFold, MovesAMouldFromOneStationToTheOther)
{
    Shop shop;
    shop.must(MountMould{.station = b01, .mould = copy.mould});
    force(shop, MouldMounted{b02, copy});
    EXPECT_TRUE(shop.station("B01").moulds.empty());
    EXPECT_EQ(shop.station("B02").moulds, std::vector<MouldCopyId>{copy});
    EXPECT_EQ(shop.workshop.moulds.at(copy).station, b02);
    EXPECT_THROW(force(shop, MouldUnmounted{b01, copy}), CheckFailed) << "it is not there";
}

TEST(StationFold, CountsACycleWithARisingEdgeOnly)
{
    Shop shop;
    force(shop, MouldMoved{b01, true, copy});
    force(shop, MouldMoved{b01, false, copy});
    force(shop, MouldMoved{b01, true, {}});
    EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 1);
    EXPECT_EQ(shop.station("B01").mouldClosed, true);
}

TEST(StationFold, GivesEachCrewAnIndexAndNobodyNone)
{
    Shop shop;
    const Crew crew{{WorkerNo{"7"}, "gaffer"}};
    force(shop, CrewAssigned{b01, {}});
    EXPECT_TRUE(shop.workshop.crews.empty()) << "nobody was there and nobody came";
    force(shop, CrewAssigned{b01, crew});
    force(shop, CrewAssigned{b02, crew});
    EXPECT_EQ(shop.station("B01").crew, 1U);
    EXPECT_EQ(shop.station("B02").crew, 2U);
    force(shop, CrewAssigned{b01, {}});
    EXPECT_EQ(shop.station("B01").crew, 0U);
    EXPECT_EQ(shop.workshop.crewAt(b01, shop.now), 0U);
    EXPECT_EQ(shop.workshop.crewAt(b02, shop.now), 2U);
}

TEST(StationFold, KeepsTheRawValueAndTimeOfACounter)
{
    Shop shop;
    shop.see("io.count1", 7);
    const Instant at = shop.now;
    shop.wait(3s);
    shop.see("io.count1", 8);
    EXPECT_EQ(shop.station("B01").counter, (CounterState{7, at})) << "what was not recorded is not known";
}

TEST(StationFold, RefusesTrustThatDoesNotChange)
{
    Shop shop;
    EXPECT_THROW(force(shop, CounterTrustChanged{b01, true, ""}), CheckFailed);
    force(shop, CounterTrustChanged{b01, false, "stale"});
    EXPECT_FALSE(shop.station("B01").counterTrusted);
}

TEST(StationFold, DrawsFromTheNewMeltFromThenOn)
{
    Shop shop;
    shop.meltGlass();
    const Answer run = shop.must(StartRun{.station = b02, .product = goblet});
    shop.must(AddTally{.station = b02, .pieces = 10});
    const MeltId first = shop.melt("P1").id;
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .glass = GlassCode{"clear"}, .culletKg = 200});
    shop.must(AdvanceMelt{.pot = PotId{"P2"}, .stage = MeltStage::Workable, .override = true, .reason = "trial"});
    shop.must(DrawFrom{.station = b02, .pot = PotId{"P2"}});
    shop.must(AddTally{.station = b02, .pieces = 5});
    EXPECT_EQ(shop.workshop.runs.at(RunId{run.number}).melt, shop.melt("P2").id);
    EXPECT_EQ(shop.workshop.melts.at(first).pieces, 10);
    EXPECT_EQ(shop.melt("P2").pieces, 5);
}

} // namespace
} // namespace gaffer::test
