#include "db/history/set_aside.hpp"

#include <algorithm>

namespace gaffer {

Result<std::string> setAside(Disk& disk, const std::filesystem::path& file)
{
    const auto present = disk.list(file.parent_path());
    for (int number = 1;; ++number) {
        const std::string name = file.filename().string() + std::string{damagedMark} + std::to_string(number);
        if (std::ranges::any_of(present, [&](const DiskFile& other) { return other.name.starts_with(name); })) continue;
        if (const auto renamed = disk.rename(file, file.parent_path() / name); !renamed) return renamed.error();
        return name;
    }
}

} // namespace gaffer
