#include "core/base/utf8.hpp"

#include <algorithm>
#include <array>

namespace gaffer {
namespace {

/// What a first byte of UTF-8 announces: how many bytes follow it, and the smallest character that needs as many.
struct Lead {
    unsigned mask;
    unsigned pattern;
    int following;
    unsigned least;
};
constexpr std::array leads{
    Lead{0x80U, 0x00U, 0, 0U},
    Lead{0xe0U, 0xc0U, 1, 0x80U},
    Lead{0xf0U, 0xe0U, 2, 0x800U},
    Lead{0xf8U, 0xf0U, 3, 0x10000U},
};
constexpr unsigned largestCharacter = 0x10ffffU;
constexpr unsigned firstSurrogate = 0xd800U;
constexpr unsigned lastSurrogate = 0xdfffU;

constexpr unsigned byteOf(char letter) { return static_cast<unsigned char>(letter); }

/// Takes one character off the front of `text`; false when it does not begin with one.
bool takeCharacter(std::string_view& text)
{
    constexpr unsigned bitsOfFollower = 6;
    const unsigned first = byteOf(text.front());
    const auto lead = std::ranges::find_if(leads, [&](const Lead& row) { return (first & row.mask) == row.pattern; });
    if (lead == leads.end() || text.size() <= static_cast<std::size_t>(lead->following)) return false;
    unsigned character = first & ~lead->mask & 0xffU;
    for (int i = 1; i <= lead->following; ++i) {
        const unsigned follower = byteOf(text[static_cast<std::size_t>(i)]);
        if ((follower & 0xc0U) != 0x80U) return false;
        character = (character << bitsOfFollower) | (follower & 0x3fU);
    }
    text.remove_prefix(static_cast<std::size_t>(lead->following) + 1);
    const bool surrogate = character >= firstSurrogate && character <= lastSurrogate;
    return character >= lead->least && character <= largestCharacter && !surrogate;
}

} // namespace

bool isUtf8(std::string_view text)
{
    while (!text.empty())
        if (!takeCharacter(text)) return false;
    return true;
}

bool isControl(char letter)
{
    constexpr unsigned char firstPrinted = 0x20;
    constexpr unsigned char erase = 0x7F;
    const auto byte = static_cast<unsigned char>(letter);
    return byte < firstPrinted || byte == erase;
}

} // namespace gaffer
