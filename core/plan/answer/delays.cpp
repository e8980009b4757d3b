#include "core/plan/answer/delays.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <tuple>

namespace gaffer::plan {

namespace {

std::size_t idx(int i) { return static_cast<std::size_t>(i); }

/// The last end of every job; kNever for a job without a place.
std::vector<Minute> endsOf(const Plan& plan, std::size_t jobs)
{
    std::vector<Minute> ends(jobs, kNone);
    for (const Run& run : plan.runs) ends[idx(run.job)] = std::max(ends[idx(run.job)], run.end);
    for (const int job : plan.unplaced) ends[idx(job)] = kNever;
    std::ranges::replace(ends, Minute{kNone}, kNever);
    return ends;
}

} // namespace

std::vector<Delay> delays(const Problem& problem, const Plan& old, const Plan& next)
{
    const std::vector<Minute> before = endsOf(old, problem.jobs.size());
    const std::vector<Minute> after = endsOf(next, problem.jobs.size());
    std::vector<Delay> list;
    for (std::size_t j = 0; j < problem.jobs.size(); ++j) {
        if (before[j] == kNever) continue;
        const Minute due = problem.jobs[j].due;
        const bool lost = after[j] == kNever;
        const Minute late = lost ? 0 : std::max(0, after[j] - due);
        const Minute more = lost ? 0 : late - std::max(0, before[j] - due);
        if (lost || more > 0) list.push_back({static_cast<int>(j), more, late, lost});
    }
    std::ranges::sort(list, {}, [](const Delay& d) { return std::tuple{!d.lost, -d.more, d.job}; });
    GAFFER_CHECK(list.size() <= problem.jobs.size());
    return list;
}

} // namespace gaffer::plan
