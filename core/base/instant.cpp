#include "core/base/instant.hpp"

#include "core/base/check.hpp"

#include <array>
#include <charconv>

namespace gaffer {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;

/// Digits only: the C library would take signs and blanks too.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count)
{
    if (at + count > text.size()) return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// Asks without leaving the text.
bool isAt(std::string_view text, std::size_t at, std::string_view wanted)
{
    return at < text.size() && wanted.find(text[at]) != std::string_view::npos;
}

/// Reads .123 with any number of digits from `at` and moves `at` behind it; keeps milliseconds.
Duration takeFraction(std::string_view text, std::size_t& at)
{
    if (!isAt(text, at, ".")) return Duration{0};
    int millis = 0;
    int weight = 100;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, weight /= 10) millis += weight * (text[at] - '0');
    return Duration{millis};
}

/// Reads Z or +hh:mm and gives the offset from UTC.
std::optional<Duration> zoneOffset(std::string_view text)
{
    if (text == "Z" || text == "z") return Duration{0};
    if (text.size() != 6 || !isAt(text, 0, "+-") || text[3] != ':') return std::nullopt;
    const auto hours = digits(text, 1, 2);
    const auto minutes = digits(text, 4, 2);
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    const Duration offset = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
    return text[0] == '-' ? -offset : offset;
}

/// Writes `value` at `at` with leading zeros. The C library's printf would take most of the time of a CSV of readings.
void putDigits(char* at, int digits, std::int64_t value)
{
    constexpr std::int64_t base = 10;
    for (char* digit = at + digits; digit != at; value /= base) *--digit = static_cast<char>('0' + value % base);
    GAFFER_CHECK(value == 0);
}

/// Years that four digits do not hold are written as they are: they come from damage, and must not pass for others.
std::string yearText(int year)
{
    constexpr int lastOfFourDigits = 9999;
    if (year < 0 || year > lastOfFourDigits) return std::to_string(year);
    std::array<char, 4> text{};
    putDigits(text.data(), static_cast<int>(text.size()), year);
    return std::string{text.data(), text.size()};
}

struct Unit {
    std::string_view suffix;
    std::int64_t millis;
};
constexpr std::array units{Unit{"ms", 1}, Unit{"s", 1000}, Unit{"m", 60'000}, Unit{"h", 3'600'000}, Unit{"d", 86'400'000}};

} // namespace

std::string toText(Date date)
{
    const std::string year = yearText(int{date.year()});
    std::array<char, 6> rest{'-', '0', '0', '-', '0', '0'};
    putDigits(&rest[1], 2, unsigned{date.month()});
    putDigits(&rest[4], 2, unsigned{date.day()});
    return year + std::string{rest.data(), rest.size()};
}

std::string toText(Instant instant)
{
    const auto day = floor<days>(instant);
    const std::chrono::hh_mm_ss clock{instant - day};
    std::array<char, 14> time{'T', '0', '0', ':', '0', '0', ':', '0', '0', '.', '0', '0', '0', 'Z'};
    putDigits(&time[1], 2, clock.hours().count());
    putDigits(&time[4], 2, clock.minutes().count());
    putDigits(&time[7], 2, clock.seconds().count());
    putDigits(&time[10], 3, clock.subseconds().count());
    std::string text = toText(Date{day});
    return text.append(time.data(), time.size());
}

std::optional<Date> parseDate(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    if (!year || !month || !day) return std::nullopt;
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<Instant> parseInstant(std::string_view text)
{
    if (text.size() < 20 || !isAt(text, 10, "Tt ") || text[13] != ':' || text[16] != ':') return std::nullopt;
    const auto date = parseDate(text.substr(0, 10));
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
    std::size_t at = 19;
    const Duration fraction = takeFraction(text, at);
    const auto offset = zoneOffset(text.substr(at));
    if (!offset) return std::nullopt;
    return Instant{sys_days{*date}} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} + std::chrono::seconds{*second} +
           fraction - *offset;
}

std::optional<Duration> parseDuration(std::string_view text)
{
    std::int64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 0) return std::nullopt;
    const std::string_view suffix = text.substr(static_cast<std::size_t>(end - text.data()));
    for (const Unit& unit : units)
        if (unit.suffix == suffix && count <= INT64_MAX / unit.millis) return Duration{count * unit.millis};
    return std::nullopt;
}

std::string toText(Duration duration)
{
    const std::int64_t millis = duration.count();
    const Unit* best = &units.front();
    for (const Unit& unit : units)
        if (millis != 0 && millis % unit.millis == 0) best = &unit;
    GAFFER_CHECK(millis % best->millis == 0);
    return std::to_string(millis / best->millis) + std::string{best->suffix};
}

} // namespace gaffer
