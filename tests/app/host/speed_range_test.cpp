#include "app/host/speed_range.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

std::string said(std::string text) { return speedRange(0.1, 1000)(text); }

TEST(SpeedRange, AllowsItsBoundsAndWhatLiesBetween)
{
    for (const char* text : {"0.1", "1", "60", "1e3"}) EXPECT_EQ(said(text), "") << text;
}

TEST(SpeedRange, NamesWhatItGotAndWhatIsAllowed)
{
    for (const char* text : {"nan", "-nan", "inf", "0", "-1", "1000.1", "60x", "", "fast"})
        EXPECT_EQ(said(text), std::string{text} + " is not a number from 0.1 to 1000");
}

} // namespace
} // namespace gaffer
