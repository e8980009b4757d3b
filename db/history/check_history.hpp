#pragma once

#include "db/disk.hpp"

#include <functional>
#include <string>
#include <vector>

namespace gaffer {

/// A file of the history that is not as it was written.
struct HistoryFinding {
    /// Its name in the folder.
    std::string file;
    /// What was found first in it.
    Fault fault;
};

/// What a check of all files of a history found.
struct HistoryCheck {
    std::uint64_t files{};
    std::vector<HistoryFinding> findings;
    /// True when it was given up before the end.
    bool givenUp{false};
};

/// Checks the tables of every file in the history's `folder` and decodes every reading and rollup in them, also beside the
/// service that writes there; changes nothing. `givenUp`, asked now and then, says that nobody waits for it any more.
HistoryCheck checkHistory(const std::filesystem::path& folder, const Disk& disk, const std::function<bool()>& givenUp = {});

} // namespace gaffer
