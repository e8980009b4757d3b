#include "core/melt/melt_rules.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace gaffer {
namespace {

bool stillInside(double celsius, double low, double high, double deadband)
{
    return celsius >= low - deadband && celsius <= high + deadband;
}

/// A melt of a pot or day tank goes through all stages.
const std::array batchSteps{
    MeltStep{MeltStage::Charging, MeltStage::Melting, {MeltGuard::Portions}},
    MeltStep{MeltStage::Melting, MeltStage::Fining, {MeltGuard::Hot}},
    MeltStep{MeltStage::Fining, MeltStage::Cooling, {MeltGuard::Fined, MeltGuard::Bubble}},
    MeltStep{MeltStage::Cooling, MeltStage::Workable, {MeltGuard::Window, MeltGuard::Bubble}},
    MeltStep{MeltStage::Workable, MeltStage::WorkedOut, {}},
};

/// A continuous tank has no cycle: its glass is workable whenever it is in the window.
const std::array tankSteps{
    MeltStep{MeltStage::Charging, MeltStage::Workable, {MeltGuard::Window}},
    MeltStep{MeltStage::Workable, MeltStage::WorkedOut, {}},
};

bool settled(const Melt& melt, const Settings& settings, Instant now)
{
    return melt.zone == HeatZone::InWindow && now - melt.zoneSince >= settings.settle;
}

/// Steps that come by themselves; the others wait for a person's word.
bool byItself(const MeltStep& step)
{
    return step.from == MeltStage::Fining || step.from == MeltStage::Cooling || step.to == MeltStage::Workable;
}

std::optional<MeltTurn> turnOfHold(const Melt& melt, const Settings& settings, Instant now)
{
    if (melt.reason != heatHold || melt.before != MeltStage::Workable || !settled(melt, settings, now)) return std::nullopt;
    return MeltTurn{MeltStage::Workable, "window"};
}

std::optional<MeltTurn> turnOfWorkable(const Melt& melt, FurnaceKind kind, double workableKg)
{
    if (melt.zone != HeatZone::InWindow && melt.zone != HeatZone::Unknown) return MeltTurn{MeltStage::Hold, heatHold};
    if (workableKg <= 0 && kind != FurnaceKind::ContinuousTank) return MeltTurn{MeltStage::WorkedOut, "worked out"};
    return std::nullopt;
}

} // namespace

HeatZone zoneOf(double celsius, const WorkingWindow& window, HeatZone standing, const Settings& settings)
{
    GAFFER_CHECK(std::isfinite(celsius));
    GAFFER_CHECK(window.low <= window.high);
    const double deadband = settings.heatDeadband;
    if (standing == HeatZone::InWindow && stillInside(celsius, window.low, window.high, deadband)) return standing;
    if (standing == HeatZone::Fining && celsius >= settings.finingFrom - deadband) return standing;
    if (celsius >= window.low && celsius <= window.high) return HeatZone::InWindow;
    if (celsius < window.low) return HeatZone::BelowWindow;
    return celsius >= settings.finingFrom ? HeatZone::Fining : HeatZone::AboveWindow;
}

Duration finedUntil(const Melt& melt, Instant now)
{
    GAFFER_CHECK(melt.finedFor >= Duration{0});
    if (melt.stage != MeltStage::Fining || melt.zone != HeatZone::Fining) return melt.finedFor;
    return melt.finedFor + std::max(Duration{0}, now - std::max(melt.zoneSince, melt.since));
}

const MeltStep* stepFrom(MeltStage from, FurnaceKind kind)
{
    const auto find = [&](const auto& steps) -> const MeltStep* {
        const auto found = std::ranges::find(steps, from, &MeltStep::from);
        return found == steps.end() ? nullptr : &*found;
    };
    return kind == FurnaceKind::ContinuousTank ? find(tankSteps) : find(batchSteps);
}

bool holds(MeltGuard guard, const Melt& melt, const Settings& settings, Instant now)
{
    GAFFER_CHECK(now >= melt.zoneSince);
    switch (guard) {
    case MeltGuard::Portions: return melt.portions >= melt.portionsPlanned;
    case MeltGuard::Hot: return melt.zone == HeatZone::Fining;
    case MeltGuard::Fined: return finedUntil(melt, now) >= settings.fining;
    case MeltGuard::Bubble: return melt.bubbleAccepted;
    case MeltGuard::Window: return settled(melt, settings, now);
    }
    return false;
}

std::optional<MeltTurn> turnOf(const Melt& melt, FurnaceKind kind, double workableKg, const Settings& settings, Instant now)
{
    GAFFER_CHECK(workableKg >= 0);
    if (melt.stage == MeltStage::Hold) return turnOfHold(melt, settings, now);
    if (melt.stage == MeltStage::Workable) return turnOfWorkable(melt, kind, workableKg);
    const MeltStep* step = stepFrom(melt.stage, kind);
    if (!step || !byItself(*step)) return std::nullopt;
    const bool ready = std::ranges::all_of(step->guards, [&](MeltGuard guard) { return holds(guard, melt, settings, now); });
    if (!ready) return std::nullopt;
    return MeltTurn{step->to, step->to == MeltStage::Workable ? "window" : "fined"};
}

} // namespace gaffer
