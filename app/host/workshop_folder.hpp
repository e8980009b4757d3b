#pragma once

#include "core/base/instant.hpp"
#include "core/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace gaffer {

/// The names of what lies in a workshop folder.
struct WorkshopFolder {
    std::filesystem::path path;
    /// The wiring.
    [[nodiscard]] std::filesystem::path wiring() const { return path / "workshop.json"; }
    /// The event log.
    [[nodiscard]] std::filesystem::path database() const { return path / "gaffer.db"; }
    /// Names and PINs, apart from the event log.
    [[nodiscard]] std::filesystem::path people() const { return path / "people.db"; }
    /// The readings.
    [[nodiscard]] std::filesystem::path history() const { return path / "history"; }
    /// Where the event log stood each hour; among the readings, so that whoever cuts the log has to know of it.
    [[nodiscard]] std::filesystem::path anchors() const { return history() / "log-anchors.db"; }
    /// Reports written.
    [[nodiscard]] std::filesystem::path exports() const { return path / "exports"; }
    /// The service's own words.
    [[nodiscard]] std::filesystem::path log() const { return path / "gafferd.log"; }
    /// Held while a service owns the folder.
    [[nodiscard]] std::filesystem::path lock() const { return path / "gafferd.lock"; }
    /// When the last backup was made.
    [[nodiscard]] std::filesystem::path backupNote() const { return path / "backup.last"; }
    /// When all files were last checked, and what was found.
    [[nodiscard]] std::filesystem::path verifyNote() const { return path / "verify.last"; }
    /// Where that service listens.
    [[nodiscard]] std::filesystem::path port() const { return path / "gafferd.port"; }
};

/// Ownership of a workshop folder, given up at its end or by the kernel when the process dies.
class FolderLock {
public:
    /// Takes the folder. Conflict, naming the owner's pid, when another service has it; Unavailable when nothing can be written
    /// there.
    static Result<FolderLock> take(const WorkshopFolder& folder);
    FolderLock(FolderLock&& other) noexcept : m_file{std::exchange(other.m_file, -1)} {}
    FolderLock& operator=(FolderLock&&) = delete;
    ~FolderLock();

private:
    explicit FolderLock(int file) : m_file{file} {}
    int m_file;
};

/// The address of the service that owns the folder; nothing when none does or it is not ready.
std::optional<std::string> runningService(const WorkshopFolder& folder);

/// True while some service owns the folder, ready or not.
bool isOwned(const WorkshopFolder& folder);

/// When the last backup was made; nothing when there is none.
std::optional<Instant> lastBackup(const WorkshopFolder& folder);

/// The bytes of a file; Unavailable when it cannot be read.
Result<std::string> readFile(const std::filesystem::path& file);

/// Whether a file has to outlive a power cut, or means nothing after one; the disk is waited for only where it has to.
enum class Keep : std::uint8_t { ForEver, WhileRunning };

/// Writes a file beside and renames it into place; Unavailable or Full when it cannot.
Outcome replaceFile(const std::filesystem::path& file, const std::string& bytes, Keep keep = Keep::ForEver);

} // namespace gaffer
