#include "core/sample/sample.hpp"

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
            if (c == ',')
                cells.emplace_back();
            else
                cells.back() += c;
        }
        rows.push_back(std::move(cells));
    }
    return rows;
}

std::string headerOf(const std::string& csv) { return csv.substr(0, csv.find('\n')); }

class EverySampleTable : public testing::TestWithParam<SampleKind> {};

TEST_P(EverySampleTable, HasRowsAsWideAsTheirHeader)
{
    const SampleTables tables = sampleTables(GetParam(), today);
    for (const std::string* csv : {&tables.products, &tables.moulds, &tables.orders, &tables.workers, &tables.recipes})
        for (const auto& row : cellsOf(*csv)) EXPECT_EQ(row.size(), cellsOf(*csv).front().size()) << row.front();
}

INSTANTIATE_TEST_SUITE_P(Kinds, EverySampleTable, testing::Values(SampleKind::Goblets, SampleKind::Lampwork, SampleKind::Empty),
                         [](const auto& tested) { return std::string{nameOf(tested.param)}; });

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
    EXPECT_EQ(headerOf(tables.products),
              "code,name_zh,name_en,initials,series,picture,glass,gather_g,net_g,thickest_mm,footprint_cm2,cycle_s,"
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
        if (row.back().empty())
            ++unknown;
        else if (row.back().starts_with("about "))
            ++about;
        else
            ++exact;
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
