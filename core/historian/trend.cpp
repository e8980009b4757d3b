#include "core/historian/trend.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <array>

namespace gaffer {

namespace {

constexpr Duration second{1000};
constexpr Duration minute{60'000};
constexpr Duration hour{3'600'000};
constexpr std::array shortWidths{Duration{1},   Duration{2},   Duration{5},   Duration{10}, Duration{20}, Duration{50},
                                 Duration{100}, Duration{200}, Duration{500}, 1 * second,   2 * second,   5 * second,
                                 10 * second,   15 * second,   20 * second,   30 * second,  1 * minute,   2 * minute,
                                 5 * minute,    10 * minute,   15 * minute,   20 * minute,  30 * minute,  1 * hour};
static_assert(std::ranges::is_sorted(shortWidths), "the first that suffices is the least");

/// Bins are aligned to the epoch, so a span touches one more than it has.
bool suffices(Duration width, Duration span, int pixels) { return span <= width * (pixels - 1); }

} // namespace

Duration trendWidth(Instant from, Instant to, int pixels)
{
    GAFFER_CHECK(pixels >= 1);
    const Duration span = std::max(to - from, Duration{});
    const int columns = std::max(pixels, 2);
    for (const Duration width : shortWidths)
        if (suffices(width, span, columns)) return width;
    const auto hours = (span / (columns - 1) + hour - Duration{1}) / hour;
    return hours * hour;
}

} // namespace gaffer
