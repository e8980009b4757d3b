#pragma once

#include "core/plan/model/model.hpp"

#include <cstdint>
#include <vector>

namespace gaffer::plan {

/// Why no plan, or not this one, has a place for a job; the first that applies.
enum class Hindrance : std::uint8_t {
    NoSkill,  ///< No station has the skill.
    TooHeavy, ///< No station with the skill takes so heavy a gather.
    NoColour, ///< No pot in the hall of such a station melts the colour.
    NoCopy,   ///< The mould has no copy that may be used.
    Worn,     ///< All copies together do not last for the pieces.
    Released, ///< It is released at or after the end of the horizon.
    TooSlow,  ///< All stations that can make it, working all the time, do not finish it.
    Lehr,     ///< The lehrs of no hall take it in.
    NoRoom,   ///< Everything it needs exists, but not together at a time that was found.
};

/// A job without a place and what hinders it.
struct Unplaced {
    int job{0};
    Hindrance why{Hindrance::NoRoom};
    bool operator==(const Unplaced&) const = default;
};

/// What hinders a job, looking only at what exists, not at other jobs; NoRoom when it alone would fit as far as one can tell.
Hindrance hindrance(const Model& model, int job);

/// The unplaced jobs of a plan with what hinders them.
std::vector<Unplaced> hindrances(const Model& model, const Plan& plan);

} // namespace gaffer::plan
