#include "app/service/worker_pool.hpp"

#include "app/service/service_log.hpp"

#include <exception>

namespace gaffer {

WorkerPool::WorkerPool(unsigned threads)
{
    for (unsigned i = 0; i < threads; ++i) m_threads.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool()
{
    m_stopping = true;
    m_mailbox.close();
    for (std::thread& thread : m_threads) thread.join();
}

bool WorkerPool::post(Work work) { return m_mailbox.post(std::move(work)); }

void WorkerPool::run()
{
    constexpr std::chrono::hours longWait{1};
    std::deque<Work> works;
    std::deque<NoReading> none;
    while (m_mailbox.wait(std::chrono::steady_clock::now() + longWait, works, none)) {
        for (const Work& work : works) {
            if (m_stopping) break;
            try {
                work();
            } catch (const std::exception& error) {
                logError(std::string{"a worker's task failed: "} + error.what());
            }
        }
        works.clear();
    }
}

} // namespace gaffer
