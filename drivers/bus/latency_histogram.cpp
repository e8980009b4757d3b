#include "drivers/bus/latency_histogram.hpp"

#include <algorithm>
#include <cmath>

namespace gaffer {

void LatencyHistogram::add(Micros latency)
{
    const double micros = std::max<double>(1.0, static_cast<double>(latency.count()));
    const auto bin = static_cast<std::size_t>(std::log2(micros) * perDoubling);
    ++m_bins[std::min(bin, m_bins.size() - 1)];
    ++m_count;
}

Micros LatencyHistogram::quantile(double part) const
{
    if (m_count == 0) return Micros{0};
    const auto wanted = static_cast<std::uint64_t>(std::ceil(part * static_cast<double>(m_count)));
    std::uint64_t seen = 0;
    for (std::size_t bin = 0; bin < m_bins.size(); ++bin) {
        seen += m_bins[bin];
        if (seen >= std::max<std::uint64_t>(wanted, 1))
            return Micros{static_cast<std::int64_t>(std::exp2((static_cast<double>(bin) + 1) / perDoubling))};
    }
    return Micros{0};
}

} // namespace gaffer
