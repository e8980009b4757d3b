#pragma once

#include "core/plan/answer/delays.hpp"
#include "core/plan/answer/fits.hpp"
#include "core/plan/answer/relax.hpp"
#include "core/plan/reasons.hpp"

#include <string>
#include <string_view>

namespace gaffer {

/// Why a job has no place, as a foreman says it; `language` is zh_CN or en, here and below.
std::string wordsOf(plan::Hindrance why, std::string_view language);
/// What minutes were spent on: "35 min: station 4 made job 17".
std::string wordsOf(const plan::Wait& wait, std::string_view language);
/// What would help and how far: "one more copy of mould 5: 20 min late instead of 95".
std::string wordsOf(const plan::Relaxation& what, plan::Minute lateNow, std::string_view language);
/// Why a job is where it is in the list: "would be late by 40 min; all 200 pieces; station 4, set-up 10 min".
std::string wordsOf(const plan::Fit& fit, std::string_view language);
/// What a job loses by a new plan: "job 17 becomes 40 min later than it was, 55 min late".
std::string wordsOf(const plan::Delay& delay, std::string_view language);
/// The head of what a new plan delays: how many jobs, and by how much together.
std::string headOf(const std::vector<plan::Delay>& delays, std::string_view language);
/// The head of an explanation: how late the job is.
std::string headOf(const plan::Explanation& told, std::string_view language);
/// The head of the list of jobs for a melt: what is left in it and until when.
std::string headOf(const plan::MeltLeft& left, std::string_view language);

} // namespace gaffer
