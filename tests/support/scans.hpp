#pragma once

#include "core/sensing/reading.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace gaffer {

/// Makes scans of one layout for tests: a temperature with one decimal, a counter, a switch and a true double.
class ScanMaker {
public:
    /// Scans of `device`, polled every `every`.
    explicit ScanMaker(std::string device = "io", Duration every = Duration{1000})
    {
        const auto name = [&](const char* point) { return PointName{device + "." + point}; };
        m_layout = std::make_shared<const ScanLayout>(ScanLayout{
            DeviceId{device},
            every,
            {PointInfo{name("t1"), "degC", 1, false, false, 0}, PointInfo{name("count1"), "1", 0, true, false, 16},
             PointInfo{name("closed1"), "", 0, false, true, 0}, PointInfo{name("flow"), "m3/h", -1, false, false, 0}}});
    }
    /// One good scan at the grid instant `time`, arrived `latency` later.
    [[nodiscard]] Scan good(Instant time, double temperature, Duration latency = Duration{20})
    {
        const auto raw = static_cast<std::int64_t>(m_sequence);
        return make(time, latency,
                    {{temperature, goodMark, raw},
                     {static_cast<double>(m_sequence), goodMark, raw},
                     {m_sequence % 2 == 0 ? 1.0 : 0.0, goodMark, raw},
                     {temperature / 3, goodMark, raw}});
    }
    /// One failed scan: every sample carries `mark`.
    [[nodiscard]] Scan failed(Instant time, QualityMark mark, Duration latency = Duration{20})
    {
        return make(time, latency, std::vector<Sample>(m_layout->points.size(), Sample{0, mark, 0}));
    }
    /// The layout of all its scans.
    [[nodiscard]] const std::shared_ptr<const ScanLayout>& layout() const noexcept { return m_layout; }

private:
    Scan make(Instant time, Duration latency, std::vector<Sample> samples)
    {
        return {m_layout, time, time + latency, m_sequence++, std::move(samples)};
    }

    std::shared_ptr<const ScanLayout> m_layout;
    std::uint64_t m_sequence{};
};

} // namespace gaffer
