#include "core/engine/verify.hpp"

#include "core/base/check.hpp"

namespace gaffer {
namespace {

/// Folds the log and stops at the first thing that is wrong.
class Check {
public:
    Check(const EngineRules& rules, std::optional<Workshop> snapshot) : m_rules{rules}, m_snapshot{std::move(snapshot)} {}

    // One pass over the log serves all: fold, chain head and the comparison at the snapshot's seq.
    bool take(const Event& event, std::string_view hash)
    {
        GAFFER_CHECK(event.seq == m_report.workshop.seq + 1);
        try {
            m_rules.evolve(m_report.workshop, event);
        } catch (const std::exception& problem) {
            find("log.cannotFold", event.seq, problem.what());
            return false;
        }
        ++m_report.events;
        GAFFER_CHECK(m_report.events == event.seq);
        m_report.head = hash;
        if (m_snapshot && m_snapshot->seq == event.seq) compare();
        return !m_report.finding;
    }

    VerifyReport finish(const Outcome& reading)
    {
        if (!reading) m_report.finding = reading.error();
        if (!m_report.finding && m_snapshot && m_report.snapshotSeq == 0)
            find("log.snapshotDiffers", m_snapshot->seq, "the snapshot stands behind the end of the log");
        return std::move(m_report);
    }

private:
    void compare()
    {
        GAFFER_CHECK(m_report.snapshotSeq == 0);
        m_report.snapshotSeq = m_snapshot->seq;
        if (!(*m_snapshot == m_report.workshop))
            find("log.snapshotDiffers", m_snapshot->seq, "the snapshot is not the fold of the log");
    }

    void find(const std::string& key, std::uint64_t seq, const std::string& what)
    {
        const std::string number = std::to_string(seq);
        m_report.finding = Fault{FaultCode::Damaged, key, "event " + number + ": " + what, {number, what}};
    }

    const EngineRules& m_rules;
    std::optional<Workshop> m_snapshot;
    VerifyReport m_report;
};

} // namespace

VerifyReport verifyLog(const EventLog& log, const EngineRules& rules)
{
    auto snapshot = log.loadSnapshot();
    Check check{rules, snapshot ? *std::move(snapshot) : std::nullopt};
    const Outcome reading = log.read(0, [&](const Event& event, std::string_view hash) { return check.take(event, hash); });
    VerifyReport report = check.finish(reading);
    if (!report.finding && !snapshot) report.finding = snapshot.error();
    return report;
}

} // namespace gaffer
