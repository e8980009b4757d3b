#include "core/base/check.hpp"
#include "core/melt/melt_rules.hpp"
#include "core/workshop/decide_context.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer::rules {
namespace {

/// More than any pot or tank of a hand shop holds; a larger figure is a slip of the pen, kg.
constexpr double mostKg = 100'000;
/// A heap of batch stands above the rim before it melts down.
constexpr double overfill = 1.02;
/// No glass is melted hotter: a window above it is a typing error, degC.
constexpr double hottest = 1800;
/// A level reading teaches only when enough was drawn for the difference to mean something, kg.
constexpr double enoughToLearn = 5;
/// How much of a new reading is believed: one bad dip does not spoil what many taught.
constexpr double learnWeight = 0.3;
/// More lost than gathered is no loss but a wrong reading.
constexpr double mostLoss = 1.0;

std::string stageText(MeltStage stage) { return std::string{nameOf(stage)}; }

/// The recipe knows its glass better than the workshop's default; a typed window, set later, wins over both (design 1.3).
WorkingWindow windowFor(const Workshop& workshop, const RecipeId& recipe)
{
    const auto found = workshop.recipes.find(recipe);
    if (found != workshop.recipes.end() && found->second.windowLow && found->second.windowHigh)
        return {*found->second.windowLow, *found->second.windowHigh, WindowSource::Recipe};
    return {workshop.floor.settings.windowLow, workshop.floor.settings.windowHigh, WindowSource::Default};
}

/// What a person names wins; a further portion is of the glass it is added to.
GlassCode glassFor(const Workshop& workshop, const ChargeMelt& command, const Melt* standing)
{
    if (!command.glass.empty()) return command.glass;
    const auto recipe = workshop.recipes.find(command.recipe);
    if (recipe != workshop.recipes.end() && !recipe->second.glass.empty()) return recipe->second.glass;
    return standing ? standing->glass : GlassCode{};
}

/// A batch takes portions until the last one is flat (glass.md 3); a continuous tank is fed while it is worked.
bool takesCharge(const Melt& melt, FurnaceKind kind)
{
    return melt.stage == MeltStage::Charging || melt.stage == MeltStage::Melting ||
           (kind == FurnaceKind::ContinuousTank && melt.open());
}

/// Written so that what is no number fails too: every comparison with it is false.
std::optional<Fault> chargeFault(const Context& context, const ChargeMelt& command, const PotWiring& pot, const Melt* melt)
{
    const double amount = command.rawKg + command.culletKg;
    const bool sane = command.rawKg >= 0 && command.culletKg >= 0 && amount > 0 && amount <= mostKg;
    if (!sane) return refusal("charge.amount", {numberText(command.rawKg), numberText(command.culletKg)});
    if (!command.recipe.empty() && !context.workshop.recipes.contains(command.recipe))
        return refusal("recipe.unknown", {command.recipe.value});
    if (melt && !takesCharge(*melt, kindOf(context, *melt)))
        return refusal("charge.stage", {pot.id.value, stageText(melt->stage)});
    const double standing = melt ? melt->mass.leftKg() : context.workshop.pots.at(pot.id).heelKg;
    if (standing + amount > pot.capacityKg * overfill)
        return refusal("charge.full", {pot.id.value, numberText(standing), numberText(amount), numberText(pot.capacityKg)});
    return std::nullopt;
}

Fault guardFault(MeltGuard guard, const Context& context, const Melt& melt)
{
    const Settings& settings = context.workshop.floor.settings;
    const auto minutes = [](Duration span) { return numberText(std::floor(static_cast<double>(span.count()) / 60'000.0)); };
    switch (guard) {
    case MeltGuard::Portions:
        return refusal("melt.guardPortions",
                       {melt.pot.value, std::to_string(melt.portions), std::to_string(melt.portionsPlanned)});
    case MeltGuard::Hot: return refusal("melt.guardHot", {melt.pot.value, numberText(settings.finingFrom)});
    case MeltGuard::Fined:
        return refusal("melt.guardFining", {melt.pot.value, minutes(finedUntil(melt, context.now)), minutes(settings.fining)});
    case MeltGuard::Bubble: return refusal("melt.guardBubble", {melt.pot.value});
    case MeltGuard::Window: return refusal("melt.guardWindow", {melt.pot.value, minutes(settings.settle)});
    }
    return refusal("melt.guardBubble", {melt.pot.value});
}

/// All of them and not the first: an override must name everything it passes.
std::vector<Fault> failedGuards(const Context& context, const Melt& melt, const MeltStep& step)
{
    std::vector<Fault> failed;
    for (const MeltGuard guard : step.guards)
        if (!holds(guard, melt, context.workshop.floor.settings, context.now)) failed.push_back(guardFault(guard, context, melt));
    return failed;
}

Decision stageDecision(const Melt& melt, MeltStage to, std::string reason, std::optional<Override> override = {})
{
    GAFFER_CHECK(melt.open());
    return {{MeltStageChanged{melt.id, melt.stage, to, std::move(reason), std::move(override)}}, melt.id.value};
}

/// Glass that left its window goes back to work in it only: the next reading would hold it again, and in between runs could
/// start.
std::vector<Fault> releaseFaults(const Context& context, const Melt& melt)
{
    GAFFER_CHECK(melt.stage == MeltStage::Hold || melt.stage == MeltStage::Fault);
    const bool outside = melt.zone != HeatZone::InWindow && melt.zone != HeatZone::Unknown;
    if (melt.before != MeltStage::Workable || !outside) return {};
    return {guardFault(MeltGuard::Window, context, melt)};
}

/// A held melt goes back to where it was; one that was worked may be ended as well, and to nowhere else.
Result<Decision> advanceHeld(const Context& context, const Melt& melt, const AdvanceMelt& command)
{
    const MeltStage to = command.stage.value_or(melt.before);
    if (to == MeltStage::WorkedOut && melt.before == MeltStage::Workable) return stageDecision(melt, to, command.reason);
    if (to != melt.before) return refusal("melt.stageOrder", {melt.pot.value, stageText(melt.stage), stageText(to)});
    const auto pass = passGuards(context, releaseFaults(context, melt), command.override, command.reason);
    if (!pass) return pass.error();
    return stageDecision(melt, to, command.reason, *pass);
}

/// The products whose pieces were drawn from a melt.
std::vector<ProductCode> productsOf(const Workshop& workshop, MeltId melt)
{
    std::vector<ProductCode> products;
    for (const auto& [id, run] : workshop.runs)
        if (run.melt == melt && run.counts.made > 0 && std::ranges::find(products, run.job.product) == products.end())
            products.push_back(run.job.product);
    return products;
}

/// The computed draw was pieces x gather x (1 + standing); the reading says that drawn - correction left the pot. So
/// 1 + seen = (1 + standing) x (drawn - correction) / drawn, the same for every product drawn from the melt.
void learnLoss(const Workshop& workshop, const Melt& melt, double correctionKg, std::vector<EventBody>& out)
{
    if (melt.mass.drawnKg < enoughToLearn) return;
    const double ratio = (melt.mass.drawnKg - correctionKg) / melt.mass.drawnKg;
    for (const ProductCode& product : productsOf(workshop, melt.id)) {
        const double standing = workshop.gatherLossOf(product);
        const double seen = (1.0 + standing) * ratio - 1.0;
        const double learned = std::clamp(standing + learnWeight * (seen - standing), 0.0, mostLoss);
        GAFFER_CHECK(learned >= 0 && learned <= mostLoss);
        out.push_back(GatherLossLearned{product, learned});
    }
}

} // namespace

void turnEvents(const Context& context, const Melt& melt, std::vector<EventBody>& out)
{
    const auto turn =
        turnOf(melt, kindOf(context, melt), context.workshop.workableKg(melt), context.workshop.floor.settings, context.now);
    if (turn) out.push_back(MeltStageChanged{melt.id, melt.stage, turn->to, std::string{turn->reason}, {}});
}

void heatEvents(const Context& context, const Melt& melt, double celsius, HeatSource source, std::vector<EventBody>& out)
{
    Melt seen = melt;
    const HeatZone zone = zoneOf(celsius, melt.window, melt.zone, context.workshop.floor.settings);
    if (zone != melt.zone) {
        out.push_back(MeltHeatChanged{melt.id, zone, celsius, source});
        seen.finedFor = finedUntil(melt, context.now);
        seen.zone = zone;
        seen.zoneSince = context.now;
    }
    turnEvents(context, seen, out);
}

Result<Decision> decide(const Context& context, const ChargeMelt& command)
{
    const PotWiring* pot = context.workshop.floor.pot(command.pot);
    if (!pot) return refusal("pot.unknown", {command.pot.value});
    const Melt* melt = context.workshop.meltIn(command.pot);
    if (const auto fault = chargeFault(context, command, *pot, melt)) return *fault;
    // The heel enters the books of the new melt as cullet of its own glass (glass.md 18).
    const double heel = melt ? 0 : context.workshop.pots.at(command.pot).heelKg;
    MeltCharged charged;
    charged.melt = melt ? melt->id : MeltId{context.workshop.nextNumber};
    charged.pot = command.pot;
    charged.furnace = context.workshop.floor.furnaceOf(command.pot)->id;
    charged.recipe = command.recipe.empty() && melt ? melt->recipe : command.recipe;
    charged.glass = glassFor(context.workshop, command, melt);
    charged.portion = melt ? melt->portions + 1 : 1;
    charged.of = std::max(charged.portion, command.of.value_or(melt ? melt->portionsPlanned : 1));
    charged.rawKg = command.rawKg;
    charged.fromRawKg = command.rawKg * (1.0 - context.workshop.floor.settings.batchLoss);
    charged.culletKg = command.culletKg + heel;
    charged.heelKg = heel;
    charged.window = windowFor(context.workshop, charged.recipe);
    GAFFER_CHECK(charged.portion <= charged.of);
    GAFFER_CHECK(charged.heelKg >= 0);
    Decision decision{{charged}, charged.melt.value};
    if (melt && melt->stage == MeltStage::Melting)
        decision.events.push_back(MeltStageChanged{melt->id, MeltStage::Melting, MeltStage::Charging, "another portion", {}});
    return decision;
}

Result<Decision> decide(const Context& context, const AdvanceMelt& command)
{
    const auto found = meltOf(context, command.pot);
    if (!found) return found.error();
    const Melt& melt = **found;
    if (melt.stage == MeltStage::Hold || melt.stage == MeltStage::Fault) return advanceHeld(context, melt, command);
    const MeltStep* step = stepFrom(melt.stage, kindOf(context, melt));
    // A furnace that became a tank while its melt was fining still lets that melt go its way.
    if (!step) step = stepFrom(melt.stage, FurnaceKind::Pot);
    GAFFER_CHECK(step != nullptr);
    GAFFER_CHECK(step->from == melt.stage);
    std::vector<Fault> failed = failedGuards(context, melt, *step);
    MeltStage to = step->to;
    if (command.stage && *command.stage != step->to) {
        const bool allowed = *command.stage > melt.stage && *command.stage <= MeltStage::Workable && command.override;
        if (!allowed) return refusal("melt.stageOrder", {command.pot.value, stageText(melt.stage), stageText(*command.stage)});
        to = *command.stage;
        failed.push_back(refusal("melt.stageOrder", {command.pot.value, stageText(melt.stage), stageText(to)}));
    }
    const auto pass = passGuards(context, failed, command.override, command.reason);
    if (!pass) return pass.error();
    return stageDecision(melt, to, command.reason, *pass);
}

Result<Decision> decide(const Context& context, const CheckBubbles& command)
{
    const auto found = meltOf(context, command.pot);
    if (!found) return found.error();
    // What is seen before the glass has been fined says nothing about it afterwards.
    const MeltStage stage = (*found)->stage;
    if (stage == MeltStage::Charging || stage == MeltStage::Melting)
        return refusal("melt.bubbleEarly", {command.pot.value, stageText(stage)});
    if (command.seedsPer100g && (*command.seedsPer100g < 0 || *command.seedsPer100g > mostKg))
        return outOfRange("seedsPer100g", *command.seedsPer100g, 0, mostKg);
    Decision decision{{BubbleChecked{(*found)->id, command.accepted, command.seedsPer100g}}, (*found)->id.value};
    Melt checked = **found;
    checked.bubbleAccepted = command.accepted;
    turnEvents(context, checked, decision.events);
    return decision;
}

Result<Decision> decide(const Context& context, const HoldMelt& command)
{
    const auto found = meltOf(context, command.pot);
    if (!found) return found.error();
    const Melt& melt = **found;
    const bool held = melt.stage == MeltStage::Hold || melt.stage == MeltStage::Fault;
    if (!command.hold) {
        if (!held) return refusal("melt.stageOrder", {command.pot.value, stageText(melt.stage), stageText(melt.before)});
        const std::vector<Fault> failed = releaseFaults(context, melt);
        if (!failed.empty()) return failed.front();
        return stageDecision(melt, melt.before, command.reason);
    }
    if (isBlank(command.reason)) return refusal("reason.needed");
    const MeltStage to = command.fault ? MeltStage::Fault : MeltStage::Hold;
    // A pot can crack while its melt is held; and a person's hold outlasts the one by temperature, which ends by itself.
    const bool graver = melt.stage == MeltStage::Hold && (command.fault || melt.reason == heatHold);
    if (held && !graver) return refusal("melt.stageOrder", {command.pot.value, stageText(melt.stage), stageText(to)});
    return stageDecision(melt, to, command.reason);
}

Result<Decision> decide(const Context& context, const DumpMelt& command)
{
    const auto found = meltOf(context, command.pot);
    if (!found) return found.error();
    if (isBlank(command.reason)) return refusal("reason.needed");
    return stageDecision(**found, MeltStage::Dumped, command.reason);
}

Result<Decision> decide(const Context& context, const SetMeltWindow& command)
{
    const auto found = meltOf(context, command.pot);
    if (!found) return found.error();
    if (!(command.low > 0 && command.low < command.high && command.high <= hottest))
        return refusal("window.order", {numberText(command.low), numberText(command.high)});
    return Decision{{MeltWindowSet{(*found)->id, {command.low, command.high, WindowSource::Typed}}}, (*found)->id.value};
}

Result<Decision> decide(const Context& context, const TakeMeltLevel& command)
{
    const auto found = meltOf(context, command.pot);
    if (!found) return found.error();
    const double capacity = context.workshop.floor.pot(command.pot)->capacityKg;
    if (!(command.leftKg >= 0 && command.leftKg <= capacity * overfill))
        return refusal("level.range", {numberText(command.leftKg), numberText(capacity)});
    const double correction = command.leftKg - (*found)->mass.leftKg();
    Decision decision{{MeltLevelTaken{(*found)->id, command.leftKg, correction}}, (*found)->id.value};
    learnLoss(context.workshop, **found, correction, decision.events);
    return decision;
}

Result<Decision> decide(const Context& context, const SkimMelt& command)
{
    const auto found = meltOf(context, command.pot);
    if (!found) return found.error();
    const double left = (*found)->mass.leftKg();
    if (!(command.kg > 0 && command.kg <= left)) return outOfRange("kg", command.kg, 0, left);
    return Decision{{MeltSkimmed{(*found)->id, command.kg}}, (*found)->id.value};
}

Result<Decision> decide(const Context& context, const ReceiveTubeLot& command)
{
    if (command.lot.empty() || !(command.kg > 0 && command.kg <= mostKg)) return outOfRange("kg", command.kg, 0, mostKg);
    TubeLot lot;
    lot.lot = command.lot;
    lot.glass = command.glass;
    lot.receivedKg = command.kg;
    lot.receivedAt = context.now;
    return Decision{{TubeLotReceived{lot}}, 0};
}

} // namespace gaffer::rules
