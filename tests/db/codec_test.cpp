#include "db/codec.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(CompressedBlock, IsDamagedByEverySingleBit)
{
    Bytes bytes;
    for (int i = 0; i < 500; ++i) bytes.push_back(static_cast<std::uint8_t>(i * i % 17));
    const Bytes frame = compress(bytes);
    for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
        Bytes flipped = frame;
        flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
        const auto back = decompress(flipped);
        ASSERT_TRUE(!back || *back == bytes) << "bit " << bit << " came back as something else";
    }
}

TEST(CompressedBlock, IsDamagedWhenItIsNone)
{
    EXPECT_EQ(decompress(Bytes{}).error().code, FaultCode::Damaged);
    EXPECT_EQ(decompress(Bytes(100, 7)).error().code, FaultCode::Damaged);
}

TEST(CompressedBlock, ComesBackWhole)
{
    for (const std::size_t size : {0U, 1U, 100U, 1'000'000U}) {
        const Bytes bytes(size, 42);
        const auto back = decompress(compress(bytes));
        ASSERT_TRUE(back);
        EXPECT_EQ(*back, bytes);
    }
}

TEST(Codec, TakesNoFrameWithTheBitThatMeansNothing)
{
    Bytes frame = compress(Bytes(100, 7));
    frame[4] = static_cast<std::uint8_t>(frame[4] | 0x10);
    EXPECT_FALSE(decompress(frame));
}

} // namespace
} // namespace gaffer
