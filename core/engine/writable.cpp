#include "core/engine/writable.hpp"

#include "core/base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <ranges>

namespace gaffer {
namespace {

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
