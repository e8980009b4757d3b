#include "core/historian/bin_builder.hpp"

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

} // namespace
} // namespace gaffer
