#include "drivers/modbus/crc.hpp"

#include <array>

namespace gaffer::modbus {
namespace {

constexpr std::uint16_t polynomial = 0xA001;
constexpr std::uint16_t start = 0xFFFF;
constexpr std::size_t crcSize = 2;

constexpr auto makeTable()
{
    std::array<std::uint16_t, byteMask + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
        unsigned value = static_cast<unsigned>(i);
        for (unsigned bit = 0; bit < bitsPerByte; ++bit) value = (value & 1U) != 0 ? (value >> 1U) ^ polynomial : value >> 1U;
        table[i] = static_cast<std::uint16_t>(value);
    }
    return table;
}

constexpr auto table = makeTable();

} // namespace

std::uint16_t crc16(ByteView bytes)
{
    std::uint16_t crc = start;
    for (const std::uint8_t byte : bytes) crc = static_cast<std::uint16_t>((crc >> bitsPerByte) ^ table[(crc ^ byte) & byteMask]);
    return crc;
}

bool crcFits(ByteView frame)
{
    if (frame.size() <= crcSize) return false;
    const std::size_t body = frame.size() - crcSize;
    return crc16(frame.first(body)) == wordOf(frame[body + 1], frame[body]);
}

} // namespace gaffer::modbus
