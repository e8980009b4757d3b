#include "core/sample/sample.hpp"

#include "core/sample/pot_cycle.hpp"
#include "core/wire/workshop_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace gaffer {
namespace {

class EverySampleWiring : public testing::TestWithParam<SampleKind> {};

TEST_P(EverySampleWiring, IsAWiringWithoutMistakesThatSurvivesItsFile)
{
    const Wiring wiring = sampleWiring(GetParam());
    const auto file = wire::readWorkshop(wire::writeWorkshop(wiring), {});
    for (const Problem& problem : file.problems) ADD_FAILURE() << sentence("sample", problem);
    EXPECT_EQ(file.wiring, wiring);
    EXPECT_EQ(sampleWiring(GetParam()), wiring);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EverySampleWiring, testing::Values(SampleKind::Goblets, SampleKind::Lampwork, SampleKind::Empty),
                         [](const auto& tested) { return std::string{nameOf(tested.param)}; });

TEST(GobletSample, HasTheFurnaceStationsLehrShiftsAndLinesThatTheContractNames)
{
    const Wiring wiring = sampleWiring(SampleKind::Goblets);
    ASSERT_EQ(wiring.furnaces.size(), 1U);
    EXPECT_EQ(wiring.furnaces[0].id, FurnaceId{"K1"});
    EXPECT_TRUE(wiring.furnaces[0].crown);
    ASSERT_EQ(wiring.furnaces[0].pots.size(), 8U);
    EXPECT_EQ(wiring.furnaces[0].pots[7].id, PotId{"P8"});
    ASSERT_EQ(wiring.stations.size(), 12U);
    EXPECT_EQ(wiring.stations[0].id, StationId{"B01"});
    EXPECT_EQ(wiring.stations[11].id, StationId{"B12"});
    for (const StationWiring& station : wiring.stations) EXPECT_TRUE(station.pieceCounter && station.mouldClosed);
    EXPECT_EQ(wiring.lehrs.at(0).id, LehrId{"L1"});
    EXPECT_EQ(wiring.meters.at(0).kind, MeterKind::Gas);
    EXPECT_EQ(wiring.shifts.size(), 3U);
    EXPECT_EQ(std::ranges::count(wiring.buses, Transport::Rtu, &BusWiring::transport), 1);
    EXPECT_EQ(std::ranges::count(wiring.buses, Transport::Tcp, &BusWiring::transport), 1);
}

TEST(GobletSample, NeedsNothingFromTheSerialLineOnTheFloor)
{
    const Wiring wiring = sampleWiring(SampleKind::Goblets);
    for (const DeviceWiring& device : wiring.devices) {
        if (device.bus != BusId{"line1"}) continue;
        for (const StationWiring& station : wiring.stations)
            EXPECT_FALSE(station.pieceCounter->value.starts_with(device.id.value + "."));
    }
}

TEST(GobletSample, GivesEveryPointARegisterOfItsOwn)
{
    for (const SampleKind kind : {SampleKind::Goblets, SampleKind::Lampwork})
        for (const DeviceWiring& device : sampleWiring(kind).devices) {
            std::set<std::pair<Table, int>> taken;
            for (const PointWiring& point : device.points)
                for (int i = 0; i < point.type.registers(); ++i)
                    EXPECT_TRUE(taken.emplace(point.table, point.address + i).second) << device.id.value << "." << point.name;
        }
}

TEST(GobletSample, GivesEveryStationACounterAndASwitchOfItsOwn)
{
    std::set<PointName> points;
    for (const StationWiring& station : sampleWiring(SampleKind::Goblets).stations) {
        EXPECT_TRUE(points.insert(*station.pieceCounter).second) << station.id.value;
        EXPECT_TRUE(points.insert(*station.mouldClosed).second) << station.id.value;
    }
    EXPECT_EQ(points.size(), 24U);
}

TEST(GobletSample, HoldsThreeShiftsThatFillTheDayFromEight)
{
    const auto shifts = sampleWiring(SampleKind::Goblets).shifts;
    ASSERT_EQ(shifts.size(), 3U);
    EXPECT_EQ(shifts[0].start.text() + shifts[0].end.text(), "08:0016:00");
    EXPECT_EQ(shifts[1].start.text() + shifts[1].end.text(), "16:0024:00");
    EXPECT_EQ(shifts[2].start.text() + shifts[2].end.text(), "00:0008:00");
}

TEST(GobletSample, LetsGlassFineAsLongAsItsPotsDo)
{
    EXPECT_EQ(sampleWiring(SampleKind::Goblets).settings.fining, PotCycle::fining);
}

TEST(LampworkSample, HasNoPotAndNoMelt)
{
    const Wiring wiring = sampleWiring(SampleKind::Lampwork);
    for (const FurnaceWiring& furnace : wiring.furnaces) {
        EXPECT_EQ(furnace.kind, FurnaceKind::None);
        EXPECT_TRUE(furnace.pots.empty());
    }
    EXPECT_FALSE(wiring.stations.empty());
}

TEST(EmptySample, HasNothingButItsName)
{
    const Wiring wiring = sampleWiring(SampleKind::Empty);
    EXPECT_FALSE(wiring.name.empty());
    EXPECT_TRUE(wiring.buses.empty() && wiring.devices.empty() && wiring.furnaces.empty() && wiring.stations.empty());
}

} // namespace
} // namespace gaffer
