#pragma once

#include "core/base/result.hpp"
#include "core/plan/model/disruption.hpp"
#include "core/plan/model/problem.hpp"
#include "core/wire/problem.hpp"

#include <cstdint>
#include <string>
#include <vector>

// The written form of the planning format: instances, plans and disruptions.
namespace gaffer::wire {

/// A plan as read from a file, with the name of the instance it belongs to.
struct PlanFile {
    std::string instance;
    plan::Plan plan;
};

/// A disruption as read from a file, with the name of the instance it belongs to.
struct DisruptionFile {
    std::string instance;
    plan::Disruption disruption;
};

/// Reads an instance; on failure `problems` says where and what, and the value must not be used.
plan::Problem readInstance(const std::string& text, Problems& problems);
/// Reads a plan for `problem`; references are checked against it.
PlanFile readPlan(const std::string& text, const plan::Problem& problem, Problems& problems);
/// Reads a disruption for `problem`; references are checked against it.
DisruptionFile readDisruption(const std::string& text, const plan::Problem& problem, Problems& problems);

/// Why a job is not in a plan.
struct UnplacedReason {
    int job{0};
    std::string text;
};

/// Writes a plan; `reasons` go along as an extra member when there are any.
std::string writePlan(const plan::Problem& problem, const plan::Plan& plan, const std::vector<UnplacedReason>& reasons);
/// Writes a cost as {total, tardiness, setup, hold, overflow}.
std::string writeCost(const plan::Cost& cost);

/// The answer to a public benchmark.
struct SolvedBenchmark {
    std::string problem;
    std::string instance;
    std::int64_t objective{0};
    std::vector<std::vector<int>> sequences;
    double cpuSeconds{0};
    std::uint64_t seed{0};
};

/// Writes the answer as {problem, instance, objective, sequences, cpu_s, seed}.
std::string writeSolved(const SolvedBenchmark& solved);

} // namespace gaffer::wire
