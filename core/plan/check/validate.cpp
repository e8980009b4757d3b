#include "core/plan/check/validate.hpp"

#include "core/plan/check/checker.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace gaffer::plan {

namespace {

constexpr std::size_t kMostViolations = 300;
constexpr std::size_t kNoRun = static_cast<std::size_t>(-1);

bool within(int value, std::size_t size) { return value >= 0 && static_cast<std::size_t>(value) < size; }
std::size_t z(int value) { return static_cast<std::size_t>(value); }
auto order(const Run& run) { return std::tie(run.setupStart, run.start, run.end); }

} // namespace

std::vector<Violation> validate(const Problem& problem, const Plan& plan) { return Checker{problem, plan}.check(); }

void Checker::report(int rule, std::string text)
{
    if (m_violations.size() < kMostViolations) m_violations.push_back({rule, std::move(text)});
}

std::vector<Violation> Checker::check()
{
    if (!referencesStand()) return m_violations;
    sortRuns();
    checkFixed();
    checkMelts();
    checkStations();
    checkCopies();
    checkDraws();
    checkFurnaces();
    checkLehrs();
    checkQuantities();
    return m_violations;
}

bool Checker::batchReferenceStands(const Batch& batch)
{
    if (!within(batch.pot, m_problem.pots.size())) return false;
    if (!within(batch.colour, m_problem.colourNames.size())) return false;
    auto& list = m_melts[z(batch.pot)];
    if (batch.number != static_cast<int>(list.size())) return false;
    list.emplace_back();
    return true;
}

bool Checker::runReferenceStands(const Run& run)
{
    if (!within(run.job, m_problem.jobs.size()) || !within(run.station, m_problem.stations.size())) return false;
    if (!within(run.pot, m_problem.pots.size()) || !within(run.batch, m_melts[z(run.pot)].size())) return false;
    const int mould = productOf(run).mould;
    if (mould == kNone) return run.copy == kNone;
    return within(run.copy, z(m_problem.moulds[z(mould)].copies)) && run.pieces >= 0;
}

bool Checker::referencesStand()
{
    m_melts.assign(m_problem.pots.size(), std::vector<Ready>(1));
    for (std::size_t i = 0; i < m_plan.batches.size(); ++i)
        if (!batchReferenceStands(m_plan.batches[i]))
            report(0, "/batches/" + std::to_string(i) + ": no such pot, colour or number");
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i)
        if (!runReferenceStands(m_plan.runs[i])) report(0, nameOf(i) + ": no such job, station, batch or mould copy");
    for (std::size_t i = 0; i < m_plan.unplaced.size(); ++i)
        if (!within(m_plan.unplaced[i], m_problem.jobs.size())) report(0, "/unplaced/" + std::to_string(i) + ": no such job");
    return m_violations.empty();
}

const Product& Checker::productOf(const Run& run) const { return m_problem.products[z(m_problem.jobs[z(run.job)].product)]; }

void Checker::sortRuns()
{
    m_byStation.assign(m_problem.stations.size(), {});
    m_nextOnStation.assign(m_plan.runs.size(), kNoRun);
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i) m_byStation[z(m_plan.runs[i].station)].push_back(i);
    for (auto& list : m_byStation) {
        std::ranges::stable_sort(list, {}, [&](std::size_t i) { return order(m_plan.runs[i]); });
        for (std::size_t i = 1; i < list.size(); ++i) m_nextOnStation[list[i - 1]] = list[i];
    }
}

void Checker::checkFixed()
{
    const Fixed& fixed = m_problem.fixed;
    m_fixed.assign(m_plan.runs.size(), false);
    std::multimap<std::tuple<int, Minute, int>, std::size_t> byKey;
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i)
        byKey.insert({{m_plan.runs[i].station, m_plan.runs[i].setupStart, m_plan.runs[i].job}, i});
    for (const Run& run : fixed.runs) {
        const auto [from, to] = byKey.equal_range({run.station, run.setupStart, run.job});
        const auto same = std::find_if(from, to, [&](const auto& entry) { return m_plan.runs[entry.second] == run; });
        if (same == to)
            report(11, "the run of job " + std::to_string(run.job) + " that started is missing or changed");
        else
            m_fixed[same->second] = true;
    }
    for (const Batch& batch : fixed.batches)
        if (std::ranges::find(m_plan.batches, batch) == m_plan.batches.end())
            report(11, "a charge that started is missing or changed");
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i) {
        if (m_fixed[i]) continue;
        if (m_plan.runs[i].setupStart < fixed.now) report(11, nameOf(i) + ": begins in the past");
        if (m_plan.runs[i].cut) report(11, nameOf(i) + ": only a run that a disruption ended is cut");
        checkFixedMelts(m_plan.runs[i], i);
    }
}

void Checker::checkFixedMelts(const Run& run, std::size_t index)
{
    for (const MeltLimit& limit : m_problem.fixed.melts)
        if (limit.pot == run.pot && limit.batch == run.batch && run.start < limit.drawFrom)
            report(11, nameOf(index) + ": draws from a melt that is lost or cold");
    for (const BrokenCopy& broken : m_problem.fixed.broken)
        if (broken.mould == productOf(run).mould && broken.copy == run.copy) report(11, nameOf(index) + ": uses a cracked copy");
}

bool Checker::isLost(int pot, int batch) const
{
    return std::ranges::any_of(m_problem.fixed.melts, [&](const MeltLimit& limit) {
        return limit.pot == pot && limit.batch == batch && limit.drawFrom >= kNever;
    });
}

void Checker::checkMelts()
{
    for (std::size_t p = 0; p < m_problem.pots.size(); ++p) {
        const Pot& pot = m_problem.pots[p];
        m_melts[p][0] = {0, pot.initialReady, std::max<Grams>(0, pot.initialMass - pot.heel), pot.initialColour, pot.unbounded};
    }
    std::map<std::pair<int, int>, Minute> lastDraw;
    for (const Run& run : m_plan.runs) {
        Minute& last = lastDraw[{run.pot, run.batch}];
        last = std::max(last, run.end);
    }
    for (const Batch& batch : m_plan.batches) {
        Ready before = m_melts[z(batch.pot)][z(batch.number - 1)];
        const auto drawn = lastDraw.find({batch.pot, batch.number - 1});
        if (drawn != lastDraw.end() && batch.chargeStart < drawn->second)
            report(6, "charge " + std::to_string(batch.number) + " of pot " + std::to_string(batch.pot) +
                          " begins while glass is drawn");
        checkCharge(batch, before, isLost(batch.pot, batch.number - 1), m_melts[z(batch.pot)][z(batch.number)]);
    }
}

void Checker::checkCharge(const Batch& batch, const Ready& before, bool lost, Ready& out)
{
    const Pot& pot = m_problem.pots[z(batch.pot)];
    const std::string name = "charge " + std::to_string(batch.number) + " of pot " + std::to_string(batch.pot);
    if (std::ranges::find(pot.colours, batch.colour) == pot.colours.end())
        report(6, name + " has a colour the pot must not melt");
    if (batch.mass <= pot.heel || batch.mass > pot.capacity) report(6, name + " has a mass outside heel and capacity");
    if (batch.chargeStart < 0 || (!lost && batch.chargeStart < before.ready))
        report(6, name + " begins before the last is ready");
    if (before.unbounded) report(6, name + " interrupts a continuous tank");
    const bool isFixed = std::ranges::find(m_problem.fixed.batches, batch) != m_problem.fixed.batches.end();
    if (!isFixed && batch.chargeStart < m_problem.fixed.now) report(11, name + " begins in the past");
    const Minute preparing = pot.melt + pot.fine + (batch.colour == before.colour ? 0 : pot.colourChange);
    out = {batch.chargeStart, batch.chargeStart + preparing, batch.mass - pot.heel, batch.colour, false};
}

void Checker::checkDraws()
{
    std::vector<std::vector<Grams>> drawn(m_melts.size());
    for (std::size_t p = 0; p < m_melts.size(); ++p) drawn[p].resize(m_melts[p].size());
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i) {
        const Run& run = m_plan.runs[i];
        const Ready& melt = m_melts[z(run.pot)][z(run.batch)];
        drawn[z(run.pot)][z(run.batch)] += run.pieces * productOf(run).gather;
        if (melt.unbounded || (run.cut && run.pieces == 0)) continue;
        if (run.start < melt.ready) report(7, nameOf(i) + ": starts before the melt is ready");
        if (run.end > melt.ready + m_problem.pots[z(run.pot)].window) report(7, nameOf(i) + ": ends after the working window");
    }
    for (std::size_t p = 0; p < drawn.size(); ++p)
        for (std::size_t b = 0; b < drawn[p].size(); ++b)
            if (!m_melts[p][b].unbounded && drawn[p][b] > m_melts[p][b].drawable)
                report(7, "batch " + std::to_string(b) + " of pot " + std::to_string(p) + " is overdrawn");
}

void Checker::checkFurnaces()
{
    std::vector<std::vector<std::pair<Minute, int>>> events(m_problem.halls.size());
    for (const Batch& batch : m_plan.batches) {
        const Pot& pot = m_problem.pots[z(batch.pot)];
        if (pot.melt <= 0) continue;
        events[z(pot.hall)].emplace_back(batch.chargeStart, 1);
        events[z(pot.hall)].emplace_back(batch.chargeStart + pot.melt, -1);
    }
    for (std::size_t h = 0; h < events.size(); ++h) {
        std::ranges::sort(events[h]);
        int melting = 0;
        for (const auto& [minute, change] : events[h]) {
            melting += change;
            if (melting > m_problem.halls[h].maxParallelCharges)
                report(8, "too many pots of hall " + std::to_string(h) + " melt at minute " + std::to_string(minute));
        }
    }
}

void Checker::checkQuantities()
{
    const std::size_t count = m_problem.jobs.size();
    std::vector<std::int64_t> all(count), frozen(count);
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i) {
        all[z(m_plan.runs[i].job)] += m_plan.runs[i].pieces;
        if (m_fixed[i]) frozen[z(m_plan.runs[i].job)] += m_plan.runs[i].pieces;
    }
    std::vector<int> unplaced(count);
    for (const int job : m_plan.unplaced) ++unplaced[z(job)];
    for (std::size_t j = 0; j < count; ++j) {
        const std::string name = "job " + std::to_string(j);
        if (unplaced[j] > 1) report(10, name + " is listed twice as unplaced");
        if (unplaced[j] == 0 && all[j] != m_problem.jobs[j].quantity) report(10, name + ": the pieces of its runs do not add up");
        if (unplaced[j] > 0 && all[j] != frozen[j]) report(10, name + " is unplaced and yet has runs");
        if (unplaced[j] > 0 && all[j] >= m_problem.jobs[j].quantity) report(10, name + " is unplaced and yet complete");
    }
    for (std::size_t i = 0; i < m_plan.runs.size(); ++i) {
        const Job& job = m_problem.jobs[z(m_plan.runs[i].job)];
        const auto rest = job.quantity - frozen[z(m_plan.runs[i].job)];
        if (!m_fixed[i] && m_plan.runs[i].pieces < std::min<std::int64_t>(job.minRun, rest))
            report(10, nameOf(i) + ": is too small a run");
    }
}

} // namespace gaffer::plan
