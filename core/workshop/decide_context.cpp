#include "core/workshop/decide_context.hpp"

#include "core/base/check.hpp"

#include <array>
#include <cstdio>

namespace gaffer::rules {

Result<const Station*> stationOf(const Context& context, const StationId& id)
{
    const auto found = context.workshop.stations.find(id);
    if (found == context.workshop.stations.end() || !context.workshop.floor.station(id))
        return refusal("station.unknown", {id.value});
    return &found->second;
}

Result<const Melt*> meltOf(const Context& context, const PotId& pot)
{
    if (!context.workshop.floor.pot(pot)) return refusal("pot.unknown", {pot.value});
    const Melt* melt = context.workshop.meltIn(pot);
    if (!melt) return refusal("pot.empty", {pot.value});
    GAFFER_CHECK(melt->open());
    GAFFER_CHECK(melt->pot == pot);
    return melt;
}

FurnaceKind kindOf(const Context& context, const Melt& melt)
{
    const FurnaceWiring* furnace = context.workshop.floor.furnace(melt.furnace);
    return furnace ? furnace->kind : FurnaceKind::Pot;
}

Result<std::optional<Override>> passGuards(const Context& context, const std::vector<Fault>& failed, bool override,
                                           const std::string& reason)
{
    if (failed.empty()) return std::optional<Override>{};
    if (!override) return failed.front();
    if (!context.leads()) return refusal("override.leadersOnly");
    if (isBlank(reason)) return refusal("override.reasonNeeded");
    Override pass{WorkerNo{context.actor.by}, reason, {}};
    for (const Fault& fault : failed) pass.guards.push_back(fault.key);
    GAFFER_CHECK(!pass.guards.empty());
    return std::optional{pass};
}

bool isBlank(std::string_view text)
{
    static constexpr std::string_view wideSpace{"\u3000"};
    while (!text.empty()) {
        const bool wide = text.starts_with(wideSpace);
        if (!wide && text.front() != ' ' && text.front() != '\t' && text.front() != '\n') return false;
        text.remove_prefix(wide ? wideSpace.size() : 1);
    }
    return true;
}

std::string numberText(double value)
{
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.3f", value);
    std::string text{buffer.data()};
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

std::string textOf(const MouldCopyId& mould) { return mould.mould.value + "/" + std::to_string(mould.copy); }

Fault outOfRange(const std::string& what, double found, double low, double high)
{
    return refusal("quantity.range", {what, numberText(found), numberText(low), numberText(high)});
}

} // namespace gaffer::rules
