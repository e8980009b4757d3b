#include "app/ctl/text_table.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(TextTable, CountsChineseLettersTwice)
{
    EXPECT_EQ(shownWidth("B01"), 3U);
    EXPECT_EQ(shownWidth("高脚杯"), 6U);
    EXPECT_EQ(shownWidth("–"), 1U);
    EXPECT_EQ(shownWidth(""), 0U);
}

TEST(TextTable, PutsFiguresToTheRightAndTextsToTheLeft)
{
    EXPECT_EQ(alignedTable({{"id", "made"}, {"B01", "7"}, {"台", "120"}}), "id   made\nB01     7\n台    120\n");
}

TEST(TextTable, ShowsMissingMembersAsADash)
{
    EXPECT_EQ(tableOf(R"([{"id":"B01","made":3.26,"reason":"","up":true}])", {"id", "made", "reason", "up", "none"}),
              "id   made  reason  up   none\nB01   3.3       –  yes     –\n");
}

TEST(TextTable, ShowsObjectsLineByLineAndTheirListsBelow)
{
    const std::string lines = linesOf(R"({"version":"1","buses":[{"bus":"line1","up":false}]})");
    EXPECT_NE(lines.find("version  1\n"), std::string::npos) << lines;
    EXPECT_NE(lines.find("buses\nbus    up\nline1  no\n"), std::string::npos) << lines;
}

TEST(TextsAsValues, PutsTheWordsOfAPointInPlaceOfItsValue)
{
    EXPECT_EQ(textsAsValues(R"([{"name":"d.s","value":null,"text":"GLASS 1"},{"name":"d.n","value":1.5,"text":null}])"),
              R"([{"name":"d.s","value":"GLASS 1"},{"name":"d.n","value":1.5}])");
    EXPECT_EQ(textsAsValues("[]"), "[]");
}

} // namespace
} // namespace gaffer
