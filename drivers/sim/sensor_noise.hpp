#pragma once

#include "core/sample/dice.hpp"

namespace gaffer::sim {

/// What a thermocouple adds to the truth: white noise, slow wander, and the few degrees a platinum couple loses in a month.
class SensorNoise {
public:
    /// Noise with a seed of its own.
    explicit SensorNoise(std::uint64_t seed) : m_dice{seed} {}

    /// Lives `seconds`; call it about once a second.
    void step(double seconds)
    {
        constexpr double wanderTime = 7200;
        constexpr double wanderSize = 1.0;
        constexpr double whiteSize = 0.6;
        constexpr double lossPerSecond = 2.0 / (30 * 86400.0);
        const double share = seconds / wanderTime;
        m_wander += -m_wander * share + wanderSize * std::sqrt(2 * share) * m_dice.normal();
        m_lost += lossPerSecond * seconds;
        m_white = whiteSize * m_dice.normal();
    }
    /// Degrees to add to the true temperature now.
    [[nodiscard]] double now() const { return m_white + m_wander - m_lost; }

private:
    Dice m_dice;
    double m_wander{0};
    double m_lost{0};
    double m_white{0};
};

} // namespace gaffer::sim
