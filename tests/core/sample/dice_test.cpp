#include "core/sample/dice.hpp"

#include <gtest/gtest.h>

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

} // namespace
} // namespace gaffer
