#include "core/report/csv.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

Report oneTable(std::vector<Cell> row)
{
    Report report{"daily", "Daily yield", "en", "Hall 1", *parseDate("2026-11-22"), {}};
    ReportTable table{"t", "Title", {}, {std::move(row)}, {}};
    for (std::size_t i = 0; i < table.rows.front().size(); ++i) table.columns.push_back("c" + std::to_string(i + 1));
    report.tables.push_back(std::move(table));
    return report;
}

Cell text(std::string words) { return {CellKind::Text, std::move(words), 0, 0, false}; }

TEST(ReportCsv, MarksWhatASpreadsheetWouldTakeForAFormula)
{
    for (const char* payload : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"})
        EXPECT_EQ(harmless(payload), std::string{"'"} + payload);
    EXPECT_EQ(harmless("B01"), "B01");
    EXPECT_EQ(harmless(""), "");
}

TEST(ReportCsv, BeginsWithAByteOrderMarkAndEndsLinesAsExcelDoes)
{
    EXPECT_EQ(reportCsv(oneTable({text("x")})), "\xEF\xBB\xBF"
                                                "Daily yield,Hall 1,2026-11-22\r\n\r\nTitle\r\nc1\r\nx\r\n");
}

TEST(ReportCsv, QuotesCommasQuotesAndLineBreaks)
{
    EXPECT_NE(reportCsv(oneTable({text("a,b"), text("say \"hi\""), text("two\nlines")}))
                  .find("\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\""),
              std::string::npos);
}

TEST(ReportCsv, KeepsNegativeFiguresFigures)
{
    EXPECT_NE(reportCsv(oneTable({{CellKind::Decimal, "", -1.5, 1, false}})).find("\r\n-1.5\r\n"), std::string::npos);
}

TEST(ReportCsv, NamesTypedColumnsInALastColumn)
{
    const std::string csv = reportCsv(oneTable({text("B01"), {CellKind::Whole, "", 12, 0, true}}));
    EXPECT_NE(csv.find("c1,c2,Typed columns\r\nB01,12,c2\r\n"), std::string::npos) << csv;
}

TEST(ReportCsv, SetsTablesApartByAnEmptyLine)
{
    Report report = oneTable({text("x")});
    report.tables.push_back(report.tables.front());
    EXPECT_NE(reportCsv(report).find("x\r\n\r\nTitle\r\n"), std::string::npos);
}

TEST(ReportCsv, WritesTotalsAsTheLastRow)
{
    Report report = oneTable({text("B01"), {CellKind::Whole, "", 5, 0, false}});
    report.tables.front().totals = {text("Total"), {CellKind::Whole, "", 5, 0, false}};
    EXPECT_TRUE(reportCsv(report).ends_with("B01,5\r\nTotal,5\r\n"));
}

TEST(ReportCsv, WritesADashWhereNothingIsKnown)
{
    EXPECT_NE(reportCsv(oneTable({text("B01"), {}})).find("B01,–\r\n"), std::string::npos);
}

TEST(ReportCsv, MarksFormulasInHeadTitleAndColumnsToo)
{
    Report report = oneTable({text("=cmd|' /C calc'!A0")});
    report.hall = "@hall";
    report.tables.front().title = "+title";
    report.tables.front().columns = {"-column"};
    const std::string csv = reportCsv(report);
    EXPECT_NE(csv.find(",'@hall,"), std::string::npos);
    EXPECT_NE(csv.find("\r\n'+title\r\n'-column\r\n'=cmd"), std::string::npos) << csv;
}

TEST(ReportCsv, RefusesARowThatDoesNotFitItsColumns)
{
    Report report = oneTable({text("a"), text("b")});
    report.tables.front().rows.front().pop_back();
    EXPECT_THROW((void)reportCsv(report), CheckFailed);
}

} // namespace
} // namespace gaffer
