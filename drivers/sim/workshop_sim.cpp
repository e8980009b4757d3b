#include "drivers/sim/workshop_sim.hpp"

#include "core/base/check.hpp"
#include "core/base/problem.hpp"

#include <algorithm>

namespace gaffer::sim {
namespace {

constexpr Duration tick{100};
constexpr std::uint64_t ticksPerSecond = 10;
constexpr double tickSeconds = 0.1;
constexpr double workShareOfWindow = 0.78;
constexpr double gatherLoss = 1.10;
constexpr double kilogram = 1000;
constexpr double meterStart = 1000;
constexpr double secondsPerHour = 3600;
constexpr double lehrLag = 2400;
constexpr double hall = 25;
constexpr double beltSpeed = 12;
constexpr double electricPower = 24;
constexpr double gasPerBench = 0.4;
constexpr std::array<double, 5> lehrCurve{545, 540, 500, 400, 180};
constexpr Pace lampPace{130, 70, 0.9};
constexpr std::size_t sampleStations = 12;
constexpr std::size_t samplePots = 8;
constexpr std::size_t sampleShifts = 3;
constexpr Duration handoverBegin = std::chrono::minutes{6};
constexpr Duration handoverEnd = std::chrono::minutes{8};

std::uint64_t seedFor(std::uint64_t seed, const std::string& name)
{
    std::uint64_t mixed = seed ^ 0xCBF29CE484222325ULL;
    for (const char c : name) mixed = (mixed ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return mixed;
}

/// The temperature of zone `index` of `count`, along the curve of an annealing lehr.
double zoneTarget(std::size_t index, std::size_t count)
{
    if (count == 1) return lehrCurve[2];
    return lehrCurve[index * (lehrCurve.size() - 1) / (count - 1)];
}

/// The shift of `shifts` that stands at `minutes` after local midnight.
std::optional<std::size_t> shiftAt(const std::vector<ShiftWiring>& shifts, int minutes)
{
    constexpr int perDay = 24 * 60;
    for (std::size_t i = 0; i < shifts.size(); ++i) {
        const int length = (shifts[i].end.minutes - shifts[i].start.minutes + perDay - 1) % perDay + 1;
        if ((minutes - shifts[i].start.minutes + perDay) % perDay < length) return i;
    }
    return std::nullopt;
}

} // namespace

WorkshopSim::WorkshopSim(Wiring wiring, const SimOptions& options)
    : m_wiring{std::move(wiring)}, m_utcOffset{options.utcOffset}, m_now{std::chrono::floor<std::chrono::seconds>(options.start)}
{
    makeFurnaces(options);
    m_stationsOf.resize(m_wiring.furnaces.size() + 1);
    for (const StationWiring& station : m_wiring.stations) {
        const auto furnace = std::ranges::find(m_wiring.furnaces, station.furnace, &FurnaceWiring::id);
        m_furnaceOf.push_back(static_cast<std::size_t>(furnace - m_wiring.furnaces.begin()));
        m_placeOf.push_back(m_stationsOf[m_furnaceOf.back()]++);
        m_stations.emplace_back(seedFor(options.seed, station.id.value), options.counterStart);
    }
    for (const LehrWiring& lehr : m_wiring.lehrs) {
        Lehr made;
        for (std::size_t zone = 0; zone < lehr.zones.size(); ++zone) {
            made.zones.push_back(zoneTarget(zone, lehr.zones.size()));
            made.noise.emplace_back(seedFor(options.seed, lehr.id.value) + zone);
        }
        m_lehrs.push_back(std::move(made));
    }
    m_meters.assign(m_wiring.meters.size(), meterStart);
    m_works.resize(m_stations.size());
    makeDrives();
    stepSlowParts();
}

void WorkshopSim::makeFurnaces(const SimOptions& options)
{
    const Settings& settings = m_wiring.settings;
    const Instant midnight = std::chrono::floor<std::chrono::days>(m_now + m_utcOffset) - m_utcOffset;
    const std::size_t shifts = m_wiring.shifts.size();
    for (const FurnaceWiring& wiring : m_wiring.furnaces) {
        if (wiring.kind == FurnaceKind::None) {
            m_furnaces.emplace_back();
            continue;
        }
        FurnacePlan plan;
        plan.windowLow = settings.windowLow;
        plan.windowHigh = settings.windowHigh;
        plan.workAt = settings.windowLow + workShareOfWindow * (settings.windowHigh - settings.windowLow);
        const std::size_t pots = wiring.pots.size();
        plan.workStarts.assign(std::max<std::size_t>(1, pots), m_now);
        const bool apart =
            shifts > 0 && std::ranges::all_of(wiring.pots, [](const PotWiring& pot) { return pot.glass.has_value(); });
        for (std::size_t shift = 0; apart && shift < shifts; ++shift) {
            const ShiftShare share = shareOf(shift, shifts, pots, 1);
            for (std::size_t pot = share.firstPot; pot < share.lastPot; ++pot)
                plan.workStarts[pot] = midnight + std::chrono::minutes{m_wiring.shifts[shift].start.minutes};
        }
        m_furnaces.emplace_back(std::in_place, wiring, plan, m_now, seedFor(options.seed, wiring.id.value));
    }
}

void WorkshopSim::drive(const std::optional<PointName>& point, Drive drive)
{
    if (point) m_drives[point->value] = drive;
}

void WorkshopSim::makeDrives()
{
    for (std::size_t i = 0; i < m_wiring.furnaces.size(); ++i) {
        if (!m_furnaces[i]) continue;
        const FurnaceWiring& furnace = m_wiring.furnaces[i];
        drive(furnace.crown, {Source::Crown, i, 0});
        for (std::size_t pot = 0; pot < furnace.pots.size(); ++pot) {
            drive(furnace.pots[pot].glass, {Source::Glass, i, pot});
            drive(furnace.pots[pot].level, {Source::Level, i, pot});
        }
    }
    for (std::size_t i = 0; i < m_wiring.stations.size(); ++i) {
        drive(m_wiring.stations[i].pieceCounter, {Source::Counter, i, 0});
        drive(m_wiring.stations[i].mouldClosed, {Source::Mould, i, 0});
    }
    for (std::size_t i = 0; i < m_wiring.lehrs.size(); ++i) {
        const LehrWiring& lehr = m_wiring.lehrs[i];
        for (std::size_t zone = 0; zone < lehr.zones.size(); ++zone) drive(lehr.zones[zone], {Source::Zone, i, zone});
        drive(lehr.beltSpeed, {Source::Belt, i, 0});
    }
    for (std::size_t i = 0; i < m_wiring.meters.size(); ++i) drive(m_wiring.meters[i].point, {Source::Meter, i, 0});
}

void WorkshopSim::advanceTo(Instant now)
{
    while (m_now + tick <= now) step();
}

void WorkshopSim::step()
{
    m_now += tick;
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        if (!m_works[i].works)
            m_stations[i].stand();
        else if (m_stations[i].work(tickSeconds, m_works[i].pace) > 0 && m_works[i].pot)
            m_furnaces[m_furnaceOf[i]]->draw(*m_works[i].pot, {m_works[i].pace.gatherG * gatherLoss / kilogram});
    }
    if (++m_steps % ticksPerSecond == 0) stepSlowParts();
}

void WorkshopSim::stepSlowParts()
{
    for (std::size_t i = 0; i < m_waiting.size();) {
        if (m_waiting[i].at > m_now) {
            ++i;
            continue;
        }
        const Incident due = m_waiting[i];
        m_waiting.erase(m_waiting.begin() + static_cast<std::ptrdiff_t>(i));
        begin(due);
    }
    std::erase_if(m_active, [this](const Incident& incident) { return incident.at + incident.length <= m_now; });
    for (std::size_t i = 0; i < m_furnaces.size(); ++i) {
        if (!m_furnaces[i]) continue;
        const std::string& id = m_wiring.furnaces[i].id.value;
        m_furnaces[i]->setHeated(!active(IncidentKind::PowerCut, id) && !active(IncidentKind::GasCut, id));
        m_furnaces[i]->setDoorsOpen(active(IncidentKind::DoorOpen, id));
        m_furnaces[i]->advanceTo(m_now);
    }
    stepLehrsAndMeters();
    lookAtStations();
}

void WorkshopSim::stepLehrsAndMeters()
{
    for (std::size_t i = 0; i < m_lehrs.size(); ++i) {
        const bool off = active(IncidentKind::LehrOff, m_wiring.lehrs[i].id.value);
        for (std::size_t zone = 0; zone < m_lehrs[i].zones.size(); ++zone) {
            const double target = off ? hall : zoneTarget(zone, m_lehrs[i].zones.size());
            m_lehrs[i].zones[zone] += (target - m_lehrs[i].zones[zone]) / lehrLag;
            m_lehrs[i].noise[zone].step(1);
        }
    }
    for (std::size_t i = 0; i < m_meters.size(); ++i) {
        const MeterWiring& meter = m_wiring.meters[i];
        double perHour = meter.kind == MeterKind::Electricity ? electricPower : 0;
        for (std::size_t f = 0; meter.kind == MeterKind::Gas && f < m_furnaces.size(); ++f) {
            if (meter.furnace && *meter.furnace != m_wiring.furnaces[f].id) continue;
            perHour += m_furnaces[f] ? m_furnaces[f]->gasPerHour() : gasPerBench * static_cast<double>(m_stationsOf[f]);
        }
        m_meters[i] += perHour / secondsPerHour;
    }
}

/// Which shift stands now, and how long it has stood and will stand.
void WorkshopSim::lookAtShift()
{
    const auto& shifts = m_wiring.shifts;
    const Duration sinceMidnight = (m_now + m_utcOffset).time_since_epoch() % std::chrono::days{1};
    m_shift = shiftAt(shifts, static_cast<int>(std::chrono::floor<std::chrono::minutes>(sinceMidnight).count()));
    if (!m_shift) return;
    const auto within = [](Duration span) { return (span + std::chrono::days{1}) % std::chrono::days{1}; };
    m_sinceShift = within(sinceMidnight - std::chrono::minutes{shifts[*m_shift].start.minutes});
    m_untilShift = within(std::chrono::minutes{shifts[*m_shift].end.minutes} - sinceMidnight);
}

/// Who works now and on what; looked at once a second.
void WorkshopSim::lookAtStations()
{
    lookAtShift();
    const bool anybody = m_wiring.shifts.empty() || m_shift;
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        const std::string& id = m_wiring.stations[i].id.value;
        const bool stopped = active(IncidentKind::MouldCrack, id) || active(IncidentKind::StationStop, id);
        m_works[i] = anybody && !stopped ? workAt(i) : Work{};
        m_stations[i].setCounterStuck(active(IncidentKind::CounterStuck, id));
    }
}

WorkshopSim::Work WorkshopSim::workAt(std::size_t station)
{
    const std::size_t f = m_furnaceOf[station];
    const std::size_t shifts = std::max<std::size_t>(1, m_wiring.shifts.size());
    const bool melts = f < m_furnaces.size() && m_furnaces[f] && m_furnaces[f]->potCount() > 0;
    const ShiftShare share = shareOf(m_shift.value_or(0), shifts, melts ? m_furnaces[f]->potCount() : 1, m_stationsOf[f]);
    if (m_placeOf[station] >= share.stations) return {};
    if (!melts) return {true, std::nullopt, lampPace};
    const std::size_t pots = m_furnaces[f]->potCount();
    const bool together = m_furnaces[f]->sharesOneDay();
    const std::size_t pot = potOf(together ? ShiftShare{0, pots, share.stations} : share, m_placeOf[station]);
    if (!m_furnaces[f]->workable(pot)) return {};
    if (isSample(f) && (m_sinceShift < handoverBegin || m_untilShift < handoverEnd)) return {};
    return {true, pot, paceOf(station)};
}

/// A workshop of the sample's size has the sample's people: their products, and their minutes of handing over.
bool WorkshopSim::isSample(std::size_t furnace) const
{
    return m_stationsOf[furnace] == sampleStations && m_wiring.shifts.size() == sampleShifts &&
           m_furnaces[furnace]->potCount() == samplePots;
}

Pace WorkshopSim::paceOf(std::size_t station)
{
    if (!isSample(m_furnaceOf[station])) return {};
    const std::size_t shift = m_shift.value_or(0);
    const Instant local = m_now + m_utcOffset - std::chrono::minutes{m_wiring.shifts.front().start.minutes};
    const std::int64_t day = std::chrono::floor<std::chrono::days>(local).time_since_epoch().count();
    if (m_stintsDay != day) m_stints = sampleStints(day);
    m_stintsDay = day;
    const auto stint = std::ranges::find_if(
        m_stints, [&](const SampleStint& each) { return each.shift == shift && each.station == m_placeOf[station]; });
    if (stint == m_stints.end()) return {};
    const SampleProduct& product = sampleProducts()[stint->product];
    return {static_cast<double>(product.cycleS), static_cast<double>(product.gatherG), sampleSeries()[product.series].yield};
}

std::optional<double> WorkshopSim::value(const PointName& point) const
{
    if (const auto frozen = m_frozen.find(point.value);
        frozen != m_frozen.end() && active(IncidentKind::SensorFreeze, point.value))
        return frozen->second;
    const auto found = m_drives.find(point.value);
    if (found == m_drives.end()) return std::nullopt;
    return driven(found->second);
}

double WorkshopSim::driven(const Drive& drive) const
{
    switch (drive.source) {
    case Source::Crown: return m_furnaces[drive.index]->crown().value;
    case Source::Glass: return m_furnaces[drive.index]->glass(drive.part).value;
    case Source::Level: return m_furnaces[drive.index]->glassLeft(drive.part).value;
    case Source::Counter: return static_cast<double>(m_stations[drive.index].counter());
    case Source::Mould: return m_stations[drive.index].mouldClosed() ? 1 : 0;
    case Source::Zone: return m_lehrs[drive.index].zones[drive.part] + m_lehrs[drive.index].noise[drive.part].now();
    case Source::Belt: return active(IncidentKind::LehrOff, m_wiring.lehrs[drive.index].id.value) ? 0 : beltSpeed;
    case Source::Meter: return m_meters[drive.index];
    }
    GAFFER_CHECK(false && "every source has a value");
    return 0;
}

bool WorkshopSim::sensorBroken(const PointName& point) const { return active(IncidentKind::SensorBreak, point.value); }

bool WorkshopSim::write(const PointName& point, double value)
{
    const auto found = m_drives.find(point.value);
    if (found == m_drives.end() || found->second.source != Source::Counter || value < 0) return false;
    m_stations[found->second.index].setCounter(static_cast<std::uint64_t>(value));
    return true;
}

bool WorkshopSim::active(IncidentKind kind, const std::string& target) const
{
    return std::ranges::any_of(m_active, [&](const Incident& each) { return each.kind == kind && each.target == target; });
}

const StationTruth& WorkshopSim::truth(const StationId& station) const
{
    const auto found = std::ranges::find(m_wiring.stations, station, &StationWiring::id);
    GAFFER_CHECK(found != m_wiring.stations.end());
    return m_stations[static_cast<std::size_t>(found - m_wiring.stations.begin())].truth();
}

const FurnaceSim* WorkshopSim::furnace(const FurnaceId& id) const
{
    for (std::size_t i = 0; i < m_furnaces.size(); ++i)
        if (m_wiring.furnaces[i].id == id && m_furnaces[i]) return &*m_furnaces[i];
    return nullptr;
}

} // namespace gaffer::sim
