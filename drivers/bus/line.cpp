#include "drivers/bus/line.hpp"

#include "drivers/modbus/crc.hpp"

#include <algorithm>
#include <iterator>

namespace gaffer {
namespace {

using modbus::Damage;
using modbus::ReplyRule;
using modbus::Shape;
using modbus::Verdict;

constexpr std::size_t rtuOverhead = 3;
constexpr std::size_t longestHeap = 1024;
/// After as many bytes as an answer has, a damaged one is given up when the line stays silent this long: longer than the
/// 16 ms for which USB adapters hold bytes back.
constexpr Micros damagedQuiet{50'000};

std::size_t wireReplyBytes(const modbus::Request& request)
{
    const auto& rule = request.rule;
    if (rule.shape == Shape::Counted) return rtuOverhead + 2U + rule.bytes;
    return rtuOverhead + (rule.shape == Shape::Echo ? 1U + rule.bytes : request.pdu.size());
}

} // namespace

LineSettings serialLine(std::uint32_t baud, Parity parity, std::uint8_t stopBits)
{
    constexpr std::uint32_t fixedAbove = 19'200;
    constexpr Micros fixedSilence{1750};
    constexpr std::int64_t microsPerSecond = 1'000'000;
    const std::int64_t bits = 1 + 8 + (parity == Parity::None ? 0 : 1) + stopBits;
    const auto divided = [&](std::int64_t numerator, std::int64_t denominator) {
        return (numerator + denominator - 1) / denominator;
    };
    LineSettings settings{Transport::Rtu, Micros{divided(bits * microsPerSecond, baud)}, fixedSilence};
    if (baud <= fixedAbove) settings.silence = Micros{divided(7 * bits * microsPerSecond, 2 * std::int64_t{baud})};
    return settings;
}

modbus::ByteView Line::send(const modbus::Request& request, Micros patience, MonoTime now)
{
    GAFFER_CHECK(!m_inFlight);
    m_heap.clear();
    m_used = 0;
    if (framedByTcp())
        modbus::encodeTcp(request, ++m_id, m_frame);
    else
        modbus::encodeRtu(request, m_frame);
    const MonoTime transmitted = now + m_settings.character * static_cast<std::int64_t>(m_frame.size());
    m_sendableAt = transmitted + m_settings.silence;
    if (!framedByTcp() && request.broadcast()) return m_frame;
    const std::size_t reply = wireReplyBytes(request);
    const MonoTime deadline =
        transmitted + m_settings.character * static_cast<std::int64_t>(reply) + m_settings.silence + patience;
    m_inFlight = InFlight{request, m_id, now, transmitted, deadline, never, reply};
    return m_frame;
}

void Line::expectBegin(Micros patience)
{
    if (m_inFlight) m_inFlight->beginsBefore = m_inFlight->transmitted + m_settings.silence + patience;
}

void Line::received(modbus::ByteView bytes, MonoTime now)
{
    dropFront(0);
    modbus::TcpFrame whole;
    if (framedByTcp() && !m_heap.empty() && modbus::frontTcp(bytes, whole) == modbus::TcpState::Frame &&
        whole.length == bytes.size())
        m_torn = true;
    m_heap.insert(m_heap.end(), bytes.begin(), bytes.end());
    if (m_heap.size() > longestHeap && !framedByTcp())
        m_heap.erase(m_heap.begin(), m_heap.end() - static_cast<std::ptrdiff_t>(longestHeap));
    m_lastByte = now;
    if (m_inFlight) m_inFlight->beginsBefore = never;
    m_sendableAt = std::max(m_sendableAt, now + m_settings.silence);
}

std::optional<LineEvent> Line::next(MonoTime now)
{
    std::erase_if(m_ghosts, [&](const Ghost& ghost) { return ghost.expires <= now; });
    if (auto event = framedByTcp() ? nextTcp(now) : nextRtu(now)) return event;
    return giveUp(now);
}

void Line::reset()
{
    if (m_inFlight) haunt();
    m_inFlight.reset();
    m_heap.clear();
    m_used = 0;
    m_torn = false;
    if (framedByTcp()) m_ghosts.clear();
}

Confusion Line::confusion(const modbus::Request& request, MonoTime now) const
{
    Confusion confusion = Confusion::None;
    // The answer to a write is proved by reading back, and a set point must not wait for an old answer to run out.
    if (framedByTcp() || request.writes) return confusion;
    for (const Ghost& ghost : m_ghosts) {
        if (ghost.expires <= now || !modbus::alike(ghost.rule, request.rule)) continue;
        // Asked again and again, one asking would for ever be taken for the other: at last it must be let run out.
        const bool runsOut = ghost.sentAt + m_ghostLife <= now;
        if (ghost.pdu != request.pdu || runsOut) return Confusion::Other;
        confusion = Confusion::SameQuestion;
    }
    return m_answers.copyCouldPass(request.rule, request.pdu, now, m_ghostLife) ? Confusion::Copy : confusion;
}

void Line::sawLatency(Micros latency)
{
    m_ghostLife = std::clamp(latency * 2, m_ghostLife, longestGhostLife);
    for (Ghost& ghost : m_ghosts) ghost.expires = std::max(ghost.expires, ghost.askedAt + m_ghostLife);
}

bool Line::awaits(std::uint8_t unit, MonoTime now) const
{
    return std::any_of(m_ghosts.begin(), m_ghosts.end(),
                       [&](const Ghost& ghost) { return ghost.rule.unit == unit && ghost.expires > now; });
}

std::optional<LineEvent> Line::nextTcp(MonoTime now)
{
    modbus::TcpFrame frame;
    const auto state = modbus::frontTcp(modbus::ByteView{m_heap}.subspan(m_used), frame);
    const bool torn = m_torn || (state == modbus::TcpState::Incomplete && !m_inFlight && m_heap.size() > m_used);
    if (state == modbus::TcpState::Incomplete && !torn) return std::nullopt;
    if (state == modbus::TcpState::Broken || torn) return LineEvent{.kind = LineEventKind::Broken};
    m_used += frame.length;
    if (m_inFlight && frame.id == m_inFlight->id) {
        const ReplyRule& rule = m_inFlight->request.rule;
        const Verdict verdict = modbus::judge(rule, frame.pdu);
        if (frame.unit == rule.unit && (verdict == Verdict::Answer || verdict == Verdict::Exception))
            return finish({0, frame.length, verdict, frame.pdu}, now);
        const auto damage = frame.unit != rule.unit             ? Damage::WrongUnit
                            : verdict == Verdict::WrongFunction ? Damage::WrongFunction
                            : verdict == Verdict::WrongEcho     ? Damage::WrongEcho
                            : verdict == Verdict::WrongCount    ? Damage::WrongCount
                                                                : Damage::Garbage;
        m_inFlight.reset();
        return LineEvent{.kind = LineEventKind::Damaged, .unit = rule.unit, .damage = damage};
    }
    const auto ghost = std::find_if(m_ghosts.begin(), m_ghosts.end(), [&](const Ghost& g) { return g.id == frame.id; });
    if (ghost == m_ghosts.end()) return LineEvent{.kind = LineEventKind::Stray, .unit = frame.unit, .damage = Damage::Garbage};
    LineEvent late{.kind = LineEventKind::Late, .unit = ghost->rule.unit, .latency = now - ghost->sentAt};
    m_ghosts.erase(ghost);
    return late;
}

std::optional<LineEvent> Line::nextRtu(MonoTime now)
{
    // An answer that has been handed out must not be found again: it would pass for the reply a ghost of the same question waits
    // for, and end that ghost while its reply is still on its way.
    dropFront(0);
    if (m_heap.size() < modbus::shortestRtu) return std::nullopt;
    if (auto late = lateRtu(now)) return late;
    if (!m_inFlight) return copyRtu(now);
    while (const auto found = modbus::findRtu(m_inFlight->request.rule, m_heap)) {
        if (!doubtful(*found, now)) return finish(*found, now);
        putAside(*found, now);
    }
    if (auto stray = strayRtu()) return stray;
    if (m_heap.size() >= m_inFlight->wireReply || wrongCount(now)) shortenWait();
    return std::nullopt;
}

std::optional<LineEvent> Line::lateRtu(MonoTime now)
{
    for (auto ghost = m_ghosts.begin(); ghost != m_ghosts.end(); ++ghost) {
        // A question may be asked again while its first answer is out: then the answer counts as that to the second.
        if (m_inFlight && modbus::alike(ghost->rule, m_inFlight->request.rule)) continue;
        const auto found = modbus::findRtu(ghost->rule, m_heap);
        if (!found || found->verdict == Verdict::Exception) continue;
        const Micros reply = m_settings.character * static_cast<std::int64_t>(found->length);
        LineEvent late{.kind = LineEventKind::Late, .unit = ghost->rule.unit, .latency = now - ghost->sentAt - reply};
        const bool copy = m_answers.knows(ghost->rule, ghost->pdu, found->pdu, now, m_ghostLife);
        if (copy)
            late = {.kind = LineEventKind::Stray, .unit = ghost->rule.unit, .damage = Damage::Duplicate};
        else
            m_answers.keep(ghost->rule, ghost->pdu, found->pdu, now);
        dropFront(found->offset + found->length);
        // A copy of something else lays no ghost, and where answers come twice this may be one: the reply is still to come.
        if (!copy && !m_answers.copies(late.unit, now)) m_ghosts.erase(ghost);
        return late;
    }
    return std::nullopt;
}

/// A sound frame of the slave asked, with another amount of data: unless it is a copy of an older answer, that is all it has to
/// say, and the line need not wait for more.
bool Line::wrongCount(MonoTime now) const
{
    return modbus::crcFits(m_heap) && modbus::diagnose(m_inFlight->request, m_heap) == Damage::WrongCount &&
           !m_answers.hasCopy(m_heap, now, m_ghostLife);
}

/// Our own request heard again, or a whole frame of somebody else, is put aside so that the answer behind it can be seen.
std::optional<LineEvent> Line::strayRtu()
{
    const modbus::Request& request = m_inFlight->request;
    const Damage damage = modbus::diagnose(request, m_heap);
    if (damage == Damage::Echo && request.rule.shape != Shape::Echo) {
        dropFront(m_frame.size());
        return LineEvent{.kind = LineEventKind::Stray, .unit = request.rule.unit, .damage = damage};
    }
    return std::nullopt;
}

/// A frame on an idle line: nobody asked, so it is an answer come twice or noise.
std::optional<LineEvent> Line::copyRtu(MonoTime now)
{
    if (!m_answers.findCopy(m_heap, now, m_ghostLife)) return std::nullopt;
    const std::uint8_t unit = m_heap.front();
    m_heap.clear();
    return LineEvent{.kind = LineEventKind::Stray, .unit = unit, .damage = Damage::Duplicate};
}

std::optional<LineEvent> Line::giveUp(MonoTime now)
{
    if (now < deadline()) return std::nullopt;
    const modbus::Request request = m_inFlight->request;
    if (m_inFlight->doubted) m_doubted = request.pdu;
    const Damage damage = framedByTcp()         ? Damage::Nothing
                          : m_inFlight->doubted ? Damage::Duplicate
                                                : modbus::diagnose(request, m_heap);
    if (damage != Damage::Nothing) m_answers.findCopy(m_heap, now, m_ghostLife);
    haunt();
    m_inFlight.reset();
    const auto kind = damage == Damage::Nothing ? LineEventKind::Silence : LineEventKind::Damaged;
    return LineEvent{.kind = kind, .unit = request.rule.unit, .damage = damage};
}

/// The very bytes of an answer to another question: a copy of that answer, or equal registers. When nothing else comes, asking
/// once more tells, for a slave that gives the same bytes to the repeated question means them; unless its line is known to carry
/// copies, of which a second one may come as well.
bool Line::doubtful(const modbus::Found& found, MonoTime now) const
{
    const modbus::Request& request = m_inFlight->request;
    if (found.verdict != Verdict::Answer || request.writes) return false;
    if (m_doubted == request.pdu && !m_answers.copies(request.rule.unit, now)) return false;
    return m_answers.knows(request.rule, request.pdu, found.pdu, now, m_ghostLife);
}

/// A copy does not end the exchange: the true answer comes behind it, and must not meet the next question.
void Line::putAside(const modbus::Found& found, MonoTime now)
{
    // Another copy may follow, as late as after the answer itself.
    m_answers.renew(m_inFlight->request.rule, found.pdu, now);
    m_inFlight->doubted = true;
    dropFront(found.offset + found.length);
    shortenWait();
}

LineEvent Line::finish(const modbus::Found& found, MonoTime now)
{
    const MonoTime sent = m_inFlight->transmitted;
    const MonoTime usuallyOver = sent + damagedQuiet;
    const Micros reply = m_settings.character * static_cast<std::int64_t>(found.length);
    LineEvent event{.kind = LineEventKind::Answer, .unit = m_inFlight->request.rule.unit, .pdu = found.pdu};
    event.latency = std::max(Micros{0}, now - sent - reply);
    if (found.verdict == Verdict::Exception) {
        event.kind = LineEventKind::Exception;
        event.code = found.pdu[1];
    }
    const bool maybeCopy = !framedByTcp() && finishRtu(found, now);
    m_inFlight.reset();
    m_sendableAt = std::max(m_lastByte, now) + m_settings.silence;
    // The reply itself may still be on its way, whatever it is: it must not meet the next question.
    if (maybeCopy) holdUntil(usuallyOver);
    return event;
}

/// True when the answer may be a copy of an older one to the same question.
bool Line::finishRtu(const modbus::Found& found, MonoTime now)
{
    const modbus::Request& request = m_inFlight->request;
    const modbus::ByteView heap{m_heap};
    m_answers.findCopy(heap.first(found.offset), now, m_ghostLife);
    m_answers.findCopy(heap.subspan(found.offset + found.length), now, m_ghostLife);
    // The slave means something else: what was doubted was a copy.
    const bool otherwise = !m_answers.knows(request.rule, request.pdu, found.pdu, now, m_ghostLife);
    if ((m_inFlight->doubted || m_doubted == request.pdu) && otherwise) m_answers.sawCopy(request.rule.unit, now);
    m_doubted.clear();
    prolongGhosts();
    m_used = m_heap.size();
    if (found.verdict != Verdict::Answer) return false;
    const bool news = m_answers.keep(request.rule, request.pdu, found.pdu, now);
    return !news && m_answers.copies(request.rule.unit, now);
}

/// Where a question was asked again while its first answer was out, one answer ends both, yet the other may still come: as late
/// as one to the newer asking may.
void Line::prolongGhosts()
{
    for (Ghost& ghost : m_ghosts)
        if (ghost.pdu == m_inFlight->request.pdu && modbus::alike(ghost.rule, m_inFlight->request.rule)) {
            ghost.askedAt = m_inFlight->sentAt;
            ghost.expires = std::max(ghost.expires, ghost.askedAt + m_ghostLife);
        }
}

/// Remembers the request in flight as one whose reply may still come.
void Line::haunt()
{
    constexpr std::size_t mostGhosts = 64;
    if (m_ghosts.size() >= mostGhosts) m_ghosts.erase(m_ghosts.begin());
    m_ghosts.push_back({m_inFlight->request.rule, m_inFlight->request.pdu, m_inFlight->id, m_inFlight->sentAt, m_inFlight->sentAt,
                        m_inFlight->sentAt + m_ghostLife});
}

void Line::dropFront(std::size_t bytes)
{
    const std::size_t gone = std::min(m_heap.size(), m_used + bytes);
    m_heap.erase(m_heap.begin(), m_heap.begin() + static_cast<std::ptrdiff_t>(gone));
    m_used = 0;
}

void Line::shortenWait()
{
    m_inFlight->deadline = std::min(m_inFlight->deadline, m_lastByte + std::max(damagedQuiet, m_settings.silence));
}

} // namespace gaffer
