#include "core/historian/stored_number.hpp"

#include "core/base/check.hpp"

#include <array>
#include <bit>
#include <charconv>
#include <cmath>

namespace gaffer {

namespace {

constexpr std::array<double, decimalsMost + 1> powers{1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12};
/// Leaves room for the difference of two values in 64 bits.
constexpr double storedMost = 4.0e18;
/// Digits before the point of the largest double, a sign, a point and the decimals.
constexpr std::size_t textMost = 400;

double powerOf(int decimals)
{
    GAFFER_CHECK(decimals >= 0 && decimals <= decimalsMost);
    return powers[static_cast<std::size_t>(decimals)];
}

} // namespace

std::optional<std::int64_t> storedNumber(double value, int decimals)
{
    if (decimals < 0) return std::isnan(value) ? std::nullopt : std::optional{std::bit_cast<std::int64_t>(value)};
    const double scaled = std::round(value * powerOf(decimals));
    if (!(std::abs(scaled) <= storedMost)) return std::nullopt;
    return static_cast<std::int64_t>(scaled);
}

double valueOf(std::int64_t stored, int decimals)
{
    if (decimals < 0) return std::bit_cast<double>(stored);
    return static_cast<double>(stored) / powerOf(decimals);
}

std::string valueText(double value, int decimals)
{
    std::array<char, textMost> letters{};
    char* const end = letters.data() + letters.size();
    const auto written = decimals < 0 ? std::to_chars(letters.data(), end, value)
                                      : std::to_chars(letters.data(), end, value, std::chars_format::fixed, decimals);
    GAFFER_CHECK(written.ec == std::errc{});
    std::string text{letters.data(), written.ptr};
    // A temperature of -0.0 makes people ask whether the sensor is broken.
    if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
    return text;
}

} // namespace gaffer
