#include "drivers/transport/link.hpp"

#include "drivers/transport/serial_link.hpp"
#include "drivers/transport/tcp_link.hpp"
#include "tests/drivers/support/bench_wiring.hpp"

#include <boost/asio/io_context.hpp>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(MakeLink, GivesEachTransportItsLink)
{
    boost::asio::io_context io;
    BusWiring gate = test::tcpBus(502);
    gate.transport = Transport::RtuOverTcp;
    EXPECT_NE(dynamic_cast<TcpLink*>(makeLink(io, test::tcpBus(502), {}).get()), nullptr);
    EXPECT_NE(dynamic_cast<TcpLink*>(makeLink(io, gate, {}).get()), nullptr);
    EXPECT_NE(dynamic_cast<SerialLink*>(makeLink(io, test::rtuBus(), {}).get()), nullptr);
}

TEST(MakeLink, TheLinkIsClosedUntilItIsToldToOpen)
{
    boost::asio::io_context io;
    int told = 0;
    const auto link = makeLink(io, test::rtuBus("/dev/there-is-none"),
                               {[&] { ++told; }, [&](modbus::ByteView) { ++told; }, [&](std::string, Reason) { ++told; }});
    link->send(modbus::Bytes{1, 2});
    link->close();
    io.run();
    EXPECT_EQ(told, 0);
}

TEST(MakeLink, ALinkDroppedWhileItOpensTellsNobody)
{
    boost::asio::io_context io;
    int told = 0;
    LinkEvents events{[&] { ++told; }, [](modbus::ByteView) {}, [&](std::string, Reason) { ++told; }};
    for (const BusWiring& wiring : {test::rtuBus("/dev/there-is-none"), test::tcpBus(1)}) {
        auto link = makeLink(io, wiring, events);
        link->open();
        link.reset();
    }
    io.run_for(std::chrono::milliseconds{50});
    EXPECT_EQ(told, 0);
}

} // namespace
} // namespace gaffer
