#pragma once

#include "tests/architecture/outline.hpp"
#include "tests/architecture/tokens.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace gaffer::architecture {

/// One include directive.
struct Include {
    std::string path;
    /// True for <path>, false for "path".
    bool angled{false};
    std::size_t line{};
};

/// One file of the project with what the rules want to know about it.
struct SourceFile {
    /// Path from the root of the project, as in core/base/ids.hpp.
    std::string path;
    /// The folder that holds it, as in core/base.
    std::string folder;
    /// The first part of the path, as in core.
    std::string top;
    bool header{false};
    std::string text;
    std::vector<Token> tokens;
    /// The tokens without comments and directives.
    std::vector<Token> code;
    std::vector<Include> includes;
    Outline outline;
    /// All lines, lines with code, lines that hold or belong to a comment.
    std::size_t lines{}, codeLines{}, commentLines{};
};

/// All C++ files below the given top folders, ordered by path; read anew at each call.
std::deque<SourceFile> readSources(const std::vector<std::string_view>& tops);

/// The folders that hold the product, in the order of the dependency rule.
inline const std::vector<std::string_view> productFolders{"core", "db", "drivers", "ui", "app"};

/// The product's files, read once per process.
const std::deque<SourceFile>& product();

/// The tests' files, read once per process.
const std::deque<SourceFile>& testSources();

/// Makes a SourceFile of `text` as if it stood at `path`; the file must not be moved afterwards, its tokens look into it.
void describe(SourceFile& file, std::string path, std::string text);

/// "path:line", for messages.
std::string place(const SourceFile& file, std::size_t line);

} // namespace gaffer::architecture
