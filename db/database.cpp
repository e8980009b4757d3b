#include "db/database.hpp"

#include <sqlite3.h>

namespace gaffer {

namespace {

constexpr int walKeptBytes = 8 << 20;

/// The primary code without the extension in the upper bytes.
constexpr int primaryCode(int extended) { return extended & 0xff; }

FaultCode faultCodeOf(int code)
{
    switch (code) {
    case SQLITE_FULL: return FaultCode::Full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_FORMAT: return FaultCode::Damaged;
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_PERM:
    case SQLITE_NOLFS:
    case SQLITE_INTERRUPT:
    case SQLITE_NOMEM: return FaultCode::Unavailable;
    default: return FaultCode::Internal;
    }
}

void usePragmas(SQLite::Database& connection, const DatabaseOptions& options)
{
    connection.exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON");
    if (options.mode == OpenMode::ReadOnly) return;
    connection.exec("PRAGMA page_size=" + std::to_string(options.pageSize));
    connection.exec("PRAGMA journal_mode=WAL");
    connection.exec("PRAGMA synchronous=FULL");
    connection.exec("PRAGMA journal_size_limit=" + std::to_string(walKeptBytes));
}

/// Reads one number of the file itself, so that a file that is no database is found at once.
void touch(const SQLite::Database& connection)
{
    SQLite::Statement{connection, "SELECT count(*) FROM sqlite_schema"}.executeStep();
}

/// Byte 18 of a file says which format a program must know to write it. One that SQLite does not know makes the file read only,
/// wherever it lies: a flipped bit, which must not pass for a folder that cannot be written.
void refuseUnknownFormat(const SQLite::Database& connection)
{
    constexpr int formatAt = 18;
    constexpr std::uint8_t newestFormat = 2;
    if (sqlite3_db_readonly(connection.getHandle(), "main") == 0) return;
    sqlite3_file* raw = nullptr;
    std::uint8_t format = 0;
    const bool found = sqlite3_file_control(connection.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &raw) == SQLITE_OK &&
                       raw != nullptr && raw->pMethods != nullptr;
    if (found && raw->pMethods->xRead(raw, &format, 1, formatAt) == SQLITE_OK && format > newestFormat)
        throw SQLite::Exception{"the file is of an unknown format", SQLITE_CORRUPT};
}

SQLite::Database connect(const std::filesystem::path& file, const DatabaseOptions& options)
{
    const int flags = options.mode == OpenMode::ReadOnly ? SQLite::OPEN_READONLY : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    SQLite::Database connection{file.string(), flags, static_cast<int>(options.busyTimeout.count()), options.vfs};
    usePragmas(connection, options);
    touch(connection);
    if (options.mode == OpenMode::ReadWrite) refuseUnknownFormat(connection);
    return connection;
}

/// A file in a folder that cannot be written has no shared-memory index; without a log nothing can change under us.
SQLite::Database connectImmutable(const std::filesystem::path& file, const DatabaseOptions& options)
{
    std::string uri = "file:";
    for (const char letter : file.string())
        uri += letter == '?' ? "%3f" : letter == '#' ? "%23" : letter == '%' ? "%25" : std::string(1, letter);
    SQLite::Database connection{uri + "?immutable=1", SQLite::OPEN_READONLY | SQLite::OPEN_URI,
                                static_cast<int>(options.busyTimeout.count()), options.vfs};
    usePragmas(connection, options);
    touch(connection);
    return connection;
}

/// True when a file could not be read because its log and index could not be made beside it: the folder is not ours to write, or
/// nobody's.
bool wantsIndex(const SQLite::Exception& error)
{
    const int code = primaryCode(error.getErrorCode());
    return code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
}

/// Lets SQLite ask now and then whether a statement is still waited for, while it lives.
class Interruption {
public:
    Interruption(const SQLite::Database& connection, const std::function<bool()>& givenUp)
        : m_handle{givenUp ? connection.getHandle() : nullptr}
    {
        constexpr int stepsBetween = 20'000;
        static constexpr auto ask = [](void* asked) { return (*static_cast<const std::function<bool()>*>(asked))() ? 1 : 0; };
        if (m_handle != nullptr)
            sqlite3_progress_handler(m_handle, stepsBetween, ask, const_cast<std::function<bool()>*>(&givenUp));
    }
    ~Interruption()
    {
        if (m_handle != nullptr) sqlite3_progress_handler(m_handle, 0, nullptr, nullptr);
    }
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

private:
    sqlite3* m_handle;
};

/// The version a second time, elsewhere in the file: "GF" and the number. Wide, because a damaged version is any number.
constexpr std::int64_t stampOf(std::int64_t version) { return 0x47460000 + version; }

std::int64_t stampIn(const SQLite::Database& connection)
{
    SQLite::Statement query{connection, "PRAGMA application_id"};
    return query.executeStep() ? query.getColumn(0).getInt64() : 0;
}

bool hasLog(const std::filesystem::path& file)
{
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(file.string() + "-wal", ignored);
    return !ignored && bytes > 0;
}

} // namespace

Fault faultOf(const SQLite::Exception& error)
{
    const FaultCode code = faultCodeOf(primaryCode(error.getErrorCode()));
    static constexpr auto keyOf = [](FaultCode fault) {
        switch (fault) {
        case FaultCode::Full: return "database.full";
        case FaultCode::Damaged: return "database.damaged";
        case FaultCode::Unavailable: return "database.unavailable";
        case FaultCode::BadInput:
        case FaultCode::NotFound:
        case FaultCode::Conflict:
        case FaultCode::NotReady:
        case FaultCode::NotAllowed:
        case FaultCode::Internal: break;
        }
        return "database.error";
    };
    return Fault{code, keyOf(code), error.what(), {error.what()}};
}

Result<Database> Database::open(const std::filesystem::path& file, const DatabaseOptions& options)
{
    auto opened = guarded([&]() -> Result<Database> {
        try {
            return Database{file, connect(file, options)};
        } catch (const SQLite::Exception& error) {
            if (!wantsIndex(error) || options.mode != OpenMode::ReadOnly || !options.vfs.empty() || hasLog(file)) throw;
        }
        return Database{file, connectImmutable(file, options)};
    });
    if (opened) return opened;
    Fault fault = opened.error();
    fault.text = file.string() + ": " + fault.text;
    return fault;
}

int Database::schemaVersion() const
{
    SQLite::Statement query{m_connection, "PRAGMA user_version"};
    return query.executeStep() ? query.getColumn(0).getInt() : 0;
}

Outcome Database::migrate(std::span<const Migration> migrations)
{
    for (std::size_t i = 0; i < migrations.size(); ++i) GAFFER_CHECK(migrations[i].version == static_cast<int>(i) + 1);
    return guarded([&]() -> Outcome {
        const auto newest = static_cast<int>(migrations.size());
        const int present = schemaVersion();
        const std::int64_t stamp = stampIn(m_connection);
        // A flipped bit in the version must not pass for a later program's work, nor for an older one's.
        const bool mistaken = present > newest ? stamp != stampOf(present) : stamp > stampOf(present) && stamp <= stampOf(newest);
        if (mistaken || present < 0)
            return Fault{FaultCode::Damaged, "database.damaged", m_file.string() + " has no version", {m_file.string()}};
        if (present > newest)
            return Fault{FaultCode::Conflict,
                         "database.newer",
                         m_file.string() + " has schema " + std::to_string(present) + ", this program knows up to " +
                             std::to_string(newest),
                         {m_file.string(), std::to_string(present), std::to_string(newest)}};
        if (present == newest && stamp == stampOf(newest)) return Done{};
        return transaction([&]() -> Outcome {
            for (const Migration& step : migrations.subspan(static_cast<std::size_t>(present)))
                m_connection.exec(std::string{step.sql});
            m_connection.exec("PRAGMA user_version=" + std::to_string(newest));
            m_connection.exec("PRAGMA application_id=" + std::to_string(stampOf(newest)));
            return Done{};
        });
    });
}

Outcome Database::checkpoint()
{
    return guarded([&]() -> Outcome {
        SQLite::Statement query{m_connection, "PRAGMA wal_checkpoint(TRUNCATE)"};
        if (query.executeStep() && query.getColumn(0).getInt() != 0)
            return Fault{FaultCode::Unavailable,
                         "database.unavailable",
                         "a reader holds the log of " + m_file.string(),
                         {m_file.string()}};
        return Done{};
    });
}

Outcome Database::quickCheck(const std::function<bool()>& givenUp) const { return check("PRAGMA quick_check(1)", givenUp); }

Outcome Database::integrityCheck(const std::function<bool()>& givenUp) const
{
    return check("PRAGMA integrity_check(1)", givenUp);
}

Outcome Database::check(const char* pragma, const std::function<bool()>& givenUp) const
{
    return guarded([&]() -> Outcome {
        const Interruption interruption{m_connection, givenUp};
        SQLite::Statement query{m_connection, pragma};
        query.executeStep();
        const std::string finding = query.getColumn(0).getString();
        if (finding != "ok")
            return Fault{FaultCode::Damaged, "database.damaged", m_file.string() + ": " + finding, {m_file.string(), finding}};
        return Done{};
    });
}

} // namespace gaffer
