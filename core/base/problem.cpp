#include "core/base/problem.hpp"

#include <algorithm>
#include <numeric>

namespace gaffer {
namespace {

/// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
std::size_t editDistance(const std::string& a, const std::string& b)
{
    using Row = std::vector<std::size_t>;
    Row before(b.size() + 1);
    Row row(b.size() + 1);
    Row next(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        next[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            next[j] = std::min({row[j] + 1, next[j - 1] + 1, replace});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) next[j] = std::min(next[j], before[j - 2] + 1);
        }
        before.swap(row);
        row.swap(next);
    }
    return row.back();
}

} // namespace

std::string sentence(const std::string& file, const Problem& problem)
{
    std::string text = file + ": " + (problem.pointer.empty() ? "/" : problem.pointer) + ": found " + problem.found +
                       "; allowed: " + problem.allowed;
    if (!problem.near.empty()) text += "; did you mean \"" + problem.near + "\"?";
    return text;
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates)
{
    std::string best;
    // A third of the letters may be wrong; beyond that a hint misleads more than it helps.
    std::size_t bestDistance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = editDistance(word, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace gaffer
