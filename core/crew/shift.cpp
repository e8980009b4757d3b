#include "core/crew/shift.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <utility>

namespace gaffer {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::minutes;
using std::chrono::sys_days;

constexpr TimeOfDay dayStart{8 * 60};

/// A shift that ends at or before its start runs across midnight.
bool startsNextDay(const ShiftWiring& first, const ShiftWiring& shift) { return shift.start < first.start; }

} // namespace

Instant toLocal(const ZoneTable& zone, Instant instant)
{
    std::int64_t offset = zone.empty() ? 0 : zone.front().offsetMs;
    for (const OffsetTransition& transition : zone) {
        if (transition.from > instant) break;
        offset = transition.offsetMs;
    }
    return instant + Duration{offset};
}

Instant fromLocal(const ZoneTable& zone, Date date, TimeOfDay time)
{
    const Instant local = Instant{sys_days{date}} + minutes{time.minutes};
    if (zone.empty()) return local;
    for (std::size_t i = 0; i < zone.size(); ++i) {
        const Instant candidate = local - Duration{zone[i].offsetMs};
        const bool last = i + 1 == zone.size();
        if (last || candidate < zone[i + 1].from) {
            // A wall time inside the skipped hour lies before the transition that skips it.
            return i > 0 && candidate < zone[i].from ? zone[i].from : candidate;
        }
    }
    return local;
}

ShiftCalendar::ShiftCalendar(std::vector<ShiftWiring> shifts, ZoneTable zone)
    : m_shifts{std::move(shifts)}, m_zone{std::move(zone)}
{
    GAFFER_CHECK(std::ranges::is_sorted(m_zone, {}, &OffsetTransition::from));
    if (m_shifts.empty()) m_shifts.push_back({ShiftName{"day"}, dayStart, dayStart});
}

std::vector<ShiftStand> ShiftCalendar::shiftsOf(Date businessDate) const
{
    GAFFER_CHECK(businessDate.ok());
    std::vector<ShiftStand> stands;
    const ShiftWiring& first = m_shifts.front();
    for (const ShiftWiring& shift : m_shifts) {
        const Date startDate = startsNextDay(first, shift) ? Date{sys_days{businessDate} + days{1}} : businessDate;
        const bool crossesMidnight = shift.end <= shift.start;
        const Date endDate = crossesMidnight ? Date{sys_days{startDate} + days{1}} : startDate;
        stands.push_back(
            {businessDate, shift.name, fromLocal(m_zone, startDate, shift.start), fromLocal(m_zone, endDate, shift.end)});
        // Equal only where the whole shift lies in an hour that the clock skips.
        GAFFER_CHECK(stands.back().from <= stands.back().to);
    }
    return stands;
}

ShiftStand ShiftCalendar::at(Instant instant) const
{
    const auto localDay = floor<days>(toLocal(m_zone, instant));
    ShiftStand found;
    bool any = false;
    // The business date is yesterday, today or, where a zone table jumps by a day, tomorrow.
    for (const int back : {2, 1, 0, -1}) {
        for (ShiftStand& stand : shiftsOf(Date{localDay - days{back}})) {
            if (stand.from > instant) {
                if (any && found.to <= instant) found.to = stand.from;
                GAFFER_CHECK(any);
                return found;
            }
            found = std::move(stand);
            any = true;
        }
    }
    GAFFER_CHECK(any);
    return found;
}

} // namespace gaffer
