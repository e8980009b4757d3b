#pragma once

#include "core/base/field.hpp"

#include <array>
#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <vector>

// Which shapes a value of core can have, for everything that walks over them.
namespace gaffer::wire {

/// A unit or an id around a single public `value`.
template <class T>
concept Wrapped = !Described<T> && !TextValue<T> && requires(T t)
{
    t.value;
};

/// A value that is written as another one, from which it is made again.
template <class T>
concept WrittenAsAnother = requires(const T& value)
{
    {
        value.written()
        } -> std::same_as<const typename T::Written&>;
    T{typename T::Written{}};
};

/// Which of the standard containers T is.
template <class T> inline constexpr bool isOptional = false;
template <class T> inline constexpr bool isOptional<std::optional<T>> = true;
/// Which of the standard containers T is.
template <class T> inline constexpr bool isVector = false;
template <class T> inline constexpr bool isVector<std::vector<T>> = true;
/// Which of the standard containers T is.
template <class T> inline constexpr bool isArray = false;
template <class T, std::size_t N> inline constexpr bool isArray<std::array<T, N>> = true;
/// Which of the standard containers T is.
template <class T> inline constexpr bool isSet = false;
template <class T> inline constexpr bool isSet<std::set<T>> = true;
/// Which of the standard containers T is.
template <class T> inline constexpr bool isMap = false;
template <class K, class V> inline constexpr bool isMap<std::map<K, V>> = true;

} // namespace gaffer::wire
