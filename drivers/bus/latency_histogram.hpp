#pragma once

#include "drivers/bus/mono_time.hpp"

#include <array>
#include <cstdint>

namespace gaffer {

/// Counts latencies in 8 bins per doubling from 1 us to over a minute, so that quantiles are right to about 9 %.
class LatencyHistogram {
public:
    /// Counts one latency.
    void add(Micros latency);
    /// The latency that the share `part` (0 to 1) of all stays at or below; 0 when none was counted.
    [[nodiscard]] Micros quantile(double part) const;
    /// How many were counted.
    [[nodiscard]] std::uint64_t count() const noexcept { return m_count; }

private:
    static constexpr std::size_t perDoubling = 8;
    static constexpr std::size_t doublings = 26;
    std::array<std::uint32_t, perDoubling * doublings> m_bins{};
    std::uint64_t m_count{0};
};

} // namespace gaffer
