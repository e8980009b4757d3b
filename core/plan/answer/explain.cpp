#include "core/plan/answer/explain.hpp"

#include "core/base/check.hpp"
#include "core/plan/model/model.hpp"

#include <algorithm>
#include <tuple>

namespace gaffer::plan {

namespace {

std::size_t idx(int i) { return static_cast<std::size_t>(i); }
auto order(const Run& run) { return std::tie(run.setupStart, run.start, run.end); }

/// What a run had to wait for last.
struct Hold {
    Cause cause{Cause::Free};
    /// The minute at which the hold ended.
    Minute until{0};
    /// The earliest start it allows.
    Minute start{0};
    const Run* by{nullptr};
};

/// Walks back from a run through what was in the way, minute by minute, until the asked minutes are told.
class Walk {
public:
    Walk(const Problem& problem, const Plan& plan) : m_problem{problem}, m_model{problem}, m_plan{plan} {}

    std::vector<Wait> from(const Run& last, Minute minutes)
    {
        m_left = minutes;
        m_job = last.job;
        m_at = last.start;
        const Run* run = &last;
        while (m_left > 0 && run) run = before(*run);
        // what is left lies before everything: its own work takes longer than it is given, the closed minutes in it first
        const Minute closed = last.end - last.start - workedIn(last);
        tell(Cause::Shift, closed, kNone, last.station);
        tell(Cause::Release, m_left, kNone, kNone);
        return m_waits;
    }

private:
    /// Tells the stretch before a run and what held it; gives the run to go on from, if any.
    const Run* before(const Run& run)
    {
        const Hold hold = lastHold(run);
        // a set-up made while the run waited for something else anyway held nothing up
        const Minute setup = run.setupStart >= hold.until ? setupOf(run) : 0;
        tellStretch(run.station, std::min(hold.until, m_at), lehrBinds(run, hold) ? Cause::Lehr : Cause::Free, setup);
        switch (hold.cause) {
        case Cause::Station:
        case Cause::Mould: return tellOther(run, hold);
        case Cause::Melt: return tellMelt(run, hold);
        case Cause::Release:
        case Cause::Work:
        case Cause::Setup:
        case Cause::Lehr:
        case Cause::Shift:
        case Cause::Free: break;
        }
        return nullptr;
    }

    /// The hold that allows the latest start, of those that a foreman would name first when they allow the same.
    Hold lastHold(const Run& run) const
    {
        const Calendar& open = m_model.calendar(run.station);
        const Minute setup = setupOf(run);
        const Minute now = m_problem.fixed.now;
        Hold last{Cause::Free, now, open.next(open.advance(now, setup)), nullptr};
        const auto consider = [&](Cause cause, Minute until, Minute start, const Run* by) {
            if (open.next(start) > last.start) last = {cause, until, open.next(start), by};
        };
        consider(Cause::Release, m_problem.jobs[idx(run.job)].release, m_problem.jobs[idx(run.job)].release, nullptr);
        const Hold melt = meltHold(run);
        consider(Cause::Melt, melt.until, melt.start, melt.by);
        if (const Run* other = previousOnCopy(run)) {
            const Mould& mould = mouldOf(run);
            const Minute until = other->end + mould.turnround + mould.preheat;
            consider(Cause::Mould, until, open.advance(until, setup), other);
        }
        if (const Run* other = previousOnStation(run))
            consider(Cause::Station, other->end, open.advance(other->end, setup), other);
        return last;
    }

    /// The run that was in the way, and its care after it.
    const Run* tellOther(const Run& run, const Hold& hold)
    {
        const Run& other = *hold.by;
        const int place = hold.cause == Cause::Mould ? m_problem.products[idx(productOf(run))].mould : run.station;
        if (hold.cause == Cause::Mould) tellUntil(Cause::Mould, other.end, other.job, place);
        const Cause cause = other.job == m_job ? Cause::Work : hold.cause;
        tellWork(other, cause, place);
        return &other;
    }

    /// The minutes in which the melt was prepared, and the run for whose sake it was not charged sooner, if any.
    const Run* tellMelt(const Run& run, const Hold& hold)
    {
        if (hold.by == nullptr) {
            tell(Cause::Melt, m_left, kNone, run.pot);
            return nullptr;
        }
        tellUntil(Cause::Melt, hold.by->end, kNone, run.pot);
        tellWork(*hold.by, Cause::Melt, run.pot);
        return hold.by;
    }

    /// The minutes back to the start of a run that was being made: closed ones are the shift's.
    void tellWork(const Run& run, Cause cause, int place)
    {
        while (m_left > 0 && m_at > run.start) {
            const bool open = isOpen(run.station, m_at - 1);
            const Minute from = std::max(run.start, stretchBegin(run.station, open));
            tellUntil(open ? cause : Cause::Shift, from, open ? run.job : kNone, open ? place : run.station);
        }
    }

    /// The minutes back to `until` at a station that makes nothing: closed ones are the shift's, then the set-up's, then `rest`.
    void tellStretch(int station, Minute until, Cause rest, Minute setup)
    {
        while (m_left > 0 && m_at > until) {
            const bool open = isOpen(station, m_at - 1);
            Minute from = std::max(until, stretchBegin(station, open));
            if (!open) {
                tellUntil(Cause::Shift, from, kNone, station);
                continue;
            }
            const Minute setUp = std::min(setup, m_at - from);
            setup -= setUp;
            tellUntil(Cause::Setup, m_at - setUp, kNone, station);
            tellUntil(rest, from, kNone, rest == Cause::Lehr ? m_problem.stations[idx(station)].hall : station);
        }
    }

    void tellUntil(Cause cause, Minute until, int job, int place)
    {
        const Minute minutes = std::max(0, m_at - until);
        tell(cause, minutes, job, place);
        m_at -= minutes;
    }

    void tell(Cause cause, Minute minutes, int job, int place)
    {
        minutes = std::min(minutes, m_left);
        if (minutes <= 0) return;
        m_left -= minutes;
        const bool same =
            !m_waits.empty() && m_waits.back().cause == cause && m_waits.back().job == job && m_waits.back().place == place;
        if (same)
            m_waits.back().minutes += minutes;
        else
            m_waits.push_back({cause, minutes, job, place});
    }

    [[nodiscard]] int productOf(const Run& run) const { return m_problem.jobs[idx(run.job)].product; }
    [[nodiscard]] const Mould& mouldOf(const Run& run) const
    {
        return m_problem.moulds[idx(m_problem.products[idx(productOf(run))].mould)];
    }
    [[nodiscard]] bool isOpen(int station, Minute minute) const
    {
        return m_model.calendar(station).before(minute + 1) > m_model.calendar(station).before(minute);
    }
    /// Where the stretch of equal minutes, open or closed, that ends at the minute in hand begins.
    [[nodiscard]] Minute stretchBegin(int station, bool open) const
    {
        Minute begin = m_at;
        while (begin > 0 && isOpen(station, begin - 1) == open) --begin;
        return begin;
    }
    [[nodiscard]] Minute workedIn(const Run& run) const
    {
        return m_model.calendar(run.station).before(run.end) - m_model.calendar(run.station).before(run.start);
    }
    [[nodiscard]] Minute setupOf(const Run& run) const
    {
        const Run* last = previousOnStation(run);
        const int before = last ? productOf(*last) : m_problem.stations[idx(run.station)].initialProduct;
        return m_model.setup(before, productOf(run));
    }
    /// When the glass of a run could be ready at the soonest: a charge that was only timed for the run holds nothing up.
    [[nodiscard]] Hold meltHold(const Run& run) const
    {
        const Pot& pot = m_problem.pots[idx(run.pot)];
        Minute ready = pot.unbounded ? 0 : pot.initialReady, floor = 0, charge = 0, before = 0;
        int colour = pot.initialColour;
        for (const Batch& batch : m_plan.batches) {
            if (batch.pot != run.pot || batch.number > run.batch) continue;
            before = ready;
            charge = batch.chargeStart;
            ready = charge + m_model.prepare(run.pot, colour, batch.colour);
            colour = batch.colour;
        }
        if (run.batch == 0) return {Cause::Melt, ready, ready, nullptr};
        const Run* last = lastDraw(run.pot, run.batch - 1);
        floor = std::max(last ? last->end : 0, before);
        if (furnaceFull(pot.hall, run.pot, charge - 1)) return {Cause::Melt, ready, ready, nullptr};
        const Minute soonest = ready - charge + floor;
        return {Cause::Melt, soonest, soonest, last && last->end == floor ? last : nullptr};
    }
    [[nodiscard]] const Run* lastDraw(int pot, int batch) const
    {
        const Run* last = nullptr;
        for (const Run& run : m_plan.runs)
            if (run.pot == pot && run.batch == batch && (!last || run.end > last->end)) last = &run;
        return last;
    }
    /// Whether the furnace has no room for another pot in a minute.
    [[nodiscard]] bool furnaceFull(int hall, int pot, Minute minute) const
    {
        const auto melting = [&](const Batch& batch) {
            const Pot& each = m_problem.pots[idx(batch.pot)];
            return batch.pot != pot && each.hall == hall && batch.chargeStart <= minute && minute < batch.chargeStart + each.melt;
        };
        return std::ranges::count_if(m_plan.batches, melting) >= m_problem.halls[idx(hall)].maxParallelCharges;
    }
    template <class Same> const Run* previous(const Run& run, Same same) const
    {
        const Run* last = nullptr;
        for (const Run& other : m_plan.runs)
            if (&other != &run && same(other) && order(other) < order(run) && (!last || order(*last) < order(other)))
                last = &other;
        return last;
    }
    [[nodiscard]] const Run* previousOnStation(const Run& run) const
    {
        return previous(run, [&](const Run& other) { return other.station == run.station; });
    }
    /// The run before on the copy, unless the copy just stays where it is.
    [[nodiscard]] const Run* previousOnCopy(const Run& run) const
    {
        if (run.copy == kNone) return nullptr;
        const int mould = m_problem.products[idx(productOf(run))].mould;
        const Run* other = previous(run, [&](const Run& each) {
            return each.copy == run.copy && m_problem.products[idx(productOf(each))].mould == mould;
        });
        return other == previousOnStation(run) ? nullptr : other;
    }
    /// Whether the lehrs had no room for the run in the working minute before it.
    [[nodiscard]] bool lehrBinds(const Run& run, const Hold& hold) const
    {
        if (run.start <= hold.start) return false;
        const int hall = m_problem.stations[idx(run.station)].hall;
        const Minute minute = run.start - 1;
        std::int64_t load = m_model.lehrLoad(productOf(run), run.station);
        for (const Run& other : m_plan.runs)
            if (m_problem.stations[idx(other.station)].hall == hall && other.start <= minute && minute < other.end)
                load += m_model.lehrLoad(productOf(other), other.station);
        return load > m_problem.halls[idx(hall)].lehrCapacity;
    }

    const Problem& m_problem;
    Model m_model;
    const Plan& m_plan;
    std::vector<Wait> m_waits;
    Minute m_left{0};
    Minute m_at{0};
    int m_job{kNone};
};

} // namespace

Explanation explain(const Problem& problem, const Plan& plan, int job)
{
    GAFFER_CHECK(job >= 0 && idx(job) < problem.jobs.size());
    const Run* last = nullptr;
    for (const Run& run : plan.runs)
        if (run.job == job && (!last || run.end > last->end)) last = &run;
    GAFFER_CHECK(last != nullptr);
    Explanation out{job, problem.jobs[idx(job)].due, last->end, last->end - problem.jobs[idx(job)].due, {}};
    if (out.late > 0) out.waits = Walk{problem, plan}.from(*last, out.late);
    return out;
}

} // namespace gaffer::plan
