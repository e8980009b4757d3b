#include "core/sample/dice.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <set>

namespace gaffer {
namespace {

constexpr int throws = 100'000;

TEST(Dice, RefusesToChooseAmongNothing) { EXPECT_THROW(Dice{1}.below(0), CheckFailed); }

TEST(Dice, ThrowsTheSameForTheSameSeedOnly)
{
    Dice a{7};
    Dice b{7};
    Dice c{8};
    EXPECT_EQ(a.bits(), b.bits());
    EXPECT_NE(a.bits(), c.bits());
}

TEST(Dice, KeepsTheMeansItPromises)
{
    Dice dice{42};
    double shares = 0;
    double normals = 0;
    double squares = 0;
    double waits = 0;
    for (int i = 0; i < throws; ++i) {
        shares += dice.share();
        const double normal = dice.normal();
        normals += normal;
        squares += normal * normal;
        waits += dice.wait(5);
    }
    EXPECT_NEAR(shares / throws, 0.5, 0.01);
    EXPECT_NEAR(normals / throws, 0.0, 0.02);
    EXPECT_NEAR(squares / throws, 1.0, 0.02);
    EXPECT_NEAR(waits / throws, 5.0, 0.1);
}

TEST(Dice, KeepTheirThrowsWithinTheirBounds)
{
    Dice dice{3};
    for (int i = 0; i < 20'000; ++i) {
        const double share = dice.share();
        ASSERT_GE(share, 0);
        ASSERT_LT(share, 1);
        const double between = dice.between(-5, 5);
        ASSERT_GE(between, -5);
        ASSERT_LT(between, 5);
        ASSERT_LT(dice.below(7), 7U);
        ASSERT_GE(dice.wait(60), 0);
        ASSERT_TRUE(std::isfinite(dice.normal()));
    }
}

TEST(Dice, HitAsOftenAsTheirChanceSays)
{
    for (const double chance : {0.0, 0.02, 0.5, 0.97, 1.0}) {
        int hits = 0;
        constexpr int seeds = 200;
        constexpr int throwsOfASeed = 5'000;
        constexpr double tries = 1'000'000;
        for (int seed = 0; seed < seeds; ++seed) {
            Dice dice{static_cast<std::uint64_t>(seed)};
            for (int i = 0; i < throwsOfASeed; ++i) hits += dice.hits(chance) ? 1 : 0;
        }
        // Four standard errors: one stretch of one seed may be off by more, all of them together may not.
        const double error = std::sqrt(chance * (1 - chance) / tries);
        EXPECT_NEAR(hits / tries, chance, 4 * error) << chance;
    }
}

TEST(Dice, ChooseEveryNumberAboutAsOften)
{
    Dice dice{23};
    std::array<int, 10> times{};
    for (int i = 0; i < 50'000; ++i) ++times[dice.below(times.size())];
    for (const int each : times) EXPECT_NEAR(each, 5'000, 300);
}

TEST(Dice, OfNeighbouringSeedsHaveNothingInCommon)
{
    std::set<std::uint64_t> first;
    for (std::uint64_t seed = 0; seed < 1'000; ++seed) first.insert(Dice{seed}.bits());
    EXPECT_EQ(first.size(), 1'000U);
}

TEST(Dice, ThrowTheSameOnEveryMachine)
{
    // The first numbers of SplitMix64 from seed 0 and 1, as published with it.
    Dice zero{0};
    EXPECT_EQ(zero.bits(), 0xE220A8397B1DCDAFULL);
    EXPECT_EQ(zero.bits(), 0x6E789E6AA1B965F4ULL);
    EXPECT_EQ(zero.bits(), 0x06C45D188009454FULL);
}

} // namespace
} // namespace gaffer
