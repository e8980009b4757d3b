#include "core/report/columns.hpp"

#include "core/report/yield_figures.hpp"
#include "tests/core/report/report_workshop.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

Cell whole(double number) { return {CellKind::Whole, "", number, 0, false}; }

ReportTable tableOf(std::vector<std::vector<Cell>> rows)
{
    ReportTable table{"t", "T", {}, std::move(rows), {}};
    table.columns.resize(table.rows.empty() ? 1 : table.rows.front().size());
    return table;
}

TEST(NumberColumn, OneTextAmongFiguresMakesItAColumnOfTexts)
{
    EXPECT_FALSE(isNumberColumn(tableOf({{whole(3)}, {textCell("day")}, {whole(4)}}), 0));
}

TEST(NumberColumn, ADashSaysNothingOfItsColumn)
{
    EXPECT_TRUE(isNumberColumn(tableOf({{Cell{}}, {whole(3)}}), 0));
    EXPECT_FALSE(isNumberColumn(tableOf({{Cell{}}, {textCell("F01 3")}}), 0));
}

TEST(NumberColumn, WhatNobodyCountedStandsWhereItsFiguresWouldStand)
{
    EXPECT_TRUE(isNumberColumn(tableOf({{Cell{}}, {Cell{}}}), 0));
    EXPECT_TRUE(isNumberColumn(tableOf({}), 0));
}

TEST(NumberColumn, TheTotalLineDoesNotDecide)
{
    ReportTable table = tableOf({{textCell("B01"), whole(3)}});
    table.totals = {Cell{}, textCell("?")};
    EXPECT_FALSE(isNumberColumn(table, 0));
    EXPECT_TRUE(isNumberColumn(table, 1));
}

TEST(NumberColumn, ARowThatIsTooShortIsPassedOver)
{
    EXPECT_TRUE(isNumberColumn(tableOf({{whole(1), whole(2)}, {whole(1)}}), 1));
}

TEST(NumberColumn, OfTheDailyReportFiguresStandRightAndNamesLeft)
{
    const Workshop workshop = reportWorkshop();
    const std::map<WorkerNo, std::string> nobody;
    const Report report = *makeReport({workshop, nobody, *parseInstant("2026-11-22T09:00:00Z")}, {"daily", reportDay, {}, "en"});
    const auto right = [&](std::string_view key) {
        std::string columns;
        for (const ReportTable& table : report.tables)
            for (std::size_t i = 0; table.key == key && i < table.columns.size(); ++i)
                columns += isNumberColumn(table, i) ? 'r' : 'l';
        return columns;
    };
    EXPECT_EQ(right("head"), "ll");
    EXPECT_EQ(right("figures"), "lrrrr");
    EXPECT_EQ(right("fall-off"), "lrrr");
    EXPECT_EQ(right("stations"), "lllrrrrrrrl");
    EXPECT_EQ(right("defects"), "lllrrrll");
}

} // namespace
} // namespace gaffer
