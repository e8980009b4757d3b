#pragma once

#include "core/base/fault.hpp"
#include "core/base/result.hpp"
#include "core/workshop/event.hpp"
#include "db/event_chain.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <optional>
#include <string>

namespace gaffer {

/// The columns of the table `event` in the order in which everything here takes them, the hash last.
inline constexpr const char* eventColumns = "seq, time, kind, version, by, seat, command_id, data, hash";

/// The statement that insertEventRow() takes.
inline constexpr const char* insertEvent = "INSERT INTO event (seq, time, kind, version, by, seat, command_id, data, hash) "
                                           "VALUES (?,?,?,?,?,?,?,?,?)";

/// A text, valid until its statement moves on.
std::string_view textOf(const SQLite::Column& column);

/// The bytes of a text or a blob, valid until its statement moves on.
std::string_view bytesOf(const SQLite::Column& column);

/// A hash in a column; nothing when the column holds none.
std::optional<Hash> hashIn(const SQLite::Column& column);

/// Binds a hash.
void bindHash(SQLite::Statement& statement, int index, const Hash& hash);

/// The row at which a query for eventColumns stands, valid until it moves on.
EventRow eventRowOf(const SQLite::Statement& query);

/// The hash that the same row carries; nothing when it carries none.
std::optional<Hash> eventHashOf(const SQLite::Statement& query);

/// Writes one row by a statement made of insertEvent; throws SQLite::Exception.
void insertEventRow(SQLite::Statement& insert, const EventRow& row, const Hash& hash);

/// The event that a row holds; Conflict when it is of a kind or version that this program does not know.
Result<Event> eventOf(const EventRow& row);

/// Damaged, with the record's seq in details[0].
Fault damagedAt(std::int64_t seq, const std::string& what);

} // namespace gaffer
