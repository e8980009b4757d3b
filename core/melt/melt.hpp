#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace gaffer {

/// The stages of a melt (glass.md 3); Hold, Fault and Dumped are side states.
enum class MeltStage : std::uint8_t { Charging, Melting, Fining, Cooling, Workable, WorkedOut, Hold, Fault, Dumped };
template <> inline constexpr std::array enumNames<MeltStage>{
    EnumName<MeltStage>{MeltStage::Charging, "charging"}, EnumName<MeltStage>{MeltStage::Melting, "melting"},
    EnumName<MeltStage>{MeltStage::Fining, "fining"},     EnumName<MeltStage>{MeltStage::Cooling, "cooling"},
    EnumName<MeltStage>{MeltStage::Workable, "workable"}, EnumName<MeltStage>{MeltStage::WorkedOut, "worked-out"},
    EnumName<MeltStage>{MeltStage::Hold, "hold"},         EnumName<MeltStage>{MeltStage::Fault, "fault"},
    EnumName<MeltStage>{MeltStage::Dumped, "dumped"},
};

/// Where the glass temperature stands against the window and the fining temperature.
enum class HeatZone : std::uint8_t { Unknown, BelowWindow, InWindow, AboveWindow, Fining };
template <> inline constexpr std::array enumNames<HeatZone>{
    EnumName<HeatZone>{HeatZone::Unknown, "unknown"},    EnumName<HeatZone>{HeatZone::BelowWindow, "below-window"},
    EnumName<HeatZone>{HeatZone::InWindow, "in-window"}, EnumName<HeatZone>{HeatZone::AboveWindow, "above-window"},
    EnumName<HeatZone>{HeatZone::Fining, "fining"},
};

/// Where a working window comes from; the master's typed one wins.
enum class WindowSource : std::uint8_t { Default, Recipe, Typed, Computed };
template <> inline constexpr std::array enumNames<WindowSource>{
    EnumName<WindowSource>{WindowSource::Default, "default"},
    EnumName<WindowSource>{WindowSource::Recipe, "recipe"},
    EnumName<WindowSource>{WindowSource::Typed, "typed"},
    EnumName<WindowSource>{WindowSource::Computed, "computed"},
};

/// The temperatures between which glass can be gathered and worked, degC.
struct WorkingWindow {
    double low{};
    double high{};
    WindowSource source{WindowSource::Default};
    bool operator==(const WorkingWindow&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"low", &WorkingWindow::low}, Field{"high", &WorkingWindow::high},
                    Field{"source", &WorkingWindow::source});
    }
};

/// How a glass temperature came to be known.
enum class HeatSource : std::uint8_t { Wired, Estimated, Typed };
template <> inline constexpr std::array enumNames<HeatSource>{
    EnumName<HeatSource>{HeatSource::Wired, "wired"},
    EnumName<HeatSource>{HeatSource::Estimated, "estimated"},
    EnumName<HeatSource>{HeatSource::Typed, "typed"},
};

/// Kilograms that entered and left a melt, in kg of glass (glass.md 18).
struct MeltMass {
    /// Raw batch as weighed, kg.
    double rawKg{};
    /// Glass from raw batch: raw x (1 - batch loss), kg.
    double fromRawKg{};
    /// Cullet charged, kg.
    double culletKg{};
    /// Drawn by gathers of pieces made, learned loss included, kg.
    double drawnKg{};
    /// Net weight of accepted pieces, kg.
    double acceptedKg{};
    /// Skimmed and ladled out, kg.
    double skimmedKg{};
    /// Sum of the corrections by level or dip readings (positive: more was there than computed), kg.
    double correctedKg{};
    /// Left at the end as heel, kg.
    double heelLeftKg{};
    bool operator==(const MeltMass&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"rawKg", &MeltMass::rawKg}, Field{"fromRawKg", &MeltMass::fromRawKg},
                    Field{"culletKg", &MeltMass::culletKg}, Field{"drawnKg", &MeltMass::drawnKg},
                    Field{"acceptedKg", &MeltMass::acceptedKg}, Field{"skimmedKg", &MeltMass::skimmedKg},
                    Field{"correctedKg", &MeltMass::correctedKg}, Field{"heelLeftKg", &MeltMass::heelLeftKg});
    }
    /// Glass charged, kg.
    [[nodiscard]] double chargedKg() const { return fromRawKg + culletKg; }
    /// Glass now in the pot, heel included, kg.
    [[nodiscard]] double leftKg() const { return chargedKg() - drawnKg - skimmedKg + correctedKg; }
};

/// One pot-load of glass and its record, from the first portion charged to worked out or dumped.
struct Melt {
    MeltId id;
    PotId pot;
    FurnaceId furnace;
    RecipeId recipe;
    GlassCode glass;
    MeltStage stage{MeltStage::Charging};
    /// Since when it is in this stage.
    Instant since{};
    /// The stage it goes back to from Hold or Fault.
    MeltStage before{MeltStage::Charging};
    /// Why it is held, faulted or dumped.
    std::string reason;
    Instant chargedAt{};
    /// Portions charged so far, and planned.
    int portions{};
    /// Portions planned; 0 when not said.
    int portionsPlanned{};
    WorkingWindow window;
    HeatZone zone{HeatZone::Unknown};
    /// Since when the glass is in this zone.
    Instant zoneSince{};
    HeatSource heatSource{HeatSource::Wired};
    /// Time spent hot enough to fine, up to zoneSince.
    Duration finedFor{};
    bool bubbleAccepted{false};
    std::optional<double> seedsPer100g;
    /// When it became workable first.
    std::optional<Instant> workableAt;
    /// Time spent workable, up to `since`.
    Duration workableFor{};
    std::optional<Instant> endedAt;
    MeltMass mass;
    /// Pieces made from it.
    std::int64_t pieces{};
    bool operator==(const Melt&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &Melt::id}, Field{"pot", &Melt::pot}, Field{"furnace", &Melt::furnace},
                    Field{"recipe", &Melt::recipe}, Field{"glass", &Melt::glass}, Field{"stage", &Melt::stage},
                    Field{"since", &Melt::since}, Field{"before", &Melt::before}, Field{"reason", &Melt::reason},
                    Field{"chargedAt", &Melt::chargedAt}, Field{"portions", &Melt::portions},
                    Field{"portionsPlanned", &Melt::portionsPlanned}, Field{"window", &Melt::window}, Field{"zone", &Melt::zone},
                    Field{"zoneSince", &Melt::zoneSince}, Field{"heatSource", &Melt::heatSource},
                    Field{"finedFor", &Melt::finedFor}, Field{"bubbleAccepted", &Melt::bubbleAccepted},
                    Field{"seedsPer100g", &Melt::seedsPer100g}, Field{"workableAt", &Melt::workableAt},
                    Field{"workableFor", &Melt::workableFor}, Field{"endedAt", &Melt::endedAt}, Field{"mass", &Melt::mass},
                    Field{"pieces", &Melt::pieces});
    }
    /// True until it is worked out or dumped.
    [[nodiscard]] bool open() const { return stage != MeltStage::WorkedOut && stage != MeltStage::Dumped; }
};

/// A bought lot of glass tube or rod, the glass source of lampwork.
struct TubeLot {
    TubeLotId lot;
    GlassCode glass;
    double receivedKg{};
    double drawnKg{};
    Instant receivedAt{};
    bool operator==(const TubeLot&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"lot", &TubeLot::lot, Need::Required}, Field{"glass", &TubeLot::glass},
                    Field{"receivedKg", &TubeLot::receivedKg}, Field{"drawnKg", &TubeLot::drawnKg},
                    Field{"receivedAt", &TubeLot::receivedAt});
    }
};

} // namespace gaffer
