#include "ui/page_setter.hpp"

#include "tests/ui/support/sample_view.hpp"

#include <gtest/gtest.h>

#include <QBuffer>
#include <QFontMetricsF>
#include <QPdfWriter>

#include <algorithm>
#include <map>

namespace gaffer::ui {
namespace {

Cell words(const std::string& text) { return {CellKind::Text, text, 0, 0, false}; }
Cell whole(double number) { return {CellKind::Whole, "", number, 0, false}; }

/// A report set for an A4 sheet of 100 dots an inch.
class PageSetterTest : public testing::Test {
protected:
    PageSetterTest()
    {
        device.setResolution(100);
        device.setPageSize(QPageSize{QPageSize::A4});
        device.setPageOrientation(QPageLayout::Landscape);
        report.title = "Daily yield";
        report.hall = "Hall 1";
        report.businessDate = *parseDate("2026-11-22");
    }
    void addTable(const std::string& title, std::size_t rows, const Cell& first = words("B01"))
    {
        ReportTable table{title, title, {"Station", "Pieces"}, {}, {}};
        table.rows.assign(rows, {first, whole(12)});
        report.tables.push_back(table);
    }
    void set() { sheets = PageSetter{device, report}.sheets(); }
    [[nodiscard]] std::size_t countOf(std::size_t sheet, const QString& text) const
    {
        return static_cast<std::size_t>(std::ranges::count(sheets.at(sheet).words, text, &SetWords::words));
    }
    [[nodiscard]] std::size_t sheetOf(const QString& text) const
    {
        for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet)
            if (countOf(sheet, text) > 0) return sheet;
        return sheets.size();
    }

    QBuffer buffer;
    QPdfWriter device{&buffer};
    Report report;
    std::vector<SetSheet> sheets;
};

TEST_F(PageSetterTest, AReportWithoutTablesIsOneSheetWithItsTitle)
{
    set();
    ASSERT_EQ(sheets.size(), 1U);
    EXPECT_EQ(countOf(0, QStringLiteral("Daily yield")), 1U);
    EXPECT_EQ(countOf(0, QStringLiteral("Hall 1 · 2026-11-22")), 1U);
}

TEST_F(PageSetterTest, EveryWordLiesWithinTheBodyAndNoneOverAnother)
{
    addTable("Long", 120);
    addTable("Wide", 3, words(std::string(400, 'x')));
    addTable("Chinese", 40,
             words("手工醒酒器九百毫升带把手雕花描金礼盒装特别版六只装手工醒酒器九百毫升带把手雕花描金礼盒装特别版六只装"));
    set();
    const PageSetter setter{device, report};
    for (const SetSheet& sheet : sheets)
        for (const SetWords& placed : sheet.words) {
            EXPECT_GE(placed.place.left(), 0);
            EXPECT_LE(placed.place.right(), device.width() + 0.5) << placed.words.toStdString();
            EXPECT_LE(placed.place.bottom(), setter.foot().top()) << placed.words.toStdString();
            for (const SetWords& other : sheet.words) {
                const bool apart = &other == &placed || !placed.place.intersects(other.place);
                EXPECT_TRUE(apart) << placed.words.toStdString() << " over " << other.words.toStdString();
            }
        }
}

TEST_F(PageSetterTest, WordsFitTheirPlaceHoweverLongTheyAre)
{
    addTable("Wide", 2, words(std::string(300, 'x') + " two words"));
    report.tables.back().rows[1][0] =
        words("a reason of a person who has much to say about it and says it at three in the morning, "
              "when nobody listens, in one line that is longer than any sheet is wide, twice over");
    set();
    for (const SetWords& placed : sheets[0].words) {
        const QFontMetricsF metrics{placed.font, &device};
        const QRectF needed = metrics.boundingRect(placed.place, placed.flags, placed.words);
        EXPECT_LE(needed.width(), placed.place.width() + 1) << placed.words.toStdString();
        EXPECT_LE(needed.height(), placed.place.height() + 1) << placed.words.toStdString();
    }
}

TEST_F(PageSetterTest, EverySheetOfALongTableBeginsWithItsTitleAndHeads)
{
    addTable("Long", 150);
    set();
    ASSERT_GE(sheets.size(), 3U);
    std::size_t rows = 0;
    for (std::size_t sheet = 0; sheet < sheets.size(); ++sheet) {
        EXPECT_EQ(countOf(sheet, QStringLiteral("Long")), 1U) << sheet;
        EXPECT_EQ(countOf(sheet, QStringLiteral("Pieces")), 1U) << sheet;
        EXPECT_GE(countOf(sheet, QStringLiteral("B01")), 1U) << "no head stands alone, sheet " << sheet;
        rows += countOf(sheet, QStringLiteral("B01"));
    }
    EXPECT_EQ(rows, 150U) << "each row stands on one sheet, once";
}

TEST_F(PageSetterTest, AShortTableIsNotBrokenAndATitleNeverStandsAlone)
{
    for (std::size_t before = 1; before < 40; ++before) {
        report.tables.clear();
        addTable("First", before);
        addTable("Second", 6, words("C01"));
        set();
        const std::size_t sheet = sheetOf(QStringLiteral("Second"));
        EXPECT_EQ(countOf(sheet, QStringLiteral("C01")), 6U) << before << " rows before it";
    }
}

TEST_F(PageSetterTest, TotalsAreBoldOnAShadeAndFiguresStandRight)
{
    addTable("Sum", 2);
    report.tables.back().totals = {words("Total"), whole(24)};
    set();
    const auto find = [&](const QString& text) { return *std::ranges::find(sheets[0].words, text, &SetWords::words); };
    EXPECT_TRUE(find(QStringLiteral("24")).font.bold());
    EXPECT_FALSE(find(QStringLiteral("12")).font.bold());
    EXPECT_TRUE(find(QStringLiteral("24")).flags & Qt::AlignRight);
    EXPECT_TRUE(find(QStringLiteral("Total")).flags & Qt::AlignLeft);
    EXPECT_EQ(sheets[0].shades.size(), 2U) << "the heads and the totals";
    EXPECT_TRUE(std::ranges::any_of(
        sheets[0].shades, [&](const QRectF& shade) { return shade.contains(find(QStringLiteral("Total")).place.center()); }));
}

TEST_F(PageSetterTest, SixteenHeadsOfTheBalanceKeepTheirWordsWhole)
{
    ReportTable table{"balance", "Kg balance", {}, {}, {}};
    for (const char* head :
         {"Melt", "Pot", "Glass", "From raw batch", "Cullet in", "Accepted", "Not yet selected", "Moil and trim", "Hot rejects",
          "Cold rejects", "Skimmed, ladled", "Heel", "Unexplained", "Unexplained %", "Flag", "Window used"})
        table.columns.emplace_back(head);
    table.rows.assign(1, std::vector<Cell>(16, whole(12345)));
    report.tables = {table};
    set();
    for (const SetWords& placed : sheets[0].words) {
        EXPECT_FALSE(placed.flags & Qt::TextWrapAnywhere) << placed.words.toStdString() << " breaks in the middle of a word";
    }
}

} // namespace
} // namespace gaffer::ui
