#include "app/service/history_writer.hpp"

#include "app/service/service_log.hpp"

#include <exception>
#include <vector>

namespace gaffer {
namespace {

using Steady = std::chrono::steady_clock;
constexpr std::chrono::seconds commitEvery{1};
constexpr std::chrono::milliseconds gatherFor{200};
constexpr std::chrono::seconds maintainEvery{5};

} // namespace

HistoryWriter::HistoryWriter(HistoryStore& store, const Clock& clock)
    : m_store{store}, m_clock{clock}, m_thread{[this] { run(); }}
{
}

HistoryWriter::~HistoryWriter()
{
    m_mailbox.close();
    m_thread.join();
}

void HistoryWriter::run()
{
    std::deque<NoTask> none;
    Scans scans;
    auto nextCommit = Steady::now() + commitEvery;
    auto nextMaintain = Steady::now() + maintainEvery;
    bool open = true;
    while (open) {
        open = m_mailbox.wait(std::min(nextCommit, Steady::now() + gatherFor), none, scans);
        append(scans);
        scans.clear();
        const auto now = Steady::now();
        if (now >= nextCommit || !open) {
            commit();
            nextCommit = now + commitEvery;
        }
        if (now < nextMaintain || !open) continue;
        if (const Outcome outcome = m_store.maintain(m_clock.now()); !outcome) logWarning("history: " + outcome.error().text);
        nextMaintain = now + maintainEvery;
    }
}

void HistoryWriter::append(const Scans& scans)
{
    if (scans.empty()) return;
    std::vector<Scan> copies;
    copies.reserve(scans.size());
    for (const auto& scan : scans) copies.push_back(*scan);
    try {
        m_store.append(copies);
    } catch (const std::exception& error) {
        logError(std::string{"history: scans were set aside: "} + error.what());
    }
}

void HistoryWriter::commit()
{
    const Outcome outcome = m_store.commit();
    if (!outcome && !m_failing) logError("history cannot be written: " + outcome.error().text);
    if (outcome && m_failing) logInfo("history is written again");
    m_failing = !outcome;
}

} // namespace gaffer
