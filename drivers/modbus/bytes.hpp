#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace gaffer::modbus {

/// Bytes that are being put together.
using Bytes = std::vector<std::uint8_t>;

/// Bytes that somebody else owns.
using ByteView = std::span<const std::uint8_t>;

/// Bits in a byte, and how far the high byte of a register is shifted.
inline constexpr unsigned bitsPerByte = 8;

/// Keeps the low eight bits.
inline constexpr unsigned byteMask = 0xFFU;

/// The register made of a high and a low byte.
constexpr std::uint16_t wordOf(std::uint8_t high, std::uint8_t low)
{
    return static_cast<std::uint16_t>((high << bitsPerByte) | low);
}

/// The register at `at`, high byte first.
inline std::uint16_t wordAt(ByteView bytes, std::size_t at) { return wordOf(bytes[at], bytes[at + 1]); }

/// The high byte of a register.
constexpr std::uint8_t highByte(std::uint16_t word) { return static_cast<std::uint8_t>(word >> bitsPerByte); }

/// The low byte of a register.
constexpr std::uint8_t lowByte(std::uint16_t word) { return static_cast<std::uint8_t>(word & byteMask); }

/// Appends a register, high byte first.
inline void putWord(Bytes& out, std::uint16_t word)
{
    out.push_back(highByte(word));
    out.push_back(lowByte(word));
}

} // namespace gaffer::modbus
