#pragma once

#include "core/wire/json.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace gaffer {

/// The std::variant that a body is or derives from.
template <class... Kinds> std::variant<Kinds...> kindsOf(const std::variant<Kinds...>*);
template <class Body> using KindsOf = decltype(kindsOf(static_cast<const Body*>(nullptr)));

/// Fills values that list their fields() with believable nonsense; the same seed gives the same values.
class Filler {
public:
    /// Draws everything from `seed`.
    explicit Filler(std::uint64_t seed) : m_random{seed} {}

    /// A filled value.
    template <class T> T make()
    {
        T value{};
        fill(value);
        return value;
    }

    /// Fills `value` and everything in it.
    template <class T> void fill(T& value)
    {
        using namespace wire;
        if constexpr (std::same_as<T, bool>)
            value = below(2) == 1;
        else if constexpr (std::integral<T>)
            value = static_cast<T>(below(120));
        else if constexpr (std::same_as<T, double>)
            value = static_cast<double>(below(1'000'000)) / 997.0;
        else if constexpr (std::same_as<T, std::string>)
            value = text();
        else if constexpr (std::same_as<T, Instant>)
            value = fromMillis(1'700'000'000'000 + static_cast<std::int64_t>(below(1ULL << 40)));
        else if constexpr (std::same_as<T, Duration>)
            value = Duration{static_cast<std::int64_t>(below(100'000'000))};
        else if constexpr (std::same_as<T, Date>)
            value = Date{std::chrono::sys_days{std::chrono::days{below(40'000)}}};
        else if constexpr (NamedEnum<T>)
            value = enumNames<T>[below(enumNames<T>.size())].value;
        else if constexpr (requires { value.minutes; })
            value.minutes = static_cast<int>(below(1440));
        else if constexpr (isOptional<T>) {
            if (below(2) == 1) fill(value.emplace());
        } else if constexpr (WrittenAsAnother<T>)
            value = T{make<typename T::Written>()};
        else if constexpr (isMap<T>)
            repeat([&] { value[make<typename T::key_type>()] = make<typename T::mapped_type>(); });
        else if constexpr (isSet<T>)
            repeat([&] { value.insert(make<typename T::key_type>()); });
        else if constexpr (isVector<T>)
            repeat([&] { value.push_back(make<typename T::value_type>()); });
        else if constexpr (Described<T>)
            T::fields([&](const auto&... field) { (fill(value.*(field.member)), ...); });
        else
            fill(value.value);
    }

    /// One filled value of every alternative of a variant.
    template <class Variant> std::vector<Variant> oneOfEach()
    {
        return oneOfEach<Variant>(std::make_index_sequence<std::variant_size_v<KindsOf<Variant>>>{});
    }

    /// A number from 0 to `bound` - 1.
    std::uint64_t below(std::uint64_t bound) { return m_random() % bound; }

private:
    template <class Variant, std::size_t... I> std::vector<Variant> oneOfEach(std::index_sequence<I...>)
    {
        std::vector<Variant> all;
        (all.emplace_back(make<std::variant_alternative_t<I, KindsOf<Variant>>>()), ...);
        return all;
    }

    template <class Action> void repeat(Action action)
    {
        for (auto left = below(4); left > 0; --left) action();
    }

    std::string text()
    {
        static const std::array<std::string, 8> words{"",           "B01",    "高脚杯 Ø70", "a \"quoted\" word",
                                                      "two\nlines", "M-17/1", "\\",         "größer"};
        return words[below(words.size())] + (below(2) == 1 ? std::to_string(below(1000)) : "");
    }

    std::mt19937_64 m_random;
};

} // namespace gaffer
