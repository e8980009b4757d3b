#pragma once

#include "core/base/instant.hpp"
#include "core/sample/dice.hpp"

#include <cstdint>

namespace gaffer::sim {

/// How a crew works on what it makes.
struct Pace {
    /// Seconds a piece on average, breaks included.
    double cycleS{72};
    /// Grams gathered for a piece.
    double gatherG{240};
    /// Share of pieces that come out good.
    double yield{0.82};
};

/// What a crew has made since the start, as the simulator knows it and no counter tells.
struct StationTruth {
    std::uint64_t made{};
    std::uint64_t good{};
    std::uint64_t mouldCycles{};
    bool operator==(const StationTruth&) const = default;
};

/// A crew at its station: pieces come in a human rhythm with breaks each hour, the mould closes once for each.
class StationModel {
public:
    /// A crew that has just come; its counter shows `counterStart`.
    StationModel(std::uint64_t seed, std::uint64_t counterStart);

    /// Works on for `seconds`, which are fewer than a piece takes; gives the pieces finished, 0 or 1.
    int work(double seconds, const Pace& pace);
    /// Stands still; a piece in hand is lost, the mould opens.
    void stand();

    /// What the piece counter shows.
    [[nodiscard]] std::uint64_t counter() const { return m_counter; }
    /// Sets what the piece counter shows.
    void setCounter(std::uint64_t value) { m_counter = value; }
    /// The counter no longer moves, or moves again.
    void setCounterStuck(bool stuck) { m_stuck = stuck; }
    /// The mould is closed.
    [[nodiscard]] bool mouldClosed() const { return m_mouldClosed; }
    /// What was really made.
    [[nodiscard]] const StationTruth& truth() const { return m_truth; }

private:
    void beginPiece(const Pace& pace);

    Dice m_dice;
    std::uint64_t m_counter;
    StationTruth m_truth;
    double m_pieceSeconds{0};
    double m_doneSeconds{0};
    double m_untilBreak;
    double m_breakLeft{0};
    bool m_mouldClosed{false};
    bool m_stuck{false};
};

} // namespace gaffer::sim
