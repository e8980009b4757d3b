#pragma once

#include "core/base/result.hpp"
#include "core/workshop/decide.hpp"
#include "core/workshop/event.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gaffer {

/// What became of a command, kept so that a repeat is answered and not done twice.
struct CommandRecord {
    CommandId id;
    Answer answer;
    /// Set when it was refused.
    std::optional<Fault> refusal;
    bool operator==(const CommandRecord&) const = default;
};

/// How much room the log has to grow.
enum class LogSpace : std::uint8_t {
    Ample,   ///< As much as the disk gives.
    Reserve, ///< The disk is full; the log lives on its reserve, for counts and alarms only.
};

/// Takes an event of the log and its chain hash (lower-case hex, empty where a log keeps none); false stops the reading.
using TakeEvent = std::function<bool(const Event&, std::string_view hash)>;

/// The log of everything that happened: append-only, gapless, durable. Called on the engine's thread only.
class EventLog {
public:
    virtual ~EventLog() = default;
    /// Appends all events (seq already set, following lastSeq()) and command records, or nothing; durable when it returns Done.
    /// Full or Unavailable otherwise. `now` is kept with the command records.
    virtual Outcome append(std::span<const Event> events, std::span<const CommandRecord> commands, Instant now) = 0;
    /// The seq of the last event; 0 when the log is empty.
    [[nodiscard]] virtual std::uint64_t lastSeq() const = 0;
    /// Calls `take` for each event after `seq` in order until it returns false. Checks the chain of hashes on its way; Damaged
    /// names the first bad record's seq in details[0].
    virtual Outcome read(std::uint64_t afterSeq, const TakeEvent& take) const = 0;
    /// What became of a command; nothing when it was never seen.
    [[nodiscard]] virtual Result<std::optional<CommandRecord>> find(const CommandId& id) const = 0;
    /// Keeps the workshop as it stands at its seq, which is lastSeq(); a later one replaces it.
    virtual Outcome saveSnapshot(const Workshop& workshop) = 0;
    /// The newest snapshot; nothing when there is none. Damaged when it does not match its hash, its form or the log.
    [[nodiscard]] virtual Result<std::optional<Workshop>> loadSnapshot() const = 0;
    /// Looks at the disk again and rebuilds the reserve once there is room.
    virtual LogSpace checkSpace() = 0;
    /// What is known of the disk since the last append or checkSpace().
    [[nodiscard]] virtual LogSpace space() const = 0;
};

} // namespace gaffer
