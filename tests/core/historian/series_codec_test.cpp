#include "core/historian/series_codec.hpp"

#include "core/historian/stored_number.hpp"

#include <algorithm>
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

/// Every quality, reason and exception code a stored value can carry.
std::vector<QualityMark> allMarks()
{
    std::vector<QualityMark> marks;
    for (const auto& quality : enumNames<Quality>)
        for (const auto& reason : enumNames<Reason>) marks.push_back({quality.value, reason.value, 0});
    for (int code = 1; code < 256; code += 5) marks.push_back(exceptionMark(static_cast<std::uint8_t>(code)));
    return marks;
}

/// A series drawn from a seed: steps of any size, times that repeat and leap, marks of every kind in runs of any length.
Series anySeries(std::mt19937_64& random, std::int64_t numberMost)
{
    const auto marks = allMarks();
    Series series;
    std::int64_t time = start;
    std::uint16_t mark = 0;
    std::int64_t number = 0;
    for (auto left = 1 + random() % 400; left > 0; --left) {
        if (random() % 7 == 0) mark = marks[random() % marks.size()].packed();
        if (random() % 3 == 0)
            number = static_cast<std::int64_t>(random() % (2 * static_cast<std::uint64_t>(numberMost) + 1)) - numberMost;
        time += static_cast<std::int64_t>(random() % 4 == 0 ? random() % 100'000'000 : 1000);
        const bool usable = QualityMark::unpack(mark)->usable();
        series.add(time, {usable ? number : 0, mark});
    }
    return series;
}

TEST(PackedSeries, OfAnythingComesBackWhole)
{
    std::mt19937_64 random{20'261'130};
    for (int round = 0; round < 300; ++round) {
        SCOPED_TRACE(round);
        expectSame(anySeries(random, 10), temperature);
        expectSame(anySeries(random, 20'000), temperature);
        expectSame(anySeries(random, 4'000'000'000'000'000'000), temperature);
        expectSame(anySeries(random, 4'000'000'000'000'000'000), flow);
    }
}

TEST(PackedSeries, KeepsEveryQualityAndReason)
{
    const auto marks = allMarks();
    Series series;
    for (std::size_t i = 0; i < marks.size(); ++i)
        series.add(start + static_cast<std::int64_t>(i) * 1000, {7, marks[i].packed()});
    const auto back = unpackSeries(packSeries(series, temperature), temperature);
    ASSERT_TRUE(back);
    std::size_t i = 0;
    visitSeries(*back, 1, Instant::min(), Instant::max(), [&](const HistorySample& sample) {
        EXPECT_EQ(sample.mark, marks[i]) << marks[i].reasonText();
        EXPECT_EQ(sample.value, marks[i].usable() ? 0.7 : 0.0) << "a bad value shows no number";
        ++i;
        return true;
    });
    EXPECT_EQ(i, marks.size());
}

TEST(PackedSeries, KeepsDoublesOfEveryShapeBitForBit)
{
    using Limits = std::numeric_limits<double>;
    Series series;
    std::int64_t time = start;
    for (const double value : {0.0, -0.0, 1.0, -1.0, 0.1, 1.0 / 3, Limits::min(), Limits::denorm_min(), -Limits::denorm_min(),
                               Limits::max(), Limits::lowest(), Limits::epsilon(), Limits::infinity(), -Limits::infinity()})
        series.add(time += 1000, {*storedNumber(value, -1), 0});
    expectSame(series, flow);
}

TEST(PackedSeries, NeverAsksForMoreMemoryThanItsBytesCanFill)
{
    Bytes packed = packSeries(seriesOf({1, 2, 3}), temperature);
    // The count stands behind the form and the owner; a million in three bytes of varint.
    for (const std::initializer_list<std::uint8_t> lie :
         {std::initializer_list<std::uint8_t>{0xc0, 0x84, 0x3d}, {0xff, 0xff, 0x7f}}) {
        Bytes broken(packed.begin(), packed.begin() + 5);
        broken.insert(broken.end(), lie);
        broken.insert(broken.end(), packed.begin() + 6, packed.end());
        EXPECT_EQ(unpackSeries(broken, temperature).error().code, FaultCode::Damaged);
    }
}

TEST(PackedSeries, IsDamagedByAMarkThatDoesNotExist)
{
    Series series = seriesOf({1, 2, 3});
    series.marks = {{3, 3}};
    EXPECT_FALSE(unpackSeries(packSeries(series, temperature), temperature));
}

TEST(PackedSeries, IsDamagedByMarksThatDoNotAddUp)
{
    for (const std::uint32_t count : {0U, 2U, 4U, 4'000'000'000U}) {
        Series series = seriesOf({1, 2, 3});
        series.marks = {{count, 0}};
        EXPECT_FALSE(unpackSeries(packSeries(series, temperature), temperature)) << count;
    }
}

TEST(PackedSeries, IsDamagedByAFormThatDoesNotExist)
{
    Bytes packed = packSeries(seriesOf({1, 2, 3}), temperature);
    for (const int form : {0, 4, 200, 255}) {
        packed.front() = static_cast<std::uint8_t>(form);
        EXPECT_FALSE(unpackSeries(packed, temperature)) << form;
    }
}

TEST(PackedSeries, ThatSurvivesDamageStillRunsForwardInTime)
{
    std::mt19937 random{20'261'131};
    for (int round = 0; round < 4000; ++round) {
        Bytes broken = packSeries(makeSeries(static_cast<unsigned>(round % 7), 80), temperature);
        broken[5 + random() % (broken.size() - 5)] ^= static_cast<std::uint8_t>(1U << random() % 8);
        const auto back = unpackSeries(broken, temperature);
        if (!back) continue;
        EXPECT_TRUE(std::ranges::is_sorted(back->times));
        std::size_t marked = 0;
        for (const MarkRun& run : back->marks) marked += run.count;
        EXPECT_EQ(marked, back->times.size());
        EXPECT_TRUE(visitSeries(*back, 1, Instant::min(), Instant::max(), [](const HistorySample&) { return true; }));
    }
}

} // namespace
} // namespace gaffer
