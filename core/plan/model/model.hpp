#pragma once

#include "core/plan/model/calendar.hpp"
#include "core/plan/model/problem.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace gaffer::plan {

/// A problem unfolded into flat tables for fast questions. Immutable; holds a reference to its problem, which must outlive it.
class Model {
public:
    /// Unfolds `problem`, whose references must be valid.
    explicit Model(const Problem& problem);

    /// The question itself.
    [[nodiscard]] const Problem& problem() const { return m_problem; }
    /// The working minutes of a station.
    [[nodiscard]] const Calendar& calendar(int station) const
    {
        return m_calendars[static_cast<std::size_t>(m_calendarOf[static_cast<std::size_t>(station)])];
    }
    /// Minutes of set-up from product `before` (or kNone) to product `after`.
    [[nodiscard]] Minute setup(int before, int after) const;
    /// Stations with the skill, reach and a fitting lehr and pot for a product, ascending.
    [[nodiscard]] std::span<const int> stationsFor(int product) const
    {
        return m_eligible[static_cast<std::size_t>(m_eligibleOf[static_cast<std::size_t>(product)])];
    }
    /// Whether a station may make a product.
    [[nodiscard]] bool mayMake(int station, int product) const;
    /// Pots of a hall, ascending.
    [[nodiscard]] std::span<const int> potsOf(int hall) const { return m_pots[static_cast<std::size_t>(hall)]; }
    /// Stations of a hall, ascending.
    [[nodiscard]] std::span<const int> stationsOf(int hall) const { return m_stations[static_cast<std::size_t>(hall)]; }
    /// Whether new charges of a pot may have a colour.
    [[nodiscard]] bool mayMelt(int pot, int colour) const
    {
        return m_mayMelt[static_cast<std::size_t>(pot) * m_problem.colourNames.size() + static_cast<std::size_t>(colour)] != 0;
    }
    /// Working minutes that `pieces` take on a station at its own speed; saturates at kNever.
    [[nodiscard]] Minute minutesFor(int product, int station, Pieces pieces) const;
    /// The end of a run of `pieces` that starts at working minute `start`, slow spells included; kNever past the horizon.
    [[nodiscard]] Minute endOf(int product, int station, Pieces pieces, Minute start) const;
    /// The most pieces that a run from working minute `start` can finish by `limit`.
    [[nodiscard]] Pieces piecesWithin(int product, int station, Minute start, Minute limit) const;
    /// Load of the lehrs by a run, milli-cm2 per minute.
    [[nodiscard]] std::int64_t lehrLoad(int product, int station) const;
    /// Whether all stations of the hall together could overload its lehrs.
    [[nodiscard]] bool lehrMayBind(int hall) const { return m_lehrBinds[static_cast<std::size_t>(hall)] != 0; }
    /// First number of a mould's copies in a count over all moulds.
    [[nodiscard]] int firstCopy(int mould) const { return m_firstCopy[static_cast<std::size_t>(mould)]; }
    /// Copies of all moulds together.
    [[nodiscard]] int copyCount() const { return m_firstCopy.back(); }
    /// Minutes from charge to ready after a batch of colour `before`.
    [[nodiscard]] Minute prepare(int pot, int before, int colour) const;
    /// Price of one gram held for half a minute in a hall.
    [[nodiscard]] double holdPrice(int hall) const { return m_holdPrice[static_cast<std::size_t>(hall)]; }

private:
    void buildCalendars();
    void buildEligible();
    void buildLehrs();

    const Problem& m_problem;
    /// Those of the halls first, then those of stations with entries of their own.
    std::vector<Calendar> m_calendars;
    std::vector<int> m_calendarOf;
    /// Products alike in skill, colour and gather share one list of stations.
    std::vector<int> m_eligibleOf;
    std::vector<std::vector<int>> m_eligible;
    std::vector<std::vector<int>> m_pots;
    std::vector<std::vector<int>> m_stations;
    std::vector<std::uint8_t> m_mayMelt;
    std::vector<std::uint8_t> m_lehrBinds;
    std::vector<int> m_firstCopy;
    std::vector<double> m_holdPrice;
};

} // namespace gaffer::plan
