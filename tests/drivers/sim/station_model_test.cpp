#include "drivers/sim/station_model.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gaffer::sim {
namespace {

constexpr double tick = 0.1;

int work(StationModel& station, double seconds, const Pace& pace = {})
{
    int pieces = 0;
    for (double t = 0; t < seconds; t += tick) pieces += station.work(tick, pace);
    return pieces;
}

TEST(StationModel, MakesFourHundredPiecesAShift)
{
    StationModel station{3, 0};
    const int pieces = work(station, 8 * 3600);
    EXPECT_NEAR(pieces, 400, 15);
    EXPECT_EQ(station.counter(), static_cast<std::uint64_t>(pieces));
    EXPECT_EQ(station.truth().made, static_cast<std::uint64_t>(pieces));
    EXPECT_NEAR(static_cast<double>(station.truth().good) / pieces, 0.82, 0.06);
    EXPECT_GE(station.truth().mouldCycles, station.truth().made);
    EXPECT_LE(station.truth().mouldCycles, station.truth().made + 1);
}

TEST(StationModel, ClosesTheMouldForSecondsOncePerPiece)
{
    StationModel station{3, 0};
    double closed = 0;
    for (double t = 0; t < 3600; t += tick) {
        station.work(tick, {});
        if (station.mouldClosed()) closed += tick;
    }
    EXPECT_NEAR(closed / static_cast<double>(station.truth().mouldCycles), 10.5, 1.5);
}

TEST(StationModel, LosesThePieceInHandWhenItStands)
{
    StationModel station{3, 0};
    while (!station.mouldClosed()) station.work(tick, {});
    station.stand();
    EXPECT_FALSE(station.mouldClosed());
    EXPECT_EQ(work(station, 30), 0);
}

TEST(StationModel, CountsOnFromAnyStartAndNotAtAllWhenStuck)
{
    StationModel station{3, 65'500};
    work(station, 2 * 3600);
    EXPECT_EQ(station.counter(), 65'500 + station.truth().made);
    station.setCounterStuck(true);
    const auto before = station.counter();
    EXPECT_GT(work(station, 2 * 3600), 50);
    EXPECT_EQ(station.counter(), before);
    station.setCounter(0);
    EXPECT_EQ(station.counter(), 0U);
}

class StationOfAnySeed : public testing::TestWithParam<std::uint64_t> {};

TEST_P(StationOfAnySeed, CountsWhatItMakesAndClosesTheMouldForEachPiece)
{
    StationModel station{GetParam(), 10};
    const Pace pace{60, 200, 0.7};
    int made = 0;
    bool closed = false;
    std::uint64_t edges = 0;
    for (int i = 0; i < 8 * 36'000; ++i) {
        const int pieces = station.work(tick, pace);
        ASSERT_GE(pieces, 0);
        ASSERT_LE(pieces, 1);
        made += pieces;
        edges += station.mouldClosed() && !closed ? 1U : 0U;
        closed = station.mouldClosed();
        ASSERT_EQ(station.counter(), 10U + station.truth().made);
        ASSERT_LE(station.truth().good, station.truth().made);
    }
    EXPECT_EQ(edges, station.truth().mouldCycles);
    EXPECT_EQ(static_cast<std::uint64_t>(made), station.truth().made);
    EXPECT_NEAR(made, 480, 25) << "a piece a minute";
}

TEST_P(StationOfAnySeed, IsTheSameAgainAndAnotherForAnotherSeed)
{
    StationModel one{GetParam(), 0};
    StationModel same{GetParam(), 0};
    StationModel other{GetParam() + 1, 0};
    int different = 0;
    for (int i = 0; i < 36'000; ++i) {
        one.work(tick, {});
        same.work(tick, {});
        other.work(tick, {});
        ASSERT_EQ(one.truth(), same.truth());
        ASSERT_EQ(one.mouldClosed(), same.mouldClosed());
        different += one.mouldClosed() != other.mouldClosed() ? 1 : 0;
    }
    EXPECT_GT(different, 100);
}

TEST_P(StationOfAnySeed, TakesABreakInEveryHour)
{
    StationModel station{GetParam(), 0};
    double longest = 0;
    double since = 0;
    int breaks = 0;
    for (double t = 0; t < 8 * 3600; t += tick) {
        since += tick;
        if (station.work(tick, {}) == 0) continue;
        longest = std::max(longest, since);
        // A piece takes 72 s; with a break before it, six minutes and more.
        breaks += since > 300 ? 1 : 0;
        since = 0;
    }
    EXPECT_NEAR(breaks, 8, 2);
    EXPECT_LT(longest, 900);
}

INSTANTIATE_TEST_SUITE_P(Seeds, StationOfAnySeed, testing::Range<std::uint64_t>(1, 6));

TEST(StationModel, RefusesAPaceOfNoTime)
{
    StationModel station{1, 0};
    EXPECT_THROW(work(station, 3600, {0, 100, 1}), CheckFailed);
}

TEST(StationModel, MakesOnlyGoodOrOnlyBadPiecesIfItsPaceSaysSo)
{
    StationModel good{1, 0};
    work(good, 3600, {60, 200, 1});
    EXPECT_EQ(good.truth().good, good.truth().made);
    StationModel bad{1, 0};
    work(bad, 3600, {60, 200, 0});
    EXPECT_EQ(bad.truth().good, 0U);
    EXPECT_GT(bad.truth().made, 40U);
}

} // namespace
} // namespace gaffer::sim
