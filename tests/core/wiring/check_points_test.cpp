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

TEST(CheckPoints, RefusesTypesThatReachBehindTheLastRegister)
{
    for (const auto& row : enumNames<ValueKind>) {
        if (row.value == ValueKind::Bool) continue;
        PointWiring value =
            point(Table::Holding, {row.value, static_cast<std::uint16_t>(row.value == ValueKind::String ? 3 : 0)});
        value.address = static_cast<std::uint16_t>(65536 - value.type.registers());
        EXPECT_EQ(mistakesOfPoint(value), Pointers{}) << row.name;
        if (value.type.registers() == 1) continue;
        ++value.address;
        EXPECT_EQ(mistakesOfPoint(value), Pointers{"/address"}) << row.name;
    }
}

TEST(CheckPoints, RefusesAScaleThatMakesEveryValueNothing)
{
    PointWiring value = point(Table::Input, {ValueKind::Int16});
    value.scale = 0;
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/scale"});
    value.scale = -0.1;
    EXPECT_EQ(mistakesOfPoint(value), Pointers{}) << "an instrument may count downwards";
}

TEST(CheckPoints, RefusesARangeThatHoldsNoValue)
{
    PointWiring value = point(Table::Input, {ValueKind::Int16});
    value.valid = {10, 10};
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/valid"});
    value.valid = {11, 10};
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/valid"});
    value.valid = {-10, 10};
    EXPECT_EQ(mistakesOfPoint(value), Pointers{});
}

TEST(CheckPoints, WritesOnlyWhereTheDeviceCanBeWrittenTo)
{
    for (const Table table : {Table::Coil, Table::Discrete, Table::Input, Table::Holding}) {
        const bool bits = table == Table::Coil || table == Table::Discrete;
        PointWiring value = point(table, {bits ? ValueKind::Bool : ValueKind::Int16});
        value.writable = WritableWiring{0, 1, "tender", {}};
        const bool can = table == Table::Coil || table == Table::Holding;
        EXPECT_EQ(mistakesOfPoint(value), can ? Pointers{} : Pointers{"/writable"}) << nameOf(table);
    }
}

TEST(CheckPoints, WritesNoPartOfARegister)
{
    for (const char* type : {"int8l", "int8h", "uint8l", "uint8h", "float16", "string:4", "bit:3"}) {
        PointWiring value = point(Table::Holding, *ValueType::parse(type));
        value.writable = WritableWiring{0, 1, "tender", {}};
        EXPECT_EQ(mistakesOfPoint(value), Pointers{"/writable"}) << type;
    }
    for (const char* type : {"int16", "uint64", "float32", "float64", "bcd16", "bcd32"}) {
        PointWiring value = point(Table::Holding, *ValueType::parse(type));
        value.writable = WritableWiring{0, 1, "tender", {}};
        EXPECT_EQ(mistakesOfPoint(value), Pointers{}) << type;
    }
}

TEST(CheckPoints, WritesOnlyWhatIsInOrderAndValid)
{
    PointWiring value = point(Table::Holding, {ValueKind::Int16});
    value.valid = {0, 100};
    value.writable = WritableWiring{10, 10, "tender", {}};
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/writable/min"});
    value.writable = WritableWiring{10, 101, "tender", {}};
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/writable"});
    value.writable = WritableWiring{10, 20, "master", {}};
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/writable/role"});
    value.writable = WritableWiring{10, 20, "admin", "x"};
    EXPECT_EQ(mistakesOfPoint(value), Pointers{"/writable/enable"}) << "a point does not enable itself";
    value.writable = WritableWiring{10, 20, "admin", "closed"};
    EXPECT_EQ(mistakesOfPoint(value), Pointers{});
}

TEST(CheckPoints, RefusesNamesThatWouldSplitAList)
{
    for (const char* name : {"", "a,b", "a/b", " a", "a\t"}) {
        PointWiring value = point(Table::Input, {ValueKind::Int16});
        value.name = name;
        EXPECT_EQ(mistakesOfPoint(value), Pointers{"/name"}) << '"' << name << '"';
    }
    PointWiring dotted = point(Table::Input, {ValueKind::Int16});
    dotted.name = "zone.1";
    EXPECT_EQ(mistakesOfPoint(dotted), Pointers{});
}

TEST(CheckPoints, RefusesAReasonThatNoSensorHas)
{
    PointWiring value = point(Table::Input, {ValueKind::Int16});
    value.sentinels = {{"31000", "sensor-brake"}};
    Wiring wiring = exampleWiring();
    wiring.devices[1].points.push_back(value);
    const Problems problems = checkWiring(wiring, exampleProfiles());
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].pointer, "/devices/1/points/3/sentinels/31000");
    EXPECT_EQ(problems[0].near, "sensor-break");
}

TEST(CheckPoints, RefusesPeriodsThatNoBusCanKeep)
{
    PointWiring value = point(Table::Input, {ValueKind::Int16});
    for (const auto& [every, good] : {std::pair{99, false}, {100, true}, {86'400'000, true}, {86'400'001, false}}) {
        value.every = Duration{every};
        EXPECT_EQ(mistakesOfPoint(value).empty(), good) << every;
    }
}

} // namespace
} // namespace gaffer
