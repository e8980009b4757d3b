#include "drivers/bus/bus_engine.hpp"

#include <algorithm>

namespace gaffer {
namespace {

/// A bus on which nobody answers is probed this often.
constexpr Micros deadLinePace{1'000'000};
/// A broadcast is not answered; slaves need this long to take it in.
constexpr Micros turnaround{100'000};
/// A TCP link over which nothing came for so long is opened anew: its other end may have lost it without a word. Longer than the
/// slowest slave may take, whose late reply teaches us its time-out.
constexpr Micros deafAfter{5'000'000};

} // namespace

bool BusEngine::sendNext(MonoTime now)
{
    // Probes come seldom, and on a line that has no time to spare they would otherwise never come.
    if (sendErrand(Errand::Rank::Write, now) || sendProbe(now)) return true;
    if (m_pollHadTurn && sendErrand(Errand::Rank::Question, now)) {
        m_pollHadTurn = false;
        return true;
    }
    if (sendPoll(now)) {
        m_pollHadTurn = true;
        return true;
    }
    return sendErrand(Errand::Rank::Question, now);
}

bool BusEngine::sendErrand(Errand::Rank rank, MonoTime now)
{
    const auto ready = [&](const Errand& e) { return e.rank == rank && m_line.confusion(e.request, now) != Confusion::Other; };
    const auto found = std::find_if(m_errands.begin(), m_errands.end(), ready);
    if (found == m_errands.end()) return false;
    Current current;
    current.slave = findSlave(found->request.rule.unit);
    current.errand = std::move(*found);
    m_errands.erase(found);
    constexpr Micros strangersPatience{1'000'000};
    const Micros learnt = current.slave == nullptr ? strangersPatience : current.slave->timeout();
    const std::optional<Micros> begin = current.errand->patience;
    transmit(std::move(current), begin.value_or(learnt), now);
    if (begin) m_line.expectBegin(*begin);
    return true;
}

bool BusEngine::sendPoll(MonoTime now)
{
    const Turn* first = nullptr;
    for (const Turn& turn : m_turns) {
        if (turn.poll->due > now || (first != nullptr && turn.poll->due >= first->poll->due)) continue;
        if (turn.slave->silent() || turn.slave->heldUntil() > now) continue;
        first = &turn;
    }
    if (first == nullptr) return false;
    Poll& poll = *first->poll;
    if (!poll.running) poll.begin(now);
    auto piece = poll.nextPiece(m_line, now);
    if (!piece) {
        finishIfDone(poll, now);
        return true;
    }
    Current current;
    current.slave = first->slave;
    current.poll = first->poll;
    current.piece = std::move(*piece);
    transmit(std::move(current), first->slave->timeout(), now);
    return true;
}

/// When a silent slave may be probed: in its own rhythm while others on the line answer, else as soon as the line's pace allows.
MonoTime BusEngine::probeTime(const Slave& slave) const
{
    return anyGood() ? std::max(slave.probeAt(), m_probesAgain) : m_lastProbe + deadLinePace;
}

bool BusEngine::sendProbe(MonoTime now)
{
    if (m_silent == 0) return false;
    Slave* oldest = nullptr;
    for (auto& [unit, slave] : m_slaves)
        if (slave.silent() && (oldest == nullptr || slave.probeAt() < oldest->probeAt())) oldest = &slave;
    if (oldest == nullptr || probeTime(*oldest) > now) return false;
    const auto turn = std::find_if(m_turns.begin(), m_turns.end(), [&](const Turn& t) { return t.slave == oldest; });
    if (turn == m_turns.end()) return false;
    Current current;
    current.slave = oldest;
    current.piece.request = turn->poll->probe(m_line, now);
    current.probe = true;
    m_lastProbe = now;
    transmit(std::move(current), oldest->probeTimeout(), now);
    return true;
}

void BusEngine::transmit(Current current, Micros patience, MonoTime now)
{
    current.sentAt = now;
    const modbus::ByteView frame = m_line.send(current.request(), patience, now);
    m_bytesSent += frame.size();
    m_frames.add(m_clock.now(), now, FrameWay::Sent, frame);
    if (current.slave != nullptr) ++current.slave->counters().requests;
    m_port.transmit(frame);
    if (m_line.busy()) {
        m_current = std::move(current);
        return;
    }
    m_line.holdUntil(m_line.sendableAt() + turnaround);
    if (current.errand) endErrand(std::move(*current.errand), {AnswerKind::Data, 0, {}, {}});
}

void BusEngine::relinkIfDeaf(MonoTime now)
{
    if (m_link != LinkState::Up || m_wiring.transport == Transport::Rtu || m_line.busy() || anyGood()) return;
    if (now - m_lastHeard < deafAfter || now - m_openedAt < deafAfter || m_turns.empty()) return;
    m_line.reset();
    m_port.closeLink();
    m_link = LinkState::Opening;
    m_port.openLink();
}

MonoTime BusEngine::nextWake(MonoTime now) const
{
    if (m_link == LinkState::Stopped) return never;
    MonoTime wake = m_link == LinkState::Waiting ? m_openAt : m_line.deadline();
    const bool idle = m_link == LinkState::Up && !m_line.busy();
    if (m_link == LinkState::Up && !idle && m_silent == 0) return wake;
    for (const auto& [poll, slave] : m_turns) {
        const bool fails = m_link != LinkState::Up || slave->silent();
        if (fails && !m_trouble.empty())
            wake = std::min(wake, poll->due);
        else if (fails && m_link == LinkState::Up)
            wake = std::min(wake, poll->due);
        else if (idle)
            wake = std::min(wake, std::max({poll->due, slave->heldUntil(), m_line.sendableAt()}));
    }
    if (!idle) return wake;
    if (m_silent > 0)
        for (const auto& [unit, slave] : m_slaves)
            if (slave.silent()) wake = std::min(wake, std::max(probeTime(slave), m_line.sendableAt()));
    constexpr Micros lookAgain{20'000};
    if (!m_errands.empty()) wake = std::min(wake, m_line.sendableAt() > now ? m_line.sendableAt() : now + lookAgain);
    return wake;
}

} // namespace gaffer
