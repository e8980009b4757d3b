#pragma once

#include "core/engine/engine.hpp"
#include "core/ports/event_log.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace gaffer {

/// Where the log stood at one time, kept apart from it: the seq of its last event and the chain's hash behind it, in lower-case
/// hex.
struct LogAnchor {
    Instant time{};
    std::uint64_t seq{};
    std::string hash;
    bool operator==(const LogAnchor&) const = default;
};

/// What a check of the whole log found.
struct VerifyReport {
    /// Events that were read and folded.
    std::uint64_t events{};
    /// The seq of the snapshot that was compared; 0 when there is none.
    std::uint64_t snapshotSeq{};
    /// Anchors that the log was found to agree with.
    std::uint64_t anchors{};
    /// The chain's hash behind the last event; empty where the log keeps none.
    std::string head;
    /// The first thing that is wrong: a bad record (its seq in details[0]), a snapshot that differs; nothing when all is sound.
    std::optional<Fault> finding;
    /// The workshop folded from the first event on.
    Workshop workshop;
};

/// Reads the whole log from its first event with its chain of hashes, folds it and compares the fold with the snapshot at its
/// seq, and the chain with `anchors` (in order of seq). What came after the newest anchor can be cut off without a trace.
/// Unavailable is found as soon as `givenUp`, asked before each event, says that nobody waits for it any more.
VerifyReport verifyLog(const EventLog& log, const EngineRules& rules = {}, std::span<const LogAnchor> anchors = {},
                       const std::function<bool()>& givenUp = {});

} // namespace gaffer
