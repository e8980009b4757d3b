#pragma once

#include <cstdint>
#include <filesystem>

namespace gaffer {

/// Brings a large file that is being written to the disk in small portions, with a pause as long as each took: whoever commits a
/// count meanwhile waits for one portion and not for all that was written. Blocks its own thread. Where the disk cannot do it
/// the file is left to the system.
class CalmFile {
public:
    /// Of `file`, which must be there.
    explicit CalmFile(const std::filesystem::path& file);
    ~CalmFile();
    CalmFile(const CalmFile&) = delete;
    CalmFile& operator=(const CalmFile&) = delete;

    /// What was added since the last call is on the disk when it returns, and out of the memory; gives its portions.
    std::int64_t bringNew();

    /// Bytes of a portion.
    static constexpr std::int64_t portion = 1 << 20;

private:
    int m_number;
    std::int64_t m_brought{};
};

/// Removes `file` piece by piece: a disk may take long to give back ten gigabytes, and all others with it.
void removeCalmly(const std::filesystem::path& file);

} // namespace gaffer
