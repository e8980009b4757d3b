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

TEST(Count, OfAPersonIsNeverTakenForADevices)
{
    Shop shop;
    for (const TallySource source : {TallySource::Counter, TallySource::MouldEdge, TallySource::Computed})
        EXPECT_EQ(shop.refused(AddTally{.station = b02, .source = source}), "tally.source");
    EXPECT_EQ(shop.station("B02").total.made, 0);
    shop.must(AddTally{.station = b02, .source = TallySource::Paper});
    shop.must(AddTally{.station = b02, .source = TallySource::Tap});
    EXPECT_EQ(shop.station("B02").total.made, 2);
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

TEST(Undo, HasAWindowOfTwelveSecondsForAWorkerToTheMillisecond)
{
    for (const auto& [wait, taken] : {std::pair{11'999ms, true}, {12'000ms, true}, {12'001ms, false}}) {
        Shop shop;
        shop.actor.role = Role::Worker;
        shop.must(AddTally{.station = b02, .pieces = 2});
        shop.wait(wait);
        EXPECT_EQ(bool{shop.give(UndoTally{.station = b02})}, taken) << wait.count();
    }
}

TEST(Count, OfRejectsThatNobodyCountedAsMadeIsNoDebtOfGoodPieces)
{
    Shop shop;
    shop.must(AddTally{.station = b02, .defect = DefectCode{"F02"}, .pieces = 5});
    const StationView view = stationViews(shop.source())[1];
    EXPECT_EQ(view.made, 0);
    EXPECT_EQ(view.good, 0);
    EXPECT_EQ(view.defects, 5);
}

TEST(Undo, TakesTheNewestCountByHandAndNotTheCounters)
{
    Shop shop;
    shop.must(AddTally{.station = b01, .pieces = 2});
    shop.see("io.count1", 0);
    shop.wait(20s);
    shop.see("io.count1", 9);
    shop.must(UndoTally{.station = b01});
    EXPECT_EQ(shop.station("B01").total.made, 9);
    EXPECT_EQ(shop.refused(UndoTally{.station = b01}), "tally.noneToUndo");
}

TEST(Undo, TakesPaperBackToo)
{
    Shop shop;
    shop.must(AddTally{.station = b02, .pieces = 40, .source = TallySource::Paper});
    shop.must(UndoTally{.station = b02});
    EXPECT_EQ(shop.station("B02").total.made, 0);
}

TEST(Undo, OfOneStationLeavesTheOthersAlone)
{
    Shop shop;
    shop.must(AddTally{.station = b02, .pieces = 4});
    shop.must(AddTally{.station = StationId{"L01"}, .pieces = 5});
    shop.must(UndoTally{.station = b02});
    EXPECT_EQ(shop.station("B02").total.made, 0);
    EXPECT_EQ(shop.station("L01").total.made, 5);
}

TEST(Undo, TwiceTakesTwoCountsAndThenNone)
{
    Shop shop;
    const Answer first = shop.must(AddTally{.station = b02, .pieces = 1});
    const Answer second = shop.must(AddTally{.station = b02, .pieces = 2});
    EXPECT_EQ(shop.must(UndoTally{.station = b02}).number, second.number);
    EXPECT_EQ(shop.must(UndoTally{.station = b02}).number, first.number);
    EXPECT_EQ(shop.refused(UndoTally{.station = b02}), "tally.noneToUndo");
    EXPECT_EQ(shop.refused(UndoTally{.tally = TallyId{first.number}}), "tally.unknown");
}

TEST(Undo, OfACorrectedCountTakesTheCorrectedFigureBack)
{
    Shop shop;
    const Answer answer = shop.must(AddTally{.station = b02, .pieces = 50});
    shop.must(CorrectTally{.tally = TallyId{answer.number}, .pieces = 5, .reason = "a zero too many"});
    shop.must(UndoTally{.tally = TallyId{answer.number}, .reason = "none at all"});
    EXPECT_EQ(shop.station("B02").total.made, 0);
    EXPECT_EQ(shop.workshop.book.pages().begin()->second.notes.back().was, 5);
}

TEST(Correction, OfACorrectionStartsFromWhatNowStands)
{
    Shop shop;
    const TallyId id{shop.must(AddTally{.station = b02, .pieces = 50}).number};
    shop.must(CorrectTally{.tally = id, .pieces = 5, .reason = "first"});
    shop.must(CorrectTally{.tally = id, .pieces = 6, .reason = "second"});
    shop.must(CorrectTally{.tally = id, .pieces = 50, .reason = "it was right at first"});
    EXPECT_EQ(shop.station("B02").total.made, 50);
    std::vector<std::int64_t> was;
    for (const Event& event : shop.log)
        if (const auto* corrected = std::get_if<TallyCorrected>(&event.body)) was.push_back(corrected->was.pieces);
    EXPECT_EQ(was, (std::vector<std::int64_t>{50, 5, 6})) << "every old value stays in the log";
}

TEST(Correction, MayBringACountToNothingButNotBelow)
{
    Shop shop;
    const TallyId id{shop.must(AddTally{.station = b02, .pieces = 5}).number};
    EXPECT_EQ(shop.refused(CorrectTally{.tally = id, .pieces = -1, .reason = "x"}), "quantity.range");
    EXPECT_EQ(shop.refused(CorrectTally{.tally = id, .pieces = 100'001, .reason = "x"}), "quantity.range");
    EXPECT_EQ(shop.refused(CorrectTally{.tally = id, .defect = DefectCode{"X99"}, .reason = "x"}), "defect.unknown");
    EXPECT_EQ(shop.refused(CorrectTally{.tally = id, .run = RunId{99}, .reason = "x"}), "run.unknown");
    shop.must(CorrectTally{.tally = id, .pieces = 0, .reason = "never made"});
    EXPECT_EQ(shop.station("B02").total.made, 0);
    EXPECT_TRUE(shop.workshop.book.pages().begin()->second.pieces.empty());
}

TEST(Correction, ThatNamesADefectSortsThePiecesOut)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    const TallyId id{shop.must(AddTally{.station = b02, .pieces = 5}).number};
    EXPECT_NEAR(shop.melt("P1").mass.drawnKg, 1.1, 1e-9);
    shop.must(CorrectTally{.tally = id, .defect = DefectCode{"F01"}, .reason = "all bad"});
    EXPECT_EQ(shop.workshop.tallies.at(id).grade, Grade::Reject);
    EXPECT_EQ(shop.station("B02").stretch.hotDefects, 5);
    EXPECT_EQ(shop.station("B02").stretch.made, 0);
    EXPECT_NEAR(shop.melt("P1").mass.drawnKg, 0, 1e-9);
    shop.must(CorrectTally{.tally = id, .grade = Grade::Made, .reason = "they were good"});
    EXPECT_EQ(shop.workshop.tallies.at(id).defect, DefectCode{}) << "a good piece has no defect";
    EXPECT_NEAR(shop.melt("P1").mass.drawnKg, 1.1, 1e-9);
}

TEST(Correction, TakesACountOffTheToExplainList)
{
    Shop shop;
    const TallyId id{shop.must(AddTally{.station = b02, .pieces = 5}).number};
    EXPECT_EQ(explainViews(shop.source()).size(), 1U);
    shop.must(CorrectTally{.tally = id, .pieces = 4, .reason = "counted again"});
    EXPECT_TRUE(explainViews(shop.source()).empty());
}

TEST(Correction, ToAnotherRunMovesPiecesGlassMouldAndOrder)
{
    Shop shop;
    shop.meltGlass();
    const Answer first = shop.must(StartRun{.station = b02, .line = OrderLine{OrderNo{"1042"}, 1}});
    shop.wait(1h);
    shop.must(EndRun{.station = b02});
    const Instant ended = shop.now;
    shop.wait(1h);
    const TallyId id{shop.must(AddTally{.station = b02, .pieces = 8}).number};
    EXPECT_EQ(shop.melt("P1").pieces, 0);
    shop.must(CorrectTally{.tally = id, .run = RunId{first.number}, .reason = "they belong to the order"});
    const Tally& tally = shop.workshop.tallies.at(id);
    EXPECT_EQ(tally.run, RunId{first.number});
    EXPECT_EQ(tally.product, ProductCode{"GB-350"});
    EXPECT_EQ(tally.madeTo, ended) << "a run's pieces were made while it stood";
    EXPECT_EQ(shop.melt("P1").pieces, 8);
    EXPECT_EQ(shop.workshop.orders.at({OrderNo{"1042"}, 1}).made, 8);
    EXPECT_EQ(shop.workshop.moulds.at({MouldNo{"M-17"}, 1}).counted, 8);
}

TEST(Correction, InTimeFindsTheRunThatThenStood)
{
    Shop shop;
    shop.meltGlass();
    const Answer first = shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    shop.wait(1h);
    const Answer second = shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    shop.wait(1h);
    const TallyId id{shop.must(AddTally{.station = b02, .pieces = 8}).number};
    EXPECT_EQ(shop.workshop.tallies.at(id).run, RunId{second.number});
    shop.must(CorrectTally{.tally = id, .madeFrom = shop.now - 90min, .reason = "before the change"});
    EXPECT_EQ(shop.workshop.tallies.at(id).run, RunId{first.number});
    shop.must(CorrectTally{.tally = id, .madeFrom = shop.now + 90min, .reason = "a slip of the pen"});
    EXPECT_EQ(shop.workshop.tallies.at(id).run, RunId{second.number});
    EXPECT_EQ(shop.workshop.tallies.at(id).madeTo, shop.now);
    shop.must(CorrectTally{.tally = id, .madeFrom = shop.now - 20h, .reason = "yesterday, when nothing ran"});
    EXPECT_FALSE(shop.workshop.tallies.at(id).run);
    EXPECT_EQ(toText(shop.workshop.tallies.at(id).businessDate), "2026-11-21");
}

/// What a seat may send for a good piece, and what it is taken for.
struct Word {
    CountingPlace place;
    std::optional<Grade> said;
    const char* defect;
    Grade meant;
};

TEST(CountedGrade, IsWhatItCanMeanAtItsPlace)
{
    using enum CountingPlace;
    using enum Grade;
    const std::vector<Word> words{
        {HotEnd, {}, "", Made},          {HotEnd, A, "", Made},
        {HotEnd, Passed, "", Made},      {HotEnd, Made, "", Made},
        {HotEnd, {}, "F01", Reject},     {HotEnd, Made, "F01", Reject},
        {HotEnd, Rework, "F01", Rework}, {HotEnd, B, "F03", B},
        {LehrEntry, {}, "", Passed},     {LehrEntry, Made, "", Passed},
        {LehrEntry, {}, "H03", Reject},  {Selection, {}, "", A},
        {Selection, Made, "", A},        {Selection, B, "M04", B},
        {Selection, C, "", C},           {Selection, A, "M04", Reject},
        {Selection, {}, "L02", Reject},  {Packing, {}, "", Passed},
        {Packing, Made, "", Passed},     {Packing, Rework, "C02", Rework},
    };
    for (const Word& word : words) {
        Shop shop;
        const Answer answer = shop.must(
            AddTally{.station = b02, .place = word.place, .grade = word.said, .defect = DefectCode{word.defect}, .pieces = 3});
        EXPECT_EQ(shop.workshop.tallies.at(TallyId{answer.number}).grade, word.meant)
            << nameOf(word.place) << " " << (word.said ? nameOf(*word.said) : "nothing") << " " << word.defect;
    }
}

TEST(Count, MakesPiecesAtTheHotEndOnly)
{
    Shop shop;
    for (const auto& place : enumNames<CountingPlace>)
        shop.must(AddTally{.station = b02, .place = place.value, .grade = Grade::Made, .pieces = 10});
    EXPECT_EQ(shop.station("B02").total.made, 10) << "the same ten pieces passed four places";
}

TEST(Count, NeverWasMadeInTheFutureOrBackwards)
{
    Shop shop;
    const Answer answer = shop.must(
        AddTally{.station = b02, .pieces = 1, .madeFrom = shop.now + 2h, .madeTo = shop.now + 1h, .foundAt = shop.now + 3h});
    const Tally& tally = shop.workshop.tallies.at(TallyId{answer.number});
    EXPECT_EQ(tally.madeTo, shop.now);
    EXPECT_EQ(tally.madeFrom, shop.now);
    EXPECT_EQ(tally.foundAt, shop.now);
}

TEST(Count, OfANamedRunGoesToTheStationOfThatRun)
{
    Shop shop;
    shop.meltGlass();
    const Answer run = shop.must(StartRun{.station = b01, .product = ProductCode{"GB-350"}});
    shop.wait(1h);
    shop.must(EndRun{.station = b01});
    shop.wait(1h);
    const Answer answer = shop.must(AddTally{.station = b02, .pieces = 6, .run = RunId{run.number}});
    const Tally& tally = shop.workshop.tallies.at(TallyId{answer.number});
    EXPECT_EQ(tally.station, b01);
    EXPECT_LT(*tally.madeTo, *shop.workshop.runs.at(RunId{run.number}).endedAt);
    EXPECT_EQ(shop.station("B02").total.made, 0);
    EXPECT_EQ(shop.workshop.runs.at(RunId{run.number}).counts.made, 6);
}

TEST(Count, AtSelectionIsTakenForPiecesOfOneLehrPassageAgo)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.lehrs.push_back({LehrId{"L1"}, "", {}, {}, Duration{90min}});
    floor.stations[1].lehr = LehrId{"L1"};
    ASSERT_TRUE(shop.give(Configure{floor}));
    shop.meltGlass();
    const Answer first = shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    shop.wait(2h);
    const Answer second = shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    shop.wait(30min);
    const auto runOf = [&](const Answer& answer) { return shop.workshop.tallies.at(TallyId{answer.number}).run; };
    EXPECT_EQ(runOf(shop.must(AddTally{.station = b02, .place = CountingPlace::Selection})), RunId{first.number});
    EXPECT_EQ(runOf(shop.must(AddTally{.station = b02, .place = CountingPlace::LehrEntry})), RunId{second.number});
    EXPECT_EQ(runOf(shop.must(AddTally{.station = b02})), RunId{second.number});
    shop.wait(24h);
    EXPECT_EQ(runOf(shop.must(AddTally{.station = b02, .place = CountingPlace::Packing})), RunId{second.number});
}

TEST(Count, OfRejectsThatOutnumberThePiecesMadeIsTakenAndTold)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = b02, .pieces = 3});
    shop.must(AddTally{.station = b02, .defect = DefectCode{"F01"}, .pieces = 3});
    EXPECT_TRUE(explainViews(shop.source()).empty());
    shop.must(AddTally{.station = b02, .defect = DefectCode{"F01"}});
    ASSERT_EQ(explainViews(shop.source()).size(), 1U);
    EXPECT_EQ(explainViews(shop.source())[0].why, std::vector<std::string>{"more-rejects-than-made"});
}

TEST(Count, OnHeldGlassOrTheWrongMouldIsTakenAndTold)
{
    Shop shop;
    Mould other;
    other.mould = MouldNo{"W-9"};
    shop.must(ImportRows{.what = "moulds", .moulds = {other}});
    shop.meltGlass();
    shop.must(StartRun{.station = b02, .product = ProductCode{"GB-350"}});
    shop.must(HoldMelt{.pot = PotId{"P1"}, .reason = "cords"});
    shop.must(AddTally{.station = b02, .mould = MouldCopyId{other.mould, 1}});
    ASSERT_EQ(explainViews(shop.source()).size(), 1U);
    EXPECT_EQ(explainViews(shop.source())[0].why, (std::vector<std::string>{"melt-held", "wrong-mould"}));
}

TEST(Count, UnderAnOverrideNeedsNoSecondWordForHeldGlass)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .glass = GlassCode{"clear"}, .culletKg = 100});
    shop.must(
        StartRun{.station = b02, .product = ProductCode{"GB-350"}, .pot = PotId{"P1"}, .override = true, .reason = "trial"});
    shop.must(AddTally{.station = b02});
    EXPECT_TRUE(explainViews(shop.source()).empty());
}

TEST(NightShift, CountsAtItsEdgesOnTheRightDay)
{
    const std::vector<std::pair<const char*, const char*>> edges{
        {"2026-11-23T00:00:00Z", "2026-11-22"}, {"2026-11-23T07:59:59.999Z", "2026-11-22"},
        {"2026-11-23T08:00:00Z", "2026-11-23"}, {"2026-11-23T23:59:59.999Z", "2026-11-23"},
        {"2026-12-01T03:00:00Z", "2026-11-30"}, {"2027-01-01T02:00:00Z", "2026-12-31"},
        {"2028-03-01T05:00:00Z", "2028-02-29"},
    };
    for (const auto& [time, date] : edges) {
        Shop shop;
        shop.now = *parseInstant(time);
        const Answer answer = shop.must(AddTally{.station = b02});
        EXPECT_EQ(toText(shop.workshop.tallies.at(TallyId{answer.number}).businessDate), date) << time;
    }
}

TEST(NightShift, BookedBackPastMidnightKeepsItsShift)
{
    Shop shop;
    shop.now = *parseInstant("2026-11-23T09:00:00Z");
    const Answer answer = shop.must(AddTally{.station = b02, .pieces = 2, .madeFrom = parseInstant("2026-11-23T02:00:00Z")});
    const Tally& tally = shop.workshop.tallies.at(TallyId{answer.number});
    EXPECT_EQ(toText(tally.businessDate), "2026-11-22");
    EXPECT_EQ(tally.shift, ShiftName{"night"});
    const DayPage* today = shop.workshop.book.find(*parseDate("2026-11-23"));
    ASSERT_NE(today, nullptr);
    EXPECT_EQ(today->notes.front().kind, NoteKind::BookedBack);
}

} // namespace
} // namespace gaffer::test
