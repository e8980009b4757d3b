#include "core/report/yield_figures.hpp"

#include "tests/core/report/report_workshop.hpp"

#include <gtest/gtest.h>

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

} // namespace
} // namespace gaffer
