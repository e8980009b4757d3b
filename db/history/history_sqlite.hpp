#pragma once

#include "core/historian/recent_history.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/history.hpp"
#include "db/database.hpp"
#include "db/history/hot_file.hpp"

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
    /// Name of the SQLite file system layer; empty is the system's, tests name a simulated disk.
    std::string vfs;
};

/// The history of a workshop in SQLite files below one folder. append(), commit() and maintain() belong to one thread; reading
/// may be done from any. Values are stored with their point's decimals, so a value reads back rounded to them.
class HistorySqlite final : public HistoryStore {
public:
    /// Opens the history in `folder` (made if missing, unless read only) and brings the newest values back. `clock` must outlive
    /// the store. Unavailable when the folder cannot be used.
    static Result<std::unique_ptr<HistorySqlite>> open(const std::filesystem::path& folder, const Clock& clock,
                                                       const HistoryOptions& options = {});

    /// Takes over an open, empty store's parts; open() is the way to get one.
    HistorySqlite(std::filesystem::path folder, const Clock& clock, const HistoryOptions& options, HotFile hot);

    void append(std::span<const Scan> scans) override;
    Outcome commit() override;
    Outcome maintain(Instant now) override;
    [[nodiscard]] HistoryStats stats() const override;
    Outcome read(const PointName& point, Instant from, Instant to,
                 const std::function<bool(const HistorySample&)>& take) const override;
    [[nodiscard]] Result<std::vector<HistoryBin>> bins(const PointName& point, Instant from, Instant to,
                                                       Duration width) const override;
    [[nodiscard]] Result<std::vector<PointValue>> newest() const override;

private:
    Outcome restore();
    Outcome visit(const PointName& point, Instant from, Instant to, const TakeSample& take) const;

    std::filesystem::path m_folder;
    const Clock& m_clock;
    HistoryOptions m_options;
    HotFile m_hot;
    /// Rows that are in memory only; the writer's own.
    std::vector<HotRow> m_pending;

    /// Guards everything below.
    mutable std::shared_mutex m_mutex;
    RecentHistory m_recent;
    std::uint64_t m_samples{};
    Instant m_newestCommit{};
};

/// Opens the history of the workshop in `workshop` for reading while no service runs; NotFound when there is none yet.
Result<std::unique_ptr<HistoryReader>> openHistoryReadOnly(const std::filesystem::path& workshop);

} // namespace gaffer
