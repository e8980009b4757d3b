#include "db/history/history_sqlite.hpp"

#include "core/historian/bin_builder.hpp"

#include <mutex>

namespace gaffer {

namespace {

constexpr const char* hotName = "hot.db";
constexpr const char* folderName = "history";

/// A reader of files needs no time.
class NoClock final : public Clock {
public:
    [[nodiscard]] Instant now() const override { return {}; }
};
const NoClock noClock;

Outcome makeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error)
        return Fault{FaultCode::Unavailable, "history.folder", folder.string() + ": " + error.message(), {folder.string()}};
    return Done{};
}

Fault noPoint(const PointName& point)
{
    return {FaultCode::NotFound, "history.noPoint", "no history of a point named " + point.value, {point.value}};
}

} // namespace

Result<std::unique_ptr<HistorySqlite>> HistorySqlite::open(const std::filesystem::path& folder, const Clock& clock,
                                                           const HistoryOptions& options)
{
    if (options.mode == OpenMode::ReadWrite && options.vfs.empty())
        if (const auto made = makeFolder(folder); !made) return made.error();
    auto hot = HotFile::open(folder / hotName, {.mode = options.mode, .vfs = options.vfs});
    if (!hot) return hot.error();
    auto store = std::make_unique<HistorySqlite>(folder, clock, options, std::move(*hot));
    if (const auto restored = store->restore(); !restored) return restored.error();
    return store;
}

HistorySqlite::HistorySqlite(std::filesystem::path folder, const Clock& clock, const HistoryOptions& options, HotFile hot)
    : m_folder{std::move(folder)}, m_clock{clock}, m_options{options}, m_hot{std::move(hot)}, m_recent{options.seal}
{
}

Outcome HistorySqlite::restore()
{
    return m_hot.load(
        [&](const ScanLayout& layout) -> Outcome {
            m_recent.restoreLayout(layout);
            return Done{};
        },
        [&](const HotRow& row) -> Outcome {
            const auto restored = m_recent.restoreRow(row);
            if (restored) m_samples += m_recent.layouts()[static_cast<std::size_t>(row.layout) - 1]->points.size();
            return restored;
        });
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
    if (m_pending.empty()) return Done{};
    const auto written = m_hot.write(m_recent.layouts(), m_pending);
    if (!written) return written;
    m_pending.clear();
    const std::unique_lock lock{m_mutex};
    m_newestCommit = m_clock.now();
    return Done{};
}

Outcome HistorySqlite::maintain(Instant now)
{
    const std::unique_lock lock{m_mutex};
    m_recent.closeOld(now);
    return Done{};
}

HistoryStats HistorySqlite::stats() const
{
    HistoryStats stats;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{m_folder, ignored}) stats.bytes += entry.file_size(ignored);
    const std::shared_lock lock{m_mutex};
    stats.samples = m_samples;
    stats.newestCommit = m_newestCommit;
    return stats;
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
    const Duration reach = [&] {
        const std::shared_lock lock{m_mutex};
        return gapReach(m_recent.longestPeriod(point));
    }();
    const auto visited =
        visit(point, builder->begin() - reach, builder->end() + reach, [&](const HistorySample& sample, Duration every) {
            builder->take(sample, every);
            return true;
        });
    if (!visited) return visited.error();
    return builder->finish();
}

Outcome HistorySqlite::visit(const PointName& point, Instant from, Instant to, const TakeSample& take) const
{
    std::vector<SeriesPiece> pieces;
    {
        const std::shared_lock lock{m_mutex};
        if (!m_recent.knows(point)) return noPoint(point);
        pieces = m_recent.pieces(point, from, to);
    }
    return visitPieces(std::move(pieces), from, to, take);
}

Result<std::vector<PointValue>> HistorySqlite::newest() const
{
    const std::shared_lock lock{m_mutex};
    return m_recent.newest();
}

Result<std::unique_ptr<HistoryReader>> openHistoryReadOnly(const std::filesystem::path& workshop)
{
    const auto folder = workshop / folderName;
    if (!std::filesystem::exists(folder / hotName))
        return Fault{FaultCode::NotFound, "history.none", "no history in " + folder.string(), {folder.string()}};
    auto store = HistorySqlite::open(folder, noClock, {.mode = OpenMode::ReadOnly});
    if (!store) return store.error();
    return std::unique_ptr<HistoryReader>{std::move(*store)};
}

} // namespace gaffer
