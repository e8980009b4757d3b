#include "app/service/history_writer.hpp"

#include "app/service/service_log.hpp"

#include <exception>
#include <vector>

namespace gaffer {
namespace {

using Steady = std::chrono::steady_clock;
/// What a power cut may cost of the history, and of nothing else.
constexpr std::chrono::seconds commitEvery{1};
/// Scans of several buses come together into one append.
constexpr std::chrono::milliseconds gatherFor{200};
/// Sealing, rollups and retention look whether there is something to do.
constexpr std::chrono::seconds maintainEvery{5};

} // namespace

HistoryWriter::HistoryWriter(HistoryStore& store, const Clock& clock)
    : m_store{store}, m_clock{clock}, m_thread{[this] { run(); }}
{
}

// Closing the mailbox lets the thread take what is in it and commit for the last time.
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
        // Late commits are not made up for: the next one is a second from now.
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
    // The engine holds the same scans; the store takes its own.
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
    // Said once at each turn: a full disk must not be filled further by its own log.
    if (!outcome && !m_failing) logError("history cannot be written: " + outcome.error().text);
    if (outcome && m_failing) logInfo("history is written again");
    m_failing = !outcome;
}

} // namespace gaffer
