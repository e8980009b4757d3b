#pragma once

#include "core/historian/bin_builder.hpp"
#include "core/historian/recent_history.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/history.hpp"
#include "db/database.hpp"
#include "db/disk.hpp"
#include "db/history/chunk_store.hpp"
#include "db/history/hot_file.hpp"
#include "db/history/rollups.hpp"
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
    /// Blocks with fewer scans stay in the hot file when a run ends: short chunks cost more than they save.
    std::size_t settledScansLeast{600};
    /// Months of raw readings that are kept, besides the present one.
    std::chrono::months rawKept{13};
    /// Years of minute rollups that are kept, besides the present one; hours stay for ever.
    std::chrono::years minutesKept{5};
    /// With less room than this on the disk the oldest month of raw readings goes, one a day.
    std::uint64_t freeBytesLeast{std::uint64_t{200} << 20U};
    /// Most memory for readings that wait for room on a full disk; beyond it the oldest are dropped and counted.
    std::size_t waitingBytesMost{std::size_t{64} << 20U};
    /// True while the last room on the disk belongs to the event log: nothing is written then. Called on the writer's thread; may
    /// be empty.
    std::function<bool()> yields{};
};

/// The history of a workshop in SQLite files below one folder. append(), commit() and maintain() belong to one thread; reading
/// may be done from any. Values are stored with their point's decimals, so a value reads back rounded to them.
class HistorySqlite final : public HistoryStore {
public:
    /// Opens the history in `folder` of `disk` (made if missing, unless read only) and brings the newest values back. `clock`
    /// and `disk` must outlive the store. Unavailable when the folder cannot be used; damaged files are set aside instead.
    static Result<std::unique_ptr<HistorySqlite>> open(const std::filesystem::path& folder, const Clock& clock, Disk& disk,
                                                       const HistoryOptions& options = {});
    /// A store that nothing was opened of yet; open() is the way to get one.
    HistorySqlite(std::filesystem::path folder, const Clock& clock, Disk& disk, const HistoryOptions& options);

    void append(std::span<const Scan> scans) override;
    Outcome commit() override;
    Outcome maintain(Instant now) override;
    Outcome settle(const std::function<bool()>& goOn) override;
    [[nodiscard]] HistoryStats stats() const override;
    Outcome read(const PointName& point, Instant from, Instant to,
                 const std::function<bool(const HistorySample&)>& take) const override;
    [[nodiscard]] Result<std::vector<HistoryBin>> bins(const PointName& point, Instant from, Instant to,
                                                       Duration width) const override;
    [[nodiscard]] Result<std::vector<PointValue>> newest() const override;

    /// Decodes everything that is stored; Damaged with the first finding. Takes seconds for each month.
    [[nodiscard]] Outcome verify() const;
    /// Damaged files that were renamed since the store was opened, by their new names.
    [[nodiscard]] std::vector<std::string> setAside() const;
    /// Hears from any thread that `file` of the history was found damaged: the next maintain() sets a month aside and takes over
    /// what is sound in it.
    void distrust(const std::string& file) { m_chunks.distrust(file); }
    /// Samples that were dropped because a full disk outlasted the memory for what waits.
    [[nodiscard]] std::uint64_t dropped() const;

private:
    /// Rows that chunks hold and that are still in the hot file.
    struct Removal {
        /// The last such row of each layout.
        std::map<std::int64_t, std::int64_t> sealed;
        /// How many they are, about.
        std::size_t rows{};
        /// Up to where the removal has looked.
        std::int64_t looked{};
        bool underWay{false};

        /// Takes over that `count` rows of `layout` up to `lastRow` are in chunks now.
        void add(std::int64_t layout, std::int64_t lastRow, std::size_t count);
    };
    /// A sealed block that is not yet in its month's file.
    struct Waiting {
        std::shared_ptr<const SealedBlock> block;
        /// False while some of its rows were never committed.
        bool durable{false};
    };

    struct Restored {
        std::map<std::int64_t, std::int64_t> sealed;
        /// Rows that are in no chunk.
        std::vector<HotRow> rows;
        bool damaged{false};
    };
    Outcome openHot();
    Outcome setHotAside();
    Outcome restore();
    void restoreRow(const HotRow& row, Restored& restored);
    Outcome rescue(std::vector<HotRow> rows);
    [[nodiscard]] bool yields() const { return m_options.yields && m_options.yields(); }
    void sealOne();
    Outcome writeWaiting();
    Outcome takeOverSaved();
    Outcome removeSealedRows();
    Outcome forgetOld(Instant now);
    void dropBeyondLimit();
    Outcome visit(const PointName& point, Instant from, Instant to, const TakeSample& take) const;
    [[nodiscard]] Duration longestPeriod(const PointName& point) const;
    [[nodiscard]] Instant firstUnsealed(const PointName& point) const;
    Instant takeRollups(const PointName& point, const RollupStore& level, BinBuilder& builder) const;

    std::filesystem::path m_folder;
    const Clock& m_clock;
    Disk& m_disk;
    HistoryOptions m_options;
    std::unique_ptr<HotFile> m_hot;
    ChunkStore m_chunks;
    Rollups m_rollups;
    std::vector<std::string> m_setAside;
    /// When retention last removed a file.
    Instant m_lastForgotten{Instant::min()};
    /// Rows that are in memory only; the writer's own, as the next.
    std::vector<HotRow> m_pending;
    Removal m_removal;

    /// Guards everything below.
    mutable std::shared_mutex m_mutex;
    RecentHistory m_recent;
    std::deque<Waiting> m_waiting;
    /// Samples that no chunk on disk holds yet.
    std::uint64_t m_unsealed{};
    std::uint64_t m_dropped{};
    Instant m_newestCommit{};
};

/// Opens the history of the workshop in `workshop` for reading while no service runs; NotFound when there is none yet.
Result<std::unique_ptr<HistoryReader>> openHistoryReadOnly(const std::filesystem::path& workshop);

} // namespace gaffer
