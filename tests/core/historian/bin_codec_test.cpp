#include "core/historian/bin_codec.hpp"

#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

constexpr Instant midnight = std::chrono::sys_days{std::chrono::year{2026} / 11 / 16};
constexpr Duration minute{60'000};
constexpr SeriesOwner temperature{"io.t1", 1};
constexpr SeriesOwner flow{"io.flow", -1};

std::vector<HistoryBin> makeBins(unsigned seed, int count)
{
    std::mt19937 random{seed};
    std::vector<HistoryBin> bins;
    for (int i = 0; i < count; ++i) {
        if (random() % 20 == 0) continue;
        const double least = (12'000 + static_cast<int>(random() % 100)) / 10.0;
        const double most = least + 1;
        bins.push_back({midnight + i * minute, least, most, least + 0.4321, least + 0.5, random() % 9 == 0 ? 50.0 : 100.0});
    }
    return bins;
}

std::vector<HistoryBin> back(const std::vector<HistoryBin>& bins, const SeriesOwner& owner)
{
    auto unpacked = unpackBins(packBins(bins, midnight, minute, owner), midnight, minute, owner);
    EXPECT_TRUE(unpacked);
    return unpacked ? *unpacked : std::vector<HistoryBin>{};
}

TEST(PackedBins, AreDamagedWhenCutShort)
{
    const Bytes packed = packBins(makeBins(1, 30), midnight, minute, temperature);
    for (std::size_t length = 0; length < packed.size(); ++length)
        ASSERT_FALSE(unpackBins(std::span{packed}.first(length), midnight, minute, temperature));
}

TEST(PackedBins, BelongToTheirPointTimeAndWidth)
{
    const Bytes packed = packBins(makeBins(1, 30), midnight, minute, temperature);
    EXPECT_FALSE(unpackBins(packed, midnight, minute, {"io.t2", 1}));
    EXPECT_FALSE(unpackBins(packed, midnight + minute, minute, temperature));
    EXPECT_FALSE(unpackBins(packed, midnight, 2 * minute, temperature));
}

TEST(PackedBins, LeaveOutTheEmptyOnes)
{
    auto bins = makeBins(1, 10);
    const auto filled = bins.size();
    bins.push_back({midnight + 20 * minute, 0, 0, 0, 0, 0});
    EXPECT_EQ(back(bins, temperature).size(), filled);
    EXPECT_TRUE(back({}, temperature).empty());
}

TEST(PackedBins, KeepTheMeanToAThousandthOfTheLastPlace)
{
    const auto bins = makeBins(2, 1440);
    const auto same = back(bins, temperature);
    ASSERT_EQ(same.size(), bins.size());
    for (std::size_t i = 0; i < bins.size(); ++i) {
        EXPECT_EQ(same[i].start, bins[i].start);
        EXPECT_EQ(same[i].min, bins[i].min);
        EXPECT_EQ(same[i].max, bins[i].max);
        EXPECT_EQ(same[i].last, bins[i].last);
        EXPECT_EQ(same[i].goodPercent, bins[i].goodPercent);
        EXPECT_NEAR(same[i].mean, bins[i].mean, 0.0001);
    }
}

TEST(PackedBins, KeepTrueDoublesExactly)
{
    const auto bins = makeBins(3, 100);
    EXPECT_EQ(back(bins, flow), bins);
}

} // namespace
} // namespace gaffer
