#pragma once

#include "core/crew/crew.hpp"
#include "core/mould/mould.hpp"
#include "core/station/station.hpp"
#include "core/workshop/event_form.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What happens at stations: queues, runs, moulds, crews, stops.
namespace gaffer {

/// A station's queue was set.
struct QueueSet {
    using Self = QueueSet;
    StationId station;
    std::vector<Job> jobs;
    GAFFER_EVENT("queue.set", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"station", &Self::station}, Field{"jobs", &Self::jobs}); }
};

/// A run began; its job leaves the head of the queue if it stood there.
struct RunStarted {
    using Self = RunStarted;
    Run run;
    GAFFER_EVENT("run.started", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"run", &Self::run}); }
};

/// A run ended.
struct RunEnded {
    using Self = RunEnded;
    RunId run;
    GAFFER_EVENT("run.ended", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"run", &Self::run}); }
};

/// A running station draws from another melt from now on.
struct RunMeltChanged {
    using Self = RunMeltChanged;
    RunId run;
    MeltId melt;
    GAFFER_EVENT("run.melt-changed", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"run", &Self::run}, Field{"melt", &Self::melt}); }
};

/// A mould switch moved; a rising edge is a cycle of `mould`.
struct MouldMoved {
    using Self = MouldMoved;
    StationId station;
    bool closed{};
    MouldCopyId mould;
    GAFFER_EVENT("mould.moved", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station}, Field{"closed", &Self::closed}, Field{"mould", &Self::mould});
    }
};

/// A mould copy was mounted on a station.
struct MouldMounted {
    using Self = MouldMounted;
    StationId station;
    MouldCopyId mould;
    GAFFER_EVENT("mould.mounted", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"station", &Self::station}, Field{"mould", &Self::mould}); }
};

/// A mould copy was taken off a station.
struct MouldUnmounted {
    using Self = MouldUnmounted;
    StationId station;
    MouldCopyId mould;
    GAFFER_EVENT("mould.unmounted", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"station", &Self::station}, Field{"mould", &Self::mould}); }
};

/// A mould copy was cared for (wetted, re-pasted, cleaned): its care interval begins anew.
struct MouldCared {
    using Self = MouldCared;
    MouldCopyId mould;
    std::string note;
    GAFFER_EVENT("mould.cared", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"mould", &Self::mould}, Field{"note", &Self::note}); }
};

/// A mould copy came into another condition.
struct MouldStateSet {
    using Self = MouldStateSet;
    MouldCopyId mould;
    MouldState state{};
    std::string note;
    GAFFER_EVENT("mould.state-set", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"mould", &Self::mould}, Field{"state", &Self::state}, Field{"note", &Self::note});
    }
};

/// A crew was assigned to a station; it gets the next index of Workshop::crews.
struct CrewAssigned {
    using Self = CrewAssigned;
    StationId station;
    Crew crew;
    GAFFER_EVENT("crew.assigned", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"station", &Self::station}, Field{"crew", &Self::crew}); }
};

/// A worker signed in at a seat.
struct WorkerSignedIn {
    using Self = WorkerSignedIn;
    WorkerNo worker;
    GAFFER_EVENT("worker.signed-in", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"worker", &Self::worker}); }
};

/// A worker signed out at a seat.
struct WorkerSignedOut {
    using Self = WorkerSignedOut;
    WorkerNo worker;
    GAFFER_EVENT("worker.signed-out", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"worker", &Self::worker}); }
};

/// A station stopped.
struct StopBegun {
    using Self = StopBegun;
    Stop stop;
    GAFFER_EVENT("stop.begun", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"stop", &Self::stop}); }
};

/// A stop ended.
struct StopEnded {
    using Self = StopEnded;
    StopId stop;
    GAFFER_EVENT("stop.ended", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"stop", &Self::stop}); }
};

/// A stop was given its reason, or another one.
struct StopExplained {
    using Self = StopExplained;
    StopId stop;
    ReasonCode reason;
    std::string note;
    GAFFER_EVENT("stop.explained", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"stop", &Self::stop}, Field{"reason", &Self::reason}, Field{"note", &Self::note});
    }
};

/// A station called for help, somebody said that he comes, or the call was over.
struct CallMoved {
    using Self = CallMoved;
    StationId station;
    Role whom{Role::Supervisor};
    CallStep step{CallStep::Called};
    GAFFER_EVENT("call.moved", 1)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station}, Field{"whom", &Self::whom}, Field{"step", &Self::step});
    }
};

} // namespace gaffer
