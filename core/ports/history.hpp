#pragma once

#include "core/base/result.hpp"
#include "core/sensing/reading.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace gaffer {

/// One stored value of one point.
struct HistorySample {
    Instant time{};
    double value{};
    QualityMark mark;
    bool operator==(const HistorySample&) const = default;
};

/// One bin of a reduced series. Fields other than start and goodPercent are meaningful only when goodPercent > 0.
struct HistoryBin {
    Instant start{};
    double min{};
    double max{};
    /// Time-weighted over the good part of the bin.
    double mean{};
    double last{};
    /// Share of the bin covered by good values, 0 to 100.
    double goodPercent{};
    bool operator==(const HistoryBin&) const = default;
};

/// How much the history holds on disk.
struct HistoryStats {
    std::uint64_t bytes{};
    std::uint64_t samples{};
    Instant newestCommit{};
};

/// What a reader of the past may ask; a seat's client and the store itself both offer it.
class HistoryReader {
public:
    virtual ~HistoryReader() = default;
    /// Calls `take` for each stored sample of `point` in [from, to), in order of time; stops when it returns false.
    /// NotFound when the point never existed, Damaged when a stored block cannot be trusted.
    virtual Outcome read(const PointName& point, Instant from, Instant to,
                         const std::function<bool(const HistorySample&)>& take) const = 0;
    /// Bins of `width` aligned to the UTC epoch that touch [from, to); empty bins have goodPercent 0.
    [[nodiscard]] virtual Result<std::vector<HistoryBin>> bins(const PointName& point, Instant from, Instant to,
                                                               Duration width) const = 0;
    /// The newest stored value of every point.
    [[nodiscard]] virtual Result<std::vector<PointValue>> newest() const = 0;
};

/// Keeps readings. One writer thread; readers may run beside it.
class HistoryStore : public HistoryReader {
public:
    /// Takes scans over in memory; they are readable at once and durable after the next commit().
    virtual void append(std::span<const Scan> scans) = 0;
    /// Makes everything appended durable; Full or Unavailable leaves it in memory for the next try.
    virtual Outcome commit() = 0;
    /// Work that may take up to 200 ms: sealing what is complete at `now`, retention, free space.
    virtual Outcome maintain(Instant now) = 0;
    /// The last work of a run, after the last commit(): seals what is worth it and gives unused room back to the disk, in steps
    /// of up to 200 ms for as long as `goOn` says so. Nothing is lost when it stops early, fails or never comes.
    virtual Outcome settle(const std::function<bool()>& goOn) = 0;
    /// Sizes for `status`.
    [[nodiscard]] virtual HistoryStats stats() const = 0;
};

} // namespace gaffer
