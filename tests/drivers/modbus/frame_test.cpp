#include "drivers/modbus/frame.hpp"

#include "drivers/modbus/aibus.hpp"
#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer::modbus {
namespace {

const Request twoRegisters = readRequest(7, Table::Holding, 0x1000, 2);
const std::string answer = "070304fdde015e4dcd";

std::optional<Found> find(const std::string& hex)
{
    static Bytes heap;
    heap = test::fromHex(hex);
    return findRtu(twoRegisters.rule, heap);
}

TEST(RtuFrame, IsFoundBehindNoiseAndBeforeMore)
{
    ASSERT_TRUE(find(answer));
    EXPECT_EQ(find("00ff07" + answer + "0000")->offset, 3U);
    EXPECT_EQ(find("070310000002c0ad" + answer)->offset, 8U);
}

TEST(RtuFrame, IsNotFoundWhenAnythingIsWrong)
{
    EXPECT_FALSE(find(""));
    EXPECT_FALSE(find("070304fdde015e4d"));
    EXPECT_FALSE(find("070304fdde015f4dcd"));
    EXPECT_FALSE(find(test::toHex(test::sealed(test::fromHex("080304fdde015e")))));
    EXPECT_FALSE(find(test::toHex(test::sealed(test::fromHex("070302fdde")))));
    EXPECT_FALSE(find(test::toHex(test::sealed(test::fromHex("070300")))));
    EXPECT_FALSE(find(test::toHex(test::sealed(test::fromHex("070404fdde015e")))));
}

TEST(RtuFrame, SaysWhatAHeapWithoutAnAnswerIs)
{
    const auto damage = [](const std::string& hex) { return diagnose(twoRegisters, test::fromHex(hex)); };
    const auto whole = [](const std::string& body) { return test::toHex(test::sealed(test::fromHex(body))); };
    EXPECT_EQ(damage(""), Damage::Nothing);
    EXPECT_EQ(damage("070310000002c0ad"), Damage::Echo);
    EXPECT_EQ(damage(whole("080304fdde015e")), Damage::WrongUnit);
    EXPECT_EQ(damage(whole("070302fdde")), Damage::WrongCount);
    EXPECT_EQ(damage(whole("070404fdde015e")), Damage::WrongFunction);
    EXPECT_EQ(damage("070304fd"), Damage::Truncated);
    EXPECT_EQ(damage("070304fdde015e4dce"), Damage::Garbage);
}

TEST(RtuFrame, OfTheWrongBitIsRefusedForEveryBit)
{
    const Bytes good = test::fromHex(answer);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        Bytes flipped = good;
        flipped[bit / 8] = static_cast<std::uint8_t>(flipped[bit / 8] ^ (1U << (bit % 8)));
        EXPECT_FALSE(findRtu(twoRegisters.rule, flipped)) << bit;
    }
}

TEST(TcpFrame, IsOnlyTakenWhenItIsWhole)
{
    const Bytes whole = test::fromHex("0001 0000 0007 07 0304fdde015e");
    TcpFrame frame;
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_EQ(frontTcp(ByteView{whole}.first(size), frame), TcpState::Incomplete);
    ASSERT_EQ(frontTcp(whole, frame), TcpState::Frame);
    EXPECT_EQ(frame.id, 1);
    EXPECT_EQ(frame.unit, 7);
    EXPECT_EQ(frame.length, whole.size());
    EXPECT_EQ(judge(twoRegisters.rule, frame.pdu), Verdict::Answer);
}

TEST(TcpFrame, OfAnotherProtocolOrImpossibleLengthIsBroken)
{
    TcpFrame frame;
    EXPECT_EQ(frontTcp(test::fromHex("000100010003010300"), frame), TcpState::Broken);
    EXPECT_EQ(frontTcp(test::fromHex("000100000001010300"), frame), TcpState::Broken);
    EXPECT_EQ(frontTcp(test::fromHex("0001000000ff010300"), frame), TcpState::Broken);
}

TEST(TcpFrame, CarriesTheRequestBehindItsHead)
{
    Bytes frame;
    encodeTcp(twoRegisters, 0x1234, frame);
    EXPECT_EQ(test::toHex(frame), "1234000000060703"
                                  "10000002");
}

/// Requests of every kind with their true answers.
std::vector<std::pair<Request, std::string>> conversations()
{
    return {{readRequest(7, Table::Coil, 3, 9), "01020501"},
            {readRequest(7, Table::Discrete, 3, 1), "020101"},
            {readRequest(7, Table::Holding, 3, 2), "030412345678"},
            {readRequest(7, Table::Input, 3, 1), "0402abcd"},
            {writeCoil(7, 3, 1), "050003ff00"},
            {writeRegister(7, 3, 4), "0600030004"},
            {writeCoils(7, 3, std::vector<std::uint16_t>{1, 0}), "0f00030002"},
            {writeRegisters(7, 3, std::vector<std::uint16_t>{1, 0}), "1000030002"},
            {maskWrite(7, 3, 0xF2, 0x25), "16000300f20025"},
            {readWrite(7, 3, 1, 9, std::vector<std::uint16_t>{1}), "17021234"},
            {identify(7, 1, 0), "2b0e0101000002000141"
                                "01024243"}};
}

Bytes onTheWire(const std::string& pdu) { return test::sealed(test::fromHex("07" + pdu)); }

TEST(RtuFrame, OfEveryFunctionIsFoundInNoiseOfChance)
{
    std::mt19937 chance{4};
    for (const auto& [request, pdu] : conversations()) {
        const Bytes truth = onTheWire(pdu);
        for (int round = 0; round < 300; ++round) {
            Bytes heap(chance() % 40);
            // Noise without the unit's own address cannot pretend to be a frame.
            for (auto& byte : heap) byte = static_cast<std::uint8_t>(8 + chance() % 200);
            const std::size_t at = heap.size();
            heap.insert(heap.end(), truth.begin(), truth.end());
            for (std::size_t more = chance() % 5; more > 0; --more) heap.push_back(static_cast<std::uint8_t>(chance()));
            const auto found = findRtu(request.rule, heap);
            ASSERT_TRUE(found) << pdu << " round " << round;
            ASSERT_EQ(found->offset, at) << pdu;
            ASSERT_EQ(found->length, truth.size()) << pdu;
            ASSERT_EQ(test::toHex(found->pdu), test::toHex(test::fromHex(pdu)));
        }
    }
}

TEST(RtuFrame, OfOneConversationIsNoAnswerInAnother)
{
    const auto all = conversations();
    for (std::size_t asked = 0; asked < all.size(); ++asked)
        for (std::size_t answered = 0; answered < all.size(); ++answered)
            EXPECT_EQ(findRtu(all[asked].first.rule, onTheWire(all[answered].second)).has_value(), asked == answered)
                << all[asked].second << " by " << all[answered].second;
}

TEST(RtuFrame, CutShortAnywhereIsNotFound)
{
    for (const auto& [request, pdu] : conversations()) {
        const Bytes truth = onTheWire(pdu);
        for (std::size_t size = 0; size < truth.size(); ++size)
            EXPECT_FALSE(findRtu(request.rule, ByteView{truth}.first(size))) << pdu << " " << size;
    }
}

TEST(RtuFrame, EveryFunctionMayBeRefused)
{
    for (const auto& [request, pdu] : conversations()) {
        const Bytes refusal = test::sealed({7, static_cast<std::uint8_t>(request.rule.function | 0x80), 2});
        const auto found = findRtu(request.rule, refusal);
        ASSERT_TRUE(found) << pdu;
        EXPECT_EQ(found->verdict, Verdict::Exception) << pdu;
    }
}

TEST(TcpFrame, IsTakenApartByteByByteOrSeveralAtOnce)
{
    Bytes stream;
    for (std::uint8_t id = 1; id <= 5; ++id) {
        const Bytes one = test::fromHex("0000 0000 0005 07 03021234");
        stream.insert(stream.end(), one.begin(), one.end());
        stream[stream.size() - one.size() + 1] = id;
    }
    std::size_t at = 0;
    for (std::uint8_t id = 1; id <= 5; ++id) {
        TcpFrame frame;
        ASSERT_EQ(frontTcp(ByteView{stream}.subspan(at), frame), TcpState::Frame);
        EXPECT_EQ(frame.id, id);
        EXPECT_EQ(frame.pdu.size(), 4U);
        at += frame.length;
    }
    EXPECT_EQ(at, stream.size());
}

} // namespace
} // namespace gaffer::modbus
