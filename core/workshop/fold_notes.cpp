#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"

#include <algorithm>

namespace gaffer::fold {

void apply(Workshop& workshop, const Event& event, const NoteAdded& body)
{
    GAFFER_CHECK(body.note.id);
    GAFFER_CHECK(body.note.from <= body.note.to);
    GAFFER_CHECK(body.note.at <= event.time);
    const bool fresh = workshop.notes.try_emplace(body.note.id, body.note).second;
    GAFFER_CHECK(fresh);
    workshop.nextNumber = std::max(workshop.nextNumber, body.note.id.value + 1);
    if (workshop.notes.size() > notesKept) workshop.notes.erase(workshop.notes.begin());
    GAFFER_CHECK(workshop.notes.size() <= notesKept);
}

void apply(Workshop& workshop, const Event&, const NoteWithdrawn& body)
{
    const std::size_t taken = workshop.notes.erase(body.note);
    GAFFER_CHECK(taken == 1);
}

} // namespace gaffer::fold
