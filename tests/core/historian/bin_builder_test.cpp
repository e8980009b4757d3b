#include "core/historian/bin_builder.hpp"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Duration second{1000};
constexpr Duration minute{60'000};

HistorySample good(Instant time, double value) { return {time, value, goodMark}; }

TEST(BinBuilder, RefusesAWidthOfNothingAndTooManyBins)
{
    EXPECT_EQ(BinBuilder::make(noon, noon + minute, Duration{0}).error().code, FaultCode::BadInput);
    EXPECT_EQ(BinBuilder::make(noon, noon + minute, Duration{-5}).error().code, FaultCode::BadInput);
    EXPECT_EQ(BinBuilder::make(fromMillis(0), noon, Duration{1}).error().code, FaultCode::BadInput);
}

TEST(BinBuilder, GivesNoBinsForASpanOfNothing)
{
    EXPECT_TRUE(BinBuilder::make(noon, noon, minute)->finish().empty());
    EXPECT_TRUE(BinBuilder::make(noon, noon - minute, minute)->finish().empty());
}

TEST(BinBuilder, AlignsBinsToTheEpochAlsoBeforeIt)
{
    EXPECT_EQ(binStart(fromMillis(61'000), minute), fromMillis(60'000));
    EXPECT_EQ(binStart(fromMillis(-1), minute), fromMillis(-60'000));
    EXPECT_EQ(binStart(fromMillis(-60'000), minute), fromMillis(-60'000));
}

TEST(BinBuilder, GivesEveryBinThatTouchesTheSpan)
{
    const auto bins = BinBuilder::make(noon + second, noon + minute + second, minute)->finish();
    ASSERT_EQ(bins.size(), 2U);
    EXPECT_EQ(bins[0].start, noon);
    EXPECT_EQ(bins[1].start, noon + minute);
    EXPECT_EQ(bins[1].goodPercent, 0);
}

TEST(BinBuilder, LetsAValueHoldUntilTheNextOverABinEdge)
{
    auto builder = BinBuilder::make(noon, noon + 2 * second, second);
    builder->take(good(noon - Duration{500}, 10), second);
    builder->take(good(noon + Duration{500}, 20), second);
    builder->take(good(noon + Duration{1500}, 30), second);
    const auto bins = builder->finish();
    EXPECT_EQ(bins[0].mean, 15);
    EXPECT_EQ(bins[0].min, 10);
    EXPECT_EQ(bins[0].max, 20);
    EXPECT_EQ(bins[1].mean, 25);
    EXPECT_EQ(bins[1].last, 30);
    EXPECT_EQ(bins[1].goodPercent, 100);
}

TEST(BinBuilder, NeverBridgesAGap)
{
    auto builder = BinBuilder::make(noon, noon + 10 * second, 10 * second);
    builder->take(good(noon, 10), second);
    builder->take(good(noon + 3 * second, 20), second);
    EXPECT_DOUBLE_EQ(builder->finish().front().goodPercent, 20) << "3 periods are a gap: each value holds for its own period";
}

TEST(BinBuilder, BridgesOneMissedPoll)
{
    auto builder = BinBuilder::make(noon, noon + 10 * second, 10 * second);
    builder->take(good(noon, 10), second);
    builder->take(good(noon + 2 * second, 20), second);
    EXPECT_DOUBLE_EQ(builder->finish().front().goodPercent, 30);
}

TEST(BinBuilder, EndsAValueWhereABadOneBegins)
{
    auto builder = BinBuilder::make(noon, noon + 4 * second, 4 * second);
    builder->take(good(noon, 10), second);
    builder->take({noon + Duration{500}, 0, badMark(Reason::PortLost)}, second);
    builder->take({noon + 2 * second, 99, uncertainMark(Reason::Stale)}, second);
    const auto bin = builder->finish().front();
    EXPECT_DOUBLE_EQ(bin.goodPercent, 12.5);
    EXPECT_EQ(bin.max, 10);
}

TEST(BinBuilder, FillsManyBinsFromOneSlowValue)
{
    auto builder = BinBuilder::make(noon, noon + minute, second);
    builder->take(good(noon, 7), minute);
    for (const HistoryBin& bin : builder->finish()) {
        EXPECT_EQ(bin.mean, 7);
        EXPECT_EQ(bin.goodPercent, 100);
    }
}

TEST(BinBuilder, RefusesTimesThatGoBack)
{
    auto builder = BinBuilder::make(noon, noon + minute, minute);
    builder->take(good(noon + second, 1), second);
    EXPECT_THROW(builder->take(good(noon, 1), second), CheckFailed);
}

TEST(BinBuilder, GivesTheSameFromPartsAsFromSamples)
{
    constexpr unsigned seed = 4711;
    SCOPED_TRACE(seed);
    std::mt19937 random{seed};
    auto whole = BinBuilder::make(noon, noon + 60 * minute, 60 * minute);
    auto minutes = BinBuilder::make(noon, noon + 60 * minute, minute);
    for (int i = 0; i < 3600; ++i) {
        if (random() % 10 == 0) continue;
        const HistorySample sample{noon + i * second, static_cast<double>(random() % 100),
                                   random() % 7 == 0 ? badMark(Reason::CommCrc) : goodMark};
        whole->take(sample, second);
        minutes->take(sample, second);
    }
    auto parts = BinBuilder::make(noon, noon + 60 * minute, 60 * minute);
    for (const HistoryBin& part : minutes->finish()) parts->takePart(part, minute);
    const HistoryBin a = whole->finish().front();
    const HistoryBin b = parts->finish().front();
    EXPECT_EQ(a.min, b.min);
    EXPECT_EQ(a.max, b.max);
    EXPECT_EQ(a.last, b.last);
    EXPECT_NEAR(a.mean, b.mean, 1e-9);
    EXPECT_DOUBLE_EQ(a.goodPercent, b.goodPercent);
    EXPECT_GE(a.mean, a.min);
    EXPECT_LE(a.mean, a.max);
}

/// The bins of a series by the definition itself: every millisecond looked at on its own.
std::vector<HistoryBin> byDefinition(const std::vector<HistorySample>& samples, Duration every, Instant from, int bins,
                                     Duration width)
{
    std::vector<HistoryBin> made;
    for (int i = 0; i < bins; ++i) {
        HistoryBin bin;
        bin.start = from + i * width;
        double sum = 0;
        int good = 0;
        for (Instant now = bin.start; now < bin.start + width; now += Duration{1}) {
            const auto next = std::ranges::upper_bound(samples, now, {}, &HistorySample::time);
            if (next == samples.begin()) continue;
            const HistorySample& stands = *std::prev(next);
            const bool gap = next == samples.end() || next->time - stands.time > gapReach(every);
            if (!stands.mark.good() || (gap && now >= stands.time + every)) continue;
            bin.min = good == 0 ? stands.value : std::min(bin.min, stands.value);
            bin.max = good == 0 ? stands.value : std::max(bin.max, stands.value);
            bin.last = stands.value;
            sum += stands.value;
            ++good;
        }
        if (good > 0) bin.mean = sum / good;
        bin.goodPercent = 100.0 * good / static_cast<double>(width.count());
        made.push_back(bin);
    }
    return made;
}

TEST(BinBuilder, AgreesWithItsDefinitionForAnySeries)
{
    std::mt19937 random{20'261'134};
    const Duration every{20};
    const Duration width{100};
    constexpr int bins = 12;
    const Instant from = binStart(noon, width);
    for (int round = 0; round < 200; ++round) {
        std::vector<HistorySample> samples;
        for (Instant time = from - Duration{100}; time < from + bins * width;
             time += Duration{static_cast<int>(5 + random() % 80)})
            samples.push_back(
                {time, static_cast<double>(random() % 1000), random() % 5 == 0 ? badMark(Reason::CommCrc) : goodMark});
        auto builder = BinBuilder::make(from, from + bins * width, width);
        for (const HistorySample& sample : samples) builder->take(sample, every);
        const auto made = builder->finish();
        const auto wanted = byDefinition(samples, every, from, bins, width);
        ASSERT_EQ(made.size(), wanted.size());
        for (std::size_t i = 0; i < made.size(); ++i) {
            EXPECT_NEAR(made[i].goodPercent, wanted[i].goodPercent, 1e-9) << "round " << round << " bin " << i;
            if (wanted[i].goodPercent == 0) continue;
            EXPECT_EQ(made[i].min, wanted[i].min) << "round " << round << " bin " << i;
            EXPECT_EQ(made[i].max, wanted[i].max);
            EXPECT_EQ(made[i].last, wanted[i].last);
            EXPECT_NEAR(made[i].mean, wanted[i].mean, 1e-6);
        }
    }
}

TEST(BinBuilder, RefusesSamplesThatGoBack)
{
    auto builder = BinBuilder::make(noon, noon + minute, second);
    builder->take(good(noon + second, 1), second);
    EXPECT_THROW(builder->take(good(noon, 1), second), CheckFailed);
    EXPECT_THROW((void)binStart(noon, Duration{0}), CheckFailed);
}

TEST(BinBuilder, TakesWhatHoldsAtItsEdgesFromOutside)
{
    auto builder = BinBuilder::make(noon, noon + second, second);
    builder->take(good(noon - Duration{300}, 5), second);
    builder->take(good(noon + Duration{1300}, 9), second);
    const auto bins = builder->finish();
    ASSERT_EQ(bins.size(), 1U);
    EXPECT_EQ(bins[0].mean, 5);
    EXPECT_EQ(bins[0].goodPercent, 100);
}

TEST(BinBuilder, KeepsTheMeanBetweenTheEnds)
{
    auto builder = BinBuilder::make(noon, noon + minute, minute);
    for (int i = 0; i < 60; ++i) builder->take(good(noon + i * second, 0.1), second);
    const auto bins = builder->finish();
    EXPECT_EQ(bins[0].mean, 0.1) << "sixty times a tenth is a tenth";
}

} // namespace
} // namespace gaffer
