#include "app/plan/plan_command.hpp"

#include "app/plan/plan_verbs.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <map>

namespace gaffer {

namespace {

using Verb = std::function<Outcome(const PlanArguments&, Streams)>;

void addSearchOptions(CLI::App& app, PlanArguments& arguments)
{
    constexpr int mostThreads = 64;
    auto* seconds =
        app.add_option("--seconds", arguments.seconds, "CPU seconds from the parsed input on")->check(CLI::PositiveNumber);
    app.add_option("--iterations", arguments.iterations, "a fixed number of rounds instead")
        ->check(CLI::PositiveNumber)
        ->excludes(seconds);
    app.add_option("--seed", arguments.seed, "seed of all chance");
    app.add_option("--threads", arguments.threads, "threads")->check(CLI::Range(1, mostThreads));
}

void addQuestionOptions(CLI::App& app, PlanArguments& arguments)
{
    app.add_option("INSTANCE", arguments.instance)->required();
    app.add_option("PLAN", arguments.plan)->required();
}

void addVerbs(CLI::App& app, PlanArguments& arguments, std::map<std::string, Verb>& verbs)
{
    constexpr int mostMinutes = 10'000'000;
    app.require_subcommand(1);
    auto* plan = app.add_subcommand("plan", "orders onto stations, moulds and melts");
    plan->add_option("INSTANCE", arguments.instance)->required();
    addSearchOptions(*plan, arguments);
    plan->add_option("--out", arguments.outFile, "file for the plan")->required();
    verbs["plan"] = planVerb;
    auto* replan = app.add_subcommand("replan", "a plan after a disruption");
    replan->add_option("INSTANCE", arguments.instance)->required();
    replan->add_option("PLAN", arguments.plan)->required();
    replan->add_option("DISRUPTION", arguments.disruption)->required();
    addSearchOptions(*replan, arguments);
    replan->add_option("--out", arguments.outFile, "file for the plan")->required();
    verbs["replan"] = replanVerb;
    auto* solve = app.add_subcommand("solve", "a public benchmark");
    solve->add_option("PROBLEM", arguments.problem)->required()->check(CLI::IsMember({"twt", "wtsds", "upms", "rcmax"}));
    solve->add_option("FILE", arguments.file)->required();
    addSearchOptions(*solve, arguments);
    verbs["solve"] = solveVerb;
    auto* explain = app.add_subcommand("explain", "why a job is late, in minutes that add up, and what would help");
    addQuestionOptions(*explain, arguments);
    explain->add_option("JOB", arguments.job)->required();
    verbs["explain"] = explainVerb;
    auto* fits = app.add_subcommand("fits", "the jobs that can be blown on a melt, best first");
    addQuestionOptions(*fits, arguments);
    fits->add_option("POT", arguments.pot)->required();
    fits->add_option("BATCH", arguments.batch)->required();
    fits->add_option("NOW", arguments.now, "minute of the plan")->required()->check(CLI::Range(0, mostMinutes));
    verbs["fits"] = fitsVerb;
    for (CLI::App* verb : app.get_subcommands({})) {
        verb->add_flag("--json", arguments.json, "one JSON document on standard output");
        verb->add_option("--language", arguments.language, "zh_CN or en")->check(CLI::IsMember({"zh_CN", "en"}));
    }
}

int report(const Fault& fault, std::ostream& err)
{
    err << fault.text << '\n';
    return 1;
}

} // namespace

int runPlanCommand(std::span<const std::string> args, std::ostream& out, std::ostream& err)
{
    PlanArguments arguments;
    std::map<std::string, Verb> verbs;
    CLI::App app{"Gaffer's planner"};
    addVerbs(app, arguments, verbs);
    try {
        app.parse(std::vector<std::string>(args.rbegin(), args.rend()));
    } catch (const CLI::ParseError& error) {
        return app.exit(error, out, err) == 0 ? 0 : 2;
    }
    const auto done = verbs.at(app.get_subcommands().front()->get_name())(arguments, {out, err});
    return done ? 0 : report(done.error(), err);
}

} // namespace gaffer
