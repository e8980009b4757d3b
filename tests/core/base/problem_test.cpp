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

} // namespace
} // namespace gaffer
