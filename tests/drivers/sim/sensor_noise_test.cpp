#include "drivers/sim/sensor_noise.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaffer::sim {
namespace {

TEST(SensorNoise, StaysSmallFromSecondToSecond)
{
    SensorNoise noise{5};
    double sum = 0;
    double squares = 0;
    constexpr int seconds = 20'000;
    for (int i = 0; i < seconds; ++i) {
        noise.step(1);
        sum += noise.now();
        squares += noise.now() * noise.now();
    }
    EXPECT_NEAR(sum / seconds, 0, 2);
    EXPECT_GT(squares / seconds, 0.2);
    EXPECT_LT(squares / seconds, 6);
}

TEST(SensorNoise, ReadsAFewDegreesLowAfterAMonth)
{
    SensorNoise noise{5};
    double sum = 0;
    constexpr int lastDay = 29 * 24 * 60;
    for (int minute = 0; minute < 30 * 24 * 60; ++minute) {
        noise.step(60);
        if (minute >= lastDay) sum += noise.now();
    }
    EXPECT_NEAR(sum / (24 * 60), -2, 1.5);
}

TEST(SensorNoise, IsNothingBeforeItLives) { EXPECT_EQ(SensorNoise{9}.now(), 0); }

TEST(SensorNoise, OfTwoSensorsIsNotTheSame)
{
    SensorNoise a{1};
    SensorNoise same{1};
    SensorNoise b{2};
    int equal = 0;
    for (int i = 0; i < 1000; ++i) {
        a.step(1);
        same.step(1);
        b.step(1);
        ASSERT_EQ(a.now(), same.now());
        equal += a.now() == b.now() ? 1 : 0;
    }
    EXPECT_EQ(equal, 0);
}

TEST(SensorNoise, NeverLooksLikeABrokenSensor)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SensorNoise noise{seed};
        for (int i = 0; i < 86'400; ++i) {
            noise.step(1);
            ASSERT_LT(std::abs(noise.now()), 10) << "seed " << seed << " second " << i;
        }
    }
}

} // namespace
} // namespace gaffer::sim
