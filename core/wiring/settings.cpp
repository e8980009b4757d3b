#include "core/wiring/settings.hpp"

#include "core/base/check.hpp"

namespace gaffer {
namespace {

constexpr int minutesPerDay = 24 * 60;

std::string twoDigits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

bool isDigit(char c) { return c >= '0' && c <= '9'; }

} // namespace

std::string TimeOfDay::text() const
{
    GAFFER_CHECK(minutes >= 0 && minutes <= minutesPerDay);
    return twoDigits(minutes / 60) + ":" + twoDigits(minutes % 60);
}

std::optional<TimeOfDay> TimeOfDay::parse(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t at : {0U, 1U, 3U, 4U})
        if (!isDigit(text[at])) return std::nullopt;
    const int hours = (text[0] - '0') * 10 + (text[1] - '0');
    const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
    if (minutes > 59 || hours * 60 + minutes > minutesPerDay) return std::nullopt;
    return TimeOfDay{hours * 60 + minutes};
}

} // namespace gaffer
