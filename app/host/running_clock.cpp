#include "app/host/running_clock.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <ctime>

namespace gaffer {

// The only place that asks the computer for the date.
Instant wallNow() { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }

namespace {

/// Time since boot, sleep included, which the steady clock of the standard library leaves out.
Duration sinceBoot()
{
    timespec time{};
    GAFFER_CHECK(clock_gettime(CLOCK_BOOTTIME, &time) == 0);
    return std::chrono::floor<Duration>(std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec});
}

} // namespace

RunningClock::RunningClock(Instant notBefore, double speed)
    : m_base{std::max(wallNow(), notBefore)}, m_start{sinceBoot()}, m_speed{speed}
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
    // Neither a time server nor a person who sets the clock makes the workshop jump.
    const Duration passed = sinceBoot() - m_start;
    return m_base + Duration{static_cast<std::int64_t>(static_cast<double>(passed.count()) * m_speed)};
}

Duration RunningClock::behindWall() const { return m_speed == 1 ? wallNow() - now() : Duration{0}; }

} // namespace gaffer
