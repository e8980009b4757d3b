#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"

#include <algorithm>

namespace gaffer::fold {
namespace {

Melt& meltOf(Workshop& workshop, MeltId id)
{
    const auto found = workshop.melts.find(id);
    GAFFER_CHECK(found != workshop.melts.end());
    return found->second;
}

/// Time hot enough to fine counts only while the melt is in its fining stage.
void closeHeatSpan(Melt& melt, Instant now)
{
    if (melt.stage == MeltStage::Fining && melt.zone == HeatZone::Fining)
        melt.finedFor += std::max(Duration{0}, now - std::max(melt.zoneSince, melt.since));
}

void endMelt(Workshop& workshop, Melt& melt, Instant now)
{
    melt.endedAt = now;
    Pot& pot = workshop.pots[melt.pot];
    GAFFER_CHECK(pot.melt == melt.id);
    pot.melt = {};
    const double left = std::max(0.0, melt.mass.leftKg());
    if (melt.stage == MeltStage::Dumped) {
        melt.mass.skimmedKg += left;
    } else {
        melt.mass.heelLeftKg = left;
        pot.heelKg = left;
    }
}

void beginMelt(Workshop& workshop, const Event& event, const MeltCharged& body)
{
    Melt melt;
    melt.id = body.melt;
    melt.pot = body.pot;
    melt.furnace = body.furnace;
    melt.recipe = body.recipe;
    melt.glass = body.glass;
    melt.since = event.time;
    melt.chargedAt = event.time;
    melt.zoneSince = event.time;
    melt.window = body.window;
    workshop.melts.emplace(body.melt, std::move(melt));
    workshop.pots[body.pot] = {body.melt, 0};
    workshop.nextNumber = std::max(workshop.nextNumber, body.melt.value + 1);
}

} // namespace

void apply(Workshop& workshop, const Event& event, const MeltCharged& body)
{
    if (!workshop.melts.contains(body.melt)) beginMelt(workshop, event, body);
    Melt& melt = meltOf(workshop, body.melt);
    melt.portions = body.portion;
    melt.portionsPlanned = body.of;
    melt.mass.rawKg += body.rawKg;
    melt.mass.fromRawKg += body.fromRawKg;
    melt.mass.culletKg += body.culletKg;
}

void apply(Workshop& workshop, const Event& event, const MeltStageChanged& body)
{
    Melt& melt = meltOf(workshop, body.melt);
    GAFFER_CHECK(melt.stage == body.from);
    closeHeatSpan(melt, event.time);
    if (body.from == MeltStage::Workable) melt.workableFor += event.time - melt.since;
    if (body.to == MeltStage::Hold || body.to == MeltStage::Fault) melt.before = body.from;
    if (body.to == MeltStage::Fining && body.from != MeltStage::Hold) melt.finedFor = Duration{0};
    if (body.to == MeltStage::Workable && !melt.workableAt) melt.workableAt = event.time;
    melt.stage = body.to;
    melt.since = event.time;
    melt.reason = body.reason;
    if (!melt.open()) endMelt(workshop, melt, event.time);
    if (!body.override) return;
    pageAt(workshop, event.time)
        .notes.push_back({.kind = NoteKind::Overridden,
                          .time = event.time,
                          .by = body.override->by.value,
                          .melt = melt.id,
                          .restates = workshop.floor.calendar().businessDate(event.time),
                          .reason = body.override->reason});
}

void apply(Workshop& workshop, const Event& event, const MeltHeatChanged& body)
{
    Melt& melt = meltOf(workshop, body.melt);
    closeHeatSpan(melt, event.time);
    melt.zone = body.zone;
    melt.zoneSince = event.time;
    melt.heatSource = body.source;
}

void apply(Workshop& workshop, const Event&, const BubbleChecked& body)
{
    Melt& melt = meltOf(workshop, body.melt);
    melt.bubbleAccepted = body.accepted;
    melt.seedsPer100g = body.seedsPer100g;
}

void apply(Workshop& workshop, const Event&, const MeltWindowSet& body) { meltOf(workshop, body.melt).window = body.window; }

void apply(Workshop& workshop, const Event&, const MeltLevelTaken& body)
{
    meltOf(workshop, body.melt).mass.correctedKg += body.correctionKg;
}

void apply(Workshop& workshop, const Event&, const MeltSkimmed& body) { meltOf(workshop, body.melt).mass.skimmedKg += body.kg; }

void apply(Workshop& workshop, const Event&, const GatherLossLearned& body) { workshop.gatherLoss[body.product] = body.loss; }

} // namespace gaffer::fold
