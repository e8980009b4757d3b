#pragma once

#include "app/host/workshop_folder.hpp"

#include <functional>
#include <string>

namespace gaffer {

/// Hears what was found damaged and what became of it.
using TellDamage = std::function<void(const std::string&)>;

/// Puts a sound log in the place of a damaged one, with every event that can be saved; the damaged file and its anchors are kept
/// beside it as NAME.damaged-TIME. Where nothing can be saved the place stays empty. The folder is the caller's own.
Outcome repairLog(const WorkshopFolder& folder, const std::string& why, const TellDamage& tell);

/// Ends a repair that was cut off between its last two steps; without one nothing is done.
Outcome finishLogRepair(const WorkshopFolder& folder);

/// Renames a damaged database, with the log beside it, to NAME.damaged-TIME; Unavailable when it cannot be renamed.
Outcome setDatabaseAside(const std::filesystem::path& database, const std::string& why, const TellDamage& tell);

} // namespace gaffer
