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
    /// For melt.skim, whose kilograms nobody knows before: the pot that is looked into, and what is left in it, kg.
    std::string looksInto{};
    /// What is left in that pot, kg.
    double leavesKg{};
    bool operator==(const SampleAct&) const = default;
};

/// The act of one who looks into the pot and finds `leftKg`: ladles what is above leavesKg; nothing where less is left already.
std::optional<SampleAct> ladled(const SampleAct& act, double leftKg);

/// Everything that people of sample `goblets` do for the business date `day`, in order of time: the melts that are worked on that
/// day are charged from the day before on; crews come, mount moulds, run, tap defects, stop and explain, end; selection follows
/// hours later. `utcOffset` is local time minus UTC. The same arguments give the same acts. The step to worked out may be
/// refused: a pot that was worked down to its heel is there already.
std::vector<SampleAct> sampleDay(Date day, Duration utcOffset, std::uint64_t seed);

/// What has to be told to a workshop that begins at `now` in the middle of its day, in order of time: at `now` melts charged and
/// brought to their stage, and the crews that work now with their moulds and runs; later the word that melts may cool whose
/// fining nobody saw begin. sampleDay() of the same and the next date goes on from there with the acts after `now`.
std::vector<SampleAct> sampleStart(Instant now, Duration utcOffset);

} // namespace gaffer
