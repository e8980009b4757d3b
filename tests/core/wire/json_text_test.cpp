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

TEST(JsonText, AllowsNestingUpToSixtyFourLevels)
{
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    EXPECT_TRUE(problemsOf(nested(64)).empty());
    EXPECT_EQ(problemsOf(nested(65)).size(), 1U);
}

TEST(JsonText, TellsEveryKeyThatStandsTwice)
{
    const auto problems = problemsOf(R"({"a": 1, "a": 2, "b": {"c": 1, "c": 2}, "a": 3})");
    std::vector<std::string> pointers;
    for (const Problem& problem : problems) pointers.push_back(problem.pointer);
    EXPECT_EQ(pointers, (std::vector<std::string>{"/a", "/b/c", "/a"}));
}

TEST(JsonText, CountsColumnsInCharactersAndNotInBytes)
{
    const auto ascii = problemsOf("{\"aaa\": }");
    const auto chinese = problemsOf("{\"高脚杯\": }");
    ASSERT_EQ(ascii.size(), 1U);
    ASSERT_EQ(chinese.size(), 1U);
    const auto column = [](const Problem& problem) {
        const auto at = problem.found.find("column ");
        return problem.found.substr(at, problem.found.find(':', at) - at);
    };
    EXPECT_EQ(column(ascii[0]), column(chinese[0]));
}

TEST(JsonText, TellsANumberThatNoComputerHolds)
{
    const auto problems = problemsOf(R"({"every": 1e999})");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_NE(problems[0].allowed.find("numbers"), std::string::npos);
}

TEST(JsonText, IsNoneWithoutAnything)
{
    for (const char* text : {"", " ", "\n\n", "{", "[1,]", "{'a':1}", "{\"a\":1} x", "nul", "01"})
        EXPECT_EQ(problemsOf(text).size(), 1U) << text;
}

} // namespace
} // namespace gaffer::wire
