#include "app/host/running_clock.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {

// The only place that asks the computer for the date.
Instant wallNow() { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }

RunningClock::RunningClock(Instant notBefore, double speed)
    : m_base{std::max(wallNow(), notBefore)}, m_start{std::chrono::steady_clock::now()}, m_speed{speed}
{
    GAFFER_CHECK(speed > 0);
}

void RunningClock::advanceTo(Instant instant)
{
    // Only forward; the clock of a workshop never goes back while it runs.
    if (const Instant here = now(); here < instant) m_base += instant - here;
}

Instant RunningClock::now() const
{
    // Steady: neither a time server nor a person who sets the clock makes the workshop jump.
    const std::chrono::duration<double, std::milli> passed = std::chrono::steady_clock::now() - m_start;
    return m_base + Duration{static_cast<std::int64_t>(passed.count() * m_speed)};
}

} // namespace gaffer
