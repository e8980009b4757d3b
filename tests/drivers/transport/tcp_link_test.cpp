#include "drivers/transport/tcp_link.hpp"

#include "tests/drivers/support/child.hpp"
#include "tests/drivers/support/loopback_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

TEST(TcpLink, TellsThatNobodyListens)
{
    boost::asio::io_context io;
    std::string trouble;
    TcpLink link{io,
                 "127.0.0.1",
                 test::freePort(),
                 {[] {}, [](modbus::ByteView) {}, [&](std::string why, Reason) { trouble = std::move(why); }}};
    link.open();
    io.run_for(1s);
    EXPECT_NE(trouble.find("refused"), std::string::npos);
}

/// This computer by its name, or by its number where nobody gave it the name.
std::string thisComputer(boost::asio::io_context& io)
{
    boost::system::error_code unknown;
    boost::asio::ip::tcp::resolver{io}.resolve("localhost", "", unknown);
    return unknown ? "127.0.0.1" : "localhost";
}

TEST(TcpLink, ClosedByItsOwnerItIsSilent)
{
    boost::asio::io_context io;
    test::LoopbackSlave slave{io};
    int told = 0;
    bool opened = false;
    TcpLink link{io,
                 thisComputer(io),
                 slave.port(),
                 {[&] { opened = true; }, [](modbus::ByteView) {}, [&](std::string, Reason) { ++told; }}};
    link.open();
    const auto end = std::chrono::steady_clock::now() + 2s;
    while (!opened && std::chrono::steady_clock::now() < end) io.run_one_until(end);
    EXPECT_TRUE(opened);
    link.close();
    link.send(modbus::Bytes{1});
    io.run_for(50ms);
    EXPECT_EQ(told, 0);
}

TEST(TcpLink, OpensAgainAndAgainAndLeavesNothingOpenBehind)
{
    boost::asio::io_context io;
    test::LoopbackSlave slave{io};
    int opened = 0;
    TcpLink link{io, "127.0.0.1", slave.port(), {[&] { ++opened; }, [](modbus::ByteView) {}, [](std::string, Reason) {}}};
    for (int round = 1; round <= 50; ++round) {
        link.open();
        const auto end = std::chrono::steady_clock::now() + 2s;
        while (opened < round && std::chrono::steady_clock::now() < end) io.run_one_until(end);
        ASSERT_EQ(opened, round);
    }
    link.close();
    io.run_for(20ms);
    EXPECT_EQ(slave.connections, 50U);
}

TEST(TcpLink, TellsAHostThatCannotBeFoundByItsName)
{
    boost::asio::io_context io;
    std::string trouble;
    TcpLink link{io,
                 "no-such-host.invalid",
                 502,
                 {[] {}, [](modbus::ByteView) {}, [&](std::string why, Reason) { trouble = std::move(why); }}};
    link.open();
    const auto end = std::chrono::steady_clock::now() + 3s;
    while (trouble.empty() && std::chrono::steady_clock::now() < end) io.run_one_until(end);
    EXPECT_FALSE(trouble.empty());
}

} // namespace
} // namespace gaffer
