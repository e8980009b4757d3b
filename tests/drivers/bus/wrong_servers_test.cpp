#include "tests/drivers/support/sim_bus.hpp"

#include <gtest/gtest.h>

// What existing servers answer where the specification says otherwise, as measured: the master must take none of it for a value.
namespace gaffer {
namespace {

using test::SimBus;
using namespace std::chrono_literals;

/// Asks one thing of a server that answers with a fixed PDU, and tells how it ended.
class WrongServer : public testing::TestWithParam<Transport> {
protected:
    WrongServer()
    {
        BusWiring wiring = GetParam() == Transport::Rtu ? test::rtuBus() : test::tcpBus(502);
        wiring.transport = GetParam();
        bus = std::make_unique<SimBus>(wiring, std::vector<DeviceWiring>{});
        bus->slave = [this](std::span<const std::uint8_t> frame, MonoTime) -> std::vector<test::Delivery> {
            if (reply.empty()) return {};
            const bool tcp = GetParam() == Transport::Tcp;
            // An identification is shorter than a read.
            test::Octets padded(frame.begin(), frame.end());
            padded.resize(padded.size() + 4);
            return {{5'000, test::framed(test::takeRead(padded, tcp), reply, tcp)}};
        };
        bus->run(100ms);
    }

    AnswerKind ask(modbus::Request request, test::Octets pdu)
    {
        reply = std::move(pdu);
        std::optional<AnswerKind> kind;
        Errand errand;
        errand.request = std::move(request);
        errand.done = [&](const ErrandEnd& end) { kind = end.kind; };
        bus->engine->ask(std::move(errand), bus->now);
        // Longer than any memory of what was asked before.
        bus->run(15s);
        EXPECT_TRUE(kind.has_value());
        return kind.value_or(AnswerKind::Data);
    }

    static test::Octets dataOf(std::uint8_t function, std::size_t bytes)
    {
        test::Octets pdu(2 + bytes, 0x11);
        pdu[0] = function;
        pdu[1] = static_cast<std::uint8_t>(bytes);
        return pdu;
    }

    std::unique_ptr<SimBus> bus;
    test::Octets reply;
};

TEST_P(WrongServer, ThatAnswersWithByteCount0IsNotBelieved)
{
    EXPECT_EQ(ask(modbus::readRequest(1, Table::Holding, 9000, 2), {3, 0}), AnswerKind::Damaged);
    EXPECT_EQ(ask(modbus::readRequest(1, Table::Coil, 9000, 2), {1, 0}), AnswerKind::Damaged);
}

TEST_P(WrongServer, ThatGivesMoreRegistersThanOneReadCarriesIsNotBelieved)
{
    // Over TCP such a frame is longer than any may be, and only a new connection helps.
    const AnswerKind end = GetParam() == Transport::Tcp ? AnswerKind::LinkLost : AnswerKind::Damaged;
    EXPECT_EQ(ask(modbus::readRequest(1, Table::Holding, 0, 125), dataOf(3, 252)), end);
}

TEST_P(WrongServer, ThatGivesOneRegisterLessOrMoreIsNotBelieved)
{
    for (const std::size_t bytes : {18U, 19U, 21U, 22U})
        EXPECT_EQ(ask(modbus::readRequest(1, Table::Holding, 0, 10), dataOf(3, bytes)), AnswerKind::Damaged) << bytes;
    EXPECT_EQ(ask(modbus::readRequest(1, Table::Holding, 0, 10), dataOf(3, 20)), AnswerKind::Data);
}

TEST_P(WrongServer, ThatEchoesAnotherCoilValueIsNotBelieved)
{
    EXPECT_EQ(ask(modbus::writeCoil(1, 5, 1), {5, 0, 5, 0, 0}), AnswerKind::Damaged);
    EXPECT_EQ(ask(modbus::writeCoil(1, 5, 1), {5, 0, 5, 0xFF, 0}), AnswerKind::Data);
}

TEST_P(WrongServer, ThatEchoesAnotherQuantityOfAWriteIsNotBelieved)
{
    const std::vector<std::uint16_t> values{1, 2, 3};
    EXPECT_EQ(ask(modbus::writeRegisters(1, 5, values), {16, 0, 5, 0, 2}), AnswerKind::Damaged);
    EXPECT_EQ(ask(modbus::writeRegisters(1, 5, values), {16, 0, 6, 0, 3}), AnswerKind::Damaged);
    EXPECT_EQ(ask(modbus::writeRegisters(1, 5, values), {16, 0, 5, 0, 3}), AnswerKind::Data);
}

TEST_P(WrongServer, ThatAnswersAnIdentificationMalformedIsNotBelieved)
{
    EXPECT_EQ(ask(modbus::identify(1, 1, 0), {0x2B, 14}), AnswerKind::Damaged);
    EXPECT_EQ(ask(modbus::identify(1, 1, 0), {0x2B, 14, 1, 1, 0, 0, 1, 0, 200, 'x'}), AnswerKind::Damaged);
    EXPECT_EQ(ask(modbus::identify(1, 1, 0), {0xAB, 14}), AnswerKind::Exception);
    EXPECT_EQ(ask(modbus::identify(1, 1, 0), {0x2B, 14, 1, 1, 0, 0, 1, 0, 1, 'x'}), AnswerKind::Data);
}

TEST_P(WrongServer, ThatIsSilentForAFunctionItDoesNotKnowDoesNotHoldTheBus)
{
    EXPECT_EQ(ask(modbus::maskWrite(1, 4, 0xF2, 0x25), {}), AnswerKind::Silence);
    EXPECT_EQ(ask(modbus::readWrite(1, 0, 2, 0, std::vector<std::uint16_t>{1}), {}), AnswerKind::Silence);
    EXPECT_EQ(ask(modbus::readRequest(1, Table::Holding, 0, 1), dataOf(3, 2)), AnswerKind::Data);
}

TEST_P(WrongServer, ThatAnswersWithTheFunctionOfTheOtherTableIsNotBelieved)
{
    EXPECT_EQ(ask(modbus::readRequest(1, Table::Holding, 0, 2), dataOf(4, 4)), AnswerKind::Damaged);
    EXPECT_EQ(ask(modbus::readRequest(1, Table::Input, 0, 2), dataOf(3, 4)), AnswerKind::Damaged);
}

TEST_P(WrongServer, EveryExceptionCodeIsARefusal)
{
    for (const std::uint8_t code : test::Octets{1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 99})
        EXPECT_EQ(ask(modbus::readRequest(1, Table::Holding, 0, 2), {0x83, code}), AnswerKind::Exception) << int{code};
    EXPECT_EQ(ask(modbus::readRequest(1, Table::Holding, 0, 2), {0x84, 2}), AnswerKind::Damaged);
}

INSTANTIATE_TEST_SUITE_P(Wires, WrongServer, testing::Values(Transport::Tcp, Transport::Rtu, Transport::RtuOverTcp),
                         [](const auto& one) {
                             std::string name{nameOf(one.param)};
                             std::erase(name, '-');
                             return name;
                         });

} // namespace
} // namespace gaffer
