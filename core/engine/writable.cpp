#include "core/engine/writable.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

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

/// As RFC 3629 wants it: shortest form, no surrogates, nothing beyond U+10FFFF; anything else would come back as another text.
bool isUtf8(std::string_view text)
{
    while (!text.empty())
        if (!takeCharacter(text)) return false;
    return true;
}

template <class T> bool sound(const T& value);

template <class T> bool allSound(const T& value)
{
    bool all = true;
    forEachField(value, [&](std::string_view, const auto& member) { all = all && sound(member); });
    return all;
}

template <class T> bool sound(const T& value)
{
    if constexpr (std::floating_point<T>)
        return std::isfinite(value);
    else if constexpr (std::same_as<T, std::string>)
        return isUtf8(value);
    else if constexpr (Described<T>)
        return allSound(value);
    else if constexpr (requires { value.first; })
        return sound(value.first) && sound(value.second);
    else if constexpr (std::ranges::range<T>)
        return std::ranges::all_of(value, [](const auto& each) { return sound(each); });
    else if constexpr (requires { value.has_value(); })
        return !value.has_value() || sound(*value);
    else if constexpr (requires { value.value; })
        return sound(value.value);
    else
        return true;
}

} // namespace

bool isWritable(const EventBody& body)
{
    return std::visit([](const auto& event) { return sound(event); }, body);
}

} // namespace gaffer
