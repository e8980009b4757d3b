#include "core/engine/verify.hpp"

#include "core/base/check.hpp"

namespace gaffer {
namespace {

/// Folds the log and stops at the first thing that is wrong.
class Check {
public:
    Check(const EngineRules& rules, std::optional<Workshop> snapshot, std::span<const LogAnchor> anchors)
        : m_rules{rules}, m_snapshot{std::move(snapshot)}, m_anchors{anchors}
    {
    }

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
        while (!m_report.finding && !m_anchors.empty() && m_anchors.front().seq <= event.seq) compareAnchor(event.seq);
        return !m_report.finding;
    }

    VerifyReport finish(const Outcome& reading)
    {
        if (!reading) m_report.finding = reading.error();
        if (!m_report.finding && m_snapshot && m_report.snapshotSeq == 0)
            find("log.snapshotDiffers", m_snapshot->seq, "the snapshot stands behind the end of the log");
        if (!m_report.finding && !m_anchors.empty())
            find("log.endCut", m_report.events + 1,
                 "the log ends before it, but held event " + std::to_string(m_anchors.front().seq) + " at " +
                     toText(m_anchors.front().time));
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

    void compareAnchor(std::uint64_t seq)
    {
        const LogAnchor& anchor = m_anchors.front();
        if (anchor.seq != seq || anchor.hash != m_report.head)
            find("log.anchorDiffers", seq, "its hash is not the one that was kept at " + toText(anchor.time));
        else
            ++m_report.anchors;
        m_anchors = m_anchors.subspan(1);
    }

    void find(const std::string& key, std::uint64_t seq, const std::string& what)
    {
        const std::string number = std::to_string(seq);
        m_report.finding = Fault{FaultCode::Damaged, key, "event " + number + ": " + what, {number, what}};
    }

    const EngineRules& m_rules;
    std::optional<Workshop> m_snapshot;
    /// Those that the log has not reached yet.
    std::span<const LogAnchor> m_anchors;
    VerifyReport m_report;
};

} // namespace

VerifyReport verifyLog(const EventLog& log, const EngineRules& rules, std::span<const LogAnchor> anchors,
                       const std::function<bool()>& givenUp)
{
    auto snapshot = log.loadSnapshot();
    Check check{rules, snapshot ? *std::move(snapshot) : std::nullopt, anchors};
    bool broken = false;
    const Outcome reading = log.read(0, [&](const Event& event, std::string_view hash) {
        broken = givenUp && givenUp();
        return !broken && check.take(event, hash);
    });
    VerifyReport report = check.finish(reading);
    if (broken) report.finding = Fault{FaultCode::Unavailable, "log.givenUp", "nobody waits for the check any more", {}};
    if (!report.finding && !snapshot) report.finding = snapshot.error();
    return report;
}

} // namespace gaffer
