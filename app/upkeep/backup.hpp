#pragma once

#include "app/host/workshop_folder.hpp"
#include "app/upkeep/archive.hpp"
#include "core/base/instant.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace gaffer {

/// Writes all of a workshop into one file, also while a service works in it, reads the file again from the disk and compares it;
/// gives its size in bytes. An earlier file of that name is replaced only by one that was found whole. Notes the time of it in
/// the workshop folder. NotFound when the folder holds no event log, Full or Unavailable when the file cannot be written.
Result<std::uint64_t> backupWorkshop(const WorkshopFolder& folder, const std::string& file, const GivenUp& givenUp = {});

/// Copies a database as it stands at one instant, also while it is written and from a disk that can only be read; slowly enough
/// to leave the disk to those who work.
Outcome copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to, const GivenUp& givenUp = {});

/// A backup that the service made.
struct DailyBackup {
    std::filesystem::path file;
    std::uint64_t bytes{};
};

/// The backups that the service made in `folder`, oldest first.
std::vector<DailyBackup> dailyBackups(const std::filesystem::path& folder);

/// Whether an old backup may go to make room for a new one: not while the workshop's own files are damaged, for then the old one
/// may be the last that is whole.
enum class OldBackups : std::uint8_t { MayGo, Stay };

/// Makes a backup named after `now` in `target`, and removes the oldest ones so that at most `keep` are left and the disk keeps
/// room for others. A folder outside of the workshop must be there already: a stick that is not plugged in is a fault, NotFound.
/// Full when there is no room.
Result<DailyBackup> backupDaily(const WorkshopFolder& folder, const std::filesystem::path& target, std::int64_t keep,
                                OldBackups old, Instant now, const GivenUp& givenUp = {});

} // namespace gaffer
