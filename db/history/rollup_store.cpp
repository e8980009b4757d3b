#include "db/history/rollup_store.hpp"

#include "core/historian/bin_builder.hpp"
#include "core/historian/bin_codec.hpp"
#include "db/codec.hpp"
#include "db/history/point_row.hpp"
#include "db/history/set_aside.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

namespace gaffer {

namespace {

constexpr int pageBytes = 16384;
constexpr int binsAPeriod = 1440;
constexpr std::string_view fileSuffix = ".db";

int yearOfInstant(Instant time)
{
    const Date day{std::chrono::floor<std::chrono::days>(time)};
    return static_cast<int>(day.year());
}

/// The year in a name such as minutes-2026.db.
std::optional<int> yearOfName(std::string_view name, std::string_view prefix)
{
    if (!name.starts_with(prefix) || !name.ends_with(fileSuffix)) return std::nullopt;
    const std::string_view digits = name.substr(prefix.size(), name.size() - prefix.size() - fileSuffix.size());
    int year = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size()) return std::nullopt;
    return year;
}

/// The bins of one year. A period may lie in two years (an hour's is 60 days): then each year's file has its own part of it, so
/// that a file holds exactly its year, which retention removes and of which coverage speaks.
std::span<const HistoryBin> ofYear(std::span<const HistoryBin> bins, int year)
{
    const auto first = std::ranges::lower_bound(bins, year, {}, [](const HistoryBin& bin) { return yearOfInstant(bin.start); });
    const auto last = std::ranges::upper_bound(bins, year, {}, [](const HistoryBin& bin) { return yearOfInstant(bin.start); });
    return {first, last};
}

/// `old` with the bins of `fresh` put in their places; empty ones erase.
std::vector<HistoryBin> replaced(std::vector<HistoryBin> old, std::span<const HistoryBin> fresh)
{
    if (fresh.empty()) return old;
    std::erase_if(old,
                  [&](const HistoryBin& bin) { return bin.start >= fresh.front().start && bin.start <= fresh.back().start; });
    old.insert(old.end(), fresh.begin(), fresh.end());
    std::ranges::stable_sort(old, {}, &HistoryBin::start);
    return old;
}

Result<std::vector<HistoryBin>> unpackFrame(const SQLite::Column& column, Instant begin, Duration width, const SeriesOwner& owner)
{
    const auto* const data = static_cast<const std::uint8_t*>(column.getBlob());
    const auto bytes = decompress(std::span{data, static_cast<std::size_t>(column.getBytes())});
    if (!bytes) return bytes.error();
    return unpackBins(*bytes, begin, width, owner);
}

} // namespace

RollupStore::RollupStore(std::string prefix, Duration width, std::filesystem::path folder, Disk& disk)
    : m_prefix{std::move(prefix)}, m_width{width}, m_folder{std::move(folder)}, m_disk{disk}
{
    GAFFER_CHECK(width > Duration::zero());
}

std::filesystem::path RollupStore::fileOf(int year) const
{
    return m_folder / (m_prefix + std::to_string(year) + std::string{fileSuffix});
}

Duration RollupStore::span() const { return m_width * binsAPeriod; }

Instant RollupStore::beginOf(std::int64_t period) const { return Instant{period * span()}; }

Outcome RollupStore::open(OpenMode mode, const std::set<int>& sealedYears)
{
    m_partial = sealedYears;
    for (const DiskFile& file : m_disk.list(m_folder)) {
        const auto year = yearOfName(file.name, m_prefix);
        if (!year) continue;
        const auto opened = openYear(*year, mode);
        if (opened || mode == OpenMode::ReadOnly) continue;
        if (opened.error().code == FaultCode::Conflict) return opened;
        if (opened.error().code != FaultCode::Damaged) continue;
        const auto aside = gaffer::setAside(m_disk, fileOf(*year));
        if (!aside) return aside.error();
        m_setAside.push_back(*aside);
    }
    return Done{};
}

Outcome RollupStore::openYear(int year, OpenMode mode)
{
    return guarded([&]() -> Outcome {
        auto opened = Database::open(fileOf(year), {.mode = mode, .pageSize = pageBytes, .vfs = m_disk.vfs()});
        if (!opened) return opened.error();
        auto file = std::make_unique<Database>(std::move(*opened));
        if (mode == OpenMode::ReadWrite) {
            if (const auto migrated = file->migrate(migrationsOf("history_rollup")); !migrated) return migrated;
            SQLite::Statement first{file->connection(),
                                    "INSERT INTO coverage SELECT ? WHERE NOT EXISTS (SELECT * FROM coverage)"};
            first.bind(1, m_partial.contains(year) ? 0 : 1);
            first.exec();
        }
        const bool whole = file->connection().execAndGet("SELECT whole FROM coverage").getInt() != 0;
        const std::scoped_lock lock{m_mutex};
        if (whole) m_partial.erase(year);
        m_years.insert_or_assign(year, std::move(file));
        return Done{};
    });
}

std::set<int> RollupStore::yearsOf(const std::vector<RollupUpdate>& updates) const
{
    std::set<int> years;
    for (const RollupUpdate& update : updates)
        for (const HistoryBin& bin : update.bins) years.insert(yearOfInstant(bin.start));
    return years;
}

Outcome RollupStore::write(const std::vector<RollupUpdate>& updates)
{
    for (const int year : yearsOf(updates)) {
        if (!m_years.contains(year))
            if (const auto opened = openYear(year, OpenMode::ReadWrite); !opened) return opened;
        const std::scoped_lock lock{m_mutex};
        if (const auto written = writeYear(*m_years.at(year), year, updates); !written) return written;
    }
    return Done{};
}

void RollupStore::distrust(const std::vector<RollupUpdate>& updates)
{
    const std::scoped_lock lock{m_mutex};
    m_partial.merge(yearsOf(updates));
}

Outcome RollupStore::writeYear(Database& file, int year, const std::vector<RollupUpdate>& updates) const
{
    return file.transaction([&]() -> Outcome {
        for (const RollupUpdate& update : updates) {
            const auto bins = ofYear(update.bins, year);
            std::set<std::int64_t> periods;
            for (const HistoryBin& bin : bins) periods.insert(toMillis(binStart(bin.start, span())) / span().count());
            for (const std::int64_t period : periods) writePeriod(file, period, update.info, bins);
        }
        return Done{};
    });
}

void RollupStore::writePeriod(Database& file, std::int64_t period, const PointInfo& info,
                              std::span<const HistoryBin> update) const
{
    const Instant begin = beginOf(period);
    const SeriesOwner owner{info.name.value, info.decimals};
    const std::int64_t point = pointNumber(file, info);
    const auto first = std::ranges::lower_bound(update, begin, {}, &HistoryBin::start);
    const auto last = std::ranges::lower_bound(update, begin + span(), {}, &HistoryBin::start);
    std::vector<HistoryBin> bins;
    SQLite::Statement find{file.connection(), "SELECT data FROM rollup WHERE point = ? AND period = ?"};
    find.bind(1, point);
    find.bind(2, period);
    if (find.executeStep())
        if (auto old = unpackFrame(find.getColumn(0), begin, m_width, owner)) bins = std::move(*old);
    find.reset();
    bins = replaced(std::move(bins), std::span{first, last});
    const Bytes data = compress(packBins(bins, begin, m_width, owner));
    SQLite::Statement insert{file.connection(), "INSERT OR REPLACE INTO rollup VALUES (?, ?, ?)"};
    insert.bind(1, point);
    insert.bind(2, period);
    insert.bindNoCopy(3, data.data(), static_cast<int>(data.size()));
    insert.exec();
}

std::int64_t RollupStore::pointNumber(Database& file, const PointInfo& info)
{
    SQLite::Statement find{file.connection(), "SELECT id FROM point WHERE name = ? AND unit = ? AND decimals = ? AND counter = ? "
                                              "AND stepped = ? AND counter_bits = ?"};
    bindPoint(find, 1, info);
    if (find.executeStep()) return find.getColumn(0).getInt64();
    SQLite::Statement insert{file.connection(),
                             std::string{"INSERT INTO point ("} + pointColumns + ") VALUES (?, ?, ?, ?, ?, ?)"};
    bindPoint(insert, 1, info);
    insert.exec();
    return file.connection().getLastInsertRowid();
}

Outcome RollupStore::visit(const PointName& point, Instant from, Instant to,
                           const std::function<void(const HistoryBin&)>& take) const
{
    const std::scoped_lock lock{m_mutex};
    const int firstYear = yearOfInstant(from);
    const int lastYear = yearOfInstant(to - Duration{1});
    const auto partial = m_partial.lower_bound(firstYear);
    if (partial != m_partial.end() && *partial <= lastYear)
        return Fault{FaultCode::Unavailable, "history.partial", fileOf(*partial).string() + " does not hold its whole year", {}};
    for (auto year = m_years.lower_bound(firstYear); year != m_years.end() && year->first <= lastYear; ++year)
        if (const auto visited = visitYear(*year->second, point, from, to, take); !visited) return visited;
    return Done{};
}

Outcome RollupStore::visitYear(const Database& file, const PointName& point, Instant from, Instant to,
                               const std::function<void(const HistoryBin&)>& take) const
{
    return guarded([&]() -> Outcome {
        SQLite::Statement query{file.connection(),
                                "SELECT r.period, r.data, p.decimals FROM point p JOIN rollup r ON r.point = p.id "
                                "WHERE p.name = ? AND r.period >= ? AND r.period < ? ORDER BY r.period"};
        query.bind(1, point.value);
        query.bind(2, toMillis(binStart(from, span())) / span().count());
        query.bind(3, toMillis(binStart(to + span() - Duration{1}, span())) / span().count());
        while (query.executeStep()) {
            const SeriesOwner owner{point.value, query.getColumn(2).getInt()};
            const auto bins = unpackFrame(query.getColumn(1), beginOf(query.getColumn(0).getInt64()), m_width, owner);
            if (!bins) return bins.error();
            for (const HistoryBin& bin : *bins)
                if (bin.start >= from && bin.start < to) take(bin);
        }
        return Done{};
    });
}

Outcome verifyRollups(const Database& file, Duration width, const std::function<bool()>& givenUp)
{
    if (const auto tables = file.integrityCheck(givenUp); !tables) return tables;
    return guarded([&]() -> Outcome {
        SQLite::Statement query{file.connection(), "SELECT r.period, r.data, p.decimals, p.name, (SELECT whole FROM coverage) "
                                                   "FROM rollup r LEFT JOIN point p ON p.id = r.point"};
        while (!(givenUp && givenUp()) && query.executeStep()) {
            const std::string name = query.getColumn(3).getString();
            const SeriesOwner owner{name, query.getColumn(2).getInt()};
            const Instant begin{query.getColumn(0).getInt64() * width * binsAPeriod};
            if (const auto bins = unpackFrame(query.getColumn(1), begin, width, owner); !bins) return bins.error();
        }
        return Done{};
    });
}

Result<bool> RollupStore::removeOldestBefore(Instant time)
{
    if (m_years.empty() || m_years.begin()->first >= yearOfInstant(time)) return false;
    const int oldest = m_years.begin()->first;
    {
        const std::scoped_lock lock{m_mutex};
        m_years.erase(oldest);
    }
    if (const auto removed = m_disk.remove(fileOf(oldest)); !removed) return removed.error();
    return true;
}

} // namespace gaffer
