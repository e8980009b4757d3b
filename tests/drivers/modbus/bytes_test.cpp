#include "drivers/modbus/bytes.hpp"

#include <gtest/gtest.h>

namespace gaffer::modbus {
namespace {

TEST(Bytes, ARegisterIsItsHighByteFirst)
{
    EXPECT_EQ(wordOf(0x12, 0x34), 0x1234);
    EXPECT_EQ(wordOf(0xFF, 0xFF), 0xFFFF);
    EXPECT_EQ(highByte(0xFE01), 0xFE);
    EXPECT_EQ(lowByte(0xFE01), 0x01);
    const Bytes bytes{9, 0x80, 0x00, 0x7F};
    EXPECT_EQ(wordAt(bytes, 1), 0x8000);
    EXPECT_EQ(wordAt(bytes, 2), 0x007F);
}

TEST(Bytes, EveryRegisterComesBackAsItWasPut)
{
    Bytes bytes;
    for (unsigned word = 0; word <= 0xFFFF; word += 251) putWord(bytes, static_cast<std::uint16_t>(word));
    std::size_t at = 0;
    for (unsigned word = 0; word <= 0xFFFF; word += 251, at += 2) ASSERT_EQ(wordAt(bytes, at), word);
    EXPECT_EQ(at, bytes.size());
}

} // namespace
} // namespace gaffer::modbus
