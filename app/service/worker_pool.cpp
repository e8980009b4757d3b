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
    while (const auto work = m_mailbox.waitForTask()) {
        if (m_stopping) return;
        try {
            (*work)();
        } catch (const std::exception& error) {
            logError(std::string{"a worker's task failed: "} + error.what());
        }
    }
}

} // namespace gaffer
