#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace gaffer {

/// Most decimal places a scaled value may have.
inline constexpr int decimalsMost = 12;

/// The integer under which the history keeps `value`: scaled by `decimals` places and rounded, or the double's bits when
/// decimals is -1. Nothing when the value is no number or too large for its decimals.
std::optional<std::int64_t> storedNumber(double value, int decimals);

/// The value that storedNumber() kept.
double valueOf(std::int64_t stored, int decimals);

/// `value` with exactly `decimals` places, or as short as reads back the same when decimals is -1; never "-0".
std::string valueText(double value, int decimals);

} // namespace gaffer
