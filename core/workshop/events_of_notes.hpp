#pragma once

#include "core/workshop/event_form.hpp"
#include "core/workshop/note.hpp"

#include <string_view>

// What happens to the notes beside the curves.
namespace gaffer {

/// A note was written.
struct NoteAdded {
    using Self = NoteAdded;
    Note note;
    GAFFER_EVENT("note.added", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"note", &Self::note}); }
};

/// A note was taken off the curves.
struct NoteWithdrawn {
    using Self = NoteWithdrawn;
    NoteId note;
    GAFFER_EVENT("note.withdrawn", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"note", &Self::note}); }
};

} // namespace gaffer
