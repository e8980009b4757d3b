#pragma once

#include "db/disk.hpp"

namespace gaffer {

/// Renames a damaged database so that a new one can take its place; never deletes. Gives the new name, which nobody else has.
Result<std::string> setAside(Disk& disk, const std::filesystem::path& file);

} // namespace gaffer
