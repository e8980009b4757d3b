#include "core/historian/stored_number.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace gaffer {
namespace {

TEST(StoredNumber, IsRefusedToWhatIsNoNumberOrTooLarge)
{
    EXPECT_FALSE(storedNumber(std::nan(""), 1));
    EXPECT_FALSE(storedNumber(std::nan(""), -1));
    EXPECT_FALSE(storedNumber(std::numeric_limits<double>::infinity(), 0));
    EXPECT_FALSE(storedNumber(1e300, 0));
    EXPECT_FALSE(storedNumber(1e10, 12));
}

TEST(StoredNumber, ScalesByTheDecimalsAndRoundsHalfAway)
{
    EXPECT_EQ(storedNumber(1352.4, 1), 13524);
    EXPECT_EQ(storedNumber(-0.05, 1), -1);
    EXPECT_EQ(storedNumber(65535, 0), 65535);
}

TEST(StoredNumber, GivesEveryTenthOfADegreeBackExactly)
{
    for (int tenths = -3000; tenths <= 17'000; ++tenths) {
        const double value = tenths / 10.0;
        EXPECT_EQ(valueOf(*storedNumber(value, 1), 1), value);
        EXPECT_EQ(valueOf(*storedNumber(tenths * 0.1, 1), 1), value) << "a product that is off by one bit is the same reading";
    }
}

TEST(StoredNumber, KeepsTrueDoublesBitForBit)
{
    for (const double value : {0.0, -0.0, 1.0 / 3, 1e300, -1e-300}) {
        const double back = valueOf(*storedNumber(value, -1), -1);
        EXPECT_EQ(back, value);
        EXPECT_EQ(std::signbit(back), std::signbit(value));
    }
}

TEST(ValueText, HasThePlacesOfItsPoint)
{
    EXPECT_EQ(valueText(1352.4, 1), "1352.4");
    EXPECT_EQ(valueText(1352, 1), "1352.0");
    EXPECT_EQ(valueText(65535, 0), "65535");
    EXPECT_EQ(valueText(-0.04, 1), "0.0");
    EXPECT_EQ(valueText(-0.5, 1), "-0.5");
    EXPECT_EQ(valueText(0, 0), "0");
}

TEST(ValueText, IsTheShortestThatReadsBackForTrueDoubles)
{
    EXPECT_EQ(valueText(0.1, -1), "0.1");
    EXPECT_EQ(std::stod(valueText(1.0 / 3, -1)), 1.0 / 3);
    EXPECT_EQ(valueText(1e300, 0).size(), 301U);
}

} // namespace
} // namespace gaffer
