#include "core/wiring/checker.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {
namespace {

constexpr double hourMillis = 3'600'000;
constexpr double heaviestPotKg = 500'000;
constexpr int minutesPerDay = 24 * 60;

constexpr std::array potLimits{
    Limit<PotWiring>{"capacityKg", [](const PotWiring& p) { return p.capacityKg; }, 0.1, heaviestPotKg, "0.1 to 500000 kg"},
    Limit<PotWiring>{"heelKg", [](const PotWiring& p) { return p.heelKg; }, 0, heaviestPotKg, "0 kg or more"},
};
constexpr std::array furnaceLimits{
    Limit<FurnaceWiring>{"glassOffset", [](const FurnaceWiring& f) { return f.glassOffset; }, -200, 500, "-200 to 500 degC"},
};
constexpr std::array stationLimits{
    Limit<StationWiring>{"shortestCycle", [](const StationWiring& s) { return static_cast<double>(s.shortestCycle.count()); },
                         100, hourMillis, "a span from 100ms to 1h"},
};
constexpr std::array lehrLimits{
    Limit<LehrWiring>{"dwell", [](const LehrWiring& l) { return static_cast<double>(l.dwell.count()); }, 60'000,
                      7 * 24 * hourMillis, "a span from 1m to 7d"},
};

/// A point that must exist and that nothing else of this kind uses.
void claimPoint(Checker& checker, std::set<std::string>& used, const std::string& pointer, const std::optional<PointName>& point)
{
    checker.checkPoint(pointer, point);
    if (point) checker.claim(used, pointer, point->value, "place of this kind");
}

/// A point that must hold a number.
void checkMeasure(Checker& checker, const std::string& pointer, const std::optional<PointName>& point)
{
    checker.checkPoint(pointer, point);
    const PointWiring* own = point ? checker.ownPoint(*point) : nullptr;
    if (!own) return;
    if (own->type.kind == ValueKind::Bool || own->type.kind == ValueKind::Bit || own->type.kind == ValueKind::String)
        checker.refuse(pointer, quoted(point->value) + " of type " + own->type.text(), "a point that holds a number");
}

/// A point that counts pieces: what has decimals, of whatever make, is a measurement.
void checkCounter(Checker& checker, const std::string& pointer, const std::optional<PointName>& point)
{
    checkMeasure(checker, pointer, point);
    const PointWiring* own = point ? checker.ownPoint(*point) : nullptr;
    if (!own) return;
    const ValueKind kind = own->type.kind;
    const bool fraction = kind == ValueKind::Float16 || kind == ValueKind::Float32 || kind == ValueKind::Float64;
    const bool scaled = own->scale.value_or(1) != 1 || own->offset.value_or(0) != 0 || own->decimalsFrom;
    const std::string found = quoted(point->value) + (fraction ? " of type " + own->type.text() : " with a scale");
    if (fraction || scaled) checker.refuse(pointer, found, "a point that counts pieces: a whole number without scale or offset");
}

struct Claims {
    std::set<std::string> pots;
    std::set<std::string> glassPoints;
};

void checkPot(Checker& checker, Claims& claims, const std::string& pointer, const PotWiring& pot)
{
    checker.checkName(pointer + "/id", pot.id.value, "/,");
    checker.claim(claims.pots, pointer + "/id", pot.id.value, "pot of the workshop");
    checkLimits<PotWiring>(checker, pointer, pot, potLimits);
    if (pot.capacityKg > 0 && pot.heelKg >= pot.capacityKg)
        checker.refuse(pointer + "/heelKg", numberText(pot.heelKg),
                       "less than capacityKg, which is " + numberText(pot.capacityKg));
    checkMeasure(checker, pointer + "/glass", pot.glass);
    checkMeasure(checker, pointer + "/level", pot.level);
    for (const auto& [key, point] : {std::pair{"/glass", pot.glass}, std::pair{"/level", pot.level}})
        if (point) checker.claim(claims.glassPoints, pointer + key, point->value, "pot");
}

void checkFurnace(Checker& checker, Claims& claims, const std::string& pointer, const FurnaceWiring& furnace)
{
    checker.checkName(pointer + "/id", furnace.id.value, "/,");
    checkMeasure(checker, pointer + "/crown", furnace.crown);
    checkLimits<FurnaceWiring>(checker, pointer, furnace, furnaceLimits);
    if (furnace.kind == FurnaceKind::None && !furnace.pots.empty())
        checker.refuse(pointer + "/pots", std::to_string(furnace.pots.size()) + " pots",
                       "no pots: a furnace of kind none is lampwork");
    for (std::size_t i = 0; i < furnace.pots.size(); ++i)
        checkPot(checker, claims, pointer + "/pots/" + std::to_string(i), furnace.pots[i]);
}

struct Span {
    int start;
    int length;
};

Span spanOf(const ShiftWiring& shift)
{
    GAFFER_CHECK(shift.start.minutes >= 0 && shift.start.minutes <= minutesPerDay);
    GAFFER_CHECK(shift.end.minutes >= 0 && shift.end.minutes <= minutesPerDay);
    const int length = (shift.end.minutes - shift.start.minutes + minutesPerDay) % minutesPerDay;
    return {shift.start.minutes % minutesPerDay, length == 0 ? minutesPerDay : length};
}

/// Whether two daily spans share a minute.
bool overlap(Span a, Span b)
{
    GAFFER_CHECK(a.length > 0 && b.length > 0);
    const auto startsInside = [](Span inner, Span outer) {
        return (inner.start - outer.start + minutesPerDay) % minutesPerDay < outer.length;
    };
    return startsInside(a, b) || startsInside(b, a);
}

} // namespace

void checkFurnaces(Checker& checker)
{
    std::set<std::string> ids;
    Claims claims;
    const auto& furnaces = checker.wiring().furnaces;
    for (std::size_t i = 0; i < furnaces.size(); ++i) {
        const std::string pointer = "/furnaces/" + std::to_string(i);
        checker.claim(ids, pointer + "/id", furnaces[i].id.value, "furnace");
        checkFurnace(checker, claims, pointer, furnaces[i]);
    }
}

void checkStations(Checker& checker)
{
    std::set<std::string> ids;
    std::set<std::string> counters;
    std::set<std::string> switches;
    const Wiring& wiring = checker.wiring();
    for (std::size_t i = 0; i < wiring.stations.size(); ++i) {
        const StationWiring& station = wiring.stations[i];
        const std::string pointer = "/stations/" + std::to_string(i);
        checker.checkName(pointer + "/id", station.id.value, "/,");
        checker.claim(ids, pointer + "/id", station.id.value, "station");
        checker.checkReference(pointer + "/furnace", station.furnace.value, namesOf(wiring.furnaces, &FurnaceWiring::id),
                               "/furnaces/*/id");
        if (station.lehr)
            checker.checkReference(pointer + "/lehr", station.lehr->value, namesOf(wiring.lehrs, &LehrWiring::id), "/lehrs/*/id");
        checkCounter(checker, pointer + "/pieceCounter", station.pieceCounter);
        if (station.pieceCounter) checker.claim(counters, pointer + "/pieceCounter", station.pieceCounter->value, "station");
        claimPoint(checker, switches, pointer + "/mouldClosed", station.mouldClosed);
        checkLimits<StationWiring>(checker, pointer, station, stationLimits);
    }
}

void checkLehrsAndMeters(Checker& checker)
{
    std::set<std::string> lehrIds;
    std::set<std::string> zones;
    const Wiring& wiring = checker.wiring();
    for (std::size_t i = 0; i < wiring.lehrs.size(); ++i) {
        const LehrWiring& lehr = wiring.lehrs[i];
        const std::string pointer = "/lehrs/" + std::to_string(i);
        checker.checkName(pointer + "/id", lehr.id.value, "/,");
        checker.claim(lehrIds, pointer + "/id", lehr.id.value, "lehr");
        for (std::size_t zone = 0; zone < lehr.zones.size(); ++zone)
            claimPoint(checker, zones, pointer + "/zones/" + std::to_string(zone), lehr.zones[zone]);
        checkMeasure(checker, pointer + "/beltSpeed", lehr.beltSpeed);
        checkLimits<LehrWiring>(checker, pointer, lehr, lehrLimits);
    }
    std::set<std::string> meterIds;
    std::set<std::string> meterPoints;
    for (std::size_t i = 0; i < wiring.meters.size(); ++i) {
        const MeterWiring& meter = wiring.meters[i];
        const std::string pointer = "/meters/" + std::to_string(i);
        checker.checkName(pointer + "/id", meter.id.value, "/,");
        checker.claim(meterIds, pointer + "/id", meter.id.value, "meter");
        claimPoint(checker, meterPoints, pointer + "/point", meter.point);
        if (meter.furnace)
            checker.checkReference(pointer + "/furnace", meter.furnace->value, namesOf(wiring.furnaces, &FurnaceWiring::id),
                                   "/furnaces/*/id");
    }
}

void checkShifts(Checker& checker)
{
    std::set<std::string> names;
    const auto& shifts = checker.wiring().shifts;
    for (std::size_t i = 0; i < shifts.size(); ++i) {
        const std::string pointer = "/shifts/" + std::to_string(i);
        checker.checkName(pointer + "/name", shifts[i].name.value, "/,");
        checker.claim(names, pointer + "/name", shifts[i].name.value, "shift");
        for (std::size_t before = 0; before < i; ++before) {
            if (!checker.readable("/shifts/" + std::to_string(before)) || !overlap(spanOf(shifts[before]), spanOf(shifts[i])))
                continue;
            checker.refuse(pointer + "/start", shifts[i].start.text() + " to " + shifts[i].end.text(),
                           "a span that does not overlap shift " + shifts[before].name.value + ", which is " +
                               shifts[before].start.text() + " to " + shifts[before].end.text());
            break;
        }
    }
}

} // namespace gaffer
