#include "tests/core/wiring/wiring_example.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using Pointers = std::vector<std::string>;

Pointers mistakesOfPoint(const PointWiring& point)
{
    Wiring wiring = exampleWiring();
    wiring.devices[1].points.push_back(point);
    Pointers pointers;
    const std::string start = "/devices/1/points/3";
    for (const std::string& pointer : mistakesOf(wiring)) {
        EXPECT_EQ(pointer.substr(0, start.size()), start);
        pointers.push_back(pointer.substr(start.size()));
    }
    return pointers;
}

PointWiring point(Table table, ValueType type) { return {.name = "x", .table = table, .address = 100, .type = type}; }

TEST(CheckPoints, LetsTheLastRegisterBeReadButNotTheOneBehindIt)
{
    PointWiring value = point(Table::Holding, {ValueKind::Float64});
    value.address = 65532;
    EXPECT_EQ(mistakesOfPoint(value), Pointers{});
    value.address = 65533;
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/address"});
}

TEST(CheckPoints, KeepsSwitchesAndRegistersApart)
{
    EXPECT_EQ(mistakesOfPoint(point(Table::Coil, {ValueKind::Bit, 0})), Pointers{"/type"});
    EXPECT_EQ(mistakesOfPoint(point(Table::Input, {ValueKind::Bool})), Pointers{"/type"});
    EXPECT_EQ(mistakesOfPoint(point(Table::Input, {ValueKind::Bit, 15})), Pointers{});
}

TEST(CheckPoints, RefusesEverythingNumericOnAText)
{
    PointWiring text = point(Table::Holding, {ValueKind::String, 4});
    text.scale = 1;
    text.offset = 1;
    text.valid = {0, 1};
    text.counter = true;
    text.sentinels = {{"1", "config"}};
    EXPECT_EQ(mistakesOfPoint(text), (Pointers{"/scale", "/offset", "/valid", "/counter", "/sentinels"}));
}

TEST(CheckPoints, MeasuresSentinelsByTheTypesRange)
{
    struct Row {
        ValueKind kind;
        const char* good;
        const char* bad;
    };
    for (const Row& row :
         {Row{ValueKind::Int16, "-32768", "32768"}, Row{ValueKind::Uint16, "65535", "-1"}, Row{ValueKind::Uint8Low, "255", "256"},
          Row{ValueKind::Bcd16, "9999", "10000"}, Row{ValueKind::Uint32, "4294967295", "4294967296"},
          Row{ValueKind::Float32, "9999.9", "1e"}, Row{ValueKind::Int16, "1", "1.5"}}) {
        PointWiring value = point(Table::Input, {row.kind});
        value.sentinels = {{row.good, "sensor-break"}};
        EXPECT_EQ(mistakesOfPoint(value), Pointers{}) << row.good;
        value.sentinels = {{row.bad, "sensor-break"}};
        EXPECT_EQ(mistakesOfPoint(value).size(), 1U) << row.bad;
    }
}

TEST(CheckPoints, RefusesAPointThatTakesItsDecimalsFromItself)
{
    PointWiring value = point(Table::Holding, {ValueKind::Int16});
    value.decimalsFrom = "x";
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/decimalsFrom"});
    value.decimalsFrom = "n";
    EXPECT_EQ(mistakesOfPoint(value), Pointers{});
}

} // namespace
} // namespace gaffer
