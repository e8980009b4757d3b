#pragma once

#include "core/plan/classic/classic.hpp"
#include "core/plan/model/random.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

namespace gaffer::plan::classic {

/// What a sequence on one machine costs, counted job by job.
inline std::int64_t costOf(const Instance& instance, const std::vector<int>& order)
{
    const auto n = static_cast<std::size_t>(instance.jobs);
    std::int64_t end = 0, cost = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto job = static_cast<std::size_t>(order[i]);
        if (!instance.setup.empty())
            end += i == 0 ? instance.firstSetup[job] : instance.setup[static_cast<std::size_t>(order[i - 1]) * n + job];
        end += instance.time[job];
        cost += instance.weight[job] * std::max<std::int64_t>(0, end - instance.due[job]);
    }
    return cost;
}

/// The least cost of all orders of a few jobs on one machine.
inline std::int64_t leastCost(const Instance& instance)
{
    std::vector<int> order(static_cast<std::size_t>(instance.jobs));
    std::iota(order.begin(), order.end(), 0);
    std::int64_t least = std::numeric_limits<std::int64_t>::max();
    do least = std::min(least, costOf(instance, order));
    while (std::ranges::next_permutation(order).found);
    return least;
}

/// When a machine is done with a sequence.
inline std::int64_t loadOf(const Instance& instance, std::size_t machine, const std::vector<int>& order)
{
    const auto n = static_cast<std::size_t>(instance.jobs), m = static_cast<std::size_t>(instance.machines);
    std::int64_t load = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto job = static_cast<std::size_t>(order[i]);
        if (i > 0 && !instance.setup.empty())
            load += instance.setup[(machine * n + static_cast<std::size_t>(order[i - 1])) * n + job];
        load += instance.time[job * m + machine];
    }
    return load;
}

/// The least makespan of a few jobs: every share of the jobs, every order on each machine.
inline std::int64_t leastSpan(const Instance& instance)
{
    const auto n = static_cast<std::size_t>(instance.jobs), m = static_cast<std::size_t>(instance.machines);
    const std::size_t subsets = std::size_t{1} << n;
    std::vector<std::vector<std::int64_t>> alone(m, std::vector<std::int64_t>(subsets));
    for (std::size_t k = 0; k < m; ++k)
        for (std::size_t subset = 0; subset < subsets; ++subset) {
            std::vector<int> order;
            for (std::size_t j = 0; j < n; ++j)
                if ((subset >> j & 1U) != 0) order.push_back(static_cast<int>(j));
            std::int64_t least = std::numeric_limits<std::int64_t>::max();
            do least = std::min(least, loadOf(instance, k, order));
            while (std::ranges::next_permutation(order).found);
            alone[k][subset] = least;
        }
    std::vector<std::int64_t> span = alone[0];
    for (std::size_t k = 1; k < m; ++k) {
        std::vector<std::int64_t> next(subsets, std::numeric_limits<std::int64_t>::max());
        for (std::size_t all = 0; all < subsets; ++all)
            for (std::size_t own = all;; own = (own - 1) & all) {
                next[all] = std::min(next[all], std::max(alone[k][own], span[all & ~own]));
                if (own == 0) break;
            }
        span = std::move(next);
    }
    return span.back();
}

/// A small instance by chance.
inline Instance randomInstance(std::uint64_t seed, int jobs, int machines, int longestSetup)
{
    Random random{seed};
    Instance instance;
    instance.jobs = jobs;
    instance.machines = machines;
    for (int i = 0; i < jobs * machines; ++i) instance.time.push_back(1 + random.below(30));
    for (int j = 0; j < jobs; ++j) {
        instance.weight.push_back(1 + random.below(9));
        instance.due.push_back(random.below(15 * jobs));
    }
    if (longestSetup == 0) return instance;
    for (int i = 0; i < machines * jobs * jobs; ++i) instance.setup.push_back(random.below(longestSetup));
    for (int j = 0; j < jobs; ++j) instance.firstSetup.push_back(random.below(longestSetup));
    return instance;
}

/// A search by rounds.
inline Budget searchRounds(std::int64_t count)
{
    Budget budget;
    budget.iterations = count;
    return budget;
}

} // namespace gaffer::plan::classic
