#pragma once

#include "core/base/result.hpp"
#include "core/plan/model/disruption.hpp"
#include "core/plan/planner.hpp"

#include <vector>

namespace gaffer::plan {

/// Turns a problem with its plan and a disruption into the problem of what can still be decided: what started is fixed, what the
/// event ends is cut, and absences, slow spells, broken copies and lost melts are noted. Fails if the disruption does not fit
/// the plan.
Result<Problem> disrupted(const Problem& problem, const Plan& old, const Disruption& disruption);

/// The runs of a plan that start within the next hours, whose places people count on.
struct Promise {
    int job{0};
    int station{0};
    Minute start{0};
    /// The event allows no other way than to move it.
    bool forced{false};
};

/// The promises of an old plan at the moment of a disruption, by station and time.
std::vector<Promise> promises(const Problem& problem, const Plan& old, const Disruption& disruption);

/// The share of unforced promises that a new plan moves to another station or order; 0 when there are none.
double shareChanged(const std::vector<Promise>& promises, const Plan& next, Minute now);

/// The plan that keeps every order, station, batch and copy and only waits until it can: later runs move right. Jobs for which
/// that is impossible are unplaced. `problem` is a disrupted one.
Timeline rightShift(const Model& model, const Plan& old);

/// The plan that keeps what still stands where it is, lets promised runs wait at their stations, and finds new places for the
/// rest; never costs more than `shifted`.
Timeline repaired(const Model& model, const Plan& old, const Timeline& shifted, const std::vector<Promise>& promised,
                  std::uint64_t seed);

/// Makes an improving search leave kept promises alone.
void pinPromises(Timeline& board, const std::vector<Promise>& promises);

} // namespace gaffer::plan
