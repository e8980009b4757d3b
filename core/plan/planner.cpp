#include "core/plan/planner.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace gaffer::plan {

namespace {

constexpr std::uint64_t kSeedStride = 7919;
constexpr int kFewStations = 12;
constexpr int kVeryFewStations = 2; // for a plan at once, before anything better is thought of
constexpr double kFirstChargePrice = 3;
constexpr std::uint32_t kWhole = 1;   // every run that would be late is placed whole all the same
constexpr std::uint32_t kInParts = 0; // none is
constexpr std::uint32_t kRarely = 10;
constexpr std::uint32_t kOften = 1;

} // namespace

Planner::Planner(const Model& model, PlanOptions options) : m_model{model}, m_options{std::move(options)}, m_start{model}
{
    GAFFER_CHECK(m_options.islands > 0);
}

void Planner::start(const std::function<void(const Progress&)>& tell)
{
    // by due date or worth, whole or in parts: which is best depends on how much there is to do, so all are tried
    struct Way {
        Order order;
        std::uint32_t keepLateOneIn;
        int stations;
    };
    constexpr std::array<Way, 5> ways{{{Order::Due, kWhole, kVeryFewStations},
                                       {Order::Due, kWhole, kFewStations},
                                       {Order::Due, kInParts, kFewStations},
                                       {Order::Worth, kInParts, kFewStations},
                                       {Order::Worth, kWhole, kFewStations}}};
    const Timeline empty = m_start;
    double best = std::numeric_limits<double>::max();
    for (const Way& way : ways) {
        Timeline board = empty;
        construct(board, m_options.seed, {way.stations, 0, kFirstChargePrice, way.keepLateOneIn}, way.order);
        if (board.total() < best) {
            best = board.total();
            m_splitOneIn = way.keepLateOneIn == kWhole ? kRarely : kOften;
            m_start = std::move(board);
            if (tell) tell({m_options.budget.spent ? m_options.budget.spent() : 0, 0, m_start.cost()});
        }
        if (enoughTried()) break;
    }
    dumpLeftovers(m_start);
    m_results.assign(static_cast<std::size_t>(m_options.islands), m_start);
}

bool Planner::enoughTried() const
{
    constexpr double share = 0.15;
    const Budget& budget = m_options.budget;
    return budget.iterations == 0 && budget.spent && budget.spent() > share * budget.seconds;
}

void Planner::startFrom(Timeline board)
{
    m_start = std::move(board);
    m_results.assign(static_cast<std::size_t>(m_options.islands), m_start);
}

Tuning Planner::tuning(int island) const
{
    Tuning tuning;
    tuning.seed = m_options.seed + kSeedStride * static_cast<std::uint64_t>(island);
    tuning.hot = 1.0;
    tuning.cold = 0.02;
    tuning.splitOneIn = m_splitOneIn;
    return tuning;
}

void Planner::runIsland(int island, const std::function<void(const Progress&)>& tell)
{
    GAFFER_CHECK(island >= 0 && island < m_options.islands);
    GAFFER_CHECK(m_results.size() == static_cast<std::size_t>(m_options.islands));
    Budget budget = m_options.budget;
    if (budget.iterations > 0) budget.iterations = std::max<std::int64_t>(1, budget.iterations / m_options.islands);
    Search search{m_start, tuning(island)};
    search.run(budget, tell);
    m_results[static_cast<std::size_t>(island)] = search.best();
}

Timeline Planner::finish()
{
    const auto best = std::ranges::min_element(m_results, {}, [](const Timeline& board) { return board.total(); });
    GAFFER_CHECK(best != m_results.end());
    dumpLeftovers(*best);
    return *best;
}

void dumpLeftovers(Timeline& board)
{
    for (std::size_t pot = 0; pot < board.problem().pots.size(); ++pot) board.dump(static_cast<int>(pot));
    board.keep();
}

} // namespace gaffer::plan
