#pragma once

#include "drivers/modbus/reply.hpp"

namespace gaffer::modbus {

/// Shortest RTU frame: unit, function, CRC.
inline constexpr std::size_t shortestRtu = 4;
/// Longest RTU frame.
inline constexpr std::size_t longestRtu = 256;
/// Bytes of the MBAP header before the PDU.
inline constexpr std::size_t mbapSize = 7;
/// Longest TCP frame.
inline constexpr std::size_t longestTcp = 260;

/// The request as it goes on a serial line (or RTU over TCP): unit, PDU, CRC; an AIBUS request as it is.
void encodeRtu(const Request& request, Bytes& out);

/// The request as it goes over Modbus TCP with the transaction `id`.
void encodeTcp(const Request& request, std::uint16_t id, Bytes& out);

/// A frame found in a heap of bytes.
struct Found {
    /// Where it begins.
    std::size_t offset{};
    /// How long it is, checksum included.
    std::size_t length{};
    /// Answer or Exception.
    Verdict verdict{Verdict::Answer};
    /// Function code and data (Modbus), the whole frame (AIBUS).
    ByteView pdu;
};

/// The first frame in `heap` that is an answer or a refusal by `rule`: unit, function, length, count or echo and checksum all
/// fit. Bytes before it are noise or frames of others. A raw reply (Shape::Free) must end where the heap ends.
std::optional<Found> findRtu(const ReplyRule& rule, ByteView heap);

/// Why a heap of bytes holds no answer, for counters and for people.
enum class Damage : std::uint8_t {
    Nothing,
    Echo,
    WrongUnit,
    WrongFunction,
    WrongCount,
    WrongEcho,
    Truncated,
    Garbage,
    Duplicate
};

/// Says what a heap without an answer most likely is.
Damage diagnose(const Request& request, ByteView heap);

/// A frame of Modbus TCP at the front of a stream.
struct TcpFrame {
    std::uint16_t id{};
    std::uint8_t unit{};
    ByteView pdu;
    /// Bytes it takes in the stream.
    std::size_t length{};
};

/// What stands at the front of a TCP stream.
enum class TcpState : std::uint8_t { Incomplete, Frame, Broken };

/// Looks at the front of `stream`; `frame` is set for TcpState::Frame. Broken (protocol not 0, length outside 2 to 254) is only
/// cured by a new connection.
TcpState frontTcp(ByteView stream, TcpFrame& frame);

} // namespace gaffer::modbus
