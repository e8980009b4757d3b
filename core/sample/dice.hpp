#pragma once

#include "core/base/check.hpp"

#include <cmath>
#include <cstdint>
#include <numbers>

namespace gaffer {

/// Chance from a seed: the same seed gives the same throws on every machine.
class Dice {
public:
    /// Begins a series of throws.
    explicit Dice(std::uint64_t seed) : m_state{seed} {}

    /// A whole number of 64 random bits.
    std::uint64_t bits()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t mixed = m_state;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBULL;
        return mixed ^ (mixed >> 31U);
    }
    /// A number in [0, 1).
    double share()
    {
        constexpr double steps = 9007199254740992.0;
        return static_cast<double>(bits() >> 11U) / steps;
    }
    /// A number in [low, high).
    double between(double low, double high) { return low + (high - low) * share(); }
    /// A whole number in [0, count).
    std::uint64_t below(std::uint64_t count)
    {
        GAFFER_CHECK(count > 0);
        return bits() % count;
    }
    /// Happens with this chance.
    bool hits(double chance) { return share() < chance; }
    /// Normally distributed with mean 0 and deviation 1.
    double normal()
    {
        const double radius = std::sqrt(-2.0 * std::log(1.0 - share()));
        return radius * std::cos(2.0 * std::numbers::pi * share());
    }
    /// The wait for the next of events that come `mean` apart on average.
    double wait(double mean) { return -mean * std::log(1.0 - share()); }

private:
    std::uint64_t m_state;
};

} // namespace gaffer
