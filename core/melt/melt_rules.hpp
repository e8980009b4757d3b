#pragma once

#include "core/melt/melt.hpp"
#include "core/wiring/wiring.hpp"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace gaffer {

/// The heat zone of `celsius`; noise within the deadband does not take the glass out of the zone it is in.
HeatZone zoneOf(double celsius, const WorkingWindow& window, HeatZone standing, const Settings& settings);

/// Time spent fining up to `now`.
Duration finedUntil(const Melt& melt, Instant now);

/// What must hold before a melt may leave its stage for the next one; the name is the key of the refusal.
enum class MeltGuard : std::uint8_t { Portions, Hot, Fined, Bubble, Window };

/// One step of a melt's life and its guards (glass.md 3).
struct MeltStep {
    MeltStage from;
    MeltStage to;
    std::vector<MeltGuard> guards;
};

/// The step that leaves `from` in a furnace of `kind`; nullptr when there is none.
const MeltStep* stepFrom(MeltStage from, FurnaceKind kind);

/// True when `guard` holds for `melt` at `now`.
bool holds(MeltGuard guard, const Melt& melt, const Settings& settings, Instant now);

/// A stage change that time and temperature alone bring about at `now`; nothing when none does. Operators bring about the others.
struct MeltTurn {
    MeltStage to{};
    std::string_view reason;
};

/// Why a melt was held by temperature; such a hold ends by itself.
inline constexpr std::string_view heatHold{"temperature"};

/// What happens to `melt` by itself at `now`; `workableKg` is what is left above the heel.
std::optional<MeltTurn> turnOf(const Melt& melt, FurnaceKind kind, double workableKg, const Settings& settings, Instant now);

} // namespace gaffer
