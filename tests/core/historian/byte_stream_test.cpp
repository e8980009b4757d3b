#include "core/historian/byte_stream.hpp"

#include <gtest/gtest.h>
#include <limits>
#include <random>
#include <string_view>

namespace gaffer {
namespace {

TEST(ByteReader, FailsAtTheEndAndThenGivesZero)
{
    const Bytes bytes{0x80};
    ByteReader reader{bytes};
    EXPECT_EQ(reader.varint(), 0U);
    EXPECT_TRUE(reader.failed());
    EXPECT_EQ(reader.fixed(1), 0U);
}

TEST(ByteReader, FailsOnANumberThatNeverEnds)
{
    const Bytes bytes(20, 0xff);
    ByteReader reader{bytes};
    (void)reader.varint();
    EXPECT_TRUE(reader.failed());
}

TEST(ByteReader, ReadsWhatWasPut)
{
    Bytes bytes;
    const std::array<std::uint64_t, 6> numbers{0, 1, 127, 128, 1U << 31U, std::numeric_limits<std::uint64_t>::max()};
    for (const auto number : numbers) {
        putVarint(bytes, number);
        putFixed(bytes, number, 8);
    }
    ByteReader reader{bytes};
    for (const auto number : numbers) {
        EXPECT_EQ(reader.varint(), number);
        EXPECT_EQ(reader.fixed(8), number);
    }
    EXPECT_EQ(reader.left(), 0U);
    EXPECT_FALSE(reader.failed());
}

TEST(Zigzag, MapsSmallNumbersOfEitherSignToSmallOnes)
{
    EXPECT_EQ(zigzag(0), 0U);
    EXPECT_EQ(zigzag(-1), 1U);
    EXPECT_EQ(zigzag(1), 2U);
    for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{77},
                                      std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max()})
        EXPECT_EQ(unzigzag(zigzag(number)), number);
}

TEST(WrappingArithmetic, UndoesItselfAtTheEnds)
{
    const auto least = std::numeric_limits<std::int64_t>::min();
    const auto most = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(wrappingSum(least, wrappingDifference(most, least)), most);
}

TEST(Crc32c, MatchesThePublishedCheckValue)
{
    constexpr std::string_view digits = "123456789";
    const Bytes bytes(digits.begin(), digits.end());
    EXPECT_EQ(crc32c(bytes), 0xe3069283U);
    EXPECT_EQ(crc32c(std::span{bytes}.subspan(4), crc32c(std::span{bytes}.first(4))), 0xe3069283U);
}

TEST(ByteReader, ReadsAnyNumbersBackAndFailsOnAnyPrefix)
{
    std::mt19937_64 random{20'261'135};
    for (int round = 0; round < 200; ++round) {
        std::vector<std::uint64_t> numbers(1 + random() % 20);
        Bytes bytes;
        for (std::uint64_t& number : numbers) {
            number = random() >> random() % 64;
            putVarint(bytes, number);
        }
        ByteReader whole{bytes};
        for (const std::uint64_t number : numbers) EXPECT_EQ(whole.varint(), number);
        EXPECT_FALSE(whole.failed());
        ByteReader cut{std::span{bytes}.first(bytes.size() - 1)};
        for (std::size_t i = 0; i < numbers.size(); ++i) (void)cut.varint();
        EXPECT_TRUE(cut.failed());
    }
}

TEST(ByteReader, TakesNothingAfterAFailure)
{
    const Bytes bytes{1, 2, 3};
    ByteReader reader{bytes};
    EXPECT_EQ(reader.fixed(4), 0U);
    EXPECT_TRUE(reader.failed());
    EXPECT_EQ(reader.fixed(1), 0U) << "half a record is none";
    EXPECT_EQ(reader.left(), 3U);
}

TEST(FixedNumbers, KeepTheirLowBytesLowestFirst)
{
    Bytes bytes;
    putFixed(bytes, 0x0102030405060708U, 4);
    EXPECT_EQ(bytes, (Bytes{8, 7, 6, 5}));
    ByteReader reader{bytes};
    EXPECT_EQ(reader.fixed(4), 0x05060708U);
}

TEST(Zigzag, UndoesItselfForAnyNumber)
{
    std::mt19937_64 random{20'261'136};
    for (int i = 0; i < 10'000; ++i) {
        const auto number = static_cast<std::int64_t>(random() >> random() % 64);
        EXPECT_EQ(unzigzag(zigzag(number)), number);
        EXPECT_EQ(unzigzag(zigzag(-number)), -number);
        const auto other = static_cast<std::int64_t>(random());
        EXPECT_EQ(wrappingSum(wrappingDifference(number, other), other), number);
    }
}

TEST(Crc32c, SeesEveryBitAndEveryOrder)
{
    Bytes bytes{1, 2, 3, 4, 5, 6, 7, 8};
    const std::uint32_t sound = crc32c(bytes);
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        EXPECT_NE(crc32c(bytes), sound) << bit;
        bytes[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
    }
    std::swap(bytes[0], bytes[1]);
    EXPECT_NE(crc32c(bytes), sound);
    EXPECT_EQ(crc32c({}), 0U);
}

} // namespace
} // namespace gaffer
