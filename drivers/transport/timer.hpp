#pragma once

#include <boost/asio/basic_waitable_timer.hpp>

#include <algorithm>
#include <chrono>

namespace gaffer {

/// How long a timer waits: never not at all. Boost.Asio hands a time that has passed to the kernel as an absolute instant, and
/// where the computer's clock is faked for a trial that instant is moved by as much as the clock: the line would stand still.
struct WaitAMoment {
    using Steady = std::chrono::steady_clock; ///< It does not follow the computer's clock.
    /// At least a microsecond.
    static Steady::duration to_wait_duration(const Steady::duration& wait)
    {
        return std::max<Steady::duration>(wait, std::chrono::microseconds{1});
    }
    /// At least a microsecond from now.
    static Steady::duration to_wait_duration(const Steady::time_point& until) { return to_wait_duration(until - Steady::now()); }
};

/// Waits for a time on the steady clock.
using Timer = boost::asio::basic_waitable_timer<std::chrono::steady_clock, WaitAMoment>;

} // namespace gaffer
