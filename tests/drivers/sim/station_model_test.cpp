#include "drivers/sim/station_model.hpp"

#include <gtest/gtest.h>

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

} // namespace
} // namespace gaffer::sim
