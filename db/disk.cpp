#include "db/disk.hpp"

#include <algorithm>
#include <array>

namespace gaffer {

namespace {

/// A database is its file, its log and the log's index.
constexpr std::array parts{"", "-wal", "-shm"};

Outcome outcomeOf(const std::error_code& error, const std::filesystem::path& path)
{
    if (error)
        return Fault{
            FaultCode::Unavailable, "disk.unavailable", path.string() + ": " + error.message(), {path.string(), error.message()}};
    return Done{};
}

} // namespace

std::string SystemDisk::vfs() const { return {}; }

Outcome SystemDisk::makeFolder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    return outcomeOf(error, folder);
}

std::vector<DiskFile> SystemDisk::list(const std::filesystem::path& folder) const
{
    std::vector<DiskFile> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
        std::error_code ignored;
        if (entry->is_regular_file(ignored)) files.push_back({entry->path().filename().string(), entry->file_size(ignored)});
    }
    std::ranges::sort(files, {}, &DiskFile::name);
    return files;
}

Outcome SystemDisk::remove(const std::filesystem::path& file)
{
    std::error_code first;
    for (const char* part : parts) {
        std::error_code error;
        std::filesystem::remove(file.string() + part, error);
        if (error && !first) first = error;
    }
    return outcomeOf(first, file);
}

Outcome SystemDisk::rename(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code first;
    for (const char* part : parts) {
        std::error_code error;
        const std::filesystem::path source = from.string() + part;
        if (std::filesystem::exists(source, error)) std::filesystem::rename(source, to.string() + part, error);
        if (error && !first) first = error;
    }
    return outcomeOf(first, from);
}

Result<DiskSpace> SystemDisk::space(const std::filesystem::path& folder) const
{
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (error) return outcomeOf(error, folder).error();
    return DiskSpace{space.available, space.capacity};
}

} // namespace gaffer
