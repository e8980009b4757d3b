#include "core/base/problem.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(Nearest, GivesNothingForAWordThatIsLikeNone)
{
    EXPECT_EQ(nearest("temperature", {"id", "bus", "unit"}), "");
    EXPECT_EQ(nearest("x", {}), "");
}

TEST(Nearest, CountsSwappedNeighboursAsOneSlip)
{
    EXPECT_EQ(nearest("F1.vp", {"F1.set", "F1.pv"}), "F1.pv");
    EXPECT_EQ(nearest("evrey", {"unit", "every"}), "every");
}

TEST(Nearest, PrefersTheFewestSlips) { EXPECT_EQ(nearest("devices", {"device", "devicess", "devises"}), "device"); }

TEST(Sentence, NamesFilePlaceFoundAllowedAndNear)
{
    EXPECT_EQ(sentence("workshop.json", {"/buses/0/id", "1", "a text", ""}),
              "workshop.json: /buses/0/id: found 1; allowed: a text");
    EXPECT_EQ(sentence("a.json", {"", "[]", "an object", "{}"}), "a.json: /: found []; allowed: an object; did you mean \"{}\"?");
}

TEST(Nearest, CountsOneSlipForEachLetterTooManyTooFewOrWrong)
{
    EXPECT_EQ(nearest("statin", {"station"}), "station");
    EXPECT_EQ(nearest("stationn", {"station"}), "station");
    EXPECT_EQ(nearest("stetion", {"station"}), "station");
    EXPECT_EQ(nearest("satition", {"station"}), "station") << "two slips in eight letters";
    EXPECT_EQ(nearest("abcdefgh", {"station"}), "");
}

TEST(Nearest, GivesShortWordsTwoSlipsAndLongOnesMore)
{
    EXPECT_EQ(nearest("xy", {"id"}), "id");
    EXPECT_EQ(nearest("xyz", {"idea"}), "");
    EXPECT_EQ(nearest("abcdefghijkl", {"abcdefghWXYZ"}), "abcdefghWXYZ") << "four of twelve";
    EXPECT_EQ(nearest("abcdefghijkl", {"abcdefgVWXYZ"}), "");
}

TEST(Nearest, IsTheWordItselfWhereItIsAmongThem)
{
    const std::vector<std::string> names{"buses", "bus", "busy"};
    for (const std::string& name : names) EXPECT_EQ(nearest(name, names), name);
}

TEST(Nearest, TakesTheFirstOfEquals) { EXPECT_EQ(nearest("pot", {"poo", "pod"}), "poo"); }

TEST(Sentence, LeavesOutAHintThatThereIsNot)
{
    EXPECT_EQ(sentence("w.json", {"/a", "1", "a text", ""}).find("did you mean"), std::string::npos);
}

} // namespace
} // namespace gaffer
