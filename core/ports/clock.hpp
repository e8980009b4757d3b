#pragma once

#include "core/base/instant.hpp"

namespace gaffer {

/// The running time of a workshop: UTC, never goes back, follows the monotonic clock (times the speed of a demo).
class Clock {
public:
    virtual ~Clock() = default;
    /// The present instant; callable from any thread.
    [[nodiscard]] virtual Instant now() const = 0;
};

} // namespace gaffer
