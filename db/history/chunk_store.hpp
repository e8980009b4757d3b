#pragma once

#include "db/disk.hpp"
#include "db/history/month_file.hpp"
#include "db/history/month_salvage.hpp"

#include <chrono>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
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
    /// Writes a block to its month's file, which is made if missing; on the disk when this returns. A file that proves damaged is
    /// set aside and a new one made.
    Outcome write(const SealedBlock& block, const std::string& store);
    /// Adds the chunks of `point` that touch [from, to), still compressed, oldest month first. The first fault of a month that
    /// cannot be read; what the others have is added all the same.
    Outcome pieces(const PointName& point, Instant from, Instant to, std::vector<SeriesPiece>& found) const;
    /// The newest stored value of every point.
    [[nodiscard]] std::vector<PointValue> newest() const;
    /// The longest poll period of `point` in any month.
    [[nodiscard]] Duration longestPeriod(const PointName& point) const;
    /// Up to which row each layout of the hot file `store` is in the chunks of any month.
    [[nodiscard]] std::map<std::int64_t, std::int64_t> sealedRows(const std::string& store) const;
    /// Takes the next chunks that can be trusted over from a file that was set aside, now or by an earlier run; gives how many
    /// samples that were, zero when there is nothing to do. Takes up to 200 ms. A file that is through gets the ending `.saved`.
    Result<std::uint64_t> salvageSome();
    /// Hears from any thread that the month's file `name` was found damaged; a name that is no month's is passed over.
    void distrust(const std::string& name);
    /// Sets aside what readers found damaged or distrust() was told of, so that what is sound in it is taken over.
    Outcome setDistrustedAside();
    /// How many samples are in all files.
    [[nodiscard]] std::uint64_t samples() const;
    /// The years of which there are readings.
    [[nodiscard]] std::set<int> years() const;
    /// Removes the oldest month's file if the month ended before `time`; false when nothing was removed. One file a
    /// call: a clock that is wrong for a moment must not cost the whole history.
    Result<bool> removeOldestBefore(Instant time);
    /// Decodes every chunk of every month; Damaged with the first finding.
    [[nodiscard]] Outcome verify() const;
    /// Files that were found damaged and renamed, by their new names.
    [[nodiscard]] std::vector<std::string> setAside() const;

private:
    using Months = std::map<std::chrono::year_month, std::shared_ptr<const MonthReader>>;

    Result<MonthWriter*> writerOf(std::chrono::year_month month);
    Outcome openMonth(std::chrono::year_month month, OpenMode mode);
    Outcome writeOnce(const SealedBlock& block, const std::string& store);
    void close(std::chrono::year_month month);
    Outcome setMonthAside(std::chrono::year_month month);
    void distrust(std::chrono::year_month month) const;
    Outcome remove(std::chrono::year_month month);
    bool beginSalvage();
    void dropSalvage();
    Result<std::uint64_t> adopt(const std::vector<SealedChunk>& chunks);
    Outcome endSalvage();
    [[nodiscard]] std::filesystem::path fileOf(std::chrono::year_month month) const;
    [[nodiscard]] DatabaseOptions options() const { return {.vfs = m_disk.vfs()}; }
    [[nodiscard]] Months months() const;

    std::filesystem::path m_folder;
    Disk& m_disk;
    std::map<std::chrono::year_month, MonthWriter> m_writers;
    /// Damaged files that have not been read to their end yet, the one under way first; the writer's own.
    std::deque<std::string> m_unsaved;
    std::optional<MonthSalvage> m_salvage;
    std::int64_t m_savedUpTo{};
    /// Guards what follows; a reader itself may be used by any thread.
    mutable std::shared_mutex m_mutex;
    std::vector<std::string> m_setAside;
    mutable std::set<std::chrono::year_month> m_distrusted;
    Months m_readers;
};

} // namespace gaffer
