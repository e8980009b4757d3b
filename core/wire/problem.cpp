#include "core/wire/problem.hpp"

#include <algorithm>
#include <numeric>

namespace gaffer::wire {
namespace {

std::size_t editDistance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replace});
        }
    }
    return row.back();
}

} // namespace

std::string sentence(const std::string& file, const Problem& problem)
{
    std::string text = file + ": " + (problem.pointer.empty() ? "/" : problem.pointer) + ": found " + problem.found + "; allowed: " +
                       problem.allowed;
    if (!problem.near.empty()) text += "; did you mean \"" + problem.near + "\"?";
    return text;
}

std::string nearest(const std::string& word, const std::vector<std::string>& candidates)
{
    std::string best;
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

} // namespace gaffer::wire
