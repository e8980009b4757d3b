#include "core/report/note_rows.hpp"

#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace gaffer {

namespace {

/// What comes by the thousand when a whole shift is typed later; each has its event, and the figures hold their sum.
bool comesInHeaps(NoteKind kind) { return kind == NoteKind::NotExplained || kind == NoteKind::BookedBack; }

} // namespace

std::vector<NoteRow> noteRows(const std::vector<const BookNote*>& found)
{
    constexpr std::size_t mostAlike = 20;
    std::vector<NoteRow> rows;
    std::map<std::tuple<NoteKind, StationId, DefectCode, std::string, std::string, Date>, std::pair<std::size_t, std::size_t>> alike;
    for (const BookNote* note : found) {
        if (comesInHeaps(note->kind)) {
            auto& [count, shared] = alike[{note->kind, note->station, note->defect, note->by, note->reason, note->restates}];
            if (++count > mostAlike + 1) {
                rows[shared].was += note->was;
                rows[shared].now += note->now;
                ++rows[shared].count;
                continue;
            }
            shared = rows.size();
        }
        rows.push_back({note, note->was, note->now});
    }
    return rows;
}

} // namespace gaffer
