#include "ui/models/tables.hpp"

#include "tests/ui/support/sample_view.hpp"
#include "ui/i18n/words.hpp"

#include <gtest/gtest.h>

namespace gaffer::ui {
namespace {

class TablesTest : public testing::Test {
protected:
    Translation english{Language::English};
    SeatView view = sampleView(12, 8);
};

TEST_F(TablesTest, LateOrdersShowOnlyWhatIsLateOldestFirst)
{
    view.orders[1].due = parseDate("2026-11-01");
    const Rows rows = lateOrders(view.orders, Language::English);
    ASSERT_EQ(rows.keys.size(), 2U);
    EXPECT_EQ(rows.keys[0], view.orders[1].id);
    EXPECT_EQ(rows.cells[0][2].words, QStringLiteral("2026-11-01"));
}

TEST_F(TablesTest, ABadPointIsNeverShownAsANumber)
{
    view.points.back().value = 3100.0;
    const Rows rows = livePoints(view.points, sampleNow(), Liveness::Live);
    EXPECT_EQ(rows.cells.back()[1].words, noFigure);
    EXPECT_EQ(rows.cells.back()[2].words, QStringLiteral("thermocouple break"));
    EXPECT_EQ(rows.cells.back()[2].urgency, Urgency::Look);
}

TEST_F(TablesTest, WordsOfAnInstrumentAreShownAsTheyAre)
{
    view.points[0].value.reset();
    view.points[0].text = "F-4711";
    EXPECT_EQ(livePoints(view.points, sampleNow(), Liveness::Live).cells[0][1].words, QStringLiteral("F-4711"));
}

TEST_F(TablesTest, NothingIsLiveWhileTheServiceIsLost)
{
    const Rows rows = livePoints(view.points, sampleNow() + std::chrono::seconds{60}, Liveness::Lost);
    for (const auto& row : rows.cells) {
        EXPECT_TRUE(row[1].weak);
        EXPECT_EQ(row[2].words, QStringLiteral("service lost"));
    }
    EXPECT_EQ(rows.cells[0][3].words, QStringLiteral("61 s"));
}

TEST_F(TablesTest, TypedValuesSaySo)
{
    view.points[0].typed = true;
    EXPECT_EQ(livePoints(view.points, sampleNow(), Liveness::Live).cells[0][2].words, QStringLiteral("good, typed"));
}

TEST_F(TablesTest, MouldsSayAboutAndMarkOverdueCare)
{
    const Rows rows = mouldCopies(view.moulds);
    EXPECT_EQ(rows.cells[1][4].words, QStringLiteral("about 2991"));
    EXPECT_EQ(rows.cells[2][8].urgency, Urgency::Look);
    EXPECT_EQ(rows.cells[0][8].urgency, Urgency::None);
    view.moulds[0].cycles.reset();
    EXPECT_EQ(mouldCopies(view.moulds).cells[0][4].words, noFigure);
}

TEST_F(TablesTest, AReportKeepsItsTotalsLastAndItsDashes)
{
    const Rows rows = reportRows(sampleReport().tables[0]);
    ASSERT_EQ(rows.cells.size(), 3U);
    EXPECT_EQ(rows.cells[1][3].words, noFigure);
    EXPECT_TRUE(rows.cells[0][2].words.endsWith(QLatin1Char{'*'}));
    EXPECT_EQ(rows.cells[2][1].words, QStringLiteral("320"));
    EXPECT_TRUE(rows.cells[2][1].number);
}

TEST_F(TablesTest, ProductsShowBlanksAsDashes)
{
    const std::vector<Product> found{{.code = ProductCode{"X"}}};
    const Rows rows = products(found, Language::Chinese);
    EXPECT_EQ(rows.cells[0][1].words, QStringLiteral("X"));
    EXPECT_EQ(rows.cells[0][4].words, noFigure);
}

TEST_F(TablesTest, WhatWaitsForAnExplanationSaysWhy)
{
    view.toExplain.push_back({"stop/18", StationId{"B03"}, {}, 0, sampleNow()});
    const Rows rows = toExplain(view.toExplain, 480);
    EXPECT_EQ(rows.cells[0][1].words, QStringLiteral("no run"));
    EXPECT_EQ(rows.cells[1][1].words, QStringLiteral("stop without a reason"));
    EXPECT_EQ(rows.cells[1][2].words, noFigure);
    EXPECT_EQ(rows.cells[0][3].words, QStringLiteral("13:25"));
}

} // namespace
} // namespace gaffer::ui
