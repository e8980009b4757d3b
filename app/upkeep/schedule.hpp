#pragma once

#include "core/crew/shift.hpp"

#include <optional>

namespace gaffer {

/// What decides whether a daily task is due.
struct DailyTask {
    /// When it was last done; nothing when never.
    std::optional<Instant> last;
    /// Local time of day.
    TimeOfDay at;
};

/// Whether a daily task is to be done at `now` by a service that has run for `uptime`: at its time of day, and when that was
/// missed because the computer was off, some minutes after the next start. One that was never done waits an hour, so that a
/// workshop that is only being tried is left in peace. A last time in the future, of a clock that was wrong, counts as never.
bool isDue(const DailyTask& task, const ZoneTable& zone, Instant now, Duration uptime);

/// Whether a daily task was not done for so long that somebody must look after it.
bool isOverdue(const DailyTask& task, Instant now, Duration uptime);

} // namespace gaffer
