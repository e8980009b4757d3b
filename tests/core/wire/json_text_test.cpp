#include "core/wire/json_text.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

Problems problemsOf(std::string_view text)
{
    Problems problems;
    parseJson(text, problems);
    return problems;
}

TEST(JsonText, RefusesNestingThatWouldUseUpTheStack)
{
    const auto problems = problemsOf(std::string(100'000, '[') + std::string(100'000, ']'));
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_NE(problems[0].found.find("64 levels"), std::string::npos);
}

TEST(JsonText, TellsWhereTheTextBreaks)
{
    const auto problems = problemsOf("{\"buses\": [{\"id\": \"a\"},\n {\"id\": }]}");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].pointer, "/buses/1/id");
    EXPECT_NE(problems[0].found.find("line 2, column 9"), std::string::npos) << problems[0].found;
}

TEST(JsonText, TellsAKeyThatStandsTwiceInOneObjectOnly)
{
    const auto problems = problemsOf(R"([{"a": 1, "b": [{"a": 2}], "a": 3}, {"a": 4}])");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].pointer, "/0/a");
}

TEST(JsonText, RefusesUtf16AndBrokenUtf8)
{
    EXPECT_EQ(problemsOf(std::string_view{"{\0}\0", 4}).at(0).found, "text in UTF-16");
    EXPECT_FALSE(problemsOf("\"\xC4\xE3\"").empty());
}

TEST(JsonText, ReadsGoodTextWithAByteOrderMark)
{
    Problems problems;
    EXPECT_EQ(parseJson("\xEF\xBB\xBF{\"a\": [1, 2]}", problems)["a"][1], 2);
    EXPECT_TRUE(problems.empty());
}

} // namespace
} // namespace gaffer::wire
