#include "core/plan/moves/moves.hpp"

#include <algorithm>

namespace gaffer::plan {

namespace {

std::size_t idx(int i) { return static_cast<std::size_t>(i); }
constexpr std::uint32_t kSplitOneIn = 40; // runs split by chance, to be kept if that pays
constexpr std::uint32_t kMergeOneIn = 2;  // how often loose runs of one job are put together
constexpr int kMostWaiting = 3;           // jobs without a place that are tried per round
constexpr int kMostParts = 64;

} // namespace

void Rebuild::recount()
{
    m_waiting.clear();
    for (std::size_t j = 0; j < m_board.problem().jobs.size(); ++j)
        if (!m_board.complete(static_cast<int>(j))) m_waiting.push_back(static_cast<int>(j));
}

void Rebuild::collect(const std::vector<PlacedRun>& gone, Random& random)
{
    m_loose.clear();
    const bool merge = random.oneIn(kMergeOneIn);
    for (const PlacedRun& run : gone) {
        const auto same = std::ranges::find(m_loose, run.job, &Loose::job);
        if (merge && same != m_loose.end())
            same->pieces += run.pieces;
        else
            m_loose.push_back({run.job, run.pieces});
    }
    const std::size_t count = m_loose.size();
    for (std::size_t i = 0; i < count; ++i) {
        if (!random.oneIn(kSplitOneIn)) continue;
        const Pieces least = Finder::leastRun(m_board, m_loose[i].job);
        const Pieces spare = m_loose[i].pieces - 2 * least;
        if (spare < 0) continue;
        const Pieces part = least + random.below(spare + 1);
        m_loose.push_back({m_loose[i].job, part});
        m_loose[i].pieces -= part;
    }
}

void Rebuild::addWaiting(Random& random)
{
    const int count = static_cast<int>(m_waiting.size());
    for (int i = 0; i < std::min(count, kMostWaiting); ++i) {
        const int job = m_waiting[idx(random.below(count))];
        const Pieces missing = m_board.problem().jobs[idx(job)].quantity - m_board.job(job).placed;
        const bool known = std::ranges::find(m_loose, job, &Loose::job) != m_loose.end();
        if (missing > 0 && !known) m_loose.push_back({job, missing});
    }
}

void Rebuild::order(Random& random)
{
    enum class By : std::uint8_t { Chance, Due, Urgency, Length, Product };
    constexpr int ways = 5;
    const By by = static_cast<By>(random.below(ways));
    const Problem& problem = m_board.problem();
    std::vector<std::pair<double, Loose>> keyed;
    for (const Loose& loose : m_loose) {
        const Job& job = problem.jobs[idx(loose.job)];
        const double work = static_cast<double>(problem.products[idx(job.product)].unitsPerPiece) * loose.pieces;
        double key = 0;
        switch (by) {
        case By::Chance: key = random.unit(); break;
        case By::Due: key = job.due; break;
        case By::Urgency: key = -job.weight / (work + 1); break;
        case By::Length: key = -work; break;
        case By::Product: key = job.product; break;
        }
        keyed.emplace_back(key, loose);
    }
    std::ranges::stable_sort(keyed, {}, [](const auto& entry) { return entry.first; });
    for (std::size_t i = 0; i < keyed.size(); ++i) m_loose[i] = keyed[i].second;
}

void Rebuild::clear(int job)
{
    const std::vector<int> runs = m_board.job(job).runs;
    for (const int run : runs) liftIfMovable(m_board, run, m_cleared);
}

Pieces Rebuild::portion(const Loose& loose, Random& random) const
{
    constexpr int mostShares = 5;
    const Pieces least = Finder::leastRun(m_board, loose.job);
    GAFFER_CHECK(least > 0 && loose.pieces > 0);
    if (loose.pieces < 2 * least) return loose.pieces;
    return std::clamp(loose.pieces / (2 + random.below(mostShares - 1)), least, loose.pieces - least);
}

bool Rebuild::placeParts(Loose loose, const Effort& effort, Random& random, double& cost)
{
    m_parts.clear();
    cost = 0;
    for (int part = 0; loose.pieces > 0 && part < kMostParts; ++part) {
        Wish wish{loose.job, loose.pieces};
        Spot spot = m_finder.whole(wish, effort, random);
        if (spot.found && spot.late > 0) {
            // in one run it would be late: a part may find a place in time
            wish.pieces = portion(loose, random);
            if (wish.pieces < loose.pieces) spot = m_finder.whole(wish, effort, random);
            wish.pieces = loose.pieces;
        }
        if (!spot.found) spot = m_finder.part(wish, effort, random);
        if (!spot.found) return false;
        m_parts.push_back(m_board.place(spot));
        cost += spot.cost;
        loose.pieces -= spot.pieces;
    }
    return loose.pieces == 0;
}

bool Rebuild::placeAll(Loose loose, const Effort& effort, Random& random)
{
    double cost = 0;
    const Wish wish{loose.job, loose.pieces};
    Spot spot = m_finder.whole(wish, effort, random);
    if (!spot.found) return placeParts(loose, effort, random, cost);
    const bool inOneRun =
        spot.late <= 0 || random.oneIn(effort.keepLateOneIn) || loose.pieces < 2 * Finder::leastRun(m_board, loose.job);
    if (!inOneRun) {
        if (placeParts(loose, effort, random, cost) && cost < spot.cost) return true;
        for (const int run : m_parts) liftIfMovable(m_board, run, m_cleared);
        spot = m_finder.whole(wish, effort, random);
        if (!spot.found) return placeParts(loose, effort, random, cost);
    }
    m_board.place(spot);
    return true;
}

bool Rebuild::place(Loose loose, const Effort& effort, Random& random)
{
    m_cleared.clear();
    if (placeAll(loose, effort, random)) return true;
    clear(loose.job);
    return false;
}

void Rebuild::run(std::vector<PlacedRun>& gone, const Effort& effort, Random& random)
{
    collect(gone, random);
    addWaiting(random);
    order(random);
    for (std::size_t i = 0; i < m_loose.size(); ++i) {
        const Loose loose = m_loose[i];
        const Pieces missing = m_board.problem().jobs[idx(loose.job)].quantity - m_board.job(loose.job).placed;
        if (missing < loose.pieces) continue;
        place(loose, effort, random);
        adoptCleared(loose.job);
    }
    for (std::size_t i = 0; i < m_loose.size(); ++i) {
        const int job = m_loose[i].job;
        if (m_board.complete(job)) continue;
        m_cleared.clear();
        clear(job);
        adoptCleared(job);
    }
}

void Rebuild::adoptCleared(int job)
{
    // a cleared job may take along a run of another whose mould copy changed hands
    for (const PlacedRun& run : m_cleared)
        if (run.job != job) m_loose.push_back({run.job, run.pieces});
}

} // namespace gaffer::plan
