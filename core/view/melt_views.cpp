#include "core/base/check.hpp"
#include "core/melt/melt_rules.hpp"
#include "core/view/views.hpp"

#include <algorithm>

namespace gaffer {
namespace {

constexpr double msPerMinute = 60'000;

/// People plan in minutes, the rules in milliseconds.
double minutesOf(Duration span) { return static_cast<double>(span.count()) / msPerMinute; }

ValueView shown(const PointValue& value, HeatSource source, double offset)
{
    ValueView view;
    view.unit = value.info.unit;
    view.quality = value.mark.quality;
    view.reason = value.mark.reasonText();
    view.time = value.time;
    view.source = value.typed ? HeatSource::Typed : source;
    if (value.mark.usable()) view.value = value.value - offset;
    return view;
}

std::optional<ValueView> typedValue(const ViewSource& source, const PointName& point, double offset)
{
    const auto found = source.workshop.typed.find(point);
    if (found == source.workshop.typed.end()) return std::nullopt;
    ValueView view = typedView(source, found->second);
    GAFFER_CHECK(view.value.has_value());
    *view.value -= offset;
    if (view.unit.empty()) view.unit = "degC";
    return view;
}

/// A live value if it can be used, else a typed one, else the live one as it is.
std::optional<ValueView> liveOrTyped(const ViewSource& source, const std::optional<PointName>& wired, const PointName& typedName,
                                     HeatSource how, double offset)
{
    const PointValue* live = wired ? source.live.find(*wired) : nullptr;
    if (live && live->mark.usable()) return shown(*live, how, offset);
    if (auto typed = typedValue(source, typedName, offset)) return typed;
    if (wired)
        if (auto typed = typedValue(source, *wired, offset)) return typed;
    if (live) return shown(*live, how, offset);
    if (!wired) return std::nullopt;
    ValueView starting;
    starting.reason = std::string{nameOf(Reason::Starting)};
    return starting;
}

/// Runs that draw from a melt now.
std::vector<const Run*> drawing(const Workshop& workshop, MeltId melt)
{
    std::vector<const Run*> runs;
    for (const auto& [id, station] : workshop.stations)
        if (const Run* run = workshop.runAt(id); run && run->melt == melt) runs.push_back(run);
    return runs;
}

/// Kilograms drawn per minute: what the standing runs will draw at their products' rhythm.
double drawRate(const Workshop& workshop, const std::vector<const Run*>& runs)
{
    double rate = 0;
    for (const Run* run : runs) {
        const auto product = workshop.products.find(run->job.product);
        if (product == workshop.products.end() || !product->second.cycleS || *product->second.cycleS <= 0) continue;
        rate += workshop.drawOf(run->job.product, 1) * 60.0 / *product->second.cycleS;
    }
    return rate;
}

/// Below nothing there is no forecast: the glass is already gone.
std::optional<Instant> after(Instant now, double minutes)
{
    if (minutes < 0) return std::nullopt;
    return now + Duration{static_cast<std::int64_t>(minutes * msPerMinute)};
}

/// When the guards that time alone fulfils will hold; nothing while a person's word is missing.
std::optional<Instant> readyAt(const Melt& melt, const Settings& settings, Instant now)
{
    if (melt.stage == MeltStage::Fining) {
        const Duration missing = settings.fining - finedUntil(melt, now);
        if (melt.zone != HeatZone::Fining) return std::nullopt;
        return now + std::max(Duration{0}, missing);
    }
    if (melt.stage == MeltStage::Cooling && melt.zone == HeatZone::InWindow) return melt.zoneSince + settings.settle;
    return std::nullopt;
}

/// How fast the glass of a pot cools, degC an hour; nothing when no instrument saw it for long enough.
std::optional<double> fallOf(const ViewSource& source, const PotId& pot)
{
    const PotWiring* wired = source.workshop.floor.pot(pot);
    const FurnaceWiring* furnace = source.workshop.floor.furnaceOf(pot);
    if (!wired || !furnace) return std::nullopt;
    const auto& point = wired->glass ? wired->glass : furnace->crown;
    const auto rise = point ? source.live.risePerHour(*point) : std::nullopt;
    return rise ? std::optional{-*rise} : std::nullopt;
}

/// When glass that cools will leave its window below. A furnace that holds its heat has no such end, and what falls slower than
/// couples wander is held: the kilograms end that melt.
std::optional<Instant> endByTime(const ViewSource& source, const Melt& melt, const ValueView& temperature)
{
    if (melt.stage != MeltStage::Workable || !temperature.value || !temperature.time) return std::nullopt;
    const auto fall = fallOf(source, melt.pot);
    constexpr double slopeWorthTelling = 3.0;
    if (!fall || *fall < slopeWorthTelling) return std::nullopt;
    const double hoursLeft = (*temperature.value - melt.window.low) / *fall;
    if (hoursLeft < 0) return std::nullopt;
    return *temperature.time + Duration{static_cast<std::int64_t>(hoursLeft * 3'600'000.0)};
}

void describeEnds(const ViewSource& source, const Melt& melt, MeltView& view)
{
    const auto runs = drawing(source.workshop, melt.id);
    for (const Run* run : runs) view.drawnBy.push_back(run->station);
    const double rate = drawRate(source.workshop, runs);
    if (melt.stage == MeltStage::Workable && rate > 0) view.endByKg = after(source.now, view.workableKg / rate);
    view.endByTime = endByTime(source, melt, view.temperature);
    std::optional<Instant> end = view.endByKg;
    if (view.endByTime && (!end || *view.endByTime < *end)) end = view.endByTime;
    if (end) view.minutesLeft = std::max(0.0, minutesOf(*end - source.now));
}

void describeMelt(const ViewSource& source, const Melt& melt, MeltView& view)
{
    const Settings& settings = source.workshop.floor.settings;
    view.melt = melt.id.value;
    view.recipe = melt.recipe;
    view.glass = melt.glass;
    view.stage = std::string{nameOf(melt.stage)};
    view.reason = melt.reason;
    view.since = melt.since;
    view.window = melt.window;
    view.windowApplies = melt.stage == MeltStage::Cooling || melt.stage == MeltStage::Workable || melt.stage == MeltStage::Hold;
    view.chargedKg = melt.mass.chargedKg();
    view.leftKg = std::max(0.0, melt.mass.leftKg());
    view.workableKg = source.workshop.workableKg(melt);
    view.portions = melt.portions;
    view.portionsPlanned = melt.portionsPlanned;
    view.finedMinutes = minutesOf(finedUntil(melt, source.now));
    view.finingMinutesNeeded = minutesOf(settings.fining);
    view.bubbleAccepted = melt.bubbleAccepted;
    view.mass = melt.mass;
    view.readyAt = readyAt(melt, settings, source.now);
    GAFFER_CHECK(view.workableKg >= 0);
    GAFFER_CHECK(view.finedMinutes >= 0);
    GAFFER_CHECK(melt.id.value == view.melt && melt.pot == view.pot);
    const double workable = std::max(0.0, view.chargedKg - view.heelKg);
    view.low = melt.stage == MeltStage::Workable && workable > 0 && view.workableKg < settings.warnShare * workable;
    describeEnds(source, melt, view);
}

} // namespace

ValueView typedView(const ViewSource& source, const TypedValue& typed)
{
    const bool old = source.now - typed.readAt > source.workshop.floor.settings.typedRound;
    ValueView view;
    view.value = typed.value;
    view.unit = typed.unit;
    view.quality = Quality::Uncertain;
    view.reason = std::string{nameOf(old ? Reason::TypedOld : Reason::Substituted)};
    view.time = typed.readAt;
    view.source = HeatSource::Typed;
    return view;
}

ValueView glassTemperature(const ViewSource& source, const PotId& pot)
{
    const PotWiring* wired = source.workshop.floor.pot(pot);
    const FurnaceWiring* furnace = source.workshop.floor.furnaceOf(pot);
    if (!wired || !furnace) return {};
    if (auto glass = liveOrTyped(source, wired->glass, PointName{pot.value + ".glass"}, HeatSource::Wired, 0)) return *glass;
    const PointName crown{furnace->id.value + ".crown"};
    if (auto estimated = liveOrTyped(source, furnace->crown, crown, HeatSource::Estimated, furnace->glassOffset))
        return *estimated;
    return {};
}

std::vector<MeltView> meltViews(const ViewSource& source)
{
    std::vector<MeltView> views;
    for (const FurnaceWiring& furnace : source.workshop.floor.furnaces)
        for (const PotWiring& pot : furnace.pots) {
            MeltView& view = views.emplace_back();
            view.pot = pot.id;
            view.furnace = furnace.id;
            view.kind = furnace.kind;
            view.stage = "empty";
            view.capacityKg = pot.capacityKg;
            view.heelKg = pot.heelKg;
            view.temperature = glassTemperature(source, pot.id);
            if (const Melt* melt = source.workshop.meltIn(pot.id))
                describeMelt(source, *melt, view);
            else if (const auto left = source.workshop.pots.find(pot.id); left != source.workshop.pots.end())
                view.leftKg = left->second.heelKg;
        }
    return views;
}

std::vector<FurnaceView> furnaceViews(const ViewSource& source)
{
    std::vector<FurnaceView> views;
    for (const FurnaceWiring& furnace : source.workshop.floor.furnaces) {
        FurnaceView& view = views.emplace_back();
        view.id = furnace.id;
        view.name = furnace.name;
        view.kind = furnace.kind;
        const auto crown = liveOrTyped(source, furnace.crown, PointName{furnace.id.value + ".crown"}, HeatSource::Wired, 0);
        if (crown) view.crown = *crown;
        for (const PotWiring& pot : furnace.pots) view.pots.push_back(pot.id);
    }
    return views;
}

} // namespace gaffer
