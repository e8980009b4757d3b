#pragma once

#include "app/host/workshop_folder.hpp"
#include "core/base/result.hpp"
#include "core/sample/sample.hpp"

#include <cstdint>
#include <string>

namespace gaffer {

/// Makes a workshop in a folder (made if missing) with the wiring and masters of a sample. Conflict, and nothing changed, when
/// the folder holds a workshop already.
Outcome makeWorkshop(const WorkshopFolder& folder, SampleKind kind);

/// Copies wiring, event log, people and history into one file, an SQLite archive (`sqlite3 -A` lists it), also while a service
/// runs; gives its size in bytes. The file is complete or not there.
Result<std::uint64_t> backupWorkshop(const WorkshopFolder& folder, const std::string& file);

/// Writes a copy of the event log with tables of masters and of the day book beside it, for SQL tools. Conflict when `file`
/// exists.
Outcome exportDatabase(const WorkshopFolder& folder, const std::string& file);

} // namespace gaffer
