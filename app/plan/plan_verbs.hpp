#pragma once

#include "core/base/result.hpp"
#include "core/plan/planner.hpp"
#include "core/wire/plan_json.hpp"

#include <cstdint>
#include <ostream>
#include <string>

namespace gaffer {

/// What the planner's verbs take on the command line.
struct PlanArguments {
    /// Paths.
    std::string instance, plan, disruption, outFile;
    std::string problem, file;
    /// CPU seconds; 0 where none were asked for.
    double seconds{0};
    /// Rounds; 0 to search by time.
    std::int64_t iterations{0};
    std::uint64_t seed{1};
    int threads{1};
    /// What explain and fits ask about.
    int job{0}, pot{0}, batch{0}, now{0};
    std::string language{"en"};
    bool json{false};
};

/// Where a verb writes.
struct Streams {
    std::ostream& out;
    std::ostream& err;
};

/// CPU seconds this process has used so far.
double cpuSeconds();
/// Reads a file whole.
Result<std::string> readFile(const std::string& path);
/// Writes a file whole.
Outcome writeFile(const std::string& path, const std::string& text);
/// Reads an instance, naming every mistake in the fault's text.
Result<plan::Problem> loadInstance(const std::string& path);
/// Reads a plan of `problem`, naming every mistake in the fault's text.
Result<plan::Plan> loadPlan(const std::string& path, const plan::Problem& problem);
/// Reads a disruption of `problem`, naming every mistake in the fault's text.
Result<plan::Disruption> loadDisruption(const std::string& path, const plan::Problem& problem);
/// The budget that the arguments ask for, counted from `begin` CPU seconds on.
plan::Budget budgetOf(const PlanArguments& arguments, double begin);
/// Runs all islands of a planner on the asked number of threads, telling of progress on `err`.
void runIslands(plan::Planner& planner, const plan::PlanOptions& options, int threads, std::ostream& err);
/// Checks a plan, writes it and its cost. Fails if the plan does not stand.
Outcome deliver(const plan::Problem& problem, const plan::Plan& plan, const PlanArguments& arguments, Streams streams);

/// `plan INSTANCE --out PLAN`.
Outcome planVerb(const PlanArguments& arguments, Streams streams);
/// `replan INSTANCE PLAN DISRUPTION --out PLAN`.
Outcome replanVerb(const PlanArguments& arguments, Streams streams);
/// `solve KIND FILE`.
Outcome solveVerb(const PlanArguments& arguments, Streams streams);
/// `explain INSTANCE PLAN JOB`.
Outcome explainVerb(const PlanArguments& arguments, Streams streams);
/// `fits INSTANCE PLAN POT BATCH NOW`.
Outcome fitsVerb(const PlanArguments& arguments, Streams streams);

} // namespace gaffer
