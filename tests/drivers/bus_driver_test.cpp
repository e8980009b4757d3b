#include "drivers/bus_driver.hpp"

#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/child.hpp"
#include "tests/drivers/support/loopback_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

/// A bus on a real connection and the real steady clock.
class BusDriverTest : public testing::Test {
protected:
    BusDriverTest()
    {
        slave.registers = {{1, 850}};
        plan.wiring = test::device("F1", 1, {test::holdingPoint("pv", 1)});
        plan.wiring.every = 100ms;
    }

    std::unique_ptr<BusDriver> driver(std::uint16_t port)
    {
        return std::make_unique<BusDriver>(io, test::tcpBus(port), clock, 1.0,
                                           [this](Scan scan) { scans.push_back(std::move(scan)); });
    }

    template <class Met> bool runUntil(Met met)
    {
        const auto end = std::chrono::steady_clock::now() + 3s;
        while (!met() && std::chrono::steady_clock::now() < end) {
            io.restart();
            io.run_one_until(end);
        }
        return met();
    }

    [[nodiscard]] bool good() const { return !scans.empty() && scans.back().samples[0].mark.good(); }

    boost::asio::io_context io;
    test::WallClock clock;
    test::LoopbackSlave slave{io};
    DevicePlan plan;
    std::vector<Scan> scans;
};

TEST_F(BusDriverTest, PollsInTheRhythmOfTheWall)
{
    const auto bus = driver(slave.port());
    bus->start({plan});
    ASSERT_TRUE(runUntil([&] { return scans.size() >= 2; }));
    const auto begun = std::chrono::steady_clock::now();
    const std::size_t before = scans.size();
    ASSERT_TRUE(runUntil([&] { return scans.size() >= before + 3; }));
    const auto took = std::chrono::steady_clock::now() - begun;
    EXPECT_GE(took, 200ms);
    EXPECT_EQ(scans.back().samples[0].value, 850);
    EXPECT_EQ(toMillis(scans.back().scheduled) % 100, 0);
}

TEST_F(BusDriverTest, ANearerWishOvertakesTheTimerThatIsSet)
{
    plan.wiring.every = 1h;
    const auto bus = driver(slave.port());
    bus->start({plan});
    ASSERT_TRUE(runUntil([&] { return good(); }));
    plan.wiring.every = 100ms;
    bus->configure({plan});
    const std::size_t before = scans.size();
    EXPECT_TRUE(runUntil([&] { return scans.size() >= before + 2; }));
}

TEST_F(BusDriverTest, FindsAServerThatIsStartedLater)
{
    const std::uint16_t port = test::freePort();
    const auto bus = driver(port);
    bus->start({plan});
    ASSERT_TRUE(runUntil([&] { return !scans.empty(); }));
    EXPECT_EQ(scans.back().samples[0].mark, badMark(Reason::PortLost));
    boost::asio::ip::tcp::acceptor late{io, {boost::asio::ip::address_v4::loopback(), port}};
    bool found = false;
    late.async_accept([&](const boost::system::error_code& error, const boost::asio::ip::tcp::socket&) { found = !error; });
    EXPECT_TRUE(runUntil([&] { return found; }));
}

TEST_F(BusDriverTest, TellsWaitingErrandsWhenItGoes)
{
    auto bus = driver(slave.port());
    bus->start({plan});
    ASSERT_TRUE(runUntil([&] { return good(); }));
    std::vector<AnswerKind> ends;
    for (int i = 0; i < 3; ++i) {
        Errand errand;
        errand.request = modbus::readRequest(1, Table::Holding, 1, 1);
        errand.done = [&](const ErrandEnd& end) { ends.push_back(end.kind); };
        bus->ask(std::move(errand));
    }
    bus.reset();
    EXPECT_EQ(ends, (std::vector{AnswerKind::LinkLost, AnswerKind::LinkLost, AnswerKind::LinkLost}));
    const std::size_t before = scans.size();
    io.restart();
    io.run_for(150ms);
    EXPECT_EQ(scans.size(), before);
}

TEST_F(BusDriverTest, AnErrandWhileTheLinkIsDownEndsAtOnce)
{
    const auto bus = driver(test::freePort());
    bus->start({plan});
    std::optional<AnswerKind> kind;
    Errand errand;
    errand.request = modbus::readRequest(1, Table::Holding, 1, 1);
    errand.done = [&](const ErrandEnd& end) { kind = end.kind; };
    bus->ask(std::move(errand));
    EXPECT_EQ(kind, AnswerKind::LinkLost);
}

} // namespace
} // namespace gaffer
