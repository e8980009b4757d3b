#pragma once

#include "core/ports/clock.hpp"

namespace gaffer {

/// A clock that stands where a test puts it.
class FixedClock final : public Clock {
public:
    /// Stands at `start`.
    explicit FixedClock(Instant start) : time{start} {}
    [[nodiscard]] Instant now() const override { return time; }
    /// The present; the test moves it.
    Instant time;
};

} // namespace gaffer
