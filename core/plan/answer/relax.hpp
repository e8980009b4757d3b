#pragma once

#include "core/plan/answer/explain.hpp"

#include <cstdint>
#include <vector>

namespace gaffer::plan {

/// What a workshop could do for a late job.
enum class Remedy : std::uint8_t {
    Copy,     ///< One more copy of its mould.
    Overtime, ///< The hall works through the breaks before its last run.
    Pot,      ///< One more pot like the one it is made from.
    Crew,     ///< One more station with crew like the one that makes it.
};

/// A remedy that was tried.
struct Relaxation {
    Remedy remedy{Remedy::Copy};
    /// The mould, hall, pot or station it speaks of.
    int place{kNone};
    /// Extra minutes worked by the hall, for overtime.
    Minute extra{0};
    /// Minutes the job is late with the remedy; 0 or less when it is in time.
    Minute late{0};
    /// What the whole plan then costs less.
    double gain{0};
};

/// The remedies with which the job of an explanation gets less late, the most helpful first. Each was tried: the plan was made
/// anew around the job with it, and the plan stands.
std::vector<Relaxation> relaxations(const Problem& problem, const Plan& plan, const Explanation& late);

} // namespace gaffer::plan
