#pragma once

#include "core/crew/crew.hpp"
#include "core/melt/melt.hpp"
#include "core/mould/mould.hpp"
#include "core/order/order.hpp"
#include "core/order/product.hpp"
#include "core/piece/counting.hpp"
#include "core/piece/tally.hpp"
#include "core/station/station.hpp"
#include "core/workshop/floor.hpp"

#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

// Every event kind: its written name, its version and its members. A released kind never changes; a new form gets the next version
// and an upcaster in core/wire/events.cpp.
namespace gaffer {

/// Gives an event struct its written name and version.
#define GAFFER_EVENT(NAME, VERSION)                                                                                                \
    static constexpr std::string_view kind{NAME};                                                                                  \
    static constexpr int version{VERSION};                                                                                         \
    bool operator==(const Self&) const = default;

/// The wiring was taken over.
struct WorkshopConfigured {
    using Self = WorkshopConfigured;
    Floor floor;
    GAFFER_EVENT("workshop.configured", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"floor", &Self::floor}}; }
};

/// A product was added or changed.
struct ProductDefined {
    using Self = ProductDefined;
    Product product;
    GAFFER_EVENT("product.defined", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"product", &Self::product}}; }
};

/// An order line was added or changed.
struct OrderDefined {
    using Self = OrderDefined;
    Order order;
    GAFFER_EVENT("order.defined", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"order", &Self::order}}; }
};

/// A mould copy was added or changed.
struct MouldDefined {
    using Self = MouldDefined;
    Mould mould;
    GAFFER_EVENT("mould.defined", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"mould", &Self::mould}}; }
};

/// A worker was added or changed (number, roles, skills, grade; no name).
struct WorkerDefined {
    using Self = WorkerDefined;
    Worker worker;
    GAFFER_EVENT("worker.defined", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"worker", &Self::worker}}; }
};

/// A recipe was added or changed.
struct RecipeDefined {
    using Self = RecipeDefined;
    Recipe recipe;
    GAFFER_EVENT("recipe.defined", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"recipe", &Self::recipe}}; }
};

/// A lot of tube arrived.
struct TubeLotReceived {
    using Self = TubeLotReceived;
    TubeLot lot;
    GAFFER_EVENT("tube-lot.received", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"lot", &Self::lot}}; }
};

/// A portion was charged; the first portion begins the melt.
struct MeltCharged {
    using Self = MeltCharged;
    MeltId melt;
    PotId pot;
    FurnaceId furnace;
    RecipeId recipe;
    GlassCode glass;
    int portion{};
    int of{};
    double rawKg{};
    double fromRawKg{};
    double culletKg{};
    /// Glass that was left in the pot from the melt before, kg; part of the first portion's cullet figure.
    double heelKg{};
    WorkingWindow window;
    GAFFER_EVENT("melt.charged", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"melt", &Self::melt}, Field{"pot", &Self::pot}, Field{"furnace", &Self::furnace},
                          Field{"recipe", &Self::recipe}, Field{"glass", &Self::glass}, Field{"portion", &Self::portion},
                          Field{"of", &Self::of}, Field{"rawKg", &Self::rawKg}, Field{"fromRawKg", &Self::fromRawKg},
                          Field{"culletKg", &Self::culletKg}, Field{"heelKg", &Self::heelKg}, Field{"window", &Self::window}};
    }
};

/// A melt went from one stage to another.
struct MeltStageChanged {
    using Self = MeltStageChanged;
    MeltId melt;
    MeltStage from{};
    MeltStage to{};
    std::string reason;
    std::optional<Override> override;
    GAFFER_EVENT("melt.stage-changed", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"melt", &Self::melt}, Field{"from", &Self::from}, Field{"to", &Self::to}, Field{"reason", &Self::reason},
                          Field{"override", &Self::override}};
    }
};

/// The glass came into another heat zone; every timer of a melt starts here.
struct MeltHeatChanged {
    using Self = MeltHeatChanged;
    MeltId melt;
    HeatZone zone{};
    double celsius{};
    HeatSource source{};
    GAFFER_EVENT("melt.heat-changed", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"melt", &Self::melt}, Field{"zone", &Self::zone}, Field{"celsius", &Self::celsius},
                          Field{"source", &Self::source}};
    }
};

/// A bubble check of a gather sample.
struct BubbleChecked {
    using Self = BubbleChecked;
    MeltId melt;
    bool accepted{};
    std::optional<double> seedsPer100g;
    GAFFER_EVENT("melt.bubble-checked", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"melt", &Self::melt}, Field{"accepted", &Self::accepted}, Field{"seedsPer100g", &Self::seedsPer100g}};
    }
};

/// The working window was typed.
struct MeltWindowSet {
    using Self = MeltWindowSet;
    MeltId melt;
    WorkingWindow window;
    GAFFER_EVENT("melt.window-set", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"melt", &Self::melt}, Field{"window", &Self::window}}; }
};

/// A level or dip reading corrected the kilograms left.
struct MeltLevelTaken {
    using Self = MeltLevelTaken;
    MeltId melt;
    double leftKg{};
    /// What the reading adds to the computed figure, kg.
    double correctionKg{};
    GAFFER_EVENT("melt.level-taken", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"melt", &Self::melt}, Field{"leftKg", &Self::leftKg}, Field{"correctionKg", &Self::correctionKg}};
    }
};

/// Glass was skimmed or ladled out.
struct MeltSkimmed {
    using Self = MeltSkimmed;
    MeltId melt;
    double kg{};
    GAFFER_EVENT("melt.skimmed", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"melt", &Self::melt}, Field{"kg", &Self::kg}}; }
};

/// The gather loss of a product was learned from a level reading.
struct GatherLossLearned {
    using Self = GatherLossLearned;
    ProductCode product;
    /// Share of the gather lost at irons and drips.
    double loss{};
    GAFFER_EVENT("gather-loss.learned", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"product", &Self::product}, Field{"loss", &Self::loss}}; }
};

/// A station's queue was set.
struct QueueSet {
    using Self = QueueSet;
    StationId station;
    std::vector<Job> jobs;
    GAFFER_EVENT("queue.set", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"station", &Self::station}, Field{"jobs", &Self::jobs}}; }
};

/// A run began; its job leaves the head of the queue if it stood there.
struct RunStarted {
    using Self = RunStarted;
    Run run;
    GAFFER_EVENT("run.started", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"run", &Self::run}}; }
};

/// A run ended.
struct RunEnded {
    using Self = RunEnded;
    RunId run;
    GAFFER_EVENT("run.ended", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"run", &Self::run}}; }
};

/// A running station draws from another melt from now on.
struct RunMeltChanged {
    using Self = RunMeltChanged;
    RunId run;
    MeltId melt;
    GAFFER_EVENT("run.melt-changed", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"run", &Self::run}, Field{"melt", &Self::melt}}; }
};

/// Pieces were counted.
struct TallyRecorded {
    using Self = TallyRecorded;
    Tally tally;
    /// Glass drawn for it, kg, learned loss included.
    double drawnKg{};
    GAFFER_EVENT("tally.recorded", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"tally", &Self::tally}, Field{"drawnKg", &Self::drawnKg}}; }
};

/// A tally was taken back.
struct TallyUndone {
    using Self = TallyUndone;
    TallyId tally;
    std::string reason;
    GAFFER_EVENT("tally.undone", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"tally", &Self::tally}, Field{"reason", &Self::reason}}; }
};

/// A tally was corrected: `was` stays in the log, `now` counts.
struct TallyCorrected {
    using Self = TallyCorrected;
    Tally was;
    Tally now;
    std::string reason;
    GAFFER_EVENT("tally.corrected", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"was", &Self::was}, Field{"now", &Self::now}, Field{"reason", &Self::reason}}; }
};

/// A piece counter moved; pieces it adds stand in a tally of the same batch.
struct CounterMoved {
    using Self = CounterMoved;
    StationId station;
    std::int64_t raw{};
    CounterStep step{};
    std::int64_t pieces{};
    GAFFER_EVENT("counter.moved", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"station", &Self::station}, Field{"raw", &Self::raw}, Field{"step", &Self::step},
                          Field{"pieces", &Self::pieces}};
    }
};

/// A mould switch moved; a rising edge is a cycle of `mould`.
struct MouldMoved {
    using Self = MouldMoved;
    StationId station;
    bool closed{};
    MouldCopyId mould;
    GAFFER_EVENT("mould.moved", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"station", &Self::station}, Field{"closed", &Self::closed}, Field{"mould", &Self::mould}};
    }
};

/// A mould copy was mounted on a station.
struct MouldMounted {
    using Self = MouldMounted;
    StationId station;
    MouldCopyId mould;
    GAFFER_EVENT("mould.mounted", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"station", &Self::station}, Field{"mould", &Self::mould}}; }
};

/// A mould copy was taken off a station.
struct MouldUnmounted {
    using Self = MouldUnmounted;
    StationId station;
    MouldCopyId mould;
    GAFFER_EVENT("mould.unmounted", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"station", &Self::station}, Field{"mould", &Self::mould}}; }
};

/// A mould copy was cared for (wetted, re-pasted, cleaned): its care interval begins anew.
struct MouldCared {
    using Self = MouldCared;
    MouldCopyId mould;
    std::string note;
    GAFFER_EVENT("mould.cared", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"mould", &Self::mould}, Field{"note", &Self::note}}; }
};

/// A mould copy came into another condition.
struct MouldStateSet {
    using Self = MouldStateSet;
    MouldCopyId mould;
    MouldState state{};
    std::string note;
    GAFFER_EVENT("mould.state-set", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"mould", &Self::mould}, Field{"state", &Self::state}, Field{"note", &Self::note}};
    }
};

/// A crew was assigned to a station; it gets the next index of Workshop::crews.
struct CrewAssigned {
    using Self = CrewAssigned;
    StationId station;
    Crew crew;
    GAFFER_EVENT("crew.assigned", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"station", &Self::station}, Field{"crew", &Self::crew}}; }
};

/// A worker signed in at a seat.
struct WorkerSignedIn {
    using Self = WorkerSignedIn;
    WorkerNo worker;
    GAFFER_EVENT("worker.signed-in", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"worker", &Self::worker}}; }
};

/// A worker signed out at a seat.
struct WorkerSignedOut {
    using Self = WorkerSignedOut;
    WorkerNo worker;
    GAFFER_EVENT("worker.signed-out", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"worker", &Self::worker}}; }
};

/// A station stopped.
struct StopBegun {
    using Self = StopBegun;
    Stop stop;
    GAFFER_EVENT("stop.begun", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"stop", &Self::stop}}; }
};

/// A stop ended.
struct StopEnded {
    using Self = StopEnded;
    StopId stop;
    GAFFER_EVENT("stop.ended", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"stop", &Self::stop}}; }
};

/// A stop was given its reason, or another one.
struct StopExplained {
    using Self = StopExplained;
    StopId stop;
    ReasonCode reason;
    std::string note;
    GAFFER_EVENT("stop.explained", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"stop", &Self::stop}, Field{"reason", &Self::reason}, Field{"note", &Self::note}};
    }
};

/// A person typed the value of a point, wired or not.
struct ReadingTyped {
    using Self = ReadingTyped;
    PointName point;
    double value{};
    std::string unit;
    /// When it was read off; the event's time when it is typed at once.
    Instant readAt{};
    GAFFER_EVENT("reading.typed", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"point", &Self::point}, Field{"value", &Self::value}, Field{"unit", &Self::unit},
                          Field{"readAt", &Self::readAt}};
    }
};

/// A meter's reading was noted, at the turn of each hour and shift.
struct MeterRead {
    using Self = MeterRead;
    MeterId meter;
    double value{};
    bool typed{};
    GAFFER_EVENT("meter.read", 1)
    /// Its members in written order.
    static constexpr auto fields()
    {
        return std::tuple{Field{"meter", &Self::meter}, Field{"value", &Self::value}, Field{"typed", &Self::typed}};
    }
};

/// A tally on the to-explain list was explained.
struct TallyExplained {
    using Self = TallyExplained;
    TallyId tally;
    std::string note;
    GAFFER_EVENT("tally.explained", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"tally", &Self::tally}, Field{"note", &Self::note}}; }
};

/// An import was taken over; its rows stand before it in the same batch.
struct ImportDone {
    using Self = ImportDone;
    std::string what;
    std::int64_t rows{};
    GAFFER_EVENT("import.done", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"what", &Self::what}, Field{"rows", &Self::rows}}; }
};

/// An input broke a promise of the engine and was set aside; everything else runs on.
struct InputParked {
    using Self = InputParked;
    std::string input;
    std::string problem;
    GAFFER_EVENT("engine.input-parked", 1)
    /// Its members in written order.
    static constexpr auto fields() { return std::tuple{Field{"input", &Self::input}, Field{"problem", &Self::problem}}; }
};

#undef GAFFER_EVENT

/// What can happen.
using EventBody =
    std::variant<WorkshopConfigured, ProductDefined, OrderDefined, MouldDefined, WorkerDefined, RecipeDefined, TubeLotReceived, MeltCharged,
                 MeltStageChanged, MeltHeatChanged, BubbleChecked, MeltWindowSet, MeltLevelTaken, MeltSkimmed, GatherLossLearned, QueueSet,
                 RunStarted, RunEnded, RunMeltChanged, TallyRecorded, TallyUndone, TallyCorrected, CounterMoved, MouldMoved, MouldMounted,
                 MouldUnmounted, MouldCared, MouldStateSet, CrewAssigned, WorkerSignedIn, WorkerSignedOut, StopBegun, StopEnded,
                 StopExplained, ReadingTyped, MeterRead, TallyExplained, ImportDone, InputParked>;

/// Who did something, and from where: a worker's number, or "system:…" for a part of the program.
struct Actor {
    std::string by;
    Role role{Role::Worker};
    SeatId seat;
    bool operator==(const Actor&) const = default;
};

/// One record of the log.
struct Event {
    /// Position in the log, from 1 without holes.
    std::uint64_t seq{};
    Instant time{};
    std::string by;
    SeatId seat;
    CommandId commandId;
    EventBody body;
    bool operator==(const Event&) const = default;
};

/// The written name of what happened.
std::string_view kindOf(const EventBody& body);

/// The version of its written form.
int versionOf(const EventBody& body);

} // namespace gaffer
