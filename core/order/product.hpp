#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace gaffer {

/// A product of the catalogue; a blank column of the import is an empty text or no number and is shown as "–".
struct Product {
    ProductCode code;
    std::string nameZh;
    std::string nameEn;
    /// Initials of the Chinese name, for search by few keys.
    std::string initials;
    std::string series;
    std::string picture;
    /// The glass it is made of.
    GlassCode glass;
    /// Weight of the gather, g.
    std::optional<double> gatherG;
    /// Weight of the finished piece, g.
    std::optional<double> netG;
    std::optional<double> thickestMm;
    std::optional<double> footprintCm2;
    /// Crew seconds per piece.
    std::optional<double> cycleS;
    /// Skill a crew's blower needs; empty when anyone may.
    std::string skill;
    /// Mould it is blown in; empty for off-hand work.
    MouldNo mould;
    /// Routing steps, as written.
    std::string steps;
    /// Standard output of a shift (the move), pieces.
    std::optional<std::int64_t> quotaPerShift;
    std::string tray;
    std::string carton;
    std::string customerCode;
    bool operator==(const Product&) const = default;
    /// Its members in written order, which is the order of the import's columns.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"code", &Product::code, Need::Required}, Field{"name_zh", &Product::nameZh},
                    Field{"name_en", &Product::nameEn}, Field{"initials", &Product::initials}, Field{"series", &Product::series},
                    Field{"picture", &Product::picture}, Field{"glass", &Product::glass}, Field{"gather_g", &Product::gatherG},
                    Field{"net_g", &Product::netG}, Field{"thickest_mm", &Product::thickestMm},
                    Field{"footprint_cm2", &Product::footprintCm2}, Field{"cycle_s", &Product::cycleS},
                    Field{"skill", &Product::skill}, Field{"mould", &Product::mould}, Field{"steps", &Product::steps},
                    Field{"quota_per_shift", &Product::quotaPerShift}, Field{"tray", &Product::tray},
                    Field{"carton", &Product::carton}, Field{"customer_code", &Product::customerCode});
    }
};

/// A batch recipe: raw materials in kg per 100 kg of glass, and the master's working window.
struct Recipe {
    RecipeId recipe;
    GlassCode glass;
    /// Typed working window, degC.
    std::optional<double> windowLow;
    /// Upper end of the typed working window, degC.
    std::optional<double> windowHigh;
    /// Raw material to kg per 100 kg of glass.
    std::map<std::string, double> materials;
    bool operator==(const Recipe&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"recipe", &Recipe::recipe, Need::Required}, Field{"glass", &Recipe::glass},
                    Field{"window_low_degC", &Recipe::windowLow}, Field{"window_high_degC", &Recipe::windowHigh},
                    Field{"materials", &Recipe::materials});
    }
};

} // namespace gaffer
