#include "drivers/bus/latency_histogram.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(LatencyHistogram, OfNothingIsZero) { EXPECT_EQ(LatencyHistogram{}.quantile(0.5), Micros{0}); }

TEST(LatencyHistogram, IsRightToATenth)
{
    LatencyHistogram histogram;
    for (int i = 1; i <= 1000; ++i) histogram.add(Micros{i * 10});
    EXPECT_NEAR(static_cast<double>(histogram.quantile(0.5).count()), 5000, 500);
    EXPECT_NEAR(static_cast<double>(histogram.quantile(0.99).count()), 9900, 990);
    histogram.add(std::chrono::hours{1});
    histogram.add(Micros{0});
    EXPECT_EQ(histogram.count(), 1002U);
}

TEST(LatencyHistogram, IsRightToATenthOverTheWholeRange)
{
    for (double micros = 1; micros < 60e6; micros *= 1.37) {
        LatencyHistogram histogram;
        const Micros latency{static_cast<std::int64_t>(micros)};
        for (int i = 0; i < 10; ++i) histogram.add(latency);
        EXPECT_NEAR(static_cast<double>(histogram.quantile(0.5).count()), static_cast<double>(latency.count()),
                    1 + 0.1 * static_cast<double>(latency.count()));
    }
}

TEST(LatencyHistogram, QuantilesNeverFall)
{
    LatencyHistogram histogram;
    for (int i = 1; i <= 5000; ++i) histogram.add(Micros{(i * 7919) % 100'000});
    Micros before{0};
    for (double part = 0; part <= 1; part += 0.01) {
        EXPECT_GE(histogram.quantile(part), before) << part;
        before = histogram.quantile(part);
    }
    EXPECT_NEAR(static_cast<double>(histogram.quantile(0.5).count()), 50'000, 6'000);
    EXPECT_EQ(histogram.count(), 5000U);
}

TEST(LatencyHistogram, TakesNonsenseWithoutHarm)
{
    LatencyHistogram histogram;
    histogram.add(Micros{-5});
    histogram.add(Micros{0});
    histogram.add(Micros{std::int64_t{1} << 50U});
    EXPECT_EQ(histogram.count(), 3U);
    EXPECT_GE(histogram.quantile(1.0), histogram.quantile(0.0));
}

} // namespace
} // namespace gaffer
