#include "core/plan/answer/relax.hpp"

#include "core/base/check.hpp"
#include "core/plan/check/validate.hpp"
#include "core/plan/replan.hpp"

#include <algorithm>
#include <optional>

namespace gaffer::plan {

namespace {

constexpr Minute kLongestOvertime = 240; // minutes of one break that a crew works through
constexpr int kRounds = 40;              // rounds of search around the job, beside placing it anew
constexpr Effort kEffort{24, 0, 1, 0};

std::size_t idx(int i) { return static_cast<std::size_t>(i); }

const Run& lastRun(const Plan& plan, int job)
{
    const Run* last = nullptr;
    for (const Run& run : plan.runs)
        if (run.job == job && (!last || run.end > last->end)) last = &run;
    GAFFER_CHECK(last != nullptr);
    return *last;
}

/// The closed stretches of a hall in the two days before a minute, each as far as a crew works on behind a shift.
std::vector<Span> breaksBefore(const Problem& problem, int hall, Minute end)
{
    std::vector<Span> breaks;
    constexpr int days = 2;
    const auto& shifts = problem.halls[idx(hall)].shifts;
    const Minute begin = std::max(problem.fixed.now, end - days * kDay);
    for (Minute day = begin / kDay * kDay; day < end; day += kDay)
        for (std::size_t i = 0; i < shifts.size(); ++i) {
            const bool last = i + 1 == shifts.size();
            const Minute opens = last ? kDay + shifts.front().from : shifts[i + 1].from;
            const Span span{std::max(begin, day + shifts[i].to),
                            std::min({day + opens, day + shifts[i].to + kLongestOvertime, end})};
            if (span.from < span.to) breaks.push_back(span);
        }
    return breaks;
}

/// Changes the problem as the remedy says; false if there is nothing to change.
bool apply(Problem& problem, Relaxation& what, const Run& run)
{
    const int mould = problem.products[idx(problem.jobs[idx(run.job)].product)].mould;
    const int hall = problem.stations[idx(run.station)].hall;
    switch (what.remedy) {
    case Remedy::Copy:
        if (mould == kNone) return false;
        what.place = mould;
        ++problem.moulds[idx(mould)].copies;
        problem.moulds[idx(mould)].used.push_back(0);
        return true;
    case Remedy::Overtime: {
        what.place = hall;
        const auto breaks = breaksBefore(problem, hall, run.end);
        for (const Span& span : breaks) what.extra += span.to - span.from;
        for (Station& station : problem.stations)
            if (station.hall == hall) station.overtime.insert(station.overtime.end(), breaks.begin(), breaks.end());
        return what.extra > 0;
    }
    case Remedy::Pot: {
        what.place = run.pot;
        Pot pot = problem.pots[idx(run.pot)];
        pot.initialMass = 0;
        pot.initialReady = problem.fixed.now;
        problem.pots.push_back(std::move(pot));
        return true;
    }
    case Remedy::Crew:
        what.place = run.station;
        problem.stations.push_back(problem.stations[idx(run.station)]);
        return true;
    }
    return false;
}

/// Puts the plan on a board of the changed problem as far as it still stands: its runs may end sooner now.
Timeline reloaded(const Model& model, const Plan& plan)
{
    const Timeline shifted = rightShift(model, plan);
    return repaired(model, plan, shifted, {}, 1);
}

/// Takes the job off and places it anew, with some rounds of search behind it.
Timeline improved(const Model& model, Timeline board, int job)
{
    std::vector<PlacedRun> gone;
    const std::vector<int> runs = board.job(job).runs;
    for (const int run : runs) liftIfMovable(board, run, gone);
    Random random{1};
    Rebuild rebuild{board};
    rebuild.run(gone, kEffort, random);
    board.keep();
    PlanOptions options;
    options.budget.iterations = kRounds;
    Planner planner{model, options};
    planner.startFrom(std::move(board));
    planner.runIsland(0, {});
    return planner.finish();
}

std::optional<Relaxation> tried(const Problem& problem, const Plan& plan, const Explanation& late, Remedy remedy)
{
    Problem changed = problem;
    Relaxation what;
    what.remedy = remedy;
    if (!apply(changed, what, lastRun(plan, late.job))) return std::nullopt;
    const Model model{changed};
    const Timeline board = improved(model, reloaded(model, plan), late.job);
    if (!board.complete(late.job)) return std::nullopt;
    what.late = board.job(late.job).lastEnd - late.due;
    const Plan next = board.plan();
    what.gain = measure(problem, plan).total() - measure(changed, next).total();
    if (what.late >= late.late || !validate(changed, next).empty()) return std::nullopt;
    return what;
}

} // namespace

std::vector<Relaxation> relaxations(const Problem& problem, const Plan& plan, const Explanation& late)
{
    std::vector<Relaxation> list;
    if (late.late <= 0) return list;
    for (const Remedy remedy : {Remedy::Copy, Remedy::Overtime, Remedy::Pot, Remedy::Crew})
        if (const auto what = tried(problem, plan, late, remedy)) list.push_back(*what);
    std::ranges::stable_sort(list, [](const Relaxation& a, const Relaxation& b) {
        return std::max(0, a.late) != std::max(0, b.late) ? a.late < b.late : a.gain > b.gain;
    });
    return list;
}

} // namespace gaffer::plan
