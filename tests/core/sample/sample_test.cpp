#include "core/sample/sample.hpp"

#include "core/wire/workshop_file.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace gaffer {
namespace {

constexpr Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{22}};

std::vector<std::vector<std::string>> cellsOf(const std::string& csv)
{
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines{csv};
    for (std::string line; std::getline(lines, line);) {
        std::vector<std::string> cells(1);
        for (const char c : line) {
            if (c == ',') cells.emplace_back();
            else cells.back() += c;
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

std::string headerOf(const std::string& csv) { return csv.substr(0, csv.find('\n')); }

class EverySample : public testing::TestWithParam<SampleKind> {};

TEST_P(EverySample, IsAWiringWithoutMistakesThatSurvivesItsFile)
{
    const Wiring wiring = sampleWiring(GetParam());
    const auto file = wire::readWorkshop(wire::writeWorkshop(wiring), {});
    for (const Problem& problem : file.problems) ADD_FAILURE() << sentence("sample", problem);
    EXPECT_EQ(file.wiring, wiring);
    EXPECT_EQ(sampleWiring(GetParam()), wiring);
}

TEST_P(EverySample, HasRowsAsWideAsTheirHeader)
{
    const SampleTables tables = sampleTables(GetParam(), today);
    for (const std::string* csv : {&tables.products, &tables.moulds, &tables.orders, &tables.workers, &tables.recipes})
        for (const auto& row : cellsOf(*csv)) EXPECT_EQ(row.size(), cellsOf(*csv).front().size()) << row.front();
}

INSTANTIATE_TEST_SUITE_P(Kinds, EverySample, testing::Values(SampleKind::Goblets, SampleKind::Lampwork, SampleKind::Empty),
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
        for (const StationWiring& station : wiring.stations) EXPECT_FALSE(station.pieceCounter->value.starts_with(device.id.value + "."));
    }
}

TEST(GobletSample, HasTheMastersTheContractCounts)
{
    const SampleTables tables = sampleTables(SampleKind::Goblets, today);
    EXPECT_EQ(cellsOf(tables.products).size(), 41U);
    EXPECT_EQ(cellsOf(tables.moulds).size(), 31U);
    EXPECT_EQ(cellsOf(tables.orders).size(), 31U);
    EXPECT_EQ(cellsOf(tables.workers).size(), 61U);
    EXPECT_EQ(cellsOf(tables.recipes).size(), 3U);
}

TEST(GobletSample, UsesTheColumnsOfTheImport)
{
    const SampleTables tables = sampleTables(SampleKind::Goblets, today);
    EXPECT_EQ(headerOf(tables.products), "code,name_zh,name_en,initials,series,picture,glass,gather_g,net_g,thickest_mm,footprint_cm2,cycle_s,"
                                         "skill,mould,steps,quota_per_shift,tray,carton,customer_code");
    EXPECT_EQ(headerOf(tables.moulds), "mould,copy,type,family,products,cavity,life_cycles,care_every,cycles_now");
    EXPECT_EQ(headerOf(tables.orders), "order,line,product,quantity,due,weight,customer");
    EXPECT_EQ(headerOf(tables.workers), "number,name,roles,skills,grade");
    EXPECT_TRUE(headerOf(tables.recipes).starts_with("recipe,glass,window_low_degC,window_high_degC,sand"));
}

TEST(GobletSample, HasStartingCyclesThatAreExactAboutAndUnknown)
{
    int exact = 0;
    int about = 0;
    int unknown = 0;
    for (const auto& row : cellsOf(sampleTables(SampleKind::Goblets, today).moulds)) {
        if (row.front() == "mould") continue;
        if (row.back().empty()) ++unknown;
        else if (row.back().starts_with("about ")) ++about;
        else ++exact;
    }
    EXPECT_GT(exact, 10);
    EXPECT_GT(about, 2);
    EXPECT_GT(unknown, 2);
}

TEST(GobletSample, OrdersOnlyProductsThatExistAndDueAfterToday)
{
    const SampleTables tables = sampleTables(SampleKind::Goblets, today);
    std::vector<std::string> codes;
    for (const auto& row : cellsOf(tables.products)) codes.push_back(row.front());
    std::set<std::string> keys;
    for (const auto& row : cellsOf(tables.orders)) {
        if (row.front() == "order") continue;
        EXPECT_NE(std::ranges::find(codes, row[2]), codes.end()) << row[2];
        EXPECT_GT(row[4], toText(today));
        EXPECT_TRUE(keys.insert(row[0] + "/" + row[1]).second);
    }
}

} // namespace
} // namespace gaffer
