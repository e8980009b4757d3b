#include "app/ctl/restore.hpp"

#include "app/upkeep/archive.hpp"
#include "db/event_log_sqlite.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace gaffer {
namespace {

constexpr mode_t ownerOnly = 0600;

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

/// Appends parts of files below a folder; each file is on the disk once the next begins or finish() returns.
class Unpacker {
public:
    explicit Unpacker(std::filesystem::path folder) : m_folder{std::move(folder)} {}
    ~Unpacker()
    {
        if (m_file >= 0) close(m_file);
    }
    Unpacker(const Unpacker&) = delete;
    Unpacker& operator=(const Unpacker&) = delete;

    Outcome take(const std::string& archive, const ArchivedPart& part)
    {
        if (!staysBelow(part.name)) return damaged(archive, "it holds a file outside of the workshop, " + part.name);
        if (part.first)
            if (const Outcome begun = begin(m_folder / part.name); !begun) return begun;
        for (std::size_t done = 0; done < part.bytes.size();) {
            const ssize_t count = write(m_file, part.bytes.data() + done, part.bytes.size() - done);
            if (count <= 0) return cannotWrite(m_folder / part.name, lastError());
            done += static_cast<std::size_t>(count);
        }
        m_restored.bytes += part.bytes.size();
        return Done{};
    }
    Outcome finish()
    {
        const bool written = m_file < 0 || fsync(m_file) == 0;
        if (m_file >= 0) close(m_file);
        m_file = -1;
        return written ? Outcome{Done{}} : cannotWrite(m_folder, lastError());
    }
    [[nodiscard]] const Restored& restored() const { return m_restored; }

private:
    static std::error_code lastError() { return {errno, std::generic_category()}; }
    Outcome begin(const std::filesystem::path& file)
    {
        if (const Outcome before = finish(); !before) return before;
        std::error_code error;
        std::filesystem::create_directories(file.parent_path(), error);
        if (error) return cannotWrite(file.parent_path(), error);
        m_file = open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ownerOnly);
        if (m_file < 0) return cannotWrite(file, lastError());
        ++m_restored.files;
        return Done{};
    }

    std::filesystem::path m_folder;
    int m_file{-1};
    Restored m_restored;
};

/// Writes every file whose hashes are right; the first that is wrong ends it.
Outcome extract(const std::string& file, const std::filesystem::path& folder, Restored& restored)
{
    Unpacker unpacker{folder};
    const Outcome read = readArchive(file, [&](const ArchivedPart& part) { return unpacker.take(file, part); });
    const Outcome written = unpacker.finish();
    restored = unpacker.restored();
    return read ? written : read;
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
    Outcome outcome = extract(file, part.path, restored);
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
