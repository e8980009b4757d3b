#pragma once

#include <cstdint>

namespace gaffer::plan {

/// Chance from a seed, the same on every machine (xorshift64* fed by splitmix).
class Random {
public:
    /// Equal seeds give equal sequences.
    explicit Random(std::uint64_t seed) : m_state{mix(seed)} {}
    /// 64 fresh bits.
    std::uint64_t bits()
    {
        m_state ^= m_state >> 12U;
        m_state ^= m_state << 25U;
        m_state ^= m_state >> 27U;
        return m_state * 0x2545F4914F6CDD1DULL;
    }
    /// A whole number in [0, limit); limit must be positive.
    int below(int limit) { return static_cast<int>(((bits() >> 32U) * static_cast<std::uint64_t>(limit)) >> 32U); }
    /// A number in [0, 1).
    double unit() { return static_cast<double>(bits() >> 11U) * 0x1.0p-53; }
    /// True once in `n` on average; never for 0.
    bool oneIn(std::uint32_t n) { return n != 0 && below(static_cast<int>(n)) == 0; }

private:
    static std::uint64_t mix(std::uint64_t seed)
    {
        seed += 0x9E3779B97F4A7C15ULL;
        seed = (seed ^ (seed >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        seed = (seed ^ (seed >> 27U)) * 0x94D049BB133111EBULL;
        seed ^= seed >> 31U;
        return seed == 0 ? 1 : seed;
    }
    std::uint64_t m_state;
};

} // namespace gaffer::plan
