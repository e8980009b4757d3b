#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const StationId b01{"B01"};
const StationId b02{"B02"};

TEST(Count, IsNeverRefusedForBookkeeping)
{
    Shop shop;
    shop.must(AddTally{.station = b02, .pieces = 3});
    EXPECT_EQ(shop.station("B02").total.made, 3);
    const auto list = explainViews(shop.source());
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].why, std::vector<std::string>{"no-run"});
}

TEST(Count, IsRefusedWhereItCannotBeMeant)
{
    Shop shop;
    EXPECT_EQ(shop.refused(AddTally{.station = StationId{"B99"}}), "station.unknown");
    EXPECT_EQ(shop.refused(AddTally{.station = b02, .pieces = 0}), "quantity.range");
    EXPECT_EQ(shop.refused(AddTally{.station = b02, .defect = DefectCode{"X99"}}), "defect.unknown");
    shop.actor.role = Role::Worker;
    EXPECT_EQ(shop.refused(AddTally{.station = b02, .pieces = -1}), "tally.leadersOnly");
}

TEST(Count, OfADefectReclassifiesAndLeavesMadeAlone)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .line = OrderLine{OrderNo{"1042"}, 1}});
    for (int i = 0; i < 10; ++i) shop.must(AddTally{.station = b02});
    shop.must(AddTally{.station = b02, .defect = DefectCode{"F01"}, .pieces = 2});
    const Counts& counts = shop.station("B02").stretch;
    EXPECT_EQ(counts.made, 10);
    EXPECT_EQ(counts.hotDefects, 2);
    const auto& order = shop.workshop.orders.at({OrderNo{"1042"}, 1});
    EXPECT_EQ(order.made, 10);
    EXPECT_EQ(order.defects, 2);
    EXPECT_NEAR(shop.melt("P1").mass.drawnKg, 10 * 0.2 * 1.1, 1e-9);
}

TEST(Count, CanBeTakenBackByAWorkerForTenSecondsOnly)
{
    Shop shop;
    shop.actor.role = Role::Worker;
    shop.must(AddTally{.station = b02, .pieces = 5});
    shop.wait(5s);
    shop.must(UndoTally{.station = b02});
    EXPECT_EQ(shop.station("B02").total.made, 0);
    shop.must(AddTally{.station = b02, .pieces = 5});
    shop.wait(1min);
    EXPECT_EQ(shop.refused(UndoTally{.station = b02}), "tally.tooLate");
    shop.actor.role = Role::Supervisor;
    shop.must(UndoTally{.station = b02});
    EXPECT_EQ(shop.refused(UndoTally{.station = b02}), "tally.noneToUndo");
}

TEST(Count, CorrectedKeepsTheOldValueInTheLogAndOnTheNotes)
{
    Shop shop;
    const Answer answer = shop.must(AddTally{.station = b02, .pieces = 50});
    EXPECT_EQ(shop.refused(CorrectTally{.tally = TallyId{answer.number}, .pieces = 5}), "reason.needed");
    shop.must(CorrectTally{.tally = TallyId{answer.number}, .pieces = 5, .reason = "typed a zero too many"});
    EXPECT_EQ(shop.station("B02").total.made, 5);
    const auto* event = std::get_if<TallyCorrected>(&shop.log.back().body);
    ASSERT_NE(event, nullptr);
    EXPECT_EQ(event->was.pieces, 50);
    const DayPage* page = shop.workshop.book.find(*parseDate("2026-11-22"));
    EXPECT_EQ(page->notes.back().was, 50);
    EXPECT_EQ(page->notes.back().now, 5);
}

TEST(Count, BookedBackGoesToTheRunCrewAndMeltThatThenStood)
{
    Shop shop;
    shop.meltGlass();
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"7"}, "blower"}}});
    const auto run = shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    const Instant made = shop.now + 10min;
    shop.wait(20min);
    shop.must(AddTally{.station = b02, .pieces = 20});
    shop.must(EndRun{.station = b02});
    const std::uint64_t crew = shop.station("B02").crew;
    const MeltId melt = shop.melt("P1").id;
    shop.wait(24h);
    shop.must(AssignCrew{.station = b02, .members = {{WorkerNo{"8"}, "blower"}}});
    const auto answer = shop.must(
        AddTally{.station = b02, .place = CountingPlace::Selection, .defect = DefectCode{"L02"}, .pieces = 3, .madeFrom = made});
    const Tally& tally = shop.workshop.tallies.at(TallyId{answer.number});
    EXPECT_EQ(tally.run.value, run.number);
    EXPECT_EQ(tally.crew, crew);
    EXPECT_EQ(tally.melt, melt);
    EXPECT_EQ(toText(tally.businessDate), "2026-11-22");
    EXPECT_EQ(shop.workshop.runs.at(RunId{run.number}).counts.coldDefects, 3);
    const DayPage* today = shop.workshop.book.find(*parseDate("2026-11-23"));
    ASSERT_NE(today, nullptr);
    EXPECT_EQ(today->notes.back().kind, NoteKind::BookedBack);
    EXPECT_EQ(toText(today->notes.back().restates), "2026-11-22");
}

TEST(Count, OfTheNightShiftBelongsToTheDayBefore)
{
    Shop shop;
    shop.now = *parseInstant("2026-11-23T03:00:00Z");
    shop.must(AddTally{.station = b02});
    EXPECT_NE(shop.workshop.book.find(*parseDate("2026-11-22")), nullptr);
    EXPECT_EQ(shop.workshop.book.find(*parseDate("2026-11-23")), nullptr);
}

TEST(Count, ThatFillsAnOrderIsTakenAndToldOnce)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .line = OrderLine{OrderNo{"1042"}, 1}});
    shop.must(AddTally{.station = b02, .pieces = 100});
    EXPECT_TRUE(explainViews(shop.source()).empty());
    shop.must(AddTally{.station = b02, .pieces = 2});
    shop.must(AddTally{.station = b02, .pieces = 2});
    const auto list = explainViews(shop.source());
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].why, std::vector<std::string>{"order-full"});
}

TEST(Count, ExplainedLeavesTheList)
{
    Shop shop;
    const auto answer = shop.must(AddTally{.station = b02});
    shop.must(ExplainTally{.tally = TallyId{answer.number}, .note = "trial pieces"});
    EXPECT_TRUE(explainViews(shop.source()).empty());
}

} // namespace
} // namespace gaffer::test
