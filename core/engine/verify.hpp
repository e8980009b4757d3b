#pragma once

#include "core/engine/engine.hpp"
#include "core/ports/event_log.hpp"

#include <cstdint>
#include <optional>

namespace gaffer {

/// What a check of the whole log found.
struct VerifyReport {
    /// Events that were read and folded.
    std::uint64_t events{};
    /// The seq of the snapshot that was compared; 0 when there is none.
    std::uint64_t snapshotSeq{};
    /// The chain's hash behind the last event; empty where the log keeps none.
    std::string head;
    /// The first thing that is wrong: a bad record (its seq in details[0]), a snapshot that differs; nothing when all is sound.
    std::optional<Fault> finding;
    /// The workshop folded from the first event on.
    Workshop workshop;
};

/// Reads the whole log from its first event with its chain of hashes, folds it and compares the fold with the snapshot at its
/// seq.
VerifyReport verifyLog(const EventLog& log, const EngineRules& rules = {});

} // namespace gaffer
