#include "core/dispatch/supply.hpp"

#include "core/base/check.hpp"
#include "core/workshop/mould_use.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace gaffer {
namespace {

constexpr std::int64_t noLimit = std::numeric_limits<std::int64_t>::max();

bool sameGlass(const GlassCode& has, const GlassCode& wants) { return has.empty() || wants.empty() || has == wants; }

/// The kilograms of the fullest store that fits; nullptr when none does.
template <class Stores, class Fits> auto* fullest(Stores& stores, Fits fits)
{
    decltype(&stores.begin()->second) best = nullptr;
    for (auto& [id, kg] : stores)
        if (fits(id) && (best == nullptr || kg > *best)) best = &kg;
    return best;
}

} // namespace

Supply::Supply(const Workshop& workshop) : m_workshop{workshop}
{
    for (const auto& [id, melt] : workshop.melts)
        if (melt.stage == MeltStage::Workable) m_melts[id] = std::max(0.0, workshop.workableKg(melt));
    for (const auto& [id, lot] : workshop.tubeLots) m_tubes[id] = std::max(0.0, lot.receivedKg - lot.drawnKg);
    for (const auto& [id, station] : workshop.stations) {
        if (const Run* run = workshop.runAt(id)) {
            Job rest = run->job;
            rest.pieces = std::max<std::int64_t>(0, rest.pieces - run->counts.made);
            takeStanding(id, rest);
        }
        for (const Job& job : station.queue) takeStanding(id, job);
    }
}

/// A run or a queued job keeps its glass, its pieces and a copy of its mould.
void Supply::takeStanding(const StationId& station, const Job& job)
{
    const auto product = m_workshop.products.find(job.product);
    const StationWiring* wired = m_workshop.floor.station(station);
    if (product == m_workshop.products.end() || wired == nullptr) return;
    const auto copy = copyFor(station, product->second);
    take(*wired, product->second, job, copy.value_or(MouldCopyId{}));
}

std::int64_t Supply::openPieces(const OrderLine& line) const
{
    const auto order = m_workshop.orders.find(line);
    GAFFER_CHECK(order != m_workshop.orders.end());
    const auto planned = m_planned.find(line);
    const std::int64_t rest = order->second.order.quantity - (order->second.made - order->second.defects);
    return std::max<std::int64_t>(0, rest - (planned == m_planned.end() ? 0 : planned->second));
}

template <class Self> auto* Supply::storeOf(Self& self, const StationWiring& station, const Product& product)
{
    const FurnaceWiring* furnace = self.m_workshop.floor.furnace(station.furnace);
    const auto fitsTube = [&](const TubeLotId& id) { return sameGlass(self.m_workshop.tubeLots.at(id).glass, product.glass); };
    const auto fitsMelt = [&](const MeltId& id) {
        const Melt& melt = self.m_workshop.melts.at(id);
        return furnace != nullptr && melt.furnace == furnace->id && sameGlass(melt.glass, product.glass);
    };
    const bool lampwork = furnace != nullptr && furnace->kind == FurnaceKind::None;
    return lampwork ? fullest(self.m_tubes, fitsTube) : fullest(self.m_melts, fitsMelt);
}

std::int64_t Supply::piecesOfGlass(const StationWiring& station, const Product& product) const
{
    const double* kg = storeOf(*this, station, product);
    if (kg == nullptr || *kg <= 0) return 0;
    const double each = m_workshop.drawOf(product.code, 1);
    GAFFER_CHECK(each >= 0);
    return each > 0 ? static_cast<std::int64_t>(std::floor(*kg / each)) : noLimit;
}

std::optional<MouldCopyId> Supply::copyFor(const StationId& station, const Product& product) const
{
    if (product.mould.empty()) return MouldCopyId{};
    bool known = false;
    std::optional<MouldCopyId> best;
    for (const auto& [id, copy] : m_workshop.moulds) {
        if (!blownIn(copy, product)) continue;
        known = true;
        const auto given = m_copies.find(id);
        const bool free =
            (copy.station.empty() || copy.station == station) && (given == m_copies.end() || given->second == station);
        if (!free || !mayStart(fitnessOf(copy, m_workshop.floor.settings))) continue;
        if (!best || copy.station == station) best = id;
    }
    // A mould nobody entered in the list is not missed.
    return known ? best : MouldCopyId{};
}

void Supply::take(const StationWiring& station, const Product& product, const Job& job, const MouldCopyId& copy)
{
    GAFFER_CHECK(job.pieces >= 0);
    if (double* kg = storeOf(*this, station, product)) *kg = std::max(0.0, *kg - m_workshop.drawOf(product.code, job.pieces));
    if (job.line) m_planned[*job.line] += job.pieces;
    if (copy.mould.empty()) return;
    const auto [given, fresh] = m_copies.emplace(copy, station.id);
    GAFFER_CHECK(fresh || given->second == station.id);
}

} // namespace gaffer
