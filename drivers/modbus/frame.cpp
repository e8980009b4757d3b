#include "drivers/modbus/frame.hpp"

#include "drivers/modbus/aibus.hpp"
#include "drivers/modbus/crc.hpp"

#include <algorithm>

namespace gaffer::modbus {
namespace {

constexpr std::size_t crcSize = 2;
constexpr std::size_t mbapProtocol = 2;
constexpr std::size_t mbapLength = 4;
constexpr std::size_t mbapUnit = 6;
constexpr std::size_t leastMbapLength = 2;
constexpr std::size_t mostMbapLength = 254;

/// The frame that begins at the front of `bytes`, if it is one by `rule`.
std::optional<Found> frontRtu(const ReplyRule& rule, ByteView bytes)
{
    if (bytes.size() < shortestRtu || bytes[0] != rule.unit) return std::nullopt;
    const auto length = rule.shape == Shape::Free && bytes[1] == rule.function ? std::optional{bytes.size() - 1 - crcSize}
                                                                               : replyLength(rule, bytes.subspan(1));
    if (!length || bytes.size() < 1 + *length + crcSize) return std::nullopt;
    const ByteView pdu = bytes.subspan(1, *length);
    const Verdict verdict = judge(rule, pdu);
    if (verdict != Verdict::Answer && verdict != Verdict::Exception) return std::nullopt;
    const std::size_t whole = 1 + *length + crcSize;
    if (!crcFits(bytes.first(whole))) return std::nullopt;
    return Found{0, whole, verdict, pdu};
}

std::optional<Found> front(const ReplyRule& rule, ByteView bytes)
{
    if (rule.protocol == Protocol::Modbus) return frontRtu(rule, bytes);
    // A sum is a weak check: only exactly one reply's worth of bytes is looked at, never a window in a longer heap.
    if (!aibusFits(rule.unit, bytes)) return std::nullopt;
    return Found{0, aibusReplySize, Verdict::Answer, bytes};
}

/// A whole frame with a right CRC at the front of the heap that is not by the rule; its length, or 0.
std::size_t strangerLength(ByteView heap)
{
    for (std::size_t length = shortestRtu; length <= std::min(heap.size(), longestRtu); ++length)
        if (crcFits(heap.first(length))) return length;
    return 0;
}

} // namespace

void encodeRtu(const Request& request, Bytes& out)
{
    out.clear();
    if (request.rule.protocol == Protocol::Aibus) {
        out = request.pdu;
        return;
    }
    out.push_back(request.rule.unit);
    out.insert(out.end(), request.pdu.begin(), request.pdu.end());
    const std::uint16_t crc = crc16(out);
    out.push_back(lowByte(crc));
    out.push_back(highByte(crc));
}

void encodeTcp(const Request& request, std::uint16_t id, Bytes& out)
{
    out.clear();
    putWord(out, id);
    putWord(out, 0);
    putWord(out, static_cast<std::uint16_t>(request.pdu.size() + 1));
    out.push_back(request.rule.unit);
    out.insert(out.end(), request.pdu.begin(), request.pdu.end());
}

std::optional<Found> findRtu(const ReplyRule& rule, ByteView heap)
{
    const bool onlyWhole = rule.shape == Shape::Free;
    for (std::size_t at = 0; at + shortestRtu <= heap.size() && !(onlyWhole && at > 0); ++at)
        if (auto found = front(rule, heap.subspan(at))) {
            found->offset = at;
            return found;
        }
    return std::nullopt;
}

Damage diagnose(const Request& request, ByteView heap)
{
    if (heap.empty()) return Damage::Nothing;
    Bytes sent;
    encodeRtu(request, sent);
    if (heap.size() >= sent.size() && std::equal(sent.begin(), sent.end(), heap.begin())) return Damage::Echo;
    const std::size_t stranger = request.rule.protocol == Protocol::Modbus ? strangerLength(heap) : 0;
    if (stranger == 0) {
        const auto wanted = replyLength(request.rule, heap.size() > 1 ? heap.subspan(1) : ByteView{});
        return !wanted || heap.size() < *wanted + 1 + crcSize ? Damage::Truncated : Damage::Garbage;
    }
    if (heap[0] != request.rule.unit) return Damage::WrongUnit;
    switch (judge(request.rule, heap.subspan(1, stranger - 1 - crcSize))) {
    case Verdict::WrongFunction: return Damage::WrongFunction;
    case Verdict::WrongCount: return Damage::WrongCount;
    case Verdict::WrongEcho: return Damage::WrongEcho;
    case Verdict::Answer:
    case Verdict::Exception:
    case Verdict::Malformed: return Damage::Garbage;
    }
    return Damage::Garbage;
}

TcpState frontTcp(ByteView stream, TcpFrame& frame)
{
    if (stream.size() < mbapUnit) return TcpState::Incomplete;
    const std::size_t length = wordAt(stream, mbapLength);
    if (wordAt(stream, mbapProtocol) != 0 || length < leastMbapLength || length > mostMbapLength) return TcpState::Broken;
    if (stream.size() < mbapUnit + length) return TcpState::Incomplete;
    frame = {wordAt(stream, 0), stream[mbapUnit], stream.subspan(mbapSize, length - 1), mbapUnit + length};
    return TcpState::Frame;
}

} // namespace gaffer::modbus
