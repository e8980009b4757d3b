#include "core/report/table.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

std::string decimal(double number, int decimals) { return cellText({CellKind::Decimal, "", number, decimals, false}); }

TEST(Table, ShowsWhatNothingCountedAsADash) { EXPECT_EQ(cellText({}), "–"); }

TEST(Table, RoundsHalfUpAndAwayFromZero)
{
    EXPECT_EQ(decimal(0.285, 2), "0.29");
    EXPECT_EQ(decimal(2.5, 0), "3");
    EXPECT_EQ(decimal(-2.5, 0), "-3");
    EXPECT_EQ(decimal(72.45, 1), "72.5");
    EXPECT_EQ(decimal(-0.04, 1), "0.0");
}

TEST(Table, ShowsTheGoldenKeyFiguresOfAShift)
{
    const auto percent = [](double number, int decimals) { return cellText({CellKind::Percent, "", number, decimals, false}); };
    EXPECT_EQ(percent(100.0 * 384 / 480, 0), "80%");
    EXPECT_EQ(percent(100.0 * 1.2 * 330 / 384, 3), "103.125%");
    EXPECT_EQ(percent(100.0 * 290 / 330, 4), "87.8788%");
    EXPECT_EQ(percent(80 * 1.03125 * 290 / 330, 1), "72.5%");
}

TEST(Table, MarksTypedFiguresButNotTexts)
{
    EXPECT_EQ(cellText({CellKind::Whole, "", 12, 0, true}), "12*");
    EXPECT_EQ(figureText({CellKind::Whole, "", 12, 0, true}), "12");
    EXPECT_EQ(cellText({CellKind::Text, "B01", 0, 0, true}), "B01");
}

} // namespace
} // namespace gaffer
