#include "core/wiring/checker.hpp"

#include "tests/core/wiring/wiring_example.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

class CheckerTest : public testing::Test {
protected:
    Wiring wiring = exampleWiring();
    ProfilePoints profiles = exampleProfiles();
};

TEST_F(CheckerTest, KeepsSilentAboveAndBelowWhatReadingStumbledOver)
{
    const Problems known{{"/devices/1/valid/0", "\"x\"", "a number", ""}};
    Checker checker{wiring, profiles, known};
    checker.refuse("/devices/1/valid", "a", "b");
    checker.refuse("/devices/1/valid/0", "a", "b");
    EXPECT_TRUE(checker.problems().empty());
    checker.refuse("/devices/1/vali", "a", "b");
    EXPECT_EQ(checker.problems().size(), 1U);
}

TEST_F(CheckerTest, KeepsSilentAboutReferencesToAListThatCouldNotBeRead)
{
    const Problems known{{"/buses", "{}", "a list", ""}};
    Checker checker{wiring, profiles, known};
    checker.checkReference("/devices/0/bus", "nowhere", {}, "/buses/*/id");
    EXPECT_TRUE(checker.problems().empty());
}

TEST_F(CheckerTest, SaysWhenThereIsNothingToReferTo)
{
    Checker checker{wiring, profiles, {}};
    checker.checkReference("/stations/0/lehr", "L1", {}, "/lehrs/*/id");
    EXPECT_EQ(checker.problems().at(0).allowed, "nothing: the workshop has none under /lehrs");
}

TEST_F(CheckerTest, RefusesNamesThatNobodyCouldType)
{
    Checker checker{wiring, profiles, {}};
    for (const std::string& name :
         {std::string{}, std::string{" a"}, std::string{"a "}, std::string{"a\nb"}, std::string(65, 'a')})
        checker.checkName("/x" + name, name, "");
    EXPECT_EQ(checker.problems().size(), 5U);
    checker.checkName("/x", "炉 1", "");
    EXPECT_EQ(checker.problems().size(), 5U);
}

TEST(NumberText, WritesNumbersAsShortAsTheyAre)
{
    EXPECT_EQ(numberText(0.163), "0.163");
    EXPECT_EQ(numberText(4294967295.0), "4294967295");
}

} // namespace
} // namespace gaffer
