#pragma once

#include "app/host/workshop_folder.hpp"
#include "core/base/result.hpp"

#include <cstdint>
#include <string>

namespace gaffer {

/// What a restore brought back.
struct Restored {
    std::uint64_t files{};
    std::uint64_t bytes{};
    /// The seq of the last event in the log.
    std::uint64_t lastEvent{};
};

/// Brings a backup back into `folder`, which must be missing or empty: every file is compared with the hash taken when the backup
/// was made, and the log is opened. The folder is complete or not there. Conflict when the folder holds anything, NotFound when
/// there is no such backup, Damaged when it is not what was written.
Result<Restored> restoreWorkshop(const std::string& file, const WorkshopFolder& folder);

} // namespace gaffer
