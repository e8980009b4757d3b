#pragma once

#include "core/plan/model/problem.hpp"

#include <cstdint>
#include <vector>

namespace gaffer::plan {

/// What a minute that a job waited was spent on.
enum class Cause : std::uint8_t {
    Release, ///< The job was not released yet, or is due sooner than it can be made.
    Work,    ///< Its own pieces were being made, in an earlier run.
    Station, ///< The station made other pieces.
    Setup,   ///< The station was set up.
    Mould,   ///< The mould copy was in use, on its way or warming up.
    Melt,    ///< The glass was not ready.
    Lehr,    ///< The lehrs of the hall were full.
    Shift,   ///< Nobody works.
    Free,    ///< Nothing stood in the way: the plan left it so.
};

/// A stretch of waiting.
struct Wait {
    Cause cause{Cause::Free};
    Minute minutes{0};
    /// The job that was in the way, or kNone.
    int job{kNone};
    /// The station, mould, pot or hall the cause speaks of, or kNone.
    int place{kNone};
    bool operator==(const Wait&) const = default;
};

/// Why a job is late.
struct Explanation {
    int job{kNone};
    Minute due{0};
    Minute end{0};
    /// Minutes late; 0 or less when it is not.
    Minute late{0};
    /// What the last run of the job waited for, backwards from its start; the minutes add up to `late`. Empty when in time.
    std::vector<Wait> waits;
};

/// Explains a placed job of a plan that stands: had its last run begun `late` minutes sooner, it would have been in time, so
/// those are the minutes that are told, along the chain of what was in the way.
Explanation explain(const Problem& problem, const Plan& plan, int job);

} // namespace gaffer::plan
