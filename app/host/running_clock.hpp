#pragma once

#include "core/ports/clock.hpp"

#include <chrono>

namespace gaffer {

/// The workshop's time: begins at the computer's clock, but never before `notBefore`, and goes on with the time since boot, `speed`
/// times as fast; a step of the computer's clock does not move it, and a computer that slept wakes at the right time.
class RunningClock final : public Clock {
public:
    /// Begins now.
    RunningClock(Instant notBefore, double speed);
    [[nodiscard]] Instant now() const override;
    /// Goes on from `instant` if it is not there yet; only before other threads ask for the time.
    void advanceTo(Instant instant);
    /// Times as fast as the wall.
    [[nodiscard]] double speed() const noexcept { return m_speed; }
    /// How far the computer's clock is ahead of this time; zero for a clock that is faster than the wall on purpose.
    [[nodiscard]] Duration behindWall() const;

private:
    Instant m_base;
    /// Since boot.
    Duration m_start;
    double m_speed;
};

/// The computer's clock, UTC.
Instant wallNow();

} // namespace gaffer
