#pragma once

#include "core/mould/mould.hpp"
#include "core/view/live_values.hpp"
#include "core/workshop/workshop.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

// What seats and scripts see of the workshop: plain values made from the state, the live values and the people's names.
namespace gaffer {

/// Names of workers, which live outside the event log.
using PeopleNames = std::map<WorkerNo, std::string>;

/// A temperature or other live value as shown: number, trust, age and how it came to be.
struct ValueView {
    /// No number when bad or never seen.
    std::optional<double> value;
    std::string unit;
    /// good, uncertain, bad.
    Quality quality{Quality::Bad};
    /// As in sensor-break; empty when good.
    std::string reason;
    std::optional<Instant> time;
    /// wired, estimated (crown less offset) or typed.
    HeatSource source{HeatSource::Wired};
    bool operator==(const ValueView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"value", &ValueView::value}, Field{"unit", &ValueView::unit}, Field{"quality", &ValueView::quality},
                    Field{"reason", &ValueView::reason}, Field{"time", &ValueView::time}, Field{"source", &ValueView::source});
    }
};

/// A job in a queue with the words a worker reads.
struct JobView {
    std::string order;
    std::uint32_t line{};
    ProductCode product;
    std::string nameZh;
    std::string nameEn;
    std::int64_t pieces{};
    MouldNo mould;
    GlassCode glass;
    std::optional<Date> due;
    bool operator==(const JobView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"order", &JobView::order}, Field{"line", &JobView::line}, Field{"product", &JobView::product},
                    Field{"nameZh", &JobView::nameZh}, Field{"nameEn", &JobView::nameEn}, Field{"pieces", &JobView::pieces},
                    Field{"mould", &JobView::mould}, Field{"glass", &JobView::glass}, Field{"due", &JobView::due});
    }
};

/// A member of a crew with his name, if he has one.
struct MemberView {
    WorkerNo worker;
    std::string name;
    std::string role;
    bool operator==(const MemberView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"worker", &MemberView::worker}, Field{"name", &MemberView::name}, Field{"role", &MemberView::role});
    }
};

/// Whom a station called, and who said that he comes.
struct CallView {
    Role whom{Role::Supervisor};
    Instant since{};
    /// Name or number of who comes; empty until somebody said so.
    std::string coming;
    bool operator==(const CallView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"whom", &CallView::whom}, Field{"since", &CallView::since}, Field{"coming", &CallView::coming});
    }
};

/// What a station does.
enum class StationState : std::uint8_t { Idle, Running, Stopped, Waiting };
template <> inline constexpr std::array enumNames<StationState>{
    EnumName<StationState>{StationState::Idle, "idle"},
    EnumName<StationState>{StationState::Running, "running"},
    EnumName<StationState>{StationState::Stopped, "stopped"},
    EnumName<StationState>{StationState::Waiting, "waiting"},
};

/// A station as its tile, its screen and `gafferctl stations` show it.
struct StationView {
    StationId id;
    std::string name;
    FurnaceId furnace;
    /// Number of the standing run.
    std::optional<std::uint64_t> run;
    std::optional<JobView> job;
    /// Product of the standing run; empty when none stands.
    ProductCode product;
    /// Pieces made in the standing run, or since the last one ended.
    std::int64_t made{};
    /// made less hot-end defects.
    std::int64_t good{};
    /// Hot-end and later defects of the same stretch.
    std::int64_t defects{};
    /// Selected as A, B or C; nothing where selection has not counted.
    std::optional<std::int64_t> accepted;
    /// Made and defects since Gaffer knows the station.
    std::int64_t madeTotal{};
    std::int64_t defectsTotal{};
    std::optional<std::int64_t> counterRaw;
    /// Trust in the piece counter; empty when none is wired.
    std::string counterQuality;
    /// Standing mould copy, as in M-17/1; empty when none is mounted.
    std::string mouldCopy;
    std::optional<std::int64_t> mouldCycles;
    std::optional<std::int64_t> mouldLife;
    MouldFitness mouldFitness{MouldFitness::Fit};
    StationState state{StationState::Idle};
    /// Downtime reason when stopped; what it waits for when waiting.
    std::string reason;
    std::optional<std::uint64_t> stop;
    std::optional<Instant> since;
    std::vector<JobView> queue;
    std::vector<MemberView> crew;
    std::optional<std::uint64_t> melt;
    PotId pot;
    std::string meltStage;
    /// Minutes until the melt it draws from is worked out or cold, whichever comes first.
    std::optional<double> minutesLeft;
    /// Pieces still to make for its job; nothing when the job has no number.
    std::optional<std::int64_t> target;
    std::optional<double> cycleS;
    /// The newest tally that may still be undone, its pieces and code.
    std::optional<std::uint64_t> lastTally;
    std::string lastTallyText;
    std::optional<Instant> lastTallyAt;
    /// Tallies of this station that wait for an explanation.
    std::int64_t toExplain{};
    /// When it was last counted.
    std::optional<Instant> lastPiece;
    /// Help it waits for.
    std::optional<CallView> call;
    bool operator==(const StationView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &StationView::id}, Field{"name", &StationView::name}, Field{"furnace", &StationView::furnace},
                    Field{"run", &StationView::run}, Field{"job", &StationView::job}, Field{"product", &StationView::product},
                    Field{"made", &StationView::made}, Field{"good", &StationView::good}, Field{"defects", &StationView::defects},
                    Field{"accepted", &StationView::accepted}, Field{"madeTotal", &StationView::madeTotal},
                    Field{"defectsTotal", &StationView::defectsTotal}, Field{"counterRaw", &StationView::counterRaw},
                    Field{"counterQuality", &StationView::counterQuality}, Field{"mouldCopy", &StationView::mouldCopy},
                    Field{"mouldCycles", &StationView::mouldCycles}, Field{"mouldLife", &StationView::mouldLife},
                    Field{"mouldFitness", &StationView::mouldFitness}, Field{"state", &StationView::state},
                    Field{"reason", &StationView::reason}, Field{"stop", &StationView::stop}, Field{"since", &StationView::since},
                    Field{"queue", &StationView::queue}, Field{"crew", &StationView::crew}, Field{"melt", &StationView::melt},
                    Field{"pot", &StationView::pot}, Field{"meltStage", &StationView::meltStage},
                    Field{"minutesLeft", &StationView::minutesLeft}, Field{"target", &StationView::target},
                    Field{"cycleS", &StationView::cycleS}, Field{"lastTally", &StationView::lastTally},
                    Field{"lastTallyText", &StationView::lastTallyText}, Field{"lastTallyAt", &StationView::lastTallyAt},
                    Field{"toExplain", &StationView::toExplain}, Field{"lastPiece", &StationView::lastPiece},
                    Field{"call", &StationView::call});
    }
};

/// A pot and its melt as the melts page and `gafferctl melts` show them; without a melt only the pot's own members are set.
struct MeltView {
    PotId pot;
    FurnaceId furnace;
    FurnaceKind kind{};
    std::optional<std::uint64_t> melt;
    RecipeId recipe;
    GlassCode glass;
    /// A stage name, or "empty".
    std::string stage;
    std::string reason;
    std::optional<Instant> since;
    /// Glass temperature: wired, estimated from the crown, or typed.
    ValueView temperature;
    WorkingWindow window;
    bool windowApplies{};
    double capacityKg{};
    double chargedKg{};
    double leftKg{};
    double workableKg{};
    double heelKg{};
    int portions{};
    int portionsPlanned{};
    double finedMinutes{};
    double finingMinutesNeeded{};
    bool bubbleAccepted{};
    /// When the guard that stands next will be met, if it goes on like this.
    std::optional<Instant> readyAt;
    /// When the glass will be worked out at the present draw.
    std::optional<Instant> endByKg;
    /// When the glass will leave the window at its present slope; nothing when it holds.
    std::optional<Instant> endByTime;
    /// Minutes to the earlier of the two ends.
    std::optional<double> minutesLeft;
    /// True when less than the warning share of workable glass is left.
    bool low{};
    std::vector<StationId> drawnBy;
    MeltMass mass;
    bool operator==(const MeltView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"pot", &MeltView::pot}, Field{"furnace", &MeltView::furnace}, Field{"kind", &MeltView::kind},
                    Field{"melt", &MeltView::melt}, Field{"recipe", &MeltView::recipe}, Field{"glass", &MeltView::glass},
                    Field{"stage", &MeltView::stage}, Field{"reason", &MeltView::reason}, Field{"since", &MeltView::since},
                    Field{"temperature", &MeltView::temperature}, Field{"window", &MeltView::window},
                    Field{"windowApplies", &MeltView::windowApplies}, Field{"capacityKg", &MeltView::capacityKg},
                    Field{"chargedKg", &MeltView::chargedKg}, Field{"leftKg", &MeltView::leftKg},
                    Field{"workableKg", &MeltView::workableKg}, Field{"heelKg", &MeltView::heelKg},
                    Field{"portions", &MeltView::portions}, Field{"portionsPlanned", &MeltView::portionsPlanned},
                    Field{"finedMinutes", &MeltView::finedMinutes}, Field{"finingMinutesNeeded", &MeltView::finingMinutesNeeded},
                    Field{"bubbleAccepted", &MeltView::bubbleAccepted}, Field{"readyAt", &MeltView::readyAt},
                    Field{"endByKg", &MeltView::endByKg}, Field{"endByTime", &MeltView::endByTime},
                    Field{"minutesLeft", &MeltView::minutesLeft}, Field{"low", &MeltView::low},
                    Field{"drawnBy", &MeltView::drawnBy}, Field{"mass", &MeltView::mass});
    }
};

/// A furnace as the floor board shows it.
struct FurnaceView {
    FurnaceId id;
    std::string name;
    FurnaceKind kind{};
    ValueView crown;
    std::vector<PotId> pots;
    bool operator==(const FurnaceView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &FurnaceView::id}, Field{"name", &FurnaceView::name}, Field{"kind", &FurnaceView::kind},
                    Field{"crown", &FurnaceView::crown}, Field{"pots", &FurnaceView::pots});
    }
};

/// A mould copy as the moulds list shows it.
struct MouldView {
    /// Written as M-17/1.
    std::string id;
    MouldNo mould;
    std::uint32_t copy{};
    std::string type;
    std::string family;
    MouldState state{};
    StationId station;
    std::optional<std::int64_t> cycles;
    bool cyclesAbout{};
    std::optional<std::int64_t> lifeCycles;
    std::int64_t sinceCare{};
    std::optional<std::int64_t> careEvery;
    MouldFitness fitness{};
    bool operator==(const MouldView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &MouldView::id}, Field{"mould", &MouldView::mould}, Field{"copy", &MouldView::copy},
                    Field{"type", &MouldView::type}, Field{"family", &MouldView::family}, Field{"state", &MouldView::state},
                    Field{"station", &MouldView::station}, Field{"cycles", &MouldView::cycles},
                    Field{"cyclesAbout", &MouldView::cyclesAbout}, Field{"lifeCycles", &MouldView::lifeCycles},
                    Field{"sinceCare", &MouldView::sinceCare}, Field{"careEvery", &MouldView::careEvery},
                    Field{"fitness", &MouldView::fitness});
    }
};

/// An order line as the orders list shows it.
struct OrderView {
    /// Written as 1042/1.
    std::string id;
    OrderNo order;
    std::uint32_t line{};
    ProductCode product;
    std::string nameZh;
    std::string nameEn;
    std::int64_t quantity{};
    std::int64_t made{};
    std::int64_t defects{};
    /// Accepted at selection; nothing where selection has not counted.
    std::optional<std::int64_t> accepted;
    std::optional<Date> due;
    std::string customer;
    /// Due and not done.
    bool late{};
    /// Stations that run it or have it queued.
    std::vector<StationId> stations;
    bool operator==(const OrderView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &OrderView::id}, Field{"order", &OrderView::order}, Field{"line", &OrderView::line},
                    Field{"product", &OrderView::product}, Field{"nameZh", &OrderView::nameZh},
                    Field{"nameEn", &OrderView::nameEn}, Field{"quantity", &OrderView::quantity}, Field{"made", &OrderView::made},
                    Field{"defects", &OrderView::defects}, Field{"accepted", &OrderView::accepted}, Field{"due", &OrderView::due},
                    Field{"customer", &OrderView::customer}, Field{"late", &OrderView::late},
                    Field{"stations", &OrderView::stations});
    }
};

/// A live value as the setup page and `gafferctl points` show it.
struct PointView {
    PointName name;
    /// Nothing unless good or uncertain.
    std::optional<double> value;
    std::string unit;
    Quality quality{Quality::Bad};
    std::string reason;
    std::optional<Instant> time;
    std::optional<std::int64_t> raw;
    bool typed{};
    int decimals{};
    /// What a point of words says, in place of a value.
    std::optional<std::string> text;
    bool operator==(const PointView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &PointView::name}, Field{"value", &PointView::value}, Field{"unit", &PointView::unit},
                    Field{"quality", &PointView::quality}, Field{"reason", &PointView::reason}, Field{"time", &PointView::time},
                    Field{"raw", &PointView::raw}, Field{"typed", &PointView::typed}, Field{"decimals", &PointView::decimals},
                    Field{"text", &PointView::text});
    }
};

/// A count that waits for an explanation, or a stop without a reason.
struct ExplainView {
    /// Written as tally/17 or stop/18.
    std::string id;
    StationId station;
    std::vector<std::string> why;
    std::int64_t pieces{};
    Instant time{};
    bool operator==(const ExplainView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &ExplainView::id}, Field{"station", &ExplainView::station}, Field{"why", &ExplainView::why},
                    Field{"pieces", &ExplainView::pieces}, Field{"time", &ExplainView::time});
    }
};

/// A meter as a tender's round reads it.
struct MeterView {
    MeterId id;
    MeterKind kind{};
    /// The unit its total is read in.
    std::string unit;
    bool operator==(const MeterView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"id", &MeterView::id}, Field{"kind", &MeterView::kind}, Field{"unit", &MeterView::unit});
    }
};

/// What stands above all pages: the workshop, the shift, the figures of the business date.
struct ShopView {
    std::string name;
    std::string timeZone;
    std::string language;
    Date businessDate{};
    ShiftName shift;
    std::optional<Instant> shiftFrom;
    std::optional<Instant> shiftTo;
    /// All shifts of a business date, in their order.
    std::vector<ShiftName> shifts;
    /// All meters in the order of the wiring.
    std::vector<MeterView> meters;
    std::int64_t made{};
    std::int64_t hotDefects{};
    std::optional<std::int64_t> accepted;
    std::int64_t ordersLate{};
    std::int64_t toExplain{};
    std::int64_t products{};
    std::int64_t parked{};
    std::optional<Instant> lastBackup;
    /// What the service cannot put right by itself, as keys: disk.full, disk.low, backup.old, backup.failed,
    /// verify.failed, files.setAside, clock.differs.
    std::vector<std::string> warnings;
    /// Minutes to add to UTC for local time now.
    std::int64_t utcOffsetMinutes{};
    bool operator==(const ShopView&) const = default;
    /// Its members in written order.
    static constexpr auto fields(auto&& take)
    {
        return take(Field{"name", &ShopView::name}, Field{"timeZone", &ShopView::timeZone},
                    Field{"language", &ShopView::language}, Field{"businessDate", &ShopView::businessDate},
                    Field{"shift", &ShopView::shift}, Field{"shiftFrom", &ShopView::shiftFrom},
                    Field{"shiftTo", &ShopView::shiftTo}, Field{"shifts", &ShopView::shifts}, Field{"meters", &ShopView::meters},
                    Field{"made", &ShopView::made}, Field{"hotDefects", &ShopView::hotDefects},
                    Field{"accepted", &ShopView::accepted}, Field{"ordersLate", &ShopView::ordersLate},
                    Field{"toExplain", &ShopView::toExplain}, Field{"products", &ShopView::products},
                    Field{"parked", &ShopView::parked}, Field{"lastBackup", &ShopView::lastBackup},
                    Field{"warnings", &ShopView::warnings}, Field{"utcOffsetMinutes", &ShopView::utcOffsetMinutes});
    }
};

/// Everything a view is made from; owned by the caller.
struct ViewSource {
    const Workshop& workshop;
    const LiveValues& live;
    const PeopleNames& names;
    Instant now{};
};

/// All stations in the order of the wiring.
std::vector<StationView> stationViews(const ViewSource& source);
/// All pots in the order of the wiring.
std::vector<MeltView> meltViews(const ViewSource& source);
/// All furnaces in the order of the wiring.
std::vector<FurnaceView> furnaceViews(const ViewSource& source);
/// All mould copies by number.
std::vector<MouldView> mouldViews(const ViewSource& source);
/// All order lines by number.
std::vector<OrderView> orderViews(const ViewSource& source);
/// All points by name, typed ones included.
std::vector<PointView> pointViews(const ViewSource& source);
/// The most that explainViews gives. A hall that counts without runs has tens of thousands a day; ShopView counts them all.
inline constexpr std::size_t mostToExplain = 200;
/// What waits for an explanation, oldest first; of more than mostToExplain the newest, which somebody still remembers.
std::vector<ExplainView> explainViews(const ViewSource& source);
/// The head of every page; `timeZone`, `language`, `lastBackup` and `warnings` are left to the caller.
ShopView shopView(const ViewSource& source);

/// What a person typed for a point, as shown: uncertain, and old once a round has passed since it was read off.
ValueView typedView(const ViewSource& source, const TypedValue& typed);

/// The glass temperature of `pot`: its glass point if wired and usable, a typed value if newer than a round, else crown minus
/// offset.
ValueView glassTemperature(const ViewSource& source, const PotId& pot);

} // namespace gaffer
