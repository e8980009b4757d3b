#pragma once

#include "tests/architecture/source_tree.hpp"

#include <deque>
#include <string>
#include <vector>

namespace gaffer::architecture {

/// How long an equal stretch must be before it counts as a clone.
struct CloneLimits {
    std::size_t tokens{60};
    std::size_t lines{6};
};

/// A stretch of code that stands a second time.
struct Clone {
    const SourceFile* first{};
    std::size_t firstLine{};
    const SourceFile* second{};
    std::size_t secondLine{};
    /// Lines of the second stretch.
    std::size_t lines{};
};

/// Stretches of equal tokens (names and numbers included, comments and includes left out), each later one reported once.
std::vector<Clone> clonesIn(const std::deque<SourceFile>& files, CloneLimits limits = {});

/// One sentence per clone.
std::vector<std::string> sentences(const std::vector<Clone>& clones);

} // namespace gaffer::architecture
