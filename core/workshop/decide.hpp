#pragma once

#include "core/base/result.hpp"
#include "core/sensing/reading.hpp"
#include "core/workshop/command.hpp"
#include "core/workshop/workshop.hpp"

#include <string>
#include <variant>
#include <vector>

namespace gaffer {

/// Live values that rules look at. Flush counts what a counter holds at once instead of at most every ten seconds.
struct Observation {
    enum class Pace : std::uint8_t { AtLeisure, Flush };
    std::vector<PointValue> values;
    Pace pace{Pace::AtLeisure};
    /// What the counters among `values` held when they were last read, which the log may not know yet: only beside it is a fall
    /// seen for what it is. Empty when nobody remembers.
    std::vector<PointValue> held{};
};

/// The wiring to take over; nothing happens when it is what stands.
struct Configure {
    Floor floor;
};

/// Queues proposed by the dispatcher: the engine answers the command queue.dispatch by asking its dispatcher and giving this.
struct ApplyQueues {
    std::vector<SetQueue> queues;
};

/// What comes into the engine.
using InputBody = std::variant<Command, Observation, Configure, ApplyQueues>;

/// One input with its actor.
struct Input {
    InputBody body;
    Actor actor;
    /// Empty for observations.
    CommandId commandId;
};

/// What a command gives back to its sender: the numbers it made.
struct Answer {
    /// The melt, run, tally or stop made or touched; 0 when none.
    std::uint64_t number{};
    /// Sequence number of its last event; 0 when nothing changed.
    std::uint64_t seq{};
    bool operator==(const Answer&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"number", &Answer::number}, Field{"seq", &Answer::seq}); }
};

/// What an input leads to: events in order, and the number they made.
struct Decision {
    std::vector<EventBody> events;
    std::uint64_t number{};
};

/// Decides without acting: the events that `input` at `now` leads to, or why it is refused. Uses only the workshop, which is
/// folded from events, the input and `now`; `now` is never before workshop.time.
Result<Decision> decide(const Workshop& workshop, const Input& input, Instant now);

} // namespace gaffer
