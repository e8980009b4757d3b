#pragma once

#include "db/disk.hpp"
#include "db/history/month_file.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <vector>

namespace gaffer {

/// All sealed readings: one file a month. Writing belongs to one thread; reading may be done from any.
class ChunkStore {
public:
    /// Uses `folder` on `disk`, which must outlive the store.
    ChunkStore(std::filesystem::path folder, Disk& disk) : m_folder{std::move(folder)}, m_disk{disk} {}

    /// Opens the months that are there. A file that cannot be used is set aside under another name and reported in setAside().
    Outcome open(OpenMode mode);
    /// Writes a block to its month's file, which is made if missing; on the disk when this returns.
    Outcome write(const SealedBlock& block, const std::string& store);
    /// The chunks of `point` that touch [from, to), still compressed, oldest month first.
    Result<std::vector<SeriesPiece>> pieces(const PointName& point, Instant from, Instant to) const;
    /// The newest stored value of every point.
    [[nodiscard]] std::vector<PointValue> newest() const;
    /// The longest poll period of `point` in any month.
    [[nodiscard]] Duration longestPeriod(const PointName& point) const;
    /// Up to which row each layout of the hot file `store` is in the chunks of any month.
    [[nodiscard]] std::map<std::int64_t, std::int64_t> sealedRows(const std::string& store) const;
    /// How many samples are in all files.
    [[nodiscard]] std::uint64_t samples() const;
    /// Removes the files of the months that ended before `time`.
    Outcome removeBefore(Instant time);
    /// Removes the oldest month's file unless it is the only one; false when there is nothing to remove.
    bool removeOldest();
    /// Decodes every chunk of every month; Damaged with the first finding.
    [[nodiscard]] Outcome verify() const;
    /// Files that were found damaged and renamed, by their new names.
    [[nodiscard]] const std::vector<std::string>& setAside() const noexcept { return m_setAside; }

private:
    using Months = std::map<std::chrono::year_month, std::shared_ptr<const MonthReader>>;

    Result<MonthWriter*> writerOf(std::chrono::year_month month);
    Outcome openMonth(std::chrono::year_month month, OpenMode mode);
    Outcome remove(std::chrono::year_month month);
    [[nodiscard]] std::filesystem::path fileOf(std::chrono::year_month month) const;
    [[nodiscard]] DatabaseOptions options() const { return {.vfs = m_disk.vfs()}; }
    [[nodiscard]] Months months() const;

    std::filesystem::path m_folder;
    Disk& m_disk;
    std::map<std::chrono::year_month, MonthWriter> m_writers;
    std::vector<std::string> m_setAside;
    /// Guards the map of readers; a reader itself may be used by any thread.
    mutable std::shared_mutex m_mutex;
    Months m_readers;
};

} // namespace gaffer
