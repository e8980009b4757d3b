#include "core/workshop/workshop.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {

const Melt* Workshop::meltIn(const PotId& pot) const
{
    const auto place = pots.find(pot);
    if (place == pots.end()) return nullptr;
    const auto melt = melts.find(place->second.melt);
    GAFFER_CHECK(!place->second.melt || melt != melts.end());
    return melt == melts.end() ? nullptr : &melt->second;
}

const Run* Workshop::runAt(const StationId& station) const
{
    const auto place = stations.find(station);
    if (place == stations.end()) return nullptr;
    const auto run = runs.find(place->second.run);
    GAFFER_CHECK(!place->second.run || run != runs.end());
    GAFFER_CHECK(run == runs.end() || !run->second.endedAt);
    return run == runs.end() ? nullptr : &run->second;
}

const Run* Workshop::runAt(const StationId& station, Instant instant) const
{
    // Newest first: most questions are about today.
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
        if (run->second.station != station || run->second.startedAt > instant) continue;
        return !run->second.endedAt || *run->second.endedAt > instant ? &run->second : nullptr;
    }
    return nullptr;
}

std::uint64_t Workshop::crewAt(const StationId& station, Instant instant) const
{
    for (auto stand = crews.rbegin(); stand != crews.rend(); ++stand)
        if (stand->second.station == station && stand->second.from <= instant)
            return stand->second.crew.empty() ? 0 : stand->first;
    return 0;
}

double Workshop::gatherLossOf(const ProductCode& product) const
{
    // A product never measured loses what products usually lose.
    const auto learned = gatherLoss.find(product);
    return learned == gatherLoss.end() ? floor.settings.gatherLoss : learned->second;
}

double Workshop::drawOf(const ProductCode& product, std::int64_t pieces) const
{
    const auto found = products.find(product);
    if (found == products.end() || !found->second.gatherG) return 0;
    return static_cast<double>(pieces) * *found->second.gatherG / 1000.0 * (1.0 + gatherLossOf(product));
}

double Workshop::workableKg(const Melt& melt) const
{
    // A pot that was taken out of the wiring has no heel to keep.
    const PotWiring* pot = floor.pot(melt.pot);
    return std::max(0.0, melt.mass.leftKg() - (pot ? pot->heelKg : 0.0));
}

} // namespace gaffer
