#include "db/event_log_sqlite.hpp"

#include "core/wire/events.hpp"
#include "db/codec.hpp"
#include "db/event_rows.hpp"

#include <algorithm>

namespace gaffer {
namespace {

/// For each command that comes at most this many old ones go: their number falls, and no append is slow.
constexpr std::size_t forgottenForOne = 2;

ReserveFile reserveBeside(const std::filesystem::path& file, const EventLogOptions& options)
{
    return {EventLogSqlite::reserveOf(file), options.reserveBytes};
}

} // namespace

std::filesystem::path EventLogSqlite::reserveOf(const std::filesystem::path& file)
{
    return file.parent_path() / (file.stem().string() + ".reserve");
}

bool EventLogSqlite::livesOnReserve(const std::filesystem::path& file)
{
    std::error_code ignored;
    return !std::filesystem::exists(reserveOf(file), ignored);
}

EventLogSqlite::EventLogSqlite(Database database, const EventLogOptions& options)
    : m_database{std::move(database)}, m_options{options}, m_reserve{reserveBeside(m_database.file(), options)},
      m_insertEvent{m_database.connection(), insertEvent},
      m_insertCommand{m_database.connection(), "INSERT OR REPLACE INTO command (id, time, answer, refusal) VALUES (?,?,?,?)"},
      m_forgetCommands{m_database.connection(),
                       "DELETE FROM command WHERE id IN (SELECT id FROM command WHERE time < ? LIMIT ?)"},
      m_findCommand{m_database.connection(), "SELECT answer, refusal FROM command WHERE id = ?"}
{
}

Result<std::unique_ptr<EventLogSqlite>> EventLogSqlite::open(const std::filesystem::path& file, const EventLogOptions& options)
{
    auto log = openOnce(file, options);
    if (log || options.mode == OpenMode::ReadOnly) return log;
    std::error_code error;
    const auto space = std::filesystem::space(file.parent_path(), error);
    // Opening needs some room for SQLite's own files; on a full disk the reserve gives it.
    if (error || space.available >= options.reserveBytes || !reserveBeside(file, options).release()) return log;
    return openOnce(file, options);
}

Result<std::unique_ptr<EventLogSqlite>> EventLogSqlite::openOnce(const std::filesystem::path& file,
                                                                 const EventLogOptions& options)
{
    const bool writes = options.mode == OpenMode::ReadWrite;
    auto database = Database::open(file, {.mode = options.mode, .vfs = options.vfs});
    if (!database) return database.error();
    if (writes)
        if (const Outcome migrated = database->migrate(migrationsOf("log")); !migrated) return migrated.error();
    if (!writes && database->schemaVersion() > static_cast<int>(migrationsOf("log").size()))
        return Fault{FaultCode::Conflict, "database.newer", file.string() + " was made by a later program", {file.string()}};
    return guarded([&]() -> Result<std::unique_ptr<EventLogSqlite>> {
        auto log = std::make_unique<EventLogSqlite>(*std::move(database), options);
        if (const Outcome end = log->findEnd(); !end) return end.error();
        if (writes) log->checkSpace();
        return log;
    });
}

Outcome EventLogSqlite::findEnd()
{
    SQLite::Statement query{m_database.connection(), "SELECT coalesce(max(seq), 0) FROM event"};
    query.executeStep();
    m_lastSeq = static_cast<std::uint64_t>(query.getColumn(0).getInt64());
    const auto head = hashAt(m_lastSeq);
    if (!head) return head.error();
    m_head = *head;
    return Done{};
}

Result<Hash> EventLogSqlite::hashAt(std::uint64_t seq) const
{
    if (seq == 0) return Hash{};
    SQLite::Statement query{m_database.connection(), "SELECT hash FROM event WHERE seq = ?"};
    query.bind(1, static_cast<std::int64_t>(seq));
    const auto hash = query.executeStep() ? hashIn(query.getColumn(0)) : std::nullopt;
    if (!hash) return damagedAt(static_cast<std::int64_t>(seq), "it is missing or has no hash");
    return *hash;
}

Hash EventLogSqlite::writeEvent(SQLite::Statement& insert, const Event& event, const Hash& before)
{
    const std::string data = wire::writeBody(event.body);
    const EventRow row{static_cast<std::int64_t>(event.seq),
                       toMillis(event.time),
                       kindOf(event.body),
                       versionOf(event.body),
                       event.by,
                       event.seat.value,
                       event.commandId.value,
                       data};
    const Hash hash = chained(before, row);
    insertEventRow(insert, row, hash);
    return hash;
}

void EventLogSqlite::forgetCommands(Instant now, std::size_t coming)
{
    m_forgetCommands.reset();
    m_forgetCommands.bind(1, toMillis(now - m_options.commandsKept));
    m_forgetCommands.bind(2, static_cast<std::int64_t>(coming * forgottenForOne));
    m_forgetCommands.exec();
}

Outcome EventLogSqlite::write(std::span<const Event> events, std::span<const CommandRecord> commands, Instant now)
{
    Hash head = m_head;
    const Outcome outcome = m_database.transaction([&]() -> Outcome {
        for (const Event& event : events) head = writeEvent(m_insertEvent, event, head);
        for (const CommandRecord& command : commands) {
            enum Parameter : int { Id = 1, Time, AnswerText, Refusal };
            m_insertCommand.reset();
            m_insertCommand.bind(Id, command.id.value);
            m_insertCommand.bind(Time, toMillis(now));
            m_insertCommand.bind(AnswerText, wire::writeAnswer(command.answer));
            if (command.refusal)
                m_insertCommand.bind(Refusal, wire::writeFault(*command.refusal));
            else
                m_insertCommand.bind(Refusal);
            m_insertCommand.exec();
        }
        if (!commands.empty()) forgetCommands(now, commands.size());
        return Done{};
    });
    // A statement that stands half executed would keep its table locked.
    m_forgetCommands.tryReset();
    m_insertEvent.tryReset();
    m_insertCommand.tryReset();
    if (!outcome) return outcome;
    m_head = head;
    m_lastSeq += events.size();
    return Done{};
}

Outcome EventLogSqlite::append(std::span<const Event> events, std::span<const CommandRecord> commands, Instant now)
{
    for (std::size_t i = 0; i < events.size(); ++i) GAFFER_CHECK(events[i].seq == m_lastSeq + 1 + i);
    Outcome outcome = write(events, commands, now);
    if (outcome || outcome.error().code != FaultCode::Full) return outcome;
    m_space = LogSpace::Reserve;
    if (!m_reserve.release()) return outcome;
    return write(events, commands, now);
}

Outcome EventLogSqlite::read(std::uint64_t afterSeq, const TakeEvent& take) const
{
    return guarded([&]() -> Outcome {
        const auto start = hashAt(std::min(afterSeq, m_lastSeq));
        if (!start) return start.error();
        Hash before = *start;
        auto expected = static_cast<std::int64_t>(afterSeq) + 1;
        SQLite::Statement query{m_database.connection(),
                                std::string{"SELECT "} + eventColumns + " FROM event WHERE seq > ? ORDER BY seq"};
        query.bind(1, static_cast<std::int64_t>(afterSeq));
        for (; query.executeStep(); ++expected) {
            const EventRow row = eventRowOf(query);
            if (row.seq != expected) return damagedAt(expected, "it is missing");
            const Hash hash = chained(before, row);
            if (eventHashOf(query) != hash) return damagedAt(row.seq, "it does not match its hash");
            const auto event = eventOf(row);
            if (!event) return event.error();
            if (!take(*event, toHex(hash))) break;
            before = hash;
        }
        return Done{};
    });
}

Result<std::optional<CommandRecord>> EventLogSqlite::find(const CommandId& id) const
{
    using Found = Result<std::optional<CommandRecord>>;
    return guarded([&]() -> Found {
        m_findCommand.reset();
        m_findCommand.bind(1, id.value);
        if (!m_findCommand.executeStep()) return std::optional<CommandRecord>{};
        const auto answer = wire::readAnswer(textOf(m_findCommand.getColumn(0)));
        if (!answer) return answer.error();
        CommandRecord record{id, *answer, std::nullopt};
        const SQLite::Column refusal = m_findCommand.getColumn(1);
        if (!refusal.isNull() && !(record.refusal = wire::readFault(textOf(refusal))))
            return Fault{FaultCode::Damaged, "log.damaged", "the record of command " + id.value, {id.value}};
        m_findCommand.reset();
        return std::optional{std::move(record)};
    });
}

Outcome EventLogSqlite::saveSnapshot(const Workshop& workshop)
{
    GAFFER_CHECK(workshop.seq == m_lastSeq);
    const std::string text = wire::writeWorkshop(workshop);
    const Bytes packed = compress({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    return m_database.transaction([&]() -> Outcome {
        enum Parameter : int { Seq = 1, Data, OwnHash, Chain };
        SQLite::Statement insert{m_database.connection(),
                                 "INSERT OR REPLACE INTO snapshot (id, seq, data, hash, chain) VALUES (1,?,?,?,?)"};
        insert.bind(Seq, static_cast<std::int64_t>(workshop.seq));
        insert.bind(Data, packed.data(), static_cast<int>(packed.size()));
        bindHash(insert, OwnHash, hashOf(text));
        bindHash(insert, Chain, m_head);
        insert.exec();
        return Done{};
    });
}

Result<std::optional<Workshop>> EventLogSqlite::loadSnapshot() const
{
    using Loaded = Result<std::optional<Workshop>>;
    return guarded([&]() -> Loaded {
        enum Column : int { Seq, Data, OwnHash, Chain };
        SQLite::Statement query{m_database.connection(), "SELECT seq, data, hash, chain FROM snapshot"};
        if (!query.executeStep()) return std::optional<Workshop>{};
        const auto damaged = [](const std::string& what) {
            return Fault{FaultCode::Damaged, "log.snapshotDamaged", "the snapshot: " + what, {what}};
        };
        const std::string_view packed = bytesOf(query.getColumn(Data));
        const auto text = decompress({reinterpret_cast<const std::uint8_t*>(packed.data()), packed.size()});
        if (!text) return damaged(text.error().text);
        const std::string_view written{reinterpret_cast<const char*>(text->data()), text->size()};
        if (hashIn(query.getColumn(OwnHash)) != hashOf(written)) return damaged("it does not match its hash");
        const auto chain = hashAt(static_cast<std::uint64_t>(query.getColumn(Seq).getInt64()));
        if (!chain || hashIn(query.getColumn(Chain)) != *chain) return damaged("it belongs to another log");
        auto workshop = wire::readWorkshop(written);
        if (!workshop) return damaged(workshop.error().text);
        return std::optional<Workshop>{*std::move(workshop)};
    });
}

LogSpace EventLogSqlite::checkSpace()
{
    m_space = m_reserve.keep() ? LogSpace::Ample : LogSpace::Reserve;
    return m_space;
}

} // namespace gaffer
