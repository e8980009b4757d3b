#include "drivers/points/value.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaffer {
namespace {

using Words = std::vector<std::uint16_t>;

double number(const char* type, const Words& words, WordOrder order = WordOrder::ABCD)
{
    return decodeValue(*ValueType::parse(type), order, words).number;
}

PointWiring point(const char* type)
{
    PointWiring wiring;
    wiring.name = "p";
    wiring.type = *ValueType::parse(type);
    return wiring;
}

TEST(Value, OfEveryTypeIsRead)
{
    EXPECT_EQ(number("bool", {1}), 1);
    EXPECT_EQ(number("int8l", {0x12FF}), -1);
    EXPECT_EQ(number("int8h", {0xFE34}), -2);
    EXPECT_EQ(number("uint8l", {0x12FF}), 255);
    EXPECT_EQ(number("uint8h", {0xFE34}), 254);
    EXPECT_EQ(number("int16", {0xFFFE}), -2);
    EXPECT_EQ(number("uint16", {0xFFFE}), 65534);
    EXPECT_EQ(number("int32", {0xFFFF, 0xFFFE}), -2);
    EXPECT_EQ(number("uint32", {1, 2}), 65538);
    EXPECT_EQ(number("int64", {0xFFFF, 0xFFFF, 0xFFFF, 0xFFFD}), -3);
    EXPECT_EQ(number("uint64", {0, 1, 0, 1}), 4294967297.0);
    EXPECT_EQ(number("float16", {0x3E00}), 1.5);
    EXPECT_EQ(number("float16", {0x0001}), std::ldexp(1.0, -24));
    EXPECT_EQ(number("float32", {0x449A, 0x5000}), 1234.5);
    EXPECT_EQ(number("float64", {0x4093, 0x4A00, 0, 0}), 1234.5);
    EXPECT_EQ(number("bcd16", {0x1234}), 1234);
    EXPECT_EQ(number("bcd32", {0x1234, 0x5678}), 12345678);
    EXPECT_EQ(number("bit:3", {0x0008}), 1);
    EXPECT_EQ(number("bit:4", {0x0008}), 0);
    EXPECT_EQ(decodeValue(*ValueType::parse("string:2"), WordOrder::ABCD, Words{0x4142, 0x4344}).bits, 0x41424344);
}

TEST(Value, OfEveryWordOrderIsRead)
{
    EXPECT_EQ(number("uint32", {0x0102, 0x0304}, WordOrder::ABCD), 0x01020304);
    EXPECT_EQ(number("uint32", {0x0304, 0x0102}, WordOrder::CDAB), 0x01020304);
    EXPECT_EQ(number("uint32", {0x0201, 0x0403}, WordOrder::BADC), 0x01020304);
    EXPECT_EQ(number("uint32", {0x0403, 0x0201}, WordOrder::DCBA), 0x01020304);
    EXPECT_EQ(number("uint16", {0x0201}, WordOrder::BADC), 0x0102);
}

TEST(Value, ThatIsNoNumberIsBadAndNeverShown)
{
    EXPECT_FALSE(decodeValue(*ValueType::parse("bcd16"), WordOrder::ABCD, Words{0x12A4}).valid);
    EXPECT_FALSE(decodeValue(*ValueType::parse("float32"), WordOrder::ABCD, Words{0x7FC0, 0}).valid);
    EXPECT_FALSE(decodeValue(*ValueType::parse("float16"), WordOrder::ABCD, Words{0x7C00}).valid);
    EXPECT_EQ(sampleOf(point("float32"), Words{0x7FC0, 0}, std::nullopt).mark, badMark(Reason::OutOfRange));
    EXPECT_THROW(decodeValue(*ValueType::parse("int32"), WordOrder::ABCD, Words{1}), CheckFailed);
}

TEST(Value, ThatOverflowsByItsScaleIsOutOfRange)
{
    PointWiring wiring = point("float64");
    wiring.scale = 10;
    EXPECT_EQ(sampleOf(wiring, Words{0x7FEF, 0xFFFF, 0xFFFF, 0xFFFF}, std::nullopt).mark, badMark(Reason::OutOfRange));
}

TEST(Value, OfSixtyFourBitsIsKeptAsARealNumberUnlessItCounts)
{
    EXPECT_EQ(infoOf(DeviceId{"d"}, point("uint64")).decimals, -1);
    EXPECT_EQ(infoOf(DeviceId{"d"}, point("int64")).decimals, -1);
    PointWiring counter = point("uint64");
    counter.counter = true;
    EXPECT_EQ(infoOf(DeviceId{"d"}, counter).decimals, 0);
    PointWiring scaled = point("int64");
    scaled.scale = 0.01;
    EXPECT_EQ(infoOf(DeviceId{"d"}, scaled).decimals, 2);
}

TEST(Value, IsASentinelHoweverItIsWritten)
{
    struct Case {
        const char* type;
        Words words;
        const char* sentinel;
    };
    const Case cases[] = {
        {"uint64", {0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF}, "18446744073709551615"},
        {"uint64", {0xFFFF, 0xFFFF, 0xFFFF, 0xFFFF}, "0xFFFFFFFFFFFFFFFF"},
        {"float32", {0x5015, 0x02F9}, "1e10"},
        {"float32", {0x5015, 0x02F9}, "10000000000"},
        {"float32", {0xC61C, 0x3C00}, "-9999"},
        {"int16", {0xFFFF}, "-1"},
        {"int16", {0xFFFF}, "65535"},
    };
    for (const Case& each : cases) {
        PointWiring wiring = point(each.type);
        wiring.sentinels = {{each.sentinel, "sensor-break"}};
        EXPECT_EQ(sampleOf(wiring, each.words, std::nullopt).mark, badMark(Reason::SensorBreak)) << each.type << each.sentinel;
    }
}

TEST(Value, OfWordsIsTheTextItHoldsIfThatIsAnyTextAtAll)
{
    const auto said = [](const Words& words) {
        return sampleOf(point(("string:" + std::to_string(words.size())).c_str()), words, std::nullopt).text;
    };
    EXPECT_EQ(said({0x4142, 0x4300}), "ABC");
    EXPECT_EQ(said({0xE78E, 0xBBE7, 0x9283}), "玻璃");
    EXPECT_EQ(said({0x41FF, 0x4207}), "A?B?");
    EXPECT_EQ(said({0xE78E}), "??") << "cut in the middle of a letter";
}

TEST(Value, EncodedAndDecodedIsTheSame)
{
    for (const char* type : {"int16", "uint16", "int32", "uint32", "int64", "float32", "float64", "bcd16", "bcd32"})
        for (const WordOrder order : {WordOrder::ABCD, WordOrder::CDAB, WordOrder::BADC, WordOrder::DCBA}) {
            const auto words = encodeValue(*ValueType::parse(type), order, 1234);
            ASSERT_TRUE(words) << type;
            EXPECT_EQ(decodeValue(*ValueType::parse(type), order, *words).number, 1234) << type;
        }
    EXPECT_FALSE(encodeValue(*ValueType::parse("int16"), WordOrder::ABCD, 40000));
    EXPECT_FALSE(encodeValue(*ValueType::parse("uint16"), WordOrder::ABCD, -1));
    EXPECT_FALSE(encodeValue(*ValueType::parse("bcd16"), WordOrder::ABCD, 10000));
    EXPECT_FALSE(encodeValue(*ValueType::parse("bit:1"), WordOrder::ABCD, 1));
    EXPECT_FALSE(encodeValue(*ValueType::parse("float32"), WordOrder::ABCD, std::nan("")));
}

TEST(Sample, OfASentinelIsItsReasonAndNeverAValue)
{
    PointWiring wiring = point("int16");
    wiring.scale = 0.1;
    wiring.sentinels = {{"31000", "sensor-break"}, {"-30000", "out-of-range"}, {"0x8002", "starting"}, {"65535", "stale"}};
    EXPECT_EQ(sampleOf(wiring, Words{31000}, std::nullopt).mark, badMark(Reason::SensorBreak));
    EXPECT_EQ(sampleOf(wiring, Words{31000}, std::nullopt).raw, 31000);
    EXPECT_EQ(sampleOf(wiring, Words{35536}, std::nullopt).mark, badMark(Reason::OutOfRange));
    EXPECT_EQ(sampleOf(wiring, Words{0x8002}, std::nullopt).mark, badMark(Reason::Starting));
    EXPECT_EQ(sampleOf(wiring, Words{0xFFFF}, std::nullopt).mark, uncertainMark(Reason::Stale));
    EXPECT_EQ(sampleOf(wiring, Words{12806}, std::nullopt).value, 1280.6);
}

TEST(Sample, OutsideTheValidRangeIsBad)
{
    PointWiring wiring = point("int16");
    wiring.scale = 0.1;
    wiring.valid = {0, 1700};
    EXPECT_EQ(sampleOf(wiring, Words{17001}, std::nullopt).mark, badMark(Reason::OutOfRange));
    EXPECT_EQ(sampleOf(wiring, Words{0xFFFF}, std::nullopt).mark, badMark(Reason::OutOfRange));
    EXPECT_TRUE(sampleOf(wiring, Words{17000}, std::nullopt).mark.good());
}

TEST(Sample, TakesItsDecimalsFromTheDevice)
{
    PointWiring wiring = point("int16");
    wiring.decimalsFrom = "dp";
    EXPECT_EQ(sampleOf(wiring, Words{12806}, RawValue{1, 1, true}).value, 1280.6);
    EXPECT_EQ(sampleOf(wiring, Words{12806}, RawValue{128, 128, true}).value, 1280.6);
    EXPECT_EQ(sampleOf(wiring, Words{12806}, std::nullopt).mark, badMark(Reason::Config));
    EXPECT_EQ(sampleOf(wiring, Words{12806}, RawValue{77, 77, true}).mark, badMark(Reason::Config));
    EXPECT_EQ(rawFor(wiring, 1280.6, RawValue{1, 1, true}), 12806);
}

TEST(PointInfo, TellsDecimalsCountersAndSteps)
{
    PointWiring wiring = point("int16");
    wiring.scale = 0.1;
    EXPECT_EQ(infoOf(DeviceId{"F1"}, wiring).decimals, 1);
    EXPECT_EQ(infoOf(DeviceId{"F1"}, wiring).name.value, "F1.p");
    EXPECT_EQ(infoOf(DeviceId{"F1"}, point("float32")).decimals, -1);
    EXPECT_TRUE(infoOf(DeviceId{"F1"}, point("bit:2")).stepped);
    PointWiring counter = point("uint32");
    counter.counter = true;
    EXPECT_EQ(infoOf(DeviceId{"F1"}, counter).counterBits, 32);
}

TEST(Text, IsReadUpToItsEndAndShowsWhatNoScreenCouldAsAQuestionMark)
{
    struct Case {
        std::vector<std::uint16_t> words;
        WordOrder order;
        const char* said;
    };
    for (const Case& each :
         {Case{{0x474C, 0x4153, 0x5331}, WordOrder::ABCD, "GLASS1"}, Case{{0x4C47, 0x5341, 0x3153}, WordOrder::BADC, "GLASS1"},
          Case{{0x474C, 0x4153, 0x5331}, WordOrder::CDAB, "GLASS1"}, Case{{0x4100, 0x4242, 0x4343}, WordOrder::ABCD, "A"},
          Case{{0x2041, 0x4220, 0x2020}, WordOrder::ABCD, " AB"}, Case{{0x41FF, 0x0A42, 0x0000}, WordOrder::ABCD, "A??B"},
          Case{{0, 0, 0}, WordOrder::ABCD, ""}}) {
        const PointWiring point{.name = "p", .type = {ValueKind::String, 3}, .wordOrder = each.order};
        const Sample sample = sampleOf(point, each.words, std::nullopt);
        EXPECT_EQ(sample.text, each.said);
        EXPECT_TRUE(sample.mark.good());
    }
}

TEST(Text, LongerThanEightCharactersIsKeptWhole)
{
    const PointWiring point{.name = "p", .type = {ValueKind::String, 10}};
    const std::vector<std::uint16_t> words(10, 0x4142);
    EXPECT_EQ(sampleOf(point, words, std::nullopt).text, "ABABABABABABABABABAB");
    EXPECT_TRUE(infoOf(DeviceId{"d"}, point).text);
    EXPECT_FALSE(infoOf(DeviceId{"d"}, {.name = "n", .type = {ValueKind::Uint16}}).text);
}

} // namespace
} // namespace gaffer
