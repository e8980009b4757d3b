#pragma once

#include <cstdint>
#include <functional>

namespace gaffer::plan {

/// How long a search may take. Core has no clock: time is read through `spent`.
struct Budget {
    /// A fixed number of rounds; 0 searches by time.
    std::int64_t iterations{0};
    /// CPU seconds at which the search ends, on the scale of `spent`; used when `iterations` is 0.
    double seconds{1};
    /// CPU seconds since the question was asked.
    std::function<double()> spent;
};

} // namespace gaffer::plan
