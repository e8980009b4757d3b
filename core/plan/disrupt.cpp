#include "core/plan/replan.hpp"

#include <algorithm>
#include <map>

namespace gaffer::plan {

namespace {

constexpr Minute kPromised = 240; // minutes ahead that people count on
std::size_t idx(int i) { return static_cast<std::size_t>(i); }

/// Adds a spell; of those before only what lies outside it stays, for spells do not overlap.
void slowDown(std::vector<SlowSpell>& spells, const SlowSpell& fresh)
{
    std::vector<SlowSpell> all{fresh};
    for (const SlowSpell& old : spells) {
        if (old.from < fresh.from) all.push_back({old.from, std::min(old.until, fresh.from), old.factorPct});
        if (old.until > fresh.until) all.push_back({std::max(old.from, fresh.until), old.until, old.factorPct});
    }
    std::ranges::sort(all, {}, &SlowSpell::from);
    spells = std::move(all);
}

/// What an event does to the problem, to runs in progress and to promises.
class Event {
public:
    Event(const Problem& problem, const Disruption& disruption) : m_problem{problem}, m_what{disruption} {}

    void change(Problem& problem) const
    {
        if (const auto* down = std::get_if<StationDown>(&m_what.event))
            problem.stations[idx(down->station)].absences.push_back({m_what.now, std::max(down->until, m_what.now)});
        if (const auto* crew = std::get_if<CrewShort>(&m_what.event))
            slowDown(problem.stations[idx(crew->station)].slow, {m_what.now, std::max(crew->until, m_what.now), crew->factorPct});
        if (const auto* cracked = std::get_if<MouldCracked>(&m_what.event))
            problem.fixed.broken.push_back({cracked->mould, cracked->copy});
        if (const auto* lost = std::get_if<MeltLost>(&m_what.event))
            problem.fixed.melts.push_back({lost->pot, lost->batch, lost->until});
        if (const auto* rush = std::get_if<RushJob>(&m_what.event)) problem.jobs.push_back(rush->job);
    }
    [[nodiscard]] bool hits(const Run& run) const
    {
        const int product = m_problem.jobs[idx(run.job)].product;
        if (const auto* down = std::get_if<StationDown>(&m_what.event)) return down->station == run.station;
        if (const auto* cracked = std::get_if<MouldCracked>(&m_what.event))
            return cracked->mould == m_problem.products[idx(product)].mould && cracked->copy == run.copy;
        if (const auto* lost = std::get_if<MeltLost>(&m_what.event))
            return lost->pot == run.pot && lost->batch == run.batch && run.start < lost->until;
        return false;
    }
    [[nodiscard]] bool forces(const Run& run) const
    {
        const auto* down = std::get_if<StationDown>(&m_what.event);
        return hits(run) && (!down || run.setupStart < down->until);
    }
    [[nodiscard]] bool slows(const Run& run) const
    {
        const auto* crew = std::get_if<CrewShort>(&m_what.event);
        return crew && crew->station == run.station;
    }

private:
    const Problem& m_problem;
    const Disruption& m_what;
};

/// The end of the working window of every batch of a plan.
std::map<std::pair<int, int>, Minute> windowEnds(const Problem& problem, const Plan& plan)
{
    std::map<std::pair<int, int>, Minute> ends;
    std::vector<int> colour;
    for (std::size_t p = 0; p < problem.pots.size(); ++p) {
        const Pot& pot = problem.pots[p];
        ends[{static_cast<int>(p), 0}] = pot.unbounded ? kNever : pot.initialReady + pot.window;
        colour.push_back(pot.initialColour);
    }
    for (const Batch& batch : plan.batches) {
        const Pot& pot = problem.pots[idx(batch.pot)];
        const Minute change = colour[idx(batch.pot)] == batch.colour ? 0 : pot.colourChange;
        ends[{batch.pot, batch.number}] = batch.chargeStart + pot.melt + pot.fine + change + pot.window;
        colour[idx(batch.pot)] = batch.colour;
    }
    return ends;
}

/// The last batch of each pot that a run which started draws from: it is kept even if it is yet to be charged.
std::vector<int> lastNeeded(const Problem& problem, const Plan& old, Minute now)
{
    std::vector<int> last(problem.pots.size(), 0);
    for (const Run& run : old.runs)
        if (run.setupStart < now) last[idx(run.pot)] = std::max(last[idx(run.pot)], run.batch);
    return last;
}

Run cutAt(const Model& model, Run run, Minute now)
{
    const Problem& problem = model.problem();
    const Pieces done = model.piecesWithin(problem.jobs[idx(run.job)].product, run.station, run.start, now);
    GAFFER_CHECK(run.setupStart < now && now < run.end);
    run.pieces = std::min(run.pieces, done);
    run.start = std::min(run.start, now);
    run.end = now;
    run.cut = true;
    return run;
}

bool batchIsLatest(const Problem& problem, const Plan& old, const Disruption& disruption, const MeltLost& lost)
{
    int latest = 0;
    for (const Batch& batch : old.batches)
        if (batch.pot == lost.pot && batch.chargeStart < disruption.now) latest = batch.number;
    return lost.pot < static_cast<int>(problem.pots.size()) && latest == lost.batch;
}

} // namespace

Result<Problem> disrupted(const Problem& problem, const Plan& old, const Disruption& disruption)
{
    if (const auto* lost = std::get_if<MeltLost>(&disruption.event); lost && !batchIsLatest(problem, old, disruption, *lost))
        return Fault{FaultCode::BadInput,
                     "plan.notLatestBatch",
                     "/event/batch: " + std::to_string(lost->batch) + " is not the pot's latest batch charged before " +
                         std::to_string(disruption.now),
                     {}};
    Problem next = problem;
    GAFFER_CHECK(problem.fixed.now <= disruption.now);
    next.fixed.now = disruption.now;
    const Event event{problem, disruption};
    event.change(next);
    const auto needed = lastNeeded(problem, old, disruption.now);
    for (const Batch& batch : old.batches)
        if (batch.chargeStart < disruption.now || batch.number <= needed[idx(batch.pot)]) next.fixed.batches.push_back(batch);
    const Model before{problem};
    const Model after{next};
    const auto windows = windowEnds(problem, old);
    for (Run run : old.runs) {
        if (run.setupStart >= disruption.now) continue;
        if (run.end > disruption.now && event.hits(run))
            run = cutAt(before, run, disruption.now);
        else if (run.end > disruption.now && event.slows(run)) {
            const Minute end = after.endOf(problem.jobs[idx(run.job)].product, run.station, run.pieces, run.start);
            const Minute window = windows.at({run.pot, run.batch});
            if (end > window || end > problem.horizon)
                run = cutAt(before, run, disruption.now);
            else
                run.end = end;
        }
        next.fixed.runs.push_back(run);
    }
    return next;
}

std::vector<Promise> promises(const Problem& problem, const Plan& old, const Disruption& disruption)
{
    const Event event{problem, disruption};
    std::vector<Promise> list;
    std::vector<Run> runs = old.runs;
    std::ranges::sort(runs, {}, [](const Run& r) { return std::tuple{r.station, r.setupStart, r.start, r.end}; });
    for (const Run& run : runs) {
        if (run.setupStart < disruption.now || run.start < disruption.now || run.start >= disruption.now + kPromised) continue;
        list.push_back({run.job, run.station, run.start, event.forces(run)});
    }
    return list;
}

double shareChanged(const std::vector<Promise>& promises, const Plan& next, Minute now)
{
    std::map<int, std::vector<int>> oldJobs, newJobs;
    std::size_t all = 0;
    for (const Promise& promise : promises) {
        if (promise.forced) continue;
        oldJobs[promise.station].push_back(promise.job);
        ++all;
    }
    if (all == 0) return 0;
    std::vector<Run> runs = next.runs;
    std::ranges::sort(runs, {}, [](const Run& r) { return std::tuple{r.station, r.setupStart, r.start, r.end}; });
    for (const Run& run : runs)
        if (run.setupStart >= now && oldJobs.contains(run.station)) newJobs[run.station].push_back(run.job);
    std::size_t kept = 0;
    for (const auto& [station, jobs] : oldJobs) {
        std::vector<std::size_t> length(jobs.size() + 1, 0);
        for (const int job : newJobs[station]) {
            std::size_t diagonal = 0;
            for (std::size_t i = 1; i <= jobs.size(); ++i) {
                const std::size_t above = length[i];
                length[i] = jobs[i - 1] == job ? diagonal + 1 : std::max(length[i], length[i - 1]);
                diagonal = above;
            }
        }
        kept += length.back();
    }
    return static_cast<double>(all - kept) / static_cast<double>(all);
}

} // namespace gaffer::plan
