#include "drivers/bus/answer_memory.hpp"

#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;
constexpr MonoTime start{1h};
constexpr Micros window{4s};

modbus::Request ask(std::uint16_t address, std::uint16_t count = 2, std::uint8_t unit = 1)
{
    return modbus::readRequest(unit, Table::Holding, address, count);
}

class Remembered : public testing::Test {
protected:
    void keep(const modbus::Request& request, std::uint16_t content, MonoTime now)
    {
        m_memory.keep(request.rule, request.pdu, pduOf(content), now);
    }
    [[nodiscard]] bool knows(const modbus::Request& request, std::uint16_t content, MonoTime now) const
    {
        return m_memory.knows(request.rule, request.pdu, pduOf(content), now, window);
    }
    /// Two registers as the slave of the tests holds them at an address.
    static test::Octets pduOf(std::uint16_t address) { return test::replyPdu({0, 1, 3, address, 2}); }
    AnswerMemory m_memory;
};

TEST_F(Remembered, AnswersAreKnownAsThoseToOtherQuestionsOnly)
{
    keep(ask(0), 0, start);
    EXPECT_TRUE(knows(ask(100), 0, start));
    EXPECT_FALSE(knows(ask(0), 0, start));
    EXPECT_FALSE(knows(ask(100), 100, start));
    EXPECT_FALSE(knows(ask(100, 3), 0, start));
    EXPECT_FALSE(knows(ask(100, 2, 2), 0, start));
}

TEST_F(Remembered, AnswersAreForgottenAfterTheWindowUnlessRenewed)
{
    keep(ask(0), 0, start);
    EXPECT_TRUE(knows(ask(100), 0, start + window - 1us));
    EXPECT_FALSE(knows(ask(100), 0, start + window));
    m_memory.renew(ask(0).rule, pduOf(0), start + 2s);
    EXPECT_TRUE(knows(ask(100), 0, start + window));
    EXPECT_FALSE(m_memory.copyCouldPass(ask(100).rule, ask(100).pdu, start + 2s + window, window));
}

TEST_F(Remembered, OldValuesOfAQuestionStayBesideTheNewOne)
{
    keep(ask(0), 0, start);
    keep(ask(0), 7, start + 1s);
    EXPECT_TRUE(knows(ask(100), 0, start + 2s));
    EXPECT_TRUE(knows(ask(100), 7, start + 2s));
    keep(ask(0), 7, start + 2s);
    EXPECT_EQ(m_memory.size(), 2U);
}

TEST_F(Remembered, TheOldestGoesWhenTooManyAreKept)
{
    for (std::uint16_t i = 0; i < 3000; ++i) keep(ask(i), i, start + i * 1us);
    EXPECT_LE(m_memory.size(), 1024U);
    EXPECT_TRUE(knows(ask(9000), 2999, start + 3ms));
    EXPECT_FALSE(knows(ask(9000), 0, start + 3ms));
}

TEST_F(Remembered, ACopyIsFoundBehindNoiseAndRemembersItsSlave)
{
    keep(ask(0), 0, start);
    const test::Octets truth = test::replyFrame({0, 1, 3, 0, 2}, false);
    test::Octets noisy{0x55, 0x01};
    noisy.insert(noisy.end(), truth.begin(), truth.end());
    EXPECT_FALSE(m_memory.findCopy(test::Octets(noisy.begin(), noisy.end() - 1), start + 1s, window));
    EXPECT_FALSE(m_memory.findCopy(test::replyFrame({0, 1, 3, 8, 2}, false), start + 1s, window));
    EXPECT_FALSE(m_memory.findCopy({}, start + 1s, window));
    EXPECT_FALSE(m_memory.copies(1, start + 1s));
    EXPECT_TRUE(m_memory.findCopy(noisy, start + 1s, window));
    EXPECT_TRUE(m_memory.copies(1, start + 1s));
    EXPECT_FALSE(m_memory.copies(2, start + 1s));
    EXPECT_FALSE(m_memory.copies(1, start + 12min));
}

} // namespace
} // namespace gaffer
