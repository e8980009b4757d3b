#include "tests/architecture/words.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace gaffer::architecture {
namespace {

namespace fs = std::filesystem;

// The words are written in two halves, so that this file does not hold them.
const std::vector<std::string> unfinished{"to"
                                          "do",
                                          "fix"
                                          "me",
                                          "x"
                                          "xx",
                                          "not im"
                                          "plemented",
                                          "st"
                                          "ub",
                                          "place"
                                          "holder"};
const std::vector<std::string> foreign{"/wo"
                                       "rk/",
                                       "/ro"
                                       "ot/",
                                       "/fa"
                                       "rm/",
                                       ".lib"
                                       "rary",
                                       "fa"
                                       "rm-",
                                       "sand"
                                       "box",
                                       "/tmp/br"
                                       "ief"};

bool isLetter(const std::string& text, std::size_t at)
{
    return at < text.size() && std::isalnum(static_cast<unsigned char>(text[at])) != 0;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

enum class Bounds { Word, Any };

std::vector<std::string> find(const std::string& text, const std::vector<std::string>& words, Bounds bounds)
{
    const std::string searched = lower(text);
    std::vector<std::string> found;
    for (const std::string& word : words)
        for (std::size_t at = searched.find(word); at != std::string::npos; at = searched.find(word, at + 1)) {
            const bool inside = (at > 0 && isLetter(searched, at - 1)) || isLetter(searched, at + word.size());
            if (bounds == Bounds::Word && inside) continue;
            const auto line = 1 + std::count(searched.begin(), searched.begin() + static_cast<std::ptrdiff_t>(at), '\n');
            found.push_back(std::to_string(line) + ": " + word);
        }
    return found;
}

bool isRead(const fs::path& path)
{
    static const std::set<std::string> extensions{".cpp",     ".hpp",   ".h",       ".md",     ".txt", ".json",
                                                  ".cmake",   ".sql",   ".csv",     ".frames", ".svg", ".ts",
                                                  ".service", ".rules", ".desktop", ".py",     ".sh",  ""};
    return extensions.contains(path.extension().string());
}

bool isLeftOut(const fs::path& path)
{
    const std::string name = path.filename().string();
    return name == ".git" || name == ".cache" || name.starts_with("build");
}

} // namespace

std::vector<std::string> unfinishedWords(const std::string& text) { return find(text, unfinished, Bounds::Word); }

std::vector<std::string> foreignPaths(const std::string& text) { return find(text, foreign, Bounds::Any); }

std::vector<TextFile> textFiles()
{
    const fs::path root{GAFFER_SOURCE_DIR};
    std::vector<TextFile> files;
    for (auto entry = fs::recursive_directory_iterator{root}; entry != fs::recursive_directory_iterator{}; ++entry) {
        if (entry->is_directory() && isLeftOut(entry->path())) entry.disable_recursion_pending();
        if (!entry->is_regular_file() || entry->path().filename() == ".git" || !isRead(entry->path())) continue;
        std::ifstream in{entry->path(), std::ios::binary};
        files.push_back({fs::relative(entry->path(), root).string(), {std::istreambuf_iterator<char>{in}, {}}});
    }
    return files;
}

} // namespace gaffer::architecture
