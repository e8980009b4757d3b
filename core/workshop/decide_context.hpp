#pragma once

#include "core/workshop/decide.hpp"
#include "core/workshop/refusals.hpp"

#include <optional>
#include <string>
#include <vector>

// What the deciders of the single commands share; internal to core/workshop.
namespace gaffer::rules {

/// What a decider may look at.
struct Context {
    const Workshop& workshop;
    const Actor& actor;
    Instant now{};
    /// True when the actor leads a shift.
    [[nodiscard]] bool leads() const { return leaders.has(actor.role); }
};

/// The station, or the refusal that names it.
Result<const Station*> stationOf(const Context& context, const StationId& id);
/// The open melt in a pot, or the refusal that tells why there is none.
Result<const Melt*> meltOf(const Context& context, const PotId& pot);
/// The kind of the furnace in which a melt stands.
FurnaceKind kindOf(const Context& context, const Melt& melt);
/// Guards that failed: nothing when none did; else an override if a leader gave one with a reason, else the first refusal.
Result<std::optional<Override>> passGuards(const Context& context, const std::vector<Fault>& failed, bool override,
                                           const std::string& reason);
/// True for a text that says nothing: empty, or only spaces, the wide one of Chinese keyboards included.
bool isBlank(std::string_view text);
/// Says how a number is out of range.
Fault outOfRange(const std::string& what, double found, double low, double high);
/// A number as people write it: no trailing zeros, at most three decimals.
std::string numberText(double value);
/// A mould copy as people write it, M-17/1.
std::string textOf(const MouldCopyId& mould);

/// A tally of pieces made by a counter or a mould switch at a station, with everything that then stands.
Tally countedTally(const Context& context, const Station& station, std::int64_t pieces, TallySource source, Instant madeFrom,
                   std::uint64_t number);

/// Decides one kind of command each.
Result<Decision> decide(const Context& context, const ChargeMelt& command);
/// Next stage by a person's word.
Result<Decision> decide(const Context& context, const AdvanceMelt& command);
/// A bubble check and what it lets happen.
Result<Decision> decide(const Context& context, const CheckBubbles& command);
/// Hold, fault, release.
Result<Decision> decide(const Context& context, const HoldMelt& command);
/// Dumping.
Result<Decision> decide(const Context& context, const DumpMelt& command);
/// A typed window.
Result<Decision> decide(const Context& context, const SetMeltWindow& command);
/// A level reading and what is learned from it.
Result<Decision> decide(const Context& context, const TakeMeltLevel& command);
/// Skimming and ladling.
Result<Decision> decide(const Context& context, const SkimMelt& command);
/// A lot of tube.
Result<Decision> decide(const Context& context, const ReceiveTubeLot& command);
/// A whole queue.
Result<Decision> decide(const Context& context, const SetQueue& command);
/// One more job.
Result<Decision> decide(const Context& context, const AddToQueue& command);
/// The fallback dispatch rule.
Result<Decision> decide(const Context& context, const Dispatch& command);
/// A run's start.
Result<Decision> decide(const Context& context, const StartRun& command);
/// A run's end.
Result<Decision> decide(const Context& context, const EndRun& command);
/// Another pot for a run.
Result<Decision> decide(const Context& context, const DrawFrom& command);
/// A count.
Result<Decision> decide(const Context& context, const AddTally& command);
/// A count taken back.
Result<Decision> decide(const Context& context, const UndoTally& command);
/// A count corrected.
Result<Decision> decide(const Context& context, const CorrectTally& command);
/// A count explained.
Result<Decision> decide(const Context& context, const ExplainTally& command);
/// A stop's begin.
Result<Decision> decide(const Context& context, const BeginStop& command);
/// A stop's end.
Result<Decision> decide(const Context& context, const EndStop& command);
/// A stop's reason.
Result<Decision> decide(const Context& context, const ExplainStop& command);
/// A call for help.
Result<Decision> decide(const Context& context, const CallHelp& command);
/// A mould on.
Result<Decision> decide(const Context& context, const MountMould& command);
/// A mould off.
Result<Decision> decide(const Context& context, const UnmountMould& command);
/// A mould's care or condition.
Result<Decision> decide(const Context& context, const CareMould& command);
/// A crew.
Result<Decision> decide(const Context& context, const AssignCrew& command);
/// A typed reading and what it means.
Result<Decision> decide(const Context& context, const TypeReading& command);
/// Attendance.
Result<Decision> decide(const Context& context, const SignIn& command);
/// Attendance.
Result<Decision> decide(const Context& context, const SignOut& command);
/// Imported rows.
Result<Decision> decide(const Context& context, const ImportRows& command);
/// A note.
Result<Decision> decide(const Context& context, const AddNote& command);
/// A note taken off.
Result<Decision> decide(const Context& context, const WithdrawNote& command);

/// What live values and the passing of time lead to.
Decision observe(const Context& context, const Observation& observation);
/// Heat zone and stage changes that a glass temperature of `melt` leads to.
void heatEvents(const Context& context, const Melt& melt, double celsius, HeatSource source, std::vector<EventBody>& out);
/// Stage changes that time alone brings to `melt`.
void turnEvents(const Context& context, const Melt& melt, std::vector<EventBody>& out);

} // namespace gaffer::rules
