#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gaffer {

/// A span of time in milliseconds.
using Duration = std::chrono::milliseconds;

/// A point in time, always UTC with milliseconds; local time exists only on screens and reports.
using Instant = std::chrono::sys_time<Duration>;

/// A calendar day without a zone, used for business dates.
using Date = std::chrono::year_month_day;

/// Milliseconds since 1970-01-01T00:00Z.
constexpr std::int64_t toMillis(Instant instant) { return instant.time_since_epoch().count(); }

/// The instant `millis` milliseconds after 1970-01-01T00:00Z.
constexpr Instant fromMillis(std::int64_t millis) { return Instant{Duration{millis}}; }

/// RFC 3339 in UTC with milliseconds, as in 2026-11-22T06:00:00.000Z.
std::string toText(Instant instant);

/// Reads RFC 3339 with zone; nothing if the text is not such a time.
std::optional<Instant> parseInstant(std::string_view text);

/// ISO 8601 date, as in 2026-11-22.
std::string toText(Date date);

/// Reads an ISO 8601 date; nothing if the text is none or the day does not exist.
std::optional<Date> parseDate(std::string_view text);

/// Reads a span such as 200ms, 1s, 5m, 8h, 2d; nothing if the text is none.
std::optional<Duration> parseDuration(std::string_view text);

/// The shortest exact form that parseDuration reads, as in 200ms, 1s, 90m.
std::string toText(Duration duration);

} // namespace gaffer
