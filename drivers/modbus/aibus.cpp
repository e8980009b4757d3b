#include "drivers/modbus/aibus.hpp"

namespace gaffer::modbus {
namespace {

constexpr std::uint8_t unitBase = 0x80;
constexpr std::uint8_t readCommand = 0x52;
constexpr std::uint8_t writeCommand = 0x43;
constexpr unsigned parameterWeight = 256;
constexpr std::size_t outputAt = 4;
constexpr std::size_t alarmAt = 5;
constexpr std::size_t parameterAt = 6;
constexpr std::size_t sumAt = 8;

void putLittle(Bytes& out, std::uint16_t word)
{
    out.push_back(lowByte(word));
    out.push_back(highByte(word));
}

std::uint16_t littleAt(ByteView bytes, std::size_t at) { return wordOf(bytes[at + 1], bytes[at]); }

Request asked(std::uint8_t unit, std::uint8_t command, std::uint8_t number, std::uint16_t value)
{
    GAFFER_CHECK(unit <= aibusMaxUnit);
    Request request;
    request.rule.unit = unit;
    request.rule.protocol = Protocol::Aibus;
    request.rule.shape = Shape::Free;
    const auto start = static_cast<std::uint8_t>(unitBase + unit);
    request.pdu = {start, start, command, number};
    putLittle(request.pdu, value);
    putLittle(request.pdu, static_cast<std::uint16_t>(number * parameterWeight + command + value + unit));
    return request;
}

} // namespace

Request aibusRead(std::uint8_t unit, std::uint8_t number) { return asked(unit, readCommand, number, 0); }

Request aibusWrite(std::uint8_t unit, std::uint8_t number, std::uint16_t value)
{
    Request request = asked(unit, writeCommand, number, value);
    request.writes = true;
    return request;
}

bool aibusFits(std::uint8_t unit, ByteView frame)
{
    if (frame.size() != aibusReplySize) return false;
    const unsigned sum =
        littleAt(frame, 0) + littleAt(frame, 2) + littleAt(frame, outputAt) + littleAt(frame, parameterAt) + unit;
    return static_cast<std::uint16_t>(sum) == littleAt(frame, sumAt);
}

AibusReply takeAibus(ByteView frame)
{
    GAFFER_CHECK(frame.size() == aibusReplySize);
    return {static_cast<std::int16_t>(littleAt(frame, 0)), static_cast<std::int16_t>(littleAt(frame, 2)),
            static_cast<std::int8_t>(frame[outputAt]), frame[alarmAt], static_cast<std::int16_t>(littleAt(frame, parameterAt))};
}

} // namespace gaffer::modbus
