#include "app/plan/plan_verbs.hpp"

#include <algorithm>
#include <mutex>
#include <thread>

namespace gaffer {

namespace {

constexpr double kDefaultSeconds = 10;
constexpr double kCheckSharePerJob = 2e-5; // seconds kept back for checking and writing

} // namespace

plan::Budget budgetOf(const PlanArguments& arguments, double begin)
{
    plan::Budget budget;
    budget.iterations = arguments.iterations;
    budget.seconds = arguments.seconds > 0 ? arguments.seconds : kDefaultSeconds;
    budget.spent = [begin] { return cpuSeconds() - begin; };
    return budget;
}

void runIslands(plan::Planner& planner, const plan::PlanOptions& options, int threads, std::ostream& err)
{
    std::mutex mutex;
    const auto tell = [&](const plan::Progress& progress) {
        const std::lock_guard lock{mutex};
        err << progress.seconds << " s, " << progress.iterations << " rounds: " << wire::writeCost(progress.cost) << '\n';
    };
    const int workers = std::clamp(threads, 1, options.islands);
    const auto work = [&](int first) {
        for (int island = first; island < options.islands; island += workers) planner.runIsland(island, tell);
    };
    std::vector<std::jthread> pool;
    for (int worker = 1; worker < workers; ++worker) pool.emplace_back(work, worker);
    work(0);
}

Outcome planVerb(const PlanArguments& arguments, Streams streams)
{
    const auto problem = loadInstance(arguments.instance);
    if (!problem) return problem.error();
    const double begin = cpuSeconds();
    const plan::Model model{*problem};
    plan::PlanOptions options;
    options.budget = budgetOf(arguments, begin);
    options.budget.seconds -= kCheckSharePerJob * static_cast<double>(problem->jobs.size());
    options.seed = arguments.seed;
    options.islands = arguments.iterations > 0 ? plan::kIslands : std::max(1, arguments.threads);
    plan::Planner planner{model, options};
    planner.start([&](const plan::Progress& progress) {
        streams.err << "first plan after " << progress.seconds << " s: " << wire::writeCost(progress.cost) << '\n';
    });
    runIslands(planner, options, arguments.threads, streams.err);
    return deliver(*problem, planner.finish().plan(), arguments, streams);
}

} // namespace gaffer
