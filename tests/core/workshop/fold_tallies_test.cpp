#include "core/workshop/fold.hpp"

#include "core/base/check.hpp"
#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const StationId b01{"B01"};
const StationId b02{"B02"};
const OrderLine line{OrderNo{"1042"}, 1};
const MouldCopyId copy{MouldNo{"M-17"}, 1};

/// A station that runs the order on workable glass.
struct Running : Shop {
    Running()
    {
        meltGlass();
        must(StartRun{.station = b02, .line = line});
    }
    [[nodiscard]] const Run& run() const { return *workshop.runAt(b02); }
    [[nodiscard]] const OrderState& order() const { return workshop.orders.at(line); }
    [[nodiscard]] std::int64_t booked(CountingPlace place, Grade grade) const
    {
        std::int64_t pieces = 0;
        for (const auto& [date, page] : workshop.book.pages())
            for (const auto& [key, count] : page.pieces)
                if (key.place == place && key.grade == grade) pieces += count;
        return pieces;
    }
};

/// Where a count of five pieces must show up: the member of Counts, and what it adds to the order.
struct Effect {
    CountingPlace place;
    Grade grade;
    std::int64_t Counts::*counter;
    std::int64_t made, defects, accepted;
};

TEST(TallyFold, PutsEveryGradeOfEveryPlaceWhereItBelongs)
{
    using enum CountingPlace;
    using enum Grade;
    const std::vector<Effect> effects{
        {HotEnd, Made, &Counts::made, 5, 0, 0},
        {HotEnd, Reject, &Counts::hotDefects, 0, 5, 0},
        {HotEnd, Rework, &Counts::hotDefects, 0, 5, 0},
        {LehrEntry, Passed, &Counts::lehrEntry, 0, 0, 0},
        {LehrEntry, Reject, &Counts::coldDefects, 0, 5, 0},
        {Selection, A, &Counts::gradeA, 0, 0, 5},
        {Selection, B, &Counts::gradeB, 0, 0, 5},
        {Selection, C, &Counts::gradeC, 0, 0, 5},
        {Selection, Reject, &Counts::coldDefects, 0, 5, 0},
        {Selection, Rework, &Counts::coldDefects, 0, 5, 0},
        {Packing, Passed, &Counts::packed, 0, 0, 0},
        {Packing, Reject, &Counts::coldDefects, 0, 5, 0},
    };
    for (const Effect& effect : effects) {
        Running shop;
        const Counts before = shop.run().counts;
        shop.must(AddTally{.station = b02, .place = effect.place, .grade = effect.grade, .pieces = 5, .madeFrom = shop.now});
        Counts wanted = before;
        wanted.*(effect.counter) += 5;
        EXPECT_EQ(shop.run().counts, wanted) << nameOf(effect.place) << " " << nameOf(effect.grade);
        EXPECT_EQ(shop.station("B02").stretch, wanted) << nameOf(effect.place) << " " << nameOf(effect.grade);
        EXPECT_EQ(shop.station("B02").total, wanted);
        EXPECT_EQ(shop.order().made, effect.made);
        EXPECT_EQ(shop.order().defects, effect.defects);
        EXPECT_EQ(shop.order().accepted, effect.accepted);
        EXPECT_EQ(shop.booked(effect.place, effect.grade), 5);
    }
}

TEST(TallyFold, TakesEverythingBackWithAnUndo)
{
    using enum CountingPlace;
    for (const CountingPlace place : {HotEnd, LehrEntry, Selection, Packing}) {
        Running shop;
        shop.must(AddTally{.station = b02, .pieces = 30});
        const Workshop before = shop.workshop;
        const Answer answer = shop.must(AddTally{.station = b02, .place = place, .pieces = 7, .madeFrom = shop.now});
        shop.must(UndoTally{.tally = TallyId{answer.number}});
        EXPECT_EQ(shop.run().counts, before.runs.at(shop.run().id).counts) << nameOf(place);
        EXPECT_EQ(shop.station("B02").total, before.stations.at(b02).total);
        EXPECT_EQ(shop.order(), before.orders.at(line));
        EXPECT_NEAR(shop.melt("P1").mass.drawnKg, before.meltIn(PotId{"P1"})->mass.drawnKg, 1e-9);
        EXPECT_EQ(shop.melt("P1").pieces, 30);
        EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 30);
        EXPECT_EQ(shop.workshop.book.pages().begin()->second.pieces, before.book.pages().begin()->second.pieces);
        const BookNote& note = shop.workshop.book.pages().begin()->second.notes.back();
        EXPECT_EQ(note.kind, NoteKind::Undone);
        EXPECT_EQ(note.was, 7);
        EXPECT_EQ(note.now, 0);
    }
}

TEST(TallyFold, WeighsAcceptedPiecesByTheirNetWeight)
{
    Running shop;
    shop.must(AddTally{.station = b02, .place = CountingPlace::Selection, .grade = Grade::B, .pieces = 10, .madeFrom = shop.now});
    EXPECT_NEAR(shop.melt("P1").mass.acceptedKg, 1.5, 1e-9);
    shop.must(AddTally{.station = b02, .place = CountingPlace::Selection, .defect = DefectCode{"M04"}, .pieces = 10});
    EXPECT_NEAR(shop.melt("P1").mass.acceptedKg, 1.5, 1e-9);
}

TEST(TallyFold, CountsAMouldCycleWithEveryPieceOnlyWhereNoSwitchCountsThem)
{
    Running shop;
    shop.must(AddTally{.station = b02, .pieces = 4});
    EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 4);
    EXPECT_EQ(shop.workshop.moulds.at(copy).sinceCare, 4);
    shop.must(EndRun{.station = b02});
    shop.must(UnmountMould{.station = b02});
    shop.must(StartRun{.station = b01, .product = ProductCode{"GB-350"}});
    shop.must(AddTally{.station = b01, .pieces = 4});
    EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 4) << "the switch of B01 counts the cycles";
}

TEST(TallyFold, NeverBringsTheCareIntervalBelowZero)
{
    Running shop;
    const Answer answer = shop.must(AddTally{.station = b02, .pieces = 9});
    shop.must(CareMould{.mould = copy.mould, .copy = 1});
    shop.must(UndoTally{.tally = TallyId{answer.number}});
    EXPECT_EQ(shop.workshop.moulds.at(copy).sinceCare, 0);
    EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 0);
}

TEST(TallyFold, BooksPiecesOnTheHourTheyWereMade)
{
    Running shop;
    shop.wait(10min);
    shop.must(AddTally{.station = b02, .pieces = 1, .madeTo = shop.now - 5min});
    const auto& pieces = shop.workshop.book.pages().begin()->second.pieces;
    ASSERT_EQ(pieces.size(), 1U);
    // The shop's clock stands at 08:00 UTC plus nine hours of fining and 16 minutes of settling plus ten.
    EXPECT_EQ(pieces.begin()->first.hour, 17);
}

TEST(TallyFold, TakesALineOutOfTheBookWhenNothingIsLeftOnIt)
{
    Running shop;
    shop.must(AddTally{.station = b02, .pieces = 3});
    shop.must(UndoTally{.station = b02});
    EXPECT_TRUE(shop.workshop.book.pages().begin()->second.pieces.empty());
}

TEST(TallyFold, KeepsTheTimeOfTheLastPieceMade)
{
    Running shop;
    shop.must(AddTally{.station = b02});
    const Instant made = shop.now;
    shop.wait(1min);
    shop.must(AddTally{.station = b02, .defect = DefectCode{"F01"}});
    EXPECT_EQ(shop.station("B02").lastPiece, made) << "a defect is no new piece";
    shop.must(AddTally{.station = b02, .pieces = -1});
    EXPECT_EQ(shop.station("B02").lastPiece, made) << "pieces taken away are none either";
}

TEST(TallyFold, TellsManyCountsWithoutARunInOneLine)
{
    Shop shop;
    for (int i = 0; i < 40; ++i) shop.must(AddTally{.station = b02, .pieces = 2});
    const auto& notes = shop.workshop.book.pages().begin()->second.notes;
    ASSERT_EQ(notes.size(), 1U);
    EXPECT_EQ(notes.front().kind, NoteKind::NotExplained);
    EXPECT_EQ(notes.front().now, 80);
    EXPECT_EQ(notes.front().reason, "no-run");
}

TEST(TallyFold, ForgetsSingleTalliesAfterThreeDaysButNotTheirPieces)
{
    Shop shop;
    const Answer old = shop.must(AddTally{.station = b02, .pieces = 5});
    shop.wait(72h);
    shop.must(AddTally{.station = b02});
    EXPECT_TRUE(shop.workshop.tallies.contains(TallyId{old.number})) << "72 h are not more than 72 h";
    shop.wait(1ms);
    shop.must(AddTally{.station = b02});
    EXPECT_FALSE(shop.workshop.tallies.contains(TallyId{old.number}));
    EXPECT_EQ(shop.refused(UndoTally{.tally = TallyId{old.number}}), "tally.unknown");
    EXPECT_EQ(shop.station("B02").total.made, 7);
}

TEST(TallyFold, ForgetsRunsStopsAndMeltsThatTheBookHasForgotten)
{
    Running shop;
    shop.must(BeginStop{.station = b01});
    shop.must(EndStop{.station = b01});
    shop.must(EndRun{.station = b02});
    shop.must(DumpMelt{.pot = PotId{"P1"}, .reason = "stones"});
    // A run that never ends must not keep the others in memory.
    shop.must(StartRun{.station = b01, .product = ProductCode{"VS-120"}, .override = true, .reason = "trial"});
    shop.wait(std::chrono::days{71});
    shop.must(AddTally{.station = b02});
    shop.wait(2h);
    shop.must(AddTally{.station = b02});
    EXPECT_EQ(shop.workshop.runs.size(), 1U);
    EXPECT_TRUE(shop.workshop.stops.empty());
    EXPECT_TRUE(shop.workshop.melts.empty());
    EXPECT_TRUE(shop.workshop.runAt(b01));
}

TEST(TallyFold, KeepsWhatIsYoungerThanTheBook)
{
    Running shop;
    shop.must(EndRun{.station = b02});
    shop.must(DumpMelt{.pot = PotId{"P1"}, .reason = "stones"});
    shop.wait(std::chrono::days{69});
    shop.must(AddTally{.station = b02});
    EXPECT_EQ(shop.workshop.runs.size(), 1U);
    EXPECT_EQ(shop.workshop.melts.size(), 1U);
}

/// A station whose counter cannot be believed.
struct BrokenCounter : Shop {
    BrokenCounter()
    {
        see("io.count1", 100);
        wait(20s);
        see("io.count1", 100, badMark(Reason::SensorBreak));
    }
    [[nodiscard]] std::int64_t made() const { return station("B01").total.made; }
};

TEST(StandIn, OfTapsIsNotCountedAgainWhenTheCounterReturns)
{
    BrokenCounter shop;
    shop.must(AddTally{.station = b01, .pieces = 5});
    shop.wait(20s);
    shop.see("io.count1", 108);
    EXPECT_EQ(shop.made(), 8);
}

TEST(StandIn, OfTapsTakenBackIsCountedByTheCounterAfterAll)
{
    BrokenCounter shop;
    const Answer tap = shop.must(AddTally{.station = b01, .pieces = 5});
    shop.must(UndoTally{.tally = TallyId{tap.number}});
    shop.wait(20s);
    shop.see("io.count1", 108);
    EXPECT_EQ(shop.made(), 8);
}

TEST(StandIn, OfATapTakenBackAfterTheCounterMovedOwesNothing)
{
    BrokenCounter shop;
    const Answer tap = shop.must(AddTally{.station = b01, .pieces = 5});
    shop.wait(20s);
    shop.see("io.count1", 105);
    shop.must(UndoTally{.tally = TallyId{tap.number}});
    EXPECT_EQ(shop.station("B01").standIn, 0);
    shop.wait(20s);
    shop.see("io.count1", 105, badMark(Reason::SensorBreak));
    shop.must(AddTally{.station = b01, .pieces = 3});
    shop.wait(20s);
    shop.see("io.count1", 108);
    EXPECT_EQ(shop.made(), 3) << "three pieces were made since, by tap and by counter the same three";
}

TEST(StandIn, DoesNotTakeASheetOfEarlierHoursOffTheCounter)
{
    Shop shop;
    shop.see("io.count1", 100);
    shop.wait(20s);
    shop.must(AddTally{.station = b01, .pieces = 50, .madeTo = shop.now - 1h, .source = TallySource::Paper});
    shop.see("io.count1", 103);
    EXPECT_EQ(shop.station("B01").total.made, 53);
}

TEST(StandIn, CorrectedCountsAsCorrected)
{
    BrokenCounter shop;
    const Answer tap = shop.must(AddTally{.station = b01, .pieces = 50});
    shop.must(CorrectTally{.tally = TallyId{tap.number}, .pieces = 5, .reason = "a zero too many"});
    EXPECT_EQ(shop.station("B01").standIn, 5);
    shop.wait(20s);
    shop.see("io.count1", 105);
    EXPECT_EQ(shop.made(), 5);
}

TEST(TallyFold, RefusesATallyWithoutANumberOrWithOneThatStands)
{
    Shop shop;
    const Answer answer = shop.must(AddTally{.station = b02});
    Tally tally = shop.workshop.tallies.at(TallyId{answer.number});
    const auto next = [&](EventBody body) { return Event{shop.workshop.seq + 1, shop.now, "7", {}, {}, std::move(body)}; };
    EXPECT_THROW(evolve(shop.workshop, next(TallyRecorded{tally})), CheckFailed);
    tally.id = {};
    EXPECT_THROW(evolve(shop.workshop, next(TallyRecorded{tally})), CheckFailed);
    EXPECT_THROW(evolve(shop.workshop, next(TallyUndone{TallyId{999}, ""})), CheckFailed);
    EXPECT_THROW(evolve(shop.workshop, next(TallyExplained{TallyId{999}, ""})), CheckFailed);
}

TEST(TallyFold, RefusesACorrectionOfWhatDoesNotStand)
{
    Shop shop;
    const Answer answer = shop.must(AddTally{.station = b02, .pieces = 5});
    const Tally stands = shop.workshop.tallies.at(TallyId{answer.number});
    Tally was = stands;
    was.pieces = 50;
    const Event event{shop.workshop.seq + 1, shop.now, "7", {}, {}, TallyCorrected{was, stands, "made out of nothing"}};
    EXPECT_THROW(evolve(shop.workshop, event), CheckFailed);
}

} // namespace
} // namespace gaffer::test
