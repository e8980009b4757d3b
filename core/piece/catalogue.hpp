#pragma once

#include "core/base/field.hpp"
#include "core/base/ids.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace gaffer {

/// Whose doing a defect is by default; settable per code in a workshop.
enum class DefectOwner : std::uint8_t { OfMelt, OfCrew, OfMould, OfLehr, OfColdEnd, OfHandling, Unassigned };
template <> inline constexpr std::array enumNames<DefectOwner>{
    EnumName<DefectOwner>{DefectOwner::OfMelt, "melt"},           EnumName<DefectOwner>{DefectOwner::OfCrew, "crew"},
    EnumName<DefectOwner>{DefectOwner::OfMould, "mould"},         EnumName<DefectOwner>{DefectOwner::OfLehr, "lehr"},
    EnumName<DefectOwner>{DefectOwner::OfColdEnd, "cold-end"},    EnumName<DefectOwner>{DefectOwner::OfHandling, "handling"},
    EnumName<DefectOwner>{DefectOwner::Unassigned, "unassigned"},
};

/// At which end of the lehr a defect is seen.
enum class Found : std::uint8_t { HotEnd, ColdEnd, Both };

/// What becomes of the piece.
enum class Disposition : std::uint8_t { Reject, Second, Rework, SecondOrReject, ReworkOrReject, SecondOrRework };

/// One row of the defect code list.
struct Defect {
    std::string_view code;
    std::string_view en;
    std::string_view zh;
    DefectOwner owner;
    Found found;
    Disposition disposition;
};

/// The 53 codes in 8 groups, in the order of the list (glass.md 6.2).
std::span<const Defect> allDefects();

/// The row of `code`; nullptr when there is none.
const Defect* findDefect(const DefectCode& code);

/// One reason why a station stands still, with its text in both languages (glass.md 12.4).
struct DowntimeReason {
    std::string_view code;
    std::string_view en;
    std::string_view zh;
};

/// The reasons to ship, in the order of the list.
std::span<const DowntimeReason> allDowntimeReasons();

/// The row of `code`; nullptr when there is none.
const DowntimeReason* findDowntimeReason(const ReasonCode& code);

} // namespace gaffer
