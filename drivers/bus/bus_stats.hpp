#pragma once

#include "core/base/ids.hpp"
#include "core/base/instant.hpp"
#include "drivers/bus/mono_time.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace gaffer {

/// What happened between us and one slave since the bus was started.
struct SlaveStats {
    std::uint8_t unit{};
    std::uint64_t requests{};
    std::uint64_t answers{};
    std::uint64_t timeouts{};
    /// Damaged or wrong answers: CRC, wrong unit, count, echo.
    std::uint64_t damaged{};
    /// Replies after their time-out, never used as values.
    std::uint64_t late{};
    /// Echoes, duplicates and frames nobody asked for.
    std::uint64_t strays{};
    std::uint64_t retries{};
    std::uint64_t exceptions{};
    /// By exception code; codes above 15 are counted in 0.
    std::array<std::uint64_t, 16> exceptionsByCode{};
    /// The learnt time-out now.
    Micros timeout{};
    /// The slave's own latency.
    Micros latencyP50{};
    Micros latencyP99{};
    /// It does not answer and is only probed.
    bool silent{};
};

/// What happened on one bus since it was started.
struct BusStats {
    BusId bus;
    bool linkUp{};
    std::uint64_t linkLosses{};
    std::uint64_t bytesSent{};
    std::uint64_t bytesReceived{};
    /// Share of the time a request was in flight, per cent.
    double loadPercent{};
    /// Why the link is down, for people; empty when it is up.
    std::string trouble;
    std::vector<SlaveStats> slaves;
    /// The sums over the slaves.
    SlaveStats total;
};

/// Which way a frame went.
enum class FrameWay : std::uint8_t { Sent, Received };

/// One frame (or piece of one) as it was on the wire.
struct FrameRecord {
    Instant time{};
    /// Steady time, for the microseconds between frames.
    MonoTime mono{};
    FrameWay way{FrameWay::Sent};
    std::vector<std::uint8_t> bytes;
};

} // namespace gaffer
