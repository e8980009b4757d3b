#include "db/history/history_sqlite.hpp"

#include "db/history/set_aside.hpp"

#include <mutex>
#include <ranges>

namespace gaffer {

namespace {

constexpr const char* hotName = "hot.db";
constexpr const char* folderName = "history";

/// Whether a fault says that a file is not what was written; SQLite tells some damage as an error in its statements.
bool isDamage(const Fault& fault) { return fault.code == FaultCode::Damaged || fault.code == FaultCode::Internal; }

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
    auto store = std::make_unique<HistorySqlite>(folder, clock, disk, options);
    if (const auto opened = store->openHot(); !opened) return opened.error();
    if (const auto opened = store->m_chunks.open(options.mode); !opened) return opened.error();
    if (const auto opened = store->m_rollups.open(options.mode, store->m_chunks.years()); !opened) return opened.error();
    if (const auto restored = store->restore(); !restored) return restored.error();
    return store;
}

HistorySqlite::HistorySqlite(std::filesystem::path folder, const Clock& clock, Disk& disk, const HistoryOptions& options)
    : m_folder{std::move(folder)}, m_clock{clock}, m_disk{disk}, m_options{options}, m_chunks{m_folder, disk},
      m_rollups{m_folder, disk}, m_recent{options.seal}
{
}

Outcome HistorySqlite::openHot()
{
    const DatabaseOptions options{.mode = m_options.mode, .vfs = m_disk.vfs()};
    auto hot = HotFile::open(m_folder / hotName, options);
    if (!hot && m_options.mode == OpenMode::ReadWrite && isDamage(hot.error())) {
        if (const auto aside = setHotAside(); !aside) return aside;
        hot = HotFile::open(m_folder / hotName, options);
    }
    if (!hot) return hot.error();
    m_hot = std::make_unique<HotFile>(std::move(*hot));
    return Done{};
}

Outcome HistorySqlite::setHotAside()
{
    m_hot.reset();
    const auto renamed = gaffer::setAside(m_disk, m_folder / hotName);
    if (!renamed) return renamed.error();
    m_setAside.push_back(*renamed);
    return Done{};
}

Outcome HistorySqlite::restore()
{
    Restored restored{m_chunks.sealedRows(m_hot->store()), {}};
    for (const auto& [layout, row] : restored.sealed) m_recent.skipRowsUpTo(row);
    for (const PointValue& value : m_chunks.newest()) m_recent.restoreNewest(value);
    const Outcome loaded = m_hot->load(
        [&](const ScanLayout& layout) -> Outcome {
            m_recent.restoreLayout(layout);
            return Done{};
        },
        [&](const HotRow& row) -> Outcome {
            restoreRow(row, restored);
            return Done{};
        });
    if (!loaded && !isDamage(loaded.error())) return loaded;
    const bool damaged = restored.damaged || !loaded;
    return damaged && m_options.mode == OpenMode::ReadWrite ? rescue(std::move(restored.rows)) : Outcome{Done{}};
}

void HistorySqlite::restoreRow(const HotRow& row, Restored& restored)
{
    const auto known = restored.sealed.find(row.layout);
    if (known != restored.sealed.end() && row.id <= known->second) {
        // A number with a flipped bit must not pass for that of a row which chunks hold.
        restored.damaged = restored.damaged || !m_recent.isWhole(row);
        m_removal.add(row.layout, known->second, 1);
        return;
    }
    if (!m_recent.restoreRow(row)) {
        restored.damaged = true;
        return;
    }
    m_unsealed += m_recent.layouts()[static_cast<std::size_t>(row.layout) - 1]->points.size();
    restored.rows.push_back(row);
}

/// Sets a damaged hot file aside and writes what could be read of it into a new one.
Outcome HistorySqlite::rescue(std::vector<HotRow> rows)
{
    if (const auto aside = setHotAside(); !aside) return aside;
    if (const auto opened = openHot(); !opened) return opened;
    m_removal = {};
    m_pending = std::move(rows);
    // What a full disk does not take now goes with the next commit.
    if (m_hot->write(m_recent.layouts(), m_pending)) m_pending.clear();
    return Done{};
}

namespace {

Fault yielding()
{
    return {FaultCode::Full, "history.yields", "the disk is full: its last room is the event log's, readings wait in memory", {}};
}

} // namespace

void HistorySqlite::append(std::span<const Scan> scans)
{
    const std::unique_lock lock{m_mutex};
    for (const Scan& scan : scans) {
        if (scan.samples.empty()) continue;
        m_pending.push_back(m_recent.append(scan));
        m_unsealed += scan.samples.size();
    }
}

Outcome HistorySqlite::commit()
{
    if (m_pending.empty() && m_waiting.empty()) return Done{};
    if (yields()) return yielding();
    const bool owing = std::ranges::any_of(m_waiting, [](const Waiting& waiting) { return !waiting.durable; });
    if (owing)
        if (const auto written = writeWaiting(); !written) return written;
    if (!m_pending.empty()) {
        const auto written = m_hot->write(m_recent.layouts(), m_pending);
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
    // Room that retention makes is the log's too.
    if (yields()) {
        const Outcome forgotten = forgetOld(now);
        return forgotten ? yielding() : forgotten;
    }
    Outcome written = writeWaiting();
    const Outcome forgotten = forgetOld(now);
    // On a full disk nothing is written before something went.
    if (!written) written = writeWaiting();
    if (!written) return written;
    if (const auto removed = removeSealedRows(); !removed) return removed;
    if (const auto aside = m_chunks.setDistrustedAside(); !aside) return aside;
    if (const auto saved = takeOverSaved(); !saved) return saved;
    return forgotten;
}

Outcome HistorySqlite::settle(const std::function<bool()>& goOn)
{
    if (yields()) return yielding();
    {
        const std::unique_lock lock{m_mutex};
        m_recent.closeFrom(m_options.settledScansLeast);
    }
    while (!m_recent.closed().empty() && goOn()) {
        sealOne();
        if (const auto written = writeWaiting(); !written) return written;
    }
    while (m_removal.rows > 0 && goOn()) {
        m_removal.underWay = true;
        if (const auto removed = removeSealedRows(); !removed) return removed;
    }
    return goOn() ? m_hot->shrink() : Outcome{Done{}};
}

/// Removes at most one file a day: a clock that is wrong for a moment must not cost the whole history.
Outcome HistorySqlite::forgetOld(Instant now)
{
    constexpr auto pause = std::chrono::days{1};
    if (now >= m_lastForgotten && m_lastForgotten > now - pause) return Done{};
    const auto space = m_disk.space(m_folder);
    const bool narrow = space && space->free < m_options.freeBytesLeast;
    // A block's minutes and hours are reduced from all samples in them, so those must outlast the blocks beside them: after a
    // long stop the last ones are sealed in the month that is to go.
    if (!m_recent.closed().empty() && !narrow) return Done{};
    const auto kept = narrow ? std::chrono::months{0} : m_options.rawKept;
    const auto raw = m_chunks.removeOldestBefore(std::chrono::sys_days{(monthOf(now) - kept) / 1});
    if (!raw) return raw.error();
    const auto oldestYear = monthOf(now).year() - m_options.minutesKept;
    const auto minutes = m_rollups.removeMinutesBefore(std::chrono::sys_days{oldestYear / 1 / 1});
    if (!minutes) return minutes.error();
    if (*raw || *minutes) m_lastForgotten = now;
    return Done{};
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
        m_unsealed -= samplesOf(*m_waiting.front().block);
        m_waiting.pop_front();
    }
}

Outcome HistorySqlite::writeWaiting()
{
    while (!m_waiting.empty()) {
        const auto block = m_waiting.front().block;
        const auto reduced = m_rollups.add(*block, [&](const PointName& point, Instant from, Instant to, const TakeSample& take) {
            return visit(point, from, to, take);
        });
        if (!reduced) return reduced;
        if (const auto written = m_chunks.write(*block, m_hot->store()); !written) return written;
        m_removal.add(block->layout, block->lastRow, block->chunks.front().samples);
        const std::unique_lock lock{m_mutex};
        m_unsealed -= samplesOf(*block);
        m_waiting.pop_front();
    }
    return Done{};
}

void HistorySqlite::Removal::add(std::int64_t layout, std::int64_t lastRow, std::size_t count)
{
    auto& last = sealed[layout];
    last = std::max(last, lastRow);
    rows += count;
    looked = 0;
}

/// Rows of several devices lie side by side, so removing those of one rewrites nearly every page of the file: it waits until at
/// least half of the file can go, and is done in steps.
Outcome HistorySqlite::removeSealedRows()
{
    constexpr int rowsAtOnce = 5000;
    m_removal.underWay = m_removal.underWay || (m_removal.rows > 0 && m_removal.rows >= m_recent.scans());
    if (!m_removal.underWay) return Done{};
    const auto looked = m_hot->removeSealed(m_removal.sealed, m_removal.looked, rowsAtOnce);
    if (!looked) return looked.error();
    const std::int64_t last = std::ranges::max(m_removal.sealed | std::views::values);
    if (*looked >= last || *looked == m_removal.looked)
        m_removal = {};
    else
        m_removal.looked = *looked;
    return Done{};
}

HistoryStats HistorySqlite::stats() const
{
    HistoryStats stats;
    for (const DiskFile& file : m_disk.list(m_folder)) stats.bytes += file.bytes;
    stats.samples = m_chunks.samples();
    const std::shared_lock lock{m_mutex};
    stats.samples += m_unsealed;
    stats.newestCommit = m_newestCommit;
    return stats;
}

Outcome HistorySqlite::verify() const
{
    if (const auto tables = m_hot->database().integrityCheck(); !tables) return tables;
    return m_chunks.verify();
}

std::vector<std::string> HistorySqlite::setAside() const
{
    auto names = m_setAside;
    std::ranges::move(m_chunks.setAside(), std::back_inserter(names));
    std::ranges::move(m_rollups.setAside(), std::back_inserter(names));
    return names;
}

Outcome HistorySqlite::takeOverSaved()
{
    const auto saved = m_chunks.salvageSome();
    if (!saved) return saved.error();
    if (*saved == 0) return Done{};
    // A point that is no longer read may be known from the saved month alone.
    const auto newest = m_chunks.newest();
    const std::unique_lock lock{m_mutex};
    for (const PointValue& value : newest) m_recent.restoreNewest(value);
    return Done{};
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
    const RollupStore* level = m_rollups.levelFor(width);
    const Instant begin = level != nullptr ? takeRollups(point, *level, *builder) : builder->begin();
    builder->ignoreBefore(begin);
    const auto visited = visit(point, begin - reach, builder->end() + reach, [&](const HistorySample& sample, Duration every) {
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

Instant HistorySqlite::firstUnsealed(const PointName& point) const
{
    const std::shared_lock lock{m_mutex};
    auto pieces = m_recent.pieces(point, Instant::min(), Instant::max());
    for (const Waiting& waiting : m_waiting)
        std::ranges::move(piecesOf(*waiting.block, point, Instant::min(), Instant::max()), std::back_inserter(pieces));
    const auto first = std::ranges::min_element(pieces, {}, &SeriesPiece::first);
    return first == pieces.end() ? Instant::max() : first->first;
}

/// Fills `builder` from rollups as far as they go and gives the time from which samples must do the rest.
Instant HistorySqlite::takeRollups(const PointName& point, const RollupStore& level, BinBuilder& builder) const
{
    const Instant settled = std::min(firstUnsealed(point) - gapReach(longestPeriod(point)), builder.end());
    const Instant end = binStart(settled, level.width());
    if (end <= builder.begin()) return builder.begin();
    BinBuilder filled = builder;
    const auto visited =
        level.visit(point, builder.begin(), end, [&](const HistoryBin& part) { filled.takePart(part, level.width()); });
    if (!visited) return builder.begin();
    builder = std::move(filled);
    return end;
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
    const Outcome sealed = m_chunks.pieces(point, from, to, pieces);
    const Outcome visited = visitPieces(std::move(pieces), from, to, take);
    return sealed ? visited : sealed;
}

Result<std::vector<PointValue>> HistorySqlite::newest() const
{
    const std::shared_lock lock{m_mutex};
    return m_recent.newest();
}

namespace {

class NoClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return {}; }
};

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
