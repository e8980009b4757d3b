#include "drivers/sim/sensor_noise.hpp"

#include <gtest/gtest.h>

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

} // namespace
} // namespace gaffer::sim
