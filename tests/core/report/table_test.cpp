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

TEST(Table, ShowsEveryKindOfCell)
{
    EXPECT_EQ(cellText({CellKind::Text, "=1+1", 0, 0, false}), "=1+1") << "people read it as it is";
    EXPECT_EQ(cellText({CellKind::Whole, "", 48'000, 0, false}), "48000");
    EXPECT_EQ(cellText({CellKind::Whole, "", -3, 2, false}), "-3") << "pieces have no decimals";
    EXPECT_EQ(cellText({CellKind::Percent, "", 99.95, 1, false}), "100.0%");
    EXPECT_EQ(cellText({CellKind::Percent, "", 99.94, 1, true}), "99.9%*");
    EXPECT_EQ(cellText({CellKind::Unknown, "", 5, 0, true}), "–") << "what is unknown has no mark either";
}

TEST(Table, RoundsTheSameOnBothSidesOfNothing)
{
    for (const double number : {0.5, 0.15, 1.005, 2.675, 1234.5, 99.995})
        for (const int decimals : {0, 1, 2}) {
            const std::string above = decimal(number, decimals);
            const bool nothing = above.find_first_not_of("0.") == std::string::npos;
            EXPECT_EQ(decimal(-number, decimals), nothing ? above : "-" + above) << number;
        }
}

TEST(Table, ShowsLargeFiguresWhole)
{
    EXPECT_EQ(decimal(1e15, 0), "1000000000000000");
    EXPECT_EQ(decimal(123'456'789.125, 3), "123456789.125");
}

} // namespace
} // namespace gaffer
