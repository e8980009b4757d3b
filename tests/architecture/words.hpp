#pragma once

#include <string>
#include <vector>

namespace gaffer::architecture {

/// Words that admit something unfinished, as they stand in `text`; one line number and word each.
std::vector<std::string> unfinishedWords(const std::string& text);

/// Paths and tools of the machine on which something was written.
std::vector<std::string> foreignPaths(const std::string& text);

/// A file of the project that people read: source, script, document, data.
struct TextFile {
    std::string path;
    std::string text;
};

/// All of them, build folders and version control left out.
std::vector<TextFile> textFiles();

} // namespace gaffer::architecture
