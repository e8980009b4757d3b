#pragma once

#include "drivers/modbus/bytes.hpp"

namespace gaffer::modbus {

/// The checksum of a Modbus RTU frame: CRC-16 with polynomial 0xA001 (reflected), starting at 0xFFFF, sent low byte first.
std::uint16_t crc16(ByteView bytes);

/// True when `frame` has at least a CRC and the CRC is right.
bool crcFits(ByteView frame);

} // namespace gaffer::modbus
