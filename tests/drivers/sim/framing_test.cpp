#include "drivers/sim/framing.hpp"

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

} // namespace
} // namespace gaffer::sim
