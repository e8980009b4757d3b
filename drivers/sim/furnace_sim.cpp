#include "drivers/sim/furnace_sim.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <numeric>

namespace gaffer::sim {
namespace {

constexpr double filledShare = 0.96;
constexpr double batchPerGlass = 1.08; // kg of cold batch and cullet for a kg of glass
constexpr double pourSeconds = 15 * 60;
constexpr double referenceKg = 500;
constexpr double usefulShare = 0.25; // of the gas that heats the pots
constexpr double kilowattHoursPerCubicMetre = 10;
constexpr double windowMargin = 5;
constexpr Duration warmUp = std::chrono::hours{24};
constexpr Duration coarse = std::chrono::seconds{10};

bool cycles(FurnaceKind kind) { return kind != FurnaceKind::ContinuousTank; }

double secondsOf(Duration duration) { return static_cast<double>(duration.count()) / 1000.0; }

} // namespace

FurnaceSim::FurnaceSim(const FurnaceWiring& wiring, FurnacePlan plan, Instant now, std::uint64_t seed)
    : m_kind{wiring.kind}, m_plan{std::move(plan)}, m_crownNoise{seed}, m_now{now}
{
    const bool apart =
        !wiring.pots.empty() && std::ranges::all_of(wiring.pots, [](const PotWiring& pot) { return pot.glass.has_value(); });
    double total = 0;
    for (const PotWiring& pot : wiring.pots) total += pot.capacityKg;
    GAFFER_CHECK(m_plan.workStarts.size() == std::max<std::size_t>(1, wiring.pots.size()));
    const Celsius start{m_plan.workAt};
    if (!apart) m_chambers.push_back({PotModel{{total > 0 ? total : referenceKg}, start}, m_plan.workStarts.front()});
    for (std::size_t i = 0; i < wiring.pots.size(); ++i) {
        const PotWiring& pot = wiring.pots[i];
        if (apart) m_chambers.push_back({PotModel{{pot.capacityKg}, start}, m_plan.workStarts[i]});
        m_pots.push_back({apart ? i : 0, pot.capacityKg, pot.heelKg, {pot.capacityKg * filledShare}, SensorNoise{seed + i + 1}});
    }
    m_now = now - warmUp;
    while (m_now < now) advanceTo(std::min(now, m_now + coarse));
    for (Pot& pot : m_pots) pot.glass = {std::max(pot.glass.value, 0.0)};
}

Duration FurnaceSim::since(const Chamber& chamber, Instant now) const
{
    if (!cycles(m_kind)) return Duration{0};
    const auto rest = (now - chamber.workStart) % PotCycle::length;
    return rest < Duration{0} ? rest + PotCycle::length : rest;
}

void FurnaceSim::setHeated(bool heated)
{
    m_heated = heated;
    for (Chamber& chamber : m_chambers) chamber.model.setHeated(heated);
}

void FurnaceSim::stepChamber(Chamber& chamber, Instant now, double seconds)
{
    const Duration at = since(chamber, now);
    const Celsius setPoint{PotCycle::setPointAt(at, m_plan.workAt)};
    constexpr double squeeze = 10;
    const bool cooling = PotCycle::phaseAt(at) == PotPhase::Cooling && chamber.model.structure().value > setPoint.value + 1;
    const double excess = (chamber.model.structure().value - setPoint.value) / squeeze;
    chamber.model.setDoor(m_doorsOpen ? 1.0 : cooling ? std::min(1.0, excess) : 0.0);
    chamber.model.step(seconds, setPoint);
}

void FurnaceSim::chargePortions(Instant before, Instant now)
{
    if (!cycles(m_kind)) return;
    const auto& portions = PotCycle::portions;
    for (Pot& pot : m_pots) {
        Chamber& chamber = m_chambers[pot.chamber];
        const Duration from = since(chamber, before);
        const Duration to = since(chamber, now);
        for (std::size_t i = 0; i < portions.size(); ++i) {
            if (from >= portions[i] || to < portions[i]) continue;
            const double missing = std::max(0.0, pot.capacityKg * filledShare - pot.glass.value);
            const double portion = missing / static_cast<double>(portions.size() - i);
            pot.glass += Kilograms{portion};
            if (portion > 0) chamber.model.charge({portion * batchPerGlass}, pourSeconds);
        }
    }
}

void FurnaceSim::advanceTo(Instant now)
{
    GAFFER_CHECK(now >= m_now);
    const double seconds = secondsOf(now - m_now);
    if (seconds <= 0) return;
    chargePortions(m_now, now);
    for (Chamber& chamber : m_chambers) stepChamber(chamber, now, seconds);
    for (Pot& pot : m_pots) pot.noise.step(seconds);
    m_crownNoise.step(seconds);
    m_now = now;
}

void FurnaceSim::charge(std::size_t pot, Kilograms batch)
{
    Pot& charged = m_pots.at(pot);
    Chamber& chamber = m_chambers[charged.chamber];
    chamber.workStart = m_now - PotCycle::portions.front() - Duration{1};
    charged.glass += Kilograms{batch.value / batchPerGlass};
    chamber.model.charge(batch, pourSeconds);
}

PotPhase FurnaceSim::phase(std::size_t pot) const { return PotCycle::phaseAt(since(m_chambers[m_pots.at(pot).chamber], m_now)); }

bool FurnaceSim::workable(std::size_t pot) const
{
    const Pot& asked = m_pots.at(pot);
    const double degrees = m_chambers[asked.chamber].model.glass().value;
    return phase(pot) == PotPhase::Working && degrees >= m_plan.windowLow - windowMargin &&
           degrees <= m_plan.windowHigh + windowMargin && asked.glass.value > asked.heelKg;
}

Celsius FurnaceSim::crown() const
{
    double sum = 0;
    for (const Chamber& chamber : m_chambers) sum += chamber.model.sensor().value;
    return {sum / static_cast<double>(m_chambers.size()) + m_crownNoise.now()};
}

Celsius FurnaceSim::glass(std::size_t pot) const
{
    const Pot& asked = m_pots.at(pot);
    return {m_chambers[asked.chamber].model.glass().value + asked.noise.now()};
}

double FurnaceSim::gasPerHour() const
{
    const double useful = std::accumulate(m_chambers.begin(), m_chambers.end(), 0.0,
                                          [](double sum, const Chamber& chamber) { return sum + chamber.model.power(); });
    return useful / usefulShare / kilowattHoursPerCubicMetre;
}

} // namespace gaffer::sim
