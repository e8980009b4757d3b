#include "core/historian/trend.hpp"

#include "core/base/check.hpp"
#include "core/historian/bin_builder.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'123);
constexpr int pixels = 2000;

TEST(TrendWidth, RefusesAScreenWithoutPixels) { EXPECT_THROW(trendWidth(noon, noon, 0), CheckFailed); }

TEST(TrendWidth, IsTheLeastForASpanOfNothing)
{
    EXPECT_EQ(trendWidth(noon, noon, pixels), Duration{1});
    EXPECT_EQ(trendWidth(noon, noon - Duration{5}, pixels), Duration{1});
}

TEST(TrendWidth, NeverNeedsMoreColumnsThanThereAre)
{
    for (std::int64_t span = 1; span < 400LL * 86'400'000; span = span * 7 / 4 + 1) {
        const Duration width = trendWidth(noon, noon + Duration{span}, pixels);
        const auto bins = BinBuilder::make(noon, noon + Duration{span}, width)->finish();
        EXPECT_LE(bins.size(), static_cast<std::size_t>(pixels)) << span;
    }
}

TEST(TrendWidth, OfDaysAndMoreCanBeMadeFromRollups)
{
    constexpr Duration minute{60'000};
    constexpr Duration hour{3'600'000};
    EXPECT_EQ(trendWidth(noon, noon + std::chrono::days{1}, pixels), minute);
    EXPECT_EQ(trendWidth(noon, noon + std::chrono::days{7}, pixels), 10 * minute);
    EXPECT_EQ(trendWidth(noon, noon + std::chrono::days{365}, pixels), 5 * hour);
}

} // namespace
} // namespace gaffer
