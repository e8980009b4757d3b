#pragma once

#include <string>
#include <vector>

namespace gaffer {

/// One mistake in a written value: where, what stands there, what may stand there.
struct Problem {
    /// JSON pointer, as in /devices/2/every; empty for the whole document.
    std::string pointer;
    /// What was found, as written.
    std::string found;
    /// What is allowed, in English.
    std::string allowed;
    /// A name close to what was found that would be right; empty when there is none.
    std::string near;
    bool operator==(const Problem&) const = default;
};

/// All mistakes of one document, in the order they were met.
using Problems = std::vector<Problem>;

/// The sentence for a log or a script: file, pointer, what was found, what is allowed, the near name.
std::string sentence(const std::string& file, const Problem& problem);

/// The candidate closest to `word` by edit distance if it is close enough to be meant, else empty.
std::string nearest(const std::string& word, const std::vector<std::string>& candidates);

} // namespace gaffer
