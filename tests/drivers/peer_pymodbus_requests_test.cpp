#include "drivers/buses.hpp"
#include "drivers/modbus/reply.hpp"
#include "tests/drivers/support/bench_wiring.hpp"
#include "tests/drivers/support/child.hpp"

#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>

#include <chrono>
#include <optional>

// Every kind of request to Debian's pymodbus, a slave that nobody here wrote.
namespace gaffer {
namespace {

using namespace std::chrono_literals;
using Words = std::vector<std::uint16_t>;
using Bytes = std::vector<std::uint8_t>;

class PymodbusSlave : public testing::TestWithParam<Transport> {
protected:
    void SetUp() override
    {
        const bool serial = GetParam() == Transport::Rtu;
        const std::uint16_t port = test::freePort();
        m_slave = std::make_unique<test::Child>(
            std::vector<std::string>{"/usr/bin/python3", GAFFER_SOURCE_DIR "/tests/drivers/support/pymodbus_slave.py",
                                     std::string{nameOf(GetParam())}, serial ? m_ptys.theirs : std::to_string(port)});
        ASSERT_TRUE(m_slave->waitFor("ready", 30)) << "python3-pymodbus is among packaging/packages.txt";
        Wiring wiring;
        wiring.buses.push_back(serial ? test::rtuBus(m_ptys.ours) : test::tcpBus(port));
        wiring.buses.front().transport = GetParam();
        DeviceWiring device = test::device("d", 1, {test::holdingPoint("a", 7, ValueKind::Uint16)});
        device.points.front().writable = WritableWiring{0, 60'000, "tender", std::nullopt};
        wiring.devices.push_back(device);
        m_buses =
            std::make_unique<Buses>(m_io, wiring, m_clock, 1.0, [this](const Scan& scan) { m_last = scan.samples.front(); });
        m_buses->start();
        // A serial slave may have said that it is ready before it listens.
        ASSERT_TRUE(runUntil([this] { return m_last.mark.good(); }, 10s));
    }

    bool runUntil(const std::function<bool()>& met, std::chrono::milliseconds limit = 5s)
    {
        const auto end = std::chrono::steady_clock::now() + limit;
        while (!met() && std::chrono::steady_clock::now() < end) m_io.run_one_until(end);
        return met();
    }

    Words read(Table table, std::uint16_t address, std::uint16_t count)
    {
        std::optional<Result<Words>> got;
        m_buses->read(BusId{"bus"}, 1, table, address, count, [&](Result<Words> words) { got = std::move(words); });
        EXPECT_TRUE(runUntil([&] { return got.has_value(); }));
        if (got && !*got) m_fault = got->error().text;
        return got && *got ? **got : Words{};
    }

    Bytes raw(const Bytes& pdu)
    {
        std::optional<Result<Bytes>> got;
        m_buses->raw(BusId{"bus"}, 1, pdu, [&](Result<Bytes> bytes) { got = std::move(bytes); });
        EXPECT_TRUE(runUntil([&] { return got.has_value(); }));
        if (got && !*got) m_fault = got->error().text;
        return got && *got ? **got : Bytes{};
    }

    test::PtyPair m_ptys;
    std::unique_ptr<test::Child> m_slave;
    boost::asio::io_context m_io;
    test::WallClock m_clock;
    Sample m_last{0, badMark(Reason::Starting), 0};
    std::unique_ptr<Buses> m_buses;
    std::string m_fault;
};

TEST_P(PymodbusSlave, GivesEveryTable)
{
    EXPECT_EQ(read(Table::Holding, 10, 3), (Words{31, 34, 37}));
    EXPECT_EQ(read(Table::Input, 10, 3), (Words{52, 57, 62}));
    EXPECT_EQ(read(Table::Coil, 2, 11), (Words{0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1}));
    EXPECT_EQ(read(Table::Discrete, 3, 4), (Words{0, 1, 0, 1}));
    const Words many = read(Table::Holding, 0, 125);
    ASSERT_EQ(many.size(), 125U);
    for (std::uint16_t i = 0; i < 125; ++i) EXPECT_EQ(many[i], 3 * i + 1);
    EXPECT_EQ(read(Table::Coil, 0, 200).size(), 200U);
}

TEST_P(PymodbusSlave, TakesEveryKindOfWrite)
{
    EXPECT_EQ(raw({5, 0, 1, 0xFF, 0}), (Bytes{5, 0, 1, 0xFF, 0}));
    EXPECT_EQ(raw({6, 0, 20, 0x12, 0x34}), (Bytes{6, 0, 20, 0x12, 0x34}));
    EXPECT_EQ(raw({15, 0, 4, 0, 2, 1, 3}), (Bytes{15, 0, 4, 0, 2}));
    EXPECT_EQ(raw({16, 0, 21, 0, 2, 4, 0, 9, 0, 8}), (Bytes{16, 0, 21, 0, 2}));
    // (0x1234 AND 0x00F2) OR (0x0025 AND NOT 0x00F2)
    EXPECT_EQ(raw({22, 0, 20, 0, 0xF2, 0, 0x25}), (Bytes{22, 0, 20, 0, 0xF2, 0, 0x25}));
    EXPECT_EQ(raw({23, 0, 30, 0, 1, 0, 23, 0, 1, 2, 0, 7}), (Bytes{23, 2, 0, 91}));
    EXPECT_EQ(read(Table::Holding, 20, 4), (Words{0x35, 9, 8, 7}));
    EXPECT_EQ(read(Table::Coil, 0, 6), (Words{1, 1, 0, 1, 1, 1}));
}

TEST_P(PymodbusSlave, SaysWhatItIsAndWhatItDoesNotHave)
{
    const modbus::Identity identity = modbus::takeIdentity(raw({43, 14, 1, 0}));
    ASSERT_GE(identity.objects.size(), 2U);
    EXPECT_EQ(identity.objects[0].text, "Peer");
    EXPECT_EQ(identity.objects[1].text, "SLAVE");
    EXPECT_EQ(read(Table::Holding, 199, 2), Words{});
    EXPECT_EQ(m_fault, modbus::exceptionText(2));
}

TEST_P(PymodbusSlave, TakesASetPointAndShowsItInTheNextPoll)
{
    std::optional<Outcome> written;
    m_buses->writePoint({PointName{"d.a"}, 1234, {"tender"}}, [&](Outcome outcome) { written = std::move(outcome); });
    ASSERT_TRUE(runUntil([&] { return written.has_value(); }));
    EXPECT_TRUE(*written) << written->error().text;
    EXPECT_TRUE(runUntil([&] { return m_last.value == 1234; }));
}

INSTANTIATE_TEST_SUITE_P(OnEveryTransport, PymodbusSlave, testing::Values(Transport::Tcp, Transport::Rtu, Transport::RtuOverTcp),
                         [](const auto& one) {
                             std::string name{nameOf(one.param)};
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace gaffer
