#include "tests/architecture/source_tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace gaffer::architecture {
namespace {

namespace fs = std::filesystem;

std::vector<Include> includesOf(const std::vector<Token>& tokens)
{
    std::vector<Include> includes;
    for (const Token& token : tokens) {
        if (token.kind != TokenKind::Directive || token.text.find("include") == std::string_view::npos) continue;
        const std::size_t open = token.text.find_first_of("<\"");
        if (open == std::string_view::npos) continue;
        const bool angled = token.text[open] == '<';
        const std::size_t close = token.text.find(angled ? '>' : '"', open + 1);
        if (close == std::string_view::npos) continue;
        includes.push_back({std::string{token.text.substr(open + 1, close - open - 1)}, angled, token.line});
    }
    return includes;
}

void countLines(SourceFile& file)
{
    std::set<std::size_t> code;
    std::set<std::size_t> comments;
    for (const Token& token : file.tokens)
        for (std::size_t line = token.line; line <= token.lastLine; ++line)
            (token.kind == TokenKind::Comment ? comments : code).insert(line);
    file.lines = static_cast<std::size_t>(std::count(file.text.begin(), file.text.end(), '\n'));
    file.codeLines = code.size();
    file.commentLines = comments.size();
}

std::string contents(const fs::path& path)
{
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

void describe(SourceFile& file, std::string path, std::string text)
{
    const fs::path where{path};
    file.folder = where.parent_path().string();
    file.top = where.begin()->string();
    file.header = where.extension() == ".hpp" || where.extension() == ".h";
    file.path = std::move(path);
    file.text = std::move(text);
    file.tokens = tokenize(file.text);
    file.code = withoutComments(file.tokens);
    file.includes = includesOf(file.tokens);
    file.outline = outlineOf(file.tokens);
    countLines(file);
}

std::deque<SourceFile> readSources(const std::vector<std::string_view>& tops)
{
    const fs::path root{GAFFER_SOURCE_DIR};
    std::deque<SourceFile> files;
    for (const std::string_view top : tops) {
        std::vector<fs::path> paths;
        for (const auto& entry : fs::recursive_directory_iterator{root / top}) {
            const fs::path extension = entry.path().extension();
            if (extension == ".cpp" || extension == ".hpp" || extension == ".h") paths.push_back(entry.path());
        }
        std::sort(paths.begin(), paths.end());
        for (const fs::path& path : paths) describe(files.emplace_back(), fs::relative(path, root).string(), contents(path));
    }
    return files;
}

const std::deque<SourceFile>& product()
{
    static const std::deque<SourceFile> files = readSources(productFolders);
    return files;
}

const std::deque<SourceFile>& testSources()
{
    static const std::deque<SourceFile> files = readSources({"tests"});
    return files;
}

std::string place(const SourceFile& file, std::size_t line) { return file.path + ":" + std::to_string(line); }

} // namespace gaffer::architecture
