#pragma once

#include "core/melt/melt.hpp"
#include "core/workshop/command_form.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Commands of those who tend furnaces and melts.
namespace gaffer {

/// Charges a portion of batch into a pot; the first portion begins a melt, a continuous tank only gets more glass.
struct ChargeMelt {
    using Self = ChargeMelt;
    PotId pot;
    RecipeId recipe;
    /// The glass it will be; the recipe's when not given.
    GlassCode glass;
    double rawKg{};
    double culletKg{};
    /// Portions planned for this melt; 1 when not given.
    std::optional<int> of;
    GAFFER_COMMAND("melt.charge", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"recipe", &Self::recipe}, Field{"glass", &Self::glass},
                    Field{"rawKg", &Self::rawKg}, Field{"culletKg", &Self::culletKg}, Field{"of", &Self::of});
    }
};

/// Advances a melt to its next stage, or to `stage`; the guards of glass.md 3 hold unless a leader overrides with a reason.
struct AdvanceMelt {
    using Self = AdvanceMelt;
    PotId pot;
    std::optional<MeltStage> stage;
    bool override{};
    std::string reason;
    GAFFER_COMMAND("melt.advance", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"stage", &Self::stage}, Field{"override", &Self::override},
                    Field{"reason", &Self::reason});
    }
};

/// Records a bubble check of a gather sample.
struct CheckBubbles {
    using Self = CheckBubbles;
    PotId pot;
    bool accepted{};
    std::optional<double> seedsPer100g;
    GAFFER_COMMAND("melt.bubbleCheck", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"accepted", &Self::accepted, Need::Required},
                    Field{"seedsPer100g", &Self::seedsPer100g});
    }
};

/// Holds a melt (or reports a fault) with a reason, or releases it.
struct HoldMelt {
    using Self = HoldMelt;
    PotId pot;
    /// False releases.
    bool hold{true};
    /// True when pot, power or sensor failed.
    bool fault{};
    std::string reason;
    GAFFER_COMMAND("melt.hold", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"hold", &Self::hold}, Field{"fault", &Self::fault},
                    Field{"reason", &Self::reason});
    }
};

/// Dumps a melt: what is left is cullet.
struct DumpMelt {
    using Self = DumpMelt;
    PotId pot;
    std::string reason;
    GAFFER_COMMAND("melt.dump", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"reason", &Self::reason, Need::Required});
    }
};

/// Types the working window of a melt, degC.
struct SetMeltWindow {
    using Self = SetMeltWindow;
    PotId pot;
    double low{};
    double high{};
    GAFFER_COMMAND("melt.window", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"low", &Self::low, Need::Required},
                    Field{"high", &Self::high, Need::Required});
    }
};

/// Notes a level or dip reading: kilograms of glass in the pot, heel included.
struct TakeMeltLevel {
    using Self = TakeMeltLevel;
    PotId pot;
    double leftKg{};
    GAFFER_COMMAND("melt.level", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"leftKg", &Self::leftKg, Need::Required});
    }
};

/// Notes glass skimmed or ladled out, kg.
struct SkimMelt {
    using Self = SkimMelt;
    PotId pot;
    double kg{};
    GAFFER_COMMAND("melt.skim", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"kg", &Self::kg, Need::Required});
    }
};

/// Takes a lot of glass tube into stock.
struct ReceiveTubeLot {
    using Self = ReceiveTubeLot;
    TubeLotId lot;
    GlassCode glass;
    double kg{};
    GAFFER_COMMAND("tubeLot.receive", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"lot", &Self::lot, Need::Required}, Field{"glass", &Self::glass},
                    Field{"kg", &Self::kg, Need::Required});
    }
};

} // namespace gaffer
