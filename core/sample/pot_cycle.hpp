#pragma once

#include "core/base/instant.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace gaffer {

/// What is done with a pot at a time of its day.
enum class PotPhase : std::uint8_t { Working, Charging, Melting, Fining, Cooling };

/// The day of a pot, counted from the hour in which its crews begin to gather: work, charge, melt, fine, cool, and work again.
struct PotCycle {
    /// The whole cycle.
    static constexpr Duration length{std::chrono::hours{24}};
    /// Gathering ends.
    static constexpr Duration workEnds{std::chrono::hours{8}};
    /// The portions of batch go in.
    static constexpr std::array<Duration, 4> portions{std::chrono::minutes{8 * 60 + 15}, std::chrono::minutes{9 * 60 + 30},
                                                      std::chrono::minutes{10 * 60 + 45}, std::chrono::minutes{12 * 60 + 15}};
    /// The last portion is flat.
    static constexpr Duration flat{std::chrono::minutes{15 * 60}};
    /// A gather is looked at for bubbles.
    static constexpr Duration bubbleCheck{std::chrono::minutes{19 * 60 + 2}};
    /// The pot is cooled down to the working temperature, with open doors.
    static constexpr Duration coolFrom{std::chrono::minutes{19 * 60 + 5}};
    /// The shortest fining.
    static constexpr Duration fining{std::chrono::hours{4}};
    /// Temperature of melting and fining, degC.
    static constexpr double hot{1400};
    /// Rise of the set point, degC per hour.
    static constexpr double riseRate{55};
    /// Fall of the set point, degC per hour.
    static constexpr double fallRate{85};

    /// What is done `since` after the beginning of work, 0 to length.
    [[nodiscard]] static PotPhase phaseAt(Duration since);
    /// The set point then, degC, for glass that is worked at `work` degC.
    [[nodiscard]] static double setPointAt(Duration since, double work);
};

} // namespace gaffer
