#pragma once

#include "core/base/field.hpp"
#include "core/base/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace gaffer {

/// How a counter came from one raw value to the next.
enum class CounterStep : std::uint8_t { Baseline, Forward, Wrap, Reset };
template <> inline constexpr std::array enumNames<CounterStep>{
    EnumName<CounterStep>{CounterStep::Baseline, "baseline"},
    EnumName<CounterStep>{CounterStep::Forward, "forward"},
    EnumName<CounterStep>{CounterStep::Wrap, "wrap"},
    EnumName<CounterStep>{CounterStep::Reset, "reset"},
};

/// What a new raw value of a counter means.
struct CounterMove {
    CounterStep step{CounterStep::Baseline};
    /// Pieces to add, never negative.
    std::int64_t pieces{};
    bool operator==(const CounterMove&) const = default;
};

/// `pieces` can have been made in `elapsed`, with room for a late poll: at most 2 x (elapsed / shortest cycle) + 2.
bool canHaveBeenMade(std::int64_t pieces, Duration elapsed, Duration shortestCycle);

/// A rise of more than 32,767 that no crew can have made in `elapsed`: the word of a broken instrument, as 65,535 from an input
/// module that lost its sensor, and no pieces. Smaller rises are believed whatever their pace: the device is the truth.
bool isWildRise(std::int64_t lastRaw, std::int64_t raw, Duration elapsed, Duration shortestCycle);

/// Reads a piece counter of `bits` bits by the counting rule: the first value is the baseline; a fall is a wrap only if the
/// forward difference is at most 2 x (elapsed / shortest cycle) + 2, else it is a reset and the new value counts.
CounterMove countPieces(std::optional<std::int64_t> lastRaw, std::int64_t raw, int bits, Duration elapsed,
                        Duration shortestCycle);

} // namespace gaffer
