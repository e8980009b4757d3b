// Ours beside libmodbus and Qt SerialBus in one run: share of the wire's ceiling over RTU, CPU per poll over TCP, memory.
//   drivers_bench [--quick] [memory|tcp|rtu [BAUD]]
#include "tests/bench/drivers/clients.hpp"
#include "tests/bench/drivers/paced_slave.hpp"
#include "tests/drivers/support/child.hpp"
#include "tests/drivers/support/plain_slave.hpp"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gaffer::bench {
namespace {

double residentMegabytes()
{
    long pages = 0;
    long resident = 0;
    std::FILE* file = std::fopen("/proc/self/statm", "r");
    if (file == nullptr || std::fscanf(file, "%ld %ld", &pages, &resident) != 2) resident = 0;
    if (file != nullptr) std::fclose(file);
    return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

/// A TCP slave in a process of its own, so that its CPU is not counted as the client's.
class TcpSlave {
public:
    TcpSlave() : m_port{test::freePort()}
    {
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const int yes = 1;
        ::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(m_port);
        ::bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(listener, 256);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::prctl(PR_SET_PDEATHSIG, SIGKILL);
            serve(listener);
        }
        ::close(listener);
    }
    ~TcpSlave()
    {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    TcpSlave(const TcpSlave&) = delete;
    TcpSlave& operator=(const TcpSlave&) = delete;
    [[nodiscard]] std::uint16_t port() const noexcept { return m_port; }

private:
    [[noreturn]] static void serve(int listener)
    {
        const int events = ::epoll_create1(0);
        epoll_event wish{EPOLLIN, {.fd = listener}};
        ::epoll_ctl(events, EPOLL_CTL_ADD, listener, &wish);
        std::array<epoll_event, 64> ready{};
        for (;;) {
            const int count = ::epoll_wait(events, ready.data(), static_cast<int>(ready.size()), -1);
            for (int i = 0; i < count; ++i) serveOne(events, listener, ready[static_cast<std::size_t>(i)].data.fd);
        }
    }

    static void serveOne(int events, int listener, int socket)
    {
        if (socket == listener) {
            const int client = ::accept(listener, nullptr, nullptr);
            const int yes = 1;
            ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            epoll_event wish{EPOLLIN, {.fd = client}};
            ::epoll_ctl(events, EPOLL_CTL_ADD, client, &wish);
            return;
        }
        std::array<std::uint8_t, 260> request{};
        const auto size = ::read(socket, request.data(), request.size());
        if (size < 12) {
            ::close(socket);
            return;
        }
        const auto reply = test::replyFrame(test::takeRead(request, true), true);
        if (::write(socket, reply.data(), reply.size()) < 0) ::close(socket);
    }

    std::uint16_t m_port;
    pid_t m_pid{-1};
};

/// What one client reached.
struct Result {
    const char* client;
    double pollsPerSecond{};
    double cpuPerPoll{};
    double ceiling{};
    std::uint64_t violations{};
    std::uint64_t requests{};
};

struct SerialClient {
    const char* name;
    RtuClient run;
    /// Requests of the rows in which violations are counted, and of the others.
    std::uint64_t requests;
};

Result runRtu(const SerialClient& client, std::uint32_t baud, int registers, std::uint64_t wanted)
{
    PacedSlave slave{baud};
    constexpr std::uint64_t warmUp = 3;
    double begun = 0;
    double cpu = 0;
    std::uint64_t first = 0;
    client.run(slave.path(), baud, registers, [&] {
        if (begun == 0 && slave.answers() >= warmUp) {
            begun = wallSeconds();
            cpu = cpuMicros();
            first = slave.answers();
        }
        return slave.answers() >= wanted;
    });
    const double polls = static_cast<double>(slave.answers() - first);
    const double rate = polls / (wallSeconds() - begun);
    return {client.name, rate, (cpuMicros() - cpu) / polls, rate / slave.ceiling(registers), slave.violations(), slave.answers()};
}

constexpr int fewRegisters = 10;
constexpr int manyRegisters = 100;
constexpr double percent = 100;

/// One rate: ours asks 500 times (10,000 times above 19200 Bd, where silences are shortest), the others a fifth of it.
void compareRtu(std::uint32_t baud, bool quick)
{
    constexpr std::uint32_t slow = 19'200;
    constexpr std::uint64_t some = 100;
    const std::uint64_t counted = quick ? some : baud > slow ? 10'000 : 500;
    const std::array<SerialClient, 3> clients{SerialClient{"gaffer", oursOverRtu, counted},
                                              SerialClient{"libmodbus", libmodbusOverRtu, std::max(some, counted / 5)},
                                              SerialClient{"QtSerialBus", qtOverRtu, std::max(some, counted / 5)}};
    for (const int registers : {fewRegisters, manyRegisters}) {
        std::vector<Result> results;
        for (const SerialClient& client : clients)
            results.push_back(runRtu(client, baud, registers, registers == fewRegisters ? client.requests : some));
        for (const Result& result : results)
            std::printf("%-12s %7u %5d %10.1f %8.1f%% %8.3f %8llu/%-6llu %9.0f\n", result.client, baud, registers,
                        result.pollsPerSecond, percent * result.ceiling, result.pollsPerSecond / results.back().pollsPerSecond,
                        static_cast<unsigned long long>(result.violations), static_cast<unsigned long long>(result.requests),
                        result.cpuPerPoll);
        std::fflush(stdout);
    }
}

Result resultOf(const char* client, const Stretch& stretch)
{
    const auto polls = static_cast<double>(stretch.polls);
    return {client, polls / stretch.seconds, stretch.cpuMicros / polls};
}

/// The round in the middle, by CPU time: what else the computer does spoils single rounds.
Result middle(std::vector<Result> rounds)
{
    std::sort(rounds.begin(), rounds.end(), [](const Result& a, const Result& b) { return a.cpuPerPoll < b.cpuPerPoll; });
    return rounds[rounds.size() / 2];
}

/// Over one connection and over a hundred; the clients take turns, a second each. The peers poll as fast as they can; so does
/// ours over a hundred connections, while over one it has a full bus to poll: 247 slaves ten times a second.
void compareTcp(int rounds)
{
    const TcpSlave slave;
    struct Load {
        int connections;
        /// Devices of ours on each connection, each read ten times a second.
        int devices;
    };
    constexpr int period = 100;
    constexpr double second = 1;
    std::printf("%-12s %11s %10s %8s %12s %8s\n", "client", "connections", "polls/s", "of Qt's", "CPU us/poll", "of Qt's");
    for (const Load load : {Load{1, 247}, Load{100, 40}}) {
        std::array<std::vector<Result>, 3> all;
        for (int round = 0; round < rounds; ++round) {
            const Stretch ours = oursOverTcp(slave.port(), load.connections, load.devices, period, second);
            all[0].push_back(resultOf("gaffer", ours));
            all[1].push_back(resultOf("libmodbus", libmodbusOverTcp(slave.port(), load.connections, second)));
            all[2].push_back(resultOf("QtSerialBus", qtOverTcp(slave.port(), load.connections, second)));
        }
        const Result qt = middle(all[2]);
        for (const Result& result : {middle(all[0]), middle(all[1]), qt})
            std::printf("%-12s %11d %10.0f %8.3f %12.2f %8.3f\n", result.client, load.connections, result.pollsPerSecond,
                        result.pollsPerSecond / qt.pollsPerSecond, result.cpuPerPoll, result.cpuPerPoll / qt.cpuPerPoll);
        std::fflush(stdout);
    }
    const double seconds = rounds;
    constexpr int everySecond = 1000;
    constexpr int slaves = 100;
    const Stretch calm = oursOverTcp(slave.port(), 1, slaves, everySecond, seconds);
    constexpr double microsPerSecond = 1e6;
    std::printf("gaffer, 100 slaves x 10 registers at 1 Hz: %.0f good polls/s, %.2f %% of a core\n",
                static_cast<double>(calm.polls) / calm.seconds, percent * calm.cpuMicros / calm.seconds / microsPerSecond);
}

void measureMemory()
{
    const double before = residentMegabytes();
    const TcpSlave slave;
    double after = 0;
    const auto polls = oursOverTcp(slave.port(), 20, 25, 1000, 2.0, [&] { after = residentMegabytes(); }).polls;
    std::printf("gaffer, 5,000 points: %.1f MB resident with all of them, %.1f before (%llu good polls)\n", after, before,
                static_cast<unsigned long long>(polls));
}

} // namespace
} // namespace gaffer::bench

int main(int argc, char** argv)
{
    const QCoreApplication application{argc, argv};
    const std::vector<std::string> words(argv + 1, argv + argc);
    const auto said = [&](const char* word) { return std::find(words.begin(), words.end(), word) != words.end(); };
    const bool quick = said("--quick");
    const bool all = words.size() == (quick ? 1U : 0U);
    // Memory first: what the peers take later must not be counted.
    if (all || said("memory")) gaffer::bench::measureMemory();
    if (all || said("tcp")) gaffer::bench::compareTcp(quick ? 3 : 9);
    if (!all && !said("rtu")) return 0;
    std::printf("%-12s %7s %5s %10s %9s %8s %15s %10s\n", "client", "baud", "regs", "polls/s", "ceiling", "of Qt's",
                "t3.5 violations", "CPU us/poll");
    for (const std::uint32_t baud : {9600U, 19200U, 115200U})
        if (words.empty() || !std::isdigit(static_cast<unsigned char>(words.back().front())) ||
            said(std::to_string(baud).c_str()))
            gaffer::bench::compareRtu(baud, quick);
    return 0;
}
