#pragma once

#include "core/plan/model/problem.hpp"

#include <variant>

namespace gaffer::plan {

/// Nobody works at the station in [now, until).
struct StationDown {
    int station{0};
    Minute until{0};
};

/// No new run may use the copy.
struct MouldCracked {
    int mould{0};
    int copy{0};
};

/// The pot's latest batch is lost for good (`until` is kNever) or cold until then.
struct MeltLost {
    int pot{0};
    int batch{0};
    Minute until{kNever};
};

/// One more job.
struct RushJob {
    Job job;
};

/// The station works at a part of its speed in [now, until).
struct CrewShort {
    int station{0};
    int factorPct{100};
    Minute until{0};
};

/// Something happened at minute `now`.
struct Disruption {
    Minute now{0};
    std::variant<StationDown, MouldCracked, MeltLost, RushJob, CrewShort> event;
};

} // namespace gaffer::plan
