#include "core/historian/byte_stream.hpp"

#include <gtest/gtest.h>
#include <limits>
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

} // namespace
} // namespace gaffer
