#include "drivers/sim/serial_service.hpp"

#include "tests/drivers/sim/served_bench.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>

namespace gaffer::sim {
namespace {

using Clock = std::chrono::steady_clock;

/// The master's end of a pseudo terminal; the slave's end has a path.
class Line {
public:
    Line() : m_master{posix_openpt(O_RDWR | O_NOCTTY)}
    {
        EXPECT_GE(m_master, 0);
        EXPECT_EQ(grantpt(m_master), 0);
        EXPECT_EQ(unlockpt(m_master), 0);
        m_path = ptsname(m_master);
        // Held open so that the line does not hang up before the slave opens it.
        m_keeper = open(m_path.c_str(), O_RDWR | O_NOCTTY);
        termios raw{};
        tcgetattr(m_keeper, &raw);
        cfmakeraw(&raw);
        tcsetattr(m_keeper, TCSANOW, &raw);
    }
    ~Line()
    {
        close(m_keeper);
        close(m_master);
    }
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    void send(const Bytes& bytes) const
    {
        ASSERT_EQ(write(m_master, bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    }
    [[nodiscard]] Bytes receive(std::size_t size, int wait = 3000) const
    {
        Bytes bytes;
        while (bytes.size() < size) {
            pollfd waiting{m_master, POLLIN, 0};
            if (poll(&waiting, 1, wait) <= 0) break;
            Bytes chunk(size - bytes.size());
            const ssize_t got = read(m_master, chunk.data(), chunk.size());
            if (got <= 0) break;
            bytes.insert(bytes.end(), chunk.begin(), chunk.begin() + got);
        }
        return bytes;
    }

private:
    int m_master;
    int m_keeper{-1};
    std::string m_path;
};

const Bytes request = framed(Transport::Rtu, {1, {4, 0, 0, 0, 1}, 0});
const Bytes reply = framed(Transport::Rtu, {1, {4, 2, 0, 250}, 0});

std::uint64_t numberAfter(const std::string& report, const std::string& label)
{
    const auto at = report.find(label);
    return at == std::string::npos ? 0 : std::stoull(report.substr(at + label.size()));
}

std::string reportOf(ServedBench& bench)
{
    return bench.ask([](WorkshopSim&, SimServer& server) { return server.report(); });
}

TEST(SerialService, SaysWhichTtyIsMissing)
{
    WorkshopSim sim{benchWiring(Transport::Rtu), {.start = someMorning}};
    boost::asio::io_context io;
    SimServer server{io, sim, {{{"bus", "/dev/no-such-tty"}}, {}}, [] { return someMorning; }};
    const Outcome outcome = server.start();
    ASSERT_FALSE(outcome);
    EXPECT_NE(outcome.error().text.find("/dev/no-such-tty"), std::string::npos);
}

TEST(SerialService, AnswersAtThePaceOfItsWire)
{
    const Line line;
    const ServedBench bench{Transport::Rtu, {}, {{"bus", line.path()}}};
    const auto begun = Clock::now();
    line.send(request);
    EXPECT_EQ(line.receive(reply.size()), reply);
    const LinePace pace = paceOf(benchWiring(Transport::Rtu).buses[0]);
    const auto least = pace.character * static_cast<std::int64_t>(request.size() + reply.size()) + pace.silence;
    EXPECT_GE(Clock::now() - begun, least);
}

TEST(SerialService, CountsRequestsThatComeTooSoon)
{
    const Line line;
    ServedBench bench{Transport::Rtu, {}, {{"bus", line.path()}}};
    const LinePace pace = paceOf(benchWiring(Transport::Rtu).buses[0]);
    constexpr int polls = 4;
    for (int i = 0; i < polls; ++i) {
        line.send(request);
        ASSERT_EQ(line.receive(reply.size()), reply);
    }
    // The first request of all may come into the silence after the line was opened, or before its end, and a busy machine may hold
    // this process back beyond a silence.
    const auto early = numberAfter(reportOf(bench), "violations ");
    EXPECT_GE(early, 1U);
    for (int i = 0; i < polls; ++i) {
        const auto end = Clock::now() + pace.silence * 2;
        while (Clock::now() < end) std::this_thread::yield();
        line.send(request);
        ASSERT_EQ(line.receive(reply.size()), reply);
    }
    EXPECT_EQ(numberAfter(reportOf(bench), "violations "), early);
}

TEST(SerialService, DropsNoiseAfterASilenceAndGoesOn)
{
    const Line line;
    ServedBench bench{Transport::Rtu, {}, {{"bus", line.path()}}};
    line.send({0x01, 0x03, 0x00});
    EXPECT_TRUE(line.receive(1, 100).empty());
    line.send(request);
    EXPECT_EQ(line.receive(reply.size()), reply);
    EXPECT_EQ(numberAfter(reportOf(bench), "damaged "), 1U);
}

} // namespace
} // namespace gaffer::sim
