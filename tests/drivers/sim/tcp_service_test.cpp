#include "drivers/sim/tcp_service.hpp"

#include "tests/drivers/sim/served_bench.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <gtest/gtest.h>

#include <poll.h>

namespace gaffer::sim {
namespace {

using boost::asio::ip::tcp;

constexpr int longWait = 5000;
constexpr int shortWait = 150;

/// A master that writes and reads bytes with a bound on its patience.
class RawMaster {
public:
    explicit RawMaster(std::uint16_t port) : m_socket{m_io}
    {
        m_socket.connect(tcp::endpoint{boost::asio::ip::address_v4::loopback(), port});
    }
    void send(const Bytes& bytes) { boost::asio::write(m_socket, boost::asio::buffer(bytes)); }
    /// Up to `size` bytes; fewer when nothing comes for `wait` milliseconds or the other side closes.
    Bytes receive(std::size_t size, int wait = longWait)
    {
        Bytes bytes;
        while (bytes.size() < size) {
            pollfd waiting{m_socket.native_handle(), POLLIN, 0};
            if (poll(&waiting, 1, wait) <= 0) break;
            Bytes chunk(size - bytes.size());
            boost::system::error_code error;
            const std::size_t got = m_socket.read_some(boost::asio::buffer(chunk), error);
            if (error) {
                m_closed = true;
                break;
            }
            bytes.insert(bytes.end(), chunk.begin(), chunk.begin() + static_cast<std::ptrdiff_t>(got));
        }
        return bytes;
    }
    [[nodiscard]] bool closed() const { return m_closed; }

private:
    boost::asio::io_context m_io;
    tcp::socket m_socket;
    bool m_closed{false};
};

Bytes readRequest(Transport transport, std::uint16_t transaction) { return framed(transport, {1, {4, 0, 0, 0, 1}, transaction}); }
Bytes readReply(Transport transport, std::uint16_t transaction) { return framed(transport, {1, {4, 2, 0, 250}, transaction}); }

TEST(TcpService, SaysWhichPortIsTaken)
{
    const ServedBench first{Transport::Tcp};
    Wiring wiring = benchWiring();
    wiring.buses[0].port = first.port();
    WorkshopSim sim{wiring, {.start = someMorning}};
    boost::asio::io_context io;
    SimServer second{io, sim, {}, [] { return someMorning; }};
    const Outcome outcome = second.start();
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Conflict);
    EXPECT_NE(outcome.error().text.find(std::to_string(first.port())), std::string::npos) << outcome.error().text;
}

TEST(TcpService, SaysWhenTheHostIsNoneOfThisComputer)
{
    Wiring wiring = benchWiring();
    wiring.buses[0].host = "no such host.invalid";
    WorkshopSim sim{wiring, {.start = someMorning}};
    boost::asio::io_context io;
    SimServer server{io, sim, {}, [] { return someMorning; }};
    EXPECT_FALSE(server.start());
}

class OnEachTransport : public testing::TestWithParam<Transport> {};

TEST_P(OnEachTransport, AnswersRequestsThatComeInPiecesAndTogether)
{
    const ServedBench bench{GetParam()};
    RawMaster master{bench.port()};
    const Bytes request = readRequest(GetParam(), 5);
    for (const std::uint8_t byte : request) master.send({byte});
    EXPECT_EQ(master.receive(readReply(GetParam(), 5).size()), readReply(GetParam(), 5));
    Bytes both = readRequest(GetParam(), 6);
    const Bytes second = readRequest(GetParam(), 7);
    both.insert(both.end(), second.begin(), second.end());
    master.send(both);
    EXPECT_EQ(master.receive(readReply(GetParam(), 6).size()), readReply(GetParam(), 6));
    EXPECT_EQ(master.receive(readReply(GetParam(), 7).size()), readReply(GetParam(), 7));
}

TEST_P(OnEachTransport, ServesMastersSideBySide)
{
    const ServedBench bench{GetParam()};
    RawMaster first{bench.port()};
    RawMaster second{bench.port()};
    first.send(readRequest(GetParam(), 1));
    second.send(readRequest(GetParam(), 2));
    EXPECT_EQ(second.receive(readReply(GetParam(), 2).size()), readReply(GetParam(), 2));
    EXPECT_EQ(first.receive(readReply(GetParam(), 1).size()), readReply(GetParam(), 1));
}

TEST_P(OnEachTransport, KeepsServingAfterNoise)
{
    ServedBench bench{GetParam()};
    RawMaster noisy{bench.port()};
    noisy.send({0xDE, 0xAD, 0xBE, 0xEF, 0xFF, 0xFF, 0x00, 0x01, 0x02});
    noisy.receive(1, shortWait);
    RawMaster master{bench.port()};
    master.send(readRequest(GetParam(), 5));
    EXPECT_EQ(master.receive(readReply(GetParam(), 5).size()), readReply(GetParam(), 5));
}

TEST_P(OnEachTransport, DropsConnectionsWhileTheLinkIsDown)
{
    ServedBench bench{GetParam()};
    RawMaster master{bench.port()};
    bench.ask([](WorkshopSim& sim, SimServer&) {
        return bool{sim.schedule({sim.now(), "bus", IncidentKind::LinkDrop, Duration{60'000}})};
    });
    master.receive(1);
    EXPECT_TRUE(master.closed());
    EXPECT_THROW(RawMaster{bench.port()}, boost::system::system_error);
}

TEST_P(OnEachTransport, SpoilsRepliesWhenHostile)
{
    const ServedBench bench{GetParam(), parseHostile("late,delay=50ms..60ms").operator*()};
    RawMaster master{bench.port()};
    const auto begun = std::chrono::steady_clock::now();
    master.send(readRequest(GetParam(), 5));
    EXPECT_EQ(master.receive(readReply(GetParam(), 5).size()), readReply(GetParam(), 5));
    EXPECT_GE(std::chrono::steady_clock::now() - begun, std::chrono::milliseconds{50});
}

INSTANTIATE_TEST_SUITE_P(Transports, OnEachTransport, testing::Values(Transport::Tcp, Transport::RtuOverTcp),
                         [](const auto& tested) { return tested.param == Transport::Tcp ? "tcp" : "rtuOverTcp"; });

} // namespace
} // namespace gaffer::sim
