#include "drivers/sim/hostility.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

const Message request{1, {3, 0, 0, 0, 2}, 9};
const Message reply{1, {3, 4, 0, 1, 0, 2}, 9};

std::vector<Delivery> deliveredBy(const char* how)
{
    const auto options = parseHostile(how);
    EXPECT_TRUE(options) << how;
    return Hostility{*options}.deliver(Transport::Rtu, request, reply);
}

TEST(ParseHostile, RefusesWhatItDoesNotKnow)
{
    for (const char* text : {"", "rude", "late,rate=2", "late,rate=x", "late,seed=-1", "exception", "exception-0", "exception-x",
                             "late,delay=3s..1s", "late,delay=1", "rate=0.5"})
        EXPECT_FALSE(parseHostile(text)) << text;
}

TEST(ParseHostile, ReadsKindsRateSeedAndDelay)
{
    const auto options = parseHostile("late|exception-6,rate=0.25,seed=7,delay=100ms..2s");
    ASSERT_TRUE(options);
    EXPECT_EQ(options->spoils, (std::vector{Spoil::Late, Spoil::Exception}));
    EXPECT_EQ(options->exception, 6);
    EXPECT_EQ(options->rate, 0.25);
    EXPECT_EQ(options->seed, 7U);
    EXPECT_EQ(options->delayMin, Duration{100});
    EXPECT_EQ(options->delayMax, Duration{2000});
}

TEST(Hostility, LeavesRepliesAloneWhenItIsNone)
{
    EXPECT_EQ(Hostility{{}}.deliver(Transport::Rtu, request, reply),
              (std::vector<Delivery>{{{}, framed(Transport::Rtu, reply)}}));
}

TEST(Hostility, SpoilsTheShareItWasAskedFor)
{
    HostileOptions options{.spoils = {Spoil::Silent}, .rate = 0.3};
    Hostility hostility{options};
    int silent = 0;
    constexpr int times = 10'000;
    for (int i = 0; i < times; ++i) silent += hostility.deliver(Transport::Tcp, request, reply).empty() ? 1 : 0;
    EXPECT_NEAR(static_cast<double>(silent) / times, 0.3, 0.02);
}

TEST(Hostility, IsLateWithinItsDelay)
{
    const auto sent = deliveredBy("late,delay=300ms..3s");
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_GE(sent[0].delay, Duration{300});
    EXPECT_LE(sent[0].delay, Duration{3000});
    EXPECT_EQ(sent[0].bytes, framed(Transport::Rtu, reply));
}

TEST(Hostility, SendsTwiceEchoesAndTruncates)
{
    const Bytes whole = framed(Transport::Rtu, reply);
    EXPECT_EQ(deliveredBy("duplicate"), (std::vector<Delivery>{{{}, whole}, {{}, whole}}));
    EXPECT_EQ(deliveredBy("echo"), (std::vector<Delivery>{{{}, framed(Transport::Rtu, request)}, {{}, whole}}));
    const auto cut = deliveredBy("truncate");
    ASSERT_EQ(cut.size(), 1U);
    EXPECT_LT(cut[0].bytes.size(), whole.size());
    EXPECT_GE(cut[0].bytes.size(), 1U);
    EXPECT_TRUE(deliveredBy("silent").empty());
    EXPECT_FALSE(deliveredBy("garbage").at(0).bytes.empty());
}

TEST(Hostility, LiesInFramesThatAreWhole)
{
    EXPECT_EQ(deliveredBy("wrong-unit"), (std::vector<Delivery>{{{}, framed(Transport::Rtu, {2, reply.pdu, 9})}}));
    EXPECT_EQ(deliveredBy("exception-6"), (std::vector<Delivery>{{{}, framed(Transport::Rtu, {1, {0x83, 6}, 9})}}));
    const auto options = parseHostile("wrong-count");
    ASSERT_TRUE(options);
    Hostility hostility{*options};
    for (int i = 0; i < 50; ++i) {
        const Bytes bytes = hostility.deliver(Transport::Tcp, request, reply).at(0).bytes;
        EXPECT_NE(bytes[8], 4);
        EXPECT_EQ(bytes.size(), 9U + bytes[8]) << "the head and the byte count agree";
    }
}

TEST(Hostility, SpoilsTheEchoOfAWriteToo)
{
    const auto options = parseHostile("wrong-count");
    const Message write{1, {6, 0, 1, 0, 5}, 1};
    const auto sent = Hostility{*options}.deliver(Transport::Rtu, write, write);
    EXPECT_NE(sent.at(0).bytes, framed(Transport::Rtu, write));
}

} // namespace
} // namespace gaffer::sim
