#include "drivers/buses.hpp"
#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/child.hpp"
#include "tests/drivers/support/furnace_rows.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include <functional>
#include <map>

namespace gaffer {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using test::Child;

const std::string replay = test::sharedFile("tools/replay_slave.py");

/// The replaying slave of the shared tools, which is not part of the project, on one of the three transports.
class ReplayedFurnace : public testing::TestWithParam<Transport> {
protected:
    void SetUp() override
    {
        if (replay.empty()) GTEST_SKIP() << "needs shared/tools/replay_slave.py beside the project";
        m_port = test::freePort();
        m_wiring.buses.push_back(GetParam() == Transport::Rtu ? test::rtuBus(m_ptys.ours) : test::tcpBus(m_port));
        m_wiring.buses.front().transport = GetParam();
        m_wiring.devices.push_back(test::furnaceDevice());
        startSlave();
        m_buses = std::make_unique<Buses>(m_io, m_wiring, m_clock, 1.0, [this](Scan scan) { take(std::move(scan)); });
    }

    void startSlave()
    {
        const bool serial = GetParam() == Transport::Rtu;
        std::vector<std::string> command{"/usr/bin/python3", replay, std::string{nameOf(GetParam())},
                                         serial ? m_ptys.theirs : std::to_string(m_port)};
        if (serial) command.emplace_back("9600");
        m_slave = std::make_unique<Child>(command);
        ASSERT_TRUE(m_slave->waitFor("ready", 20));
    }

    void take(Scan scan)
    {
        m_good = true;
        for (std::size_t i = 0; i < scan.samples.size(); ++i) {
            const std::string name = scan.layout->points[i].name.value;
            m_last[name] = scan.samples[i];
            if (name != "io.broken" && !scan.samples[i].mark.good()) m_good = false;
            if (name == "io.row" && scan.samples[i].mark.good()) checkRow(scan);
        }
    }

    /// All temperatures of one scan stand in the row whose number came with them.
    void checkRow(const Scan& scan)
    {
        const auto row = static_cast<std::size_t>(m_last["io.row"].value);
        for (int t = 1; t <= 6; ++t) {
            const auto column = static_cast<std::size_t>(t - 1);
            EXPECT_EQ(scan.layout->points[column].name.value, "io.t" + std::to_string(t));
            EXPECT_NEAR(scan.samples[column].value, m_rows.at(row).at(column), 1e-9);
        }
        m_seenRows.push_back(row);
    }

    bool runUntil(const std::function<bool()>& met, milliseconds limit)
    {
        const auto end = steady_clock::now() + limit;
        while (steady_clock::now() < end) {
            if (met()) return true;
            m_io.run_one_until(end);
        }
        return met();
    }

    test::PtyPair m_ptys;
    std::uint16_t m_port{};
    Wiring m_wiring;
    boost::asio::io_context m_io;
    test::WallClock m_clock;
    std::unique_ptr<Child> m_slave;
    std::unique_ptr<Buses> m_buses;
    std::map<std::string, Sample> m_last;
    std::vector<std::vector<double>> m_rows{test::furnaceRows()};
    std::vector<std::size_t> m_seenRows;
    bool m_good{false};
};

TEST_P(ReplayedFurnace, GivesTheTemperaturesOfEachRowAndNeverTheBrokenSensor)
{
    m_buses->start();
    ASSERT_TRUE(runUntil([&] { return m_seenRows.size() >= 4; }, milliseconds{8000}));
    EXPECT_EQ(m_last["io.broken"].mark, badMark(Reason::SensorBreak));
    EXPECT_EQ(m_last["io.broken"].raw, 31000);
    EXPECT_TRUE(m_last["io.closed1"].mark.good());
    EXPECT_TRUE(std::is_sorted(m_seenRows.begin(), m_seenRows.end()));
}

TEST_P(ReplayedFurnace, IsNotGoodWithin3sOfTheSlavesDeathAndGoodWithin3sOfItsReturn)
{
    m_buses->start();
    ASSERT_TRUE(runUntil([&] { return m_good; }, milliseconds{4000}));
    for (int round = 0; round < 2; ++round) {
        m_slave->kill();
        ASSERT_TRUE(runUntil([&] { return !m_good; }, milliseconds{3000})) << "round " << round;
        startSlave();
        ASSERT_TRUE(runUntil([&] { return m_good; }, milliseconds{3000})) << "round " << round;
    }
}

TEST_P(ReplayedFurnace, SaysPortLostForAPulledCableAndIsGoodAgainSoonAfter)
{
    if (GetParam() != Transport::Rtu) GTEST_SKIP() << "cables only";
    m_buses->start();
    ASSERT_TRUE(runUntil([&] { return m_good; }, milliseconds{4000}));
    m_slave->kill();
    m_ptys.unplug();
    ASSERT_TRUE(runUntil([&] { return m_last["io.t1"].mark == badMark(Reason::PortLost); }, milliseconds{1000}));
    m_ptys.plug();
    startSlave();
    EXPECT_TRUE(runUntil([&] { return m_good; }, milliseconds{3000}));
}

INSTANTIATE_TEST_SUITE_P(OnEveryTransport, ReplayedFurnace,
                         testing::Values(Transport::Tcp, Transport::Rtu, Transport::RtuOverTcp), [](const auto& one) {
                             std::string name{nameOf(one.param)};
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace gaffer
