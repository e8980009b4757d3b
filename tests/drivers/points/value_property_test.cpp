#include "drivers/points/value.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <random>

namespace gaffer {
namespace {

constexpr unsigned seed = 20261123;
constexpr std::array orders{WordOrder::ABCD, WordOrder::CDAB, WordOrder::BADC, WordOrder::DCBA};

ValueType typeOf(const std::string& text) { return *ValueType::parse(text); }

/// The bytes of a big-endian number in the given order, made without the code under test.
std::vector<std::uint16_t> registersOf(std::uint64_t bits, int words, WordOrder order)
{
    std::vector<std::uint16_t> registers;
    for (int i = words - 1; i >= 0; --i)
        registers.push_back(static_cast<std::uint16_t>(bits >> (16U * static_cast<unsigned>(i))));
    const bool lowWordFirst = order == WordOrder::CDAB || order == WordOrder::DCBA;
    const bool lowByteFirst = order == WordOrder::BADC || order == WordOrder::DCBA;
    if (lowWordFirst) std::reverse(registers.begin(), registers.end());
    if (lowByteFirst)
        for (std::uint16_t& word : registers) word = static_cast<std::uint16_t>((word << 8U) | (word >> 8U));
    return registers;
}

TEST(ValueProperty, EveryUnsignedAndSignedNumberIsReadInEveryOrder)
{
    std::mt19937_64 chance{seed};
    for (int round = 0; round < 2000; ++round) {
        const std::uint64_t bits = chance() >> (chance() % 64);
        for (const WordOrder order : orders) {
            const auto four = registersOf(bits, 4, order);
            const auto two = registersOf(bits & 0xFFFFFFFF, 2, order);
            ASSERT_EQ(decodeValue(typeOf("uint64"), order, four).number, static_cast<double>(bits)) << bits;
            ASSERT_EQ(decodeValue(typeOf("int64"), order, four).bits, static_cast<std::int64_t>(bits)) << bits;
            ASSERT_EQ(decodeValue(typeOf("uint32"), order, two).number, static_cast<double>(bits & 0xFFFFFFFF)) << bits;
            ASSERT_EQ(decodeValue(typeOf("int32"), order, two).number, static_cast<std::int32_t>(bits)) << bits;
        }
    }
}

TEST(ValueProperty, EveryFloatIsReadAsTheMachineReadsItOrIsNotANumber)
{
    std::mt19937_64 chance{seed};
    for (int round = 0; round < 5000; ++round) {
        const auto bits = static_cast<std::uint32_t>(chance());
        const auto expected = std::bit_cast<float>(bits);
        for (const WordOrder order : orders) {
            const RawValue value = decodeValue(typeOf("float32"), order, registersOf(bits, 2, order));
            ASSERT_EQ(value.valid, std::isfinite(expected)) << bits;
            if (value.valid) {
                ASSERT_EQ(value.number, static_cast<double>(expected)) << bits;
            }
        }
        const std::uint64_t wide = chance();
        const auto wideExpected = std::bit_cast<double>(wide);
        const RawValue value = decodeValue(typeOf("float64"), WordOrder::ABCD, registersOf(wide, 4, WordOrder::ABCD));
        ASSERT_EQ(value.valid, std::isfinite(wideExpected)) << wide;
        if (value.valid) {
            ASSERT_EQ(value.number, wideExpected) << wide;
        }
    }
}

/// What a half float means, by the definition of the format.
double halfOf(unsigned bits)
{
    const double sign = bits >= 0x8000 ? -1 : 1;
    const unsigned exponent = (bits >> 10U) & 31U;
    const double fraction = static_cast<double>(bits & 1023U) / 1024;
    if (exponent == 31) return std::nan("");
    if (exponent == 0) return sign * std::ldexp(fraction, -14);
    return sign * std::ldexp(1 + fraction, static_cast<int>(exponent) - 15);
}

TEST(ValueProperty, EveryHalfFloatThereIsIsRead)
{
    for (unsigned bits = 0; bits <= 0xFFFF; ++bits) {
        const RawValue value = decodeValue(typeOf("float16"), WordOrder::ABCD, std::vector{static_cast<std::uint16_t>(bits)});
        ASSERT_EQ(value.valid, !std::isnan(halfOf(bits))) << bits;
        if (value.valid) {
            ASSERT_EQ(value.number, halfOf(bits)) << bits;
        }
    }
}

TEST(ValueProperty, EveryWordIsItsDecimalDigitsOrNoBcd)
{
    for (unsigned bits = 0; bits <= 0xFFFF; ++bits) {
        int expected = 0;
        bool digits = true;
        for (int shift = 12; shift >= 0; shift -= 4) {
            const int digit = static_cast<int>((bits >> static_cast<unsigned>(shift)) & 15U);
            digits = digits && digit <= 9;
            expected = expected * 10 + digit;
        }
        const RawValue value = decodeValue(typeOf("bcd16"), WordOrder::ABCD, std::vector{static_cast<std::uint16_t>(bits)});
        ASSERT_EQ(value.valid, digits) << bits;
        if (digits) {
            ASSERT_EQ(value.number, expected) << bits;
        }
    }
}

TEST(ValueProperty, WhatIsEncodedIsReadBackAndWhatDoesNotFitIsRefused)
{
    struct Range {
        const char* type;
        double least;
        double most;
    };
    std::mt19937_64 chance{seed};
    for (const Range& range :
         {Range{"int16", -32768, 32767}, Range{"uint16", 0, 65535}, Range{"int32", -2147483648.0, 2147483647.0},
          Range{"uint32", 0, 4294967295.0}, Range{"bcd16", 0, 9999}, Range{"bcd32", 0, 99999999}}) {
        for (const WordOrder order : orders)
            for (int round = 0; round < 300; ++round) {
                const double number = std::floor(std::uniform_real_distribution<>{range.least, range.most}(chance));
                const auto words = encodeValue(typeOf(range.type), order, number);
                ASSERT_TRUE(words) << range.type << " " << number;
                ASSERT_EQ(decodeValue(typeOf(range.type), order, *words).number, number) << range.type;
            }
        EXPECT_TRUE(encodeValue(typeOf(range.type), WordOrder::ABCD, range.least)) << range.type;
        EXPECT_TRUE(encodeValue(typeOf(range.type), WordOrder::ABCD, range.most)) << range.type;
        EXPECT_FALSE(encodeValue(typeOf(range.type), WordOrder::ABCD, range.least - 1)) << range.type;
        EXPECT_FALSE(encodeValue(typeOf(range.type), WordOrder::ABCD, range.most + 1)) << range.type;
        EXPECT_FALSE(encodeValue(typeOf(range.type), WordOrder::ABCD, INFINITY)) << range.type;
    }
}

TEST(ValueProperty, AFloatThatIsTooLargeForItsRegistersIsRefused)
{
    EXPECT_TRUE(encodeValue(typeOf("float32"), WordOrder::ABCD, 3.4e38));
    EXPECT_FALSE(encodeValue(typeOf("float32"), WordOrder::ABCD, 3.5e38));
    EXPECT_FALSE(encodeValue(typeOf("float32"), WordOrder::ABCD, -1e300));
    EXPECT_TRUE(encodeValue(typeOf("float64"), WordOrder::ABCD, -1e300));
}

TEST(ValueProperty, EachBitOfARegisterIsReadAlone)
{
    for (unsigned bit = 0; bit < 16; ++bit)
        for (unsigned set = 0; set < 16; ++set)
            EXPECT_EQ(decodeValue(typeOf("bit:" + std::to_string(bit)), WordOrder::ABCD,
                                  std::vector{static_cast<std::uint16_t>(1U << set)})
                          .number,
                      bit == set ? 1 : 0);
}

TEST(ValueProperty, ASetPointGoesThroughScaleOffsetAndDecimalsAndBack)
{
    std::mt19937_64 chance{seed};
    for (int round = 0; round < 2000; ++round) {
        PointWiring point;
        point.name = "sp";
        point.type = typeOf("int16");
        const int form = static_cast<int>(chance() % 4);
        if (form == 1 || form == 3) point.scale = std::pow(10.0, -static_cast<double>(chance() % 3));
        if (form >= 2) point.offset = static_cast<double>(chance() % 200) / 2 - 50;
        const bool fromDevice = chance() % 3 == 0;
        std::optional<RawValue> decimals;
        if (fromDevice) {
            point.decimalsFrom = "dp";
            const auto places = static_cast<int>(chance() % 3);
            decimals = RawValue{static_cast<double>(places), places, true};
        }
        const auto raw = static_cast<std::int16_t>(chance());
        const Sample sample = sampleOf(point, std::vector{static_cast<std::uint16_t>(raw)}, decimals);
        ASSERT_TRUE(sample.mark.good());
        ASSERT_EQ(std::llround(rawFor(point, sample.value, decimals)), raw) << "round " << round;
    }
}

TEST(Decimals, AreZeroToSixAndFrom128OnOneMore)
{
    for (int raw = -3; raw <= 260; ++raw) {
        const auto decimals = decimalsOf({static_cast<double>(raw), raw, true});
        std::optional<int> expected;
        if (raw >= 0 && raw <= 6) expected = raw;
        if (raw >= 128 && raw <= 133) expected = raw - 127;
        EXPECT_EQ(decimals, expected) << raw;
    }
    EXPECT_FALSE(decimalsOf({1, 1, false}));
}

} // namespace
} // namespace gaffer
