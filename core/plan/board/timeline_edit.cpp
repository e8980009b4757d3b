#include "core/plan/board/timeline.hpp"

#include <algorithm>

namespace gaffer::plan {

namespace {

bool sooner(const Slot& a, const Slot& b)
{
    return std::tie(a.setupStart, a.start, a.end) < std::tie(b.setupStart, b.start, b.end);
}

} // namespace

int Timeline::newRun()
{
    if (m_freeRuns.empty()) {
        m_freeRuns.push_back(static_cast<int>(m_runs.size()));
        m_runs.grow({});
    }
    m_takenRuns.push_back(m_freeRuns.back());
    m_freeRuns.pop_back();
    return m_takenRuns.back();
}

int Timeline::newMelt(int pot, int colour, std::size_t position)
{
    if (m_freeMelts.empty()) {
        m_freeMelts.push_back(static_cast<int>(m_melts.size()));
        m_melts.grow({});
    }
    const int number = m_freeMelts.back();
    m_freeMelts.pop_back();
    m_takenMelts.push_back(number);
    Melt& melt = m_melts.edit(idx(number));
    melt.runs.clear();
    std::vector<int> keepStorage = std::move(melt.runs);
    melt = Melt{};
    melt.runs = std::move(keepStorage);
    melt.pot = pot;
    melt.colour = colour;
    melt.available = problem().pots[idx(pot)].capacity - problem().pots[idx(pot)].heel;
    auto& list = m_pots.edit(idx(pot));
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(position), number);
    return number;
}

std::size_t Timeline::positionOf(int melt) const
{
    const auto& list = m_pots[idx(m_melts[idx(melt)].pot)];
    const auto at = std::ranges::find(list, melt);
    GAFFER_CHECK(at != list.end());
    return static_cast<std::size_t>(at - list.begin());
}

void Timeline::refreshHeld(int number)
{
    const Melt& melt = m_melts[idx(number)];
    const std::size_t position = positionOf(number);
    const std::int64_t units = heldUnits(melt, chargeAt(melt.pot, position + 1));
    if (units == melt.held) return;
    m_held.edit(idx(problem().pots[idx(melt.pot)].hall)) += units - melt.held;
    m_melts.edit(idx(number)).held = units;
}

void Timeline::refreshAround(int pot, std::size_t position)
{
    const auto& list = m_pots[idx(pot)];
    if (position > 0) refreshHeld(list[position - 1]);
    if (position < list.size()) refreshHeld(list[position]);
}

void Timeline::refreshJob(int number)
{
    const Job& asked = problem().jobs[idx(number)];
    JobState& job = m_jobs.edit(idx(number));
    const bool was = job.placed == asked.quantity;
    job.placed = 0;
    job.lastEnd = 0;
    for (const int r : job.runs) {
        job.placed += m_runs[idx(r)].pieces;
        job.lastEnd = std::max(job.lastEnd, m_runs[idx(r)].end);
    }
    GAFFER_CHECK(job.placed <= asked.quantity);
    const bool is = job.placed == asked.quantity;
    const std::int64_t late = is ? static_cast<std::int64_t>(asked.weight) * std::max(0, job.lastEnd - asked.due) : 0;
    Tally& tally = m_tally.edit(0);
    tally.lateUnits += late - job.late;
    tally.incomplete += static_cast<int>(was) - static_cast<int>(is);
    job.late = late;
}

void Timeline::draw(int number, int run, Grams grams, Minute start, Minute end)
{
    Melt& melt = m_melts.edit(idx(number));
    melt.drawn += grams;
    melt.moment += grams * (start + end);
    melt.firstStart = std::min(melt.firstStart, start);
    melt.lastEnd = std::max(melt.lastEnd, end);
    melt.runs.push_back(run);
    refreshHeld(number);
}

void Timeline::undraw(int number, int run)
{
    const PlacedRun& gone = m_runs[idx(run)];
    const Grams grams = gone.pieces * problem().products[idx(problem().jobs[idx(gone.job)].product)].gather;
    Melt& melt = m_melts.edit(idx(number));
    melt.drawn -= grams;
    melt.moment -= grams * (gone.start + gone.end);
    std::erase(melt.runs, run);
    melt.firstStart = kNever;
    melt.lastEnd = 0;
    for (const int r : melt.runs) {
        melt.firstStart = std::min(melt.firstStart, m_runs[idx(r)].start);
        melt.lastEnd = std::max(melt.lastEnd, m_runs[idx(r)].end);
    }
    GAFFER_CHECK(melt.drawn >= 0);
    refreshHeld(number);
    if (melt.fixed) return;
    if (melt.runs.empty())
        dropMelt(number);
    else
        settle(number);
}

void Timeline::moveCharge(int number, Minute ready)
{
    Melt& melt = m_melts.edit(idx(number));
    GAFFER_CHECK(!melt.fixed && ready <= melt.firstStart);
    melt.charge += ready - melt.ready;
    melt.ready = ready;
    refreshAround(melt.pot, positionOf(number));
}

void Timeline::settle(int number)
{
    const Melt& melt = m_melts[idx(number)];
    if (melt.fixed || melt.runs.empty() || melt.firstStart <= melt.ready) return;
    const Minute shift = melt.firstStart - melt.ready;
    if (furnaceBusyUntil(melt.pot, melt.charge + shift) != 0) return;
    const std::size_t position = positionOf(number);
    const Melt& before = m_melts[idx(m_pots[idx(melt.pot)][position - 1])];
    const std::int64_t longer = heldUnits(before, melt.charge + shift) - before.held;
    if (longer < 2 * melt.drawn * shift) moveCharge(number, melt.firstStart);
}

void Timeline::dropMelt(int number)
{
    const Melt& melt = m_melts[idx(number)];
    const int pot = melt.pot;
    const std::size_t position = positionOf(number);
    const auto& list = m_pots[idx(pot)];
    if (position + 1 < list.size()) {
        const int after = list[position + 1];
        const Melt& next = m_melts[idx(after)];
        const Minute charge = next.ready - m_model->prepare(pot, m_melts[idx(list[position - 1])].colour, next.colour);
        if (charge != next.charge) {
            if (charge < chargeFloor(pot, position) || furnaceBusyUntil(pot, charge) != 0) return; // stays, with nothing to draw
            m_melts.edit(idx(after)).charge = charge;
        }
    }
    m_held.edit(idx(problem().pots[idx(pot)].hall)) -= melt.held;
    m_melts.edit(idx(number)).held = 0;
    auto& edited = m_pots.edit(idx(pot));
    edited.erase(edited.begin() + static_cast<std::ptrdiff_t>(position));
    m_freedMelts.push_back(number);
    refreshAround(pot, position);
}

void Timeline::useCopy(int number, const Slot& slot, Pieces pieces)
{
    CopyUse& copy = m_copies.edit(idx(number));
    copy.slots.insert(std::ranges::upper_bound(copy.slots, slot, sooner), slot);
    copy.cyclesLeft -= pieces;
    GAFFER_CHECK(copy.cyclesLeft >= 0 || m_runs[idx(slot.run)].fixed);
}

void Timeline::freeCopy(int number, int run, Pieces pieces)
{
    CopyUse& copy = m_copies.edit(idx(number));
    std::erase_if(copy.slots, [&](const Slot& slot) { return slot.run == run; });
    copy.cyclesLeft += pieces;
}

void Timeline::setSlotTimes(Slot& slot, Minute setupStart)
{
    if (slot.setupStart == setupStart) return;
    slot.setupStart = setupStart;
    m_runs.edit(idx(slot.run)).setupStart = setupStart;
    if (slot.copy == kNone) return;
    auto& uses = m_copies.edit(idx(slot.copy)).slots;
    for (Slot& use : uses)
        if (use.run == slot.run) use.setupStart = setupStart;
    std::ranges::sort(uses, sooner);
}

bool Timeline::nextStands(int station, std::size_t position) const
{
    const auto& list = m_stations[idx(station)];
    const Slot& slot = list[position];
    const Minute free = std::max(position == 0 ? 0 : list[position - 1].end, problem().fixed.now);
    if (slot.setupStart < free) return false;
    if (slot.copy == kNone) return true;
    const auto& uses = m_copies[idx(slot.copy)].slots;
    const auto at = std::ranges::find(uses, slot.run, &Slot::run);
    const Mould& mould = problem().moulds[idx(problem().products[idx(slot.product)].mould)];
    if (at != uses.begin()) {
        const Slot& before = *std::prev(at);
        const bool mounted = position > 0 && before.run == list[position - 1].run;
        if (!mounted && before.end + mould.turnround > slot.setupStart - mould.preheat) return false;
    }
    if (std::next(at) == uses.end()) return true;
    const Slot& after = *std::next(at);
    const bool stays = position + 1 < list.size() && after.run == list[position + 1].run;
    return stays || slot.end + mould.turnround <= after.setupStart - mould.preheat;
}

bool Timeline::closeGap(int station, std::size_t position)
{
    auto& list = m_stations.edit(idx(station));
    if (position >= list.size()) return true;
    const int before = position == 0 ? problem().stations[idx(station)].initialProduct : list[position - 1].product;
    Slot& slot = list[position];
    const Minute setup = m_model->setup(before, slot.product);
    m_tally.edit(0).setupMinutes += setup;
    setSlotTimes(slot, m_model->calendar(station).back(slot.start, setup));
    return nextStands(station, position);
}

bool Timeline::liftOne(int number, std::vector<PlacedRun>& gone, int& next)
{
    const PlacedRun run = m_runs[idx(number)];
    GAFFER_CHECK(!run.fixed && run.job != kNone);
    auto& list = m_stations.edit(idx(run.station));
    const auto at = std::ranges::find(list, number, &Slot::run);
    GAFFER_CHECK(at != list.end());
    const auto position = static_cast<std::size_t>(at - list.begin());
    const int before = position == 0 ? problem().stations[idx(run.station)].initialProduct : list[position - 1].product;
    Tally& tally = m_tally.edit(0);
    tally.setupMinutes -= m_model->setup(before, at->product);
    if (position + 1 < list.size()) tally.setupMinutes -= m_model->setup(at->product, list[position + 1].product);
    list.erase(at);
    if (run.copy != kNone) freeCopy(run.copy, number, run.pieces);
    undraw(run.batch, number);
    std::erase(m_jobs.edit(idx(run.job)).runs, number);
    refreshJob(run.job);
    gone.push_back(run);
    m_runs.edit(idx(number)).job = kNone;
    m_freedRuns.push_back(number);
    if (closeGap(run.station, position)) return false;
    next = list[position].run;
    return true;
}

void Timeline::lift(int run, std::vector<PlacedRun>& gone)
{
    int next = run;
    while (liftOne(next, gone, next)) {
    }
}

int Timeline::place(const Spot& spot)
{
    GAFFER_CHECK(spot.found && spot.pieces > 0 && spot.start < spot.end);
    GAFFER_CHECK(spot.position <= m_stations[idx(spot.station)].size());
    const int product = problem().jobs[idx(spot.job)].product;
    auto& list = m_stations.edit(idx(spot.station));
    const int before =
        spot.position == 0 ? problem().stations[idx(spot.station)].initialProduct : list[spot.position - 1].product;
    Tally& tally = m_tally.edit(0);
    tally.setupMinutes += m_model->setup(before, product);
    if (spot.position < list.size()) {
        Slot& next = list[spot.position];
        const Minute setup = m_model->setup(product, next.product);
        tally.setupMinutes += setup - m_model->setup(before, next.product);
        setSlotTimes(next, m_model->calendar(spot.station).back(next.start, setup));
    }
    int melt = spot.batch;
    if (melt == kNone) {
        melt = newMelt(spot.pot, problem().products[idx(product)].colour, spot.potPosition);
        const auto& batches = m_pots[idx(spot.pot)];
        Melt& fresh = m_melts.edit(idx(melt));
        fresh.ready = spot.ready;
        fresh.charge = spot.ready - m_model->prepare(spot.pot, m_melts[idx(batches[spot.potPosition - 1])].colour, fresh.colour);
        if (spot.potPosition + 1 < batches.size()) {
            Melt& after = m_melts.edit(idx(batches[spot.potPosition + 1]));
            after.charge = after.ready - m_model->prepare(spot.pot, m_melts[idx(melt)].colour, after.colour);
        }
        refreshAround(spot.pot, spot.potPosition);
    } else if (m_melts[idx(melt)].ready != spot.ready) {
        moveCharge(melt, spot.ready);
    }
    const int number = newRun();
    m_runs.edit(idx(number)) = {spot.job,   spot.station, spot.pieces, melt,  spot.copy, spot.setupStart,
                                spot.start, spot.end,     false,       false, false};
    const Slot slot{spot.setupStart, spot.start, spot.end, product, number, spot.copy};
    list.insert(list.begin() + static_cast<std::ptrdiff_t>(spot.position), slot);
    if (spot.copy != kNone) useCopy(spot.copy, slot, spot.pieces);
    draw(melt, number, spot.pieces * problem().products[idx(product)].gather, spot.start, spot.end);
    m_jobs.edit(idx(spot.job)).runs.push_back(number);
    refreshJob(spot.job);
    settle(melt);
    return number;
}

bool Timeline::dump(int pot)
{
    const auto& list = m_pots[idx(pot)];
    std::size_t position = 1;
    while (position < list.size() && m_melts[idx(list[position])].fixed) ++position;
    const Melt& before = m_melts[idx(list[position - 1])];
    if (before.unbounded || before.available <= before.drawn) return false;
    if (problem().pots[idx(pot)].capacity <= problem().pots[idx(pot)].heel) return false;
    int colour = before.colour;
    if (position < list.size()) colour = m_melts[idx(list[position])].colour;
    if (!m_model->mayMelt(pot, colour))
        colour = problem().pots[idx(pot)].colours.empty() ? kNone : problem().pots[idx(pot)].colours.front();
    if (colour == kNone) return false;
    const Minute ready = chargeFloor(pot, position) + m_model->prepare(pot, before.colour, colour);
    if (furnaceBusyUntil(pot, chargeFloor(pot, position)) != 0 || ready > problem().horizon) return false;
    Minute nextCharge = kNever;
    if (position < list.size()) {
        const Melt& next = m_melts[idx(list[position])];
        nextCharge = next.ready - m_model->prepare(pot, colour, next.colour);
        if (nextCharge < ready || (nextCharge != next.charge && furnaceBusyUntil(pot, nextCharge) != 0)) return false;
    }
    const std::int64_t leastHeld = 2 * problem().pots[idx(pot)].window; // by the gram that the new charge must hold
    if (heldUnits(before, chargeFloor(pot, position)) + leastHeld >= before.held) return false;
    const Minute charge = chargeFloor(pot, position);
    const int number = newMelt(pot, colour, position);
    m_melts.edit(idx(number)).charge = charge;
    m_melts.edit(idx(number)).ready = ready;
    if (nextCharge != kNever) m_melts.edit(idx(m_pots[idx(pot)][position + 1])).charge = nextCharge;
    refreshAround(pot, position);
    return true;
}

void Timeline::keep()
{
    m_freeRuns.insert(m_freeRuns.end(), m_freedRuns.begin(), m_freedRuns.end());
    m_freeMelts.insert(m_freeMelts.end(), m_freedMelts.begin(), m_freedMelts.end());
    for (auto* list : {&m_freedRuns, &m_takenRuns, &m_freedMelts, &m_takenMelts}) list->clear();
    m_stations.keep();
    m_runs.keep();
    m_melts.keep();
    m_pots.keep();
    m_copies.keep();
    m_jobs.keep();
    m_held.keep();
    m_tally.keep();
}

void Timeline::undo()
{
    m_freeRuns.insert(m_freeRuns.end(), m_takenRuns.begin(), m_takenRuns.end());
    m_freeMelts.insert(m_freeMelts.end(), m_takenMelts.begin(), m_takenMelts.end());
    for (auto* list : {&m_freedRuns, &m_takenRuns, &m_freedMelts, &m_takenMelts}) list->clear();
    m_stations.undo();
    m_runs.undo();
    m_melts.undo();
    m_pots.undo();
    m_copies.undo();
    m_jobs.undo();
    m_held.undo();
    m_tally.undo();
}

} // namespace gaffer::plan
