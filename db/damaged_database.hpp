#pragma once

#include "db/database.hpp"

#include <functional>

namespace gaffer {

/// How a kind of database is made anew, to read a damaged one of that kind.
struct DatabaseForm {
    /// Its migrations, which make the same tables in the same order every time.
    std::span<const Migration> migrations;
    /// Bytes of a page.
    int pageSize{};
    /// A query that answers when the list of tables can be read.
    std::string probe;
    /// Name of the SQLite file system layer; a first page is mended on the system's own only.
    std::string vfs;
};

/// Makes `file` anew as an empty database of `form`; what lay there is removed.
Outcome makeEmpty(const std::filesystem::path& file, const DatabaseForm& form);

/// Opens `damaged` for reading, as it is or, when its first page is lost, as `copy` with the first page of a new database;
/// `damaged` is never changed, `copy` is the caller's to remove. Damaged when neither can be read.
Result<Database> openDamaged(const std::filesystem::path& damaged, const std::filesystem::path& copy, const DatabaseForm& form);

/// Runs through the rows of a table in order of their key and passes over what damaged pages hide. `select` has the key as its first
/// column and ends in "WHERE key > ? ORDER BY key"; rows after `after` are given to `take`, false of which stops. A hole of up to
/// `hiddenMost` keys is passed over.
void visitReadable(const Database& database, const std::string& select, std::int64_t after, std::int64_t hiddenMost,
                   const std::function<bool(SQLite::Statement&)>& take);

} // namespace gaffer
