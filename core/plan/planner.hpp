#pragma once

#include "core/plan/search.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gaffer::plan {

/// How a plan is asked for.
struct PlanOptions {
    Budget budget;
    std::uint64_t seed{1};
    /// Independent searches; the same number gives the same plan, whatever runs them.
    int islands{1};
};

/// Islands of a search by iterations: fixed, so that the plan does not depend on the threads.
inline constexpr int kIslands = 4;

/// Makes a plan in steps that a program may spread over threads. Holds references to its arguments.
class Planner {
public:
    /// Plans `model`'s problem as `options` ask.
    Planner(const Model& model, PlanOptions options);

    /// The quick first plan; every job that can be placed is. Call first.
    void start(const std::function<void(const Progress&)>& tell);
    /// Starts from a given board instead.
    void startFrom(Timeline board);
    /// One independent search, 0 to islands - 1; different islands may run on different threads at a time. `tell` is called
    /// on that thread.
    void runIsland(int island, const std::function<void(const Progress&)>& tell);
    /// The best of all islands with a last touch, and its cost. Call last.
    Timeline finish();

private:
    [[nodiscard]] Tuning tuning(int island) const;
    /// Whether first plans have taken as much of the budget as they are worth.
    [[nodiscard]] bool enoughTried() const;

    const Model& m_model;
    PlanOptions m_options;
    std::vector<Timeline> m_results;
    Timeline m_start;
    std::uint32_t m_splitOneIn{2};
};

/// Dumps what is left in pots at the start where that is cheaper than to hold it.
void dumpLeftovers(Timeline& board);

} // namespace gaffer::plan
