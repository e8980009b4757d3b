#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"
#include "core/base/instant.hpp"
#include "core/wiring/settings.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace gaffer {

/// Where a mould copy is and in what condition.
enum class MouldState : std::uint8_t { InStore, Soaking, Preheating, OnStation, Cooling, Care, Repair, Cracked, Scrapped };
template <> inline constexpr std::array enumNames<MouldState>{
    EnumName<MouldState>{MouldState::InStore, "in-store"},      EnumName<MouldState>{MouldState::Soaking, "soaking"},
    EnumName<MouldState>{MouldState::Preheating, "preheating"}, EnumName<MouldState>{MouldState::OnStation, "on-station"},
    EnumName<MouldState>{MouldState::Cooling, "cooling"},       EnumName<MouldState>{MouldState::Care, "care"},
    EnumName<MouldState>{MouldState::Repair, "repair"},         EnumName<MouldState>{MouldState::Cracked, "cracked"},
    EnumName<MouldState>{MouldState::Scrapped, "scrapped"},
};

/// One copy of a mould as imported; cycles may be unknown or "about".
struct Mould {
    MouldNo mould;
    std::uint32_t copy{1};
    /// wood, paste, cast-iron, graphite, dip or another word of the workshop.
    std::string type;
    std::string family;
    /// Products blown in it besides those that name it; many to many.
    std::set<ProductCode> products;
    std::string cavity;
    std::optional<std::int64_t> lifeCycles;
    std::optional<std::int64_t> careEvery;
    /// Cycles at the start of counting; none when unknown.
    std::optional<std::int64_t> cyclesNow;
    /// True when cyclesNow was given as "about N".
    bool cyclesAbout{false};
    bool operator==(const Mould&) const = default;
    /// Its key.
    [[nodiscard]] MouldCopyId key() const { return {mould, copy}; }
    /// Its members in written order, which is the order of the import's columns.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"mould", &Mould::mould, Need::Required}, Field{"copy", &Mould::copy, Need::Required},
                    Field{"type", &Mould::type}, Field{"family", &Mould::family}, Field{"products", &Mould::products},
                    Field{"cavity", &Mould::cavity}, Field{"life_cycles", &Mould::lifeCycles},
                    Field{"care_every", &Mould::careEvery}, Field{"cycles_now", &Mould::cyclesNow},
                    Field{"cycles_about", &Mould::cyclesAbout});
    }
};

/// A mould copy and what happened to it.
struct MouldCopy {
    Mould mould;
    MouldState state{MouldState::InStore};
    /// Set while state is OnStation.
    StationId station;
    /// Cycles counted by Gaffer since it knows the copy.
    std::int64_t counted{};
    /// Cycles counted since the last care.
    std::int64_t sinceCare{};
    std::optional<Instant> lastCare;
    bool operator==(const MouldCopy&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"mould", &MouldCopy::mould}, Field{"state", &MouldCopy::state}, Field{"station", &MouldCopy::station},
                    Field{"counted", &MouldCopy::counted}, Field{"sinceCare", &MouldCopy::sinceCare},
                    Field{"lastCare", &MouldCopy::lastCare});
    }
    /// Cycles of its life so far; nothing when the starting figure is unknown.
    [[nodiscard]] std::optional<std::int64_t> cycles() const;
};

/// How a copy stands to its care interval and life.
enum class MouldFitness : std::uint8_t { Fit, CareSoon, CareOverdue, WornOut, NotUsable };
template <> inline constexpr std::array enumNames<MouldFitness>{
    EnumName<MouldFitness>{MouldFitness::Fit, "fit"},
    EnumName<MouldFitness>{MouldFitness::CareSoon, "care-soon"},
    EnumName<MouldFitness>{MouldFitness::CareOverdue, "care-overdue"},
    EnumName<MouldFitness>{MouldFitness::WornOut, "worn-out"},
    EnumName<MouldFitness>{MouldFitness::NotUsable, "not-usable"},
};

/// Warns at careWarn and blocks at careBlock of the care interval, blocks at the end of life and in repair (glass.md 5).
MouldFitness fitnessOf(const MouldCopy& copy, const Settings& settings);

/// A run may start on it without an override.
bool mayStart(MouldFitness fitness);

} // namespace gaffer
