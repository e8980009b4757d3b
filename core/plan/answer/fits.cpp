#include "core/plan/answer/fits.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::plan {

namespace {

constexpr int kAllStations = 1 << 20;
constexpr double kPatience = 480; // minutes of slack that make a job half as urgent

std::size_t idx(int i) { return static_cast<std::size_t>(i); }

/// The problem at a minute of its plan: what began is fixed, and so are the charges of the pot up to the batch.
Problem at(const Problem& problem, const Plan& plan, int pot, int batch, Minute now)
{
    Problem then = problem;
    then.fixed.now = now;
    then.fixed.runs.clear();
    then.fixed.batches.clear();
    std::vector<int> needed(problem.pots.size(), 0);
    needed[idx(pot)] = batch;
    for (const Run& run : plan.runs)
        if (run.setupStart < now) {
            then.fixed.runs.push_back(run);
            needed[idx(run.pot)] = std::max(needed[idx(run.pot)], run.batch);
        }
    for (const Batch& each : plan.batches)
        if (each.chargeStart < now || each.number <= needed[idx(each.pot)]) then.fixed.batches.push_back(each);
    return then;
}

/// How much sooner than the others a job should be blown: weight by slack.
double urgency(const Job& job, Minute slack) { return job.weight * std::exp2(-static_cast<double>(slack) / kPatience); }

class MeltSearch {
public:
    MeltSearch(const Problem& then, const Plan& plan)
        : m_then{then}, m_model{then}, m_board{m_model}, m_finder{m_board}, m_plan{plan}
    {
    }

    std::vector<Fit> all(int pot, int batch)
    {
        m_melt = m_board.batchesOf(pot)[idx(batch)];
        std::vector<Fit> list;
        for (std::size_t j = 0; j < m_then.jobs.size(); ++j)
            if (const Fit fit = one(static_cast<int>(j)); fit.job != kNone) list.push_back(fit);
        for (Fit& fit : list)
            fit.planned = std::ranges::any_of(m_plan.runs, [&](const Run& run) {
                return run.job == fit.job && run.pot == pot && run.batch == batch && run.setupStart >= m_then.fixed.now;
            });
        std::ranges::stable_sort(list, std::greater{},
                                 [&](const Fit& fit) { return urgency(m_then.jobs[idx(fit.job)], fit.slack); });
        return list;
    }

private:
    /// The best place of a job on the melt alone; no job if there is none.
    Fit one(int job)
    {
        const Job& asked = m_then.jobs[idx(job)];
        const Product& product = m_then.products[idx(asked.product)];
        const Pieces rest = asked.quantity - m_board.job(job).placed;
        if (rest <= 0 || product.colour != m_board.melt(m_melt).colour) return {};
        Wish wish{job, rest};
        wish.batch = m_melt;
        const Effort effort{kAllStations, 0, 0, 0};
        Spot spot = m_finder.whole(wish, effort, m_random);
        if (!spot.found) spot = m_finder.part(wish, effort, m_random);
        if (!spot.found) return {};
        Fit fit{job, spot.station, spot.pieces, rest, spot.copy, spot.setupStart, spot.start, spot.end};
        if (spot.copy != kNone) fit.copy -= m_model.firstCopy(product.mould);
        fit.grams = spot.pieces * product.gather;
        fit.slack = asked.due - spot.end;
        const auto& slots = m_board.slots(spot.station);
        const int before = slots.empty() ? m_then.stations[idx(spot.station)].initialProduct : slots.back().product;
        fit.setup = m_model.setup(before, asked.product);
        return fit;
    }

    const Problem& m_then;
    Model m_model;
    Timeline m_board;
    Finder m_finder;
    const Plan& m_plan;
    int m_melt{kNone};
    Random m_random{1};
};

} // namespace

MeltLeft meltLeft(const Problem& problem, const Plan& plan, int pot, int batch, Minute now)
{
    const Problem then = at(problem, plan, pot, batch, now);
    const Model model{then};
    const Timeline board{model};
    GAFFER_CHECK(batch >= 0 && idx(batch) < board.batchesOf(pot).size());
    const Melt& melt = board.melt(board.batchesOf(pot)[idx(batch)]);
    const Minute until = melt.unbounded ? kNever : melt.ready + problem.pots[idx(pot)].window;
    return {std::max<Grams>(0, melt.available - melt.drawn), melt.ready, until};
}

std::vector<Fit> fits(const Problem& problem, const Plan& plan, int pot, int batch, Minute now)
{
    const Problem then = at(problem, plan, pot, batch, now);
    return MeltSearch{then, plan}.all(pot, batch);
}

} // namespace gaffer::plan
