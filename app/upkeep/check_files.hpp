#pragma once

#include "app/host/workshop_folder.hpp"
#include "app/upkeep/archive.hpp"
#include "core/engine/verify.hpp"
#include "db/history/check_history.hpp"

#include <optional>

namespace gaffer {

/// What a check of all files of a workshop found.
struct FilesCheck {
    VerifyReport log;
    HistoryCheck history;
    /// The first thing that is wrong, in the order log, people, history; nothing when all is sound.
    std::optional<Fault> finding;
    /// True when it was given up before the end.
    bool givenUp{false};
};

/// Checks the pages of the event log, follows its chain, folds it again and compares it with its snapshot and its hourly anchors;
/// checks the file of people; decodes every reading of the history. Changes nothing, also beside a service that works there.
FilesCheck checkFiles(const WorkshopFolder& folder, const GivenUp& givenUp = {});

} // namespace gaffer
