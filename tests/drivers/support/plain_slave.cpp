#include "tests/drivers/support/plain_slave.hpp"

#include <cctype>

namespace gaffer::test {
namespace {

std::uint16_t pair(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(bytes[at] * 256 + bytes[at + 1]);
}

void push(Octets& out, unsigned word)
{
    out.push_back(static_cast<std::uint8_t>(word / 256));
    out.push_back(static_cast<std::uint8_t>(word % 256));
}

std::int64_t between(std::mt19937& chance, int low, int high) { return std::uniform_int_distribution<int>{low, high}(chance); }

} // namespace

std::uint16_t slowCrc(std::span<const std::uint8_t> bytes)
{
    unsigned crc = 0xFFFF;
    for (const unsigned byte : bytes) {
        crc ^= byte;
        for (int bit = 0; bit < 8; ++bit) {
            const bool odd = crc % 2 == 1;
            crc /= 2;
            if (odd) crc ^= 0xA001;
        }
    }
    return static_cast<std::uint16_t>(crc);
}

Octets sealed(Octets body)
{
    const unsigned crc = slowCrc(body);
    body.push_back(static_cast<std::uint8_t>(crc % 256));
    body.push_back(static_cast<std::uint8_t>(crc / 256));
    return body;
}

AskedRead takeRead(std::span<const std::uint8_t> frame, bool tcp)
{
    const std::size_t at = tcp ? 6 : 0;
    return {tcp ? pair(frame, 0) : std::uint16_t{0}, frame[at], frame[at + 1], pair(frame, at + 2), pair(frame, at + 4)};
}

std::uint16_t contentOf(std::uint8_t unit, std::uint8_t function, std::uint16_t address)
{
    return static_cast<std::uint16_t>(unit * 4099 + function * 257 + address * 7 + 1);
}

Octets replyPdu(const AskedRead& asked)
{
    Octets pdu{asked.function};
    if (asked.function <= 2) {
        pdu.push_back(static_cast<std::uint8_t>((asked.count + 7) / 8));
        pdu.resize(2U + pdu[1]);
        for (unsigned i = 0; i < asked.count; ++i)
            if (contentOf(asked.unit, asked.function, static_cast<std::uint16_t>(asked.address + i)) % 2 == 1)
                pdu[2 + i / 8] = static_cast<std::uint8_t>(pdu[2 + i / 8] + (1U << (i % 8)));
        return pdu;
    }
    pdu.push_back(static_cast<std::uint8_t>(asked.count * 2));
    for (unsigned i = 0; i < asked.count; ++i)
        push(pdu, contentOf(asked.unit, asked.function, static_cast<std::uint16_t>(asked.address + i)));
    return pdu;
}

Octets framed(const AskedRead& asked, const Octets& pdu, bool tcp)
{
    Octets frame;
    if (tcp) {
        push(frame, asked.id);
        push(frame, 0);
        push(frame, static_cast<unsigned>(pdu.size() + 1));
    }
    frame.push_back(asked.unit);
    frame.insert(frame.end(), pdu.begin(), pdu.end());
    return tcp ? frame : sealed(frame);
}

Octets replyFrame(const AskedRead& asked, bool tcp) { return framed(asked, replyPdu(asked), tcp); }

std::vector<Delivery> spoiled(Spoil spoil, std::span<const std::uint8_t> request, bool tcp, std::mt19937& chance)
{
    AskedRead asked = takeRead(request, tcp);
    const Octets truth = replyFrame(asked, tcp);
    const std::int64_t soon = between(chance, 1'000, 30'000);
    const auto one = [&](Octets bytes) { return std::vector<Delivery>{{soon, std::move(bytes)}}; };
    switch (spoil) {
    case Spoil::Nothing: return one(truth);
    case Spoil::Late: return {{between(chance, 300'000, 3'000'000), truth}};
    case Spoil::Echo: return {{100, Octets(request.begin(), request.end())}, {soon, truth}};
    case Spoil::WrongUnit: ++asked.unit; return one(replyFrame(asked, tcp));
    case Spoil::WrongFunction: asked.function = static_cast<std::uint8_t>(7 - asked.function); return one(replyFrame(asked, tcp));
    case Spoil::WrongCount: ++asked.count; return one(replyFrame(asked, tcp));
    case Spoil::ZeroCount: return one(framed(asked, {asked.function, 0}, tcp));
    case Spoil::Truncated:
        return one(Octets(truth.begin(), truth.begin() + between(chance, 1, static_cast<int>(truth.size()) - 1)));
    case Spoil::Duplicated: return {{soon, truth}, {soon + 500, truth}};
    case Spoil::DuplicatedLater: return {{soon, truth}, {soon + between(chance, 5'000, 1'500'000), truth}};
    case Spoil::Garbage: {
        Octets noise(static_cast<std::size_t>(between(chance, 1, 60)));
        for (auto& byte : noise) byte = static_cast<std::uint8_t>(between(chance, 0, 255));
        return one(noise);
    }
    case Spoil::Flipped: {
        Octets damaged = truth;
        const auto from = static_cast<std::size_t>(tcp ? 7 : 0);
        auto& byte = damaged[from + static_cast<std::size_t>(between(chance, 0, static_cast<int>(damaged.size() - from) - 1))];
        byte = static_cast<std::uint8_t>(byte ^ (1U << between(chance, 0, 7)));
        // A flipped bit in the data of a TCP frame is TCP's own checksum's business; here only the head is spoiled.
        return one(tcp ? framed(asked, {asked.function, static_cast<std::uint8_t>(between(chance, 1, 250))}, tcp) : damaged);
    }
    case Spoil::Silent: return {};
    case Spoil::Exception:
        return one(framed(
            asked, {static_cast<std::uint8_t>(asked.function + 0x80), static_cast<std::uint8_t>(between(chance, 1, 11))}, tcp));
    case Spoil::NoiseBefore: {
        Octets noisy(tcp ? 0U : static_cast<std::size_t>(between(chance, 1, 4)),
                     static_cast<std::uint8_t>(between(chance, 0, 255)));
        noisy.insert(noisy.end(), truth.begin(), truth.end());
        return one(noisy);
    }
    }
    return {};
}

Octets fromHex(const std::string& text)
{
    Octets bytes;
    std::string digits;
    for (const char c : text)
        if (std::isxdigit(static_cast<unsigned char>(c)) != 0) digits += c;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes.push_back(static_cast<std::uint8_t>(std::stoul(digits.substr(i, 2), nullptr, 16)));
    return bytes;
}

std::string toHex(std::span<const std::uint8_t> bytes)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += digits[byte / 16];
        text += digits[byte % 16];
    }
    return text;
}

} // namespace gaffer::test
