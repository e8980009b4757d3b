#include "core/plan/search.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gaffer::plan {

namespace {

using Lift = void (*)(Timeline&, Random&, int, std::vector<PlacedRun>&);
constexpr std::array<Lift, 5> kMoves{liftStrings, liftMelt, liftProduct, liftLate, liftScattered};
constexpr std::array<double, 5> kShare{6, 2, 2, 2, 1};
constexpr int kRoundsPerLook = 8; // rounds between two looks at the clock
constexpr int kRoundsPerTell = 256;
constexpr double kSecondsPerTell = 1;
constexpr double kTie = 1e-9;      // costs closer than this are equal
constexpr std::uint32_t kHalf = 2; // every other run that would be late is tried in parts
constexpr std::uint32_t kNoSplits = 1;
constexpr double kMostChargePrice = 3;
constexpr double kLeastChance = 1e-12;
constexpr std::size_t kJobsPerSpacing = 20; // copying the board must stay cheap beside the rounds

} // namespace

Search::Search(Timeline start, const Tuning& tuning)
    : m_board{start}, m_best{std::move(start)}, m_tuning{tuning}, m_random{tuning.seed}, m_rebuild{m_board},
      m_weight(kShare.begin(), kShare.end())
{
    GAFFER_CHECK(tuning.size > 0 && tuning.cold > 0 && tuning.hot >= tuning.cold);
    m_current = m_bestCost = m_board.total();
}

std::size_t Search::drawMove()
{
    double sum = 0;
    for (const double weight : m_weight) sum += weight;
    double at = m_random.unit() * sum;
    for (std::size_t i = 0; i + 1 < m_weight.size(); ++i) {
        if (at < m_weight[i]) return i;
        at -= m_weight[i];
    }
    return m_weight.size() - 1;
}

void Search::remember()
{
    if (m_current >= m_bestCost - kTie) return;
    m_best = m_board;
    m_bestCost = m_current;
    m_rememberedAt = m_iteration;
}

void Search::judge(double temperature)
{
    const double after = m_board.total();
    const double slack = -temperature * std::log(std::max(m_random.unit(), kLeastChance));
    if (after >= m_current + slack) return m_board.undo();
    m_board.keep();
    m_current = after;
    const auto spacing = static_cast<std::int64_t>(m_board.problem().jobs.size() / kJobsPerSpacing + 1);
    if (m_iteration - m_rememberedAt >= spacing) remember();
}

double Search::progress(const Budget& budget, double begin) const
{
    if (budget.iterations > 0) return static_cast<double>(m_iteration) / static_cast<double>(budget.iterations);
    if (begin >= budget.seconds) return 1; // the first plan took it all
    return (budget.spent() - begin) / (budget.seconds - begin);
}

void Search::round(double temperature)
{
    m_gone.clear();
    if (m_board.incomplete() > 0) m_rebuild.recount();
    const int size = 1 + m_random.below(2 * m_tuning.size);
    kMoves[drawMove()](m_board, m_random, size, m_gone);
    Effort effort = m_tuning.effort;
    effort.keepLateOneIn = m_random.oneIn(m_tuning.splitOneIn) ? kHalf : kNoSplits;
    if (!m_gone.empty()) effort.hall = m_board.problem().stations[static_cast<std::size_t>(m_gone.front().station)].hall;
    effort.chargePrice = kMostChargePrice * m_random.unit() * m_random.unit();
    m_rebuild.run(m_gone, effort, m_random);
    judge(temperature);
}

void Search::run(const Budget& budget, const std::function<void(const Progress&)>& tell)
{
    GAFFER_CHECK(budget.iterations > 0 || budget.spent);
    const double begin = budget.spent ? budget.spent() : 0;
    double lastTold = begin;
    double done = 0;
    for (m_iteration = 0;; ++m_iteration) {
        if (budget.iterations > 0 || m_iteration % kRoundsPerLook == 0) done = progress(budget, begin);
        if (done >= 1) break;
        round(m_tuning.hot * std::pow(m_tuning.cold / m_tuning.hot, done));
        if (!tell || !budget.spent || m_iteration % kRoundsPerTell != 0) continue;
        if (const double now = budget.spent(); now - lastTold >= kSecondsPerTell) {
            tell({now, m_iteration, m_best.cost()});
            lastTold = now;
        }
    }
    remember();
}

} // namespace gaffer::plan
