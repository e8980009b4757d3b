#include "app/plan/plan_verbs.hpp"

#include "core/plan/check/validate.hpp"
#include "core/plan/replan.hpp"

#include <algorithm>

namespace gaffer {

namespace {

constexpr double kDefaultReplanSeconds = 1;
constexpr double kCheckSeconds = 2e-5; // per job, kept back for checking and writing

/// Which other jobs end later than before, and by how much, worst first.
void tellDelays(const plan::Problem& problem, const plan::Plan& old, const plan::Plan& next, std::ostream& err)
{
    constexpr std::size_t most = 10;
    std::vector<plan::Minute> before(problem.jobs.size()), after(problem.jobs.size());
    for (const plan::Run& run : old.runs)
        before[static_cast<std::size_t>(run.job)] = std::max(before[static_cast<std::size_t>(run.job)], run.end);
    for (const plan::Run& run : next.runs)
        after[static_cast<std::size_t>(run.job)] = std::max(after[static_cast<std::size_t>(run.job)], run.end);
    std::vector<std::pair<plan::Minute, std::size_t>> delays;
    for (std::size_t j = 0; j < before.size(); ++j) {
        const plan::Minute due = problem.jobs[j].due;
        const plan::Minute later = std::max(0, after[j] - due) - std::max(0, before[j] - due);
        if (later > 0 && before[j] > 0) delays.emplace_back(later, j);
    }
    std::ranges::sort(delays, std::greater{});
    for (std::size_t i = 0; i < std::min(most, delays.size()); ++i)
        err << "job " << delays[i].second << " becomes " << delays[i].first << " min later than it was\n";
    if (delays.empty()) err << "no job becomes later\n";
}

} // namespace

Outcome replanVerb(const PlanArguments& arguments, Streams streams)
{
    const auto problem = loadInstance(arguments.instance);
    if (!problem) return problem.error();
    const auto old = loadPlan(arguments.plan, *problem);
    if (!old) return old.error();
    const auto disruption = loadDisruption(arguments.disruption, *problem);
    if (!disruption) return disruption.error();
    const double begin = cpuSeconds();
    const auto next = plan::disrupted(*problem, *old, *disruption);
    if (!next) return next.error();
    const plan::Model model{*next};
    const plan::Timeline shifted = plan::rightShift(model, *old);
    plan::Timeline board = plan::repaired(model, *old, shifted, arguments.seed);
    streams.err << "right-shift: " << wire::writeCost(shifted.cost()) << "\nrepaired after " << cpuSeconds() - begin
                << " s: " << wire::writeCost(board.cost()) << '\n';
    const auto promised = plan::promises(*problem, *old, *disruption);
    plan::pinPromises(board, promised);
    plan::PlanOptions options;
    options.budget = budgetOf(arguments, begin);
    if (arguments.seconds <= 0) options.budget.seconds = kDefaultReplanSeconds;
    options.budget.seconds -= kCheckSeconds * static_cast<double>(next->jobs.size());
    options.seed = arguments.seed;
    options.islands = arguments.iterations > 0 ? plan::kIslands : std::max(1, arguments.threads);
    plan::Planner planner{model, options};
    planner.startFrom(std::move(board));
    runIslands(planner, options, arguments.threads, streams.err);
    const plan::Plan result = planner.finish().plan();
    streams.err << "promised runs moved without need: " << plan::shareChanged(promised, result, disruption->now) << '\n';
    tellDelays(*next, *old, result, streams.err);
    return deliver(*next, result, arguments, streams);
}

} // namespace gaffer
