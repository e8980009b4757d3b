#include "core/historian/series_codec.hpp"

#include "core/historian/stored_number.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace gaffer {
namespace {

constexpr std::int64_t start = 1'795'262'400'000;
constexpr SeriesOwner temperature{"io.t1", 1};
constexpr SeriesOwner flow{"io.flow", -1};

/// A flickering temperature with a ramp, a gap and some bad values; the seed decides the noise.
Series makeSeries(unsigned seed, std::size_t count)
{
    std::mt19937 random{seed};
    Series series;
    for (std::size_t i = 0; i < count; ++i) {
        const auto gap = static_cast<std::int64_t>(i > count / 2 ? 60'000 : 0);
        const auto number = 13'000 + static_cast<std::int64_t>(i / 100) + static_cast<std::int64_t>(random() % 7);
        const std::uint16_t mark = i % 50 == 7 ? badMark(Reason::CommTimeout).packed() : goodMark.packed();
        series.add(start + static_cast<std::int64_t>(i) * 1000 + gap, {mark == 0 ? number : 0, mark});
    }
    return series;
}

Series seriesOf(const std::vector<std::int64_t>& numbers)
{
    Series series;
    for (std::size_t i = 0; i < numbers.size(); ++i) series.add(start + static_cast<std::int64_t>(i) * 1000, {numbers[i], 0});
    return series;
}

void expectSame(const Series& series, const SeriesOwner& owner)
{
    const auto back = unpackSeries(packSeries(series, owner), owner);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, series);
}

TEST(PackedSeries, OfNothingIsRefused) { EXPECT_THROW(packSeries(Series{}, temperature), CheckFailed); }

TEST(PackedSeries, IsDamagedWhenCutShortOrTooLong)
{
    const Bytes packed = packSeries(makeSeries(1, 60), temperature);
    for (std::size_t length = 0; length < packed.size(); ++length)
        ASSERT_FALSE(unpackSeries(std::span{packed}.first(length), temperature)) << length;
    Bytes longer = packed;
    longer.push_back(0);
    EXPECT_EQ(unpackSeries(longer, temperature).error().code, FaultCode::Damaged);
}

TEST(PackedSeries, IsNeverReadForAnotherPoint)
{
    const Bytes packed = packSeries(makeSeries(1, 60), temperature);
    EXPECT_FALSE(unpackSeries(packed, {"io.t2", 1}));
    EXPECT_FALSE(unpackSeries(packed, {"io.t1", 2}));
}

TEST(PackedSeries, SurvivesAnyBytesWithoutHarm)
{
    constexpr unsigned seed = 20'261'122;
    SCOPED_TRACE(seed);
    std::mt19937 random{seed};
    const Bytes packed = packSeries(makeSeries(1, 200), temperature);
    for (int round = 0; round < 20'000; ++round) {
        Bytes broken = packed;
        for (int edits = 0; edits < 3; ++edits) broken[5 + random() % (broken.size() - 5)] = static_cast<std::uint8_t>(random());
        const auto back = unpackSeries(broken, temperature);
        EXPECT_TRUE(!back || back->times.size() == back->numbers.size());
    }
}

TEST(PackedSeries, ComesBackWhole)
{
    for (const std::size_t count : {1U, 2U, 3U, 100U, 4000U}) {
        expectSame(makeSeries(1, count), temperature);
        expectSame(makeSeries(2, count), flow);
    }
}

TEST(PackedSeries, KeepsTheLargestStepsOfEveryForm)
{
    constexpr std::int64_t most = 4'000'000'000'000'000'000;
    expectSame(seriesOf({0, most, -most, most, 0}), temperature);
    expectSame(seriesOf({most, 1, 2, 3}), temperature);
    constexpr auto doubleMost = std::numeric_limits<double>::max();
    expectSame(seriesOf({*storedNumber(0.1, -1), *storedNumber(-doubleMost, -1), *storedNumber(doubleMost, -1)}), flow);
}

TEST(PackedSeries, KeepsRepeatedAndJitteryTimes)
{
    Series series;
    for (const std::int64_t time : {0, 0, 1000, 2013, 3000, 3000, 9000, 10'000, 11'000, 12'000}) series.add(start + time, {1, 0});
    expectSame(series, temperature);
}

TEST(PackedSeries, OfASteadyGridSpendsNothingOnTimes)
{
    Series series;
    for (int i = 0; i < 4000; ++i) series.add(start + i * 1000, {5, 0});
    constexpr std::size_t numbersAndHead = 4000 + 40;
    EXPECT_LE(packSeries(series, temperature).size(), numbersAndHead);
}

TEST(PackedSeries, FollowsALevelWhereThatIsShorter)
{
    constexpr unsigned seed = 7;
    std::mt19937 random{seed};
    std::normal_distribution<double> noise{0, 2};
    Series flicker;
    Series ramp;
    for (int i = 0; i < 1000; ++i) {
        flicker.add(start + i * 1000, {13'000 + std::lround(noise(random)), 0});
        ramp.add(start + i * 1000, {i * 3, 0});
    }
    EXPECT_EQ(packSeries(flicker, temperature).front(), static_cast<std::uint8_t>(SeriesForm::Levels));
    EXPECT_EQ(packSeries(ramp, temperature).front(), static_cast<std::uint8_t>(SeriesForm::Deltas));
    EXPECT_EQ(packSeries(ramp, flow).front(), static_cast<std::uint8_t>(SeriesForm::Doubles));
    expectSame(flicker, temperature);
    expectSame(ramp, temperature);
}

} // namespace
} // namespace gaffer
