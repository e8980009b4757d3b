#pragma once

#include "core/base/instant.hpp"
#include "core/base/result.hpp"
#include "db/migrations.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <utility>

namespace gaffer {

/// Who may change a file through a connection.
enum class OpenMode : std::uint8_t {
    ReadWrite, ///< Made if missing; write-ahead log, every commit synced to the disk before it returns.
    ReadOnly,  ///< Never changed; also works beside a writer and in a folder that cannot be written.
};

/// How to open a database file.
struct DatabaseOptions {
    OpenMode mode{OpenMode::ReadWrite};
    /// Bytes of a page; counts only when the file is made.
    int pageSize{4096};
    /// How long a statement waits for another connection's lock.
    Duration busyTimeout{2000};
    /// Name of the SQLite file system layer; empty is the system's, tests name a simulated disk.
    std::string vfs;
};

/// The Fault that tells people what SQLite's error means: Full, Damaged, Unavailable or Internal.
Fault faultOf(const SQLite::Exception& error);

/// Runs `action`, which gives a Result or an Outcome, and turns an SQLite exception out of it into its Fault.
template <class Action> auto guarded(Action&& action) -> decltype(action())
{
    try {
        return action();
    } catch (const SQLite::Exception& error) {
        return faultOf(error);
    }
}

/// One connection to one database file. Owned and used by one thread at a time; moves, never copies.
class Database {
public:
    /// Opens `file` with our pragmas. Unavailable when it cannot be opened, Damaged when it is no database.
    static Result<Database> open(const std::filesystem::path& file, const DatabaseOptions& options = {});

    /// Brings the schema from its version to that of the last of `migrations` (numbered 1, 2, ... without a hole), all or
    /// nothing. Conflict, and nothing changed, when the file is newer than this program.
    Outcome migrate(std::span<const Migration> migrations);
    /// The number of the last migration that was applied; 0 for a new file.
    [[nodiscard]] int schemaVersion() const;
    /// Runs `work` (which gives an Outcome) in one transaction: committed when it succeeds, rolled back when it fails or
    /// throws; SQLite's errors, that of the commit included, come back as faults.
    template <class Work> Outcome transaction(Work&& work)
    {
        return guarded([&]() -> Outcome {
            SQLite::Transaction scope{m_connection, SQLite::TransactionBehavior::IMMEDIATE};
            Outcome outcome = work();
            if (outcome) scope.commit();
            return outcome;
        });
    }
    /// Moves the write-ahead log into the file and empties it; Unavailable when a reader is in the way.
    Outcome checkpoint();
    /// SQLite's own quick check; Damaged with its first finding. Finds coarse damage only, never single bits in blobs.
    /// Unavailable as soon as `givenUp`, asked now and then, says that nobody waits for it any more.
    [[nodiscard]] Outcome quickCheck(const std::function<bool()>& givenUp = {}) const;
    /// The same and every index against its table; takes longer.
    [[nodiscard]] Outcome integrityCheck(const std::function<bool()>& givenUp = {}) const;
    /// The connection itself, for statements; its calls throw SQLite::Exception.
    [[nodiscard]] SQLite::Database& connection() noexcept { return m_connection; }
    /// The connection itself, for reading.
    [[nodiscard]] const SQLite::Database& connection() const noexcept { return m_connection; }
    /// The file this connection belongs to.
    [[nodiscard]] const std::filesystem::path& file() const noexcept { return m_file; }

private:
    Database(std::filesystem::path file, SQLite::Database connection)
        : m_file{std::move(file)}, m_connection{std::move(connection)}
    {
    }

    [[nodiscard]] Outcome check(const char* pragma, const std::function<bool()>& givenUp) const;

    std::filesystem::path m_file;
    SQLite::Database m_connection;
};

} // namespace gaffer
