#include "tests/core/wiring/wiring_example.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using Pointers = std::vector<std::string>;

Pointers mistakesOfShifts(std::vector<std::array<int, 2>> hours)
{
    Wiring wiring = exampleWiring();
    wiring.shifts.clear();
    for (const auto& [start, end] : hours) {
        ShiftName name{"s" + std::to_string(wiring.shifts.size())};
        wiring.shifts.push_back({std::move(name), {start * 60}, {end * 60}});
    }
    return mistakesOf(wiring);
}

TEST(CheckShifts, TakesThreeShiftsThatFillTheDay) { EXPECT_EQ(mistakesOfShifts({{8, 16}, {16, 24}, {0, 8}}), Pointers{}); }

TEST(CheckShifts, TakesOneShiftOfAWholeDay) { EXPECT_EQ(mistakesOfShifts({{8, 8}}), Pointers{}); }

TEST(CheckShifts, SeesOverlapsAcrossMidnight)
{
    EXPECT_EQ(mistakesOfShifts({{22, 6}, {5, 9}}), Pointers{"/shifts/1/start"});
    EXPECT_EQ(mistakesOfShifts({{5, 9}, {22, 6}}), Pointers{"/shifts/1/start"});
    EXPECT_EQ(mistakesOfShifts({{8, 8}, {12, 13}}), Pointers{"/shifts/1/start"});
}

TEST(CheckStations, AllowsPointsOfProfilesAndOfUnknownProfilesWithoutASecondComplaint)
{
    Wiring wiring = exampleWiring();
    wiring.furnaces[0].crown = PointName{"F.gas"};
    EXPECT_EQ(mistakesOf(wiring), Pointers{});
    wiring.devices[0].profile = "unheard-of";
    EXPECT_EQ(mistakesOf(wiring), Pointers{"/devices/0/profile"});
}

TEST(CheckStations, RefusesOneMouldSwitchForTwoStations)
{
    Wiring wiring = exampleWiring();
    wiring.stations.push_back(wiring.stations[0]);
    wiring.stations[1].id = StationId{"B2"};
    EXPECT_EQ(mistakesOf(wiring), (Pointers{"/stations/1/pieceCounter", "/stations/1/mouldClosed"}));
}

TEST(CheckMeters, RefusesTwoMetersOfOneNameAndOnePoint)
{
    Wiring wiring = exampleWiring();
    wiring.meters.push_back(wiring.meters[0]);
    EXPECT_EQ(mistakesOf(wiring), (Pointers{"/meters/1/id", "/meters/1/point"}));
}

TEST(CheckLehrs, RefusesOneSensorForTwoZones)
{
    Wiring wiring = exampleWiring();
    wiring.lehrs[0].zones.push_back(PointName{"io.t"});
    EXPECT_EQ(mistakesOf(wiring), Pointers{"/lehrs/0/zones/1"});
}

} // namespace
} // namespace gaffer
