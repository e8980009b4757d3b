#include "app/plan/plan_verbs.hpp"
#include "app/plan/plan_words.hpp"

#include "core/plan/answer/delays.hpp"
#include "core/plan/check/validate.hpp"
#include "core/plan/replan.hpp"

#include <algorithm>

namespace gaffer {

namespace {

constexpr double kDefaultReplanSeconds = 1;
constexpr double kCheckSeconds = 2e-5; // per job, kept back for checking and writing

/// What the new plan takes from other jobs, told before it is written: a rush order is accepted or not by this list.
void tellDelays(const std::vector<plan::Delay>& delays, std::string_view language, std::ostream& err)
{
    constexpr std::size_t most = 10;
    err << headOf(delays, language) << '\n';
    for (std::size_t i = 0; i < std::min(most, delays.size()); ++i) err << wordsOf(delays[i], language) << '\n';
}

/// A plan that did not stand before cannot be mended: tells which of its own constraints it breaks.
void tellOldFaults(const plan::Problem& problem, const plan::Plan& old, std::ostream& err)
{
    for (const plan::Violation& violation : plan::validate(problem, old))
        err << "the old plan breaks constraint " << violation.rule << ": " << violation.text << '\n';
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
    const auto promised = plan::promises(*problem, *old, *disruption);
    plan::Timeline board = plan::repaired(model, *old, shifted, promised, arguments.seed);
    streams.err << "right-shift: " << wire::writeCost(shifted.cost()) << "\nrepaired after " << cpuSeconds() - begin
                << " s: " << wire::writeCost(board.cost()) << '\n';
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
    tellDelays(plan::delays(*next, *old, result), arguments.language, streams.err);
    const auto delivered = deliver(*next, result, arguments, streams);
    if (!delivered) tellOldFaults(*problem, *old, streams.err);
    return delivered;
}

} // namespace gaffer
