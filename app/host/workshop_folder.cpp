#include "app/host/workshop_folder.hpp"

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace gaffer {
namespace {

constexpr mode_t ownerOnly = 0600;
constexpr mode_t anyWriter = 0222;
/// Somebody who only asks whether the folder is owned holds the lock for a moment.
constexpr int lockTries = 10;
constexpr std::chrono::milliseconds lockPause{20};

Fault unavailable(const std::filesystem::path& what)
{
    return {FaultCode::Unavailable, "folder.cannotUse", what.string() + ": " + std::strerror(errno), {what.string()}};
}

/// What the lock file says; only for the message, the lock itself decides.
std::string ownerOf(const WorkshopFolder& folder)
{
    std::ifstream file{folder.lock()};
    std::string pid;
    file >> pid;
    return pid.empty() ? "unknown" : pid;
}

bool lockNow(int file)
{
    for (int tries = 0; tries < lockTries; ++tries) {
        if (flock(file, LOCK_EX | LOCK_NB) == 0) return true;
        std::this_thread::sleep_for(lockPause);
    }
    return false;
}

/// An open file descriptor.
class File {
public:
    explicit File(int file) : m_file{file} {}
    ~File()
    {
        if (m_file >= 0) close(m_file);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] int get() const { return m_file; }

private:
    int m_file;
};

bool writeAll(int file, const std::string& bytes, Keep keep)
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t count = write(file, bytes.data() + done, bytes.size() - done);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        done += static_cast<std::size_t>(count);
    }
    // Without a sync the new name can reach the disk before the new bytes, and a power cut leaves an empty file.
    return keep == Keep::WhileRunning || fsync(file) == 0;
}

} // namespace

Result<FolderLock> FolderLock::take(const WorkshopFolder& folder)
{
    struct stat about {};
    if (stat(folder.path.c_str(), &about) != 0) return unavailable(folder.path);
    // Root may write anywhere, but a folder nobody may write is meant to stay as it is.
    if (!S_ISDIR(about.st_mode) || (about.st_mode & anyWriter) == 0 || access(folder.path.c_str(), W_OK) != 0)
        return Fault{FaultCode::Unavailable,
                     "folder.readOnly",
                     folder.path.string() + ": the folder is read-only or no folder",
                     {folder.path.string()}};
    const int file = open(folder.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, ownerOnly);
    if (file < 0) return unavailable(folder.lock());
    FolderLock lock{file};
    if (!lockNow(file)) {
        const std::string pid = ownerOf(folder);
        return Fault{FaultCode::Conflict, "folder.inUse", folder.path.string() + " is in use by gafferd with pid " + pid, {pid}};
    }
    // The pid is written under the lock: whoever reads it while the lock is held reads the owner's.
    if (ftruncate(file, 0) != 0 || !writeAll(file, std::to_string(getpid()) + "\n", Keep::WhileRunning))
        return unavailable(folder.lock());
    return lock;
}

// The file stays: unlinking it would let two processes lock two files of one name. The lock goes with the descriptor, also by
// kill -9.
FolderLock::~FolderLock()
{
    if (m_file >= 0) close(m_file);
}

bool isOwned(const WorkshopFolder& folder)
{
    const File file{open(folder.lock().c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.get() < 0) return false;
    // A shared try harms nobody and is released on return.
    return flock(file.get(), LOCK_SH | LOCK_NB) != 0;
}

std::optional<std::string> runningService(const WorkshopFolder& folder)
{
    // A port file without an owner was left by a service that was killed.
    if (!isOwned(folder)) return std::nullopt;
    std::ifstream file{folder.port()};
    std::string address;
    if (!(file >> address)) return std::nullopt;
    return address;
}

std::optional<Instant> lastBackup(const WorkshopFolder& folder)
{
    std::ifstream file{folder.backupNote()};
    std::string time;
    file >> time;
    return parseInstant(time);
}

Result<std::string> readFile(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in || std::filesystem::is_directory(file))
        return Fault{FaultCode::Unavailable, "file.cannotRead", file.string() + ": cannot be read", {file.string()}};
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

Outcome replaceFile(const std::filesystem::path& file, const std::string& bytes, Keep keep)
{
    // Written beside and renamed: readers see the old file or the new one, never a part.
    const std::filesystem::path beside = file.string() + ".new";
    {
        const File out{open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
        if (out.get() < 0 || !writeAll(out.get(), bytes, keep)) return unavailable(beside);
    }
    if (rename(beside.c_str(), file.c_str()) != 0) return unavailable(file);
    return Done{};
}

} // namespace gaffer
