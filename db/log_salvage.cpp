#include "db/log_salvage.hpp"

#include "core/base/check.hpp"
#include "core/engine/salvage.hpp"
#include "core/wire/events.hpp"
#include "db/damaged_database.hpp"
#include "db/disk.hpp"
#include "db/event_rows.hpp"

#include <optional>

namespace gaffer {
namespace {

constexpr int pageBytes = 4096;
/// Rows that one damaged page of the tree can hide.
constexpr std::int64_t hiddenMost = 100'000;
/// Places behind the last sound event that a damaged row may claim.
constexpr std::int64_t endMost = 1000;
constexpr int eventsAtOnce = 20'000;

/// A row that outlives its statement.
struct KeptRow {
    EventRow row;
    std::string kind, by, seat, commandId, data;
    /// What the row carries, and what it should carry behind the row before it.
    std::optional<Hash> hash;
    Hash computed{};

    KeptRow(const EventRow& from, std::optional<Hash> carried, const Hash& before)
        : row{from}, kind{from.kind}, by{from.by}, seat{from.seat}, commandId{from.commandId}, data{from.data}, hash{carried},
          computed{chained(before, from)}
    {
    }
    [[nodiscard]] EventRow view() const { return {row.seq, row.time, kind, row.version, by, seat, commandId, data}; }
};

/// Writes the new log: sound events as they are, a RecordLost in the place of the others.
class Rebuilt {
public:
    Rebuilt(Database& target, const EngineRules& rules)
        : m_target{target}, m_insert{target.connection(), insertEvent}, m_fold{rules, {}}
    {
        m_transaction.emplace(m_target.connection(), SQLite::TransactionBehavior::IMMEDIATE);
    }

    Outcome add(const KeptRow& row)
    {
        const EventRow view = row.view();
        auto event = eventOf(view);
        if (!event) return event.error();
        fillUpTo(view.seq);
        const auto why = m_fold.take(*event);
        if (why)
            lose({"it cannot follow from what is left: " + *why, std::string{view.kind}, std::string{view.data}});
        else
            keep(view);
        return Done{};
    }

    /// Puts a mark in the place of every event before `seq`.
    void fillUpTo(std::int64_t seq)
    {
        while (next() < seq) lose({"it was damaged", "", ""});
    }

    /// The seq of the next event.
    [[nodiscard]] std::int64_t next() const { return static_cast<std::int64_t>(m_fold.workshop().seq) + 1; }

    LogSalvage finish()
    {
        m_transaction->commit();
        m_transaction.reset();
        return m_salvage;
    }

private:
    void keep(const EventRow& row)
    {
        write(row);
        ++m_salvage.kept;
    }

    void lose(RecordLost lost)
    {
        const Event event = m_fold.takeLost(std::move(lost));
        const std::string data = wire::writeBody(event.body);
        write({static_cast<std::int64_t>(event.seq), toMillis(event.time), kindOf(event.body), versionOf(event.body), event.by,
               event.seat.value, event.commandId.value, data});
        ++m_salvage.lost;
    }

    void write(const EventRow& row)
    {
        m_head = chained(m_head, row);
        insertEventRow(m_insert, row, m_head);
        // The file counts for nothing before it is complete: its commits only keep its log short.
        if (++m_written % eventsAtOnce != 0) return;
        m_transaction->commit();
        m_transaction.emplace(m_target.connection(), SQLite::TransactionBehavior::IMMEDIATE);
    }

    Database& m_target;
    SQLite::Statement m_insert;
    std::optional<SQLite::Transaction> m_transaction;
    SalvageFold m_fold;
    Hash m_head{};
    LogSalvage m_salvage;
    int m_written{};
};

/// Tells sound rows from damaged ones: one is proved by its own hash, or by that of the row behind it.
class Sieve {
public:
    explicit Sieve(Rebuilt& rebuilt) : m_rebuilt{rebuilt} {}

    Outcome take(const EventRow& row, std::optional<Hash> hash)
    {
        const KeptRow kept{row, hash, m_before};
        const bool byItself = hash == kept.computed;
        const bool withPending = !byItself && m_pending && hash == chained(m_pending->computed, row);
        // Of the row before only the hash was damaged.
        if (withPending)
            if (const Outcome added = m_rebuilt.add(*m_pending); !added) return added;
        m_before = hash.value_or(Hash{});
        m_pending.reset();
        if (byItself || withPending) return m_rebuilt.add(kept);
        m_pending = kept;
        return Done{};
    }

    /// The end of the log, if it is damaged, is known only by its place.
    void finish()
    {
        if (m_pending && m_pending->row.seq < m_rebuilt.next() + endMost) m_rebuilt.fillUpTo(m_pending->row.seq + 1);
    }

private:
    Rebuilt& m_rebuilt;
    Hash m_before{};
    std::optional<KeptRow> m_pending;
};

void copyCommands(const Database& damaged, Database& target)
{
    enum Column : int { Id, Time, AnswerText, Refusal };
    SQLite::Transaction scope{target.connection(), SQLite::TransactionBehavior::IMMEDIATE};
    SQLite::Statement insert{target.connection(), "INSERT OR REPLACE INTO command (id, time, answer, refusal) VALUES (?,?,?,?)"};
    try {
        SQLite::Statement query{damaged.connection(), "SELECT id, time, answer, refusal FROM command"};
        while (query.executeStep()) {
            const SQLite::Column refusal = query.getColumn(Refusal);
            const bool readable = wire::readAnswer(query.getColumn(AnswerText).getString()) &&
                                  (refusal.isNull() || wire::readFault(refusal.getString()));
            if (!readable) continue;
            insert.reset();
            insert.bind(Id + 1, query.getColumn(Id).getString());
            insert.bind(Time + 1, query.getColumn(Time).getInt64());
            insert.bind(AnswerText + 1, query.getColumn(AnswerText).getString());
            if (refusal.isNull())
                insert.bind(Refusal + 1);
            else
                insert.bind(Refusal + 1, refusal.getString());
            insert.exec();
        }
    } catch (const SQLite::Exception& error) {
        // What was read up to here is kept: a repeat of a command behind it is done as a new one.
        if (faultOf(error).code != FaultCode::Damaged) throw;
    }
    scope.commit();
}

DatabaseForm logForm()
{
    return {migrationsOf("log"), pageBytes, std::string{"SELECT "} + eventColumns + " FROM event WHERE seq = 1", {}};
}

Result<LogSalvage> rebuild(const Database& damaged, Database& target, const EngineRules& rules)
{
    return guarded([&]() -> Result<LogSalvage> {
        Rebuilt rebuilt{target, rules};
        Sieve sieve{rebuilt};
        Outcome outcome = Done{};
        const std::string select = std::string{"SELECT "} + eventColumns + " FROM event WHERE seq > ? ORDER BY seq";
        visitReadable(damaged, select, 0, hiddenMost, [&](const SQLite::Statement& query) {
            outcome = sieve.take(eventRowOf(query), eventHashOf(query));
            return static_cast<bool>(outcome);
        });
        if (!outcome) return outcome.error();
        sieve.finish();
        const LogSalvage salvage = rebuilt.finish();
        if (salvage.kept == 0)
            return Fault{FaultCode::Damaged, "log.nothingSaved", damaged.file().string() + ": no event can be saved", {}};
        copyCommands(damaged, target);
        return salvage;
    });
}

} // namespace

Result<LogSalvage> salvageLog(const std::filesystem::path& damaged, const std::filesystem::path& target, const EngineRules& rules)
{
    const std::filesystem::path copy = target.string() + "-copy";
    auto source = openDamaged(damaged, copy, logForm());
    if (!source) return source.error();
    if (const Outcome made = makeEmpty(target, logForm()); !made) return made.error();
    auto fresh = Database::open(target);
    if (!fresh) return fresh.error();
    auto salvage = rebuild(*source, *fresh, rules);
    const Outcome whole = fresh->checkpoint();
    static_cast<void>(SystemDisk{}.remove(copy));
    if (salvage && !whole) return whole.error();
    return salvage;
}

} // namespace gaffer
