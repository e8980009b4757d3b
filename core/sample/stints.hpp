#pragma once

#include "core/sample/catalogue.hpp"

#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// Which pots and how many stations work in a shift: the same rule for the simulator and for the people of the sample.
struct ShiftShare {
    /// Pots [first, last) are worked in this shift.
    std::size_t firstPot;
    /// One behind the last pot.
    std::size_t lastPot;
    /// Stations [0, stations) are manned.
    std::size_t stations;
};

/// The share of shift `shift` of `shifts` in a furnace of `pots` pots and `stations` stations: pots go to the shifts in turn; a
/// large workshop mans all stations by day, three quarters in the second and half in the third of three shifts.
ShiftShare shareOf(std::size_t shift, std::size_t shifts, std::size_t pots, std::size_t stations);

/// The pot from which station `station` of a shift gathers.
std::size_t potOf(const ShiftShare& share, std::size_t station);

/// One crew's shift at a station of the sample workshop.
struct SampleStint {
    std::size_t shift;
    /// Index of station and pot, from 0.
    std::size_t station;
    std::size_t pot;
    /// Index of the product.
    std::size_t product;
    /// The mould copy; none for off-hand work.
    std::optional<SampleMould> mould;
    /// Numbers of the crew: the gaffer, who blows, and the gatherer.
    std::string gaffer;
    std::string gatherer;
};

/// Share of a shift in which a crew makes pieces at its pace; the rest is handing over.
inline constexpr double sampleWorkedShare = 0.97;

/// The most that the crews of one pot draw in their shift, kg; with heel and reserve a pot holds it.
inline constexpr double sampleMostDrawKg = 409;

/// Glass that the crew of `stint` draws in its shift, what stays on irons included, kg.
double sampleDrawKg(const SampleStint& stint);

/// Who works where on what on a business date, in the order of shifts and stations. No mould copy stands at two stations at once,
/// and no pot has to give more than sampleMostDrawKg.
std::vector<SampleStint> sampleStints(std::int64_t dayNumber);

} // namespace gaffer
