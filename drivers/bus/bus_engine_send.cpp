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
    if (sendErrand(Errand::Rank::Write, now)) return true;
    if (m_pollHadTurn && sendErrand(Errand::Rank::Question, now)) {
        m_pollHadTurn = false;
        return true;
    }
    if (sendPoll(now)) {
        m_pollHadTurn = true;
        return true;
    }
    return sendErrand(Errand::Rank::Question, now) || sendProbe(now);
}

bool BusEngine::sendErrand(Errand::Rank rank, MonoTime now)
{
    const auto ready = [&](const Errand& e) { return e.rank == rank && m_line.confusion(e.request, now) != Confusion::Other; };
    const auto found = std::find_if(m_errands.begin(), m_errands.end(), ready);
    if (found == m_errands.end()) return false;
    Current current;
    current.unit = found->request.rule.unit;
    current.errand = std::move(*found);
    m_errands.erase(found);
    const auto slave = m_slaves.find(current.unit);
    constexpr Micros strangersPatience{1'000'000};
    const Micros learnt = slave == m_slaves.end() ? strangersPatience : slave->second.timeout();
    const modbus::Request request = current.errand->request;
    const Micros patience = current.errand->patience.value_or(learnt);
    transmit(std::move(current), request, patience, now);
    return true;
}

bool BusEngine::sendPoll(MonoTime now)
{
    std::shared_ptr<Poll> first;
    for (const auto& poll : m_polls) {
        if (poll->due > now || (first && poll->due >= first->due)) continue;
        const Slave* slave = findSlave(poll->unit());
        if (slave->silent() || slave->heldUntil() > now) continue;
        first = poll;
    }
    if (!first) return false;
    if (!first->running) first->begin();
    auto piece = first->nextPiece(m_line, now);
    if (!piece) {
        finishIfDone(*first, now);
        return true;
    }
    Current current;
    current.unit = first->unit();
    current.poll = first;
    current.piece = std::move(*piece);
    const modbus::Request request = current.piece.request;
    transmit(std::move(current), request, slaveOf(first->unit()).timeout(), now);
    return true;
}

/// When a silent slave may be probed: in its own rhythm while others on the line answer, else as soon as the line's pace allows.
MonoTime BusEngine::probeTime(const Slave& slave) const
{
    return anyGood() ? std::max(slave.probeAt(), m_probesAgain) : m_lastProbe + deadLinePace;
}

bool BusEngine::sendProbe(MonoTime now)
{
    Slave* oldest = nullptr;
    for (auto& [unit, slave] : m_slaves)
        if (slave.silent() && (oldest == nullptr || slave.probeAt() < oldest->probeAt())) oldest = &slave;
    if (oldest == nullptr || probeTime(*oldest) > now) return false;
    const auto poll = std::find_if(m_polls.begin(), m_polls.end(), [&](const auto& p) { return p->unit() == oldest->unit(); });
    if (poll == m_polls.end()) return false;
    Current current;
    current.unit = oldest->unit();
    current.probe = true;
    m_lastProbe = now;
    transmit(std::move(current), (*poll)->probe(), oldest->probeTimeout(), now);
    return true;
}

void BusEngine::transmit(Current current, const modbus::Request& request, Micros patience, MonoTime now)
{
    current.sentAt = now;
    const modbus::ByteView frame = m_line.send(request, patience, now);
    m_bytesSent += frame.size();
    m_frames.add(m_clock.now(), now, FrameWay::Sent, frame);
    if (const auto slave = m_slaves.find(current.unit); slave != m_slaves.end()) ++slave->second.counters().requests;
    m_port.transmit(frame);
    if (!request.broadcast()) {
        m_current = std::move(current);
        return;
    }
    m_line.holdUntil(m_line.sendableAt() + turnaround);
    if (current.errand) endErrand(std::move(*current.errand), {AnswerKind::Data, 0, {}, {}});
}

void BusEngine::relinkIfDeaf(MonoTime now)
{
    if (m_link != LinkState::Up || m_wiring.transport == Transport::Rtu || m_line.busy() || anyGood()) return;
    if (now - m_lastHeard < deafAfter || now - m_openedAt < deafAfter || m_polls.empty()) return;
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
    for (const auto& poll : m_polls) {
        const Slave* slave = findSlave(poll->unit());
        const bool fails = m_link != LinkState::Up || slave->silent();
        if (fails && !m_trouble.empty())
            wake = std::min(wake, poll->due);
        else if (fails && m_link == LinkState::Up)
            wake = std::min(wake, poll->due);
        else if (idle)
            wake = std::min(wake, std::max({poll->due, slave->heldUntil(), m_line.sendableAt()}));
    }
    if (!idle) return wake;
    for (const auto& [unit, slave] : m_slaves)
        if (slave.silent()) wake = std::min(wake, std::max(probeTime(slave), m_line.sendableAt()));
    constexpr Micros lookAgain{20'000};
    if (!m_errands.empty()) wake = std::min(wake, m_line.sendableAt() > now ? m_line.sendableAt() : now + lookAgain);
    return wake;
}

} // namespace gaffer
