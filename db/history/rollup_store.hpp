#pragma once

#include "core/ports/history.hpp"
#include "db/database.hpp"
#include "db/disk.hpp"

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace gaffer {

/// New bins of one point.
struct RollupUpdate {
    PointInfo info;
    std::vector<HistoryBin> bins;
};

/// Reduced readings at one level: one file a year (`history/minutes-YYYY.db`, `history/hours-YYYY.db`), each point's bins in
/// blobs of 1440. They outlive the raw readings they are made of. Writing belongs to one thread, reading may be done from any.
class RollupStore {
public:
    /// Bins of `width` in files that begin with `prefix`, in `folder` of `disk`, which must outlive the store.
    RollupStore(std::string prefix, Duration width, std::filesystem::path folder, Disk& disk);

    /// Opens the years that are there; a file that cannot be used is set aside under another name. `sealedYears` are those of
    /// which there are sealed readings: where the file is missing, the level does not answer for the year.
    Outcome open(OpenMode mode, const std::set<int>& sealedYears);
    /// Replaces the bins of each update, also by empty ones, and leaves the others; on the disk when this returns. The same
    /// update may be written again.
    Outcome write(const std::vector<RollupUpdate>& updates);
    /// Stops answering for the years of `updates`, which could not be written.
    void distrust(const std::vector<RollupUpdate>& updates);
    /// Visits the bins of `point` in [from, to) that hold anything, in order of time. Unavailable when a year in the span is not
    /// wholly in here, Damaged when a blob cannot be trusted; what was visited before that must be thrown away.
    Outcome visit(const PointName& point, Instant from, Instant to, const std::function<void(const HistoryBin&)>& take) const;
    /// Removes the oldest year's file if the year ended before `time`; false when nothing was removed. One file a call.
    Result<bool> removeOldestBefore(Instant time);
    /// Files that were found damaged and renamed, by their new names.
    [[nodiscard]] const std::vector<std::string>& setAside() const noexcept { return m_setAside; }
    /// The width of its bins.
    [[nodiscard]] Duration width() const noexcept { return m_width; }

private:
    using Years = std::map<int, std::unique_ptr<Database>>;

    [[nodiscard]] std::filesystem::path fileOf(int year) const;
    [[nodiscard]] Duration span() const;
    [[nodiscard]] Instant beginOf(std::int64_t period) const;
    [[nodiscard]] std::set<int> yearsOf(const std::vector<RollupUpdate>& updates) const;
    Outcome openYear(int year, OpenMode mode);
    Outcome writeYear(Database& file, int year, const std::vector<RollupUpdate>& updates) const;
    void writePeriod(Database& file, std::int64_t period, const PointInfo& info, std::span<const HistoryBin> update) const;
    static std::int64_t pointNumber(Database& file, const PointInfo& info);
    Outcome visitYear(const Database& file, const PointName& point, Instant from, Instant to,
                      const std::function<void(const HistoryBin&)>& take) const;

    std::string m_prefix;
    Duration m_width;
    std::filesystem::path m_folder;
    Disk& m_disk;
    std::vector<std::string> m_setAside;
    /// Guards the connections: one user at a time.
    mutable std::mutex m_mutex;
    Years m_years;
    /// Years of which not everything sealed is in here.
    std::set<int> m_partial;
};

/// Checks the tables of one year's file and decodes every bin of `width` in it; Damaged with the first finding. Ends, and finds
/// nothing more, when `givenUp`, asked before each blob, says so.
Outcome verifyRollups(const Database& file, Duration width, const std::function<bool()>& givenUp = {});

} // namespace gaffer
