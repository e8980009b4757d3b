#include "drivers/sim/framing.hpp"

#include "core/base/check.hpp"

namespace gaffer::sim {
namespace {

constexpr std::size_t headLength = 7;
constexpr std::size_t longestTcpLength = 254;
constexpr std::uint16_t crcStart = 0xFFFF;
constexpr std::uint16_t crcPolynomial = 0xA001;
constexpr std::uint32_t fastBaud = 19200;

std::uint16_t wordAt(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return static_cast<std::uint16_t>(bytes[at] << 8U | bytes[at + 1]);
}

/// The length of an RTU request with its CRC; 0 while it cannot be told, nothing for an unknown function.
std::optional<std::size_t> requestLength(std::span<const std::uint8_t> bytes)
{
    constexpr std::size_t fixedLength = 8;
    constexpr std::size_t maskLength = 10;
    constexpr std::size_t identifyLength = 7;
    constexpr std::size_t countAtWrite = 6;
    constexpr std::size_t countAtBoth = 10;
    if (bytes.size() < 2) return 0;
    switch (bytes[1]) {
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
    case 6: return fixedLength;
    case 15:
    case 16: return bytes.size() > countAtWrite ? countAtWrite + 1U + bytes[countAtWrite] + 2U : 0U;
    case 22: return maskLength;
    case 23: return bytes.size() > countAtBoth ? countAtBoth + 1U + bytes[countAtBoth] + 2U : 0U;
    case 43: return identifyLength;
    default: return std::nullopt;
    }
}

Cut cutRtu(std::span<const std::uint8_t> received)
{
    const auto length = requestLength(received);
    // An unknown function is a frame of its own if its CRC says so; it will be refused.
    const std::size_t whole = length.value_or(received.size());
    if (whole == 0 || received.size() < whole) return {};
    constexpr std::size_t shortest = 4;
    if (whole < shortest) return {};
    const std::uint16_t crc = static_cast<std::uint16_t>(received[whole - 2] | received[whole - 1] << 8U);
    if (crc != crcOf(received.first(whole - 2))) return {length ? Arrival::Damaged : Arrival::Unfinished, {}, 0};
    Message message{received[0], Bytes(received.begin() + 1, received.begin() + static_cast<std::ptrdiff_t>(whole - 2)), 0};
    return {Arrival::Complete, std::move(message), whole};
}

Cut cutTcp(std::span<const std::uint8_t> received)
{
    if (received.size() < headLength) return {};
    const std::size_t length = wordAt(received, 4);
    if (wordAt(received, 2) != 0 || length < 2 || length > longestTcpLength) return {Arrival::Damaged, {}, 0};
    const std::size_t whole = headLength - 1 + length;
    if (received.size() < whole) return {};
    Message message{received[6], Bytes(received.begin() + headLength, received.begin() + static_cast<std::ptrdiff_t>(whole)),
                    wordAt(received, 0)};
    return {Arrival::Complete, std::move(message), whole};
}

} // namespace

std::uint16_t crcOf(std::span<const std::uint8_t> bytes)
{
    std::uint16_t crc = crcStart;
    for (const std::uint8_t byte : bytes) {
        crc = static_cast<std::uint16_t>(crc ^ byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = static_cast<std::uint16_t>((crc & 1U) != 0 ? crc >> 1U ^ crcPolynomial : crc >> 1U);
    }
    return crc;
}

Bytes framed(Transport transport, const Message& message)
{
    Bytes bytes;
    if (transport == Transport::Tcp) {
        const std::size_t length = message.pdu.size() + 1;
        for (const std::size_t value : {std::size_t{message.transaction}, std::size_t{0}, length}) {
            bytes.push_back(static_cast<std::uint8_t>(value >> 8U));
            bytes.push_back(static_cast<std::uint8_t>(value));
        }
    }
    bytes.push_back(message.unit);
    bytes.insert(bytes.end(), message.pdu.begin(), message.pdu.end());
    if (transport == Transport::Tcp) return bytes;
    const std::uint16_t crc = crcOf(bytes);
    bytes.push_back(static_cast<std::uint8_t>(crc));
    bytes.push_back(static_cast<std::uint8_t>(crc >> 8U));
    return bytes;
}

Cut cutRequest(Transport transport, std::span<const std::uint8_t> received)
{
    return transport == Transport::Tcp ? cutTcp(received) : cutRtu(received);
}

LinePace paceOf(const BusWiring& bus)
{
    GAFFER_CHECK(bus.baud > 0);
    constexpr std::chrono::nanoseconds second{std::chrono::seconds{1}};
    constexpr std::chrono::nanoseconds fastSilence{std::chrono::microseconds{1750}};
    const int bits = 1 + 8 + (bus.parity == Parity::None ? 0 : 1) + bus.stopBits;
    LinePace pace;
    pace.character = second * bits / bus.baud;
    pace.silence = bus.baud > fastBaud ? fastSilence : pace.character * 7 / 2;
    return pace;
}

} // namespace gaffer::sim
