#include "core/base/check.hpp"
#include "core/base/problem.hpp"
#include "drivers/sim/workshop_sim.hpp"

#include <algorithm>

// How incidents find what they happen to, and what they do at once.
namespace gaffer::sim {
namespace {

/// The things an incident of a kind can happen to.
enum class Target : std::uint8_t { Furnace, FurnaceOrPot, Pot, Sensor, Station, Lehr, Device, Bus };

Target targetOf(IncidentKind kind)
{
    switch (kind) {
    case IncidentKind::PowerCut:
    case IncidentKind::GasCut:
    case IncidentKind::DoorOpen: return Target::Furnace;
    case IncidentKind::Charge: return Target::FurnaceOrPot;
    case IncidentKind::PotCrack: return Target::Pot;
    case IncidentKind::SensorBreak:
    case IncidentKind::SensorFreeze: return Target::Sensor;
    case IncidentKind::CounterReset:
    case IncidentKind::CounterJump:
    case IncidentKind::CounterStuck:
    case IncidentKind::MouldCrack:
    case IncidentKind::StationStop: return Target::Station;
    case IncidentKind::LehrOff: return Target::Lehr;
    case IncidentKind::SlaveSilent: return Target::Device;
    case IncidentKind::LinkDrop: return Target::Bus;
    }
    return Target::Furnace;
}

template <class Items> void addNames(std::vector<std::string>& names, const Items& items)
{
    for (const auto& item : items) names.push_back(item.id.value);
}

void addPots(std::vector<std::string>& names, const Wiring& wiring)
{
    for (const FurnaceWiring& furnace : wiring.furnaces) addNames(names, furnace.pots);
}

std::vector<std::string> namesFor(Target target, const Wiring& wiring)
{
    std::vector<std::string> names;
    switch (target) {
    case Target::Furnace: addNames(names, wiring.furnaces); break;
    case Target::FurnaceOrPot: addNames(names, wiring.furnaces); [[fallthrough]];
    case Target::Pot: addPots(names, wiring); break;
    case Target::Sensor:
        addNames(names, wiring.furnaces);
        addPots(names, wiring);
        for (const DeviceWiring& device : wiring.devices)
            for (const PointWiring& point : device.points) names.push_back(device.id.value + "." + point.name);
        break;
    case Target::Station: addNames(names, wiring.stations); break;
    case Target::Lehr: addNames(names, wiring.lehrs); break;
    case Target::Device: addNames(names, wiring.devices); break;
    case Target::Bus: addNames(names, wiring.buses); break;
    }
    return names;
}

/// The point that a furnace's or pot's sensor is wired to; the target itself when it is a point.
std::string sensorOf(const Wiring& wiring, const std::string& target)
{
    for (const FurnaceWiring& furnace : wiring.furnaces) {
        if (furnace.id.value == target && furnace.crown) return furnace.crown->value;
        for (const PotWiring& pot : furnace.pots)
            if (pot.id.value == target && pot.glass) return pot.glass->value;
    }
    return target;
}

} // namespace

Outcome WorkshopSim::schedule(const Incident& incident)
{
    const Target target = targetOf(incident.kind);
    const auto names = namesFor(target, m_wiring);
    if (std::ranges::find(names, incident.target) == names.end()) {
        std::string text = "incident " + std::string{nameOf(incident.kind)} + ": the workshop has no \"" + incident.target + "\"";
        if (const std::string near = nearest(incident.target, names); !near.empty()) text += "; did you mean \"" + near + "\"?";
        return Fault{FaultCode::NotFound, "sim.incident", text, {incident.target}};
    }
    Incident known = incident;
    if (target == Target::Sensor) known.target = sensorOf(m_wiring, incident.target);
    m_waiting.push_back(std::move(known));
    return Done{};
}

void WorkshopSim::begin(const Incident& incident)
{
    m_active.push_back(incident);
    if (incident.kind == IncidentKind::SensorFreeze) {
        const auto found = m_drives.find(incident.target);
        if (found != m_drives.end()) m_frozen[incident.target] = driven(found->second);
    }
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        if (m_wiring.stations[i].id.value != incident.target) continue;
        if (incident.kind == IncidentKind::CounterReset) m_stations[i].setCounter(0);
        if (incident.kind == IncidentKind::CounterJump) m_stations[i].setCounter(static_cast<std::uint64_t>(incident.amount));
    }
    for (std::size_t i = 0; i < m_furnaces.size(); ++i)
        for (std::size_t pot = 0; m_furnaces[i] && pot < m_furnaces[i]->potCount(); ++pot) beginAtPot(incident, i, pot);
}

void WorkshopSim::beginAtPot(const Incident& incident, std::size_t furnace, std::size_t pot)
{
    const FurnaceWiring& wiring = m_wiring.furnaces[furnace];
    const bool here = incident.target == wiring.pots[pot].id.value;
    const bool firstOfFurnace = incident.target == wiring.id.value && pot == 0;
    GAFFER_CHECK(pot < wiring.pots.size());
    if (incident.kind == IncidentKind::Charge && (here || firstOfFurnace)) m_furnaces[furnace]->charge(pot, {incident.amount});
    if (incident.kind == IncidentKind::PotCrack && here) m_furnaces[furnace]->empty(pot);
}

} // namespace gaffer::sim
