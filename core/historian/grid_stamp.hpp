#pragma once

#include "core/sensing/reading.hpp"

#include <optional>

namespace gaffer {

/// Decides the time under which each scan of one layout is stored: the instant of the poll grid when the answer came as late as
/// answers of this layout usually do, else its arrival. Stamps never go back while one service runs.
class GridStamper {
public:
    /// The time of `scan`; learns the usual latency from scans that were answered.
    Instant stamp(const Scan& scan);
    /// How far a latency may be from the learned one for a layout polled every `every`.
    static Duration toleranceOf(Duration every);

private:
    [[nodiscard]] bool onGrid(const Scan& scan) const;
    void learn(const Scan& scan);

    std::optional<double> m_latencyMs;
    std::optional<Instant> m_last;
};

} // namespace gaffer
