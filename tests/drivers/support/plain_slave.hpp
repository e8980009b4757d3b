#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

// A slave made for the tests, with an encoder of its own: mistakes of ours and of the master's do not cancel.
namespace gaffer::test {

using Octets = std::vector<std::uint8_t>;

/// The CRC, computed bit by bit.
std::uint16_t slowCrc(std::span<const std::uint8_t> bytes);

/// `body` with its CRC.
Octets sealed(Octets body);

/// What a read request asks for.
struct AskedRead {
    std::uint16_t id{};
    std::uint8_t unit{};
    std::uint8_t function{};
    std::uint16_t address{};
    std::uint16_t count{};
};

/// Takes a read request (FC 1 to 4) apart; TCP when `tcp`.
AskedRead takeRead(std::span<const std::uint8_t> frame, bool tcp);

/// The content of one register or bit: another one for every unit, function and address, so that a wrong credit shows.
std::uint16_t contentOf(std::uint8_t unit, std::uint8_t function, std::uint16_t address);

/// The reply PDU with the contents of contentOf().
Octets replyPdu(const AskedRead& asked);

/// The reply as a whole frame; TCP when `tcp`.
Octets replyFrame(const AskedRead& asked, bool tcp);

/// Any PDU as a whole frame.
Octets framed(const AskedRead& asked, const Octets& pdu, bool tcp);

/// Bytes that come some time after the request.
struct Delivery {
    std::int64_t afterMicros{};
    Octets bytes;
};

/// The ways in which a hostile slave spoils a reply.
enum class Spoil : std::uint8_t {
    Nothing,
    Late,
    Echo,
    WrongUnit,
    WrongFunction,
    WrongCount,
    ZeroCount,
    Truncated,
    Duplicated,
    DuplicatedLater,
    Garbage,
    Flipped,
    Silent,
    Exception,
    NoiseBefore,
};
inline constexpr int spoils = 15;

/// What a hostile slave sends for a request.
std::vector<Delivery> spoiled(Spoil spoil, std::span<const std::uint8_t> frame, bool tcp, std::mt19937& chance);

/// Text such as "010302" as bytes; blanks are skipped.
Octets fromHex(const std::string& text);

/// Bytes as text.
std::string toHex(std::span<const std::uint8_t> bytes);

} // namespace gaffer::test
