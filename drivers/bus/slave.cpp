#include "drivers/bus/slave.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer {
namespace {

constexpr Micros firstTimeout{500'000};
constexpr Micros leastTimeout{400'000};
constexpr Micros mostTimeout{6'000'000};
constexpr Micros leastProbe{150'000};
constexpr Micros mostProbe{900'000};
constexpr Micros firstBackOff{1'000'000};
constexpr Micros mostBackOff{60'000'000};
constexpr double gainOfMean = 1.0 / 8;
constexpr double gainOfDeviation = 1.0 / 4;
constexpr double deviations = 4;
constexpr double lateMargin = 1.5;
constexpr double forgetting = 0.998;

} // namespace

Slave::Slave(std::uint8_t unit, std::optional<Micros> configured) : m_configured{configured} { m_stats.unit = unit; }

Micros Slave::timeout() const
{
    const Micros least = m_configured.value_or(m_measured ? leastTimeout : firstTimeout);
    const auto learnt = Micros{std::llround(std::max(m_mean + deviations * m_deviation, lateMargin * m_longest))};
    return std::max(least, std::min(learnt, mostTimeout));
}

Micros Slave::probeTimeout() const
{
    if (!m_measured) return std::min(timeout(), mostProbe);
    const auto expected = Micros{std::llround(2 * (m_mean + deviations * m_deviation))};
    return std::clamp(expected, leastProbe, mostProbe);
}

void Slave::answered(Micros latency)
{
    m_histogram.add(latency);
    const auto micros = static_cast<double>(latency.count());
    if (!m_measured) {
        m_mean = micros;
        m_deviation = micros / 2;
    } else {
        m_deviation += gainOfDeviation * (std::abs(micros - m_mean) - m_deviation);
        m_mean += gainOfMean * (micros - m_mean);
    }
    m_longest = std::max(micros, m_longest * forgetting);
    m_measured = true;
    ++m_stats.answers;
}

void Slave::cameLate(Micros latency)
{
    m_longest = std::max(m_longest, static_cast<double>(latency.count()));
    ++m_stats.late;
}

void Slave::missed(MonoTime now, unsigned patience, Reason why)
{
    ++m_failures;
    m_trouble = why;
    if (!m_silent) {
        m_silent = m_failures >= patience;
        m_probes = 0;
    }
    if (!m_silent) return;
    const auto shift = std::min(m_probes++, 6U);
    m_probeAt = now + std::min(firstBackOff * (std::int64_t{1} << shift), mostBackOff);
}

void Slave::forgive(MonoTime now)
{
    m_failures = 0;
    m_silent = false;
    m_probes = 0;
    m_heldUntil = now;
}

SlaveStats Slave::stats() const
{
    SlaveStats stats = m_stats;
    stats.timeout = timeout();
    stats.latencyP50 = m_histogram.quantile(0.5);
    stats.latencyP99 = m_histogram.quantile(0.99);
    stats.silent = m_silent;
    return stats;
}

} // namespace gaffer
