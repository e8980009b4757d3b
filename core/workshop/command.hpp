#pragma once

#include "core/crew/crew.hpp"
#include "core/melt/melt.hpp"
#include "core/mould/mould.hpp"
#include "core/order/order.hpp"
#include "core/order/product.hpp"
#include "core/piece/tally.hpp"
#include "core/workshop/floor.hpp"

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// Every command: its method name, who may give it, and its parameters. Ids that a person leaves out are found from what stands.
namespace gaffer {

/// Gives a command struct its method name and the roles that may give it.
#define GAFFER_COMMAND(METHOD, ROLES)                                                                                            \
    static constexpr std::string_view method{METHOD};                                                                            \
    static constexpr RoleSet roles{ROLES};                                                                                       \
    bool operator==(const Self&) const = default;

/// Charges a portion of batch into a pot; the first portion begins a melt, a continuous tank only gets more glass.
struct ChargeMelt {
    using Self = ChargeMelt;
    PotId pot;
    RecipeId recipe;
    /// The glass it will be; the recipe's when not given.
    GlassCode glass;
    double rawKg{};
    double culletKg{};
    /// Portions planned for this melt; 1 when not given.
    std::optional<int> of;
    GAFFER_COMMAND("melt.charge", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"recipe", &Self::recipe}, Field{"glass", &Self::glass},
                    Field{"rawKg", &Self::rawKg}, Field{"culletKg", &Self::culletKg}, Field{"of", &Self::of});
    }
};

/// Advances a melt to its next stage, or to `stage`; the guards of glass.md 3 hold unless a leader overrides with a reason.
struct AdvanceMelt {
    using Self = AdvanceMelt;
    PotId pot;
    std::optional<MeltStage> stage;
    bool override{};
    std::string reason;
    GAFFER_COMMAND("melt.advance", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"stage", &Self::stage}, Field{"override", &Self::override},
                    Field{"reason", &Self::reason});
    }
};

/// Records a bubble check of a gather sample.
struct CheckBubbles {
    using Self = CheckBubbles;
    PotId pot;
    bool accepted{};
    std::optional<double> seedsPer100g;
    GAFFER_COMMAND("melt.bubbleCheck", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"accepted", &Self::accepted, Need::Required},
                    Field{"seedsPer100g", &Self::seedsPer100g});
    }
};

/// Holds a melt (or reports a fault) with a reason, or releases it.
struct HoldMelt {
    using Self = HoldMelt;
    PotId pot;
    /// False releases.
    bool hold{true};
    /// True when pot, power or sensor failed.
    bool fault{};
    std::string reason;
    GAFFER_COMMAND("melt.hold", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"hold", &Self::hold}, Field{"fault", &Self::fault},
                    Field{"reason", &Self::reason});
    }
};

/// Dumps a melt: what is left is cullet.
struct DumpMelt {
    using Self = DumpMelt;
    PotId pot;
    std::string reason;
    GAFFER_COMMAND("melt.dump", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"reason", &Self::reason, Need::Required});
    }
};

/// Types the working window of a melt, degC.
struct SetMeltWindow {
    using Self = SetMeltWindow;
    PotId pot;
    double low{};
    double high{};
    GAFFER_COMMAND("melt.window", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"low", &Self::low, Need::Required},
                    Field{"high", &Self::high, Need::Required});
    }
};

/// Notes a level or dip reading: kilograms of glass in the pot, heel included.
struct TakeMeltLevel {
    using Self = TakeMeltLevel;
    PotId pot;
    double leftKg{};
    GAFFER_COMMAND("melt.level", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"leftKg", &Self::leftKg, Need::Required});
    }
};

/// Notes glass skimmed or ladled out, kg.
struct SkimMelt {
    using Self = SkimMelt;
    PotId pot;
    double kg{};
    GAFFER_COMMAND("melt.skim", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &Self::pot, Need::Required}, Field{"kg", &Self::kg, Need::Required});
    }
};

/// Takes a lot of glass tube into stock.
struct ReceiveTubeLot {
    using Self = ReceiveTubeLot;
    TubeLotId lot;
    GlassCode glass;
    double kg{};
    GAFFER_COMMAND("tubeLot.receive", tenders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"lot", &Self::lot, Need::Required}, Field{"glass", &Self::glass},
                    Field{"kg", &Self::kg, Need::Required});
    }
};

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

/// Counts pieces. Never refused for bookkeeping: what does not fit goes on the to-explain list. A defect code means grade reject.
struct AddTally {
    using Self = AddTally;
    StationId station;
    CountingPlace place{CountingPlace::HotEnd};
    std::optional<Grade> grade;
    DefectCode defect;
    std::int64_t pieces{1};
    /// When they were made: both may be left out. A past time books the pieces back to the run, crew and melt that then stood.
    std::optional<Instant> madeFrom;
    std::optional<Instant> madeTo;
    std::optional<Instant> foundAt;
    TallySource source{TallySource::Tap};
    std::optional<RunId> run;
    std::optional<MouldCopyId> mould;
    GAFFER_COMMAND("tally.add", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station, Need::Required}, Field{"place", &Self::place}, Field{"grade", &Self::grade},
                    Field{"defect", &Self::defect}, Field{"pieces", &Self::pieces}, Field{"madeFrom", &Self::madeFrom},
                    Field{"madeTo", &Self::madeTo}, Field{"foundAt", &Self::foundAt}, Field{"source", &Self::source},
                    Field{"run", &Self::run}, Field{"mould", &Self::mould});
    }
};

/// Takes a tally back: the last one of the station when none is named. Workers within 10 s, leaders at any time.
struct UndoTally {
    using Self = UndoTally;
    StationId station;
    std::optional<TallyId> tally;
    std::string reason;
    GAFFER_COMMAND("tally.undo", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"station", &Self::station}, Field{"tally", &Self::tally}, Field{"reason", &Self::reason});
    }
};

/// Corrects a tally: what is given replaces what stood, the old values stay in the log.
struct CorrectTally {
    using Self = CorrectTally;
    TallyId tally;
    std::optional<std::int64_t> pieces;
    std::optional<Grade> grade;
    std::optional<DefectCode> defect;
    std::optional<RunId> run;
    std::optional<Instant> madeFrom;
    std::string reason;
    GAFFER_COMMAND("tally.correct", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"tally", &Self::tally, Need::Required}, Field{"pieces", &Self::pieces}, Field{"grade", &Self::grade},
                    Field{"defect", &Self::defect}, Field{"run", &Self::run}, Field{"madeFrom", &Self::madeFrom},
                    Field{"reason", &Self::reason, Need::Required});
    }
};

/// Explains a tally on the to-explain list.
struct ExplainTally {
    using Self = ExplainTally;
    TallyId tally;
    std::string note;
    GAFFER_COMMAND("tally.explain", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"tally", &Self::tally, Need::Required}, Field{"note", &Self::note, Need::Required});
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

/// Types the value of a point: any wired point, `POT.glass`, `POT.level`, `FURNACE.crown`, or a meter's id.
struct TypeReading {
    using Self = TypeReading;
    PointName point;
    double value{};
    std::string unit;
    std::optional<Instant> readAt;
    GAFFER_COMMAND("reading.type", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"point", &Self::point, Need::Required}, Field{"value", &Self::value, Need::Required},
                    Field{"unit", &Self::unit}, Field{"readAt", &Self::readAt});
    }
};

/// Notes that the acting worker signed in at the acting seat.
struct SignIn {
    using Self = SignIn;
    WorkerNo worker;
    GAFFER_COMMAND("crew.signIn", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"worker", &Self::worker, Need::Required}); }
};

/// Notes that a worker signed out at the acting seat.
struct SignOut {
    using Self = SignOut;
    WorkerNo worker;
    GAFFER_COMMAND("crew.signOut", everyone)
    /// Its members in written order.
    static constexpr auto fields(auto&& take) { return take(Field{"worker", &Self::worker, Need::Required}); }
};

/// Takes over imported rows, all or none; made by the import reader, not typed by people.
struct ImportRows {
    using Self = ImportRows;
    std::string what;
    std::vector<Product> products;
    std::vector<Order> orders;
    std::vector<Mould> moulds;
    std::vector<Worker> workers;
    std::vector<Recipe> recipes;
    GAFFER_COMMAND("import.rows", leaders)
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"what", &Self::what, Need::Required}, Field{"products", &Self::products},
                    Field{"orders", &Self::orders}, Field{"moulds", &Self::moulds}, Field{"workers", &Self::workers},
                    Field{"recipes", &Self::recipes});
    }
};

#undef GAFFER_COMMAND

/// What can be commanded.
using CommandKinds = std::variant<ChargeMelt, AdvanceMelt, CheckBubbles, HoldMelt, DumpMelt, SetMeltWindow, TakeMeltLevel,
                                  SkimMelt, ReceiveTubeLot, SetQueue, AddToQueue, Dispatch, StartRun, EndRun, DrawFrom, AddTally,
                                  UndoTally, CorrectTally, ExplainTally, BeginStop, EndStop, ExplainStop, MountMould,
                                  UnmountMould, CareMould, AssignCrew, TypeReading, SignIn, SignOut, ImportRows>;

/// One of CommandKinds. Copying, comparing and destroying so many kinds is compiled once and not in every source that holds one.
struct Command : CommandKinds {
    Command();
    /// Takes one kind.
    template <class Kind>
    requires std::constructible_from<CommandKinds, std::in_place_type_t<Kind>, Kind> Command(Kind kind)
        : CommandKinds{std::in_place_type<Kind>, std::move(kind)}
    {
    }
    Command(const Command&);
    Command(Command&&) noexcept;
    Command& operator=(const Command&);
    Command& operator=(Command&&) noexcept;
    ~Command();
    bool operator==(const Command& other) const;
};

/// The method name of a command.
std::string_view methodOf(const Command& command);

/// The roles that may give a command.
RoleSet rolesOf(const Command& command);

} // namespace gaffer
