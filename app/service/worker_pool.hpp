#pragma once

#include "app/service/mailbox.hpp"

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace gaffer {

/// A few threads for work that takes long: reading history, writing reports, checking PINs.
class WorkerPool {
public:
    using Work = std::function<void()>;
    /// Starts `threads` threads.
    explicit WorkerPool(unsigned threads);
    /// Ends after the work that has begun.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;
    /// Does `work` on one of the threads; false when too much waits already.
    bool post(Work work);

private:
    struct NoReading {};
    void run();

    static constexpr std::size_t mostWaiting = 256;
    Mailbox<Work, NoReading> m_mailbox{mostWaiting, 1};
    std::atomic<bool> m_stopping{false};
    std::vector<std::thread> m_threads;
};

} // namespace gaffer
