#include "core/import/csv_reader.hpp"

#include "core/sample/dice.hpp"

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
    EXPECT_EQ(rows.error().text, "line 2, column 2: found \"open; allowed: a quoted cell that is closed by a quote, with a comma "
                                 "or the end of the line after it");
}

TEST(CsvReader, RefusesWhatFollowsAClosingQuote)
{
    const auto rows = readCsv("x\n\"a\"b,c\n");
    ASSERT_FALSE(rows);
    EXPECT_EQ(rows.error().text.find("line 2, column 1: found \"a; "), 0U) << rows.error().text;
}

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

TEST(CsvReader, RefusesAQuoteThatEndsWithTheText)
{
    EXPECT_FALSE(readCsv("\""));
    EXPECT_FALSE(readCsv("a,\"b"));
    EXPECT_FALSE(readCsv("a,\"b\"\""));
    EXPECT_TRUE(readCsv("a,\"b\""));
}

TEST(CsvReader, TakesAQuoteInsideAPlainCellAsALetter)
{
    EXPECT_EQ(cellsOf("12\" pot,b\n"), (std::vector<Cells>{{"12\" pot", "b"}}));
}

TEST(CsvReader, KeepsBlanksInsideQuotes) { EXPECT_EQ(cellsOf("\" a \",\"\"\n"), (std::vector<Cells>{{" a ", ""}})); }

TEST(CsvReader, GivesRowsOfDifferentLengthsAsTheyAre)
{
    EXPECT_EQ(cellsOf("a,b,c\n1\n1,2,3,4\n"), (std::vector<Cells>{{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}}));
}

TEST(CsvReader, TakesOnlyTheFirstMarkOfByteOrderAway)
{
    EXPECT_EQ(cellsOf("\xEF\xBB\xBF\xEF\xBB\xBF"
                      "a\n")
                  .front()
                  .front()
                  .size(),
              4U);
    EXPECT_EQ(cellsOf("a,\xEF\xBB\xBF"
                      "b\n")
                  .front()[1]
                  .size(),
              4U);
}

/// Whatever cells are written by the rules of RFC 4180, they are read again.
class WrittenCsv : public testing::TestWithParam<std::uint64_t> {};

TEST_P(WrittenCsv, IsReadAsItWasMeant)
{
    Dice dice{GetParam()};
    const std::vector<std::string> pieces{"a", "杯", ",", "\"", "\n", "\r\n", " ", ";", "0", "\t"};
    for (int trial = 0; trial < 100; ++trial) {
        std::vector<Cells> meant;
        std::string text = dice.hits(0.3) ? "\xEF\xBB\xBF" : "";
        const std::string lineEnd = dice.hits(0.5) ? "\n" : "\r\n";
        for (std::uint64_t row = 0; row < 1 + dice.below(6); ++row) {
            Cells cells{"k"};
            while (cells.size() < 4) {
                std::string cell;
                for (std::uint64_t i = dice.below(5); i > 0; --i) cell += pieces[dice.below(pieces.size())];
                cells.push_back(cell);
            }
            for (std::size_t i = 0; i < cells.size(); ++i) {
                std::string doubled;
                for (const char letter : cells[i]) doubled += letter == '"' ? std::string{"\"\""} : std::string{letter};
                text += (i == 0 ? "\"" : ",\"") + doubled + "\"";
            }
            text += lineEnd;
            meant.push_back(cells);
        }
        ASSERT_EQ(cellsOf(text), meant) << text;
    }
}

TEST_P(WrittenCsv, OfAnyBytesIsReadOrRefusedButNeverRunsOn)
{
    Dice dice{GetParam()};
    const std::string bytes = ",\"\r\n a\xEF\xBB\xBF";
    for (int trial = 0; trial < 500; ++trial) {
        std::string text;
        while (text.size() < 40) text += bytes[dice.below(bytes.size())];
        const auto rows = readCsv(text);
        if (!rows) {
            EXPECT_EQ(rows.error().key, "csv.quote");
            continue;
        }
        std::size_t line = 0;
        for (const CsvRow& row : *rows) {
            ASSERT_GT(row.line, line);
            line = row.line;
            ASSERT_FALSE(row.cells.empty());
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, WrittenCsv, testing::Range<std::uint64_t>(1, 9));

} // namespace
} // namespace gaffer
