#include "core/plan/classic/classic.hpp"

#include "core/base/check.hpp"
#include "core/plan/classic/cooling.hpp"
#include "core/plan/classic/machine_prices.hpp"
#include "core/plan/model/random.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::plan::classic {

namespace {

constexpr double kLeastChance = 1e-12;
constexpr double kSumPrice = 0.1;      // of a minute more on any machine: a direction where no load is above the target
constexpr double kTargetShare = 0.985; // of the best makespan: loads above it are what is made less of, by their squares

/// Annealing over machine sequences; loads change in constant time.
class Parallel {
public:
    Parallel(const Instance& instance, std::uint64_t seed)
        : m_instance{instance}, m_random{seed}, m_n{static_cast<std::size_t>(instance.jobs)}, m_m{static_cast<std::size_t>(
                                                                                                  instance.machines)},
          m_lists(m_m), m_load(m_m, 0), m_prices{machinePrices(instance)}
    {
        GAFFER_CHECK(instance.time.size() == m_n * m_m);
        for (std::size_t j = 0; j < m_n; ++j) {
            auto best = candidate(j, 0);
            for (std::size_t i = 1; i < m_prices.width; ++i)
                if (const auto k = candidate(j, i); m_load[k] + appended(k, j) < m_load[best] + appended(best, j)) best = k;
            m_load[best] += appended(best, j);
            m_lists[best].push_back(static_cast<int>(j));
        }
        remember();
    }

    Answer run(const Budget& budget)
    {
        // at first it may cost the better part of one job's time to put a job elsewhere
        const double oneJob = static_cast<double>(m_bestSpan) * static_cast<double>(m_m) / static_cast<double>(m_n);
        Cooling cooling{budget, std::max(kCold, kHot * oneJob * kHot * oneJob), kCold};
        while (cooling.step() && static_cast<double>(m_bestSpan) > m_prices.bound + kLeastChance) {
            if (cooling.freshRound()) restart();
            m_slack = -cooling.temperature() * std::log(std::max(m_random.unit(), kLeastChance));
            if (m_m == 1 || m_random.oneIn(2))
                tryMove();
            else
                trySwap();
        }
        return {m_bestSpan, m_best};
    }

private:
    static constexpr double kHot = 0.7;
    static constexpr double kCold = 0.1;

    /// The i-th best machine of a job at the machines' prices.
    [[nodiscard]] std::size_t candidate(std::size_t job, std::size_t i) const
    {
        return static_cast<std::size_t>(m_prices.machines[job * m_prices.width + i]);
    }
    /// The processing time of a job on machine k.
    [[nodiscard]] std::int64_t time(std::size_t k, int job) const
    {
        return m_instance.time[static_cast<std::size_t>(job) * m_m + k];
    }
    /// The set-up between two jobs on machine k; none at either end of a list.
    [[nodiscard]] std::int64_t setup(std::size_t k, int from, int to) const
    {
        if (m_instance.setup.empty() || from < 0 || to < 0) return 0;
        return m_instance.setup[(k * m_n + static_cast<std::size_t>(from)) * m_n + static_cast<std::size_t>(to)];
    }
    /// What a job adds to machine k at its end.
    [[nodiscard]] std::int64_t appended(std::size_t k, std::size_t job) const
    {
        const int last = m_lists[k].empty() ? -1 : m_lists[k].back();
        return setup(k, last, static_cast<int>(job)) + time(k, static_cast<int>(job));
    }
    /// The job at a position, -1 outside the list.
    [[nodiscard]] static int at(const std::vector<int>& list, std::ptrdiff_t i)
    {
        return i < 0 || i >= std::ssize(list) ? -1 : list[static_cast<std::size_t>(i)];
    }
    /// The load of machine k without the job at position i.
    [[nodiscard]] std::int64_t without(std::size_t k, std::ptrdiff_t i) const
    {
        const auto& list = m_lists[k];
        const int a = at(list, i - 1), job = at(list, i), z = at(list, i + 1);
        return m_load[k] - setup(k, a, job) - time(k, job) - setup(k, job, z) + setup(k, a, z);
    }
    /// The load of machine k with `job` put between positions i - 1 and i.
    [[nodiscard]] std::int64_t with(std::size_t k, std::ptrdiff_t i, int job) const
    {
        const auto& list = m_lists[k];
        const int a = at(list, i - 1), z = at(list, i);
        return m_load[k] + setup(k, a, job) + time(k, job) + setup(k, job, z) - setup(k, a, z);
    }
    /// The load of machine k with another job at position i.
    [[nodiscard]] std::int64_t replaced(std::size_t k, std::ptrdiff_t i, int job) const
    {
        const auto& list = m_lists[k];
        const int a = at(list, i - 1), old = at(list, i), z = at(list, i + 1);
        return m_load[k] - setup(k, a, old) - time(k, old) - setup(k, old, z) + setup(k, a, job) + time(k, job) +
               setup(k, job, z);
    }
    /// What a load costs: nothing up to the target, then its excess squared, so that all machines share what is too much.
    [[nodiscard]] double price(std::int64_t load) const
    {
        const double excess = std::max(0.0, static_cast<double>(load) - m_target);
        return excess * excess + kSumPrice * static_cast<double>(load);
    }
    /// Whether new loads of two machines are worth taking at the temperature in hand.
    [[nodiscard]] bool accepts(std::size_t a, std::size_t b, std::int64_t loadA, std::int64_t loadB) const
    {
        const double change = price(loadA) - price(m_load[a]) + (a == b ? 0 : price(loadB) - price(m_load[b]));
        return change <= m_slack;
    }
    /// A machine by chance, the longest one more often.
    std::size_t machine()
    {
        if (m_random.oneIn(3)) return static_cast<std::size_t>(std::ranges::max_element(m_load) - m_load.begin());
        return static_cast<std::size_t>(m_random.below(static_cast<int>(m_m)));
    }
    [[nodiscard]] int width() const { return static_cast<int>(m_prices.width); }
    std::ptrdiff_t place(std::size_t length) { return m_random.below(static_cast<int>(length)); }

    /// A job to another place, on its machine or another.
    void tryMove()
    {
        const std::size_t a = machine();
        if (m_lists[a].empty()) return;
        const auto i = place(m_lists[a].size());
        const int job = at(m_lists[a], i);
        const auto b = candidate(static_cast<std::size_t>(job), static_cast<std::size_t>(m_random.below(width())));
        if (a == b) return moveWithin(a, i);
        const std::int64_t left = without(a, i);
        auto best = place(m_lists[b].size() + 1);
        std::int64_t cheapest = with(b, best, job);
        if (!m_instance.setup.empty() && m_random.oneIn(2))
            for (std::ptrdiff_t p = 0; p <= std::ssize(m_lists[b]); ++p)
                if (const auto load = with(b, p, job); load < cheapest) {
                    cheapest = load;
                    best = p;
                }
        if (!accepts(a, b, left, cheapest)) return;
        m_lists[a].erase(m_lists[a].begin() + i);
        m_lists[b].insert(m_lists[b].begin() + best, job);
        m_load[a] = left;
        m_load[b] = cheapest;
        remember();
    }
    void moveWithin(std::size_t k, std::ptrdiff_t i)
    {
        auto& list = m_lists[k];
        const int job = at(list, i);
        const std::int64_t before = m_load[k];
        const std::int64_t left = without(k, i);
        list.erase(list.begin() + i);
        m_load[k] = left;
        const auto to = place(list.size() + 1);
        const std::int64_t after = with(k, to, job);
        m_load[k] = before;
        const bool taken = accepts(k, k, after, after);
        list.insert(list.begin() + (taken ? to : i), job);
        if (taken) m_load[k] = after;
        if (taken) remember();
    }
    /// Two jobs of two machines change places.
    void trySwap()
    {
        const std::size_t a = machine();
        if (m_lists[a].empty()) return;
        const auto i = place(m_lists[a].size());
        const auto b = candidate(static_cast<std::size_t>(at(m_lists[a], i)), static_cast<std::size_t>(m_random.below(width())));
        if (a == b || m_lists[b].empty()) return;
        const auto k = place(m_lists[b].size());
        const int jobA = at(m_lists[a], i), jobB = at(m_lists[b], k);
        const std::int64_t loadA = replaced(a, i, jobB), loadB = replaced(b, k, jobA);
        if (!accepts(a, b, loadA, loadB)) return;
        std::swap(m_lists[a][static_cast<std::size_t>(i)], m_lists[b][static_cast<std::size_t>(k)]);
        m_load[a] = loadA;
        m_load[b] = loadB;
        remember();
    }
    void remember()
    {
        const std::int64_t span = *std::ranges::max_element(m_load);
        if (span >= m_bestSpan) return;
        m_bestSpan = span;
        m_target = std::max(m_prices.bound, kTargetShare * static_cast<double>(span)) - 1;
        m_best = m_lists;
        m_bestLoad = m_load;
    }
    void restart()
    {
        m_lists = m_best;
        m_load = m_bestLoad;
    }

    const Instance& m_instance;
    Random m_random;
    std::size_t m_n, m_m;
    std::vector<std::vector<int>> m_lists, m_best;
    std::vector<std::int64_t> m_load, m_bestLoad;
    std::int64_t m_bestSpan{std::numeric_limits<std::int64_t>::max()};
    MachinePrices m_prices;
    double m_slack{0};
    double m_target{0};
};

} // namespace

Answer solveParallel(const Instance& instance, std::uint64_t seed, const Budget& budget)
{
    GAFFER_CHECK(instance.jobs > 0 && instance.machines > 0);
    return Parallel{instance, seed}.run(budget);
}

} // namespace gaffer::plan::classic
