#include "drivers/bus/line.hpp"

#include "tests/drivers/support/plain_slave.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;
constexpr MonoTime start{std::chrono::hours{1}};

modbus::Request ask(std::uint16_t address, std::uint16_t count = 2)
{
    return modbus::readRequest(1, Table::Holding, address, count);
}

test::Octets answerTo(std::uint16_t address, std::uint16_t count = 2)
{
    return test::replyFrame({0, 1, 3, address, count}, false);
}

class RtuLine : public testing::Test {
protected:
    /// Feeds bytes and gives the first event.
    std::optional<LineEvent> feed(const test::Octets& bytes, MonoTime now)
    {
        line.received(bytes, now);
        return line.next(now);
    }
    void giveUp(std::uint16_t address)
    {
        line.send(ask(address), 500ms, start);
        ASSERT_EQ(line.next(start + 1s)->kind, LineEventKind::Silence);
    }
    /// Asks, feeds bytes 50 ms later and gives the first event.
    std::optional<LineEvent> exchange(std::uint16_t address, const test::Octets& bytes, MonoTime now)
    {
        line.send(ask(address), 500ms, now);
        return feed(bytes, now + 50ms);
    }
    Line line{serialLine(9600, Parity::None, 1)};
};

TEST(LineSettings, KeepThreeAndAHalfCharactersOr1750Microseconds)
{
    EXPECT_EQ(serialLine(9600, Parity::Even, 1).silence, Micros{4011});
    EXPECT_EQ(serialLine(19200, Parity::None, 1).silence, Micros{1823});
    EXPECT_EQ(serialLine(115200, Parity::None, 1).silence, Micros{1750});
}

TEST_F(RtuLine, WhoOnlyAsksWhetherAnybodyIsThereWaitsForTheFirstByteAndThenForTheWholeAnswer)
{
    line.send(ask(0, 125), 60ms, start);
    const MonoTime whole = line.deadline();
    line.expectBegin(60ms);
    const MonoTime begin = line.deadline();
    // 250 bytes at 9600 Bd.
    EXPECT_GT(whole - begin, 250ms);
    EXPECT_FALSE(line.next(begin - 1us));
    EXPECT_FALSE(feed({1}, begin - 1us));
    EXPECT_EQ(line.deadline(), whole);
    EXPECT_EQ(line.next(whole)->kind, LineEventKind::Damaged);
    line.send(ask(0, 125), 60ms, start + 9s);
    line.expectBegin(60ms);
    EXPECT_EQ(line.next(line.deadline())->kind, LineEventKind::Silence);
    line.expectBegin(60ms);
    EXPECT_EQ(line.deadline(), never);
}

TEST_F(RtuLine, ALongerLatencyLengthensTheMemoryOfRequestsGivenUpBefore)
{
    giveUp(0);
    EXPECT_TRUE(line.awaits(1, start + 1s));
    EXPECT_FALSE(line.awaits(2, start + 1s));
    EXPECT_FALSE(line.awaits(1, start + 5s));
    line.sawLatency(3s);
    EXPECT_TRUE(line.awaits(1, start + 5s));
    EXPECT_EQ(line.confusion(ask(100), start + 5s), Confusion::Other);
    EXPECT_FALSE(line.awaits(1, start + 6s));
}

TEST_F(RtuLine, GivesTheAnswerOnlyWhenItsLastByteIsThere)
{
    line.send(ask(0), 500ms, start);
    const auto frame = answerTo(0);
    for (std::size_t i = 0; i + 1 < frame.size(); ++i) EXPECT_FALSE(feed({frame[i]}, start + 20ms * i));
    const auto event = feed({frame.back()}, start + 200ms);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->kind, LineEventKind::Answer);
    EXPECT_FALSE(line.busy());
    EXPECT_EQ(line.sendableAt(), start + 200ms + serialLine(9600, Parity::None, 1).silence);
}

TEST_F(RtuLine, ALateReplyIsNeverTheAnswerToAnotherQuestion)
{
    giveUp(0);
    EXPECT_EQ(line.confusion(ask(100), start + 1s), Confusion::Other);
    EXPECT_EQ(line.confusion(ask(0), start + 1s), Confusion::SameQuestion);
    EXPECT_EQ(line.confusion(ask(100, 3), start + 1s), Confusion::None);
    line.send(ask(100, 3), 500ms, start + 1s);
    const auto late = feed(answerTo(0), start + 1200ms);
    ASSERT_TRUE(late);
    EXPECT_EQ(late->kind, LineEventKind::Late);
    EXPECT_TRUE(line.busy());
    EXPECT_EQ(line.ghosts(), 0U);
    EXPECT_EQ(feed(answerTo(100, 3), start + 1300ms)->kind, LineEventKind::Answer);
}

TEST_F(RtuLine, AGhostIsForgottenAfter4s)
{
    giveUp(0);
    EXPECT_EQ(line.confusion(ask(100), start + 3900ms), Confusion::Other);
    EXPECT_EQ(line.confusion(ask(100), start + 4100ms), Confusion::None);
    line.sawLatency(3s);
    giveUp(0);
    EXPECT_EQ(line.confusion(ask(100), start + 5900ms), Confusion::Other);
}

TEST_F(RtuLine, ASecondCopyOfAnAnswerIsPutAsideAndTheTrueOneBehindItIsTaken)
{
    EXPECT_EQ(exchange(0, answerTo(0), start)->kind, LineEventKind::Answer);
    EXPECT_EQ(line.confusion(ask(100), start + 60ms), Confusion::Copy);
    EXPECT_FALSE(exchange(100, answerTo(0), start + 60ms));
    const auto truth = feed(answerTo(100), start + 130ms);
    ASSERT_TRUE(truth);
    EXPECT_EQ(test::toHex(truth->pdu), test::toHex(test::replyPdu({0, 1, 3, 100, 2})));
    EXPECT_EQ(line.ghosts(), 0U);
}

TEST_F(RtuLine, ACopyAndTheAnswerInOneHeapAreToldApart)
{
    exchange(0, answerTo(0), start);
    test::Octets both = answerTo(0);
    const auto truth = answerTo(100);
    both.insert(both.end(), truth.begin(), truth.end());
    const auto event = exchange(100, both, start + 100ms);
    ASSERT_TRUE(event);
    EXPECT_EQ(test::toHex(event->pdu), test::toHex(test::replyPdu({0, 1, 3, 100, 2})));
}

TEST_F(RtuLine, EqualRegistersAreBelievedTheSecondTime)
{
    exchange(0, answerTo(0), start);
    EXPECT_FALSE(exchange(100, answerTo(0), start + 60ms));
    const auto doubt = line.next(line.deadline());
    EXPECT_EQ(doubt->kind, LineEventKind::Damaged);
    EXPECT_EQ(doubt->damage, modbus::Damage::Duplicate);
    EXPECT_EQ(exchange(100, answerTo(0), start + 200ms)->kind, LineEventKind::Answer);
}

TEST_F(RtuLine, EqualRegistersAreNotBelievedOfASlaveWhoseAnswersCameTwice)
{
    exchange(0, answerTo(0), start);
    const auto copy = feed(answerTo(0), start + 60ms);
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->kind, LineEventKind::Stray);
    EXPECT_EQ(copy->damage, modbus::Damage::Duplicate);
    for (int asking = 0; asking < 3; ++asking) {
        EXPECT_FALSE(exchange(100, answerTo(0), line.sendableAt()));
        EXPECT_EQ(line.next(line.deadline())->kind, LineEventKind::Damaged);
    }
    EXPECT_EQ(exchange(100, answerTo(100), line.sendableAt())->kind, LineEventKind::Answer);
}

TEST_F(RtuLine, ACopyOfAnAnswerFromBeforeTheRegisterMovedOnIsKnownToo)
{
    exchange(0, answerTo(0), start);
    exchange(0, answerTo(7), start + 100ms);
    EXPECT_FALSE(exchange(100, answerTo(0), start + 200ms));
    EXPECT_EQ(feed(answerTo(100), start + 240ms)->kind, LineEventKind::Answer);
}

TEST_F(RtuLine, ACopyOfALateReplyIsKnownToo)
{
    giveUp(0);
    EXPECT_EQ(feed(answerTo(0), start + 1100ms)->kind, LineEventKind::Late);
    EXPECT_FALSE(exchange(100, answerTo(0), start + 1200ms));
    EXPECT_EQ(feed(answerTo(100), start + 1240ms)->kind, LineEventKind::Answer);
}

TEST_F(RtuLine, ACopyOfAnotherAnswerLaysNoGhost)
{
    exchange(0, answerTo(0), start - 1s);
    giveUp(100);
    const auto copy = feed(answerTo(0), start + 1100ms);
    ASSERT_TRUE(copy);
    EXPECT_EQ(copy->kind, LineEventKind::Stray);
    EXPECT_EQ(line.confusion(ask(0), start + 1200ms), Confusion::Other);
    EXPECT_EQ(feed(answerTo(100), start + 1300ms)->kind, LineEventKind::Late);
    EXPECT_EQ(line.ghosts(), 0U);
}

TEST_F(RtuLine, WhereAnswersComeTwiceALateOneLaysNoGhost)
{
    exchange(0, answerTo(0), start - 1s);
    feed(answerTo(0), start - 500ms);
    giveUp(100);
    EXPECT_EQ(feed(answerTo(100), start + 1100ms)->kind, LineEventKind::Late);
    EXPECT_EQ(line.ghosts(), 1U);
}

TEST_F(RtuLine, WhereAnswersComeTwiceAnOldAnswerAgainIsFollowedByAPause)
{
    const auto quickly = [&](std::uint16_t content, MonoTime now) {
        line.send(ask(0), 500ms, now);
        EXPECT_EQ(feed(answerTo(content), now + 15ms)->kind, LineEventKind::Answer);
        return line.sendableAt() - now;
    };
    EXPECT_LT(quickly(0, start), 20ms);
    EXPECT_LT(quickly(0, start + 1s), 20ms);
    feed(answerTo(0), start + 1500ms);
    EXPECT_GT(quickly(0, start + 2s), 50ms) << "the reply itself may still come";
    EXPECT_LT(quickly(7, start + 3s), 20ms) << "news is no copy";
}

TEST_F(RtuLine, AnAnswerThatWasHandedOutDoesNotEndTheGhostOfItsQuestion)
{
    giveUp(0);
    // One reply for two askings: the other is still out.
    EXPECT_EQ(exchange(0, answerTo(0), start + 1s)->kind, LineEventKind::Answer);
    EXPECT_FALSE(line.next(start + 1100ms));
    EXPECT_EQ(line.ghosts(), 1U);
    EXPECT_EQ(line.confusion(ask(100), start + 1100ms), Confusion::Other);
}

TEST_F(RtuLine, ItsOwnEchoIsPutAside)
{
    const auto sent = line.send(ask(0), 500ms, start);
    const test::Octets echo(sent.begin(), sent.end());
    EXPECT_EQ(feed(echo, start + 10ms)->kind, LineEventKind::Stray);
    EXPECT_EQ(feed(answerTo(0), start + 30ms)->kind, LineEventKind::Answer);
}

TEST_F(RtuLine, ADamagedAnswerIsNotWaitedForUntilTheTimeOut)
{
    line.send(ask(0), 5s, start);
    auto frame = answerTo(0);
    frame[4] ^= 1;
    EXPECT_FALSE(feed(frame, start + 30ms));
    EXPECT_LT(line.deadline(), start + 100ms);
    const auto event = line.next(line.deadline());
    EXPECT_EQ(event->kind, LineEventKind::Damaged);
}

TEST_F(RtuLine, ABroadcastIsNotWaitedFor)
{
    line.send(modbus::writeRegister(0, 1, 1), 500ms, start);
    EXPECT_FALSE(line.busy());
}

TEST(TcpLine, OnlyTheOutstandingIdIsAnswered)
{
    Line line{LineSettings{}};
    line.send(ask(0), 500ms, start);
    EXPECT_EQ(line.next(start + 600ms)->kind, LineEventKind::Silence);
    line.send(ask(100), 500ms, start + 600ms);
    test::Octets bytes = test::replyFrame({1, 1, 3, 0, 2}, true);
    const auto second = test::replyFrame({2, 1, 3, 100, 2}, true);
    bytes.insert(bytes.end(), second.begin(), second.end());
    line.received(bytes, start + 700ms);
    EXPECT_EQ(line.next(start + 700ms)->kind, LineEventKind::Late);
    EXPECT_EQ(line.next(start + 700ms)->kind, LineEventKind::Answer);
    line.received(second, start + 710ms);
    EXPECT_EQ(line.next(start + 710ms)->kind, LineEventKind::Stray);
}

TEST(TcpLine, AWrongUnitCountOrProtocolIsNoAnswer)
{
    for (const auto& [hex, kind] :
         {std::pair{"000100000007 02 0304 0001 0002", LineEventKind::Damaged},
          std::pair{"000100000005 01 0302 0001", LineEventKind::Damaged},
          std::pair{"000100000003 01 0300", LineEventKind::Damaged}, std::pair{"000100000003 01 8302", LineEventKind::Exception},
          std::pair{"000199990003 01 8302", LineEventKind::Broken}}) {
        Line line{LineSettings{}};
        line.send(ask(0), 500ms, start);
        line.received(test::fromHex(hex), start);
        EXPECT_EQ(line.next(start)->kind, kind) << hex;
    }
}

} // namespace
} // namespace gaffer
