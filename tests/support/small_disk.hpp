#pragma once

#include "tests/support/temp_folder.hpp"

#include <sys/mount.h>

namespace gaffer {

/// A real file system in memory with room for `bytes` only; mounting needs a privilege that not every machine gives.
class SmallDisk {
public:
    explicit SmallDisk(std::size_t bytes)
    {
        const std::string options = "size=" + std::to_string(bytes);
        m_mounted = mount("tmpfs", m_folder.path().c_str(), "tmpfs", 0, options.c_str()) == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted) umount2(path().c_str(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    /// False where it could not be made.
    [[nodiscard]] bool mounted() const noexcept { return m_mounted; }
    /// Where it is.
    [[nodiscard]] const std::filesystem::path& path() const noexcept { return m_folder.path(); }

private:
    TempFolder m_folder;
    bool m_mounted{};
};

} // namespace gaffer
