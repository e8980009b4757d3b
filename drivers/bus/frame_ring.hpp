#pragma once

#include "drivers/bus/bus_stats.hpp"

#include <span>
#include <vector>

namespace gaffer {

/// The last 256 frames of a bus; older ones are overwritten.
class FrameRing {
public:
    /// How many frames are kept.
    static constexpr std::size_t kept = 256;
    /// Keeps a frame.
    void add(Instant time, MonoTime mono, FrameWay way, std::span<const std::uint8_t> bytes)
    {
        if (m_records.size() < kept) m_records.emplace_back();
        FrameRecord& record = m_records[m_next];
        record.time = time;
        record.mono = mono;
        record.way = way;
        record.bytes.assign(bytes.begin(), bytes.end());
        m_next = (m_next + 1) % kept;
    }
    /// All kept frames, oldest first.
    [[nodiscard]] std::vector<FrameRecord> all() const
    {
        std::vector<FrameRecord> sorted;
        sorted.reserve(m_records.size());
        const std::size_t oldest = m_records.size() < kept ? 0 : m_next;
        for (std::size_t i = 0; i < m_records.size(); ++i) sorted.push_back(m_records[(oldest + i) % m_records.size()]);
        return sorted;
    }

private:
    std::vector<FrameRecord> m_records;
    std::size_t m_next{0};
};

} // namespace gaffer
