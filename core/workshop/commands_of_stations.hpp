#pragma once

#include "core/crew/crew.hpp"
#include "core/mould/mould.hpp"
#include "core/order/order.hpp"
#include "core/station/station.hpp"
#include "core/workshop/command_form.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Commands about a station's queue, runs, stops, moulds and crew.
namespace gaffer {

/// Sets the whole queue of a station.
struct SetQueue {
    using Self = SetQueue;
    StationId station;
    std::vector<Job> jobs;
    GAFFER_COMMAND("queue.set", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"jobs", &Self::jobs, Need::Required});
    }
};

/// Puts an order line, or a product, at the end of a station's queue.
struct AddToQueue {
    using Self = AddToQueue;
    StationId station;
    std::optional<OrderLine> line;
    ProductCode product;
    std::int64_t pieces{};
    GAFFER_COMMAND("queue.add", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"line", &Self::line},
                    Field{"product", &Self::product}, Field{"pieces", &Self::pieces});
    }
};

/// Fills the queues of idle stations by the fallback dispatch rule; all stations when none is named.
struct Dispatch {
    using Self = Dispatch;
    std::vector<StationId> stations;
    GAFFER_COMMAND("queue.dispatch", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"stations", &Self::stations}); }
};

/// Starts a run: the head of the queue, an order line, or a product. Refused on glass or a mould that is not ready; a supervisor
/// may override with a reason.
struct StartRun {
    using Self = StartRun;
    StationId station;
    std::optional<OrderLine> line;
    ProductCode product;
    std::int64_t pieces{};
    /// The pot to draw from; the best workable one of the furnace when not given.
    PotId pot;
    TubeLotId tubeLot;
    std::optional<MouldCopyId> mould;
    bool override{};
    std::string reason;
    GAFFER_COMMAND("run.start", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"line", &Self::line},
                    Field{"product", &Self::product}, Field{"pieces", &Self::pieces}, Field{"pot", &Self::pot},
                    Field{"tubeLot", &Self::tubeLot}, Field{"mould", &Self::mould}, Field{"override", &Self::override},
                    Field{"reason", &Self::reason});
    }
};

/// Ends the run of a station.
struct EndRun {
    using Self = EndRun;
    StationId station;
    GAFFER_COMMAND("run.end", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"station", &Self::station, Need::Required}); }
};

/// Lets a running station draw from another pot.
struct DrawFrom {
    using Self = DrawFrom;
    StationId station;
    PotId pot;
    GAFFER_COMMAND("run.drawFrom", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"pot", &Self::pot, Need::Required});
    }
};

/// Begins a stop of a station; the reason may follow later.
struct BeginStop {
    using Self = BeginStop;
    StationId station;
    ReasonCode reason;
    std::string note;
    GAFFER_COMMAND("stop.begin", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"reason", &Self::reason}, Field{"note", &Self::note});
    }
};

/// Ends the stop of a station.
struct EndStop {
    using Self = EndStop;
    StationId station;
    GAFFER_COMMAND("stop.end", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"station", &Self::station, Need::Required}); }
};

/// Gives a stop its reason.
struct ExplainStop {
    using Self = ExplainStop;
    StopId stop;
    ReasonCode reason;
    std::string note;
    GAFFER_COMMAND("stop.explain", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"stop", &Self::stop, Need::Required}, Field{"reason", &Self::reason, Need::Required},
                    Field{"note", &Self::note});
    }
};

/// Calls somebody to a station, tells that he comes, or that the call is over. Calling another one changes whom it waits for.
struct CallHelp {
    using Self = CallHelp;
    StationId station;
    Role whom{Role::Supervisor};
    CallStep step{CallStep::Called};
    GAFFER_COMMAND("station.call", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"whom", &Self::whom}, Field{"step", &Self::step});
    }
};

/// Mounts a mould copy on a station; refused when it is not fit, a leader may override with a reason.
struct MountMould {
    using Self = MountMould;
    StationId station;
    MouldNo mould;
    /// Copy 0: the first free one.
    std::uint32_t copy{};
    bool override{};
    std::string reason;
    GAFFER_COMMAND("mould.mount", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"mould", &Self::mould, Need::Required},
                    Field{"copy", &Self::copy}, Field{"override", &Self::override}, Field{"reason", &Self::reason});
    }
};

/// Takes a mould copy off its station.
struct UnmountMould {
    using Self = UnmountMould;
    StationId station;
    std::optional<MouldCopyId> mould;
    GAFFER_COMMAND("mould.unmount", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"mould", &Self::mould});
    }
};

/// Notes care of a mould copy, or its new condition when `state` is given.
struct CareMould {
    using Self = CareMould;
    MouldNo mould;
    std::uint32_t copy{1};
    std::optional<MouldState> state;
    std::string note;
    GAFFER_COMMAND("mould.care", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"mould", &Self::mould, Need::Required}, Field{"copy", &Self::copy, Need::Required},
                    Field{"state", &Self::state}, Field{"note", &Self::note});
    }
};

/// Assigns the crew of a station; an empty list sends it home.
struct AssignCrew {
    using Self = AssignCrew;
    StationId station;
    Crew members;
    GAFFER_COMMAND("crew.assign", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"members", &Self::members, Need::Required});
    }
};

} // namespace gaffer
