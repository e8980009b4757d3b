#include "drivers/modbus/reply.hpp"

#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer::modbus {
namespace {

Verdict verdict(const Request& request, const std::string& hex)
{
    const Bytes pdu = test::fromHex(hex);
    return judge(request.rule, pdu);
}

TEST(Reply, ToAReadMustHaveItsFunctionAndItsCount)
{
    const Request request = readRequest(1, Table::Holding, 0, 2);
    EXPECT_EQ(verdict(request, ""), Verdict::Malformed);
    EXPECT_EQ(verdict(request, "03"), Verdict::Malformed);
    EXPECT_EQ(verdict(request, "0300"), Verdict::WrongCount);
    EXPECT_EQ(verdict(request, "03021234"), Verdict::WrongCount);
    EXPECT_EQ(verdict(request, "0304123456"), Verdict::WrongCount);
    EXPECT_EQ(verdict(request, "0404 1234 5678"), Verdict::WrongFunction);
    EXPECT_EQ(verdict(request, "8302"), Verdict::Exception);
    EXPECT_EQ(verdict(request, "830211"), Verdict::Malformed);
    EXPECT_EQ(verdict(request, "0304 1234 5678"), Verdict::Answer);
}

TEST(Reply, ToAWriteMustEchoAddressAndValue)
{
    const Request one = writeRegister(1, 5, 0x1234);
    EXPECT_EQ(verdict(one, "0600051234"), Verdict::Answer);
    EXPECT_EQ(verdict(one, "0600051235"), Verdict::WrongEcho);
    EXPECT_EQ(verdict(one, "0600061234"), Verdict::WrongEcho);
    EXPECT_EQ(verdict(one, "06000512"), Verdict::Malformed);
    const Request coil = writeCoil(1, 5, 1);
    EXPECT_EQ(verdict(coil, "0500050000"), Verdict::WrongEcho);
    const Request mask = maskWrite(1, 4, 0xF2, 0x25);
    EXPECT_EQ(verdict(mask, "16000400f20025"), Verdict::Answer);
}

TEST(Reply, GivesBitsAndRegisters)
{
    std::vector<std::uint16_t> words(2);
    takeRegisters(test::fromHex("030412345678"), words);
    EXPECT_EQ(words, (std::vector<std::uint16_t>{0x1234, 0x5678}));
    std::vector<std::uint16_t> bits(9);
    takeBits(test::fromHex("010205 01"), bits);
    EXPECT_EQ(bits, (std::vector<std::uint16_t>{1, 0, 1, 0, 0, 0, 0, 0, 1}));
    EXPECT_THROW(takeRegisters(test::fromHex("0302"), words), CheckFailed);
}

TEST(Reply, IdentificationIsTakenApart)
{
    const Request request = identify(1, 1, 0);
    const std::string two = "2b0e01 01 ff 02 02 0003 414243 0101 58";
    EXPECT_EQ(verdict(request, two), Verdict::Answer);
    const Identity identity = takeIdentity(test::fromHex(two));
    EXPECT_EQ(identity.objects, (std::vector<IdentityObject>{{0, "ABC"}, {1, "X"}}));
    EXPECT_EQ(identity.next, 2);
    EXPECT_EQ(verdict(request, "2b0e01 01 00 00 02 0003 4142"), Verdict::Malformed);
    EXPECT_EQ(verdict(request, "2b0e02 01 00 00 00"), Verdict::WrongEcho);
    EXPECT_EQ(verdict(request, "ab0e"), Verdict::Exception);
}

TEST(Reply, EveryExceptionHasWordsInBothLanguages)
{
    for (const std::uint8_t code : std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6, 7, 8, 10, 11}) {
        EXPECT_EQ(exceptionText(code).find("exception"), std::string::npos);
        EXPECT_NE(exceptionTextZh(code), exceptionTextZh(99));
    }
    EXPECT_EQ(exceptionText(99), "exception 99");
}

TEST(Reply, ItsLengthIsKnownFromItsBeginning)
{
    const Request read = readRequest(1, Table::Holding, 0, 10);
    EXPECT_EQ(replyLength(read.rule, {}), std::nullopt);
    EXPECT_EQ(replyLength(read.rule, test::fromHex("03")), 22U);
    EXPECT_EQ(replyLength(read.rule, test::fromHex("83")), 2U);
    EXPECT_EQ(replyLength(rawRequest(1, test::fromHex("4142")).rule, test::fromHex("41")), std::nullopt);
    EXPECT_EQ(replyLength(identify(1, 1, 0).rule, test::fromHex("2b0e010100000100")), std::nullopt);
}

} // namespace
} // namespace gaffer::modbus
