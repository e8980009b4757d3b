#pragma once

#include <cstdint>
#include <filesystem>
#include <utility>

namespace gaffer {

/// Room on the disk kept for bad days: a file of real blocks that is removed when the disk is full. Used by one thread.
class ReserveFile {
public:
    /// The reserve in `file` of `bytes` bytes; 0 means none is kept. Nothing is made before keep().
    ReserveFile(std::filesystem::path file, std::uint64_t bytes) : m_file{std::move(file)}, m_bytes{bytes} {}
    /// Makes the file whole if it is missing or short; false, and no file left, when the disk has no room for it.
    bool keep();
    /// Gives the room back to the disk; false when there was none to give.
    bool release();
    /// True when the file stands in full.
    [[nodiscard]] bool kept() const;

private:
    std::filesystem::path m_file;
    std::uint64_t m_bytes;
};

} // namespace gaffer
