#include "core/wire/base64.hpp"

#include "core/base/check.hpp"

#include <array>
#include <cstdint>

namespace gaffer::wire {
namespace {

constexpr std::string_view digits{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"};
constexpr int notADigit = -1;
constexpr unsigned bitsPerDigit = 6;
constexpr unsigned bitsPerByte = 8;
constexpr std::size_t group = 4;

constexpr std::array<int, 256> makeValues()
{
    std::array<int, 256> values{};
    values.fill(notADigit);
    for (std::size_t i = 0; i < digits.size(); ++i) values[static_cast<unsigned char>(digits[i])] = static_cast<int>(i);
    return values;
}
constexpr std::array<int, 256> valueOf = makeValues();

} // namespace

std::string toBase64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * group);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        held = (held << bitsPerByte) | static_cast<unsigned char>(byte);
        for (bits += bitsPerByte; bits >= bitsPerDigit; bits -= bitsPerDigit)
            text += digits[(held >> (bits - bitsPerDigit)) & 0x3FU];
    }
    if (bits > 0) text += digits[(held << (bitsPerDigit - bits)) & 0x3FU];
    while (text.size() % group != 0) text += '=';
    GAFFER_CHECK(text.size() == (bytes.size() + 2) / 3 * group);
    return text;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % group != 0) return std::nullopt;
    for (int pads = 0; pads < 2 && text.ends_with('='); ++pads) text.remove_suffix(1);
    std::string bytes;
    bytes.reserve(text.size() / group * 3 + 2);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char letter : text) {
        const int value = valueOf[static_cast<unsigned char>(letter)];
        if (value == notADigit) return std::nullopt;
        held = (held << bitsPerDigit) | static_cast<std::uint32_t>(value);
        bits += bitsPerDigit;
        if (bits < bitsPerByte) continue;
        bits -= bitsPerByte;
        bytes += static_cast<char>((held >> bits) & 0xFFU);
    }
    GAFFER_CHECK(bytes.size() == text.size() * bitsPerDigit / bitsPerByte);
    // One letter holds six bits, which are no byte.
    if (text.size() % group == 1) return std::nullopt;
    return bytes;
}

} // namespace gaffer::wire
