#include "app/ctl/restore.hpp"

#include "db/event_chain.hpp"
#include "db/event_log_sqlite.hpp"

#include <algorithm>

namespace gaffer {
namespace {

/// The backup, and what in it is not as it was written.
Fault damaged(const std::string& file, const std::string& what)
{
    return {FaultCode::Damaged, "restore.damaged", file + " is damaged: " + what, {file, what}};
}

Fault cannotWrite(const std::filesystem::path& folder, const std::error_code& error)
{
    return {FaultCode::Unavailable, "file.cannotWrite", folder.string() + ": " + error.message(), {folder.string()}};
}

/// A name from a backup must stay below the folder: the file may come from anywhere.
bool staysBelow(const std::filesystem::path& name)
{
    return !name.empty() && name.is_relative() && std::ranges::none_of(name, [](const auto& part) { return part == ".."; });
}

/// Writes every file whose hash is right; the first that is wrong ends it.
Outcome extract(const std::string& file, const std::filesystem::path& folder, Restored& restored)
{
    SQLite::Database archive{file, SQLite::OPEN_READONLY};
    enum Column : int { Name, Size, Data, OwnHash };
    SQLite::Statement query{archive, "SELECT a.name, a.sz, a.data, h.hash FROM sqlar a LEFT JOIN sqlar_hash h USING (name)"};
    while (query.executeStep()) {
        const std::string name = query.getColumn(Name).getString();
        const SQLite::Column data = query.getColumn(Data);
        // Whole in memory: the hash has to be known before the first byte is written.
        const std::string bytes{static_cast<const char*>(data.getBlob()), static_cast<std::size_t>(data.getBytes())};
        if (!staysBelow(name)) return damaged(file, "it holds a file outside of the workshop, " + name);
        if (query.getColumn(Size).getInt64() != data.getBytes() || query.getColumn(OwnHash).getString() != toHex(hashOf(bytes)))
            return damaged(file, name + " is not what was written");
        std::error_code error;
        std::filesystem::create_directories((folder / name).parent_path(), error);
        if (error) return cannotWrite(folder, error);
        if (const Outcome written = replaceFile(folder / name, bytes); !written) return written;
        ++restored.files;
        restored.bytes += bytes.size();
    }
    return Done{};
}

/// A log that opens and whose pages are sound; the chain is verify's to follow.
Outcome openLog(const WorkshopFolder& folder, Restored& restored)
{
    const auto log = EventLogSqlite::open(folder.database(), {.mode = OpenMode::ReadOnly, .reserveBytes = 0});
    if (!log) return log.error();
    restored.lastEvent = (*log)->lastSeq();
    return (*log)->database().quickCheck();
}

} // namespace

Result<Restored> restoreWorkshop(const std::string& file, const WorkshopFolder& folder)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return Fault{FaultCode::NotFound, "restore.noBackup", "there is no backup " + file, {file}};
    const bool taken = std::filesystem::exists(folder.path, error) && !std::filesystem::is_empty(folder.path, error);
    if (taken || error)
        return Fault{FaultCode::Conflict,
                     "restore.notEmpty",
                     folder.path.string() + " is not an empty folder; a backup is restored into a new one",
                     {folder.path.string()}};
    // Made beside and renamed at the end: a restore that is broken off leaves nothing that looks like a workshop.
    const WorkshopFolder part{folder.path.string() + ".restoring"};
    std::filesystem::remove_all(part.path, error);
    Restored restored;
    Outcome outcome = guarded([&] { return extract(file, part.path, restored); });
    if (outcome) outcome = openLog(part, restored);
    if (outcome) {
        // An empty folder may stand there already; rename would not replace it on every system.
        std::filesystem::remove(folder.path, error);
        std::filesystem::rename(part.path, folder.path, error);
        if (error) outcome = cannotWrite(folder.path, error);
    }
    std::filesystem::remove_all(part.path, error);
    if (!outcome) return outcome.error();
    return restored;
}

} // namespace gaffer
