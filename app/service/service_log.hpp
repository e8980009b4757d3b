#pragma once

#include <filesystem>
#include <string>

namespace gaffer {

/// Writes the service's words to `file` (10 MiB, three old ones kept) and warnings to standard error too; before this call
/// nothing is written anywhere.
void openServiceLog(const std::filesystem::path& file);

/// Says what happened; callable from any thread, control characters are escaped so that one record is one line.
void logInfo(const std::string& text);
/// Says what somebody should look at.
void logWarning(const std::string& text);
/// Says what went wrong.
void logError(const std::string& text);

} // namespace gaffer
