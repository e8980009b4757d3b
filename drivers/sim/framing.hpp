#pragma once

#include "core/wiring/wiring.hpp"
#include "drivers/sim/slave.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>

// How the simulated workshop puts requests and replies on its wires; it shares no code with the master.
namespace gaffer::sim {

/// A request or reply with its address, free of any framing.
struct Message {
    std::uint8_t unit{};
    Bytes pdu;
    /// Transaction id; 0 on RTU.
    std::uint16_t transaction{};
    bool operator==(const Message&) const = default;
};

/// Whether a request is complete at the start of received bytes.
enum class Arrival : std::uint8_t { Complete, Unfinished, Damaged };

/// A request cut off the start of received bytes.
struct Cut {
    Arrival arrival{Arrival::Unfinished};
    Message message;
    /// Bytes the request took.
    std::size_t length{};
};

/// CRC-16 of Modbus RTU.
std::uint16_t crcOf(std::span<const std::uint8_t> bytes);

/// The bytes of a message on this transport.
Bytes framed(Transport transport, const Message& message);

/// Looks for a request at the start of `received`. On RTU a frame with a wrong CRC or an unknown length is Damaged; the caller
/// drops what it has after a silence.
Cut cutRequest(Transport transport, std::span<const std::uint8_t> received);

/// How fast bytes travel on a serial line.
struct LinePace {
    /// Time of one character.
    std::chrono::nanoseconds character{};
    /// The silence that separates frames: 3.5 characters, 1.75 ms above 19200 Bd.
    std::chrono::nanoseconds silence{};
};

/// The pace of the line of `bus`.
LinePace paceOf(const BusWiring& bus);

} // namespace gaffer::sim
