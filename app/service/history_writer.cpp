#include "app/service/history_writer.hpp"

#include "app/service/service_log.hpp"

#include <algorithm>
#include <exception>
#include <iterator>
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
/// A stop is clean within 2 s, and others need time too.
constexpr std::chrono::milliseconds settleMost{500};

} // namespace

std::optional<Scan> NumbersOnly::of(const Scan& scan)
{
    const auto isText = [](const PointInfo& info) { return info.text; };
    const auto& points = scan.layout->points;
    if (std::ranges::none_of(points, isText)) return scan;
    auto& layout = m_layouts[scan.layout];
    if (!layout) {
        ScanLayout numbers{scan.layout->device, scan.layout->every, {}};
        std::ranges::remove_copy_if(points, std::back_inserter(numbers.points), isText);
        layout = std::make_shared<const ScanLayout>(std::move(numbers));
    }
    if (layout->points.empty()) return std::nullopt;
    Scan numbers{layout, scan.scheduled, scan.arrival, scan.sequence, {}};
    numbers.samples.reserve(layout->points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        if (!isText(points[i])) numbers.samples.push_back(scan.samples[i]);
    return numbers;
}

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
        maintain();
        nextMaintain = now + maintainEvery;
    }
    settle();
}

void HistoryWriter::append(const Scans& scans)
{
    if (scans.empty()) return;
    std::vector<Scan> copies;
    copies.reserve(scans.size());
    // The engine holds the same scans; the store takes its own.
    for (const auto& scan : scans)
        if (auto numbers = m_numbers.of(*scan)) copies.push_back(*std::move(numbers));
    try {
        m_store.append(copies);
    } catch (const std::exception& error) {
        logError(std::string{"history: scans were set aside: "} + error.what());
    }
}

void HistoryWriter::maintain()
{
    const Outcome outcome = m_store.maintain(m_clock.now());
    if (!outcome && !m_failing && !m_unkept) logWarning("history: " + outcome.error().text);
    m_unkept = !outcome;
}

void HistoryWriter::settle()
{
    const auto until = Steady::now() + settleMost;
    const Outcome outcome = m_store.settle([until] { return Steady::now() < until; });
    if (!outcome && !m_failing) logWarning("history was not settled, the next start goes on with it: " + outcome.error().text);
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
