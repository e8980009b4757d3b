#include "core/workshop/decide_context.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::rules {
namespace {

/// As long as a point's full name in the wiring.
constexpr std::size_t longestName = 64;
/// Beyond any meter of a workshop; a larger figure is a slip of the pen.
constexpr double largestReading = 1e9;
/// What a thermometer of a furnace can show, degC: a winter without fire, and the end of platinum.
constexpr double coldestHall = -60;
constexpr double hottestFurnace = 2000;

/// What a typed reading stands for.
struct Meaning {
    /// Pots whose glass temperature it tells, with how.
    std::vector<std::pair<PotId, HeatSource>> heat;
    double heatOffset{};
    PotId level;
    MeterId meter;
};

bool isPoint(const std::optional<PointName>& wired, const PointName& typed) { return wired && *wired == typed; }

/// A pot without a sensor is read under its own name: P1.glass, P1.level (design 1.3: every live value has a typed twin).
void meaningOfPot(const PotWiring& pot, const PointName& point, Meaning& meaning)
{
    if (isPoint(pot.glass, point) || point.value == pot.id.value + ".glass") meaning.heat.emplace_back(pot.id, HeatSource::Typed);
    if (isPoint(pot.level, point) || point.value == pot.id.value + ".level") meaning.level = pot.id;
}

Meaning meaningOf(const Floor& floor, const PointName& point)
{
    Meaning meaning;
    for (const FurnaceWiring& furnace : floor.furnaces) {
        for (const PotWiring& pot : furnace.pots) meaningOfPot(pot, point, meaning);
        if (!isPoint(furnace.crown, point) && point.value != furnace.id.value + ".crown") continue;
        for (const PotWiring& pot : furnace.pots) meaning.heat.emplace_back(pot.id, HeatSource::Typed);
        meaning.heatOffset = furnace.glassOffset;
    }
    for (const MeterWiring& meter : floor.meters)
        if (isPoint(meter.point, point) || point.value == meter.id.value) meaning.meter = meter.id;
    return meaning;
}

} // namespace

Result<Decision> decide(const Context& context, const TypeReading& command)
{
    if (command.point.empty() || command.point.value.size() > longestName) return refusal("reading.name");
    if (!std::isfinite(command.value) || std::abs(command.value) > largestReading)
        return outOfRange(command.point.value, command.value, -largestReading, largestReading);
    const Meaning meaning = meaningOf(context.workshop.floor, command.point);
    if (!meaning.heat.empty() && (command.value < coldestHall || command.value > hottestFurnace))
        return outOfRange(command.point.value, command.value, coldestHall, hottestFurnace);
    const Instant readAt = std::min(command.readAt.value_or(context.now), context.now);
    Decision decision{{ReadingTyped{command.point, command.value, command.unit, readAt}}, 0};
    const auto standing = context.workshop.typed.find(command.point);
    // What was read before the newest value is kept, but says nothing of now.
    if (standing != context.workshop.typed.end() && readAt < standing->second.readAt) return decision;
    for (const auto& [pot, source] : meaning.heat)
        if (const Melt* melt = context.workshop.meltIn(pot))
            heatEvents(context, *melt, command.value - meaning.heatOffset, source, decision.events);
    if (!meaning.meter.empty()) decision.events.push_back(MeterRead{meaning.meter, command.value, true});
    if (meaning.level.empty() || !context.workshop.meltIn(meaning.level)) return decision;
    auto level = decide(context, TakeMeltLevel{meaning.level, command.value});
    if (!level) return level.error();
    decision.events.insert(decision.events.end(), level->events.begin(), level->events.end());
    return decision;
}

} // namespace gaffer::rules
