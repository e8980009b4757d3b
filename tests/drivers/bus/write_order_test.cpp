#include "drivers/bus/write_order.hpp"

#include "tests/drivers/support/sim_bus.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

namespace gaffer {
namespace {

using test::SimBus;
using namespace std::chrono_literals;

DeviceWiring controller()
{
    PointWiring setPoint = test::holdingPoint("sp", 2);
    setPoint.scale = 0.1;
    setPoint.writable = WritableWiring{0, 1300, "tender", "gate"};
    PointWiring gate = test::holdingPoint("gate", 9);
    gate.table = Table::Coil;
    gate.type = {ValueKind::Bool, 0};
    gate.writable = WritableWiring{0, 1, "manager", std::nullopt};
    PointWiring fixed = test::holdingPoint("pv", 1);
    return test::device("F1", 1, {fixed, setPoint, gate});
}

WriteOrder order(const std::string& point, double value, std::vector<std::string> roles = {"tender"})
{
    return {PointName{point}, value, std::move(roles)};
}

TEST(WriteOrder, IsRefusedBeforeAByteGoesOut)
{
    const DevicePlan plan = SimBus::plan(controller());
    EXPECT_EQ(allowedWrite(plan, order("F1.none", 1)).error().code, FaultCode::NotFound);
    EXPECT_EQ(allowedWrite(plan, order("F1.pv", 1)).error().key, "point.notWritable");
    EXPECT_EQ(allowedWrite(plan, order("F1.sp", 1, {"worker"})).error().key, "point.needsRole");
    EXPECT_EQ(allowedWrite(plan, order("F1.sp", 1300.1)).error().key, "point.outsideLimits");
    EXPECT_EQ(allowedWrite(plan, order("F1.sp", std::nan(""))).error().key, "point.outsideLimits");
    EXPECT_TRUE(allowedWrite(plan, order("F1.sp", 1200)));
}

/// A slave with one set point register behind a gate coil.
class WrittenController : public testing::Test {
protected:
    WrittenController()
    {
        bus.slave = [this](std::span<const std::uint8_t> frame, MonoTime) { return answer(frame); };
        bus.run(2500ms);
    }

    std::vector<test::Delivery> answer(std::span<const std::uint8_t> frame)
    {
        const auto asked = test::takeRead(frame, false);
        if (frame[1] == 5) gate = frame[4] == 0xFF;
        if (frame[1] == 6 && gate) value = asked.count;
        if (frame[1] == 5 || frame[1] == 6) return {{9'000, test::Octets(frame.begin(), frame.end())}};
        if (frame[1] == 3 && asked.address == 2)
            return {
                {9'000, test::sealed({1, 3, 2, static_cast<std::uint8_t>(value / 256), static_cast<std::uint8_t>(value % 256)})}};
        return {{9'000, test::replyFrame(asked, false)}};
    }

    void write(double wanted)
    {
        before = bus.sent.size();
        carryOut(
            SimBus::plan(controller()), controller().points[1], wanted,
            [this](Errand errand) { bus.engine->ask(std::move(errand), bus.now); }, [this](Outcome result) { outcome = result; });
        bus.run(300ms);
    }

    SimBus bus{test::rtuBus(), {controller()}};
    bool gate{false};
    std::uint16_t value{0};
    std::size_t before{0};
    std::optional<Outcome> outcome;
};

TEST_F(WrittenController, TakesTheValueAfterItsGateAndIsReadBack)
{
    write(1200.5);
    ASSERT_TRUE(outcome && *outcome);
    EXPECT_EQ(value, 12005);
    ASSERT_GE(bus.sent.size(), before + 3);
    EXPECT_EQ(bus.sent[before].bytes[1], 5);
    EXPECT_EQ(bus.sent[before + 1].bytes[1], 6);
    EXPECT_EQ(bus.sent[before + 2].bytes[1], 3);
    EXPECT_LE(bus.sent[before].at - (bus.now - 300ms), 60ms);
}

TEST_F(WrittenController, ThatKeepsItsValueIsReported)
{
    bus.slave = [this](std::span<const std::uint8_t> frame, MonoTime) {
        auto deliveries = answer(frame);
        gate = false;
        return deliveries;
    };
    write(1200.5);
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().key, "write.notTaken");
}

TEST_F(WrittenController, ThatEchoesAnotherValueIsBelievedByItsRegister)
{
    for (const bool takes : {true, false}) {
        bus.slave = [this, takes](std::span<const std::uint8_t> frame, MonoTime) {
            if (frame[1] != 6) return answer(frame);
            if (takes) answer(frame);
            test::Octets wrong(frame.begin(), frame.end() - 2);
            ++wrong[5];
            return std::vector<test::Delivery>{{9'000, test::sealed(wrong)}};
        };
        write(takes ? 1200.5 : 900);
        ASSERT_TRUE(outcome);
        EXPECT_EQ(*outcome ? "" : outcome->error().key, takes ? "" : "write.notTaken");
        EXPECT_EQ(value, 12005);
    }
}

TEST_F(WrittenController, ThatRefusesIsReportedWithItsReason)
{
    bus.slave = [this](std::span<const std::uint8_t> frame, MonoTime) {
        if (frame[1] != 6) return answer(frame);
        return std::vector<test::Delivery>{{9'000, test::sealed({1, 0x86, 3})}};
    };
    write(1200.5);
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().key, "write.refused");
}

TEST_F(WrittenController, ThatRefusesItsGateIsNotWritten)
{
    bus.slave = [this](std::span<const std::uint8_t> frame, MonoTime) {
        if (frame[1] != 5) return answer(frame);
        return std::vector<test::Delivery>{{9'000, test::sealed({1, 0x85, 4})}};
    };
    write(1200.5);
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().key, "write.refused");
    for (std::size_t i = before; i < bus.sent.size(); ++i) EXPECT_NE(bus.sent[i].bytes[1], 6);
}

TEST_F(WrittenController, ThatIsSilentIsReportedAsSilent)
{
    bus.slave = [](auto, MonoTime) { return std::vector<test::Delivery>{}; };
    write(1200.5);
    bus.run(3s);
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().key, "write.noAnswer");
}

TEST_F(WrittenController, WhoseCableIsPulledIsReportedAtOnce)
{
    bus.slave = [](auto, MonoTime) { return std::vector<test::Delivery>{}; };
    carryOut(
        SimBus::plan(controller()), controller().points[1], 1200,
        [this](Errand errand) { bus.engine->ask(std::move(errand), bus.now); }, [this](Outcome result) { outcome = result; });
    bus.run(20ms);
    EXPECT_FALSE(outcome);
    bus.unplug();
    ASSERT_TRUE(outcome && !*outcome);
    EXPECT_EQ(outcome->error().key, "bus.down");
}

/// A slave that keeps what FC 16 writes to its two registers at 40.
class WrittenLong : public testing::TestWithParam<Transport> {
protected:
    WrittenLong()
    {
        BusWiring wiring = test::rtuBus();
        wiring.transport = GetParam();
        PointWiring point = test::holdingPoint("total", 40, ValueKind::Int32);
        point.writable = WritableWiring{-1e9, 1e9, "tender", std::nullopt};
        device = test::device("F1", 1, {point, test::holdingPoint("pv", 1)});
        bus = std::make_unique<SimBus>(wiring, std::vector{device});
        bus->slave = [this](std::span<const std::uint8_t> frame, MonoTime) { return answer(frame); };
        bus->run(2500ms);
    }

    std::vector<test::Delivery> answer(std::span<const std::uint8_t> frame)
    {
        const auto asked = test::takeRead(frame, false);
        if (frame[1] == 16) {
            kept.assign(frame.begin() + 7, frame.begin() + 11);
            writtenAt = bus->now;
            if (deaf) return {};
            return {{9'000, test::sealed(test::Octets(frame.begin(), frame.begin() + 6))}};
        }
        if (asked.address != 40 || kept.empty()) return {{9'000, test::replyFrame(asked, false)}};
        test::Octets reply{1, 3, 4};
        reply.insert(reply.end(), kept.begin(), kept.end());
        return {{9'000, test::sealed(reply)}};
    }

    /// How a write ended, and that it was on the wire at once.
    std::string write(double wanted)
    {
        std::string end = "none";
        const MonoTime asked = bus->now;
        carryOut(
            SimBus::plan(device), device.points[0], wanted,
            [this](Errand errand) { bus->engine->ask(std::move(errand), bus->now); },
            [&](const Outcome& result) { end = result ? "done" : result.error().key; });
        for (int i = 0; i < 3'000 && end == "none"; ++i) bus->run(1ms);
        EXPECT_LE(writtenAt - asked, 100ms) << wanted;
        return end;
    }

    DeviceWiring device;
    std::unique_ptr<SimBus> bus;
    std::vector<std::uint8_t> kept;
    MonoTime writtenAt{};
    bool deaf{false};
};

TEST_P(WrittenLong, TakesOneValueAfterTheOtherAlthoughTheirAnswersAreEqual)
{
    for (const double value : {100'000.0, -5.0, 70'000.0, 70'001.0, -5.0, 100'000.0}) {
        EXPECT_EQ(write(value), "done") << value;
        bus->run(150ms);
    }
}

TEST_P(WrittenLong, TakesTheNextValueAtOnceWhenTheAnswerToTheOneBeforeIsLost)
{
    deaf = true;
    EXPECT_EQ(write(100'000), "done") << "the register holds it";
    EXPECT_EQ(write(200'000), "done");
    deaf = false;
    EXPECT_EQ(write(300'000), "done");
}

INSTANTIATE_TEST_SUITE_P(OnEveryLineWithoutIds, WrittenLong, testing::Values(Transport::Rtu, Transport::RtuOverTcp),
                         [](const auto& one) { return one.param == Transport::Rtu ? "Rtu" : "RtuOverTcp"; });

/// What an AIBUS controller answers to a write is byte for byte what it answers to the read behind it.
TEST(WrittenYudian, IsReadBackAlthoughBothAnswersAreEqual)
{
    PointWiring point = test::holdingPoint("sp", 0);
    point.writable = WritableWiring{0, 1300, "tender", std::nullopt};
    DevicePlan plan = SimBus::plan(test::device("F1", 1, {point}));
    plan.manners.protocol = modbus::Protocol::Aibus;
    SimBus bus{test::rtuBus(), {}};
    std::uint8_t kept = 20;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        if (frame[2] == 0x43) kept = frame[4];
        const auto sum = static_cast<std::uint16_t>(50 + kept + kept + 1);
        return {{9'000,
                 {50, 0, kept, 0, 0, 0, kept, 0, static_cast<std::uint8_t>(sum & 0xFFU), static_cast<std::uint8_t>(sum >> 8U)}}};
    };
    bus.engine->configure({plan}, bus.now);
    bus.run(2500ms);
    for (const double wanted : {60.0, 61.0, 60.0}) {
        std::string end = "none";
        carryOut(
            plan, point, wanted, [&](Errand errand) { bus.engine->ask(std::move(errand), bus.now); },
            [&](const Outcome& result) { end = result ? "done" : result.error().key; });
        bus.run(700ms);
        EXPECT_EQ(end, "done") << wanted;
    }
}

TEST_F(WrittenController, HearsOnlyOfTheNewerOfTwoValuesThatWait)
{
    std::vector<std::string> ends;
    const auto order = [&](double wanted) {
        carryOut(
            SimBus::plan(controller()), controller().points[1], wanted,
            [this](Errand errand) { bus.engine->ask(std::move(errand), bus.now); },
            [&ends](const Outcome& result) { ends.push_back(result ? "done" : result.error().key); });
    };
    // A poll is in flight, so that both have to wait.
    before = bus.sent.size();
    while (bus.sent.size() == before) bus.run(1ms);
    order(1100);
    order(1150);
    bus.run(500ms);
    EXPECT_EQ(ends, (std::vector<std::string>{"write.superseded", "done"}));
    EXPECT_EQ(value, 11500);
}

/// What a write of `number` to a point of that type and table is on the wire; empty when the type cannot hold it.
std::string written(const char* type, double number, Table table = Table::Holding)
{
    PointWiring point = test::holdingPoint("p", 0x10);
    point.table = table;
    point.type = *ValueType::parse(type);
    const auto request = writeRequestFor(SimBus::plan(test::device("F1", 1, {point})), point, number);
    return request ? test::toHex(request->pdu) : "";
}

/// Thirty controllers of ten registers on a line of 9600 Bd that has no time to spare; set points at moments of chance.
TEST(WriteOnABusyLine, IsTheNextFrameOnTheWireAndReadBackIsTheOneBehind)
{
    std::vector<DeviceWiring> controllers;
    for (std::uint8_t unit = 1; unit <= 30; ++unit) {
        std::vector<PointWiring> points;
        for (std::uint16_t address = 0; address < 10; ++address)
            points.push_back(test::holdingPoint("r" + std::to_string(address), address, ValueKind::Uint16));
        points[2].writable = WritableWiring{0, 60'000, "tender", std::nullopt};
        controllers.push_back(test::device("d" + std::to_string(unit), unit, points));
    }
    SimBus bus{test::rtuBus(), controllers};
    std::map<std::uint8_t, std::uint16_t> taken;
    constexpr std::int64_t character = 1042;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        const auto asked = test::takeRead(frame, false);
        test::Octets reply(frame.begin(), frame.end());
        if (asked.function == 6) taken[asked.unit] = asked.count;
        if (asked.function == 3) reply = test::replyFrame(asked, false);
        if (asked.function == 3 && asked.count == 1)
            reply = test::framed(
                asked,
                {3, 2, static_cast<std::uint8_t>(taken[asked.unit] >> 8U), static_cast<std::uint8_t>(taken[asked.unit] & 0xFFU)},
                false);
        return {{10'000 + character * static_cast<std::int64_t>(frame.size() + reply.size()), reply}};
    };
    std::mt19937 chance{5};
    Micros longest{0};
    for (std::uint16_t round = 1; round <= 200; ++round) {
        bus.run(Micros{chance() % 400'000});
        const DeviceWiring& device = controllers[chance() % controllers.size()];
        const std::size_t from = bus.sent.size();
        const MonoTime asked = bus.now;
        std::optional<Outcome> done;
        carryOut(
            SimBus::plan(device), device.points[2], round, [&](Errand errand) { bus.engine->ask(std::move(errand), bus.now); },
            [&](const Outcome& outcome) { done = outcome; });
        for (int i = 0; i < 1000 && !done; ++i) bus.run(1ms);
        ASSERT_TRUE(done && *done) << round;
        EXPECT_EQ(bus.sent[from].bytes[1], 6) << round;
        EXPECT_EQ(bus.sent[from].bytes[0], device.unit) << round;
        EXPECT_EQ(test::toHex(bus.sent[from + 1].bytes).substr(2, 10), "0300020001") << round;
        longest = std::max(longest, std::chrono::duration_cast<Micros>(bus.sent[from].at - asked));
    }
    // A poll of ten registers with a latency of 10 ms takes 48 ms.
    EXPECT_LE(longest, 60ms);
    RecordProperty("longestMicros", std::to_string(longest.count()));
}

TEST(WriteRequest, TakesTheFunctionThatFitsTheType)
{
    EXPECT_EQ(written("int16", -2), "060010fffe");
    EXPECT_EQ(written("uint16", 65535), "060010ffff");
    EXPECT_EQ(written("float32", 1234.5), "100010000204449a5000");
    EXPECT_EQ(written("int32", -2), "100010000204fffffffe");
    EXPECT_EQ(written("bool", 1, Table::Coil), "050010ff00");
    EXPECT_EQ(written("bool", 0, Table::Coil), "0500100000");
    EXPECT_EQ(written("bcd16", 1234), "0600101234");
}

TEST(WriteRequest, RefusesWhatTheTypeCannotHold)
{
    EXPECT_EQ(written("int16", 32768), "");
    EXPECT_EQ(written("uint16", -1), "");
    EXPECT_EQ(written("bit:3", 1), "");
    EXPECT_EQ(written("bool", 0.5, Table::Coil), "");
    EXPECT_EQ(written("bcd16", 12345), "");
    EXPECT_EQ(written("float32", std::nan("")), "");
}

TEST(WriteRequest, SpeaksTheProtocolOfTheDevice)
{
    PointWiring point = test::holdingPoint("sp", 0);
    DevicePlan plan = SimBus::plan(test::device("F1", 1, {point}));
    plan.manners.protocol = modbus::Protocol::Aibus;
    EXPECT_EQ(test::toHex(writeRequestFor(plan, point, 1000)->pdu), "81814300e8032c04");
    EXPECT_EQ(test::toHex(readRequestFor(plan, point).pdu), "8181520000005300");
}

TEST(WriteOrder, IsOnlyForTablesThatCanBeWritten)
{
    DeviceWiring device = controller();
    for (const Table table : {Table::Discrete, Table::Input}) {
        device.points[1].table = table;
        EXPECT_EQ(allowedWrite(SimBus::plan(device), order("F1.sp", 100)).error().key, "point.notWritable");
    }
    device.points[1].table = Table::Holding;
    EXPECT_TRUE(allowedWrite(SimBus::plan(device), order("F1.sp", 0)));
    EXPECT_TRUE(allowedWrite(SimBus::plan(device), order("F1.sp", 1300, {"worker", "tender"})));
    EXPECT_EQ(allowedWrite(SimBus::plan(device), order("F2.sp", 100)).error().key, "point.unknown");
    EXPECT_EQ(allowedWrite(SimBus::plan(device), order("sp", 100)).error().key, "point.unknown");
}

TEST(WriteOrder, IsRefusedWhenTheScaledValueDoesNotFitTheRegister)
{
    DeviceWiring device = controller();
    device.points[1].scale = 0.01;
    EXPECT_EQ(allowedWrite(SimBus::plan(device), order("F1.sp", 400)).error().key, "point.cannotHold");
    EXPECT_TRUE(allowedWrite(SimBus::plan(device), order("F1.sp", 300)));
}

} // namespace
} // namespace gaffer
