#pragma once

#include "core/workshop/workshop.hpp"

// How each kind of event changes the workshop; evolve() finds the right one by its type.
namespace gaffer::fold {

/// Takes the wiring over.
void apply(Workshop& workshop, const Event& event, const WorkshopConfigured& body);
/// Adds or changes a product.
void apply(Workshop& workshop, const Event& event, const ProductDefined& body);
/// Adds or changes an order line.
void apply(Workshop& workshop, const Event& event, const OrderDefined& body);
/// Adds or changes a mould copy.
void apply(Workshop& workshop, const Event& event, const MouldDefined& body);
/// Adds or changes a worker.
void apply(Workshop& workshop, const Event& event, const WorkerDefined& body);
/// Adds or changes a recipe.
void apply(Workshop& workshop, const Event& event, const RecipeDefined& body);
/// Adds a lot of tube.
void apply(Workshop& workshop, const Event& event, const TubeLotReceived& body);
/// Begins a melt or adds a portion.
void apply(Workshop& workshop, const Event& event, const MeltCharged& body);
/// Moves a melt to another stage.
void apply(Workshop& workshop, const Event& event, const MeltStageChanged& body);
/// Moves a melt to another heat zone.
void apply(Workshop& workshop, const Event& event, const MeltHeatChanged& body);
/// Notes a bubble check.
void apply(Workshop& workshop, const Event& event, const BubbleChecked& body);
/// Sets a working window.
void apply(Workshop& workshop, const Event& event, const MeltWindowSet& body);
/// Corrects the kilograms left.
void apply(Workshop& workshop, const Event& event, const MeltLevelTaken& body);
/// Takes skimmed glass away.
void apply(Workshop& workshop, const Event& event, const MeltSkimmed& body);
/// Keeps a learned gather loss.
void apply(Workshop& workshop, const Event& event, const GatherLossLearned& body);
/// Sets a queue.
void apply(Workshop& workshop, const Event& event, const QueueSet& body);
/// Begins a run.
void apply(Workshop& workshop, const Event& event, const RunStarted& body);
/// Ends a run.
void apply(Workshop& workshop, const Event& event, const RunEnded& body);
/// Changes the melt of a run.
void apply(Workshop& workshop, const Event& event, const RunMeltChanged& body);
/// Counts pieces.
void apply(Workshop& workshop, const Event& event, const TallyRecorded& body);
/// Takes a count back.
void apply(Workshop& workshop, const Event& event, const TallyUndone& body);
/// Restates a count.
void apply(Workshop& workshop, const Event& event, const TallyCorrected& body);
/// Notes that a count was explained.
void apply(Workshop& workshop, const Event& event, const TallyExplained& body);
/// Keeps a counter's raw value.
void apply(Workshop& workshop, const Event& event, const CounterMoved& body);
/// Keeps whether a counter can be believed.
void apply(Workshop& workshop, const Event& event, const CounterTrustChanged& body);
/// Keeps a mould switch's position and counts cycles.
void apply(Workshop& workshop, const Event& event, const MouldMoved& body);
/// Mounts a mould copy.
void apply(Workshop& workshop, const Event& event, const MouldMounted& body);
/// Takes a mould copy off.
void apply(Workshop& workshop, const Event& event, const MouldUnmounted& body);
/// Begins the care interval anew.
void apply(Workshop& workshop, const Event& event, const MouldCared& body);
/// Sets a mould copy's condition.
void apply(Workshop& workshop, const Event& event, const MouldStateSet& body);
/// Assigns a crew.
void apply(Workshop& workshop, const Event& event, const CrewAssigned& body);
/// Attendance is read from the log itself; the state keeps nothing of it.
void apply(Workshop& workshop, const Event& event, const WorkerSignedIn& body);
/// Attendance is read from the log itself; the state keeps nothing of it.
void apply(Workshop& workshop, const Event& event, const WorkerSignedOut& body);
/// Begins a stop.
void apply(Workshop& workshop, const Event& event, const StopBegun& body);
/// Ends a stop.
void apply(Workshop& workshop, const Event& event, const StopEnded& body);
/// Gives a stop its reason.
void apply(Workshop& workshop, const Event& event, const StopExplained& body);
/// Moves a call for help on.
void apply(Workshop& workshop, const Event& event, const CallMoved& body);
/// Keeps a typed value.
void apply(Workshop& workshop, const Event& event, const ReadingTyped& body);
/// Keeps a meter's reading.
void apply(Workshop& workshop, const Event& event, const MeterRead& body);
/// The rows were folded one by one; the note itself changes nothing.
void apply(Workshop& workshop, const Event& event, const ImportDone& body);
/// Counts an input set aside.
void apply(Workshop& workshop, const Event& event, const InputParked& body);
/// A place that is empty now changes nothing.
void apply(Workshop& workshop, const Event& event, const RecordLost& body);
/// Keeps a note and forgets the oldest beyond notesKept.
void apply(Workshop& workshop, const Event& event, const NoteAdded& body);
/// Takes a note off.
void apply(Workshop& workshop, const Event& event, const NoteWithdrawn& body);

/// Writes on the page of `instant` how `melt` stands then.
void noteMelt(Workshop& workshop, const Melt& melt, Instant instant);

/// The page of the business date that holds `instant`.
DayPage& pageAt(Workshop& workshop, Instant instant);

} // namespace gaffer::fold
