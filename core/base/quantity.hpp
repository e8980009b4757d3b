#pragma once

#include <compare>
#include <cstdint>

namespace gaffer {

/// A temperature in degrees Celsius.
struct Celsius {
    double value{};
    auto operator<=>(const Celsius&) const = default;
};

/// A mass in kilograms.
struct Kilograms {
    double value{};
    auto operator<=>(const Kilograms&) const = default;
    /// Adds a mass.
    Kilograms& operator+=(Kilograms other)
    {
        value += other.value;
        return *this;
    }
    /// Takes a mass away.
    Kilograms& operator-=(Kilograms other)
    {
        value -= other.value;
        return *this;
    }
    friend Kilograms operator+(Kilograms a, Kilograms b) { return {a.value + b.value}; }
    friend Kilograms operator-(Kilograms a, Kilograms b) { return {a.value - b.value}; }
};

/// The mass of one piece or gather in grams.
struct Grams {
    double value{};
    auto operator<=>(const Grams&) const = default;
};

/// A number of pieces; negative only in corrections.
struct Pieces {
    std::int64_t value{};
    auto operator<=>(const Pieces&) const = default;
};

/// The mass of `pieces` pieces of `each`, in kilograms.
constexpr Kilograms massOf(Pieces pieces, Grams each) { return {static_cast<double>(pieces.value) * each.value / 1000.0}; }

} // namespace gaffer
