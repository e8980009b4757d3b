#pragma once

#include "core/plan/model/problem.hpp"

#include <vector>

namespace gaffer::plan {

/// A job that a new plan serves worse than the old one did.
struct Delay {
    int job{0};
    /// Minutes more after it is due than in the old plan.
    Minute more{0};
    /// Minutes after it is due in the new plan.
    Minute late{0};
    /// It had a place in the old plan and has none in the new.
    bool lost{false};
};

/// What a new plan takes from jobs that had a place in the old one, the worst first: what to look at before a rush order is
/// accepted. `problem` is the one of the new plan.
std::vector<Delay> delays(const Problem& problem, const Plan& old, const Plan& next);

} // namespace gaffer::plan
