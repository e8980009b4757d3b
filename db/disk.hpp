#pragma once

#include "core/base/result.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace gaffer {

/// A file in a folder.
struct DiskFile {
    std::string name;
    std::uint64_t bytes{};
    bool operator==(const DiskFile&) const = default;
};

/// Room on the disk that holds a folder, in bytes.
struct DiskSpace {
    std::uint64_t free{};
    std::uint64_t total{};
};

/// What our databases need of a disk besides SQLite's own reading and writing; a simulated disk stands in for it in tests.
/// Callable from any thread.
class Disk {
public:
    virtual ~Disk() = default;
    /// Name of the SQLite file system layer that reads and writes on this disk; empty is the system's.
    [[nodiscard]] virtual std::string vfs() const = 0;
    /// Makes a folder and those above it; Unavailable when it cannot be made.
    virtual Outcome makeFolder(const std::filesystem::path& folder) = 0;
    /// The files of a folder by name; none when there is no such folder.
    [[nodiscard]] virtual std::vector<DiskFile> list(const std::filesystem::path& folder) const = 0;
    /// Removes a database file with its log; Unavailable when it stays.
    virtual Outcome remove(const std::filesystem::path& file) = 0;
    /// Renames a database file with its log; Unavailable when it keeps its name.
    virtual Outcome rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
    /// Room on the disk under `folder`; Unavailable when that cannot be told.
    [[nodiscard]] virtual Result<DiskSpace> space(const std::filesystem::path& folder) const = 0;
};

/// The computer's own disk.
class SystemDisk final : public Disk {
public:
    [[nodiscard]] std::string vfs() const override;
    Outcome makeFolder(const std::filesystem::path& folder) override;
    [[nodiscard]] std::vector<DiskFile> list(const std::filesystem::path& folder) const override;
    Outcome remove(const std::filesystem::path& file) override;
    Outcome rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
    [[nodiscard]] Result<DiskSpace> space(const std::filesystem::path& folder) const override;
};

} // namespace gaffer
