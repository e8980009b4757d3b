#pragma once

#include <chrono>

namespace gaffer {

/// A span of wire time.
using Micros = std::chrono::microseconds;

/// A point of the computer's own steady clock: never goes back, has no date.
using MonoTime = std::chrono::time_point<std::chrono::steady_clock, Micros>;

/// Later than every instant of a running program.
inline constexpr MonoTime never = MonoTime::max();

} // namespace gaffer
