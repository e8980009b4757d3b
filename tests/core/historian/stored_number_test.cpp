#include "core/historian/stored_number.hpp"

#include "core/base/check.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>

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

TEST(StoredNumber, GivesBackEveryNumberThatItsDecimalsCanHold)
{
    std::mt19937_64 random{20'261'137};
    for (int decimals = 0; decimals <= 6; ++decimals)
        for (int i = 0; i < 2000; ++i) {
            const auto whole = static_cast<std::int64_t>(random() % 2'000'000'000) - 1'000'000'000;
            const double value = valueOf(whole, decimals);
            EXPECT_EQ(storedNumber(value, decimals), whole) << decimals;
            EXPECT_EQ(std::stod(valueText(value, decimals)), value) << "and its text reads back as it";
        }
}

TEST(StoredNumber, HasAnEdgeAndNoOverflow)
{
    EXPECT_TRUE(storedNumber(4e18, 0));
    EXPECT_FALSE(storedNumber(4.1e18, 0));
    EXPECT_FALSE(storedNumber(-4.1e18, 0));
    EXPECT_FALSE(storedNumber(std::numeric_limits<double>::max(), 12));
    EXPECT_THROW((void)storedNumber(1, 13), CheckFailed);
    EXPECT_THROW((void)valueOf(1, 13), CheckFailed);
}

TEST(ValueText, NeverShowsANoughtBelowNothing)
{
    for (const int decimals : {-1, 0, 1, 3}) {
        EXPECT_EQ(valueText(-0.0, decimals).front(), '0') << decimals;
        EXPECT_EQ(valueText(-1.0, decimals).front(), '-');
    }
}

} // namespace
} // namespace gaffer
