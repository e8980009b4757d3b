#pragma once

#include "core/plan/answer/fits.hpp"
#include "core/plan/answer/relax.hpp"

#include <string>
#include <vector>

// The written form of the planner's answers to questions about a plan.
namespace gaffer::wire {

/// Writes why a job is late: {job, due, end, late, causes: [{cause, minutes, job, place, text}], relaxations: [{remedy, place,
/// extra_min, late, gain, text}]}. The texts stand in the order of what they tell; `late` is 0 for a job in time.
std::string writeExplanation(const plan::Explanation& told, const std::vector<std::string>& causes,
                             const std::vector<plan::Relaxation>& remedies, const std::vector<std::string>& texts);

/// Writes that a job is not in the plan: {job, unplaced: true, reason}.
std::string writeUnplaced(int job, const std::string& reason);

/// The melt that a list of jobs is for.
struct MeltAsked {
    int pot{0};
    int batch{0};
    plan::Minute now{0};
    plan::MeltLeft left;
};

/// Writes the jobs for a melt, best first: {pot, batch, now, grams, ready, until, jobs: [{job, station, pieces, rest, copy,
/// setup_start, start, end, grams, slack, planned, reason}]}; `until` is null for a tank.
std::string writeFits(const MeltAsked& asked, const std::vector<plan::Fit>& fits, const std::vector<std::string>& texts);

} // namespace gaffer::wire
