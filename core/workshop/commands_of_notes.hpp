#pragma once

#include "core/workshop/command_form.hpp"
#include "core/workshop/note.hpp"

#include <optional>
#include <string>
#include <vector>

// What is commanded of the notes beside the curves.
namespace gaffer {

/// Writes a note beside the curves of `points` (none: of the whole house), over a span or at a moment.
struct AddNote {
    using Self = AddNote;
    std::vector<PointName> points;
    Instant from{};
    std::optional<Instant> to;
    std::string text;
    GAFFER_COMMAND("note.add", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"points", &Self::points}, Field{"from", &Self::from, Need::Required}, Field{"to", &Self::to},
                    Field{"text", &Self::text, Need::Required});
    }
};

/// Takes a note off the curves; only its author or a leader may, and the log keeps it.
struct WithdrawNote {
    using Self = WithdrawNote;
    NoteId note;
    GAFFER_COMMAND("note.withdraw", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"note", &Self::note, Need::Required}); }
};

} // namespace gaffer
