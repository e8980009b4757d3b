#include "core/base/quantity.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace gaffer {
namespace {

TEST(Celsius, NotANumberIsNeitherWarmerNorColder)
{
    const Celsius broken{std::numeric_limits<double>::quiet_NaN()};
    EXPECT_FALSE(broken < Celsius{0});
    EXPECT_FALSE(broken >= Celsius{0});
    EXPECT_FALSE(broken == broken);
}

TEST(Kilograms, AddAndTakeAway)
{
    Kilograms left{400};
    left += Kilograms{25};
    left -= Kilograms{0.5};
    EXPECT_EQ(left, Kilograms{424.5});
    EXPECT_EQ(left - Kilograms{500} + Kilograms{1}, Kilograms{-74.5});
}

TEST(Kilograms, AreOrderedByMass) { EXPECT_LT(Kilograms{-1}, Kilograms{0}); }

TEST(MassOf, IsInKilograms)
{
    EXPECT_EQ(massOf(Pieces{400}, Grams{250}), Kilograms{100});
    EXPECT_EQ(massOf(Pieces{0}, Grams{250}), Kilograms{0});
}

TEST(MassOf, ACorrectionWeighsLessThanNothing) { EXPECT_EQ(massOf(Pieces{-4}, Grams{250}), Kilograms{-1}); }

TEST(Pieces, OfADayFitExactly)
{
    constexpr std::int64_t many = 9'007'199'254'740'993; // one more than a double can count
    EXPECT_EQ(Pieces{many}.value - 1, 9'007'199'254'740'992);
}

} // namespace
} // namespace gaffer
