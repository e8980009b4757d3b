#include "core/wiring/checker.hpp"

#include "core/base/check.hpp"
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

TEST_F(CheckerTest, RefusesNothingWithoutSayingWhatIsAllowed)
{
    Checker checker{wiring, profiles, {}};
    EXPECT_THROW(checker.refuse("/name", "x", ""), CheckFailed);
}

TEST_F(CheckerTest, ClaimsEveryNameOnceAndNoEmptyOne)
{
    Checker checker{wiring, profiles, {}};
    std::set<std::string> used;
    checker.claim(used, "/a", "one", "pot");
    checker.claim(used, "/b", "two", "pot");
    checker.claim(used, "/c", "", "pot");
    checker.claim(used, "/d", "", "pot");
    EXPECT_TRUE(checker.problems().empty()) << "an empty name is complained about by its own rule";
    checker.claim(used, "/e", "one", "pot");
    ASSERT_EQ(checker.problems().size(), 1U);
    EXPECT_EQ(checker.problems()[0].pointer, "/e");
    EXPECT_EQ(checker.problems()[0].allowed, "a name that no other pot has");
}

TEST_F(CheckerTest, KnowsOwnPointsAndThoseOfProfilesApart)
{
    Checker checker{wiring, profiles, {}};
    ASSERT_NE(checker.ownPoint(PointName{"io.t"}), nullptr);
    EXPECT_EQ(checker.ownPoint(PointName{"io.t"})->name, "t");
    EXPECT_EQ(checker.ownPoint(PointName{"F.pv"}), nullptr) << "the profile describes it";
    EXPECT_EQ(checker.ownPoint(PointName{"io.nothing"}), nullptr);
    checker.checkPoint("/x", PointName{"F.pv"});
    checker.checkPoint("/x", std::nullopt);
    EXPECT_TRUE(checker.problems().empty());
    checker.checkPoint("/x", PointName{"F.pw"});
    ASSERT_EQ(checker.problems().size(), 1U);
    EXPECT_EQ(checker.problems()[0].near, "F.pv");
}

TEST_F(CheckerTest, IsSilentAboutPointsWhileTheirListCannotBeRead)
{
    for (const char* stumbled :
         {"/devices", "/devices/1", "/devices/1/points", "/devices/1/points/0/name", "/devices/0/profile"}) {
        Checker checker{wiring, profiles, {{stumbled, "?", "something", ""}}};
        checker.checkPoint("/stations/0/pieceCounter", PointName{"io.nothing"});
        EXPECT_TRUE(checker.problems().empty()) << stumbled;
    }
    Checker checker{wiring, profiles, {{"/devices/1/every", "?", "a span", ""}}};
    checker.checkPoint("/stations/0/pieceCounter", PointName{"io.nothing"});
    EXPECT_EQ(checker.problems().size(), 1U) << "a period says nothing of names";
}

TEST_F(CheckerTest, CanReadWhatReadingDidNotStumbleOver)
{
    const Checker checker{wiring, profiles, {{"/shifts/1/start", "?", "a time", ""}}};
    EXPECT_TRUE(checker.readable("/shifts/0"));
    EXPECT_FALSE(checker.readable("/shifts/1"));
    EXPECT_FALSE(checker.readable("/shifts/1/start"));
    EXPECT_TRUE(checker.readable("/shifts/1/end"));
    EXPECT_TRUE(checker.readable("/shifts/10"));
}

TEST(NumberText, WritesTenDigitsAndNoMore)
{
    EXPECT_EQ(numberText(0), "0");
    EXPECT_EQ(numberText(-0.1), "-0.1");
    EXPECT_EQ(numberText(1.0 / 3), "0.3333333333");
    EXPECT_EQ(quoted("a"), "\"a\"");
}

} // namespace
} // namespace gaffer
