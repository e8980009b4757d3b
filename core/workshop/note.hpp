#pragma once

#include "core/base/ids.hpp"
#include "core/base/instant.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace gaffer {

using NoteId = Number<struct NoteTag>; ///< One note beside the curves.

/// What a person wrote beside the curves: a new thermocouple, a gas cut, a door left open.
struct Note {
    NoteId id;
    /// The points it speaks of; none means the whole house.
    std::vector<PointName> points;
    Instant from{};
    /// Its last instant; the same as `from` when it marks a moment.
    Instant to{};
    std::string text;
    /// Who wrote it.
    std::string by;
    /// When it was written.
    Instant at{};
    bool operator==(const Note&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &Note::id}, Field{"points", &Note::points}, Field{"from", &Note::from}, Field{"to", &Note::to},
                    Field{"text", &Note::text}, Field{"by", &Note::by}, Field{"at", &Note::at});
    }
};

/// Notes kept in the state, a year of three a day; older ones remain in the log and are no longer shown.
inline constexpr std::size_t notesKept = 1'000;

} // namespace gaffer
