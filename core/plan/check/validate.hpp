#pragma once

#include "core/plan/model/problem.hpp"

#include <string>
#include <vector>

// Checks and measures plans without any of the code that makes them.
namespace gaffer::plan {

/// One broken constraint.
struct Violation {
    /// Number of the constraint (1 to 10), 0 for a reference to something that does not exist, 11 for what is fixed.
    int rule{0};
    std::string text;
};

/// All broken constraints of a plan (at most a few hundred); empty for a valid plan. The problem's references must be valid,
/// the plan's need not be.
std::vector<Violation> validate(const Problem& problem, const Plan& plan);

/// The cost of a valid plan by its parts.
Cost measure(const Problem& problem, const Plan& plan);

} // namespace gaffer::plan
