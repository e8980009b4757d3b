#include "core/report/yield_figures.hpp"

#include "tests/core/report/report_workshop.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <tuple>

namespace gaffer {
namespace {

TEST(YieldFigures, AreUnknownWhereNothingCounted)
{
    const Yield yield = yieldOf(DayBook{}, reportDay, {});
    EXPECT_FALSE(yield.made.counted);
    EXPECT_FALSE(yield.accepted().counted);
    EXPECT_EQ(cellText(yield.made.cell()), "–");
    EXPECT_EQ(cellText(shareCell(yield.gradeA, yield.inspected())), "–");
}

TEST(YieldFigures, DoNotGuessAcceptedPiecesBeforeSelectionCounted)
{
    Yield yield;
    yield.add(reportKey(CountingPlace::HotEnd, Grade::Made), 100);
    EXPECT_FALSE(yield.accepted().counted);
    EXPECT_EQ(yield.hotGood().pieces, 100);
}

TEST(YieldFigures, SumUpADay)
{
    const Workshop workshop = reportWorkshop();
    const Yield yield = yieldOf(workshop.book, reportDay, {});
    EXPECT_EQ(yield.made.pieces, 100);
    EXPECT_EQ(yield.hotGood().pieces, 90);
    EXPECT_EQ(yield.accepted().pieces, 75);
    EXPECT_EQ(yield.inspected().pieces, 80);
    EXPECT_EQ(yield.defects.at(DefectCode{"M04"}).pieces, 7);
}

TEST(YieldFigures, KeepToAShift)
{
    const Workshop workshop = reportWorkshop();
    EXPECT_EQ(yieldOf(workshop.book, reportDay, ShiftName{"day"}).made.pieces, 100);
    EXPECT_FALSE(yieldOf(workshop.book, reportDay, ShiftName{"night"}).made.counted);
}

TEST(YieldFigures, AreTypedWhenPeopleCounted)
{
    Yield yield;
    yield.add(reportKey(CountingPlace::HotEnd, Grade::Made, "", TallySource::Tap), 5);
    yield.add(reportKey(CountingPlace::HotEnd, Grade::Made), 5);
    EXPECT_EQ(cellText(yield.made.cell()), "10*");
}

TEST(YieldFigures, WeighAcceptedPiecesOnlyWithKnownWeights)
{
    Workshop workshop = reportWorkshop();
    const std::map<WorkerNo, std::string> nobody;
    const ReportSource source{workshop, nobody, {}};
    EXPECT_DOUBLE_EQ(*acceptedKg(source, reportDay, {}), 13.5);
    EXPECT_DOUBLE_EQ(*drawnKg(source, reportDay), 26.4);
    workshop.products.begin()->second.netG.reset();
    EXPECT_FALSE(acceptedKg(source, reportDay, {}));
    EXPECT_FALSE(drawnKg(source, *parseDate("2026-11-21")));
}

TEST(Count, IsCountedOnceSomebodyCountedEvenNothing)
{
    Count count;
    EXPECT_EQ(cellText(count.cell()), "–");
    count.add(0, TallySource::Counter);
    EXPECT_EQ(cellText(count.cell()), "0");
    count.add(5, TallySource::MouldEdge);
    EXPECT_EQ(cellText(count.cell()), "5");
    count.add(1, TallySource::Paper);
    EXPECT_EQ(cellText(count.cell()), "6*");
}

TEST(Count, AddsAnotherFigureWithItsMarks)
{
    Count sum;
    sum.add(Count{});
    EXPECT_FALSE(sum.counted) << "adding nothing counts nothing";
    sum.add(Count{3, true, true});
    sum.add(Count{4, true, false});
    EXPECT_EQ(cellText(sum.cell()), "7*");
}

TEST(ShareCell, IsADashWhereEitherSideIsMissing)
{
    const Count none;
    const Count zero{0, true, false};
    const Count ten{10, true, false};
    EXPECT_EQ(cellText(shareCell(none, ten)), "–");
    EXPECT_EQ(cellText(shareCell(ten, none)), "–");
    EXPECT_EQ(cellText(shareCell(ten, zero)), "–") << "a share of nothing";
    EXPECT_EQ(cellText(shareCell(zero, ten)), "0.0%");
    EXPECT_EQ(cellText(shareCell(ten, Count{3, true, true})), "333.3%*");
}

TEST(FigureCells, AreADashForNumbersThatAreNone)
{
    EXPECT_EQ(cellText(decimalCell(std::nullopt, 2)), "–");
    EXPECT_EQ(cellText(decimalCell(std::numeric_limits<double>::quiet_NaN(), 2)), "–");
    EXPECT_EQ(cellText(percentCell(std::numeric_limits<double>::infinity())), "–");
    EXPECT_EQ(cellText(decimalCell(0.005, 2)), "0.01");
    EXPECT_EQ(cellText(percentCell(12.34)), "12.3%");
    EXPECT_EQ(cellText(textCell("")), "–");
}

TEST(YieldFigures, PutEveryGradeOfEveryPlaceInOneStep)
{
    using enum CountingPlace;
    using enum Grade;
    const std::vector<std::tuple<CountingPlace, Grade, Count Yield::*>> rows{
        {HotEnd, Made, &Yield::made},
        {HotEnd, Reject, &Yield::hotDefects},
        {HotEnd, Rework, &Yield::hotDefects},
        {LehrEntry, Passed, &Yield::lehrEntry},
        {LehrEntry, Reject, &Yield::coldDefects},
        {Selection, A, &Yield::gradeA},
        {Selection, B, &Yield::gradeB},
        {Selection, C, &Yield::gradeC},
        {Selection, Rework, &Yield::coldDefects},
        {Packing, Passed, &Yield::packed},
        {Packing, Reject, &Yield::coldDefects},
    };
    for (const auto& [place, grade, member] : rows) {
        Yield yield;
        yield.add(reportKey(place, grade), 7);
        EXPECT_EQ((yield.*member).pieces, 7) << nameOf(place) << " " << nameOf(grade);
        std::int64_t all = 0;
        for (Count Yield::*each : {&Yield::made, &Yield::hotDefects, &Yield::lehrEntry, &Yield::gradeA, &Yield::gradeB,
                                   &Yield::gradeC, &Yield::coldDefects, &Yield::packed})
            all += (yield.*each).pieces;
        EXPECT_EQ(all, 7) << "and in one only";
    }
}

TEST(YieldFigures, PassOverWhatPassedSelectionUngraded)
{
    Yield yield;
    yield.add(reportKey(CountingPlace::Selection, Grade::Passed), 7);
    EXPECT_FALSE(yield.selected());
    EXPECT_FALSE(yield.packed.counted || yield.lehrEntry.counted);
}

TEST(YieldFigures, DrawNothingOnADayOfCorrectionsBelowZero)
{
    Workshop workshop;
    workshop.book.page(reportDay).drawnKg[MeltId{1}] = -3;
    const std::map<WorkerNo, std::string> nobody;
    EXPECT_FALSE(drawnKg({workshop, nobody, {}}, reportDay));
}

TEST(Energy, OfTypedMetersIsMarkedAndOfWiredOnesIsNot)
{
    Workshop workshop = reportWorkshop();
    workshop.floor.meters = {{MeterId{"G1"}, MeterKind::Gas, {}, {}}, {MeterId{"G2"}, MeterKind::Gas, {}, {}}};
    const std::map<WorkerNo, std::string> nobody;
    const ReportSource source{workshop, nobody, {}};
    EXPECT_FALSE(energyOf(source, MeterKind::Gas, reportDay).amount);
    DayPage& page = workshop.book.page(reportDay);
    page.meters[MeterId{"G1"}] = {.first = 100, .last = 130, .typed = false, .single = false};
    EXPECT_EQ(energyOf(source, MeterKind::Gas, reportDay).amount, 30);
    EXPECT_FALSE(energyOf(source, MeterKind::Gas, reportDay).typed);
    page.meters[MeterId{"G2"}] = {.first = 7, .last = 9, .typed = true, .single = false};
    EXPECT_EQ(energyOf(source, MeterKind::Gas, reportDay).amount, 32);
    EXPECT_TRUE(energyOf(source, MeterKind::Gas, reportDay).typed);
    EXPECT_FALSE(energyOf(source, MeterKind::Electricity, reportDay).amount);
}

TEST(Yield, HasNoGoodPiecesToTellWhereMoreWereRejectedThanCounted)
{
    Yield yield;
    yield.add(reportKey(CountingPlace::HotEnd, Grade::Made), 8);
    yield.add(reportKey(CountingPlace::HotEnd, Grade::Reject, "F02"), 10);
    EXPECT_FALSE(yield.hotGood().counted);
    EXPECT_EQ(cellText(yield.hotGood().cell()), "–");
    yield.add(reportKey(CountingPlace::HotEnd, Grade::Made), 2);
    EXPECT_EQ(cellText(yield.hotGood().cell()), "0");
}

TEST(Energy, ADashHasNoMark)
{
    EXPECT_FALSE(marked(Cell{}, true).typed);
    EXPECT_TRUE(marked(decimalCell(1.5, 1), true).typed);
    EXPECT_EQ(cellText(marked(decimalCell(1.5, 1), true)), "1.5*");
}

} // namespace
} // namespace gaffer
