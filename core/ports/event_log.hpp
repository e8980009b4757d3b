#pragma once

#include "core/base/result.hpp"
#include "core/workshop/decide.hpp"
#include "core/workshop/event.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>

namespace gaffer {

/// What became of a command, kept so that a repeat is answered and not done twice.
struct CommandRecord {
    CommandId id;
    Answer answer;
    /// Set when it was refused.
    std::optional<Fault> refusal;
};

/// The workshop written down at some seq, with the hash of its written form.
struct Snapshot {
    std::uint64_t seq{};
    std::string text;
    std::string hash;
};

/// The log of everything that happened: append-only, gapless, durable. Called on the engine's thread only.
class EventLog {
public:
    virtual ~EventLog() = default;
    /// Appends all events (seq already set, following lastSeq()) and command records, or nothing; durable when it returns Done.
    virtual Outcome append(std::span<const Event> events, std::span<const CommandRecord> commands) = 0;
    /// The seq of the last event; 0 when the log is empty.
    [[nodiscard]] virtual std::uint64_t lastSeq() const = 0;
    /// Calls `take` for each event after `seq` in order until it returns false. Damaged names the first bad record.
    virtual Outcome read(std::uint64_t afterSeq, const std::function<bool(const Event&)>& take) const = 0;
    /// What became of a command; nothing when it was never seen.
    [[nodiscard]] virtual std::optional<CommandRecord> find(const CommandId& id) const = 0;
    /// Keeps a snapshot of the workshop; a later one replaces it.
    virtual Outcome saveSnapshot(const Snapshot& snapshot) = 0;
    /// The newest snapshot; nothing when there is none.
    [[nodiscard]] virtual std::optional<Snapshot> loadSnapshot() const = 0;
};

} // namespace gaffer
