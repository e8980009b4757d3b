#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::fold {
namespace {

Melt& meltOf(Workshop& workshop, MeltId id)
{
    const auto found = workshop.melts.find(id);
    GAFFER_CHECK(found != workshop.melts.end());
    return found->second;
}

/// A stage beside the way of a melt, from which it comes back to where it was.
bool isAside(MeltStage stage) { return stage == MeltStage::Hold || stage == MeltStage::Fault; }

/// Time hot enough to fine counts only while the melt is in its fining stage.
void closeHeatSpan(Melt& melt, Instant now)
{
    if (melt.stage == MeltStage::Fining && melt.zone == HeatZone::Fining)
        melt.finedFor += std::max(Duration{0}, now - std::max(melt.zoneSince, melt.since));
    GAFFER_CHECK(melt.finedFor >= Duration{0});
    GAFFER_CHECK(melt.finedFor <= now - melt.chargedAt);
}

/// Where the rest goes: a worked-out pot keeps it as heel, a dumped one has it skimmed, so that the balance closes.
void endMelt(Workshop& workshop, Melt& melt, Instant now)
{
    GAFFER_CHECK(!melt.endedAt);
    GAFFER_CHECK(melt.chargedAt <= now);
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
    // What was in the pot is now waste or the heel of the next melt, and nowhere else.
    GAFFER_CHECK(pot.heelKg == 0 || melt.stage == MeltStage::WorkedOut);
    GAFFER_CHECK(pot.heelKg >= 0);
}

void beginMelt(Workshop& workshop, const Event& event, const MeltCharged& body)
{
    GAFFER_CHECK(body.portion == 1);
    GAFFER_CHECK(!workshop.pots[body.pot].melt);
    // The heel of the melt before is part of this one's first charge: no kilogram is lost between two melts.
    GAFFER_CHECK(body.heelKg == workshop.pots[body.pot].heelKg);
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

void noteMelt(Workshop& workshop, const Melt& melt, Instant instant)
{
    pageAt(workshop, instant).melts[melt.id] = {melt.mass, melt.stage, melt.since, melt.workableFor};
}

void apply(Workshop& workshop, const Event& event, const MeltCharged& body)
{
    if (!workshop.melts.contains(body.melt)) beginMelt(workshop, event, body);
    Melt& melt = meltOf(workshop, body.melt);
    GAFFER_CHECK(melt.open());
    GAFFER_CHECK(melt.pot == body.pot);
    GAFFER_CHECK(body.portion == melt.portions + 1);
    GAFFER_CHECK(body.of >= body.portion);
    melt.portions = body.portion;
    melt.portionsPlanned = body.of;
    melt.mass.rawKg += body.rawKg;
    melt.mass.fromRawKg += body.fromRawKg;
    melt.mass.culletKg += body.culletKg;
    noteMelt(workshop, melt, event.time);
}

void apply(Workshop& workshop, const Event& event, const MeltStageChanged& body)
{
    Melt& melt = meltOf(workshop, body.melt);
    GAFFER_CHECK(melt.stage == body.from);
    GAFFER_CHECK(melt.open());
    closeHeatSpan(melt, event.time);
    if (body.from == MeltStage::Workable) melt.workableFor += event.time - melt.since;
    // A pot that cracks while its melt is held goes back to what it was before the hold.
    if (isAside(body.to) && !isAside(body.from)) melt.before = body.from;
    GAFFER_CHECK(!isAside(melt.before));
    GAFFER_CHECK(melt.workableFor >= Duration{0});
    // A melt that was only held goes on fining; one that comes anew, or from a fault, begins again.
    if (body.to == MeltStage::Fining && body.from != MeltStage::Hold) melt.finedFor = Duration{0};
    if (body.to == MeltStage::Workable && !melt.workableAt) melt.workableAt = event.time;
    melt.stage = body.to;
    melt.since = event.time;
    melt.reason = body.reason;
    if (!melt.open()) endMelt(workshop, melt, event.time);
    noteMelt(workshop, melt, event.time);
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
    GAFFER_CHECK(melt.zoneSince <= event.time);
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

void apply(Workshop& workshop, const Event&, const MeltWindowSet& body)
{
    GAFFER_CHECK(body.window.low < body.window.high);
    meltOf(workshop, body.melt).window = body.window;
}

void apply(Workshop& workshop, const Event& event, const MeltLevelTaken& body)
{
    Melt& melt = meltOf(workshop, body.melt);
    GAFFER_CHECK(melt.open());
    melt.mass.correctedKg += body.correctionKg;
    // The reading wins: the computed figure now is what was read.
    constexpr double tiny = 1e-6;
    GAFFER_CHECK(std::abs(melt.mass.leftKg() - body.leftKg) < tiny);
    noteMelt(workshop, melt, event.time);
}

void apply(Workshop& workshop, const Event& event, const MeltSkimmed& body)
{
    Melt& melt = meltOf(workshop, body.melt);
    GAFFER_CHECK(melt.open());
    GAFFER_CHECK(body.kg > 0);
    melt.mass.skimmedKg += body.kg;
    noteMelt(workshop, melt, event.time);
}

void apply(Workshop& workshop, const Event&, const GatherLossLearned& body)
{
    GAFFER_CHECK(body.loss >= 0);
    workshop.gatherLoss[body.product] = body.loss;
}

} // namespace gaffer::fold
