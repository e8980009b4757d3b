#pragma once

#include "core/base/fault.hpp"
#include "core/view/views.hpp"
#include "core/workshop/note.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// A note as shown beside the curves, with its author's name.
struct NoteView {
    Note note;
    std::string name;
    bool operator==(const NoteView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"note", &NoteView::note}, Field{"name", &NoteView::name}); }
};

/// The notes that touch [from, to] and speak of one of `points` or of the whole house, all when no point is named; in order of
/// their begin.
std::vector<NoteView> noteViews(const ViewSource& source, const std::vector<PointName>& points, Instant from, Instant to);

/// Why a note cannot be written of `points`: the first that nobody measures or types, with a near name; nothing when all exist.
std::optional<Fault> unknownPoint(const ViewSource& source, const std::vector<PointName>& points);

} // namespace gaffer
