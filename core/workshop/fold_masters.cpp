#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"

namespace gaffer::fold {

DayPage& pageAt(Workshop& workshop, Instant instant)
{
    const Date date = workshop.floor.calendar().businessDate(instant);
    GAFFER_CHECK(date.ok());
    DayPage& page = workshop.book.page(date);
    page.changedAt = instant;
    return page;
}

void apply(Workshop& workshop, const Event& event, const WorkshopConfigured& body)
{
    const std::size_t stationsBefore = workshop.stations.size();
    const std::size_t potsBefore = workshop.pots.size();
    workshop.floor = body.floor;
    for (const FurnaceWiring& furnace : body.floor.furnaces)
        for (const PotWiring& pot : furnace.pots) workshop.pots.try_emplace(pot.id);
    for (const StationWiring& wired : body.floor.stations) {
        const auto [place, fresh] = workshop.stations.try_emplace(wired.id);
        if (!fresh) continue;
        place->second.id = wired.id;
        place->second.stretchSince = event.time;
    }
    // New wiring never makes the workshop forget a station's counts or the glass in a pot.
    GAFFER_CHECK(workshop.stations.size() >= stationsBefore);
    GAFFER_CHECK(workshop.pots.size() >= potsBefore);
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
    // What was drawn stays drawn when more of the lot arrives.
    GAFFER_CHECK(lot.drawnKg == drawn);
    GAFFER_CHECK(lot.receivedKg >= received);
}

void apply(Workshop& workshop, const Event& event, const ReadingTyped& body)
{
    GAFFER_CHECK(body.readAt <= event.time);
    TypedValue& standing = workshop.typed[body.point];
    // A round that is entered late does not hide what was read after it.
    if (standing.readAt <= body.readAt) standing = {body.value, body.unit, body.readAt, event.by};
    ++pageAt(workshop, event.time).typedReadings;
}

void apply(Workshop& workshop, const Event& event, const MeterRead& body)
{
    workshop.meterNoted[body.meter] = event.time;
    DayPage& page = pageAt(workshop, event.time);
    const auto [place, fresh] = page.meters.try_emplace(body.meter, MeterSpan{body.value, body.value, body.typed, true});
    MeterSpan& span = place->second;
    if (!fresh) {
        span.last = body.value;
        span.typed = span.typed || body.typed;
        span.single = false;
        return;
    }
    // What was used between the last reading of the day before and this one belongs to this day, not to nobody.
    const auto before = workshop.book.lastBefore(workshop.floor.calendar().businessDate(event.time), body.meter);
    if (!before) return;
    span.first = before->last;
    span.typed = span.typed || before->typed;
    span.single = false;
}

void apply(Workshop&, const Event&, const ImportDone&) {}

void apply(Workshop&, const Event&, const WorkerSignedIn&) {}

void apply(Workshop&, const Event&, const WorkerSignedOut&) {}

void apply(Workshop& workshop, const Event&, const InputParked&) { ++workshop.parked; }

void apply(Workshop&, const Event&, const RecordLost&) {}

} // namespace gaffer::fold
