#include "app/upkeep/schedule.hpp"

namespace gaffer {
namespace {

constexpr Duration firstAfter = std::chrono::hours{1};
/// Starting is work enough for an old computer.
constexpr Duration quietAfterStart = std::chrono::minutes{10};
/// A day, and half of one for a computer that is off at night.
constexpr Duration oldAfter = std::chrono::hours{36};

std::optional<Instant> believable(const std::optional<Instant>& last, Instant now)
{
    return last && *last <= now ? last : std::nullopt;
}

/// The first time of day `at` after `last`.
Instant nextAfter(Instant last, TimeOfDay at, const ZoneTable& zone)
{
    const auto day = std::chrono::floor<std::chrono::days>(toLocal(zone, last));
    for (int i = 0;; ++i)
        if (const Instant next = fromLocal(zone, Date{day + std::chrono::days{i}}, at); next > last) return next;
}

} // namespace

bool isDue(const DailyTask& task, const ZoneTable& zone, Instant now, Duration uptime)
{
    const auto last = believable(task.last, now);
    if (!last) return uptime >= firstAfter;
    return uptime >= quietAfterStart && now >= nextAfter(*last, task.at, zone);
}

bool isOverdue(const DailyTask& task, Instant now, Duration uptime)
{
    const auto last = believable(task.last, now);
    return last ? now - *last > oldAfter : uptime > 2 * firstAfter;
}

} // namespace gaffer
