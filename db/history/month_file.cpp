#include "db/history/month_file.hpp"

#include "db/history/point_row.hpp"

#include <array>

namespace gaffer {

namespace {

constexpr int zstdSeries = 1;
constexpr const char* insertChunk = "INSERT INTO chunk (point, t0, t1, n, codec, data) VALUES (?, ?, ?, ?, ?, ?)";
/// No chunk is longer, so a chunk that touches a span begins at most this long before it.
constexpr Duration chunkSpanMost = std::chrono::hours{24};

Bytes bytesOf(const SQLite::Column& column)
{
    const auto* const bytes = static_cast<const std::uint8_t*>(column.getBlob());
    return Bytes(bytes, bytes + column.getBytes());
}

constexpr std::int64_t farFuture = std::int64_t{1} << 60;
/// Keeps differences of open-ended spans in range.
std::int64_t boundedMillis(Instant time) { return std::clamp(toMillis(time), -farFuture, farFuture); }

SeriesPiece pieceOfRow(SQLite::Statement& row, const PointName& point, int decimals, Duration every)
{
    return pieceOf(point, decimals, every, fromMillis(row.getColumn(0).getInt64()), fromMillis(row.getColumn(1).getInt64()),
                   bytesOf(row.getColumn(2)));
}

Fault wrongRow() { return {FaultCode::Damaged, "history.damaged", "a count is not that of the readings", {}}; }

/// Whoever restores a backup must know whose readings are lost, and from when.
Fault ofPoint(Fault fault, const PointName& point, Instant first)
{
    fault.text = point.value + " from " + toText(first) + ": " + fault.text;
    fault.details.push_back(point.value);
    return fault;
}

} // namespace

Result<MonthWriter> MonthWriter::open(const std::filesystem::path& file, const DatabaseOptions& options)
{
    DatabaseOptions large = options;
    large.pageSize = monthPageBytes;
    auto database = Database::open(file, large);
    if (!database) return database.error();
    if (const auto migrated = database->migrate(migrationsOf("history_raw")); !migrated) return migrated.error();
    return MonthWriter{std::move(*database)};
}

Outcome MonthWriter::write(const SealedBlock& block, const std::string& store)
{
    return m_database.transaction([&]() -> Outcome {
        SQLite::Statement statement{m_database.connection(), insertChunk};
        std::int64_t samples = 0;
        for (const SealedChunk& chunk : block.chunks) {
            insert(statement, pointNumber(chunk.info, chunk.every), chunk);
            samples += static_cast<std::int64_t>(chunk.samples);
        }
        SQLite::Statement note{m_database.connection(), "INSERT OR REPLACE INTO sealed VALUES (?, ?, ?)"};
        note.bind(1, store);
        note.bind(2, block.layout);
        note.bind(3, block.lastRow);
        note.exec();
        count(samples);
        return Done{};
    });
}

Result<std::uint64_t> MonthWriter::adopt(std::span<const SealedChunk> chunks)
{
    std::int64_t samples = 0;
    const Outcome adopted = m_database.transaction([&]() -> Outcome {
        SQLite::Statement statement{m_database.connection(), insertChunk};
        SQLite::Statement known{m_database.connection(), "SELECT 1 FROM chunk WHERE point = ? AND t0 = ? AND t1 = ? AND n = ?"};
        for (const SealedChunk& chunk : chunks) {
            const std::int64_t point = pointNumber(chunk.info, chunk.every);
            known.reset();
            known.bind(1, point);
            known.bind(2, toMillis(chunk.first));
            known.bind(3, toMillis(chunk.last));
            known.bind(4, static_cast<std::int64_t>(chunk.samples));
            if (known.executeStep()) continue;
            insert(statement, point, chunk);
            samples += static_cast<std::int64_t>(chunk.samples);
        }
        count(samples);
        return Done{};
    });
    if (!adopted) return adopted.error();
    return static_cast<std::uint64_t>(samples);
}

void MonthWriter::insert(SQLite::Statement& statement, std::int64_t point, const SealedChunk& chunk)
{
    statement.reset();
    statement.bind(1, point);
    statement.bind(2, toMillis(chunk.first));
    statement.bind(3, toMillis(chunk.last));
    statement.bind(4, static_cast<std::int64_t>(chunk.samples));
    statement.bind(5, zstdSeries);
    statement.bindNoCopy(6, chunk.data.data(), static_cast<int>(chunk.data.size()));
    statement.exec();
}

void MonthWriter::count(std::int64_t samples)
{
    SQLite::Statement add{m_database.connection(), "UPDATE total SET samples = samples + ?"};
    add.bind(1, samples);
    add.exec();
}

std::int64_t MonthWriter::pointNumber(const PointInfo& info, Duration every)
{
    SQLite::Statement find{m_database.connection(),
                           "SELECT id FROM point WHERE name = ? AND unit = ? AND decimals = ? AND counter = ? "
                           "AND stepped = ? AND counter_bits = ? AND every_ms = ?"};
    bindPoint(find, 1, info);
    find.bind(pointColumnCount + 1, static_cast<std::int64_t>(every.count()));
    if (find.executeStep()) return find.getColumn(0).getInt64();
    SQLite::Statement insert{m_database.connection(),
                             std::string{"INSERT INTO point ("} + pointColumns + ", every_ms) VALUES (?, ?, ?, ?, ?, ?, ?)"};
    bindPoint(insert, 1, info);
    insert.bind(pointColumnCount + 1, static_cast<std::int64_t>(every.count()));
    insert.exec();
    return m_database.connection().getLastInsertRowid();
}

Result<std::shared_ptr<const MonthReader>> MonthReader::open(const std::filesystem::path& file, const DatabaseOptions& options)
{
    DatabaseOptions readOnly = options;
    readOnly.mode = OpenMode::ReadOnly;
    auto database = Database::open(file, readOnly);
    if (!database) return database.error();
    return std::make_shared<const MonthReader>(std::move(*database));
}

Outcome MonthReader::pieces(const PointName& point, Instant from, Instant to, std::vector<SeriesPiece>& found) const
{
    const std::scoped_lock lock{m_mutex};
    return guarded([&]() -> Outcome {
        SQLite::Statement query{m_database.connection(),
                                "SELECT c.t0, c.t1, c.data, p.decimals, p.every_ms FROM point p JOIN chunk c ON c.point = p.id "
                                "WHERE p.name = ? AND c.t0 >= ? AND c.t0 < ? AND c.t1 >= ? ORDER BY c.t0, c.id"};
        query.bind(1, point.value);
        query.bind(2, boundedMillis(from) - static_cast<std::int64_t>(chunkSpanMost.count()));
        query.bind(3, boundedMillis(to));
        query.bind(4, boundedMillis(from));
        while (query.executeStep())
            found.push_back(pieceOfRow(query, point, query.getColumn(3).getInt(), Duration{query.getColumn(4).getInt64()}));
        return Done{};
    });
}

Result<std::vector<NewestChunk>> MonthReader::newest() const
{
    const std::scoped_lock lock{m_mutex};
    return guarded([&]() -> Result<std::vector<NewestChunk>> {
        std::vector<NewestChunk> found;
        SQLite::Statement points{m_database.connection(), std::string{"SELECT "} + pointColumns + ", id, every_ms FROM point"};
        SQLite::Statement chunk{m_database.connection(),
                                "SELECT t0, t1, data FROM chunk WHERE point = ? ORDER BY t0 DESC LIMIT 1"};
        while (points.executeStep()) {
            const PointInfo info = pointOf(points, 0);
            chunk.bind(1, points.getColumn(pointColumnCount).getInt64());
            const Duration every{points.getColumn(pointColumnCount + 1).getInt64()};
            if (chunk.executeStep()) found.push_back({info, pieceOfRow(chunk, info.name, info.decimals, every)});
            chunk.reset();
        }
        return found;
    });
}

Result<Duration> MonthReader::longestPeriod(const PointName& point) const
{
    const std::scoped_lock lock{m_mutex};
    return guarded([&]() -> Result<Duration> {
        SQLite::Statement query{m_database.connection(), "SELECT coalesce(max(every_ms), 0) FROM point WHERE name = ?"};
        query.bind(1, point.value);
        query.executeStep();
        return Duration{query.getColumn(0).getInt64()};
    });
}

Result<std::map<std::int64_t, std::int64_t>> MonthReader::sealedRows(const std::string& store) const
{
    const std::scoped_lock lock{m_mutex};
    return guarded([&]() -> Result<std::map<std::int64_t, std::int64_t>> {
        std::map<std::int64_t, std::int64_t> rows;
        SQLite::Statement query{m_database.connection(), "SELECT layout, last_row FROM sealed WHERE store = ?"};
        query.bind(1, store);
        while (query.executeStep()) rows.emplace(query.getColumn(0).getInt64(), query.getColumn(1).getInt64());
        return rows;
    });
}

Result<std::uint64_t> MonthReader::samples() const
{
    const std::scoped_lock lock{m_mutex};
    return guarded([&]() -> Result<std::uint64_t> {
        SQLite::Statement query{m_database.connection(), "SELECT samples FROM total"};
        query.executeStep();
        return static_cast<std::uint64_t>(query.getColumn(0).getInt64());
    });
}

Outcome MonthReader::verify(const std::function<bool()>& givenUp) const
{
    const std::scoped_lock lock{m_mutex};
    return guarded([&]() -> Outcome {
        if (const auto tables = m_database.integrityCheck(givenUp); !tables) return tables;
        SQLite::Statement query{m_database.connection(),
                                "SELECT c.t0, c.t1, c.data, p.decimals, p.name, c.n, c.codec FROM chunk c LEFT JOIN point p "
                                "ON p.id = c.point"};
        std::int64_t samples = 0;
        while (!(givenUp && givenUp()) && query.executeStep()) {
            const PointName point{query.getColumn(4).getString()};
            const auto series = pieceOfRow(query, point, query.getColumn(3).getInt(), Duration{}).load();
            if (!series) return ofPoint(series.error(), point, fromMillis(query.getColumn(0).getInt64()));
            const std::int64_t count = query.getColumn(5).getInt64();
            if (static_cast<std::int64_t>(series->numbers.size()) != count || query.getColumn(6).getInt() != zstdSeries)
                return ofPoint(wrongRow(), point, fromMillis(query.getColumn(0).getInt64()));
            samples += count;
        }
        SQLite::Statement total{m_database.connection(), "SELECT samples FROM total"};
        const bool whole = total.executeStep() && total.getColumn(0).getInt64() == samples;
        if (!whole && !(givenUp && givenUp())) return wrongRow();
        return Done{};
    });
}

} // namespace gaffer
