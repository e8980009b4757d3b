#include "core/wiring/value_type.hpp"

#include <gtest/gtest.h>

#include <set>
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

TEST(ValueType, HasOneWritingForEachType)
{
    std::set<std::string> texts;
    std::size_t types = 0;
    for (const auto& row : enumNames<ValueKind>) {
        const std::uint16_t last = row.value == ValueKind::String ? 125 : row.value == ValueKind::Bit ? 15 : 0;
        for (std::uint16_t parameter = row.value == ValueKind::String ? 1 : 0; parameter <= last; ++parameter) {
            const ValueType type{row.value, parameter};
            texts.insert(type.text());
            ++types;
            ASSERT_EQ(ValueType::parse(type.text()), type) << type.text();
        }
    }
    EXPECT_EQ(texts.size(), types);
    EXPECT_EQ(types, 16U + 125U + 16U);
}

TEST(ValueType, OfAStringTakesAsManyRegistersAsItSays)
{
    for (std::uint16_t registers = 1; registers <= 125; ++registers)
        EXPECT_EQ((ValueType{ValueKind::String, registers}.registers()), registers);
}

TEST(ValueType, IsNotReadFromAnyTextWithOneLetterChanged)
{
    for (const auto& row : enumNames<ValueKind>) {
        std::string text{row.name};
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::string changed = text;
            changed[at] = '_';
            EXPECT_FALSE(ValueType::parse(changed)) << changed;
        }
    }
}

TEST(ValueType, SaysWhatCanBeWritten)
{
    EXPECT_TRUE(ValueType::allowed().starts_with("bool, int8l, int8h, uint8l"));
    EXPECT_TRUE(ValueType::allowed().ends_with("bcd32, string:1 to string:125, bit:0 to bit:15"));
}

} // namespace
} // namespace gaffer
