#pragma once

#include "core/base/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace gaffer {

/// One thing a person of the sample workshop does: a call as a seat or `gafferctl call METHOD PARAMS` would make it.
struct SampleAct {
    Instant at{};
    /// Number of the worker who does it.
    std::string by;
    /// Method name, as in melt.charge.
    std::string method;
    /// Parameters as a JSON object.
    std::string params;
    /// The pot that is looked into first, for what depends on how far its melt was worked; empty for all else.
    std::string looksInto{};
    /// What a ladle leaves in that pot, kg.
    double leavesKg{};
    bool operator==(const SampleAct&) const = default;
};

/// What becomes of an act for which someone looks into the pot, where a melt of `meltKg` stands, 0 for none: he ladles what is
/// above leavesKg, and ends the melt that did not end by itself. Nothing where nothing is left to do.
std::optional<SampleAct> afterLooking(const SampleAct& act, double meltKg);

/// Everything that people of sample `goblets` do for the business date `day`, in order of time: the melts that are worked on that
/// day are charged from the day before on; crews come, mount moulds, run, tap defects, stop and explain, end; selection follows
/// hours later. `utcOffset` is local time minus UTC. The same arguments give the same acts. Of a
/// workshop that began at `began` nobody sorts what was made before.
std::vector<SampleAct> sampleDay(Date day, Duration utcOffset, std::uint64_t seed, Instant began = {});

/// What has to be told to a workshop that begins at `now` in the middle of its day, in order of time: at `now` melts charged and
/// brought to their stage, and the crews that work now with their moulds and runs, or stand still; later the word that melts may
/// cool whose fining nobody saw begin. sampleDay() of the same and the next date and `seed` goes on with the acts after `now`.
std::vector<SampleAct> sampleStart(Instant now, Duration utcOffset, std::uint64_t seed);

} // namespace gaffer
