#pragma once

#include <filesystem>
#include <string>

namespace gaffer::test {

/// A file that lies beside the project, not in it; empty where it is absent. A worktree may lie one folder deeper.
inline std::string sharedFile(const std::string& name)
{
    for (const char* place : {"/../shared/", "/../../shared/"}) {
        std::string path = GAFFER_SOURCE_DIR + (place + name);
        if (std::filesystem::exists(path)) return path;
    }
    return {};
}

} // namespace gaffer::test
