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

TEST(CheckFloor, FindsEachMistakeAtItsPlace)
{
    const std::vector<Mistake> mistakes{
        {"a pot of nothing", [](Wiring& w) { w.furnaces[0].pots[0].capacityKg = 0; }, {"/furnaces/0/pots/0/capacityKg"}},
        {"a pot below nothing", [](Wiring& w) { w.furnaces[0].pots[0].capacityKg = -1; }, {"/furnaces/0/pots/0/capacityKg"}},
        {"a heel below nothing", [](Wiring& w) { w.furnaces[0].pots[0].heelKg = -1; }, {"/furnaces/0/pots/0/heelKg"}},
        {"a heel that fills the pot", [](Wiring& w) { w.furnaces[0].pots[0].heelKg = 100; }, {"/furnaces/0/pots/0/heelKg"}},
        {"two pots of one name",
         [](Wiring& w) { w.furnaces[0].pots.push_back(w.furnaces[0].pots[0]); },
         {"/furnaces/0/pots/1/id"}},
        {"a pot without a name", [](Wiring& w) { w.furnaces[0].pots[0].id = PotId{}; }, {"/furnaces/0/pots/0/id"}},
        {"a glass point that is a switch",
         [](Wiring& w) { w.furnaces[0].pots[0].glass = PointName{"io.closed"}; },
         {"/furnaces/0/pots/0/glass"}},
        {"a glass point that is not there",
         [](Wiring& w) { w.furnaces[0].pots[0].glass = PointName{"io.nowhere"}; },
         {"/furnaces/0/pots/0/glass"}},
        {"one point for glass and level",
         [](Wiring& w) { w.furnaces[0].pots[0].glass = w.furnaces[0].pots[0].level = PointName{"io.t"}; },
         {"/furnaces/0/pots/0/level"}},
        {"a crown that is a switch", [](Wiring& w) { w.furnaces[0].crown = PointName{"io.closed"}; }, {"/furnaces/0/crown"}},
        {"glass hotter than any crown", [](Wiring& w) { w.furnaces[0].glassOffset = -201; }, {"/furnaces/0/glassOffset"}},
        {"lampwork with a pot", [](Wiring& w) { w.furnaces[0].kind = FurnaceKind::None; }, {"/furnaces/0/pots"}},
        {"two furnaces of one name",
         [](Wiring& w) { w.furnaces.push_back({.id = FurnaceId{"K1"}, .pots = {}}); },
         {"/furnaces/1/id"}},
        {"a station at no furnace", [](Wiring& w) { w.stations[0].furnace = FurnaceId{"K9"}; }, {"/stations/0/furnace"}},
        {"a station at no lehr", [](Wiring& w) { w.stations[0].lehr = LehrId{"L9"}; }, {"/stations/0/lehr"}},
        {"a comma in a station's name", [](Wiring& w) { w.stations[0].id = StationId{"B1,B2"}; }, {"/stations/0/id"}},
        {"a counter that is a switch",
         [](Wiring& w) { w.stations[0].pieceCounter = PointName{"io.closed"}; },
         {"/stations/0/pieceCounter"}},
        {"a temperature with decimals that counts pieces",
         [](Wiring& w) { w.devices[1].points[1].scale = 0.1; },
         {"/stations/0/pieceCounter"}},
        {"a counter with an offset", [](Wiring& w) { w.devices[1].points[1].offset = 2; }, {"/stations/0/pieceCounter"}},
        {"a counter of fractions",
         [](Wiring& w) { w.devices[1].points[1].type = {ValueKind::Float32}; },
         {"/stations/0/pieceCounter"}},
        {"a counter whose decimals another point tells",
         [](Wiring& w) { w.devices[1].points[1].decimalsFrom = "t"; },
         {"/stations/0/pieceCounter"}},
        {"pieces faster than any crew",
         [](Wiring& w) { w.stations[0].shortestCycle = Duration{99}; },
         {"/stations/0/shortestCycle"}},
        {"pieces slower than an hour",
         [](Wiring& w) { w.stations[0].shortestCycle = std::chrono::minutes{61}; },
         {"/stations/0/shortestCycle"}},
        {"a lehr that does not anneal", [](Wiring& w) { w.lehrs[0].dwell = Duration{59'999}; }, {"/lehrs/0/dwell"}},
        {"a belt that is a switch", [](Wiring& w) { w.lehrs[0].beltSpeed = PointName{"io.closed"}; }, {"/lehrs/0/beltSpeed"}},
        {"a zone that is not there", [](Wiring& w) { w.lehrs[0].zones[0] = PointName{"io.z"}; }, {"/lehrs/0/zones/0"}},
        {"a meter of no furnace", [](Wiring& w) { w.meters[0].furnace = FurnaceId{"K9"}; }, {"/meters/0/furnace"}},
        {"a shift without a name", [](Wiring& w) { w.shifts[0].name = ShiftName{}; }, {"/shifts/0/name"}},
        {"two shifts of one name", [](Wiring& w) { w.shifts[1].name = w.shifts[0].name; }, {"/shifts/1/name"}},
    };
    for (const Mistake& mistake : mistakes) {
        Wiring wiring = exampleWiring();
        mistake.make(wiring);
        EXPECT_EQ(mistakesOf(wiring), mistake.pointers) << mistake.what;
    }
}

TEST(CheckFloor, NeedsNothingAtAll)
{
    Wiring wiring = exampleWiring();
    wiring.buses.clear();
    wiring.devices.clear();
    wiring.furnaces = {{.id = FurnaceId{"K1"}, .pots = {{.id = PotId{"P1"}, .capacityKg = 100}}}};
    wiring.stations = {{.id = StationId{"B1"}, .furnace = FurnaceId{"K1"}}};
    wiring.lehrs.clear();
    wiring.meters.clear();
    wiring.shifts.clear();
    EXPECT_EQ(mistakesOf(wiring), Pointers{}) << "a workshop without sensors";
}

TEST(CheckFloor, SharesACrownAmongFurnacesButNoGlassAmongPots)
{
    Wiring wiring = exampleWiring();
    wiring.furnaces.push_back(
        {.id = FurnaceId{"K2"}, .crown = PointName{"F.pv"}, .pots = {{.id = PotId{"P2"}, .capacityKg = 100}}});
    EXPECT_EQ(mistakesOf(wiring), Pointers{});
    wiring.furnaces[0].pots[0].glass = PointName{"io.t"};
    wiring.furnaces[1].pots[0].glass = PointName{"io.t"};
    EXPECT_EQ(mistakesOf(wiring), Pointers{"/furnaces/1/pots/0/glass"});
}

/// Two spans of whole hours share an hour exactly if some hour of the day lies in both.
TEST(CheckShifts, KnowsEveryOverlapOfWholeHours)
{
    const auto covers = [](int start, int end, int hour) {
        const int length = (end - start + 24) % 24;
        return (hour - start + 24) % 24 < (length == 0 ? 24 : length);
    };
    for (int a = 0; a < 24; a += 3)
        for (int b = 0; b < 24; b += 2)
            for (int c = 0; c < 24; c += 3)
                for (int d = 0; d < 24; d += 5) {
                    bool shared = false;
                    for (int hour = 0; hour < 24; ++hour) shared = shared || (covers(a, b, hour) && covers(c, d, hour));
                    ASSERT_EQ(mistakesOfShifts({{a, b}, {c, d}}).empty(), !shared) << a << '-' << b << ' ' << c << '-' << d;
                }
}

} // namespace
} // namespace gaffer
