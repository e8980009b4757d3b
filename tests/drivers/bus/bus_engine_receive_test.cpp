#include "tests/drivers/support/sim_bus.hpp"
#include "tests/support/campaign.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using test::device;
using test::holdingPoint;
using test::SimBus;
using test::Spoil;
using namespace std::chrono_literals;

BusWiring busOf(Transport transport)
{
    BusWiring bus = transport == Transport::Rtu ? test::rtuBus() : test::tcpBus(502);
    bus.transport = transport;
    return bus;
}

std::uint16_t wantedContent(const std::string& name, std::uint8_t unit)
{
    return test::contentOf(unit, 3, static_cast<std::uint16_t>(std::stoi(name.substr(name.find('r') + 1))));
}

/// Good samples whose value is not the content of their register.
std::size_t wrongValues(const std::vector<Scan>& scans)
{
    std::size_t wrong = 0;
    for (const Scan& scan : scans) {
        const auto unit = static_cast<std::uint8_t>(std::stoi(scan.layout->device.value.substr(1)));
        for (std::size_t i = 0; i < scan.samples.size(); ++i) {
            if (!scan.samples[i].mark.good()) continue;
            const std::string name = scan.layout->points[i].name.value;
            if (scan.samples[i].value != wantedContent(name.substr(name.find('.') + 1), unit)) ++wrong;
        }
    }
    return wrong;
}

DeviceWiring scattered(std::uint8_t unit, std::initializer_list<int> addresses)
{
    std::vector<PointWiring> points;
    for (const int address : addresses)
        points.push_back(holdingPoint("r" + std::to_string(address), static_cast<std::uint16_t>(address), ValueKind::Uint16));
    return device("d" + std::to_string(unit), unit, points);
}

class EveryTransport : public testing::TestWithParam<Transport> {};

TEST_P(EveryTransport, ASlaveLateByTheSameTimeGivesNoWrongValueAndSoonGoodOnes)
{
    for (const auto delay : {300ms, 600ms, 1200ms, 2000ms, 2900ms}) {
        SimBus bus{busOf(GetParam()), {scattered(1, {0, 100})}};
        const bool tcp = GetParam() == Transport::Tcp;
        bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) {
            return std::vector<test::Delivery>{{Micros{delay}.count(), test::replyFrame(test::takeRead(frame, tcp), tcp)}};
        };
        while (bus.sent.size() < 10) bus.run(100ms);
        const std::size_t from = bus.scans.size();
        bus.run(120s);
        const auto scans = bus.scansOf("d1", from);
        EXPECT_EQ(wrongValues(bus.scans), 0U) << delay.count() << " ms";
        EXPECT_GE(SimBus::goodShare(scans), 0.8) << delay.count() << " ms";
        EXPECT_GE(scans.size(), 15U);
    }
}

TEST_P(EveryTransport, ASlaveLateByChanceGivesNoWrongValueAndSoonGoodOnes)
{
    SimBus bus{busOf(GetParam()), {scattered(1, {0, 100})}};
    const bool tcp = GetParam() == Transport::Tcp;
    std::mt19937 chance{7};
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) { return test::spoiled(Spoil::Late, frame, tcp, chance); };
    while (bus.sent.size() < 10) bus.run(100ms);
    const std::size_t from = bus.scans.size();
    bus.run(600s);
    EXPECT_EQ(wrongValues(bus.scans), 0U);
    EXPECT_GE(SimBus::goodShare(bus.scansOf("d1", from)), 0.8);
}

/// A slave that begins the next question only when it has answered the one before, as programs do that sleep.
TEST_P(EveryTransport, ASlaveLateByDoingOneThingAfterTheOtherGivesNoWrongValueAndSoonGoodOnes)
{
    const bool tcp = GetParam() == Transport::Tcp;
    for (unsigned seed = 0; seed < 40; ++seed) {
        std::mt19937 chance{seed};
        const auto between = [&](int low, int high) { return std::uniform_int_distribution<int>{low, high}(chance); };
        const int least = between(300, 2'900);
        const int most = seed % 2 == 0 ? least : between(least, 2'950);
        std::vector<DeviceWiring> devices{scattered(1, {0, 500})};
        if (seed % 4 == 3) devices.push_back(scattered(2, {0, 500, 1000}));
        SimBus bus{busOf(GetParam()), devices};
        MonoTime free{};
        bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime now) {
            free = std::max(now, free) + Micros{1000 * between(least, most)};
            return std::vector<test::Delivery>{{(free - now).count(), test::replyFrame(test::takeRead(frame, tcp), tcp)}};
        };
        while (bus.sent.size() < 10 * devices.size()) bus.run(100ms);
        const std::size_t from = bus.scans.size();
        bus.run(120s);
        EXPECT_EQ(wrongValues(bus.scans), 0U) << "seed " << seed << ": " << least << " to " << most << " ms";
        if (devices.size() == 1) {
            EXPECT_GE(SimBus::goodShare(bus.scansOf("d1", from)), 0.8) << "seed " << seed << ": " << least << " to " << most;
        }
    }
}

TEST_P(EveryTransport, OneLostReplyOfADeviceThatGivesOneRegisterAtATimeIsForgottenInTheEnd)
{
    const bool tcp = GetParam() == Transport::Tcp;
    DeviceWiring narrow = scattered(1, {0, 500});
    narrow.maxRead = 1;
    SimBus bus{busOf(GetParam()), {narrow}};
    bool lose = false;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
        if (std::exchange(lose, false)) return {};
        return {{8'000, test::replyFrame(test::takeRead(frame, tcp), tcp)}};
    };
    bus.run(10s);
    for (int round = 0; round < 5; ++round) {
        lose = true;
        bus.run(15s);
        const std::size_t from = bus.scans.size();
        bus.run(10s);
        EXPECT_EQ(SimBus::goodShare(bus.scansOf("d1", from)), 1.0) << round;
    }
    EXPECT_EQ(wrongValues(bus.scans), 0U);
}

/// So many replies of a slave that is hostile by chance.
void expectNothingWrong(Transport transport, unsigned seed, std::size_t wanted)
{
    std::mt19937 chance{seed};
    const bool tcp = transport == Transport::Tcp;
    std::vector<DeviceWiring> devices{scattered(1, {0, 100, 200}), scattered(2, {0, 1, 2, 3, 300}), scattered(3, {5, 105})};
    for (DeviceWiring& one : devices) one.every = 200ms;
    SimBus bus{busOf(transport), devices};
    std::size_t replies = 0;
    double share = 0.5;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) {
        ++replies;
        const bool honest = std::uniform_real_distribution<>{0, 1}(chance) > share;
        const auto spoil =
            honest ? Spoil::Nothing : static_cast<Spoil>(std::uniform_int_distribution<int>{1, test::spoils - 1}(chance));
        return test::spoiled(spoil, frame, tcp, chance);
    };
    std::size_t wrong = 0;
    std::size_t good = 0;
    while (replies < wanted) {
        bus.run(20s);
        share = std::uniform_real_distribution<>{0.05, 0.9}(chance);
        wrong += wrongValues(bus.scans);
        good += static_cast<std::size_t>(SimBus::goodShare(bus.scans) * static_cast<double>(bus.scans.size()));
        bus.scans.clear();
        bus.sent.clear();
    }
    EXPECT_EQ(wrong, 0U) << "seed " << seed;
    EXPECT_GT(good, wanted / 200) << "seed " << seed;
}

TEST_P(EveryTransport, NoHostileReplyIsEverCreditedToTheWrongPoint)
{
    const auto wanted = static_cast<std::size_t>(amountOf("GAFFER_HOSTILE_REPLIES", 6'000, 1'000'000));
    constexpr unsigned seeds = 5;
    for (unsigned seed = 20261122; seed < 20261122 + seeds; ++seed) expectNothingWrong(GetParam(), seed, wanted / seeds);
    RecordProperty("replies", std::to_string(wanted));
}

TEST_P(EveryTransport, EachWayOfSpoilingAloneGivesNoWrongValue)
{
    const bool tcp = GetParam() == Transport::Tcp;
    for (int i = 0; i < test::spoils; ++i) {
        std::mt19937 chance{static_cast<unsigned>(i)};
        SimBus bus{busOf(GetParam()), {scattered(1, {0, 100, 200})}};
        bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) {
            return test::spoiled(static_cast<Spoil>(i), frame, tcp, chance);
        };
        bus.run(60s);
        EXPECT_EQ(wrongValues(bus.scans), 0U) << "spoil " << i;
        EXPECT_FALSE(bus.scans.empty()) << "spoil " << i;
    }
}

TEST_P(EveryTransport, AnExceptionMarksItsPointsAndNoOthers)
{
    const bool tcp = GetParam() == Transport::Tcp;
    SimBus bus{busOf(GetParam()), {scattered(1, {0, 1, 2, 3})}};
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) {
        const auto asked = test::takeRead(frame, tcp);
        const bool bad = asked.address <= 2 && asked.address + asked.count > 2;
        const test::Octets pdu = bad ? test::Octets{0x83, 2} : test::replyPdu(asked);
        return std::vector<test::Delivery>{{3'000, test::framed(asked, pdu, tcp)}};
    };
    bus.run(3s);
    const Scan& scan = bus.scans.back();
    EXPECT_EQ(scan.samples[2].mark, exceptionMark(2));
    EXPECT_EQ(scan.samples[2].mark.reasonText(), "exception-2");
    for (const std::size_t good : {0U, 1U, 3U}) EXPECT_TRUE(scan.samples[good].mark.good()) << good;
}

TEST_P(EveryTransport, ABusySlaveIsAskedAgainInTheSameRound)
{
    const bool tcp = GetParam() == Transport::Tcp;
    SimBus bus{busOf(GetParam()), {scattered(1, {0})}};
    int turn = 0;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) {
        const auto asked = test::takeRead(frame, tcp);
        return std::vector<test::Delivery>{
            {3'000, test::framed(asked, ++turn % 2 == 1 ? test::Octets{0x83, 6} : test::replyPdu(asked), tcp)}};
    };
    bus.run(5s);
    EXPECT_EQ(SimBus::goodShare(bus.scans), 1.0);
}

/// The end of each of these reads, one after the other.
std::vector<AnswerKind> endsOf(SimBus& bus, const std::vector<modbus::Request>& requests)
{
    std::vector<AnswerKind> ends;
    for (const modbus::Request& request : requests) {
        Errand errand;
        errand.request = request;
        errand.done = [&](const ErrandEnd& end) { ends.push_back(end.kind); };
        bus.engine->ask(std::move(errand), bus.now);
        bus.run(3s);
    }
    return ends;
}

TEST_P(EveryTransport, OneOffReadsOfEqualRegistersAreAllAnswered)
{
    const bool tcp = GetParam() == Transport::Tcp;
    SimBus bus{busOf(GetParam()), {}};
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) {
        const auto asked = test::takeRead(frame, tcp);
        return std::vector<test::Delivery>{{3'000, test::framed(asked, {asked.function, 2, 0, 7}, tcp)}};
    };
    bus.run(1s);
    std::vector<modbus::Request> requests;
    for (std::uint16_t address = 0; address < 5; ++address)
        requests.push_back(modbus::readRequest(9, Table::Holding, address, 1));
    EXPECT_EQ(endsOf(bus, requests), (std::vector<AnswerKind>(requests.size(), AnswerKind::Data)));
}

TEST_P(EveryTransport, ADamagedReadIsAskedOnceMoreAndAWriteIsNot)
{
    const bool tcp = GetParam() == Transport::Tcp;
    SimBus bus{busOf(GetParam()), {}};
    std::size_t asked = 0;
    std::size_t spoilt = 0;
    bus.slave = [&](std::span<const std::uint8_t> frame, MonoTime) {
        auto read = test::takeRead(frame, tcp);
        if (++asked <= spoilt) ++read.unit;
        return std::vector<test::Delivery>{
            {3'000, read.function == 6 ? test::framed(read, {6, 0, 1, 0, 2}, tcp) : test::replyFrame(read, tcp)}};
    };
    bus.run(1s);
    const auto read = modbus::readRequest(9, Table::Holding, 40, 1);
    spoilt = 1;
    EXPECT_EQ(endsOf(bus, {read}), std::vector{AnswerKind::Data});
    EXPECT_EQ(asked, 2U);
    asked = 0;
    spoilt = 9;
    EXPECT_EQ(endsOf(bus, {read}), std::vector{AnswerKind::Damaged});
    EXPECT_EQ(asked, 2U);
    asked = 0;
    EXPECT_EQ(endsOf(bus, {modbus::writeRegister(9, 1, 2)}), std::vector{AnswerKind::Damaged});
    EXPECT_EQ(asked, 1U);
}

INSTANTIATE_TEST_SUITE_P(Wires, EveryTransport, testing::Values(Transport::Tcp, Transport::Rtu, Transport::RtuOverTcp),
                         [](const auto& one) {
                             std::string name{nameOf(one.param)};
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace gaffer
