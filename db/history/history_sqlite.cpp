#include "db/history/history_sqlite.hpp"

#include "core/historian/bin_builder.hpp"
#include "db/history/set_aside.hpp"

#include <mutex>

namespace gaffer {

namespace {

constexpr const char* hotName = "hot.db";
constexpr const char* folderName = "history";

Fault noPoint(const PointName& point)
{
    return {FaultCode::NotFound, "history.noPoint", "no history of a point named " + point.value, {point.value}};
}

std::uint64_t samplesOf(const SealedBlock& block)
{
    std::uint64_t sum = 0;
    for (const SealedChunk& chunk : block.chunks) sum += chunk.samples;
    return sum;
}

} // namespace

Result<std::unique_ptr<HistorySqlite>> HistorySqlite::open(const std::filesystem::path& folder, const Clock& clock, Disk& disk,
                                                           const HistoryOptions& options)
{
    if (options.mode == OpenMode::ReadWrite)
        if (const auto made = disk.makeFolder(folder); !made) return made.error();
    std::vector<std::string> aside;
    auto hot = openHot(folder / hotName, disk, options.mode, aside);
    if (!hot) return hot.error();
    auto store = std::make_unique<HistorySqlite>(folder, clock, disk, options, std::move(*hot));
    store->m_setAside = std::move(aside);
    if (const auto opened = store->m_chunks.open(options.mode); !opened) return opened.error();
    if (const auto restored = store->restore(); !restored) return restored.error();
    return store;
}

Result<HotFile> HistorySqlite::openHot(const std::filesystem::path& file, Disk& disk, OpenMode mode,
                                       std::vector<std::string>& aside)
{
    const DatabaseOptions options{.mode = mode, .vfs = disk.vfs()};
    auto hot = HotFile::open(file, options);
    if (hot || mode == OpenMode::ReadOnly || hot.error().code != FaultCode::Damaged) return hot;
    const auto renamed = gaffer::setAside(disk, file);
    if (!renamed) return renamed.error();
    aside.push_back(*renamed);
    return HotFile::open(file, options);
}

HistorySqlite::HistorySqlite(std::filesystem::path folder, const Clock& clock, Disk& disk, const HistoryOptions& options,
                             HotFile hot)
    : m_folder{std::move(folder)}, m_clock{clock}, m_disk{disk}, m_options{options}, m_hot{std::move(hot)},
      m_chunks{m_folder, disk}, m_recent{options.seal}
{
}

Outcome HistorySqlite::restore()
{
    const auto sealed = m_chunks.sealedRows(m_hot.store());
    for (const auto& [layout, row] : sealed) m_recent.skipRowsUpTo(row);
    for (const PointValue& value : m_chunks.newest()) m_recent.restoreNewest(value);
    m_samples = m_chunks.samples();
    return m_hot.load(
        [&](const ScanLayout& layout) -> Outcome {
            m_recent.restoreLayout(layout);
            return Done{};
        },
        [&](const HotRow& row) { return restoreRow(row, sealed); });
}

Outcome HistorySqlite::restoreRow(const HotRow& row, const std::map<std::int64_t, std::int64_t>& sealed)
{
    const auto known = sealed.find(row.layout);
    if (known != sealed.end() && row.id <= known->second) {
        if (m_removals.empty() || m_removals.back().layout != row.layout) m_removals.push_back({row.layout, known->second});
        return Done{};
    }
    const auto restored = m_recent.restoreRow(row);
    if (restored) m_samples += m_recent.layouts()[static_cast<std::size_t>(row.layout) - 1]->points.size();
    return restored;
}

void HistorySqlite::append(std::span<const Scan> scans)
{
    const std::unique_lock lock{m_mutex};
    for (const Scan& scan : scans) {
        if (scan.samples.empty()) continue;
        m_pending.push_back(m_recent.append(scan));
        m_samples += scan.samples.size();
    }
}

Outcome HistorySqlite::commit()
{
    const bool owing = std::ranges::any_of(m_waiting, [](const Waiting& waiting) { return !waiting.durable; });
    if (owing)
        if (const auto written = writeWaiting(); !written) return written;
    if (!m_pending.empty()) {
        const auto written = m_hot.write(m_recent.layouts(), m_pending);
        if (!written) return written;
        m_pending.clear();
    } else if (!owing) {
        return Done{};
    }
    const std::unique_lock lock{m_mutex};
    m_newestCommit = m_clock.now();
    return Done{};
}

Outcome HistorySqlite::maintain(Instant now)
{
    {
        const std::unique_lock lock{m_mutex};
        m_recent.closeOld(now);
    }
    sealOne();
    if (const auto written = writeWaiting(); !written) return written;
    if (const auto removed = removeSealedRows(); !removed) return removed;
    const auto oldest = monthOf(now) - m_options.rawKept;
    return m_chunks.removeBefore(std::chrono::sys_days{oldest / 1});
}

void HistorySqlite::sealOne()
{
    if (m_recent.closed().empty()) return;
    const auto open = m_recent.closed().front();
    const auto sealed = std::make_shared<const SealedBlock>(sealBlock(*open));
    const auto isInside = [&](const HotRow& row) { return row.layout == open->number && row.id <= open->lastRow; };
    const bool durable = std::erase_if(m_pending, isInside) == 0;
    const std::unique_lock lock{m_mutex};
    m_waiting.push_back({sealed, durable});
    m_recent.dropClosed(open);
    dropBeyondLimit();
}

void HistorySqlite::dropBeyondLimit()
{
    std::size_t bytes = 0;
    for (const Waiting& waiting : m_waiting) bytes += waiting.block->bytes();
    while (bytes > m_options.waitingBytesMost && m_waiting.size() > 1) {
        bytes -= m_waiting.front().block->bytes();
        m_dropped += samplesOf(*m_waiting.front().block);
        m_samples -= samplesOf(*m_waiting.front().block);
        m_waiting.pop_front();
    }
}

Outcome HistorySqlite::writeWaiting()
{
    while (!m_waiting.empty()) {
        const auto block = m_waiting.front().block;
        if (const auto written = m_chunks.write(*block, m_hot.store()); !written) return written;
        m_removals.push_back({block->layout, block->lastRow});
        const std::unique_lock lock{m_mutex};
        m_waiting.pop_front();
    }
    return Done{};
}

Outcome HistorySqlite::removeSealedRows()
{
    while (!m_removals.empty()) {
        if (const auto removed = m_hot.remove(m_removals.back().layout, m_removals.back().lastRow); !removed) return removed;
        m_removals.pop_back();
    }
    return Done{};
}

HistoryStats HistorySqlite::stats() const
{
    HistoryStats stats;
    for (const DiskFile& file : m_disk.list(m_folder)) stats.bytes += file.bytes;
    const std::shared_lock lock{m_mutex};
    stats.samples = m_samples;
    stats.newestCommit = m_newestCommit;
    return stats;
}

Outcome HistorySqlite::verify() const
{
    if (const auto tables = m_hot.database().integrityCheck(); !tables) return tables;
    return m_chunks.verify();
}

std::vector<std::string> HistorySqlite::setAside() const
{
    auto names = m_setAside;
    names.insert(names.end(), m_chunks.setAside().begin(), m_chunks.setAside().end());
    return names;
}

std::uint64_t HistorySqlite::dropped() const
{
    const std::shared_lock lock{m_mutex};
    return m_dropped;
}

Outcome HistorySqlite::read(const PointName& point, Instant from, Instant to,
                            const std::function<bool(const HistorySample&)>& take) const
{
    return visit(point, from, to, [&](const HistorySample& sample, Duration) { return take(sample); });
}

Result<std::vector<HistoryBin>> HistorySqlite::bins(const PointName& point, Instant from, Instant to, Duration width) const
{
    auto builder = BinBuilder::make(from, to, width);
    if (!builder) return builder.error();
    const Duration reach = gapReach(longestPeriod(point));
    const auto visited =
        visit(point, builder->begin() - reach, builder->end() + reach, [&](const HistorySample& sample, Duration every) {
            builder->take(sample, every);
            return true;
        });
    if (!visited && visited.error().code != FaultCode::Damaged) return visited.error();
    return builder->finish();
}

Duration HistorySqlite::longestPeriod(const PointName& point) const
{
    const Duration stored = m_chunks.longestPeriod(point);
    const std::shared_lock lock{m_mutex};
    return std::max(stored, m_recent.longestPeriod(point));
}

Outcome HistorySqlite::visit(const PointName& point, Instant from, Instant to, const TakeSample& take) const
{
    std::vector<SeriesPiece> pieces;
    {
        // Memory first: what is sealed meanwhile is then seen twice and shown once, never missed.
        const std::shared_lock lock{m_mutex};
        if (!m_recent.knows(point)) return noPoint(point);
        pieces = m_recent.pieces(point, from, to);
        for (const Waiting& waiting : m_waiting)
            std::ranges::move(piecesOf(*waiting.block, point, from, to), std::back_inserter(pieces));
    }
    auto sealed = m_chunks.pieces(point, from, to);
    if (!sealed) return sealed.error();
    sealed->insert(sealed->end(), std::move_iterator{pieces.begin()}, std::move_iterator{pieces.end()});
    return visitPieces(std::move(*sealed), from, to, take);
}

Result<std::vector<PointValue>> HistorySqlite::newest() const
{
    const std::shared_lock lock{m_mutex};
    return m_recent.newest();
}

namespace {

/// What a reader of files needs and a service has anyway.
class FilesOnly final : public HistoryReader {
public:
    static Result<std::unique_ptr<HistoryReader>> open(const std::filesystem::path& folder)
    {
        auto files = std::make_unique<FilesOnly>();
        auto store = HistorySqlite::open(folder, files->m_clock, files->m_disk, {.mode = OpenMode::ReadOnly});
        if (!store) return store.error();
        files->m_store = std::move(*store);
        return std::unique_ptr<HistoryReader>{std::move(files)};
    }
    Outcome read(const PointName& point, Instant from, Instant to,
                 const std::function<bool(const HistorySample&)>& take) const override
    {
        return m_store->read(point, from, to, take);
    }
    [[nodiscard]] Result<std::vector<HistoryBin>> bins(const PointName& point, Instant from, Instant to,
                                                       Duration width) const override
    {
        return m_store->bins(point, from, to, width);
    }
    [[nodiscard]] Result<std::vector<PointValue>> newest() const override { return m_store->newest(); }

private:
    class NoClock final : public Clock {
    public:
        [[nodiscard]] Instant now() const override { return {}; }
    };
    NoClock m_clock;
    SystemDisk m_disk;
    std::unique_ptr<HistorySqlite> m_store;
};

} // namespace

Result<std::unique_ptr<HistoryReader>> openHistoryReadOnly(const std::filesystem::path& workshop)
{
    const auto folder = workshop / folderName;
    if (!std::filesystem::exists(folder / hotName))
        return Fault{FaultCode::NotFound, "history.none", "no history in " + folder.string(), {folder.string()}};
    return FilesOnly::open(folder);
}

} // namespace gaffer
