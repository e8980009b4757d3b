#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"

namespace gaffer::fold {

DayPage& pageAt(Workshop& workshop, Instant instant)
{
    const Date date = workshop.floor.calendar().businessDate(instant);
    DayPage& page = workshop.book.page(date);
    page.changedAt = instant;
    return page;
}

void apply(Workshop& workshop, const Event& event, const WorkshopConfigured& body)
{
    workshop.floor = body.floor;
    for (const FurnaceWiring& furnace : body.floor.furnaces)
        for (const PotWiring& pot : furnace.pots) workshop.pots.try_emplace(pot.id);
    for (const StationWiring& wired : body.floor.stations) {
        const auto [place, fresh] = workshop.stations.try_emplace(wired.id);
        if (!fresh) continue;
        place->second.id = wired.id;
        place->second.stretchSince = event.time;
    }
}

void apply(Workshop& workshop, const Event&, const ProductDefined& body) { workshop.products[body.product.code] = body.product; }

void apply(Workshop& workshop, const Event&, const OrderDefined& body) { workshop.orders[body.order.key()].order = body.order; }

void apply(Workshop& workshop, const Event&, const MouldDefined& body)
{
    MouldCopy& copy = workshop.moulds[body.mould.key()];
    const bool newStart = copy.mould.cyclesNow != body.mould.cyclesNow;
    copy.mould = body.mould;
    // A new starting figure already holds what was counted before it was written down.
    if (newStart) copy.counted = 0;
}

void apply(Workshop& workshop, const Event&, const WorkerDefined& body) { workshop.workers[body.worker.number] = body.worker; }

void apply(Workshop& workshop, const Event&, const RecipeDefined& body) { workshop.recipes[body.recipe.recipe] = body.recipe; }

void apply(Workshop& workshop, const Event&, const TubeLotReceived& body)
{
    TubeLot& lot = workshop.tubeLots[body.lot.lot];
    const double drawn = lot.drawnKg;
    const double received = lot.receivedKg;
    lot = body.lot;
    lot.drawnKg = drawn;
    lot.receivedKg += received;
}

void apply(Workshop& workshop, const Event& event, const ReadingTyped& body)
{
    workshop.typed[body.point] = {body.value, body.unit, body.readAt, event.by};
    ++pageAt(workshop, event.time).typedReadings;
}

void apply(Workshop& workshop, const Event& event, const MeterRead& body)
{
    workshop.meterNoted[body.meter] = event.time;
    DayPage& page = pageAt(workshop, event.time);
    const auto [place, fresh] = page.meters.try_emplace(body.meter, MeterSpan{body.value, body.value, body.typed});
    if (fresh) return;
    place->second.last = body.value;
    place->second.typed = place->second.typed || body.typed;
}

void apply(Workshop&, const Event&, const ImportDone&) {}

void apply(Workshop&, const Event&, const WorkerSignedIn&) {}

void apply(Workshop&, const Event&, const WorkerSignedOut&) {}

void apply(Workshop& workshop, const Event&, const InputParked&) { ++workshop.parked; }

} // namespace gaffer::fold
