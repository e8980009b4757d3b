#include "core/piece/counting.hpp"

#include "core/base/check.hpp"

namespace gaffer {
namespace {

constexpr int widestCounter = 62;

/// Half the range of the usual counter: what lies beyond is as well a step back as a step forward.
constexpr std::int64_t widestRise = 32'767;

} // namespace

bool canHaveBeenMade(std::int64_t pieces, Duration elapsed, Duration shortestCycle)
{
    GAFFER_CHECK(shortestCycle > Duration{0});
    const std::int64_t span = elapsed > Duration{0} ? elapsed.count() : 0;
    return pieces <= 2 * span / shortestCycle.count() + 2;
}

bool isWildRise(std::int64_t lastRaw, std::int64_t raw, Duration elapsed, Duration shortestCycle)
{
    GAFFER_CHECK(lastRaw >= 0);
    const std::int64_t rise = raw - lastRaw;
    return rise > widestRise && !canHaveBeenMade(rise, elapsed, shortestCycle);
}

CounterMove countPieces(std::optional<std::int64_t> lastRaw, std::int64_t raw, int bits, Duration elapsed, Duration shortestCycle)
{
    GAFFER_CHECK(raw >= 0);
    GAFFER_CHECK(!lastRaw || *lastRaw >= 0);
    if (!lastRaw) return {CounterStep::Baseline, 0};
    if (raw >= *lastRaw) return {CounterStep::Forward, raw - *lastRaw};
    if (bits > 0 && bits <= widestCounter) {
        const std::int64_t forward = raw + (std::int64_t{1} << bits) - *lastRaw;
        // A value wider than the counter itself, of another wiring, gives no forward difference.
        if (forward > 0 && canHaveBeenMade(forward, elapsed, shortestCycle)) return {CounterStep::Wrap, forward};
    }
    return {CounterStep::Reset, raw};
}

} // namespace gaffer
