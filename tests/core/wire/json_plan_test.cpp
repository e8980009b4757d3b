#include "core/wire/json_plan.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

TEST(PlanDocument, AnythingButAnObjectIsNamedForWhatItIs)
{
    Problems problems;
    EXPECT_TRUE(parseObject("{", problems).empty());
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].pointer, "");
    EXPECT_EQ(problems[0].found, "something that is not JSON");
    parseObject("[1]", problems);
    EXPECT_EQ(problems.back().found, "something else");
    parseObject("", problems);
    EXPECT_EQ(problems.back().found, "something that is not JSON");
    EXPECT_EQ(parseObject(R"({"a":1})", problems).size(), 1U);
    EXPECT_EQ(problems.size(), 3U);
}

TEST(PlanDocument, ATextThatMustStandThereIsMissedOrQuoted)
{
    Problems problems;
    const Json json = Json::parse(R"({"format":"gaffer-plan-1","kind":7})");
    expectText(json, "format", "gaffer-plan-1", problems);
    EXPECT_TRUE(problems.empty());
    expectText(json, "kind", "plan", problems);
    expectText(json, "name", "x", problems);
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[0], (Problem{"/kind", "7", "\"plan\"", ""}));
    EXPECT_EQ(problems[1], (Problem{"/name", "nothing", "\"x\"", ""}));
}

TEST(PlanDocument, TextThatIsNoUtf8IsQuotedAllTheSame)
{
    Problems problems;
    Json json;
    json["format"] = std::string{"\xff\xfe"};
    expectText(json, "format", "gaffer-plan-1", problems);
    EXPECT_EQ(problems.size(), 1U);
}

TEST(PlanDocument, AColourIsKnownByNameAndANearNameIsOffered)
{
    Problems problems;
    const std::vector<std::string> names{"clear", "cobalt"};
    EXPECT_EQ(colourNumber(names, "cobalt", "/x", problems), 1);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(colourNumber(names, "cobolt", "/x", problems), 0);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].near, "cobalt");
}

TEST(PlanDocument, ANumberOfSomethingLiesWithinItsList)
{
    Problems problems;
    EXPECT_TRUE(numberStands("/x", 0, 3, "pot", problems));
    EXPECT_TRUE(numberStands("/x", 2, 3, "pot", problems));
    EXPECT_TRUE(problems.empty());
    EXPECT_FALSE(numberStands("/x", 3, 3, "pot", problems));
    EXPECT_EQ(problems.back().allowed, "the number of a pot, 0 to 2");
    EXPECT_FALSE(numberStands("/x", -1, 3, "pot", problems));
    EXPECT_FALSE(numberStands("/x", 0, 0, "pot", problems));
    EXPECT_EQ(problems.back().allowed, "no pot at all, as the instance has none");
}

TEST(PlanDocument, RangesIncludeBothEnds)
{
    Problems problems;
    EXPECT_TRUE(rangeStands("/x", 1, 1, 3, problems));
    EXPECT_TRUE(rangeStands("/x", 3, 1, 3, problems));
    EXPECT_FALSE(rangeStands("/x", 0, 1, 3, problems));
    EXPECT_FALSE(rangeStands("/x", 4, 1, 3, problems));
    ASSERT_EQ(problems.size(), 2U);
    EXPECT_EQ(problems[1], (Problem{"/x", "4", "a whole number from 1 to 3", ""}));
}

} // namespace
} // namespace gaffer::wire
