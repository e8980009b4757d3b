#pragma once

#include "core/historian/bin_builder.hpp"
#include "core/historian/grid_stamp.hpp"
#include "core/historian/stored_number.hpp"
#include "core/historian/stored_scan.hpp"
#include "core/ports/history.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace gaffer {

/// A history in memory that follows the contract of the one on disk and can be told to fail. One thread.
class HistoryInMemory final : public HistoryStore {
public:
    void append(std::span<const Scan> scans) override
    {
        for (const Scan& scan : scans) {
            const Instant time = m_stampers[scan.layout->device.value + toText(scan.layout->every)].stamp(scan);
            for (std::size_t i = 0; i < scan.samples.size(); ++i) take(*scan.layout, i, scan.samples[i], time);
            ++m_uncommitted;
        }
    }
    Outcome commit() override
    {
        if (commitFault.code != FaultCode::Internal) return commitFault;
        m_committed += std::exchange(m_uncommitted, 0);
        return Done{};
    }
    Outcome maintain(Instant) override { return Done{}; }
    Outcome settle(const std::function<bool()>&) override { return Done{}; }
    [[nodiscard]] HistoryStats stats() const override
    {
        HistoryStats stats;
        for (const auto& [name, track] : m_tracks) stats.samples += track.samples.size();
        return stats;
    }
    Outcome read(const PointName& point, Instant from, Instant to,
                 const std::function<bool(const HistorySample&)>& take) const override
    {
        return visit(point, from, to, [&](const HistorySample& sample, Duration) { return take(sample); });
    }
    [[nodiscard]] Result<std::vector<HistoryBin>> bins(const PointName& point, Instant from, Instant to,
                                                       Duration width) const override
    {
        auto builder = BinBuilder::make(from, to, width);
        if (!builder) return builder.error();
        const auto visited = visit(point, Instant::min(), Instant::max(), [&](const HistorySample& sample, Duration every) {
            builder->take(sample, every);
            return true;
        });
        if (!visited) return visited.error();
        return builder->finish();
    }
    [[nodiscard]] Result<std::vector<PointValue>> newest() const override
    {
        std::vector<PointValue> values;
        for (const auto& [name, track] : m_tracks) values.push_back(track.newest);
        return values;
    }
    /// Scans made durable so far.
    [[nodiscard]] std::size_t committed() const noexcept { return m_committed; }

    /// What the next commits fail with; Internal means that they succeed.
    Fault commitFault{FaultCode::Internal, "", "", {}};

private:
    struct Polled {
        HistorySample sample;
        Duration every{};
    };
    struct Track {
        std::vector<Polled> samples;
        PointValue newest;
    };

    void take(const ScanLayout& layout, std::size_t index, const Sample& sample, Instant time)
    {
        const PointInfo& info = layout.points[index];
        const StoredValue stored = storedValue(sample, info.decimals);
        const QualityMark mark = QualityMark::unpack(stored.mark).value_or(QualityMark{});
        const HistorySample kept{time, mark.usable() ? valueOf(stored.number, info.decimals) : 0.0, mark};
        Track& track = m_tracks[info.name.value];
        const auto place =
            std::ranges::upper_bound(track.samples, time, {}, [](const Polled& polled) { return polled.sample.time; });
        const bool repeat = place != track.samples.begin() && std::prev(place)->sample == kept;
        const bool newer = place == track.samples.end();
        if (!repeat) track.samples.insert(place, {kept, layout.every});
        if (newer) track.newest = {info, kept.value, mark, time, sample.raw, false};
    }
    Outcome visit(const PointName& point, Instant from, Instant to,
                  const std::function<bool(const HistorySample&, Duration)>& take) const
    {
        const auto track = m_tracks.find(point.value);
        if (track == m_tracks.end())
            return Fault{FaultCode::NotFound, "history.noPoint", "no history of a point named " + point.value, {point.value}};
        for (const Polled& polled : track->second.samples) {
            if (polled.sample.time < from) continue;
            if (polled.sample.time >= to || !take(polled.sample, polled.every)) break;
        }
        return Done{};
    }

    std::map<std::string, GridStamper> m_stampers;
    std::map<std::string, Track> m_tracks;
    std::size_t m_uncommitted{};
    std::size_t m_committed{};
};

} // namespace gaffer
