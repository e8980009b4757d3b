#pragma once

#include "core/base/instant.hpp"
#include "core/workshop/command.hpp"
#include "core/workshop/workshop.hpp"

#include <vector>

namespace gaffer {

/// Proposes what idle stations should make next: the planner's port. Pure: the same workshop gives the same proposals.
class Dispatcher {
public:
    virtual ~Dispatcher() = default;
    /// Whole queues for idle stations among `stations` (all when empty); a station for which nothing fits is left out. An idle
    /// station has no run, no stop and an empty queue.
    [[nodiscard]] virtual std::vector<SetQueue> propose(const Workshop& workshop, const std::vector<StationId>& stations,
                                                        Instant now) const = 0;
};

} // namespace gaffer
