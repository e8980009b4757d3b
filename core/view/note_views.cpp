#include "core/view/note_views.hpp"

#include "core/base/check.hpp"
#include "core/base/problem.hpp"

#include <algorithm>

namespace gaffer {
namespace {

bool speaksOf(const Note& note, const std::vector<PointName>& points)
{
    if (points.empty() || note.points.empty()) return true;
    return std::ranges::find_first_of(note.points, points) != note.points.end();
}

} // namespace

std::vector<NoteView> noteViews(const ViewSource& source, const std::vector<PointName>& points, Instant from, Instant to)
{
    std::vector<NoteView> views;
    for (const auto& [id, note] : source.workshop.notes) {
        GAFFER_CHECK(note.id == id);
        if (note.to < from || note.from > to || !speaksOf(note, points)) continue;
        const auto name = source.names.find(WorkerNo{note.by});
        views.push_back({note, name == source.names.end() ? "" : name->second});
    }
    std::ranges::stable_sort(views, {}, [](const NoteView& view) { return view.note.from; });
    return views;
}

std::optional<Fault> unknownPoint(const ViewSource& source, const std::vector<PointName>& points)
{
    if (points.empty()) return std::nullopt;
    std::vector<std::string> known;
    for (const PointView& view : pointViews(source)) known.push_back(view.name.value);
    for (const PointName& point : points) {
        if (std::ranges::find(known, point.value) != known.end()) continue;
        const std::string near = nearest(point.value, known);
        std::string text = "there is no point " + point.value;
        if (!near.empty()) text += "; did you mean " + near + "?";
        return Fault{FaultCode::NotFound, "point.unknown", std::move(text), {point.value, near}};
    }
    return std::nullopt;
}

} // namespace gaffer
