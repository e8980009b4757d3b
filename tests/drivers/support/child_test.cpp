#include "tests/drivers/support/child.hpp"

#include <gtest/gtest.h>

#include <array>
#include <set>

#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gaffer::test {
namespace {

constexpr std::size_t wanted = 60;

TEST(FreePort, NeverGivesAPortTwice)
{
    std::set<std::uint16_t> seen;
    for (std::size_t i = 0; i < wanted; ++i) seen.insert(freePort());
    EXPECT_EQ(seen.size(), wanted);
}

TEST(FreePort, TwoProcessesAtOnceNeverGetTheSame)
{
    std::array<int, 2> told{};
    std::array<int, 2> held{};
    ASSERT_EQ(::pipe(told.data()), 0);
    ASSERT_EQ(::pipe(held.data()), 0);
    const pid_t other = ::fork();
    if (other == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::close(held[1]);
        std::array<std::uint16_t, wanted> theirs{};
        for (std::uint16_t& port : theirs) port = freePort();
        bool well = ::write(told[1], theirs.data(), sizeof theirs) == sizeof theirs;
        // Lives until the pipe is closed.
        well = ::read(held[0], theirs.data(), 1) == 0 && well;
        ::_exit(well ? 0 : 1);
    }
    std::set<std::uint16_t> seen;
    for (std::size_t i = 0; i < wanted; ++i) seen.insert(freePort());
    std::array<std::uint16_t, wanted> theirs{};
    ASSERT_EQ(::read(told[0], theirs.data(), sizeof theirs), static_cast<ssize_t>(sizeof theirs));
    for (const std::uint16_t port : theirs) EXPECT_TRUE(seen.insert(port).second) << port;
    for (const int end : {told[0], told[1], held[0], held[1]}) ::close(end);
    int status = -1;
    EXPECT_EQ(::waitpid(other, &status, 0), other);
    EXPECT_EQ(status, 0);
}

TEST(FreePort, PassesOverAPortThatSomebodyListensOn)
{
    const std::uint16_t next = static_cast<std::uint16_t>(freePort() + 1);
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(next);
    static_cast<void>(::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address));
    ASSERT_EQ(::listen(listener, 1), 0);
    EXPECT_NE(freePort(), next);
    ::close(listener);
}

} // namespace
} // namespace gaffer::test
