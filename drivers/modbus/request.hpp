#pragma once

#include "core/base/result.hpp"
#include "core/wiring/wiring.hpp"
#include "drivers/modbus/bytes.hpp"

#include <array>
#include <compare>
#include <optional>
#include <string>

namespace gaffer::modbus {

/// The function codes this master speaks by name; any other goes as a raw PDU.
enum class Function : std::uint8_t {
    ReadCoils = 1,
    ReadDiscrete = 2,
    ReadHolding = 3,
    ReadInput = 4,
    WriteCoil = 5,
    WriteRegister = 6,
    WriteCoils = 15,
    WriteRegisters = 16,
    MaskWrite = 22,
    ReadWrite = 23,
    Encapsulated = 43,
};

/// What the words on the wire are: Modbus, or the AIBUS protocol of Yudian controllers on the same kind of line.
enum class Protocol : std::uint8_t { Modbus, Aibus };

/// Most registers and bits that one request may carry.
inline constexpr std::uint16_t maxReadRegisters = 125;
inline constexpr std::uint16_t maxReadBits = 2000;
inline constexpr std::uint16_t maxWriteRegisters = 123;
inline constexpr std::uint16_t maxWriteBits = 1968;
inline constexpr std::uint16_t maxReadWriteRegisters = 121;
/// Longest PDU: function code and data.
inline constexpr std::size_t maxPdu = 253;
/// The bit that marks a refused function in a reply.
inline constexpr std::uint8_t exceptionBit = 0x80;

/// How a true reply is told from everything else.
enum class Shape : std::uint8_t {
    Counted,  ///< Function, byte count, that many bytes.
    Echo,     ///< Function and the first bytes of the request again.
    Identity, ///< 43/14: objects with lengths of their own.
    Free,     ///< A raw PDU: any reply with the same function.
};

/// Longest echo of a request in its reply (mask write: address, AND mask, OR mask).
inline constexpr std::size_t longestEcho = 6;

/// What the reply to one request must look like; two requests whose rules are equal cannot be told apart by their replies.
struct ReplyRule {
    std::uint8_t unit{1};
    Protocol protocol{Protocol::Modbus};
    std::uint8_t function{};
    Shape shape{Shape::Counted};
    /// Counted: bytes after the count. Echo: bytes of `echo` in use.
    std::uint8_t bytes{};
    std::array<std::uint8_t, longestEcho> echo{};
    auto operator<=>(const ReplyRule&) const = default;
};

/// One question to one slave.
struct Request {
    ReplyRule rule;
    /// Function code and data (Modbus), or the whole frame (AIBUS).
    Bytes pdu;
    /// It changes the slave. Its answer says little (FC 16 does not even name the value); what the register holds is read back.
    bool writes{false};
    /// On a serial line unit 0 is everybody, and nobody answers; over TCP it is the device itself, as any other unit.
    [[nodiscard]] bool broadcast() const noexcept { return rule.protocol == Protocol::Modbus && rule.unit == 0; }
};

/// Reads `count` coils, inputs or registers from `address`; count is 1 to 125 registers or 2000 bits (a broken promise else).
Request readRequest(std::uint8_t unit, Table table, std::uint16_t address, std::uint16_t count);

/// Writes one coil (FC 5).
Request writeCoil(std::uint8_t unit, std::uint16_t address, std::uint16_t onOrOff);

/// Writes one register (FC 6).
Request writeRegister(std::uint8_t unit, std::uint16_t address, std::uint16_t value);

/// Writes 1 to 1968 coils (FC 15); each value is 0 or 1.
Request writeCoils(std::uint8_t unit, std::uint16_t address, std::span<const std::uint16_t> values);

/// Writes 1 to 123 registers (FC 16).
Request writeRegisters(std::uint8_t unit, std::uint16_t address, std::span<const std::uint16_t> values);

/// Sets bits of a register: new = (old AND andMask) OR (orMask AND NOT andMask) (FC 22).
Request maskWrite(std::uint8_t unit, std::uint16_t address, std::uint16_t andMask, std::uint16_t orMask);

/// Writes up to 121 registers and reads up to 125 in one transaction (FC 23); the write happens first.
Request readWrite(std::uint8_t unit, std::uint16_t readAddress, std::uint16_t readCount, std::uint16_t writeAddress,
                  std::span<const std::uint16_t> values);

/// Asks for identification objects from `object` on (43/14); `code` 1 basic, 2 regular, 3 extended, 4 one object.
Request identify(std::uint8_t unit, std::uint8_t code, std::uint8_t object);

/// Any PDU of 1 to 253 bytes, function code first; its reply is only checked for unit and function.
Request rawRequest(std::uint8_t unit, ByteView pdu);

/// True for the two tables of single bits.
constexpr bool isBitTable(Table table) { return table == Table::Coil || table == Table::Discrete; }

/// Bytes that carry `count` items of a table in a reply.
constexpr std::size_t payloadBytes(Table table, std::size_t count)
{
    return isBitTable(table) ? (count + bitsPerByte - 1) / bitsPerByte : count * 2;
}

/// Most items of `table` in one read.
constexpr std::uint16_t maxRead(Table table) { return isBitTable(table) ? maxReadBits : maxReadRegisters; }

} // namespace gaffer::modbus
