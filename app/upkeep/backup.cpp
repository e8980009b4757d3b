#include "app/upkeep/backup.hpp"

#include "app/host/running_clock.hpp"
#include "app/upkeep/calm_file.hpp"
#include "db/database.hpp"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <SQLiteCpp/Backup.h>
#include <unistd.h>

namespace gaffer {
namespace {

/// Pages copied before they are brought to the disk.
constexpr int pagesAtOnce = 256;
constexpr std::string_view prefix = "gaffer-";
constexpr std::string_view suffix = ".backup";
/// Room that a backup leaves on its disk.
constexpr std::uint64_t roomLeft = 1ULL << 30;
constexpr std::uint64_t shareLeft = 10;

Fault cannotWrite(const std::filesystem::path& file, const std::string& why)
{
    return {FaultCode::Unavailable, "file.cannotWrite", file.string() + ": " + why, {file.string()}};
}

/// The bytes of `path`, a file or a folder, or its new name, are on the disk when it returns.
void syncToDisk(const std::filesystem::path& path)
{
    const int number = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (number < 0) return;
    static_cast<void>(fsync(number));
    close(number);
}

/// By its first bytes, not by its name: a database set aside has another name.
bool isDatabase(const std::filesystem::path& file)
{
    constexpr std::string_view mark = "SQLite format 3";
    std::string head(mark.size(), '\0');
    std::ifstream in{file, std::ios::binary};
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    return head == mark;
}

bool isLogOfDatabase(const std::filesystem::path& file)
{
    const std::string name = file.filename().string();
    return name.ends_with("-wal") || name.ends_with("-shm");
}

/// The event log goes first, so that no count in it is newer than the history can be.
std::vector<std::filesystem::path> filesOf(const WorkshopFolder& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& file : {folder.wiring(), folder.database(), folder.people()})
        if (std::filesystem::exists(file)) files.push_back(file);
    if (std::filesystem::exists(folder.history()))
        for (const auto& entry : std::filesystem::recursive_directory_iterator{folder.history()})
            if (entry.is_regular_file() && !isLogOfDatabase(entry.path())) files.push_back(entry.path());
    return files;
}

/// A database too damaged to be copied as one is kept byte by byte: what can be saved from it is for others to find out.
Outcome addFile(ArchiveWriter& archive, const WorkshopFolder& folder, const std::filesystem::path& file,
                const std::filesystem::path& scratch, const GivenUp& givenUp)
{
    const std::string name = file.lexically_relative(folder.path).string();
    removeCalmly(scratch);
    if (!isDatabase(file)) return archive.add(name, file, givenUp);
    const Outcome copied = copyDatabase(file, scratch, givenUp);
    if (!copied && (copied.error().code == FaultCode::Full || isGivenUp(givenUp))) return copied;
    return archive.add(name, copied ? scratch : file, givenUp);
}

Outcome writeArchive(const WorkshopFolder& folder, const std::filesystem::path& beside, const GivenUp& givenUp)
{
    const std::filesystem::path scratch = beside.string() + ".part";
    Outcome added = guarded([&]() -> Outcome {
        ArchiveWriter archive{beside};
        for (const auto& file : filesOf(folder))
            if (const Outcome one = addFile(archive, folder, file, scratch, givenUp); !one) return one;
        archive.finish();
        return Done{};
    });
    removeCalmly(scratch);
    return added;
}

std::uint64_t bytesOf(const WorkshopFolder& folder)
{
    constexpr std::uint64_t archiveBytesPerFile = 64 << 10;
    std::uint64_t archiveBytes = 0;
    std::uint64_t sum = 0;
    std::uint64_t longest = 0;
    for (const auto& file : filesOf(folder)) {
        std::error_code gone;
        const auto bytes = std::filesystem::file_size(file, gone);
        if (gone) continue;
        archiveBytes += archiveBytesPerFile;
        sum += bytes;
        longest = std::max<std::uint64_t>(longest, bytes);
    }
    // Each database is copied before it is put into the archive, whose pages are never quite full.
    return sum + longest + archiveBytes;
}

/// Removes the oldest backups until there is room for `needed` bytes; the newest one always stays.
Outcome makeRoom(const std::filesystem::path& target, std::uint64_t needed, OldBackups old)
{
    for (;;) {
        std::error_code error;
        const auto space = std::filesystem::space(target, error);
        if (error) return cannotWrite(target, error.message());
        if (space.available >= needed + std::min<std::uint64_t>(roomLeft, space.capacity / shareLeft)) return Done{};
        const auto present = dailyBackups(target);
        if (old == OldBackups::Stay || present.size() <= 1 || !std::filesystem::remove(present.front().file, error))
            return Fault{FaultCode::Full,
                         "backup.noRoom",
                         "no room for a backup of " + std::to_string(needed >> 20) + " MiB in " + target.string(),
                         {target.string(), std::to_string(needed)}};
    }
}

} // namespace

Outcome copyDatabase(const std::filesystem::path& from, const std::filesystem::path& to, const GivenUp& givenUp)
{
    auto source = Database::open(from, {.mode = OpenMode::ReadOnly, .busyTimeout = std::chrono::seconds{10}});
    if (!source) return source.error();
    return guarded([&]() -> Outcome {
        // One reading transaction around all steps: without it each write of others would begin the copy anew.
        source->connection().exec("BEGIN");
        source->connection().execAndGet("SELECT count(*) FROM sqlite_schema");
        SQLite::Database target{to.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        // A copy is whole or thrown away.
        target.exec("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
        SQLite::Backup backup{target, source->connection()};
        CalmFile calm{to};
        for (;;) {
            backup.executeStep(pagesAtOnce);
            if (backup.getRemainingPageCount() == 0) break;
            if (isGivenUp(givenUp)) return givenUpFault();
            // What waits to be written makes everybody's next sync slow.
            calm.bringNew();
        }
        return Done{};
    });
}

Result<std::uint64_t> backupWorkshop(const WorkshopFolder& folder, const std::string& file, const GivenUp& givenUp)
{
    if (!std::filesystem::exists(folder.database()))
        return Fault{FaultCode::NotFound, "backup.nothing", folder.path.string() + " holds no event log", {}};
    // The backup before it is destroyed only by one that is whole.
    const std::string beside = file + ".new";
    std::error_code error;
    std::filesystem::remove(beside, error);
    Outcome made = writeArchive(folder, beside, givenUp);
    syncToDisk(beside);
    if (made)
        made = readArchive(
            beside, [](const ArchivedPart&) -> Outcome { return Done{}; }, givenUp);
    if (!made) {
        std::filesystem::remove(beside, error);
        return made.error();
    }
    std::filesystem::rename(beside, file, error);
    if (error) return cannotWrite(file, error.message());
    syncToDisk(std::filesystem::absolute(file).parent_path());
    // On a disk that can only be read no note of it can be kept; the backup is as good.
    static_cast<void>(replaceFile(folder.backupNote(), toText(wallNow()) + "\n"));
    return static_cast<std::uint64_t>(std::filesystem::file_size(file));
}

std::vector<DailyBackup> dailyBackups(const std::filesystem::path& folder)
{
    std::vector<DailyBackup> found;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        std::error_code gone;
        if (name.starts_with(prefix) && name.ends_with(suffix)) found.push_back({entry->path(), entry->file_size(gone)});
    }
    // The names tell the time, so they tell the order.
    std::ranges::sort(found, {}, &DailyBackup::file);
    return found;
}

Result<DailyBackup> backupDaily(const WorkshopFolder& folder, const std::filesystem::path& target, std::int64_t keep,
                                OldBackups old, Instant now, const GivenUp& givenUp)
{
    std::error_code error;
    const auto below = target.lexically_relative(folder.path);
    const bool own = !below.empty() && *below.begin() != "..";
    // Never made elsewhere: below the place of a stick that is not plugged in, it would fill the computer's own disk.
    if (own) std::filesystem::create_directories(target, error);
    if (!std::filesystem::is_directory(target, error))
        return Fault{FaultCode::NotFound, "backup.noFolder", "there is no folder " + target.string(), {target.string()}};
    if (const Outcome room = makeRoom(target, bytesOf(folder), old); !room) return room.error();
    // Colons are no part of a file name on a stick formatted elsewhere.
    std::string stamp = toText(now).substr(0, std::string_view{"2026-11-22T06:00:00"}.size()) + "Z";
    std::ranges::replace(stamp, ':', '-');
    const auto file = target / (std::string{prefix} + stamp + std::string{suffix});
    const auto bytes = backupWorkshop(folder, file.string(), givenUp);
    if (!bytes) return bytes.error();
    static_cast<void>(replaceFile(folder.backupNote(), toText(now) + "\n"));
    const auto present = dailyBackups(target);
    if (old == OldBackups::MayGo)
        for (std::size_t i = 0; i + static_cast<std::size_t>(keep) < present.size(); ++i)
            std::filesystem::remove(present[i].file, error);
    return DailyBackup{file, *bytes};
}

} // namespace gaffer
