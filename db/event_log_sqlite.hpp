#pragma once

#include "core/ports/event_log.hpp"
#include "db/database.hpp"
#include "db/event_chain.hpp"
#include "db/reserve_file.hpp"

#include <filesystem>
#include <memory>

namespace gaffer {

/// How to open the event log.
struct EventLogOptions {
    OpenMode mode{OpenMode::ReadWrite};
    /// Size of the reserve beside the log that is given up when the disk is full; 0 keeps none.
    std::uint64_t reserveBytes{64ULL << 20};
    /// Commands are remembered for this long, at least.
    Duration commandsKept{std::chrono::hours{24 * 30}};
    /// Name of the SQLite file system layer; empty is the system's.
    std::string vfs;
};

/// The event log in an SQLite file, each append one synced transaction. Owned and used by one thread.
class EventLogSqlite final : public EventLog {
public:
    /// Takes over a database whose schema is up to date; open() is the way to one.
    EventLogSqlite(Database database, const EventLogOptions& options);
    /// Opens `file`, brings its schema up to date and looks at its end. Conflict when it is newer than this program, Damaged when
    /// it is no database or its last row is not sound, Unavailable when it cannot be opened. A full disk takes its reserve.
    static Result<std::unique_ptr<EventLogSqlite>> open(const std::filesystem::path& file, const EventLogOptions& options = {});

    Outcome append(std::span<const Event> events, std::span<const CommandRecord> commands, Instant now) override;
    [[nodiscard]] std::uint64_t lastSeq() const override { return m_lastSeq; }
    Outcome read(std::uint64_t afterSeq, const TakeEvent& take) const override;
    [[nodiscard]] Result<std::optional<CommandRecord>> find(const CommandId& id) const override;
    Outcome saveSnapshot(const Workshop& workshop) override;
    [[nodiscard]] Result<std::optional<Workshop>> loadSnapshot() const override;
    LogSpace checkSpace() override;
    [[nodiscard]] LogSpace space() const override { return m_space; }

    /// The reserve beside the log in `file`; it is missing while the log lives on it.
    static std::filesystem::path reserveOf(const std::filesystem::path& file);
    /// True while the log in `file` lives on its reserve; any thread.
    static bool livesOnReserve(const std::filesystem::path& file);
    /// The hash of the last event, in hexadecimal: what an hourly anchor and a report carry.
    [[nodiscard]] std::string head() const { return toHex(m_head); }
    /// The file itself, for backup and projections.
    [[nodiscard]] Database& database() noexcept { return m_database; }

private:
    static Result<std::unique_ptr<EventLogSqlite>> openOnce(const std::filesystem::path& file, const EventLogOptions& options);
    Outcome findEnd();
    Outcome write(std::span<const Event> events, std::span<const CommandRecord> commands, Instant now);
    Hash writeEvent(SQLite::Statement& insert, const Event& event, const Hash& before);
    void forgetCommands(Instant now, std::size_t coming);
    Result<Hash> hashAt(std::uint64_t seq) const;

    Database m_database;
    EventLogOptions m_options;
    ReserveFile m_reserve;
    LogSpace m_space{LogSpace::Ample};
    std::uint64_t m_lastSeq{};
    Hash m_head{};
    /// Prepared once; an append is a hot path.
    SQLite::Statement m_insertEvent;
    SQLite::Statement m_insertCommand;
    SQLite::Statement m_forgetCommands;
    mutable SQLite::Statement m_findCommand;
};

} // namespace gaffer
