#pragma once

#include "core/plan/classic/classic.hpp"

#include <cstdint>
#include <vector>

namespace gaffer::plan::classic {

/// What a minute of each machine is worth when all finish together, and what follows from it for the jobs.
struct MachinePrices {
    /// No plan finishes earlier; set-ups count at their least.
    double bound{0};
    /// How many machines are listed for a job.
    std::size_t width{0};
    /// For job j at j x width, cheapest first: the machines on which it costs least at these prices.
    std::vector<int> machines;
};

/// Finds the prices by raising those of machines that are asked too much of. At least one job and one machine.
MachinePrices machinePrices(const Instance& instance);

} // namespace gaffer::plan::classic
