#include "drivers/modbus/crc.hpp"

#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer::modbus {
namespace {

TEST(Crc, IsTheOneOfARecordedFrame)
{
    const Bytes body = test::fromHex("0703100000 02");
    EXPECT_EQ(crc16(body), 0xADC0);
    EXPECT_TRUE(crcFits(test::fromHex("070310000002c0ad")));
}

TEST(Crc, RefusesWhatIsTooShortOrChanged)
{
    EXPECT_FALSE(crcFits({}));
    EXPECT_FALSE(crcFits(test::fromHex("ffff")));
    EXPECT_FALSE(crcFits(test::fromHex("070310000003c0ad")));
}

TEST(Crc, AgreesWithTheSlowWayOnBytesOfChance)
{
    std::mt19937 chance{1};
    for (int i = 0; i < 200; ++i) {
        Bytes bytes(static_cast<std::size_t>(i));
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(chance());
        EXPECT_EQ(crc16(bytes), test::slowCrc(bytes));
    }
}

/// A valid frame of `size` bytes.
Bytes frameOf(std::size_t size, std::mt19937& chance)
{
    Bytes body(size - 2);
    for (auto& byte : body) byte = static_cast<std::uint8_t>(chance());
    return test::sealed(body);
}

TEST(Crc, FindsEveryBurstOfUpTo16Bits)
{
    std::mt19937 chance{2};
    const Bytes good = frameOf(25, chance);
    for (std::size_t first = 0; first < good.size() * 8; ++first)
        for (std::size_t length = 1; length <= 16 && first + length <= good.size() * 8; ++length) {
            Bytes bad = good;
            const auto flip = [&](std::size_t bit) {
                bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
            };
            flip(first);
            if (length > 1) flip(first + length - 1);
            for (std::size_t bit = first + 1; bit + 1 < first + length; ++bit)
                if (chance() % 2 == 0) flip(bit);
            ASSERT_FALSE(crcFits(bad)) << first << " " << length;
        }
}

TEST(Crc, FindsEveryPairOfWrongBitsInALongFrame)
{
    std::mt19937 chance{3};
    const Bytes good = frameOf(255, chance);
    for (int round = 0; round < 20'000; ++round) {
        Bytes bad = good;
        const std::size_t one = chance() % (good.size() * 8);
        const std::size_t other = chance() % (good.size() * 8);
        if (one == other) continue;
        for (const std::size_t bit : {one, other}) bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << (bit % 8)));
        ASSERT_FALSE(crcFits(bad)) << one << " " << other;
    }
}

} // namespace
} // namespace gaffer::modbus
