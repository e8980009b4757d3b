#pragma once

#include "drivers/modbus/request.hpp"

namespace gaffer::modbus {

/// Bytes of an AIBUS reply.
inline constexpr std::size_t aibusReplySize = 10;
/// Highest address of a Yudian controller on a line.
inline constexpr std::uint8_t aibusMaxUnit = 80;

/// Virtual registers through which the points of a profile name what an AIBUS reply carries: below 0x100 the parameter of that
/// number, above it what comes with every reply.
inline constexpr std::uint16_t aibusMeasured = 0x100;
inline constexpr std::uint16_t aibusSetPoint = 0x101;
inline constexpr std::uint16_t aibusOutput = 0x102;
inline constexpr std::uint16_t aibusAlarm = 0x103;

/// What an AIBUS reply says.
struct AibusReply {
    std::int16_t measured{};
    std::int16_t setPoint{};
    std::int8_t output{};
    std::uint8_t alarm{};
    std::int16_t parameter{};
    bool operator==(const AibusReply&) const = default;
};

/// Asks for the parameter `number` (and PV, SV, output, alarm, which come with every reply); unit 0 to 80.
Request aibusRead(std::uint8_t unit, std::uint8_t number);

/// Writes the parameter `number`.
Request aibusWrite(std::uint8_t unit, std::uint8_t number, std::uint16_t value);

/// True when the ten bytes are a reply of `unit`: only the sum tells, for the reply names neither itself nor its parameter.
bool aibusFits(std::uint8_t unit, ByteView frame);

/// Takes a reply that fits apart.
AibusReply takeAibus(ByteView frame);

} // namespace gaffer::modbus
