#include "drivers/sim/framing.hpp"

#include "core/sample/dice.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

const Bytes rtuRead{0x01, 0x03, 0x00, 0x00, 0x00, 0x0A, 0xC5, 0xCD};

TEST(Framing, ComputesTheCrcOfTheStandardsExample) { EXPECT_EQ(crcOf(Bytes{0x02, 0x07}), 0x1241); }

TEST(Framing, WritesBothForms)
{
    EXPECT_EQ(framed(Transport::Rtu, {1, {3, 0, 0, 0, 10}, 0}), rtuRead);
    EXPECT_EQ(framed(Transport::RtuOverTcp, {1, {3, 0, 0, 0, 10}, 0}), rtuRead);
    EXPECT_EQ(framed(Transport::Tcp, {5, {0x83, 2}, 0x1234}), (Bytes{0x12, 0x34, 0, 0, 0, 3, 5, 0x83, 2}));
}

TEST(Framing, WaitsForTheWholeRtuRequest)
{
    for (std::size_t size = 0; size < rtuRead.size(); ++size)
        EXPECT_EQ(cutRequest(Transport::Rtu, std::span{rtuRead}.first(size)).arrival, Arrival::Unfinished) << size;
    const Cut cut = cutRequest(Transport::Rtu, rtuRead);
    EXPECT_EQ(cut.arrival, Arrival::Complete);
    EXPECT_EQ(cut.message, (Message{1, {3, 0, 0, 0, 10}, 0}));
}

TEST(Framing, FindsTheEndOfLongRequestsByTheirByteCount)
{
    for (const Bytes& pdu : {Bytes{16, 0, 0, 0, 2, 4, 1, 2, 3, 4}, Bytes{15, 0, 0, 0, 9, 2, 1, 2}, Bytes{22, 0, 0, 0, 1, 0, 2},
                             Bytes{23, 0, 0, 0, 1, 0, 0, 0, 1, 2, 7, 7}, Bytes{43, 14, 1, 0}}) {
        Bytes bytes = framed(Transport::Rtu, {9, pdu, 0});
        const std::size_t length = bytes.size();
        bytes.push_back(0x55);
        const Cut cut = cutRequest(Transport::Rtu, bytes);
        EXPECT_EQ(cut.arrival, Arrival::Complete) << int{pdu[0]};
        EXPECT_EQ(cut.length, length);
        EXPECT_EQ(cut.message.pdu, pdu);
    }
}

TEST(Framing, RefusesAWrongCrc)
{
    Bytes bytes = rtuRead;
    bytes[3] = 1;
    EXPECT_EQ(cutRequest(Transport::Rtu, bytes).arrival, Arrival::Damaged);
}

TEST(Framing, TakesAnUnknownFunctionByItsCrcAlone)
{
    const Bytes bytes = framed(Transport::Rtu, {1, {0x41, 1, 2}, 0});
    EXPECT_EQ(cutRequest(Transport::Rtu, bytes).arrival, Arrival::Complete);
    EXPECT_EQ(cutRequest(Transport::Rtu, std::span{bytes}.first(4)).arrival, Arrival::Unfinished);
}

TEST(Framing, RefusesATcpHeadThatIsNoModbus)
{
    EXPECT_EQ(cutRequest(Transport::Tcp, Bytes{0, 1, 0, 1, 0, 6, 1}).arrival, Arrival::Damaged);
    EXPECT_EQ(cutRequest(Transport::Tcp, Bytes{0, 1, 0, 0, 0, 1, 1}).arrival, Arrival::Damaged);
    EXPECT_EQ(cutRequest(Transport::Tcp, Bytes{0, 1, 0, 0, 1, 0, 1}).arrival, Arrival::Damaged);
    EXPECT_EQ(cutRequest(Transport::Tcp, Bytes{0, 1, 0, 0, 0, 6, 1, 3, 0}).arrival, Arrival::Unfinished);
    EXPECT_EQ(cutRequest(Transport::Tcp, Bytes{0, 1, 0, 0, 0, 6, 1, 3, 0, 0, 0, 1}).message, (Message{1, {3, 0, 0, 0, 1}, 1}));
}

TEST(LinePace, FollowsBaudAndParity)
{
    BusWiring bus;
    bus.baud = 9600;
    bus.parity = Parity::Even;
    EXPECT_NEAR(static_cast<double>(paceOf(bus).character.count()), 11e9 / 9600, 1);
    EXPECT_NEAR(static_cast<double>(paceOf(bus).silence.count()), 3.5 * 11e9 / 9600, 5);
    bus.baud = 115200;
    bus.parity = Parity::None;
    EXPECT_EQ(paceOf(bus).silence, std::chrono::microseconds{1750});
    EXPECT_NEAR(static_cast<double>(paceOf(bus).character.count()), 10e9 / 115200, 1);
}

TEST(Framing, FindsEveryRequestInAStreamOfBothTransportsWhateverItsCuts)
{
    Dice dice{31};
    for (const Transport transport : {Transport::Tcp, Transport::Rtu, Transport::RtuOverTcp})
        for (int trial = 0; trial < 200; ++trial) {
            std::vector<Message> meant;
            Bytes stream;
            for (std::uint64_t i = 0; i < 1 + dice.below(4); ++i) {
                Message message;
                message.unit = static_cast<std::uint8_t>(1 + dice.below(247));
                const auto function = static_cast<std::uint8_t>(1 + dice.below(4));
                message.pdu = {function, static_cast<std::uint8_t>(dice.below(256)), static_cast<std::uint8_t>(dice.below(256)),
                               0, static_cast<std::uint8_t>(1 + dice.below(100))};
                message.transaction =
                    transport == Transport::Tcp ? static_cast<std::uint16_t>(dice.below(65'536)) : std::uint16_t{0};
                const Bytes bytes = framed(transport, message);
                stream.insert(stream.end(), bytes.begin(), bytes.end());
                meant.push_back(message);
            }
            std::vector<Message> found;
            std::size_t at = 0;
            for (std::size_t seen = 1; seen <= stream.size(); ++seen) {
                const Cut cut = cutRequest(transport, std::span{stream}.subspan(at, seen - at));
                ASSERT_NE(cut.arrival, Arrival::Damaged);
                if (cut.arrival != Arrival::Complete) continue;
                found.push_back(cut.message);
                at += cut.length;
            }
            ASSERT_EQ(found, meant) << nameOf(transport) << " trial " << trial;
        }
}

TEST(Framing, NoticesEveryBitThatFlipsInAnRtuRequest)
{
    const Message message{17, {0x03, 0x00, 0x6B, 0x00, 0x03}, 0};
    const Bytes good = framed(Transport::Rtu, message);
    ASSERT_EQ(cutRequest(Transport::Rtu, good).arrival, Arrival::Complete);
    for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
        Bytes bad = good;
        bad[bit / 8] = static_cast<std::uint8_t>(bad[bit / 8] ^ (1U << bit % 8));
        const Cut cut = cutRequest(Transport::Rtu, bad);
        ASSERT_TRUE(cut.arrival != Arrival::Complete || cut.message != message) << bit;
        // A flipped function may make a request of another length; one of this length is known to be damaged.
        ASSERT_TRUE(bit / 8 == 1 || cut.arrival == Arrival::Damaged) << bit;
    }
}

} // namespace
} // namespace gaffer::sim
