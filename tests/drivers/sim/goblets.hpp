#pragma once

#include "core/sample/sample.hpp"
#include "drivers/sim/workshop_sim.hpp"
#include "tests/drivers/sim/sim_support.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {

/// The goblet sample, simulated from the morning on.
inline WorkshopSim goblets(std::uint64_t seed = 1, Instant start = someMorning)
{
    return WorkshopSim{sampleWiring(SampleKind::Goblets), {.seed = seed, .start = start}};
}

/// The value of a point that must be driven.
inline double valueOf(const WorkshopSim& sim, const char* point) { return sim.value(PointName{point}).value(); }

/// What all piece counters show.
inline std::vector<double> counters(const WorkshopSim& sim)
{
    std::vector<double> values;
    for (const StationWiring& station : sim.wiring().stations) values.push_back(sim.value(*station.pieceCounter).value());
    return values;
}

/// Lets something go wrong; it must be possible.
inline void happen(WorkshopSim& sim, const char* text)
{
    const auto incident = parseIncident(text, sim.now(), std::chrono::hours{8});
    ASSERT_TRUE(incident) << incident.error().text;
    const Outcome outcome = sim.schedule(*incident);
    ASSERT_TRUE(outcome) << outcome.error().text;
}

} // namespace gaffer::sim
