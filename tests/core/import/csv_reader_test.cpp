#include "core/import/csv_reader.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cellsOf(std::string_view text)
{
    std::vector<Cells> all;
    const auto rows = readCsv(text);
    for (const CsvRow& row : *rows) all.push_back(row.cells);
    return all;
}

TEST(CsvReader, RefusesAQuoteThatIsNotClosed)
{
    const auto rows = readCsv("a,b\n1,\"open\n2,x\n");
    ASSERT_FALSE(rows);
    EXPECT_NE(rows.error().text.find("line 2"), std::string::npos) << rows.error().text;
}

TEST(CsvReader, RefusesWhatFollowsAClosingQuote) { EXPECT_FALSE(readCsv("\"a\"b,c\n")); }

TEST(CsvReader, ReadsEveryKindOfLineEnd)
{
    const std::vector<Cells> wanted{{"a", "b"}, {"1", "2"}};
    for (const char* text : {"a,b\n1,2\n", "a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2",
                             "\xEF\xBB\xBF"
                             "a,b\n1,2\n"})
        EXPECT_EQ(cellsOf(text), wanted) << text;
}

TEST(CsvReader, ReadsQuotedLineBreaksCommasAndQuotes)
{
    EXPECT_EQ(cellsOf("\"two\r\nlines\",\"a,b\",\"say \"\"hi\"\"\",\n"),
              (std::vector<Cells>{{"two\r\nlines", "a,b", "say \"hi\"", ""}}));
}

TEST(CsvReader, CountsLinesThroughQuotedBreaksAndBlankRows)
{
    const auto rows = readCsv("head\n\n\"one\ntwo\"\n,\nlast\n");
    ASSERT_TRUE(rows);
    ASSERT_EQ(rows->size(), 3U);
    EXPECT_EQ((*rows)[1].line, 3U);
    EXPECT_EQ((*rows)[2].line, 6U);
}

TEST(CsvReader, TakesBlanksAroundPlainCellsAway) { EXPECT_EQ(cellsOf(" a ,\t b\n"), (std::vector<Cells>{{"a", "b"}})); }

TEST(CsvReader, GivesNothingForNothing) { EXPECT_TRUE(readCsv("")->empty()); }

} // namespace
} // namespace gaffer
