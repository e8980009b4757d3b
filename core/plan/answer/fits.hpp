#pragma once

#include "core/plan/board/finder.hpp"

#include <vector>

namespace gaffer::plan {

/// A job that can be blown on a melt.
struct Fit {
    int job{kNone};
    int station{kNone};
    Pieces pieces{0};
    /// Pieces of the job that are still to be made.
    Pieces rest{0};
    int copy{kNone};
    Minute setupStart{0};
    Minute start{0};
    Minute end{0};
    Grams grams{0};
    /// Minutes from the end of the run to the due date; below 0 it is late already.
    Minute slack{0};
    /// Minutes of set-up.
    Minute setup{0};
    /// The plan makes it on this melt anyway.
    bool planned{false};
};

/// What a melt still gives.
struct MeltLeft {
    Grams grams{0};
    Minute ready{0};
    Minute until{0};
};

/// What is left in a batch of a plan at a minute, with all runs that began by then.
MeltLeft meltLeft(const Problem& problem, const Plan& plan, int pot, int batch, Minute now);

/// The jobs that can be begun on a batch from `now` on, each as if it were the only one, best first: what would be late soonest
/// comes first, by its weight. The plan must stand and hold the batch.
std::vector<Fit> fits(const Problem& problem, const Plan& plan, int pot, int batch, Minute now);

} // namespace gaffer::plan
