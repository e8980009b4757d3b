#include "core/historian/grid_stamp.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer {

namespace {

constexpr Duration toleranceLeast{50};
constexpr Duration toleranceMost{1000};
constexpr int toleranceShare = 10;
constexpr double learningShare = 1.0 / 8;
constexpr Duration step{1};

double latencyMs(const Scan& scan) { return static_cast<double>((scan.arrival - scan.scheduled).count()); }

} // namespace

Duration GridStamper::toleranceOf(Duration every)
{
    const Duration wide = std::clamp(every / toleranceShare, toleranceLeast, toleranceMost);
    return std::min(wide, std::max(every / 2, step));
}

Instant GridStamper::stamp(const Scan& scan)
{
    GAFFER_CHECK(scan.layout != nullptr);
    learn(scan);
    Instant time = onGrid(scan) ? scan.scheduled : scan.arrival;
    if (m_last && time <= *m_last) time = std::max(scan.arrival, *m_last + step);
    m_last = time;
    return time;
}

bool GridStamper::onGrid(const Scan& scan) const
{
    if (!m_latencyMs) return false;
    return std::abs(latencyMs(scan) - *m_latencyMs) <= static_cast<double>(toleranceOf(scan.layout->every).count());
}

void GridStamper::learn(const Scan& scan)
{
    const bool answered = std::ranges::any_of(scan.samples, [](const Sample& sample) { return sample.mark.usable(); });
    const double latency = latencyMs(scan);
    const auto every = static_cast<double>(scan.layout->every.count());
    if (!answered || latency < 0 || latency > every) return;
    if (!m_latencyMs) m_latencyMs = latency;
    *m_latencyMs += (latency - *m_latencyMs) * learningShare;
    GAFFER_CHECK(*m_latencyMs >= 0 && *m_latencyMs <= every);
}

} // namespace gaffer
