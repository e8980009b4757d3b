#pragma once

#include "app/server/topics.hpp"
#include "app/service/mailbox.hpp"
#include "core/engine/engine.hpp"
#include "core/ports/clock.hpp"
#include "core/view/live_values.hpp"

#include <atomic>
#include <memory>
#include <thread>

namespace gaffer {

/// What the engine's thread knows, for a task that looks at it; valid during the task only.
struct Desk {
    const Workshop& workshop;
    const LiveValues& live;
    const PeopleNames& names;
    Instant now{};
    const EngineStats& stats;
    bool diskFull{};
    /// Gives an input to the engine after the task.
    std::function<void(PendingInput)> give;
    /// Seats' topics as last sent.
    const TopicBoard& board;
};

/// What the views are made from; only good inside the engine's task that was given the desk.
inline ViewSource sourceOf(const Desk& desk) { return {desk.workshop, desk.live, desk.names, desk.now}; }

/// What the engine room tells others, on its own thread.
struct RoomListeners {
    /// What changed for seats.
    std::function<void(std::shared_ptr<const wire::TopicUpdate>)> changed;
    /// Events that were committed.
    std::function<void(std::span<const Event>)> committed;
    /// A shift ended.
    std::function<void(const ShiftStand&)> shiftEnded;
};

/// The thread that owns the workshop: feeds the engine with scans and commands, and tells seats what changed.
class EngineRoom {
public:
    using Task = std::function<void(Desk&)>;
    /// At rest; log and clock outlive it.
    EngineRoom(EventLog& log, const Clock& clock, RoomListeners listeners);
    ~EngineRoom();
    EngineRoom(const EngineRoom&) = delete;
    EngineRoom& operator=(const EngineRoom&) = delete;

    /// Folds the log on the new thread and calls `ready` there with the outcome; after a failure the thread ends.
    void start(std::function<void(const Outcome&)> ready);
    /// Counts what counters hold, commits, and ends the thread; a fold under way is given up.
    void stop();
    /// Takes a scan over; any thread. The oldest is dropped when the engine cannot follow, also while the log is folded.
    void scan(std::shared_ptr<const Scan> scan) { m_mailbox.put(std::move(scan)); }
    /// Does a task on the engine's thread; false when too many wait.
    bool post(Task task) { return m_mailbox.post(std::move(task)); }
    /// The names of people, and what the views do not know; any thread.
    bool setFacts(PeopleNames names, ShopFacts facts);
    /// Forgets live values of points that are no more; any thread.
    bool forgetPoints();
    /// Scans dropped so far.
    [[nodiscard]] std::uint64_t dropped() const { return m_mailbox.dropped(); }

private:
    using Scans = std::deque<std::shared_ptr<const Scan>>;
    using SteadyTime = std::chrono::steady_clock::time_point;
    void run(const std::function<void(const Outcome&)>& ready);
    void round(std::deque<Task>& tasks, const Scans& scans);
    void doTask(const Task& task);
    void drain();
    void everySecond();
    void publishIfDue();
    void watchShift();
    [[nodiscard]] Instant now() const;

    static constexpr std::size_t mostTasks = 4096;
    static constexpr std::size_t mostScans = 20'000;
    const Clock& m_clock;
    RoomListeners m_listeners;
    Mailbox<Task, std::shared_ptr<const Scan>> m_mailbox{mostTasks, mostScans};
    Engine m_engine;
    LiveValues m_live;
    PeopleNames m_names;
    TopicBoard m_board;
    std::deque<PendingInput> m_inputs;
    std::set<TopicGroup> m_dirty;
    SteadyTime m_published{};
    SteadyTime m_second{};
    /// When values were last looked at for their age, in the workshop's time.
    Instant m_looked{};
    std::optional<ShiftStand> m_shift;
    std::atomic<bool> m_ending{false};
    std::thread m_thread;
};

} // namespace gaffer
