#include "core/plan/model/model.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace gaffer::plan {

namespace {

constexpr std::int64_t kLehrMinutesPerUnit = 60'000; // 600 of the format x 100, as work is counted in 1/100 s
constexpr double kHalfMinutesPerHour = 120;
constexpr double kGramsPerKilogram = 1000;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

int slowSpeed(int speedPct, int factorPct)
{
    constexpr int percent = 100;
    return std::max(1, speedPct * factorPct / percent);
}

} // namespace

Model::Model(const Problem& problem) : m_problem{problem}
{
    m_pots.resize(problem.halls.size());
    m_stations.resize(problem.halls.size());
    m_mayMelt.resize(problem.pots.size() * problem.colourNames.size());
    for (std::size_t p = 0; p < problem.pots.size(); ++p) {
        m_pots[at(problem.pots[p].hall)].push_back(static_cast<int>(p));
        for (const int colour : problem.pots[p].colours) m_mayMelt[p * problem.colourNames.size() + at(colour)] = 1;
    }
    for (std::size_t k = 0; k < problem.stations.size(); ++k)
        m_stations[at(problem.stations[k].hall)].push_back(static_cast<int>(k));
    m_firstCopy.push_back(0);
    for (const Mould& mould : problem.moulds) {
        GAFFER_CHECK(mould.copies >= 0 && at(mould.copies) == mould.used.size());
        m_firstCopy.push_back(m_firstCopy.back() + mould.copies);
    }
    for (const Hall& hall : problem.halls)
        m_holdPrice.push_back(problem.prices.holdMelt * hall.holdCostPerKgHour / kGramsPerKilogram / kHalfMinutesPerHour);
    buildCalendars();
    buildEligible();
    buildLehrs();
    GAFFER_CHECK(m_calendarOf.size() == problem.stations.size() && m_eligibleOf.size() == problem.products.size());
}

void Model::buildCalendars()
{
    for (const Hall& hall : m_problem.halls)
        m_calendars.emplace_back(hall.shifts, std::span<const Span>{}, std::span<const Span>{}, m_problem.horizon);
    for (const Station& station : m_problem.stations) {
        if (station.absences.empty() && station.overtime.empty()) {
            m_calendarOf.push_back(station.hall);
            continue;
        }
        m_calendarOf.push_back(static_cast<int>(m_calendars.size()));
        m_calendars.emplace_back(m_problem.halls[at(station.hall)].shifts, station.absences, station.overtime, m_problem.horizon);
    }
}

void Model::buildEligible()
{
    std::vector<std::set<int>> colours(m_problem.halls.size());
    for (const Pot& pot : m_problem.pots) {
        colours[at(pot.hall)].insert(pot.colours.begin(), pot.colours.end());
        if (pot.initialMass > pot.heel || pot.unbounded) colours[at(pot.hall)].insert(pot.initialColour);
    }
    std::map<std::tuple<int, int, Grams>, int> known;
    for (const Product& product : m_problem.products) {
        const auto [found, isNew] =
            known.try_emplace({product.skill, product.colour, product.gather}, static_cast<int>(m_eligible.size()));
        m_eligibleOf.push_back(found->second);
        if (!isNew) continue;
        std::vector<int>& list = m_eligible.emplace_back();
        for (std::size_t k = 0; k < m_problem.stations.size(); ++k) {
            const Station& station = m_problem.stations[k];
            if (product.gather <= station.maxGather && colours[at(station.hall)].contains(product.colour) &&
                std::ranges::find(station.skills, product.skill) != station.skills.end())
                list.push_back(static_cast<int>(k));
        }
    }
}

void Model::buildLehrs()
{
    std::vector<std::int64_t> worst(m_problem.stations.size());
    for (std::size_t p = 0; p < m_problem.products.size(); ++p)
        for (const int k : stationsFor(static_cast<int>(p)))
            worst[at(k)] = std::max(worst[at(k)], lehrLoad(static_cast<int>(p), k));
    for (std::size_t h = 0; h < m_problem.halls.size(); ++h) {
        std::int64_t sum = 0;
        for (const int k : m_stations[h]) sum += worst[at(k)];
        m_lehrBinds.push_back(sum > m_problem.halls[h].lehrCapacity ? 1 : 0);
    }
}

Minute Model::setup(int before, int after) const
{
    GAFFER_CHECK(after != kNone);
    const SetupTimes& times = m_problem.setup;
    if (before == after) return times.sameProduct;
    const Product& next = m_problem.products[at(after)];
    const Product* last = before == kNone ? nullptr : &m_problem.products[at(before)];
    Minute minutes = times.otherMould;
    if (next.mould == kNone)
        minutes = times.toFreeBlow;
    else if (last && last->mould != kNone && m_problem.moulds[at(last->mould)].family == m_problem.moulds[at(next.mould)].family)
        minutes = times.sameFamily;
    return minutes + (last && last->colour != next.colour ? times.colourExtra : 0);
}

bool Model::mayMake(int station, int product) const { return std::ranges::binary_search(stationsFor(product), station); }

Minute Model::minutesFor(int product, int station, Pieces pieces) const
{
    const std::int64_t units = pieces * m_problem.products[at(product)].unitsPerPiece;
    GAFFER_CHECK(units >= 0);
    const std::int64_t perMinute = kUnitsPerMinute * m_problem.stations[at(station)].speedPct;
    return static_cast<Minute>(std::min<std::int64_t>((units + perMinute - 1) / perMinute, kNever));
}

Minute Model::endOf(int product, int station, Pieces pieces, Minute start) const
{
    const Station& worker = m_problem.stations[at(station)];
    const Calendar& open = calendar(station);
    if (worker.slow.empty()) return open.advance(start, minutesFor(product, station, pieces));
    std::int64_t units = pieces * m_problem.products[at(product)].unitsPerPiece;
    const std::int64_t full = kUnitsPerMinute * worker.speedPct;
    Minute from = start;
    for (const SlowSpell& spell : worker.slow) {
        if (spell.until <= from) continue;
        const std::int64_t untilSpell = std::max(0, open.before(spell.from) - open.before(from)) * full;
        if (units <= untilSpell) break;
        units -= untilSpell;
        from = std::max(from, spell.from);
        const std::int64_t slow = kUnitsPerMinute * slowSpeed(worker.speedPct, spell.factorPct);
        const std::int64_t inSpell = (open.before(spell.until) - open.before(from)) * slow;
        if (units <= inSpell) return open.advance(from, static_cast<Minute>((units + slow - 1) / slow));
        units -= inSpell;
        from = spell.until;
    }
    return open.advance(from, static_cast<Minute>(std::min<std::int64_t>((units + full - 1) / full, kNever)));
}

Pieces Model::piecesWithin(int product, int station, Minute start, Minute limit) const
{
    if (limit <= start) return 0;
    const Station& worker = m_problem.stations[at(station)];
    const Calendar& open = calendar(station);
    std::int64_t units = (open.before(limit) - open.before(start)) * kUnitsPerMinute * worker.speedPct;
    for (const SlowSpell& spell : worker.slow) {
        const Minute from = std::clamp(spell.from, start, limit);
        const Minute until = std::clamp(spell.until, start, limit);
        const int lost = worker.speedPct - slowSpeed(worker.speedPct, spell.factorPct);
        units -= (open.before(until) - open.before(from)) * kUnitsPerMinute * lost;
    }
    const std::int64_t pieces = units / m_problem.products[at(product)].unitsPerPiece;
    return static_cast<Pieces>(std::min<std::int64_t>(pieces, std::numeric_limits<Pieces>::max()));
}

std::int64_t Model::lehrLoad(int product, int station) const
{
    const Product& made = m_problem.products[at(product)];
    GAFFER_CHECK(made.unitsPerPiece > 0);
    return kLehrMinutesPerUnit * m_problem.stations[at(station)].speedPct * made.footprint / made.unitsPerPiece;
}

Minute Model::prepare(int pot, int before, int colour) const
{
    const Pot& vessel = m_problem.pots[at(pot)];
    return vessel.melt + vessel.fine + (before == colour ? 0 : vessel.colourChange);
}

} // namespace gaffer::plan
