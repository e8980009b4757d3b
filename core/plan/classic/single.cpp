#include "core/plan/classic/classic.hpp"

#include "core/base/check.hpp"
#include "core/plan/classic/cooling.hpp"
#include "core/plan/model/random.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace gaffer::plan::classic {

namespace {

constexpr int kLongestBlock = 4;
constexpr double kLeastChance = 1e-12;

/// Annealing over one sequence with prefix sums of time and cost.
class Single {
public:
    Single(const Instance& instance, std::uint64_t seed)
        : m_instance{instance}, m_random{seed}, m_n{static_cast<std::size_t>(instance.jobs)}
    {
        m_order.resize(m_n);
        std::iota(m_order.begin(), m_order.end(), 0);
        std::ranges::stable_sort(m_order, {}, [&](int j) { return instance.due[static_cast<std::size_t>(j)]; });
        m_end.resize(m_n + 1);
        m_cost.resize(m_n + 1);
        GAFFER_CHECK(instance.time.size() == m_n && instance.weight.size() == m_n && instance.due.size() == m_n);
        refresh(0);
        m_best = m_order;
        m_bestCost = m_cost[m_n];
    }

    Answer run(const Budget& budget)
    {
        const double scale = static_cast<double>(m_bestCost) / static_cast<double>(m_n) + 1;
        // without set-ups the valleys are wide, and several short ways down find more than few long ones
        const double share = m_instance.setup.empty() ? kShortShare : kLongShare;
        Cooling cooling{budget, kHot * scale, kCold * scale, share};
        while (m_bestCost > 0 && m_n > 1 && cooling.step()) {
            if (cooling.freshRound()) restart();
            attempt(cooling.temperature());
        }
        return {m_bestCost, {m_best}};
    }

private:
    static constexpr double kHot = 0.3;
    static constexpr double kCold = 0.0005;
    static constexpr double kShortShare = 0.02;
    static constexpr double kLongShare = 0.1;

    /// Goes on from the best sequence.
    void restart()
    {
        m_order = m_best;
        refresh(0);
    }

    /// The set-up before a job; `last` below 0 is the start.
    [[nodiscard]] std::int64_t setupBefore(int last, int job) const
    {
        if (m_instance.setup.empty()) return 0;
        if (last < 0) return m_instance.firstSetup[static_cast<std::size_t>(job)];
        return m_instance.setup[static_cast<std::size_t>(last) * m_n + static_cast<std::size_t>(job)];
    }

    /// What a job costs that ends at `end`.
    [[nodiscard]] std::int64_t late(int job, std::int64_t end) const
    {
        const auto j = static_cast<std::size_t>(job);
        return m_instance.weight[j] * std::max<std::int64_t>(0, end - m_instance.due[j]);
    }

    /// Counts ends and costs anew from a position on.
    void refresh(std::size_t from)
    {
        for (std::size_t i = from; i < m_n; ++i) {
            const int job = m_order[i];
            m_end[i + 1] =
                m_end[i] + setupBefore(i == 0 ? -1 : m_order[i - 1], job) + m_instance.time[static_cast<std::size_t>(job)];
            m_cost[i + 1] = m_cost[i] + late(job, m_end[i + 1]);
        }
    }

    /// The cost if positions [from, to) held m_trial, or any number above `limit`.
    [[nodiscard]] std::int64_t price(std::size_t from, std::size_t to, double limit) const
    {
        std::int64_t end = m_end[from];
        std::int64_t cost = m_cost[from];
        int last = from == 0 ? -1 : m_order[from - 1];
        for (std::size_t i = from; i < to; ++i) {
            const int job = m_trial[i - from];
            end += setupBefore(last, job) + m_instance.time[static_cast<std::size_t>(job)];
            cost += late(job, end);
            last = job;
        }
        for (std::size_t i = to; i < m_n; ++i) {
            if (static_cast<double>(cost) > limit) return cost;
            const int job = m_order[i];
            end += setupBefore(last, job) + m_instance.time[static_cast<std::size_t>(job)];
            if (end == m_end[i + 1]) return cost + late(job, end) + m_cost[m_n] - m_cost[i + 1];
            cost += late(job, end);
            last = job;
        }
        return cost;
    }

    /// Moves a block or swaps two jobs, and keeps it if the temperature allows.
    void attempt(double temperature)
    {
        const auto n = static_cast<int>(m_n);
        const auto block = static_cast<std::size_t>(std::min(n - 1, 1 + m_random.below(m_random.oneIn(2) ? 1 : kLongestBlock)));
        const auto a = static_cast<std::size_t>(m_random.below(n - static_cast<int>(block) + 1));
        auto b = static_cast<std::size_t>(m_random.below(n - static_cast<int>(block) + 1));
        if (a == b) return;
        const std::size_t from = std::min(a, b);
        const std::size_t to = std::max(a, b) + block;
        m_trial.assign(m_order.begin() + static_cast<std::ptrdiff_t>(from), m_order.begin() + static_cast<std::ptrdiff_t>(to));
        const auto width = static_cast<std::ptrdiff_t>(block);
        if (block == 1 && m_random.oneIn(2))
            std::swap(m_trial.front(), m_trial.back());
        else if (a < b)
            std::rotate(m_trial.begin(), m_trial.begin() + width, m_trial.end());
        else
            std::rotate(m_trial.begin(), m_trial.end() - width, m_trial.end());
        const double limit = static_cast<double>(m_cost[m_n]) - temperature * std::log(std::max(m_random.unit(), kLeastChance));
        if (static_cast<double>(price(from, to, limit)) > limit) return;
        std::ranges::copy(m_trial, m_order.begin() + static_cast<std::ptrdiff_t>(from));
        refresh(from);
        if (m_cost[m_n] >= m_bestCost) return;
        m_bestCost = m_cost[m_n];
        m_best = m_order;
    }

    const Instance& m_instance;
    Random m_random;
    std::size_t m_n;
    std::vector<int> m_order, m_best, m_trial;
    std::vector<std::int64_t> m_end, m_cost;
    std::int64_t m_bestCost{0};
};

} // namespace

Answer solveSingle(const Instance& instance, std::uint64_t seed, const Budget& budget)
{
    GAFFER_CHECK(instance.jobs > 0 && instance.machines == 1);
    return Single{instance, seed}.run(budget);
}

} // namespace gaffer::plan::classic
