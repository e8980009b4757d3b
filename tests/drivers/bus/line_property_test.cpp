#include "drivers/bus/line.hpp"

#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>

// A line between a master that keeps to what confusion() says and a slave that answers when it likes.
namespace gaffer {
namespace {

using namespace std::chrono_literals;

struct Counts {
    std::size_t asked{};
    std::size_t right{};
    std::size_t late{};
    std::size_t silent{};
};

class SlowWire {
public:
    SlowWire(bool tcp, unsigned seed)
        : m_tcp{tcp}, m_chance{seed}, m_line{tcp ? LineSettings{} : serialLine(19200, Parity::None, 1)}
    {
    }

    /// So many questions, each answered after up to `slowest`.
    Counts play(int questions, Micros slowest)
    {
        while (static_cast<int>(m_counts.asked) < questions) {
            if (!m_line.busy() && m_now >= m_line.sendableAt()) askSomething(slowest);
            m_now += Micros{pick(200, 30'000)};
            deliver();
            listen();
        }
        return m_counts;
    }

private:
    int pick(int low, int high) { return std::uniform_int_distribution<int>{low, high}(m_chance); }

    void askSomething(Micros slowest)
    {
        const auto unit = static_cast<std::uint8_t>(pick(1, 3));
        const auto address = static_cast<std::uint16_t>(pick(0, 5) * 50);
        const auto request = modbus::readRequest(unit, pick(0, 3) == 0 ? Table::Input : Table::Holding, address,
                                                 static_cast<std::uint16_t>(pick(1, 3)));
        if (m_line.confusion(request, m_now) == Confusion::Other) return;
        const modbus::ByteView frame = m_line.send(request, 150ms, m_now);
        m_asked = test::takeRead(frame, m_tcp);
        ++m_counts.asked;
        // One reply in ten never comes.
        if (pick(0, 9) == 0) return;
        m_wire.emplace(m_now + Micros{pick(2'000, static_cast<int>(slowest.count()))}, test::replyFrame(m_asked, m_tcp));
    }

    void deliver()
    {
        while (!m_wire.empty() && m_wire.begin()->first <= m_now) {
            m_line.received(m_wire.begin()->second, m_now);
            m_wire.erase(m_wire.begin());
            // Two slow replies in one heap are told apart as two.
            listen();
        }
    }

    void listen()
    {
        while (const auto event = m_line.next(m_now)) {
            if (event->kind == LineEventKind::Answer) {
                ASSERT_EQ(test::toHex(event->pdu), test::toHex(test::replyPdu(m_asked)));
                ++m_counts.right;
            }
            if (event->kind == LineEventKind::Late) ++m_counts.late;
            if (event->kind == LineEventKind::Silence) ++m_counts.silent;
            ASSERT_NE(event->kind, LineEventKind::Broken);
        }
    }

    bool m_tcp;
    std::mt19937 m_chance;
    Line m_line;
    MonoTime m_now{1h};
    test::AskedRead m_asked;
    std::multimap<MonoTime, test::Octets> m_wire;
    Counts m_counts;
};

class LineProperty : public testing::TestWithParam<bool> {};

TEST_P(LineProperty, AnAnswerIsAlwaysThatToTheQuestionHoweverLateTheRepliesAre)
{
    for (unsigned seed = 1; seed <= 10; ++seed) {
        const Counts counts = SlowWire{GetParam(), seed}.play(400, 3s);
        EXPECT_GT(counts.right, 0U) << "seed " << seed;
        EXPECT_GT(counts.late, 50U) << "seed " << seed;
        EXPECT_GT(counts.silent, 100U) << "seed " << seed;
    }
}

TEST_P(LineProperty, AQuickSlaveIsHeardEveryTime)
{
    for (unsigned seed = 1; seed <= 5; ++seed) {
        const Counts counts = SlowWire{GetParam(), seed}.play(400, 50ms);
        EXPECT_GE(counts.right + counts.silent, counts.asked - 1) << "seed " << seed;
        // Answers that are doubted once come late to the question they were taken from.
        EXPECT_LT(counts.late, counts.asked / 10) << "seed " << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(Wires, LineProperty, testing::Bool(), [](const auto& one) { return one.param ? "Tcp" : "Rtu"; });

/// What a slave's echo, copies and noise in front of an answer must not change.
TEST(LineBytes, BytesThatComeOneByOneGiveTheSameAsAllAtOnce)
{
    std::mt19937 chance{9};
    for (int round = 0; round < 200; ++round) {
        const auto request = modbus::readRequest(1, Table::Holding, 10, 4);
        const auto truth = test::replyFrame({0, 1, 3, 10, 4}, false);
        test::Octets bytes(chance() % 6, 0x55);
        bytes.insert(bytes.end(), truth.begin(), truth.end());
        Line whole{serialLine(9600, Parity::None, 1)};
        whole.send(request, 500ms, MonoTime{1h});
        whole.received(bytes, MonoTime{1h} + 100ms);
        const auto wanted = whole.next(MonoTime{1h} + 100ms);
        ASSERT_TRUE(wanted && wanted->kind == LineEventKind::Answer);
        Line split{serialLine(9600, Parity::None, 1)};
        split.send(request, 500ms, MonoTime{1h});
        std::optional<LineEvent> got;
        MonoTime now = MonoTime{1h} + 20ms;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t size = std::min<std::size_t>(1 + chance() % 3, bytes.size() - at);
            ASSERT_FALSE(got);
            split.received(std::span{bytes}.subspan(at, size), now);
            got = split.next(now);
            at += size;
            now += 1ms;
        }
        ASSERT_TRUE(got && got->kind == LineEventKind::Answer) << round;
        EXPECT_EQ(test::toHex(got->pdu), test::toHex(wanted->pdu));
    }
}

TEST(LineBytes, OverTcpTheIdGoesRoundWithoutHarm)
{
    Line line{LineSettings{}};
    MonoTime now{1h};
    for (int i = 0; i < 70'000; ++i) {
        const auto frame = line.send(modbus::readRequest(1, Table::Holding, static_cast<std::uint16_t>(i % 100), 1), 500ms, now);
        const auto reply = test::replyFrame(test::takeRead(frame, true), true);
        line.received(reply, now);
        const auto event = line.next(now);
        ASSERT_TRUE(event && event->kind == LineEventKind::Answer) << i;
        now += 1ms;
    }
}

} // namespace
} // namespace gaffer
