// Ours beside libmodbus and Qt SerialBus in one run: share of the wire's ceiling over RTU, CPU per poll over TCP.
#include "tests/bench/drivers/clients.hpp"
#include "tests/bench/drivers/paced_slave.hpp"
#include "tests/drivers/support/child.hpp"
#include "tests/drivers/support/plain_slave.hpp"

#include <QCoreApplication>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gaffer::bench {
namespace {

double cpuMicros()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto micros = [](const timeval& t) { return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_usec); };
    return micros(usage.ru_utime) + micros(usage.ru_stime);
}

double wallSeconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

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

void compareRtu(std::uint64_t requests)
{
    struct Row {
        const char* name;
        RtuClient run;
    };
    const std::vector<Row> rows{{"gaffer", oursOverRtu}, {"libmodbus", libmodbusOverRtu}, {"QtSerialBus", qtOverRtu}};
    std::printf("%-12s %7s %5s %10s %9s %12s %10s\n", "client", "baud", "regs", "polls/s", "ceiling", "violations", "CPU us");
    for (const std::uint32_t baud : {9600U, 19200U, 115200U})
        for (const int registers : {10, 100})
            for (const Row& row : rows) {
                PacedSlave slave{baud};
                const std::uint64_t wanted = baud > 19200U && registers == 10 ? requests * 20 : requests;
                double begun = 0;
                double cpu = 0;
                std::uint64_t first = 0;
                row.run(slave.path(), baud, registers, [&] {
                    if (begun == 0 && slave.answers() >= 3) {
                        begun = wallSeconds();
                        cpu = cpuMicros();
                        first = slave.answers();
                    }
                    return slave.answers() >= wanted;
                });
                const double polls = static_cast<double>(slave.answers() - first);
                const double rate = polls / (wallSeconds() - begun);
                std::printf("%-12s %7u %5d %10.1f %8.1f%% %6llu/%-6llu %9.0f\n", row.name, baud, registers, rate,
                            100 * rate / slave.ceiling(registers), static_cast<unsigned long long>(slave.violations()),
                            static_cast<unsigned long long>(slave.answers()), (cpuMicros() - cpu) / polls);
                std::fflush(stdout);
            }
}

void report(const char* name, double cpu, std::uint64_t polls, double seconds)
{
    std::printf("%-34s %9.0f polls/s %7.2f CPU us/poll\n", name, static_cast<double>(polls) / seconds,
                cpu / static_cast<double>(polls));
    std::fflush(stdout);
}

template <class Run> void measure(const char* name, const Run& run)
{
    const double cpu = cpuMicros();
    const double begun = wallSeconds();
    const std::uint64_t polls = run();
    report(name, cpuMicros() - cpu, polls, wallSeconds() - begun);
}

void compareTcp(double seconds)
{
    const TcpSlave slave;
    constexpr std::uint64_t peerPolls = 40'000;
    measure("gaffer, 100 connections", [&] { return oursOverTcp(slave.port(), 100, 100, 100, seconds); });
    measure("libmodbus, 1 connection", [&] { return libmodbusOverTcp(slave.port(), peerPolls); });
    measure("QtSerialBus, 1 connection", [&] { return qtOverTcp(slave.port(), peerPolls); });
    const double cpu = cpuMicros();
    const std::uint64_t polls = oursOverTcp(slave.port(), 1, 100, 1000, seconds);
    std::printf("gaffer, 100 slaves x 10 registers at 1 Hz: %llu good polls, %.2f %% of a core\n",
                static_cast<unsigned long long>(polls), (cpuMicros() - cpu) / seconds / 1e4);
}

} // namespace
} // namespace gaffer::bench

int main(int argc, char** argv)
{
    const QCoreApplication application{argc, argv};
    const bool quick = argc > 1 && std::strcmp(argv[1], "--quick") == 0;
    // Memory first: what the peers take later must not be counted.
    {
        const double before = gaffer::bench::residentMegabytes();
        const auto polls = gaffer::bench::oursOverTcp(1, 20, 25, 1000, 1.0);
        std::printf("gaffer, 5,000 points: %.1f MB resident, %.1f of them before (%llu good polls: nobody listens)\n",
                    gaffer::bench::residentMegabytes(), before, static_cast<unsigned long long>(polls));
    }
    gaffer::bench::compareTcp(quick ? 3 : 10);
    gaffer::bench::compareRtu(quick ? 100 : 500);
    return 0;
}
