#pragma once

#include "core/historian/recent_history.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/history.hpp"
#include "db/database.hpp"
#include "db/disk.hpp"
#include "db/history/chunk_store.hpp"
#include "db/history/hot_file.hpp"
#include "db/history/sealed_block.hpp"

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <vector>

namespace gaffer {

/// How a workshop's history is kept.
struct HistoryOptions {
    /// Read and write, or read only beside no writer.
    OpenMode mode{OpenMode::ReadWrite};
    /// When scans become chunks.
    SealRule seal;
    /// Months of raw readings that are kept, besides the present one.
    std::chrono::months rawKept{13};
    /// Most memory for readings that wait for room on a full disk; beyond it the oldest are dropped and counted.
    std::size_t waitingBytesMost{std::size_t{64} << 20U};
};

/// The history of a workshop in SQLite files below one folder. append(), commit() and maintain() belong to one thread; reading
/// may be done from any. Values are stored with their point's decimals, so a value reads back rounded to them.
class HistorySqlite final : public HistoryStore {
public:
    /// Opens the history in `folder` of `disk` (made if missing, unless read only) and brings the newest values back. `clock`
    /// and `disk` must outlive the store. Unavailable when the folder cannot be used; damaged files are set aside instead.
    static Result<std::unique_ptr<HistorySqlite>> open(const std::filesystem::path& folder, const Clock& clock, Disk& disk,
                                                       const HistoryOptions& options = {});
    /// Takes over an open, empty store's parts; open() is the way to get one.
    HistorySqlite(std::filesystem::path folder, const Clock& clock, Disk& disk, const HistoryOptions& options, HotFile hot);

    void append(std::span<const Scan> scans) override;
    Outcome commit() override;
    Outcome maintain(Instant now) override;
    [[nodiscard]] HistoryStats stats() const override;
    Outcome read(const PointName& point, Instant from, Instant to,
                 const std::function<bool(const HistorySample&)>& take) const override;
    [[nodiscard]] Result<std::vector<HistoryBin>> bins(const PointName& point, Instant from, Instant to,
                                                       Duration width) const override;
    [[nodiscard]] Result<std::vector<PointValue>> newest() const override;

    /// Decodes everything that is stored; Damaged with the first finding. Takes seconds for each month.
    [[nodiscard]] Outcome verify() const;
    /// Damaged files that were renamed when the store was opened, by their new names.
    [[nodiscard]] std::vector<std::string> setAside() const;
    /// Samples that were dropped because a full disk outlasted the memory for what waits.
    [[nodiscard]] std::uint64_t dropped() const;

private:
    struct Removal {
        std::int64_t layout{};
        std::int64_t lastRow{};
    };
    /// A sealed block that is not yet in its month's file.
    struct Waiting {
        std::shared_ptr<const SealedBlock> block;
        /// False while some of its rows were never committed.
        bool durable{false};
    };

    static Result<HotFile> openHot(const std::filesystem::path& file, Disk& disk, OpenMode mode, std::vector<std::string>& aside);
    Outcome restore();
    Outcome restoreRow(const HotRow& row, const std::map<std::int64_t, std::int64_t>& sealed);
    void sealOne();
    Outcome writeWaiting();
    Outcome removeSealedRows();
    void dropBeyondLimit();
    Outcome visit(const PointName& point, Instant from, Instant to, const TakeSample& take) const;
    [[nodiscard]] Duration longestPeriod(const PointName& point) const;

    std::filesystem::path m_folder;
    const Clock& m_clock;
    Disk& m_disk;
    HistoryOptions m_options;
    HotFile m_hot;
    ChunkStore m_chunks;
    std::vector<std::string> m_setAside;
    /// Rows that are in memory only and hot rows that are in chunks already; the writer's own.
    std::vector<HotRow> m_pending;
    std::vector<Removal> m_removals;

    /// Guards everything below.
    mutable std::shared_mutex m_mutex;
    RecentHistory m_recent;
    std::deque<Waiting> m_waiting;
    std::uint64_t m_samples{};
    std::uint64_t m_dropped{};
    Instant m_newestCommit{};
};

/// Opens the history of the workshop in `workshop` for reading while no service runs; NotFound when there is none yet.
Result<std::unique_ptr<HistoryReader>> openHistoryReadOnly(const std::filesystem::path& workshop);

} // namespace gaffer
