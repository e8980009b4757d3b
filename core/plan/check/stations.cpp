#include "core/plan/check/checker.hpp"

#include <algorithm>

namespace gaffer::plan {

namespace {

constexpr Minute kMinutesOfDay = 1440;
std::size_t z(int value) { return static_cast<std::size_t>(value); }

bool inside(const Span& span, Minute minute) { return span.from <= minute && minute < span.to; }

} // namespace

bool Checker::isOpen(int station, Minute minute) const
{
    const Station& worker = m_problem.stations[z(station)];
    const auto covers = [&](const Span& span) { return inside(span, minute); };
    if (std::ranges::any_of(worker.absences, covers)) return false;
    if (std::ranges::any_of(worker.overtime, covers)) return true;
    return std::ranges::any_of(m_problem.halls[z(worker.hall)].shifts,
                               [&](const Span& s) { return inside(s, minute % kMinutesOfDay); });
}

Checker::Hours Checker::hoursOfHall(int hall) const
{
    std::vector<char> day(z(kMinutesOfDay), 0);
    for (const Span& shift : m_problem.halls[z(hall)].shifts)
        for (Minute r = std::max(0, shift.from); r < std::min(kMinutesOfDay, shift.to); ++r) day[z(r)] = 1;
    Hours hours(z(m_problem.horizon) + 1);
    for (Minute t = 0; t < m_problem.horizon; ++t) hours[z(t) + 1] = hours[z(t)] + day[z(t % kMinutesOfDay)];
    return hours;
}

Checker::Hours Checker::hoursOf(int station) const
{
    Hours hours(z(m_problem.horizon) + 1);
    for (Minute t = 0; t < m_problem.horizon; ++t) hours[z(t) + 1] = hours[z(t)] + (isOpen(station, t) ? 1 : 0);
    return hours;
}

void Checker::checkStations()
{
    for (std::size_t h = 0; h < m_problem.halls.size(); ++h) {
        Hours hall;
        for (std::size_t k = 0; k < m_problem.stations.size(); ++k) {
            if (m_problem.stations[k].hall != static_cast<int>(h) || m_byStation[k].empty()) continue;
            if (hall.empty()) hall = hoursOfHall(static_cast<int>(h));
            checkStation(static_cast<int>(k), hall);
        }
    }
}

void Checker::checkStation(int station, const Hours& hall)
{
    const Station& worker = m_problem.stations[z(station)];
    const bool own = !worker.absences.empty() || !worker.overtime.empty();
    const Hours ownHours = own ? hoursOf(station) : Hours{};
    const Hours& hours = own ? ownHours : hall;
    int before = worker.initialProduct;
    Minute freeFrom = 0;
    for (const std::size_t i : m_byStation[z(station)]) {
        const Run& run = m_plan.runs[i];
        checkEligible(run, i);
        const bool ordered =
            0 <= run.setupStart && run.setupStart <= run.start && run.start <= run.end && run.end <= m_problem.horizon;
        if (!ordered) report(2, nameOf(i) + ": its times are out of order or beyond the horizon");
        if (ordered && !run.cut && !m_fixed[i]) {
            checkDuration(run, i, hours);
            checkSetup(run, i, before, freeFrom, hours);
        }
        if (run.setupStart < freeFrom) report(3, nameOf(i) + ": begins before the run before it ended");
        freeFrom = run.end;
        before = m_problem.jobs[z(run.job)].product;
    }
}

void Checker::checkEligible(const Run& run, std::size_t index)
{
    const Product& product = productOf(run);
    const Station& station = m_problem.stations[z(run.station)];
    if (std::ranges::find(station.skills, product.skill) == station.skills.end())
        report(1, nameOf(index) + ": the station lacks the skill");
    if (product.gather > station.maxGather) report(1, nameOf(index) + ": the gather is too heavy for the station");
    if (m_problem.pots[z(run.pot)].hall != station.hall) report(1, nameOf(index) + ": the pot stands in another hall");
    if (m_melts[z(run.pot)][z(run.batch)].colour != product.colour) report(1, nameOf(index) + ": the melt has another colour");
}

Minute Checker::simulatedEnd(const Run& run, const Hours& hours) const
{
    const Station& station = m_problem.stations[z(run.station)];
    std::int64_t left = run.pieces * productOf(run).unitsPerPiece;
    Minute t = run.start;
    for (; left > 0 && t < m_problem.horizon; ++t) {
        if (hours[z(t) + 1] == hours[z(t)]) continue;
        int speed = station.speedPct;
        for (const SlowSpell& spell : station.slow)
            if (spell.from <= t && t < spell.until) speed = std::max(1, station.speedPct * spell.factorPct / 100);
        left -= 60LL * speed;
    }
    return left > 0 ? m_problem.horizon + 1 : t;
}

void Checker::checkDuration(const Run& run, std::size_t index, const Hours& hours)
{
    const Station& station = m_problem.stations[z(run.station)];
    if (run.pieces <= 0) return report(10, nameOf(index) + ": has no pieces");
    if (run.start >= m_problem.horizon || hours[z(run.start) + 1] == hours[z(run.start)])
        report(2, nameOf(index) + ": starts outside working time");
    if (run.start < m_problem.jobs[z(run.job)].release) report(2, nameOf(index) + ": starts before its job is released");
    if (!station.slow.empty()) {
        if (simulatedEnd(run, hours) != run.end) report(2, nameOf(index) + ": has the wrong end");
        return;
    }
    const std::int64_t units = run.pieces * productOf(run).unitsPerPiece;
    const std::int64_t perMinute = 60LL * station.speedPct;
    const std::int64_t worked = hours[z(run.end)] - hours[z(run.start)];
    const bool endsInWork = run.end > 0 && hours[z(run.end)] > hours[z(run.end) - 1];
    if (worked != (units + perMinute - 1) / perMinute || !endsInWork) report(2, nameOf(index) + ": has the wrong end");
}

Minute Checker::setupMinutes(int before, int after) const
{
    const SetupTimes& times = m_problem.setup;
    if (before == after) return times.sameProduct;
    const Product& b = m_problem.products[z(after)];
    Minute minutes = 0;
    if (b.mould == kNone)
        minutes = times.toFreeBlow;
    else {
        minutes = times.otherMould;
        if (before != kNone && m_problem.products[z(before)].mould != kNone) {
            const int last = m_problem.moulds[z(m_problem.products[z(before)].mould)].family;
            if (last == m_problem.moulds[z(b.mould)].family) minutes = times.sameFamily;
        }
    }
    if (before != kNone && m_problem.products[z(before)].colour != b.colour) minutes += times.colourExtra;
    return minutes;
}

void Checker::checkSetup(const Run& run, std::size_t index, int before, Minute, const Hours& hours)
{
    const Minute setup = setupMinutes(before, m_problem.jobs[z(run.job)].product);
    if (setup == 0) {
        if (run.setupStart != run.start) report(4, nameOf(index) + ": needs no set-up and yet has one");
        return;
    }
    if (hours[z(run.setupStart) + 1] == hours[z(run.setupStart)]) report(4, nameOf(index) + ": sets up outside working time");
    if (hours[z(run.start)] - hours[z(run.setupStart)] < setup) report(4, nameOf(index) + ": has too little time to set up");
}

void Checker::checkCopies()
{
    std::map<std::pair<int, int>, std::vector<std::size_t>> uses;
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i)
        if (productOf(m_plan.runs[i]).mould != kNone) uses[{productOf(m_plan.runs[i]).mould, m_plan.runs[i].copy}].push_back(i);
    for (auto& [copy, list] : uses) {
        std::ranges::stable_sort(list, {}, [&](std::size_t i) {
            const Run& run = m_plan.runs[i];
            return std::tie(run.setupStart, run.start, run.end);
        });
        checkCopy(copy.first, copy.second, list);
    }
}

void Checker::checkCopy(int mould, int copy, const std::vector<std::size_t>& uses)
{
    const Mould& type = m_problem.moulds[z(mould)];
    std::int64_t cycles = type.used[z(copy)];
    bool anyNew = false;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const Run& run = m_plan.runs[uses[i]];
        cycles += run.pieces;
        anyNew = anyNew || !m_fixed[uses[i]];
        if (i == 0 || m_fixed[uses[i]]) continue;
        const Run& last = m_plan.runs[uses[i - 1]];
        const bool stayedMounted = m_nextOnStation[uses[i - 1]] == uses[i];
        if (!stayedMounted && last.end + type.turnround > run.setupStart - type.preheat)
            report(5, nameOf(uses[i]) + ": its mould copy is not free");
    }
    if (cycles > type.life && anyNew)
        report(5, "mould " + std::to_string(mould) + " copy " + std::to_string(copy) + " is worn out");
}

void Checker::checkLehrs()
{
    std::vector<std::vector<std::size_t>> byHall(m_problem.halls.size());
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i)
        byHall[z(m_problem.stations[z(m_plan.runs[i].station)].hall)].push_back(i);
    for (std::size_t h = 0; h < byHall.size(); ++h) checkLehr(static_cast<int>(h), byHall[h]);
}

void Checker::checkLehr(int hall, const std::vector<std::size_t>& runs)
{
    std::vector<std::pair<Minute, std::size_t>> starts, ends;
    for (const std::size_t i : runs) {
        if (m_plan.runs[i].start >= m_plan.runs[i].end) continue;
        starts.emplace_back(m_plan.runs[i].start, i);
        ends.emplace_back(m_plan.runs[i].end, i);
    }
    std::ranges::sort(starts);
    std::ranges::sort(ends);
    std::vector<std::size_t> active;
    std::size_t s = 0;
    for (std::size_t e = 0; e < ends.size();) {
        const bool begins = s < starts.size() && starts[s].first < ends[e].first;
        const Minute now = begins ? starts[s].first : ends[e].first;
        if (begins)
            active.push_back(starts[s++].second);
        else
            std::erase(active, ends[e++].second);
        const Minute next = e == ends.size() ? now : std::min(ends[e].first, s < starts.size() ? starts[s].first : ends[e].first);
        if (now < next) checkLehrStretch(hall, active, now, next);
    }
}

void Checker::checkLehrStretch(int hall, const std::vector<std::size_t>& active, Minute from, Minute to)
{
    const auto load = [&](std::size_t i) {
        const Product& product = productOf(m_plan.runs[i]);
        return 60'000LL * m_problem.stations[z(m_plan.runs[i].station)].speedPct * product.footprint / product.unitsPerPiece;
    };
    const std::int64_t capacity = m_problem.halls[z(hall)].lehrCapacity;
    std::int64_t sum = 0;
    for (const std::size_t i : active) sum += load(i);
    if (sum <= capacity) return;
    for (Minute t = from; t < to; ++t) {
        sum = 0;
        bool anyNew = false;
        for (const std::size_t i : active) {
            if (!isOpen(m_plan.runs[i].station, t)) continue;
            sum += load(i);
            anyNew = anyNew || !m_fixed[i];
        }
        if (sum > capacity && anyNew)
            return report(9, "the lehrs of hall " + std::to_string(hall) + " are overloaded at minute " + std::to_string(t));
    }
}

} // namespace gaffer::plan
