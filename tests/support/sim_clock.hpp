#pragma once

#include "core/ports/clock.hpp"

namespace gaffer {

/// A clock that stands until a test moves it.
class SimClock final : public Clock {
public:
    /// Stands at `start`.
    explicit SimClock(Instant start) : m_now{start} {}
    [[nodiscard]] Instant now() const override { return m_now; }
    /// Goes on to `instant`; never back.
    void goTo(Instant instant)
    {
        if (instant > m_now) m_now = instant;
    }

private:
    Instant m_now;
};

} // namespace gaffer
