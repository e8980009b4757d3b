#include "core/base/check.hpp"
#include "core/base/utf8.hpp"
#include "core/workshop/decide_context.hpp"

#include <algorithm>

namespace gaffer::rules {
namespace {

/// As many as a trend page draws.
constexpr std::size_t mostPoints = 8;
/// As long as a point's full name in the wiring.
constexpr std::size_t longestName = 64;
/// A sentence or two; a story belongs in the shift's book.
constexpr std::size_t mostLetters = 500;
/// Clocks of two machines differ by so much at most.
constexpr std::chrono::minutes clockTolerance{2};
/// Nothing was measured before; an earlier year is a slip of the pen.
constexpr Instant earliest{std::chrono::sys_days{std::chrono::year{2000} / 1 / 1}};

/// Letters of UTF-8: every byte that does not continue one.
std::size_t lettersOf(std::string_view text)
{
    constexpr unsigned continued = 0x80;
    constexpr unsigned topBits = 0xC0;
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char letter) { return (static_cast<unsigned char>(letter) & topBits) != continued; }));
}

bool isOneLine(std::string_view text) { return isUtf8(text) && std::ranges::none_of(text, isControl); }

bool isName(const PointName& point) { return !point.empty() && point.value.size() <= longestName && isOneLine(point.value); }

} // namespace

Result<Decision> decide(const Context& context, const AddNote& command)
{
    if (isBlank(command.text) || !isOneLine(command.text) || lettersOf(command.text) > mostLetters)
        return refusal("note.text", {std::to_string(mostLetters)});
    if (command.points.size() > mostPoints || !std::ranges::all_of(command.points, isName))
        return refusal("note.points", {std::to_string(mostPoints)});
    const Instant to = command.to.value_or(command.from);
    const Instant latest = context.now + clockTolerance;
    if (command.from < earliest || to < command.from || to > latest)
        return refusal("note.span", {toText(command.from), toText(to), toText(latest)});
    Note note{NoteId{context.workshop.nextNumber}, command.points, command.from, to, command.text, context.actor.by, context.now};
    GAFFER_CHECK(note.id && !context.workshop.notes.contains(note.id));
    return Decision{{NoteAdded{note}}, note.id.value};
}

Result<Decision> decide(const Context& context, const WithdrawNote& command)
{
    const auto found = context.workshop.notes.find(command.note);
    if (found == context.workshop.notes.end()) return refusal("note.unknown", {std::to_string(command.note.value)});
    if (found->second.by != context.actor.by && !context.leads()) return refusal("note.notYours", {found->second.by});
    return Decision{{NoteWithdrawn{command.note}}, command.note.value};
}

} // namespace gaffer::rules
