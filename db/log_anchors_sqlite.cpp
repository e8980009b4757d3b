#include "db/log_anchors_sqlite.hpp"

namespace gaffer {
namespace {

std::chrono::sys_time<std::chrono::hours> hourOf(Instant instant) { return std::chrono::floor<std::chrono::hours>(instant); }

enum Column : int { Time, Seq, HashText };

} // namespace

LogAnchorsSqlite::LogAnchorsSqlite(Database database) : m_database{std::move(database)}
{
    SQLite::Statement query{m_database.connection(), "SELECT max(time) FROM anchor"};
    if (query.executeStep() && !query.getColumn(0).isNull()) m_newest = fromMillis(query.getColumn(0).getInt64());
}

Result<std::unique_ptr<LogAnchorsSqlite>> LogAnchorsSqlite::open(const std::filesystem::path& file, OpenMode mode)
{
    auto database = Database::open(file, {.mode = mode});
    if (!database) return database.error();
    if (mode == OpenMode::ReadWrite)
        if (const Outcome migrated = database->migrate(migrationsOf("anchors")); !migrated) return migrated.error();
    return guarded(
        [&]() -> Result<std::unique_ptr<LogAnchorsSqlite>> { return std::make_unique<LogAnchorsSqlite>(*std::move(database)); });
}

bool LogAnchorsSqlite::due(Instant now) const { return !m_newest || hourOf(now) > hourOf(*m_newest); }

Outcome LogAnchorsSqlite::keep(const LogAnchor& anchor) { return due(anchor.time) ? insert(anchor) : Outcome{Done{}}; }

Outcome LogAnchorsSqlite::keepEnd(const LogAnchor& anchor)
{
    // A clock that was set back is no fault, but nothing may stand out of order.
    return m_newest && anchor.time < *m_newest ? Outcome{Done{}} : insert(anchor);
}

Outcome LogAnchorsSqlite::insert(const LogAnchor& anchor)
{
    const Outcome kept = guarded([&]() -> Outcome {
        SQLite::Statement insert{m_database.connection(), "INSERT OR REPLACE INTO anchor (time, seq, hash) VALUES (?, ?, ?)"};
        insert.bind(1, toMillis(anchor.time));
        insert.bind(2, static_cast<std::int64_t>(anchor.seq));
        insert.bind(3, anchor.hash);
        insert.exec();
        return Done{};
    });
    if (kept) m_newest = anchor.time;
    return kept;
}

Result<std::vector<LogAnchor>> LogAnchorsSqlite::all() const
{
    return guarded([&]() -> Result<std::vector<LogAnchor>> {
        std::vector<LogAnchor> anchors;
        SQLite::Statement query{m_database.connection(), "SELECT time, seq, hash FROM anchor ORDER BY time"};
        while (query.executeStep())
            anchors.push_back({fromMillis(query.getColumn(Time).getInt64()),
                               static_cast<std::uint64_t>(query.getColumn(Seq).getInt64()),
                               query.getColumn(HashText).getString()});
        return anchors;
    });
}

} // namespace gaffer
