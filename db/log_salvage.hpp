#pragma once

#include "core/base/result.hpp"
#include "core/engine/engine.hpp"

#include <cstdint>
#include <filesystem>

namespace gaffer {

/// What was saved of a damaged event log.
struct LogSalvage {
    /// Events that are as they were written.
    std::uint64_t kept{};
    /// Events that are lost, or that cannot be folded without a lost one; each left a RecordLost in its place.
    std::uint64_t lost{};
};

/// Writes what is sound of the event log `damaged` to the new file `target`, every event at its place, with the records of
/// commands that can be read; `damaged` is not changed. What cannot be proved by its hash counts as lost. Takes about ten seconds
/// for each million events. Damaged when nothing can be saved, Conflict when a later program wrote it, Full or Unavailable when
/// `target` cannot be written.
Result<LogSalvage> salvageLog(const std::filesystem::path& damaged, const std::filesystem::path& target,
                              const EngineRules& rules = {});

} // namespace gaffer
