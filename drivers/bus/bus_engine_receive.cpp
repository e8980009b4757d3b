#include "drivers/bus/bus_engine.hpp"

#include <algorithm>
#include <utility>

namespace gaffer {
namespace {

/// So many questions may stay without an answer before a slave is only probed.
constexpr unsigned patienceInMisses = 3;
/// So many damaged answers in a row: a disturbed line gives a true one in between, a slave that cannot do better never does.
constexpr unsigned patienceInDamage = 8;
/// A poll rarer than this cannot wait for its own next turn to find out that a slave is back.
constexpr Duration rarePoll{1500};
constexpr Micros longestHold{1'000'000};
constexpr Micros busyPause{150'000};
constexpr int triesWhenDamaged = 2;
constexpr int triesWhenBusy = 3;
constexpr std::uint8_t acknowledged = 5;
constexpr std::uint8_t busy = 6;
constexpr std::uint8_t noPath = 10;
constexpr std::uint8_t noTarget = 11;

} // namespace

void BusEngine::take(const LineEvent& event, MonoTime now)
{
    switch (event.kind) {
    case LineEventKind::Answer:
    case LineEventKind::Exception:
        m_lastHeard = now;
        m_answered = true;
        return takeAnswer(event, *std::exchange(m_current, std::nullopt), now);
    case LineEventKind::Silence:
    case LineEventKind::Damaged: return takeFailure(event, *std::exchange(m_current, std::nullopt), now);
    case LineEventKind::Late: return lateReply(event, now);
    case LineEventKind::Stray:
        if (Slave* slave = findSlave(event.unit); slave != nullptr) ++slave->counters().strays;
        return;
    case LineEventKind::Broken: return linkLost(now, "the TCP stream lost its frames", Reason::CommCrc);
    }
}

void BusEngine::takeAnswer(const LineEvent& event, Current current, MonoTime now)
{
    m_busy += now - current.sentAt;
    const bool refusal = event.kind == LineEventKind::Exception;
    const bool unreachable = refusal && (event.code == noPath || event.code == noTarget);
    if (current.slave != nullptr) {
        Slave& slave = *current.slave;
        if (refusal) {
            SlaveStats& counters = slave.counters();
            ++counters.exceptions;
            ++counters.exceptionsByCode[event.code < counters.exceptionsByCode.size() ? event.code : 0U];
        }
        if (unreachable) {
            missed(slave, now, Reason::CommTimeout);
        } else {
            slave.answered(event.latency);
            m_line.sawLatency(event.latency);
            revive(slave, now);
        }
    }
    if (current.errand)
        return endErrand(std::move(*current.errand),
                         {refusal ? AnswerKind::Exception : AnswerKind::Data, event.code, event.pdu, event.latency});
    if (!current.poll) return;
    if (refusal)
        pollRefused(current, event.code, now);
    else
        pollAnswered(current, event, now);
}

void BusEngine::pollAnswered(const Current& current, const LineEvent& event, MonoTime now)
{
    Poll& poll = *current.poll;
    poll.took(current.piece, event.pdu);
    if (poll.manners().pause > Micros{0}) current.slave->hold(now + poll.manners().pause);
    finishIfDone(poll, now);
}

void BusEngine::pollRefused(const Current& current, std::uint8_t code, MonoTime now)
{
    Poll& poll = *current.poll;
    Slave& slave = *current.slave;
    if ((code == acknowledged || code == busy) && ++poll.tries < triesWhenBusy) {
        slave.hold(now + busyPause);
        ++slave.counters().retries;
        return;
    }
    if (code == noPath || code == noTarget)
        poll.failRest(exceptionMark(code));
    else
        poll.refused(current.piece, code, now);
    finishIfDone(poll, now);
}

void BusEngine::takeFailure(const LineEvent& event, Current current, MonoTime now)
{
    m_busy += now - current.sentAt;
    const bool damaged = event.kind == LineEventKind::Damaged;
    if (current.slave != nullptr) {
        Slave& slave = *current.slave;
        ++(damaged ? slave.counters().damaged : slave.counters().timeouts);
        if (current.probe) {
            const Micros cost = now - current.sentAt;
            constexpr std::int64_t probeShare = 20;
            m_probesAgain = now + cost * probeShare;
        }
        missed(slave, now, damaged ? Reason::CommCrc : Reason::CommTimeout);
    }
    // Equal registers look like a copy of an older answer, and only asking again tells.
    const modbus::Request& asked = current.request();
    const bool aibus = asked.rule.protocol == modbus::Protocol::Aibus;
    const bool read = !asked.writes && (asked.rule.shape == modbus::Shape::Counted || aibus);
    if (current.errand && damaged && read && !std::exchange(current.errand->again, true))
        return m_errands.push_front(std::move(*current.errand));
    if (current.errand)
        return endErrand(std::move(*current.errand), {damaged ? AnswerKind::Damaged : AnswerKind::Silence, 0, {}, {}});
    if (current.poll) pollFailed(current, event, now);
}

void BusEngine::pollFailed(const Current& current, const LineEvent& event, MonoTime now)
{
    Poll& poll = *current.poll;
    Slave& slave = *current.slave;
    if (event.kind == LineEventKind::Damaged) {
        if (++poll.tries < triesWhenDamaged) {
            ++slave.counters().retries;
            return;
        }
        poll.failed(current.piece, badMark(Reason::CommCrc));
        return finishIfDone(poll, now);
    }
    slave.hold(current.sentAt + std::min(2 * slave.timeout(), longestHold));
    poll.failRest(badMark(Reason::CommTimeout));
    finishIfDone(poll, now);
}

void BusEngine::finishIfDone(Poll& poll, MonoTime now)
{
    if (!poll.over(now)) return;
    m_sink(poll.scan(poll.scheduled, m_clock.now()));
    schedule(poll, now);
}

void BusEngine::lateReply(const LineEvent& event, MonoTime now)
{
    m_lastHeard = now;
    Slave* slave = findSlave(event.unit);
    if (slave == nullptr) return;
    slave->cameLate(event.latency);
    m_line.sawLatency(event.latency);
    revive(*slave, now);
    // It does one thing after the other: what is asked now is answered only after all that it was asked before.
    if (m_line.awaits(event.unit, now)) slave->hold(now + slave->timeout());
}

/// A sign of life: what was held against the slave is forgotten, its points are read at once; on a line that was dead, the other
/// slaves are probed at once.
void BusEngine::revive(Slave& slave, MonoTime now)
{
    const bool wasSilent = slave.silent();
    const bool wasDead = !anyGood();
    slave.forgive(now);
    if (!wasSilent) return;
    countSilent();
    for (const auto& [poll, asked] : m_turns)
        if (poll->unit() == slave.unit()) pollNow(*poll, now);
    if (!wasDead) return;
    m_probesAgain = now;
    for (auto& [unit, other] : m_slaves)
        if (other.silent()) other.probeNow(now);
}

/// A rare poll cannot wait for its own next turn to find out that a slave is back; of a damaged answer it is told at once.
unsigned BusEngine::patienceWith(const Slave& slave, Reason why) const
{
    if (why == Reason::CommCrc) return patienceInDamage;
    Duration shortest = Duration::max();
    for (const auto& [poll, asked] : m_turns)
        if (poll->unit() == slave.unit()) shortest = std::min(shortest, periodOf(*poll));
    const Duration wall{static_cast<std::int64_t>(static_cast<double>(shortest.count()) / m_speed)};
    return wall > rarePoll ? 1 : patienceInMisses;
}

void BusEngine::missed(Slave& slave, MonoTime now, Reason why)
{
    slave.missed(now, patienceWith(slave, why), why);
    countSilent();
}

/// A link that was lost before anybody answered over it: whoever was being asked may be what breaks it, and is only probed from
/// the third time on.
void BusEngine::missedByLink(MonoTime now, Reason why)
{
    if (!m_current || m_current->slave == nullptr) return;
    m_current->slave->missed(now, patienceInMisses, why);
    countSilent();
}

} // namespace gaffer
