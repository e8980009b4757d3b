#pragma once

#include "core/wiring/wiring.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gaffer::sim {

/// The registers of `point` that show `value` (engineering units), in the order in which they are sent. Counters wrap, other
/// values stop at the ends of their type. 8-bit halves and single bits come alone in an otherwise empty register.
std::vector<std::uint16_t> registersFor(const PointWiring& point, double value);

/// The registers of `point` that an instrument with a broken sensor shows: its sentinel if it has one, else the upper end.
std::vector<std::uint16_t> brokenRegisters(const PointWiring& point);

/// The engineering value that unsigned registers of `point` show; used for counters that a master writes.
double unsignedValue(const PointWiring& point, std::span<const std::uint16_t> registers);

/// The bits of a register that `point` owns.
std::uint16_t ownBits(const PointWiring& point);

/// A plausible quiet value for a point that nothing drives, by its unit and valid range.
double quietValue(const PointWiring& point);

} // namespace gaffer::sim
