#include "core/plan/board/timeline.hpp"

#include <algorithm>

namespace gaffer::plan {

namespace {

constexpr double kMinutesPerHour = 60;
constexpr Grams kLeastCharge = 1; // a charge from which nothing is drawn still holds more than the heel

bool earlier(const Slot& a, const Slot& b)
{
    return std::tie(a.setupStart, a.start, a.end) < std::tie(b.setupStart, b.start, b.end);
}

} // namespace

Timeline::Timeline(const Model& model) : m_model{&model}
{
    const Problem& p = problem();
    for (std::size_t k = 0; k < p.stations.size(); ++k) m_stations.grow({});
    for (std::size_t h = 0; h < p.halls.size(); ++h) m_held.grow(0);
    for (std::size_t j = 0; j < p.jobs.size(); ++j) m_jobs.grow({});
    for (const Mould& mould : p.moulds)
        for (int c = 0; c < mould.copies; ++c) m_copies.grow({{}, mould.life - mould.used[idx(c)], false});
    m_tally.grow({0, 0, static_cast<int>(p.jobs.size())});
    putInitialMelts();
    for (const Batch& batch : p.fixed.batches) chargeFixed(batch);
    for (const Run& run : p.fixed.runs) placeFixed(run);
    for (std::size_t k = 0; k < p.stations.size(); ++k) m_fixedCount.push_back(m_stations[k].size());
    applyLimits();
    keep();
}

void Timeline::putInitialMelts()
{
    for (std::size_t q = 0; q < problem().pots.size(); ++q) {
        const Pot& pot = problem().pots[q];
        Melt melt;
        melt.pot = static_cast<int>(q);
        melt.colour = pot.initialColour;
        melt.ready = pot.initialReady;
        melt.available = pot.unbounded ? std::numeric_limits<Grams>::max() / 4 : std::max<Grams>(0, pot.initialMass - pot.heel);
        melt.fixed = true;
        melt.unbounded = pot.unbounded;
        m_melts.grow(melt);
        m_pots.grow({static_cast<int>(q)});
        refreshHeld(static_cast<int>(q));
    }
}

void Timeline::chargeFixed(const Batch& batch)
{
    const std::vector<int>& list = m_pots[idx(batch.pot)];
    GAFFER_CHECK(batch.number == static_cast<int>(list.size()));
    const int before = list.back();
    Melt melt;
    melt.pot = batch.pot;
    melt.colour = batch.colour;
    melt.charge = batch.chargeStart;
    melt.ready = batch.chargeStart + m_model->prepare(batch.pot, m_melts[idx(before)].colour, batch.colour);
    melt.available = std::max<Grams>(0, batch.mass - problem().pots[idx(batch.pot)].heel);
    melt.fixed = true;
    m_pots.edit(idx(batch.pot)).push_back(static_cast<int>(m_melts.size()));
    m_melts.grow(melt);
    refreshHeld(before);
    refreshHeld(static_cast<int>(m_melts.size()) - 1);
}

void Timeline::placeFixed(const Run& run)
{
    const int product = problem().jobs[idx(run.job)].product;
    const int mould = problem().products[idx(product)].mould;
    const int copy = mould == kNone ? kNone : m_model->firstCopy(mould) + run.copy;
    GAFFER_CHECK(mould == kNone || copy < m_model->firstCopy(mould + 1));
    GAFFER_CHECK(idx(run.batch) < m_pots[idx(run.pot)].size());
    const int number = newRun();
    const int melt = m_pots[idx(run.pot)][idx(run.batch)];
    m_runs.edit(idx(number)) = {run.job,   run.station, run.pieces, melt,    copy, run.setupStart,
                                run.start, run.end,     true,       run.cut, false};
    auto& list = m_stations.edit(idx(run.station));
    const Slot slot{run.setupStart, run.start, run.end, product, number, copy};
    const auto at = list.insert(std::ranges::upper_bound(list, slot, earlier), slot);
    const int before = at == list.begin() ? problem().stations[idx(run.station)].initialProduct : std::prev(at)->product;
    auto& tally = m_tally.edit(0);
    tally.setupMinutes += m_model->setup(before, product);
    if (std::next(at) != list.end()) {
        const int after = std::next(at)->product;
        tally.setupMinutes += m_model->setup(product, after) - m_model->setup(before, after);
    }
    if (copy != kNone) useCopy(copy, slot, run.pieces);
    draw(melt, number, run.pieces * problem().products[idx(product)].gather, run.start, run.end);
    auto& job = m_jobs.edit(idx(run.job));
    job.fixedPieces += run.pieces;
    job.runs.push_back(number);
    refreshJob(run.job);
}

void Timeline::applyLimits()
{
    for (const MeltLimit& limit : problem().fixed.melts) {
        Melt& melt = m_melts.edit(idx(m_pots[idx(limit.pot)][idx(limit.batch)]));
        melt.drawFrom = limit.drawFrom;
        melt.lost = limit.drawFrom >= kNever;
    }
    for (const BrokenCopy& broken : problem().fixed.broken)
        m_copies.edit(idx(m_model->firstCopy(broken.mould) + broken.copy)).broken = true;
}

Cost Timeline::cost() const
{
    const Prices& prices = problem().prices;
    const Tally& tally = m_tally[0];
    Cost cost;
    cost.tardiness = prices.tardyPerHour * static_cast<double>(tally.lateUnits) / kMinutesPerHour;
    cost.setup = prices.setupPerMinute * static_cast<double>(tally.setupMinutes);
    for (std::size_t h = 0; h < m_held.size(); ++h)
        cost.hold += m_model->holdPrice(static_cast<int>(h)) * static_cast<double>(m_held[h]);
    cost.overflow = prices.overflowPerJob * tally.incomplete;
    return cost;
}

Minute Timeline::chargeFloor(int pot, std::size_t position) const
{
    GAFFER_CHECK(position > 0);
    const Melt& before = m_melts[idx(m_pots[idx(pot)][position - 1])];
    return std::max({problem().fixed.now, before.lastEnd, before.lost ? 0 : before.ready});
}

Minute Timeline::chargeAt(int pot, std::size_t position) const
{
    const auto& list = m_pots[idx(pot)];
    return position < list.size() ? m_melts[idx(list[position])].charge : kNever;
}

Minute Timeline::furnaceBusyUntil(int pot, Minute charge) const
{
    const int hall = problem().pots[idx(pot)].hall;
    const Span mine{charge, charge + problem().pots[idx(pot)].melt};
    m_loads.clear();
    for (const int other : m_model->potsOf(hall)) {
        const auto& list = m_pots[idx(other)];
        const Minute melting = problem().pots[idx(other)].melt;
        auto at = std::partition_point(list.begin() + 1, list.end(),
                                       [&](int b) { return m_melts[idx(b)].charge + melting <= mine.from; });
        for (; at != list.end() && m_melts[idx(*at)].charge < mine.to; ++at) {
            // of its own pot only a lost charge is in the way: it may still be melting when the next one begins
            const Minute from = m_melts[idx(*at)].charge;
            if (other != pot || m_melts[idx(*at)].lost) m_loads.push_back({from, from + melting, 1});
        }
    }
    return busyUntil(problem().halls[idx(hall)].maxParallelCharges - 1, mine.from);
}

Minute Timeline::lehrBusyUntil(int station, std::int64_t load, Minute start, Minute end) const
{
    const int hall = problem().stations[idx(station)].hall;
    const std::int64_t room = problem().halls[idx(hall)].lehrCapacity - load;
    if (room < 0) return kNever;
    m_loads.clear();
    for (const int other : m_model->stationsOf(hall)) {
        if (other == station) continue;
        const auto& list = m_stations[idx(other)];
        auto at = std::ranges::partition_point(list, [&](const Slot& slot) { return slot.end <= start; });
        for (; at != list.end() && at->start < end; ++at)
            m_loads.push_back({at->start, at->end, m_model->lehrLoad(at->product, other)});
    }
    return busyUntil(room, start);
}

Minute Timeline::busyUntil(std::int64_t room, Minute from) const
{
    const auto check = [&](Minute t) {
        std::int64_t sum = 0;
        Minute firstEnd = kNever;
        for (const Load& load : m_loads)
            if (load.from <= t && t < load.to) {
                sum += load.amount;
                firstEnd = std::min(firstEnd, load.to);
            }
        return sum > room ? firstEnd : 0;
    };
    // the sum grows only where a load begins, so those moments are all that need a look
    Minute until = check(from);
    for (std::size_t i = 0; i < m_loads.size() && until == 0; ++i)
        if (m_loads[i].from > from) until = check(m_loads[i].from);
    return until;
}

std::int64_t Timeline::heldUnits(const Melt& melt, Minute nextCharge) const
{
    if (melt.unbounded) return 0;
    std::int64_t units = melt.moment - 2 * melt.ready * melt.drawn;
    Grams left = melt.fixed ? std::max<Grams>(0, melt.available - melt.drawn) : 0;
    if (!melt.fixed && melt.drawn == 0) left = kLeastCharge;
    const Minute until = std::min(melt.ready + problem().pots[idx(melt.pot)].window, nextCharge);
    return units + 2 * left * std::max(0, until - melt.ready);
}

Plan Timeline::plan() const
{
    Plan plan;
    std::vector<int> number(m_melts.size());
    for (std::size_t q = 0; q < m_pots.size(); ++q) {
        const auto& list = m_pots[q];
        for (std::size_t i = 1; i < list.size(); ++i) {
            const Melt& melt = m_melts[idx(list[i])];
            number[idx(list[i])] = static_cast<int>(i);
            const Grams mass = problem().pots[q].heel + (melt.fixed ? melt.available : std::max(melt.drawn, kLeastCharge));
            plan.batches.push_back({static_cast<int>(q), static_cast<int>(i), melt.colour, mass, melt.charge});
        }
    }
    for (std::size_t k = 0; k < m_stations.size(); ++k)
        for (const Slot& slot : m_stations[k]) {
            const PlacedRun& run = m_runs[idx(slot.run)];
            const int mould = problem().products[idx(slot.product)].mould;
            const int copy = run.copy == kNone ? kNone : run.copy - m_model->firstCopy(mould);
            plan.runs.push_back({run.job, run.station, run.pieces, m_melts[idx(run.batch)].pot, number[idx(run.batch)], copy,
                                 run.setupStart, run.start, run.end, run.cut});
        }
    for (std::size_t j = 0; j < m_jobs.size(); ++j)
        if (!complete(static_cast<int>(j))) plan.unplaced.push_back(static_cast<int>(j));
    return plan;
}

} // namespace gaffer::plan
