#pragma once

#include "core/base/instant.hpp"
#include "core/wiring/settings.hpp"

#include <cstdint>
#include <vector>

namespace gaffer {

/// From `from` on local time is UTC plus `offsetMs`.
struct OffsetTransition {
    Instant from{};
    /// Milliseconds to add to UTC; negative west of Greenwich.
    std::int64_t offsetMs{};
    bool operator==(const OffsetTransition&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"from", &OffsetTransition::from}, Field{"offsetMs", &OffsetTransition::offsetMs});
    }
};

/// The local time of a workshop as a value: offset transitions in ascending order.
using ZoneTable = std::vector<OffsetTransition>;

/// Local wall time of `instant`, as if it were UTC.
Instant toLocal(const ZoneTable& zone, Instant instant);

/// The instant at which local wall clocks show `date` `time`; in the hour that is skipped the first instant after it, in the hour
/// that is repeated the first of the two.
Instant fromLocal(const ZoneTable& zone, Date date, TimeOfDay time);

/// A shift that stands at some instant.
struct ShiftStand {
    /// The local date on which the first shift of that day began.
    Date businessDate{};
    ShiftName shift;
    Instant from{};
    Instant to{};
    bool operator==(const ShiftStand&) const = default;
};

/// Shifts and zone together: which shift and business date an instant belongs to.
class ShiftCalendar {
public:
    /// `shifts` in the order of the day, the first one begins the business date; none means one shift "day" of 24 h from 08:00.
    ShiftCalendar(std::vector<ShiftWiring> shifts, ZoneTable zone);
    /// The shift that holds `instant`; between two shifts, the one that ended last (its end then is the next start).
    [[nodiscard]] ShiftStand at(Instant instant) const;
    /// All shifts of a business date, in order.
    [[nodiscard]] std::vector<ShiftStand> shiftsOf(Date businessDate) const;
    /// The business date of `instant`.
    [[nodiscard]] Date businessDate(Instant instant) const { return at(instant).businessDate; }
    /// The table of local time.
    [[nodiscard]] const ZoneTable& zone() const { return m_zone; }

private:
    std::vector<ShiftWiring> m_shifts;
    ZoneTable m_zone;
};

} // namespace gaffer
