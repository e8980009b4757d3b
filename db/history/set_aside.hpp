#pragma once

#include "db/disk.hpp"

#include <string_view>

namespace gaffer {

/// Stands between the name that a damaged file had and what tells it from others.
inline constexpr std::string_view damagedMark = ".damaged-";

/// Renames a damaged database so that a new one can take its place; never deletes. Gives the new name, which nobody else has.
Result<std::string> setAside(Disk& disk, const std::filesystem::path& file);

} // namespace gaffer
