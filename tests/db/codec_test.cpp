#include "db/codec.hpp"

#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

TEST(CompressedBlock, IsDamagedByEverySingleBit)
{
    std::mt19937 random{1};
    Bytes noise;
    Bytes steps;
    Bytes text;
    for (int i = 0; i < 1500; ++i) {
        noise.push_back(static_cast<std::uint8_t>(random()));
        steps.push_back(static_cast<std::uint8_t>(i * i % 17));
        text.push_back("goblet, tall; "[random() % 14]);
    }
    for (const Bytes& bytes : {noise, steps, text, Bytes{}, Bytes(20'000, 7)}) {
        const Bytes frame = compress(bytes);
        for (std::size_t bit = 0; bit < frame.size() * 8; ++bit) {
            Bytes flipped = frame;
            flipped[bit / 8] ^= static_cast<std::uint8_t>(1U << bit % 8);
            ASSERT_FALSE(decompress(flipped)) << "bit " << bit << " went unnoticed";
        }
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

} // namespace
} // namespace gaffer
