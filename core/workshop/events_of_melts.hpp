#pragma once

#include "core/melt/melt.hpp"
#include "core/station/station.hpp"
#include "core/workshop/event_form.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What happens to melts.
namespace gaffer {

/// A portion was charged; the first portion begins the melt.
struct MeltCharged {
    using Self = MeltCharged;
    MeltId melt;
    PotId pot;
    FurnaceId furnace;
    RecipeId recipe;
    GlassCode glass;
    int portion{};
    int of{};
    double rawKg{};
    double fromRawKg{};
    double culletKg{};
    /// Glass that was left in the pot from the melt before, kg; part of the first portion's cullet figure.
    double heelKg{};
    WorkingWindow window;
    GAFFER_EVENT("melt.charged", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"melt", &Self::melt}, Field{"pot", &Self::pot}, Field{"furnace", &Self::furnace},
                    Field{"recipe", &Self::recipe}, Field{"glass", &Self::glass}, Field{"portion", &Self::portion},
                    Field{"of", &Self::of}, Field{"rawKg", &Self::rawKg}, Field{"fromRawKg", &Self::fromRawKg},
                    Field{"culletKg", &Self::culletKg}, Field{"heelKg", &Self::heelKg}, Field{"window", &Self::window});
    }
};

/// A melt went from one stage to another.
struct MeltStageChanged {
    using Self = MeltStageChanged;
    MeltId melt;
    MeltStage from{};
    MeltStage to{};
    std::string reason;
    std::optional<Override> override;
    GAFFER_EVENT("melt.stage-changed", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"melt", &Self::melt}, Field{"from", &Self::from}, Field{"to", &Self::to},
                    Field{"reason", &Self::reason}, Field{"override", &Self::override});
    }
};

/// The glass came into another heat zone; every timer of a melt starts here.
struct MeltHeatChanged {
    using Self = MeltHeatChanged;
    MeltId melt;
    HeatZone zone{};
    double celsius{};
    HeatSource source{};
    GAFFER_EVENT("melt.heat-changed", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"melt", &Self::melt}, Field{"zone", &Self::zone}, Field{"celsius", &Self::celsius},
                    Field{"source", &Self::source});
    }
};

/// A bubble check of a gather sample.
struct BubbleChecked {
    using Self = BubbleChecked;
    MeltId melt;
    bool accepted{};
    std::optional<double> seedsPer100g;
    GAFFER_EVENT("melt.bubble-checked", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"melt", &Self::melt}, Field{"accepted", &Self::accepted}, Field{"seedsPer100g", &Self::seedsPer100g});
    }
};

/// The working window was typed.
struct MeltWindowSet {
    using Self = MeltWindowSet;
    MeltId melt;
    WorkingWindow window;
    GAFFER_EVENT("melt.window-set", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"melt", &Self::melt}, Field{"window", &Self::window}); }
};

/// A level or dip reading corrected the kilograms left.
struct MeltLevelTaken {
    using Self = MeltLevelTaken;
    MeltId melt;
    double leftKg{};
    /// What the reading adds to the computed figure, kg.
    double correctionKg{};
    GAFFER_EVENT("melt.level-taken", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"melt", &Self::melt}, Field{"leftKg", &Self::leftKg}, Field{"correctionKg", &Self::correctionKg});
    }
};

/// Glass was skimmed or ladled out.
struct MeltSkimmed {
    using Self = MeltSkimmed;
    MeltId melt;
    double kg{};
    GAFFER_EVENT("melt.skimmed", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"melt", &Self::melt}, Field{"kg", &Self::kg}); }
};

/// The gather loss of a product was learned from a level reading.
struct GatherLossLearned {
    using Self = GatherLossLearned;
    ProductCode product;
    /// Share of the gather lost at irons and drips.
    double loss{};
    GAFFER_EVENT("gather-loss.learned", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"product", &Self::product}, Field{"loss", &Self::loss}); }
};

} // namespace gaffer
