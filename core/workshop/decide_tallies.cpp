#include "core/base/check.hpp"
#include "core/piece/catalogue.hpp"
#include "core/workshop/decide_context.hpp"

#include <algorithm>

namespace gaffer::rules {
namespace {

/// A crew blows some thousand pieces a shift; a hundred times that is a slip of the pen.
constexpr std::int64_t mostPieces = 100'000;
/// Ten seconds on screen, and a little for the way.
constexpr Duration undoFor{std::chrono::seconds{12}};
constexpr int undoShown = 10;

bool sorts(Grade grade) { return grade == Grade::Reject || grade == Grade::Rework; }

/// What a word for pieces means at a place. A defect code sorts its pieces out. At the hot end a good piece is a piece made, and
/// grades are given at selection; what passes a later place was made before, and would else be made twice.
Grade settledGrade(CountingPlace place, Grade grade, bool defect)
{
    const bool good = grade == Grade::Made || grade == Grade::Passed || grade == Grade::A;
    if (!good) return grade;
    if (defect) return Grade::Reject;
    if (place == CountingPlace::HotEnd) return Grade::Made;
    if (grade != Grade::Made) return grade;
    return place == CountingPlace::Selection ? Grade::A : Grade::Passed;
}

Grade gradeFor(const AddTally& command)
{
    return settledGrade(command.place, command.grade.value_or(Grade::Made), !command.defect.empty());
}

/// When pieces found at a later place were made if nobody says: one lehr passage ago.
Instant guessedMade(const Context& context, const AddTally& command)
{
    if (command.place == CountingPlace::HotEnd || command.place == CountingPlace::LehrEntry) return context.now;
    const StationWiring* wired = context.workshop.floor.station(command.station);
    if (!wired || !wired->lehr) return context.now;
    const auto lehr = std::ranges::find(context.workshop.floor.lehrs, *wired->lehr, &LehrWiring::id);
    if (lehr == context.workshop.floor.lehrs.end()) return context.now;
    const Instant before = context.now - lehr->dwell;
    return context.workshop.runAt(command.station, before) ? before : context.now;
}

/// Fills in what stood at the station when the pieces were made.
void attribute(const Context& context, Tally& tally, const Run* run, Instant made)
{
    const ShiftStand shift = context.workshop.floor.calendar().at(made);
    GAFFER_CHECK(shift.from <= made);
    GAFFER_CHECK(!run || run->startedAt <= context.now);
    tally.businessDate = shift.businessDate;
    tally.shift = shift.shift;
    tally.crew = context.workshop.crewAt(tally.station, made);
    if (!run) return;
    tally.run = run->id;
    tally.melt = run->melt;
    tally.tubeLot = run->tubeLot;
    tally.product = run->job.product;
    tally.order = run->job.line;
    if (tally.mould == MouldCopyId{}) tally.mould = run->mould;
}

/// A gather costs its glass when the piece is made; sorting it later costs nothing more.
void drawGlass(const Context& context, Tally& tally)
{
    tally.drawnKg = tally.grade == Grade::Made ? context.workshop.drawOf(tally.product, tally.pieces) : 0;
}

/// Unknown is no mistake: only a mould that is known to belong to another product is told.
bool wrongMould(const Workshop& workshop, const Tally& tally)
{
    const auto product = workshop.products.find(tally.product);
    if (product == workshop.products.end() || product->second.mould.empty() || tally.mould.mould.empty()) return false;
    const auto copy = workshop.moulds.find(tally.mould);
    const bool listed = copy != workshop.moulds.end() && copy->second.mould.products.contains(tally.product);
    return !listed && tally.mould.mould != product->second.mould;
}

/// The order becomes full with this very tally.
bool fillsOrder(const Workshop& workshop, const Tally& tally)
{
    if (!tally.order || tally.grade != Grade::Made) return false;
    const auto order = workshop.orders.find(*tally.order);
    if (order == workshop.orders.end()) return false;
    const std::int64_t wanted = order->second.order.quantity;
    return order->second.made <= wanted && order->second.made + tally.pieces > wanted;
}

void explainMelt(const Workshop& workshop, const Tally& tally, const Run& run, std::set<ToExplain>& why)
{
    if (!tally.tubeLot.empty()) return;
    const auto melt = workshop.melts.find(tally.melt);
    const FurnaceWiring* furnace = workshop.floor.furnace(workshop.floor.station(tally.station)->furnace);
    const bool lampwork = furnace && furnace->kind == FurnaceKind::None;
    if (melt == workshop.melts.end()) {
        if (!lampwork) why.insert(ToExplain::NoMelt);
        return;
    }
    if (melt->second.stage != MeltStage::Workable && !run.override) why.insert(ToExplain::MeltHeld);
}

/// Why a count that is taken needs a word; nothing of this refuses it.
void explain(const Context& context, Tally& tally, const Station& station)
{
    const Workshop& workshop = context.workshop;
    if (tally.place != CountingPlace::HotEnd) return;
    const auto run = workshop.runs.find(tally.run);
    if (run == workshop.runs.end()) {
        tally.toExplain.insert(ToExplain::NoRun);
        return;
    }
    if (tally.grade == Grade::Made) {
        explainMelt(workshop, tally, run->second, tally.toExplain);
        if (wrongMould(workshop, tally)) tally.toExplain.insert(ToExplain::WrongMould);
        if (fillsOrder(workshop, tally)) tally.toExplain.insert(ToExplain::OrderFull);
    }
    const Counts& counts = run->second.counts;
    if (sorts(tally.grade) && station.run == tally.run && counts.hotDefects + tally.pieces > counts.made)
        tally.toExplain.insert(ToExplain::MoreRejectsThanMade);
}

/// Only what cannot be meant is refused; bookkeeping never refuses a count (design 1.3).
std::optional<Fault> tallyFault(const Context& context, const AddTally& command)
{
    if (command.pieces == 0 || command.pieces > mostPieces || command.pieces < -mostPieces)
        return outOfRange("pieces", static_cast<double>(command.pieces), 1, static_cast<double>(mostPieces));
    if (command.pieces < 0 && !context.leads()) return refusal("tally.leadersOnly");
    // The report marks what was typed: a count by hand must not pass for a device's.
    if (!byHand(command.source)) return refusal("tally.source", {std::string{nameOf(command.source)}});
    if (!command.defect.empty() && !findDefect(command.defect)) return refusal("defect.unknown", {command.defect.value});
    if (command.run && !context.workshop.runs.contains(*command.run))
        return refusal("run.unknown", {std::to_string(command.run->value)});
    return std::nullopt;
}

/// A count of now belongs to the run that stands, also in the millisecond in which it began.
const Run* runFor(const Context& context, const AddTally& command, Instant made)
{
    if (command.run) return &context.workshop.runs.at(*command.run);
    if (made >= context.now) return context.workshop.runAt(command.station);
    return context.workshop.runAt(command.station, made);
}

/// The best that is known of when pieces were made: their end, their begin, their run, else one lehr passage ago.
Instant madeAt(const Context& context, const AddTally& command)
{
    if (command.madeTo) return std::min(*command.madeTo, context.now);
    if (command.madeFrom) return std::min(*command.madeFrom, context.now);
    if (command.run) {
        const Run& run = context.workshop.runs.at(*command.run);
        if (run.endedAt) return std::max(run.startedAt, *run.endedAt - Duration{1});
    }
    return guessedMade(context, command);
}

Result<const Tally*> tallyToUndo(const Context& context, const UndoTally& command)
{
    if (command.tally) {
        const auto found = context.workshop.tallies.find(*command.tally);
        if (found == context.workshop.tallies.end()) return refusal("tally.unknown", {std::to_string(command.tally->value)});
        return &found->second;
    }
    // What a counter counted is corrected by a leader, not tapped away: the device would stand against it.
    const Tally* tally = context.workshop.tallies.newestByHand(command.station);
    if (!tally) return refusal("tally.noneToUndo", {command.station.value});
    return tally;
}

/// A piece that is called good again has no defect, unless one is named with it.
void regrade(const CorrectTally& command, Tally& now)
{
    const bool good = command.grade && *command.grade != Grade::Reject && *command.grade != Grade::Rework;
    now.defect = command.defect.value_or(good ? DefectCode{} : now.defect);
    now.grade = settledGrade(now.place, command.grade.value_or(now.grade), !now.defect.empty());
}

/// Pieces of a run were made while it stood, or their hour, crew and business date would part.
Instant within(const Context& context, const Run& run, Instant made)
{
    return std::clamp(made, run.startedAt, run.endedAt.value_or(context.now));
}

void moveToRun(const Context& context, const CorrectTally& command, Tally& now)
{
    if (!command.run && !command.madeFrom) return;
    const Run* run = nullptr;
    Instant made = now.madeTo.value_or(now.recordedAt);
    if (command.madeFrom) {
        now.madeFrom = now.madeTo = std::min(*command.madeFrom, context.now);
        made = *now.madeFrom;
        run = context.workshop.runAt(now.station, made);
    }
    if (command.run) {
        run = &context.workshop.runs.at(*command.run);
        now.station = run->station;
        made = within(context, *run, made);
        if (now.madeFrom) now.madeFrom = within(context, *run, *now.madeFrom);
        if (now.madeTo) now.madeTo = within(context, *run, *now.madeTo);
    }
    now.run = {};
    now.melt = {};
    now.mould = {};
    now.order.reset();
    now.product = {};
    attribute(context, now, run, made);
}

} // namespace

Tally countedTally(const Context& context, const Station& station, std::int64_t pieces, TallySource source, Instant madeFrom,
                   std::uint64_t number)
{
    Tally tally;
    GAFFER_CHECK(pieces > 0);
    GAFFER_CHECK(madeFrom <= context.now);
    tally.id = TallyId{number};
    tally.pieces = pieces;
    tally.source = source;
    tally.station = station.id;
    tally.madeFrom = madeFrom;
    tally.madeTo = context.now;
    tally.recordedAt = context.now;
    attribute(context, tally, context.workshop.runAt(station.id), context.now);
    drawGlass(context, tally);
    explain(context, tally, station);
    return tally;
}

Result<Decision> decide(const Context& context, const AddTally& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    if (const auto fault = tallyFault(context, command)) return *fault;
    const Run* named = command.run ? &context.workshop.runs.at(*command.run) : nullptr;
    const Instant made = named ? within(context, *named, madeAt(context, command)) : madeAt(context, command);
    Tally tally;
    tally.id = TallyId{context.workshop.nextNumber};
    tally.place = command.place;
    tally.grade = gradeFor(command);
    tally.defect = command.defect;
    tally.pieces = command.pieces;
    tally.source = command.source;
    // Pieces of a named run were made where that run stood, whoever counts them.
    tally.station = named ? named->station : command.station;
    tally.mould = command.mould.value_or(MouldCopyId{});
    tally.recordedAt = context.now;
    if (command.foundAt) tally.foundAt = std::min(*command.foundAt, context.now);
    const bool known = command.madeFrom || command.madeTo || command.place == CountingPlace::HotEnd;
    if (known || command.run) {
        tally.madeFrom = std::min(command.madeFrom.value_or(made), made);
        tally.madeTo = made;
    }
    GAFFER_CHECK(made <= context.now);
    attribute(context, tally, runFor(context, command, made), made);
    drawGlass(context, tally);
    explain(context, tally, **station);
    return Decision{{TallyRecorded{tally}}, tally.id.value};
}

Result<Decision> decide(const Context& context, const UndoTally& command)
{
    const auto tally = tallyToUndo(context, command);
    if (!tally) return tally.error();
    const bool late = context.now - (*tally)->recordedAt > undoFor;
    if (late && !context.leads()) return refusal("tally.tooLate", {std::to_string(undoShown)});
    return Decision{{TallyUndone{(*tally)->id, command.reason}}, (*tally)->id.value};
}

Result<Decision> decide(const Context& context, const CorrectTally& command)
{
    const auto found = context.workshop.tallies.find(command.tally);
    if (found == context.workshop.tallies.end()) return refusal("tally.unknown", {std::to_string(command.tally.value)});
    if (isBlank(command.reason)) return refusal("reason.needed");
    if (command.run && !context.workshop.runs.contains(*command.run))
        return refusal("run.unknown", {std::to_string(command.run->value)});
    if (command.defect && !command.defect->empty() && !findDefect(*command.defect))
        return refusal("defect.unknown", {command.defect->value});
    Tally now = found->second;
    now.pieces = command.pieces.value_or(now.pieces);
    if (now.pieces < 0 || now.pieces > mostPieces) return outOfRange("pieces", static_cast<double>(now.pieces), 0, mostPieces);
    regrade(command, now);
    moveToRun(context, command, now);
    drawGlass(context, now);
    now.toExplain.clear();
    return Decision{{TallyCorrected{found->second, now, command.reason}}, now.id.value};
}

Result<Decision> decide(const Context& context, const ExplainTally& command)
{
    if (!context.workshop.tallies.contains(command.tally)) return refusal("tally.unknown", {std::to_string(command.tally.value)});
    if (isBlank(command.note)) return refusal("reason.needed");
    return Decision{{TallyExplained{command.tally, command.note}}, command.tally.value};
}

} // namespace gaffer::rules
