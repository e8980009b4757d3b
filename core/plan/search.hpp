#pragma once

#include "core/plan/board/timeline.hpp"
#include "core/plan/model/budget.hpp"
#include "core/plan/moves/moves.hpp"

#include <cstdint>
#include <functional>

namespace gaffer::plan {

/// What a search tells on the way.
struct Progress {
    double seconds{0};
    std::int64_t iterations{0};
    Cost cost;
};

/// Knobs of the search.
struct Tuning {
    std::uint64_t seed{1};
    /// Cost a round may lose at the start and at the end, on average over chance.
    double hot{0};
    double cold{0};
    /// Runs taken off per round, about.
    int size{10};
    Effort effort{};
    /// One round in so many splits runs that would be late.
    std::uint32_t splitOneIn{2};
};

/// In which order a first plan takes the jobs.
enum class Order : std::uint8_t {
    Due,   ///< By the latest start that is in time: best where most can be in time.
    Worth, ///< By weight for the work, less while there is time: best where much must be late.
};

/// Places all jobs of the problem one by one: quick and sensible, the start of every search.
void construct(Timeline& board, std::uint64_t seed, const Effort& effort, Order order = Order::Due);

/// Improves a board by taking related runs off and putting them back (adaptive large neighbourhoods with annealing).
/// Deterministic for a number of iterations.
class Search {
public:
    /// Works on a board of its own, starting from `start`.
    Search(Timeline start, const Tuning& tuning);
    /// Searches until the budget is used up; `tell` hears of each better plan, at most a few times a second.
    void run(const Budget& budget, const std::function<void(const Progress&)>& tell);
    /// The best board found.
    [[nodiscard]] const Timeline& best() const { return m_best; }

private:
    /// Takes runs off, puts them back, keeps or undoes.
    void round(double temperature);
    /// Keeps a change that costs less than the temperature allows, else undoes it.
    void judge(double temperature);
    /// The share of the budget used, 0 to 1.
    [[nodiscard]] double progress(const Budget& budget, double begin) const;
    /// A move by chance, by its weight.
    std::size_t drawMove();
    /// Keeps the board if it is the best so far.
    void remember();

    Timeline m_board;
    Timeline m_best;
    Tuning m_tuning;
    Random m_random;
    Rebuild m_rebuild;
    std::vector<PlacedRun> m_gone;
    std::vector<double> m_weight;
    double m_current{0};
    double m_bestCost{0};
    std::int64_t m_iteration{0};
    std::int64_t m_rememberedAt{0};
};

} // namespace gaffer::plan
