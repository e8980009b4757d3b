#pragma once

#include "core/wiring/wiring.hpp"

#include <array>
#include <vector>

namespace gaffer {

/// What one request and one more item cost on a wire, in microseconds.
struct WireCost {
    double perRequest{};
    double perRegister{};
    /// One bit of a coil or input table.
    double perBit{};
};

/// The cost on a serial line: 8 bytes asked, 5 answered, two silences of 3.5 characters and the slave's own latency per request.
WireCost serialCost(std::uint32_t baud, int bitsPerCharacter, double latencyMicros);

/// The cost over TCP, where a request costs a round trip and a register nearly nothing.
WireCost tcpCost(double roundTripMicros);

/// Registers or bits that are wanted: [first, last] of one table.
struct Want {
    Table table{Table::Holding};
    int first{};
    int last{};
    auto operator<=>(const Want&) const = default;
};

/// One read: [first, first + count) of a table.
struct Block {
    Table table{Table::Holding};
    int first{};
    int count{};
    auto operator<=>(const Block&) const = default;
};

/// What a device lets a read touch.
struct ReadLimits {
    /// Most registers in one request, 1 to 125.
    int maxRegisters{125};
    /// Most bits in one request, 1 to 2000.
    int maxBits{2000};
    /// Register ranges [first, last] that no read may touch.
    std::vector<std::array<std::uint16_t, 2>> gaps;
};

/// True when a read of [first, last] of `table` touches no forbidden register.
bool clearOfGaps(const ReadLimits& limits, Table table, int first, int last);

/// The reads that fetch all wants with the least wire time, never across a forbidden hole nor above the limit. A single want
/// longer than the limit becomes a block of its own, to be fetched in several reads. Exact: dynamic programming over the wants in
/// order.
std::vector<Block> planBlocks(std::vector<Want> wants, const ReadLimits& limits, const WireCost& cost);

/// Wire time of the blocks, in microseconds; blocks above the limit count one request per limit begun.
double wireTime(const std::vector<Block>& blocks, const ReadLimits& limits, const WireCost& cost);

} // namespace gaffer
