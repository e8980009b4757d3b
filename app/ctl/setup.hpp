#pragma once

#include "app/host/workshop_folder.hpp"
#include "core/base/result.hpp"
#include "core/sample/sample.hpp"

#include <string>

namespace gaffer {

/// Makes a workshop in a folder (made if missing) with the wiring and masters of a sample. Conflict, and nothing changed, when
/// the folder holds a workshop already.
Outcome makeWorkshop(const WorkshopFolder& folder, SampleKind kind);

/// Writes a copy of the event log with tables of masters and of the day book beside it, for SQL tools. Conflict when `file`
/// exists.
Outcome exportDatabase(const WorkshopFolder& folder, const std::string& file);

} // namespace gaffer
