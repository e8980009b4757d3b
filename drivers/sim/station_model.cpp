#include "drivers/sim/station_model.hpp"

#include "core/base/check.hpp"

#include <cmath>

namespace gaffer::sim {
namespace {

constexpr double betweenBreaks = 3000; // s
constexpr double breakLength = 480;    // s
constexpr double workedShare = betweenBreaks / (betweenBreaks + breakLength);
constexpr double spread = 0.08;
constexpr double mouldCloses = 0.45;
constexpr double mouldOpens = 0.62;

} // namespace

StationModel::StationModel(std::uint64_t seed, std::uint64_t counterStart)
    : m_dice{seed}, m_counter{counterStart}, m_untilBreak{m_dice.between(0, betweenBreaks)}
{
}

/// Between breaks a crew is so much quicker that its average is the pace.
void StationModel::beginPiece(const Pace& pace)
{
    GAFFER_CHECK(pace.cycleS > 0);
    m_pieceSeconds = pace.cycleS * workedShare * std::exp(spread * m_dice.normal() - spread * spread / 2);
    m_doneSeconds = 0;
}

int StationModel::work(double seconds, const Pace& pace)
{
    if (m_breakLeft > 0) {
        m_breakLeft -= seconds;
        return 0;
    }
    if (m_pieceSeconds <= 0) beginPiece(pace);
    m_untilBreak -= seconds;
    m_doneSeconds += seconds;
    const double share = m_doneSeconds / m_pieceSeconds;
    const bool closed = share >= mouldCloses && share < mouldOpens;
    if (closed && !m_mouldClosed) ++m_truth.mouldCycles;
    m_mouldClosed = closed;
    if (share < 1) return 0;
    m_pieceSeconds = 0;
    ++m_truth.made;
    if (m_dice.hits(pace.yield)) ++m_truth.good;
    if (!m_stuck) ++m_counter;
    if (m_untilBreak <= 0) {
        m_untilBreak = betweenBreaks * m_dice.between(0.8, 1.2);
        m_breakLeft = breakLength * m_dice.between(0.8, 1.2);
    }
    return 1;
}

void StationModel::stand()
{
    m_pieceSeconds = 0;
    m_mouldClosed = false;
}

} // namespace gaffer::sim
