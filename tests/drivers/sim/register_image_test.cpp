#include "drivers/sim/register_image.hpp"

#include "tests/drivers/sim/sim_support.hpp"

#include "core/sample/dice.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

using Words = std::vector<std::uint16_t>;

PointWiring typed(const char* type, WordOrder order = WordOrder::ABCD)
{
    PointWiring point = pointAt("p", Table::Holding, 0, ValueType::parse(type).value());
    point.wordOrder = order;
    return point;
}

TEST(RegisterImage, WritesEveryTypeAsTheManualsDo)
{
    struct Row {
        const char* type;
        double value;
        Words words;
    };
    for (const Row& row :
         {Row{"bool", 1, {1}}, Row{"int8l", -2, {0x00FE}}, Row{"int8h", -2, {0xFE00}}, Row{"uint8h", 200, {0xC800}},
          Row{"int16", -1, {0xFFFF}}, Row{"uint16", 40000, {40000}}, Row{"int32", -2, {0xFFFF, 0xFFFE}},
          Row{"uint32", 0x12345678, {0x1234, 0x5678}}, Row{"int64", -1, {0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF}},
          Row{"uint64", 5, {0, 0, 0, 5}}, Row{"float16", 1.5, {0x3E00}}, Row{"float16", -0.25, {0xB400}},
          Row{"float32", 1.5, {0x3FC0, 0}}, Row{"float64", -2, {0xC000, 0, 0, 0}}, Row{"bcd16", 1234, {0x1234}},
          Row{"bcd32", 12345678, {0x1234, 0x5678}}, Row{"string:2", 0, {0x4741, 0x4646}}, Row{"bit:3", 1, {8}},
          Row{"bit:3", 0, {0}}})
        EXPECT_EQ(registersFor(typed(row.type), row.value), row.words) << row.type;
}

TEST(RegisterImage, PutsWordsAndBytesInTheWiredOrder)
{
    const double value = 0x0A0B0C0D;
    EXPECT_EQ(registersFor(typed("uint32", WordOrder::ABCD), value), (Words{0x0A0B, 0x0C0D}));
    EXPECT_EQ(registersFor(typed("uint32", WordOrder::CDAB), value), (Words{0x0C0D, 0x0A0B}));
    EXPECT_EQ(registersFor(typed("uint32", WordOrder::BADC), value), (Words{0x0B0A, 0x0D0C}));
    EXPECT_EQ(registersFor(typed("uint32", WordOrder::DCBA), value), (Words{0x0D0C, 0x0B0A}));
    for (const WordOrder order : {WordOrder::ABCD, WordOrder::CDAB, WordOrder::BADC, WordOrder::DCBA}) {
        const PointWiring point = typed("uint32", order);
        EXPECT_EQ(unsignedValue(point, registersFor(point, value)), value);
    }
}

TEST(RegisterImage, ScalesBeforeItRounds)
{
    PointWiring point = typed("int16");
    point.scale = 0.1;
    point.offset = 5;
    EXPECT_EQ(registersFor(point, 1234.56), Words{12296});
    point = typed("int16");
    point.decimalsFrom = "decimals";
    EXPECT_EQ(registersFor(point, 12.34), Words{123});
}

TEST(RegisterImage, StopsAtTheEndsOfAMeasureAndWrapsACounter)
{
    EXPECT_EQ(registersFor(typed("int16"), 40000), Words{32767});
    EXPECT_EQ(registersFor(typed("uint16"), -3), Words{0});
    PointWiring counter = typed("uint16");
    counter.counter = true;
    EXPECT_EQ(registersFor(counter, 65536 + 7), Words{7});
}

TEST(RegisterImage, ShowsTheSentinelOfABrokenSensor)
{
    PointWiring point = typed("int16");
    EXPECT_EQ(brokenRegisters(point), Words{32767});
    point.sentinels = {{"-1", "out-of-range"}, {"31000", "sensor-break"}};
    EXPECT_EQ(brokenRegisters(point), Words{31000});
}

TEST(RegisterImage, KnowsTheBitsAPointOwns)
{
    EXPECT_EQ(ownBits(typed("bit:15")), 0x8000);
    EXPECT_EQ(ownBits(typed("uint8l")), 0x00FF);
    EXPECT_EQ(ownBits(typed("int8h")), 0xFF00);
    EXPECT_EQ(ownBits(typed("int16")), 0xFFFF);
}

TEST(QuietValue, StaysInsideTheValidRange)
{
    PointWiring point = typed("int16");
    EXPECT_EQ(quietValue(point), 0);
    point.unit = "degC";
    EXPECT_EQ(quietValue(point), 25);
    point.valid = {0, 1700};
    EXPECT_GT(quietValue(point), 1000);
    point.valid = {100, 200};
    EXPECT_EQ(quietValue(point), 150);
    point.unit = "furlong";
    EXPECT_EQ(quietValue(point), 150);
}

TEST(RegisterImage, ShowsEveryCounterValueAsItsRegistersSay)
{
    for (const ValueKind kind : {ValueKind::Uint16, ValueKind::Uint32}) {
        PointWiring counter;
        counter.name = "n";
        counter.type = {kind};
        counter.counter = true;
        Dice dice{41};
        for (int i = 0; i < 2'000; ++i) {
            const double value = static_cast<double>(dice.below(kind == ValueKind::Uint16 ? 65'536 : 4'294'967'296ULL));
            const auto registers = registersFor(counter, value);
            ASSERT_EQ(registers.size(), static_cast<std::size_t>(counter.type.registers()));
            ASSERT_EQ(unsignedValue(counter, registers), value) << value;
        }
    }
}

TEST(RegisterImage, WrapsACounterAtItsRangeAndNowhereElse)
{
    PointWiring counter;
    counter.name = "n";
    counter.type = {ValueKind::Uint16};
    counter.counter = true;
    for (const auto& [value, shown] : {std::pair{65'535.0, 65'535.0}, {65'536.0, 0.0}, {65'537.0, 1.0}, {131'071.0, 65'535.0}})
        EXPECT_EQ(unsignedValue(counter, registersFor(counter, value)), shown) << value;
}

TEST(RegisterImage, OfEveryTypeFillsTheRegistersOfThatType)
{
    for (const auto& row : enumNames<ValueKind>) {
        PointWiring point;
        point.name = "x";
        point.type = {row.value, static_cast<std::uint16_t>(row.value == ValueKind::String ? 4
                                                            : row.value == ValueKind::Bit  ? 3
                                                                                           : 0)};
        for (const double value : {0.0, 1.0, -1.0, 1e9, -1e9})
            EXPECT_EQ(registersFor(point, value).size(), static_cast<std::size_t>(point.type.registers()))
                << row.name << ' ' << value;
        EXPECT_EQ(brokenRegisters(point).size(), static_cast<std::size_t>(point.type.registers())) << row.name;
    }
}

} // namespace
} // namespace gaffer::sim
