#include "core/wiring/value_type.hpp"

#include <gtest/gtest.h>

#include <string>

namespace gaffer {
namespace {

TEST(ValueType, RefusesWhatIsNoType)
{
    for (const char* text : {"",           ":",         "INT16",  "int16 ",  " int16",    "int24",       "string",    "bit",
                             "string:",    "bit:",      "int16:", "int16:1", "string:0",  "string:126",  "string:-1", "string:4x",
                             "string:4:4", "string: 4", "bit:16", "bit:-1",  "bit:99999", "string:65537"})
        EXPECT_FALSE(ValueType::parse(text)) << '"' << text << '"';
}

TEST(ValueType, ReadsWhatItWrites)
{
    for (const auto& row : enumNames<ValueKind>) {
        ValueType type{row.value, 0};
        if (type.kind == ValueKind::String || type.kind == ValueKind::Bit) type.parameter = 5;
        const auto again = ValueType::parse(type.text());
        ASSERT_TRUE(again) << type.text();
        EXPECT_EQ(*again, type) << type.text();
    }
}

TEST(ValueType, BoundsOfItsParameterAreTaken)
{
    EXPECT_EQ(ValueType::parse("bit:0"), (ValueType{ValueKind::Bit, 0}));
    EXPECT_EQ(ValueType::parse("bit:15"), (ValueType{ValueKind::Bit, 15}));
    EXPECT_EQ(ValueType::parse("string:1"), (ValueType{ValueKind::String, 1}));
    EXPECT_EQ(ValueType::parse("string:125"), (ValueType{ValueKind::String, 125}));
}

TEST(ValueType, EveryTypeTakesTheRegistersItsBitsNeed)
{
    const auto registersOf = [](const char* text) { return ValueType::parse(text).value_or(ValueType{}).registers(); };
    for (const char* text : {"bool", "int8l", "int8h", "uint8l", "uint8h", "int16", "uint16", "float16", "bcd16", "bit:3"})
        EXPECT_EQ(registersOf(text), 1) << text;
    for (const char* text : {"int32", "uint32", "float32", "bcd32"}) EXPECT_EQ(registersOf(text), 2) << text;
    for (const char* text : {"int64", "uint64", "float64"}) EXPECT_EQ(registersOf(text), 4) << text;
    EXPECT_EQ(registersOf("string:10"), 10);
}

TEST(ValueType, IsAnUnsignedRegisterUnlessSaidOtherwise) { EXPECT_EQ(ValueType{}.text(), "uint16"); }

} // namespace
} // namespace gaffer
