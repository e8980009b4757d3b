#include "db/event_rows.hpp"

#include "core/wire/events.hpp"

#include <algorithm>

namespace gaffer {
namespace {

enum Column : int { Seq, Time, Kind, Version, By, Seat, CommandIdColumn, Data, HashColumn };

void bindText(SQLite::Statement& statement, int index, std::string_view text) { statement.bind(index, std::string{text}); }

} // namespace

std::string_view textOf(const SQLite::Column& column) { return {column.getText(), static_cast<std::size_t>(column.getBytes())}; }

std::string_view bytesOf(const SQLite::Column& column)
{
    const auto* bytes = static_cast<const char*>(column.getBlob());
    return bytes == nullptr ? std::string_view{} : std::string_view{bytes, static_cast<std::size_t>(column.getBytes())};
}

std::optional<Hash> hashIn(const SQLite::Column& column)
{
    Hash hash{};
    const std::string_view bytes = bytesOf(column);
    if (bytes.size() != hash.size()) return std::nullopt;
    std::ranges::copy(bytes, hash.begin());
    return hash;
}

void bindHash(SQLite::Statement& statement, int index, const Hash& hash)
{
    statement.bind(index, hash.data(), static_cast<int>(hash.size()));
}

EventRow eventRowOf(const SQLite::Statement& query)
{
    const auto text = [&](Column column) { return textOf(query.getColumn(column)); };
    return {query.getColumn(Seq).getInt64(),
            query.getColumn(Time).getInt64(),
            text(Kind),
            query.getColumn(Version).getInt(),
            text(By),
            text(Seat),
            text(CommandIdColumn),
            text(Data)};
}

std::optional<Hash> eventHashOf(const SQLite::Statement& query) { return hashIn(query.getColumn(HashColumn)); }

void insertEventRow(SQLite::Statement& insert, const EventRow& row, const Hash& hash)
{
    insert.reset();
    insert.bind(Seq + 1, row.seq);
    insert.bind(Time + 1, row.time);
    bindText(insert, Kind + 1, row.kind);
    insert.bind(Version + 1, row.version);
    bindText(insert, By + 1, row.by);
    bindText(insert, Seat + 1, row.seat);
    bindText(insert, CommandIdColumn + 1, row.commandId);
    bindText(insert, Data + 1, row.data);
    bindHash(insert, HashColumn + 1, hash);
    insert.exec();
}

Result<Event> eventOf(const EventRow& row)
{
    auto body = wire::readBody(row.kind, row.version, row.data);
    // What was written so and not changed since comes from a later program.
    if (!body) {
        const std::string seq = std::to_string(row.seq);
        return Fault{
            FaultCode::Conflict, "log.unknownEvent", "event " + seq + ": " + body.error().text, {seq, body.error().text}};
    }
    return Event{static_cast<std::uint64_t>(row.seq),   fromMillis(row.time), std::string{row.by}, SeatId{std::string{row.seat}},
                 CommandId{std::string{row.commandId}}, *std::move(body)};
}

Fault damagedAt(std::int64_t seq, const std::string& what)
{
    return {FaultCode::Damaged, "log.damaged", "event " + std::to_string(seq) + ": " + what, {std::to_string(seq), what}};
}

} // namespace gaffer
