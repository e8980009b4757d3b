#pragma once

#include "drivers/bus/bus_stats.hpp"
#include "drivers/bus/latency_histogram.hpp"

#include <algorithm>
#include <optional>

namespace gaffer {

/// How a slave has been answering: what to expect of it and when to ask it again.
class Slave {
public:
    /// A slave nobody has asked yet. `configured` is the time-out of the wiring, if it gives one: then never less is waited.
    Slave(std::uint8_t unit, std::optional<Micros> configured);

    /// Takes another time-out of the wiring over.
    void configure(std::optional<Micros> timeout) { m_configured = timeout; }
    /// Its address.
    [[nodiscard]] std::uint8_t unit() const noexcept { return m_stats.unit; }
    /// How long to wait for its own part of an answer: mean + 4 deviations, 1.5 x the longest seen lately, at most 6 s.
    [[nodiscard]] Micros timeout() const;
    /// How long a probe waits: a late answer to a probe counts as life all the same, so probes may be short.
    [[nodiscard]] Micros probeTimeout() const;
    /// It answered after `latency`.
    void answered(Micros latency);
    /// A reply came `latency` after its request, too late to be used.
    void cameLate(Micros latency);
    /// It gave no answer, `why` says how; when that happens for the `patience`th time in a row it is silent.
    void missed(MonoTime now, unsigned patience, Reason why);
    /// It answers again, or may: nothing is held against it.
    void forgive(MonoTime now);

    /// It is only probed now.
    [[nodiscard]] bool silent() const noexcept { return m_silent; }
    /// Why its last question got no answer.
    [[nodiscard]] Reason trouble() const noexcept { return m_trouble; }
    /// It answered the last question.
    [[nodiscard]] bool good() const noexcept { return m_measured && m_failures == 0; }
    /// When the next probe is due.
    [[nodiscard]] MonoTime probeAt() const noexcept { return m_probeAt; }
    /// Asks for a probe at once.
    void probeNow(MonoTime now) { m_probeAt = now; }
    /// Before this it is not asked: its late reply may be on its way.
    [[nodiscard]] MonoTime heldUntil() const noexcept { return m_heldUntil; }
    /// Does not ask it before `time`.
    void hold(MonoTime time) { m_heldUntil = std::max(m_heldUntil, time); }
    /// Its counters.
    [[nodiscard]] SlaveStats& counters() noexcept { return m_stats; }
    /// Its counters with quantiles and time-out filled in.
    [[nodiscard]] SlaveStats stats() const;

private:
    SlaveStats m_stats;
    LatencyHistogram m_histogram;
    std::optional<Micros> m_configured;
    double m_mean{0};
    double m_deviation{0};
    double m_longest{0};
    unsigned m_failures{0};
    unsigned m_probes{0};
    MonoTime m_probeAt{};
    MonoTime m_heldUntil{};
    Reason m_trouble{Reason::CommTimeout};
    bool m_measured{false};
    bool m_silent{false};
};

} // namespace gaffer
