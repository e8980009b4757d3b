#pragma once

#include "core/base/result.hpp"
#include "core/plan/model/budget.hpp"

#include <cstdint>
#include <string>
#include <vector>

// Textbook scheduling problems, by which the search is compared with the world.
namespace gaffer::plan::classic {

/// The problems of the public benchmarks.
enum class Kind : std::uint8_t {
    WeightedTardiness,       ///< One machine, sum of weight x tardiness.
    WeightedTardinessSetups, ///< The same with set-ups that depend on the sequence.
    ParallelSetups,          ///< Unrelated machines with set-ups, makespan.
    Parallel,                ///< Unrelated machines, makespan.
};

/// An instance in flat arrays; what a kind has no use for is empty.
struct Instance {
    int jobs{0};
    int machines{1};
    /// Processing time of job i on machine k at i x machines + k.
    std::vector<std::int64_t> time;
    std::vector<std::int64_t> weight;
    std::vector<std::int64_t> due;
    /// Set-up from job i to j on machine k at (k x jobs + i) x jobs + j.
    std::vector<std::int64_t> setup;
    /// Set-up before the first job.
    std::vector<std::int64_t> firstSetup;
};

/// Jobs in order, per machine, and what they cost.
struct Answer {
    std::int64_t objective{0};
    std::vector<std::vector<int>> sequences;
};

/// Reads the text of a benchmark file; fails with the place of the first mistake.
Result<Instance> parse(Kind kind, const std::string& text);

/// Searches for a good sequence on one machine.
Answer solveSingle(const Instance& instance, std::uint64_t seed, const Budget& budget);

/// Searches for good sequences on several machines.
Answer solveParallel(const Instance& instance, std::uint64_t seed, const Budget& budget);

/// Searches with the solver that fits the kind.
Answer solve(Kind kind, const Instance& instance, std::uint64_t seed, const Budget& budget);

} // namespace gaffer::plan::classic
