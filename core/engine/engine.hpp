#pragma once

#include "core/dispatch/dispatch.hpp"
#include "core/ports/event_log.hpp"
#include "core/workshop/decide.hpp"
#include "core/workshop/workshop.hpp"

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace gaffer {

/// One input on its way into the engine and how its sender hears of it; `reply` may be empty and is called once, on the engine's
/// thread, after the commit.
struct PendingInput {
    Input input;
    std::function<void(const Result<Answer>&)> reply;
};

/// Limits of one batch and of what is kept.
struct EngineLimits {
    /// Inputs decided before a commit.
    std::size_t inputs{256};
    /// Time spent deciding before a commit.
    Duration busy{5};
    /// Events between two snapshots.
    std::uint64_t snapshotEvery{20'000};
    /// While the disk is full it is looked at this often.
    Duration spaceEvery{2000};
    /// Observations kept for another try after a failed commit; the oldest is dropped and counted.
    std::size_t retries{4096};
    /// The same broken promise of an observation is recorded this often at most.
    Duration parkEvery{3'600'000};
};

/// What decides and what folds: the workshop's own rules, or a test's.
struct EngineRules {
    std::function<Result<Decision>(const Workshop&, const Input&, Instant)> decide{gaffer::decide};
    std::function<void(Workshop&, const Event&)> evolve{gaffer::evolve};
};

/// What the engine uses; the log outlives it.
struct EngineParts {
    EventLog& log;
    /// Called after each commit with its events, before the replies; may be empty.
    std::function<void(std::span<const Event>)> publish;
    /// Writes an input down for the record of a parked one; may be empty.
    std::function<std::string(const Input&)> describe;
    EngineLimits limits;
    EngineRules rules;
    /// Answers queue.dispatch; without one the command finds nothing to propose.
    std::shared_ptr<const Dispatcher> dispatcher{std::make_shared<DispatchRule>()};
};

/// What the engine has met since its start.
struct EngineStats {
    std::uint64_t commits{};
    std::uint64_t failedCommits{};
    std::uint64_t parked{};
    /// Repeated commands that were answered from the record.
    std::uint64_t repeats{};
    /// Observations dropped because commits failed for too long.
    std::uint64_t dropped{};
    /// Events folded at the start, and whether a snapshot was used.
    std::uint64_t foldedAtStart{};
    bool snapshotUsed{};
};

/// Decides, records and folds: one input at a time in memory, one transaction per batch, and only then published and
/// acknowledged. Owned and called by one thread; has no clock and no thread of its own, so that tests drive it through weeks.
class Engine {
public:
    /// Takes its parts over; start() comes before anything else.
    explicit Engine(EngineParts parts);
    /// Builds the workshop from the newest usable snapshot and the rest of the log; Damaged names the bad record. Unavailable as
    /// soon as `givenUp`, asked before each event, says that nobody waits for it any more.
    Outcome start(const std::function<bool()>& givenUp = {});
    /// Takes inputs from the front of `inputs` until they or the limits are used up, commits, publishes and answers. `spent`
    /// gives the time since the call began. Commands that repeat an earlier one are answered from the record. The fault of a
    /// failed commit is returned, and told to each sender.
    Outcome step(std::deque<PendingInput>& inputs, Instant now, const std::function<Duration()>& spent);
    /// Counts what counters hold, commits it and keeps a snapshot: the clean end.
    Outcome stop(Instant now);
    /// The workshop as it stands after the last step.
    [[nodiscard]] const Workshop& workshop() const noexcept { return m_workshop; }
    /// True while the disk is full: commands other than counts, stops and mould care are refused.
    [[nodiscard]] bool onReserve() const { return m_log.space() == LogSpace::Reserve; }
    /// Counters since the start.
    [[nodiscard]] const EngineStats& stats() const noexcept { return m_stats; }

private:
    /// A reply that waits for the commit.
    struct Waiting {
        std::function<void(const Result<Answer>&)> reply;
        Result<Answer> result;
        /// Answers an earlier batch's command or a refusal that is not recorded: a failed commit does not change it.
        bool settled{};
    };
    /// What one step has gathered so far.
    struct Batch {
        std::vector<Event> events;
        std::vector<CommandRecord> commands;
        std::map<CommandId, std::size_t> byId;
        std::vector<Waiting> waiting;
        std::vector<Input> observations;
        Instant now{};
    };

    void take(PendingInput pending, Batch& batch);
    bool answerRepeat(const PendingInput& pending, Batch& batch);
    Result<Answer> run(const Input& input, Batch& batch);
    std::optional<std::string> attempt(const Input& input, Batch& batch, Result<Answer>& answer);
    Result<Answer> apply(const Input& input, Batch& batch);
    Fault park(const Input& input, const std::string& problem, Batch& batch);
    Input remembered(Input input);
    void observe(const Input& input, Batch& batch);
    void heed(const Input& input, Batch& batch);
    void flush(const std::vector<StationId>& stations, Batch& batch);
    [[nodiscard]] std::vector<StationId> touchedBy(const InputBody& body) const;
    [[nodiscard]] Input dispatched(const Input& input, Instant now) const;
    void record(const Input& input, EventBody body, Batch& batch);
    Outcome commit(Batch& batch);
    void answer(const Batch& batch, const Outcome& outcome) const;
    void recover(const Batch& batch);
    void unwind(std::size_t eventsKept, Batch& batch);
    void keepSnapshot();
    void lookAtDisk(Instant now);
    Outcome fold(const std::function<bool()>& givenUp = {});

    EventLog& m_log;
    std::function<void(std::span<const Event>)> m_publish;
    std::function<std::string(const Input&)> m_describe;
    EngineLimits m_limits;
    EngineRules m_rules;
    std::shared_ptr<const Dispatcher> m_dispatcher;
    Workshop m_workshop;
    /// False while the workshop is not the fold of the log: before start(), and while the log cannot be read.
    bool m_folded{};
    /// The newest good value of each point that an observation brought and a wired piece counter may be.
    std::map<PointName, PointValue> m_counters;
    /// Observations whose commit failed.
    std::deque<Input> m_retry;
    /// When an observation was last parked for a problem, so that a sensor cannot fill the log.
    std::map<std::string, Instant> m_parkedAt;
    std::uint64_t m_snapshotSeq{};
    Instant m_spaceLookedAt{};
    EngineStats m_stats;
};

} // namespace gaffer
