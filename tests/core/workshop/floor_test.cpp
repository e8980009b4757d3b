#include "core/workshop/floor.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

Floor twoFurnaces()
{
    Floor floor;
    FurnaceWiring first;
    first.id = FurnaceId{"K1"};
    first.pots = {{PotId{"P1"}, 500, 25, {}, {}}, {PotId{"P2"}, 300, 10, {}, {}}};
    FurnaceWiring second;
    second.id = FurnaceId{"K2"};
    second.pots = {{PotId{"P3"}, 50, 2, {}, {}}};
    floor.furnaces = {first, second};
    StationWiring station;
    station.id = StationId{"B01"};
    station.furnace = second.id;
    floor.stations = {station};
    return floor;
}

TEST(Floor, OfNothingFindsNothing)
{
    const Floor empty;
    EXPECT_EQ(empty.pot(PotId{"P1"}), nullptr);
    EXPECT_EQ(empty.furnaceOf(PotId{"P1"}), nullptr);
    EXPECT_EQ(empty.station(StationId{"B01"}), nullptr);
    EXPECT_EQ(empty.furnace(FurnaceId{"K1"}), nullptr);
}

TEST(Floor, FindsPotsInTheirFurnace)
{
    const Floor floor = twoFurnaces();
    EXPECT_EQ(floor.pot(PotId{"P3"})->capacityKg, 50);
    EXPECT_EQ(floor.furnaceOf(PotId{"P3"})->id, FurnaceId{"K2"});
    EXPECT_EQ(floor.furnaceOf(PotId{"P2"})->id, FurnaceId{"K1"});
    EXPECT_EQ(floor.pot(PotId{"K1"}), nullptr) << "a furnace is no pot";
    EXPECT_EQ(floor.pot(PotId{}), nullptr);
}

TEST(Floor, FindsStationsAndFurnacesByTheirWholeName)
{
    const Floor floor = twoFurnaces();
    EXPECT_EQ(floor.station(StationId{"B01"})->furnace, FurnaceId{"K2"});
    EXPECT_EQ(floor.station(StationId{"B0"}), nullptr);
    EXPECT_EQ(floor.station(StationId{"b01"}), nullptr);
    EXPECT_EQ(floor.furnace(FurnaceId{"K2"})->pots.size(), 1U);
}

TEST(Floor, HasAWholeDayWhereNoShiftsAreWired)
{
    const Floor floor = twoFurnaces();
    const ShiftStand stand = floor.calendar().at(*parseInstant("2026-11-22T07:59:00Z"));
    EXPECT_EQ(toText(stand.businessDate), "2026-11-21");
    EXPECT_EQ(stand.to - stand.from, std::chrono::hours{24});
}

TEST(Floor, DiffersByEveryPartOfTheWiring)
{
    const Floor floor = twoFurnaces();
    Floor other = floor;
    other.counterBits[PointName{"io.c"}] = 32;
    EXPECT_NE(floor, other);
    other = floor;
    other.settings.fining += Duration{1};
    EXPECT_NE(floor, other);
    other = floor;
    other.zone.push_back({});
    EXPECT_NE(floor, other);
    other = floor;
    other.furnaces[0].pots[1].heelKg += 1;
    EXPECT_NE(floor, other);
}

} // namespace
} // namespace gaffer
