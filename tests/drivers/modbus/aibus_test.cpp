#include "drivers/modbus/aibus.hpp"

#include "drivers/modbus/frame.hpp"
#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer::modbus {
namespace {

TEST(Aibus, AsksByTheRuleOfTheVendor)
{
    EXPECT_EQ(test::toHex(aibusRead(1, 0).pdu), "8181520000005300");
    EXPECT_EQ(test::toHex(aibusRead(2, 12).pdu), "8282520c0000540c");
    EXPECT_EQ(test::toHex(aibusWrite(1, 0, 1000).pdu), "81814300e8032c04");
    EXPECT_THROW(aibusRead(81, 0), CheckFailed);
}

TEST(Aibus, TakesAnswersOfItsUnitOnly)
{
    Bytes frame = test::fromHex("612e e02e 37 00 e02e");
    const unsigned sum = 0x2E61 + 0x2EE0 + 0x37 + 0x2EE0 + 1;
    frame.push_back(static_cast<std::uint8_t>(sum % 256));
    frame.push_back(static_cast<std::uint8_t>(sum / 256 % 256));
    EXPECT_TRUE(aibusFits(1, frame));
    EXPECT_FALSE(aibusFits(2, frame));
    EXPECT_EQ(takeAibus(frame), (AibusReply{11873, 12000, 55, 0, 12000}));
    EXPECT_TRUE(findRtu(aibusRead(1, 0).rule, frame));
    frame.push_back(0);
    EXPECT_FALSE(findRtu(aibusRead(1, 0).rule, frame));
}

/// A reply of a controller, made without the code under test.
Bytes replyOf(std::uint8_t unit, int measured, int setPoint, int output, int alarm, int parameter)
{
    Bytes frame;
    const auto put = [&](int word) {
        frame.push_back(static_cast<std::uint8_t>(word & 255));
        frame.push_back(static_cast<std::uint8_t>((word >> 8) & 255));
    };
    const int state = (output & 255) + 256 * (alarm & 255);
    put(measured);
    put(setPoint);
    put(state);
    put(parameter);
    put(measured + setPoint + state + parameter + unit);
    return frame;
}

TEST(Aibus, TakesEveryNumberOfAReplyAsItIs)
{
    std::mt19937 chance{20261123};
    const auto word = [&] { return std::uniform_int_distribution<int>{-32768, 32767}(chance); };
    for (int round = 0; round < 2000; ++round) {
        const auto unit = static_cast<std::uint8_t>(chance() % 81);
        const int output = std::uniform_int_distribution<int>{-110, 110}(chance);
        const int alarm = static_cast<int>(chance() % 256);
        const AibusReply wanted{static_cast<std::int16_t>(word()), static_cast<std::int16_t>(word()),
                                static_cast<std::int8_t>(output), static_cast<std::uint8_t>(alarm),
                                static_cast<std::int16_t>(word())};
        const Bytes frame = replyOf(unit, wanted.measured, wanted.setPoint, output, alarm, wanted.parameter);
        ASSERT_TRUE(aibusFits(unit, frame)) << round;
        ASSERT_EQ(takeAibus(frame), wanted) << round;
        ASSERT_TRUE(findRtu(aibusRead(unit, 0).rule, frame)) << round;
    }
}

TEST(Aibus, RefusesAReplyWithAnyOneByteChanged)
{
    const Bytes good = replyOf(5, 8500, 9000, 47, 0, 9000);
    for (std::size_t at = 0; at < good.size(); ++at)
        for (unsigned change = 1; change < 256; ++change) {
            Bytes bad = good;
            bad[at] = static_cast<std::uint8_t>(bad[at] ^ change);
            EXPECT_FALSE(aibusFits(5, bad)) << at << " " << change;
        }
}

TEST(Aibus, RefusesAReplyOfAnyOtherLength)
{
    Bytes frame = replyOf(5, 8500, 9000, 47, 0, 9000);
    frame.pop_back();
    EXPECT_FALSE(aibusFits(5, frame));
    EXPECT_THROW(takeAibus(frame), CheckFailed);
    EXPECT_FALSE(aibusFits(5, {}));
}

} // namespace
} // namespace gaffer::modbus
