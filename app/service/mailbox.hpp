#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace gaffer {

/// What a thread has to do, put in by any thread: tasks, which are refused when there are too many, and readings, of which the
/// oldest are dropped and counted.
template <class Task, class Reading> class Mailbox {
public:
    /// Empty; holds so many tasks and readings at most.
    Mailbox(std::size_t tasks, std::size_t readings) : m_mostTasks{tasks}, m_mostReadings{readings} {}

    /// Puts a task in; false when there is no room, or the box is closed.
    bool post(Task task)
    {
        const std::lock_guard guard{m_mutex};
        if (m_closed || m_tasks.size() >= m_mostTasks) return false;
        m_tasks.push_back(std::move(task));
        m_filled.notify_one();
        return true;
    }
    /// Puts a reading in; the oldest one makes room.
    void put(Reading reading)
    {
        const std::lock_guard guard{m_mutex};
        if (m_closed) return;
        if (m_readings.size() >= m_mostReadings) {
            m_readings.pop_front();
            ++m_dropped;
        }
        m_readings.push_back(std::move(reading));
        m_filled.notify_one();
    }
    /// Nothing comes in any more; wait() gives what is left.
    void close()
    {
        const std::lock_guard guard{m_mutex};
        m_closed = true;
        m_filled.notify_all();
    }
    /// Waits until something is in or `until`, and takes all of it; false when the box is closed and empty.
    bool wait(std::chrono::steady_clock::time_point until, std::deque<Task>& tasks, std::deque<Reading>& readings)
    {
        std::unique_lock guard{m_mutex};
        m_filled.wait_until(guard, until, [&] { return m_closed || !m_tasks.empty() || !m_readings.empty(); });
        const bool last = m_closed && m_tasks.empty() && m_readings.empty();
        tasks.swap(m_tasks);
        readings.swap(m_readings);
        return !last;
    }
    /// Waits for a task and takes the oldest one, so that several threads share a box and none keeps what another could do;
    /// nothing when the box is closed and empty. Readings stay.
    std::optional<Task> waitForTask()
    {
        std::unique_lock guard{m_mutex};
        m_filled.wait(guard, [&] { return m_closed || !m_tasks.empty(); });
        if (m_tasks.empty()) return std::nullopt;
        std::optional<Task> oldest{std::move(m_tasks.front())};
        m_tasks.pop_front();
        return oldest;
    }
    /// Readings dropped so far.
    [[nodiscard]] std::uint64_t dropped() const
    {
        const std::lock_guard guard{m_mutex};
        return m_dropped;
    }

private:
    std::size_t m_mostTasks;
    std::size_t m_mostReadings;
    mutable std::mutex m_mutex;
    std::condition_variable m_filled;
    std::deque<Task> m_tasks;
    std::deque<Reading> m_readings;
    std::uint64_t m_dropped{0};
    bool m_closed{false};
};

} // namespace gaffer
