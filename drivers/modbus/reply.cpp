#include "drivers/modbus/reply.hpp"

#include <algorithm>

namespace gaffer::modbus {
namespace {

constexpr std::size_t exceptionLength = 2;
constexpr std::size_t countedHead = 2;
/// Function, 14, code, conformity, more, next, number of objects.
constexpr std::size_t identityHead = 7;
constexpr std::size_t identityMore = 4;
constexpr std::size_t identityNext = 5;
constexpr std::size_t identityCount = 6;

/// Length of an identification answer; nothing while an object's length is still to come.
std::optional<std::size_t> identityLength(ByteView begun)
{
    if (begun.size() < identityHead) return std::nullopt;
    std::size_t at = identityHead;
    for (std::uint8_t object = 0; object < begun[identityCount]; ++object) {
        if (begun.size() < at + 2) return std::nullopt;
        at += 2U + begun[at + 1];
    }
    return at;
}

Verdict judgeCounted(const ReplyRule& rule, ByteView pdu)
{
    if (pdu.size() < countedHead) return Verdict::Malformed;
    if (pdu[1] != rule.bytes) return Verdict::WrongCount;
    return pdu.size() == countedHead + rule.bytes ? Verdict::Answer : Verdict::WrongCount;
}

Verdict judgeEcho(const ReplyRule& rule, ByteView pdu)
{
    if (pdu.size() != 1U + rule.bytes) return Verdict::Malformed;
    return std::equal(pdu.begin() + 1, pdu.end(), rule.echo.begin()) ? Verdict::Answer : Verdict::WrongEcho;
}

Verdict judgeIdentity(const ReplyRule& rule, ByteView pdu)
{
    const auto length = identityLength(pdu);
    if (!length || *length != pdu.size()) return Verdict::Malformed;
    return pdu[1] == rule.echo[0] && pdu[2] == rule.echo[1] ? Verdict::Answer : Verdict::WrongEcho;
}

struct ExceptionWords {
    std::uint8_t code;
    const char* english;
    const char* chinese;
};

constexpr std::array exceptionWords{
    ExceptionWords{1, "the device does not know this function", "设备不支持此功能码"},
    ExceptionWords{2, "the device has no such address", "设备没有此地址"},
    ExceptionWords{3, "the device does not accept this value or count", "设备不接受此数值或数量"},
    ExceptionWords{4, "the device reports a failure of its own", "设备自身故障"},
    ExceptionWords{5, "the device has accepted and needs time", "设备已接受，处理中"},
    ExceptionWords{6, "the device is busy", "设备忙"},
    ExceptionWords{7, "the device cannot do this", "设备无法执行"},
    ExceptionWords{8, "the device found a parity error in its memory", "设备存储奇偶校验错误"},
    ExceptionWords{10, "the gateway has no path to the device", "网关无通路"},
    ExceptionWords{11, "the device behind the gateway does not answer", "网关后的设备无应答"},
};

} // namespace

Verdict judge(const ReplyRule& rule, ByteView pdu)
{
    if (pdu.empty()) return Verdict::Malformed;
    if (pdu[0] == (rule.function | exceptionBit) && pdu[0] != rule.function)
        return pdu.size() == exceptionLength ? Verdict::Exception : Verdict::Malformed;
    if (pdu[0] != rule.function) return Verdict::WrongFunction;
    switch (rule.shape) {
    case Shape::Counted: return judgeCounted(rule, pdu);
    case Shape::Echo: return judgeEcho(rule, pdu);
    case Shape::Identity: return judgeIdentity(rule, pdu);
    case Shape::Free: return Verdict::Answer;
    }
    return Verdict::Malformed;
}

bool alike(const ReplyRule& a, const ReplyRule& b)
{
    if (a.unit != b.unit || a.protocol != b.protocol || a.function != b.function) return false;
    return a.shape == Shape::Free || b.shape == Shape::Free || (a.shape == Shape::Identity && b.shape == Shape::Identity) ||
           a == b;
}

std::optional<std::size_t> replyLength(const ReplyRule& rule, ByteView begun)
{
    if (begun.empty()) return std::nullopt;
    if (begun[0] == (rule.function | exceptionBit) && begun[0] != rule.function) return exceptionLength;
    switch (rule.shape) {
    case Shape::Counted: return countedHead + rule.bytes;
    case Shape::Echo: return 1U + rule.bytes;
    case Shape::Identity: return identityLength(begun);
    case Shape::Free: return std::nullopt;
    }
    return std::nullopt;
}

void takeRegisters(ByteView pdu, std::span<std::uint16_t> out)
{
    GAFFER_CHECK(pdu.size() >= countedHead + out.size() * 2);
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = wordAt(pdu, countedHead + 2 * i);
}

void takeBits(ByteView pdu, std::span<std::uint16_t> out)
{
    GAFFER_CHECK(pdu.size() >= countedHead + payloadBytes(Table::Coil, out.size()));
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<std::uint16_t>((pdu[countedHead + i / bitsPerByte] >> (i % bitsPerByte)) & 1U);
}

Identity takeIdentity(ByteView pdu)
{
    Identity identity;
    GAFFER_CHECK(pdu.size() >= identityHead);
    if (pdu[identityMore] != 0) identity.next = pdu[identityNext];
    std::size_t at = identityHead;
    for (std::uint8_t object = 0; object < pdu[identityCount]; ++object) {
        const std::size_t length = pdu[at + 1];
        const ByteView text = pdu.subspan(at + 2, length);
        identity.objects.push_back({pdu[at], std::string(text.begin(), text.end())});
        at += 2 + length;
    }
    return identity;
}

std::string exceptionText(std::uint8_t code)
{
    for (const ExceptionWords& words : exceptionWords)
        if (words.code == code) return words.english;
    return "exception " + std::to_string(code);
}

std::string exceptionTextZh(std::uint8_t code)
{
    for (const ExceptionWords& words : exceptionWords)
        if (words.code == code) return words.chinese;
    return "异常 " + std::to_string(code);
}

} // namespace gaffer::modbus
