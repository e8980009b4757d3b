#include "tests/drivers/support/sim_bus.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gaffer {
namespace {

using test::device;
using test::holdingPoint;
using test::SimBus;
using namespace std::chrono_literals;

std::vector<DeviceWiring> line(std::uint8_t slaves, Duration every)
{
    std::vector<DeviceWiring> devices;
    for (std::uint8_t unit = 1; unit <= slaves; ++unit) {
        std::vector<PointWiring> points;
        for (std::uint16_t address = 0; address < 10; ++address)
            points.push_back(holdingPoint("r" + std::to_string(address), address, ValueKind::Uint16));
        devices.push_back(device("d" + std::to_string(unit), unit, points));
        devices.back().every = every;
    }
    return devices;
}

/// Mean time between the good scans of the living slaves.
double periodOf(const SimBus& bus, std::size_t from, std::uint8_t firstAlive, std::uint8_t last)
{
    double sum = 0;
    for (std::uint8_t unit = firstAlive; unit <= last; ++unit) {
        const auto scans = bus.scansOf("d" + std::to_string(unit), from);
        EXPECT_GE(scans.size(), 2U);
        sum +=
            static_cast<double>((scans.back().arrival - scans.front().arrival).count()) / static_cast<double>(scans.size() - 1);
    }
    return sum / (last - firstAlive + 1);
}

/// The others' period with `dead` of ten slaves silent, on a line that has no time to spare, over the period with none silent.
double growth(std::uint8_t dead)
{
    SimBus bus{test::rtuBus("/dev/none", 9600), line(10, 100ms)};
    std::uint8_t silent = 0;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        if (frame[0] <= silent) return {};
        return {{35'000, test::replyFrame(test::takeRead(frame, false), false)}};
    };
    bus.run(20s);
    std::size_t from = bus.scans.size();
    bus.run(30s);
    const double before = periodOf(bus, from, static_cast<std::uint8_t>(dead + 1), 10);
    silent = dead;
    const auto missed = [&] {
        for (const SlaveStats& slave : bus.engine->stats(bus.now).slaves)
            if (slave.unit <= dead && slave.timeouts < 3) return true;
        return false;
    };
    while (missed()) bus.run(10ms);
    from = bus.scans.size();
    const std::size_t sent = bus.sent.size();
    bus.run(60s);
    // The dead are asked now and then all the same.
    EXPECT_TRUE(std::any_of(bus.sent.begin() + static_cast<std::ptrdiff_t>(sent), bus.sent.end(),
                            [&](const SimBus::SentFrame& frame) { return frame.bytes[0] <= dead; }));
    return periodOf(bus, from, static_cast<std::uint8_t>(dead + 1), 10) / before;
}

TEST(BusSending, OneDeadSlaveOfTenDelaysTheOthersByAtMostATenth)
{
    const double one = growth(1);
    RecordProperty("growth", std::to_string(one));
    EXPECT_LE(one, 1.10);
}

TEST(BusSending, FiveDeadSlavesOfTenDelayTheOthersByAtMostAQuarter)
{
    const double five = growth(5);
    RecordProperty("growth", std::to_string(five));
    EXPECT_LE(five, 1.25);
}

/// On a line with time to spare, and on one without.
class ReturningSlave : public testing::TestWithParam<Duration> {};

TEST_P(ReturningSlave, IsGoodWithin2sOfItsNextProbe)
{
    SimBus bus{test::rtuBus(), line(10, GetParam())};
    bool dead = true;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        if (dead && frame[0] == 3) return {};
        return {{8'000, test::replyFrame(test::takeRead(frame, false), false)}};
    };
    bus.run(300s);
    dead = false;
    const std::size_t sent = bus.sent.size();
    const auto probed = [&] {
        for (std::size_t i = sent; i < bus.sent.size(); ++i)
            if (bus.sent[i].bytes[0] == 3) return true;
        return false;
    };
    for (int i = 0; i < 7'000 && !probed(); ++i) bus.run(10ms);
    ASSERT_TRUE(probed()) << "within the longest back-off";
    const std::size_t from = bus.scans.size();
    bus.run(2s);
    EXPECT_TRUE(bus.scansOf("d3", from).back().samples[0].mark.good());
}

INSTANTIATE_TEST_SUITE_P(OnALine, ReturningSlave, testing::Values(Duration{1000}, Duration{100}),
                         [](const auto& one) { return one.param > 500ms ? "WithTimeToSpare" : "WithoutTimeToSpare"; });

TEST(BusSending, ALineOnWhichNobodyAnswersIsProbedAtLeastEvery1500ms)
{
    SimBus bus{test::rtuBus(), line(4, 1s)};
    bus.slave = [](auto, MonoTime) { return std::vector<test::Delivery>{}; };
    bus.run(20s);
    const std::size_t from = bus.sent.size();
    bus.run(600s);
    for (std::size_t i = from; i < bus.sent.size(); ++i) EXPECT_LE(bus.sent[i].at - bus.sent[i - 1].at, 1500ms);
}

TEST(BusSending, KeepsTheLineSilentForThreeAndAHalfCharactersBeforeEachRequest)
{
    for (const std::uint32_t baud : {9600U, 19200U, 115200U}) {
        SimBus bus{test::rtuBus("/dev/none", baud), line(3, 100ms)};
        const Micros character{(10'000'000 + baud - 1) / baud};
        MonoTime lastByte{};
        std::size_t violations = 0;
        const Micros silence = baud > 19200 ? Micros{1750} : Micros{35'000'000 / baud};
        bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime now) {
            if (now - lastByte < silence) ++violations;
            const auto reply = test::replyFrame(test::takeRead(frame, false), false);
            const Micros wire = character * static_cast<std::int64_t>(frame.size() + reply.size()) + silence;
            lastByte = now + wire;
            return std::vector<test::Delivery>{{wire.count(), reply}};
        };
        bus.run(60s);
        EXPECT_EQ(violations, 0U) << baud;
        EXPECT_GT(bus.sent.size(), 1000U) << baud;
    }
}

TEST(BusSending, AWriteGoesBeforeEverythingAndTheNewestWins)
{
    SimBus bus{test::rtuBus(), line(10, 100ms)};
    bus.run(3s);
    std::vector<AnswerKind> ends;
    const auto order = [&](std::uint16_t value) {
        Errand errand;
        errand.rank = Errand::Rank::Write;
        errand.topic = "d1.setPoint";
        errand.request = modbus::writeRegister(1, 2, value);
        errand.done = [&](const ErrandEnd& answer) { ends.push_back(answer.kind); };
        bus.engine->ask(std::move(errand), bus.now);
    };
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) {
        if (frame[1] == 6) return std::vector<test::Delivery>{{8'000, test::Octets(frame.begin(), frame.end())}};
        return std::vector<test::Delivery>{{20'000, test::replyFrame(test::takeRead(frame, false), false)}};
    };
    std::size_t before = bus.sent.size();
    while (bus.sent.size() == before) bus.run(1ms);
    before = bus.sent.size();
    order(100);
    order(200);
    bus.run(200ms);
    ASSERT_GT(bus.sent.size(), before);
    EXPECT_EQ(bus.sent[before].bytes[1], 6);
    EXPECT_EQ(bus.sent[before].bytes[5], 200);
    EXPECT_EQ(ends, (std::vector{AnswerKind::Withdrawn, AnswerKind::Data}));
}

TEST(BusSending, OverTcpUnitNoughtIsADeviceAsAnyOther)
{
    DeviceWiring direct = line(1, 100ms).front();
    direct.unit = 0;
    SimBus bus{test::tcpBus(502), {direct}};
    bus.run(1s);
    EXPECT_GE(bus.scans.size(), 9U);
    EXPECT_EQ(SimBus::goodShare(bus.scans), 1.0);
    EXPECT_EQ(bus.scans.back().samples[3].value, test::contentOf(0, 3, 3));
}

TEST(BusSending, ABroadcastIsNotWaitedForButGivenTimeToBeTakenIn)
{
    SimBus bus{test::rtuBus(), line(1, 100ms)};
    bus.run(1s);
    bool done = false;
    Errand errand;
    errand.rank = Errand::Rank::Write;
    errand.request = modbus::writeRegister(0, 2, 7);
    errand.done = [&](const ErrandEnd& answer) { done = answer.kind == AnswerKind::Data; };
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        if (frame[0] == 0) return {};
        return {{5'000, test::replyFrame(test::takeRead(frame, false), false)}};
    };
    bus.engine->ask(std::move(errand), bus.now);
    bus.run(1s);
    EXPECT_TRUE(done);
    for (std::size_t i = 0; i + 1 < bus.sent.size(); ++i)
        EXPECT_TRUE(bus.sent[i].bytes[0] != 0 || bus.sent[i + 1].at - bus.sent[i].at >= 100ms);
}

} // namespace
} // namespace gaffer
