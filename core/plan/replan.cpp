#include "core/plan/replan.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace gaffer::plan {

namespace {

constexpr int kStationsTried = 24;
constexpr double kChargePrice = 1;

std::size_t idx(int i) { return static_cast<std::size_t>(i); }

/// Puts the movable runs of an old plan on a board again, one by one in the order of time.
class Reload {
public:
    enum class Mode : std::uint8_t { Shift, Keep };

    Reload(const Model& model, const Plan& old, std::uint64_t seed)
        : m_board{model}, m_finder{m_board}, m_rebuild{m_board}, m_random{seed}, m_old{old}
    {
        collect();
    }

    /// Runs that are to stay at their stations, in their order, even if they must wait.
    void promise(const std::vector<Promise>& promised)
    {
        for (const Promise& each : promised)
            if (!each.forced) m_promised.insert({each.station, each.start, each.job});
    }

    Timeline run(Mode mode)
    {
        for (const Run& run : m_waiting) {
            const Spot spot = mode == Mode::Shift ? later(run) : unmoved(run);
            if (spot.found) take(run, spot);
        }
        placeMissing();
        m_board.keep();
        return m_board;
    }

private:
    /// Notes what is to be put back: all that did not start, as far as each rest is worth a run.
    void collect()
    {
        const Problem& problem = m_board.problem();
        for (const Run& run : m_old.runs)
            if (run.setupStart >= problem.fixed.now && !run.cut) m_waiting.push_back(run);
        std::ranges::stable_sort(m_waiting, {}, [](const Run& r) { return std::tuple{r.start, r.end, r.station}; });
        m_dropped.insert(m_old.unplaced.begin(), m_old.unplaced.end());
        // a rest too small for a run of its own goes together with another run of its job
        std::map<int, Pieces> planned;
        for (const Run& run : m_waiting) planned[run.job] += run.pieces;
        std::erase_if(m_waiting, [&](const Run& run) {
            const Pieces rest = problem.jobs[idx(run.job)].quantity - m_board.job(run.job).placed - planned[run.job];
            if (rest <= 0 || rest >= Finder::leastRun(m_board, run.job)) return false;
            planned[run.job] -= run.pieces;
            return true;
        });
    }

    /// The place a run had, as a wish: its station behind what is there, its copy and its melt.
    Wish wishFor(const Run& run) const
    {
        Wish wish{run.job, run.pieces, run.station, true, run.setupStart};
        const int product = m_board.problem().jobs[idx(run.job)].product;
        const int mould = m_board.problem().products[idx(product)].mould;
        if (mould != kNone) wish.copy = m_board.model().firstCopy(mould) + run.copy;
        const auto known = m_melts.find({run.pot, run.batch});
        if (known != m_melts.end())
            wish.batch = known->second;
        else if (run.batch < static_cast<int>(fixedBatches(run.pot)))
            wish.batch = m_board.batchesOf(run.pot)[idx(run.batch)];
        else
            wish.newChargeOf = run.pot;
        return wish;
    }

    /// How many batches of a pot are as they are.
    std::size_t fixedBatches(int pot) const
    {
        const auto& list = m_board.batchesOf(pot);
        return static_cast<std::size_t>(std::ranges::count_if(list, [&](int b) { return m_board.melt(b).fixed; }));
    }

    /// As soon as its station, copy and melt allow; any copy and melt if those are gone.
    Spot later(const Run& run)
    {
        Wish wish = wishFor(run);
        Spot spot = m_finder.whole(wish, m_effort, m_random);
        if (spot.found) return spot;
        wish.batch = wish.newChargeOf = wish.copy = kNone;
        return m_finder.whole(wish, m_effort, m_random);
    }

    /// Where it was, or nowhere; a promised run may wait there.
    Spot unmoved(const Run& run)
    {
        Wish wish = wishFor(run);
        if (wish.batch != kNone && m_board.melt(wish.batch).lost) return {};
        Spot spot = m_finder.whole(wish, m_effort, m_random);
        const bool mayWait = m_promised.contains({run.station, run.start, run.job});
        spot.found = spot.found && (mayWait || (spot.start == run.start && spot.end == run.end));
        return spot;
    }

    /// Places a run and remembers what its batch is called now.
    void take(const Run& run, const Spot& spot)
    {
        const int placed = m_board.place(spot);
        if (spot.batch == kNone && spot.pot == run.pot) m_melts.try_emplace({run.pot, run.batch}, m_board.run(placed).batch);
    }

    /// Finds places for what is left, the jobs that had none before last.
    void placeMissing()
    {
        for (std::size_t j = 0; j < m_board.problem().jobs.size(); ++j) {
            const int job = static_cast<int>(j);
            const Pieces missing = m_board.problem().jobs[j].quantity - m_board.job(job).placed;
            if (missing > 0 && !m_dropped.contains(job)) m_rebuild.place({job, missing}, m_effort, m_random);
        }
        for (const int job : m_dropped) {
            const Pieces missing = m_board.problem().jobs[idx(job)].quantity - m_board.job(job).placed;
            if (missing > 0) m_rebuild.place({job, missing}, m_effort, m_random);
        }
    }

    Timeline m_board;
    Finder m_finder;
    Rebuild m_rebuild;
    Random m_random;
    const Plan& m_old;
    Effort m_effort{kStationsTried, 0, kChargePrice, 0};
    std::vector<Run> m_waiting;
    std::set<int> m_dropped;
    std::set<std::tuple<int, Minute, int>> m_promised;
    std::map<std::pair<int, int>, int> m_melts;
};

} // namespace

Timeline rightShift(const Model& model, const Plan& old) { return Reload{model, old, 1}.run(Reload::Mode::Shift); }

Timeline repaired(const Model& model, const Plan& old, const Timeline& shifted, const std::vector<Promise>& promised,
                  std::uint64_t seed)
{
    Reload reload{model, old, seed};
    reload.promise(promised);
    Timeline kept = reload.run(Reload::Mode::Keep);
    dumpLeftovers(kept);
    return kept.total() <= shifted.total() ? kept : shifted;
}

void pinPromises(Timeline& board, const std::vector<Promise>& promises)
{
    for (const Promise& promise : promises) {
        if (promise.forced) continue;
        for (const Slot& slot : board.slots(promise.station))
            if (board.run(slot.run).job == promise.job && slot.start >= promise.start) board.pin(slot.run);
    }
    board.keep();
}

} // namespace gaffer::plan
