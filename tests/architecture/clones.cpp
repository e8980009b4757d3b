#include "tests/architecture/clones.hpp"

#include <functional>
#include <unordered_map>

namespace gaffer::architecture {
namespace {

struct Spot {
    const SourceFile* file{};
    std::size_t at{};
};

/// Hashes of all windows of `width` tokens of `code`, by a rolling polynomial.
std::vector<std::uint64_t> windowHashes(const std::vector<Token>& code, std::size_t width)
{
    constexpr std::uint64_t base = 1'099'511'628'211ULL;
    if (code.size() < width) return {};
    std::uint64_t highest = 1;
    for (std::size_t i = 1; i < width; ++i) highest *= base;
    std::vector<std::uint64_t> words;
    for (const Token& token : code) words.push_back(std::hash<std::string_view>{}(token.text));
    std::vector<std::uint64_t> hashes;
    std::uint64_t hash = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at >= width) hash -= words[at - width] * highest;
        hash = hash * base + words[at];
        if (at + 1 >= width) hashes.push_back(hash);
    }
    return hashes;
}

std::size_t equalTokens(const Spot& first, const Spot& second)
{
    const auto& a = first.file->code;
    const auto& b = second.file->code;
    const std::size_t most = first.file == second.file ? second.at - first.at : a.size() - first.at;
    std::size_t count = 0;
    while (count < most && second.at + count < b.size() && a[first.at + count].text == b[second.at + count].text) ++count;
    return count;
}

} // namespace

std::vector<Clone> clonesIn(const std::deque<SourceFile>& files, CloneLimits limits)
{
    std::vector<Clone> clones;
    std::unordered_map<std::uint64_t, Spot> seen;
    for (const SourceFile& file : files) {
        const std::vector<std::uint64_t> hashes = windowHashes(file.code, limits.tokens);
        for (std::size_t at = 0; at < hashes.size();) {
            const auto [row, fresh] = seen.try_emplace(hashes[at], Spot{&file, at});
            const std::size_t length = fresh ? 0 : equalTokens(row->second, {&file, at});
            const std::size_t last = at + (length == 0 ? 0 : length - 1);
            const std::size_t lines = file.code[last].line - file.code[at].line + 1;
            if (length < limits.tokens || lines < limits.lines) {
                ++at;
                continue;
            }
            const Spot& first = row->second;
            clones.push_back({first.file, first.file->code[first.at].line, &file, file.code[at].line, lines});
            at += length;
        }
    }
    return clones;
}

std::vector<std::string> sentences(const std::vector<Clone>& clones)
{
    std::vector<std::string> texts;
    for (const Clone& clone : clones)
        texts.push_back(place(*clone.second, clone.secondLine) + ": " + std::to_string(clone.lines) + " lines as in " +
                        place(*clone.first, clone.firstLine));
    return texts;
}

} // namespace gaffer::architecture
