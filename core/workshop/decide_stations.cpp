#include "core/piece/catalogue.hpp"
#include "core/workshop/decide_context.hpp"

#include <algorithm>

namespace gaffer::rules {
namespace {

/// A stop may begin without a reason and be explained when the fire is out.
std::optional<Fault> reasonFault(const ReasonCode& reason)
{
    if (reason.empty() || findDowntimeReason(reason)) return std::nullopt;
    return refusal("reason.unknown", {reason.value});
}

/// A worker can stand in one crew only: the crews he leaves.
std::vector<EventBody> leaveOtherCrews(const Context& context, const AssignCrew& command)
{
    std::vector<EventBody> events;
    for (const auto& [id, station] : context.workshop.stations) {
        if (id == command.station || station.crew == 0) continue;
        Crew left = context.workshop.crews.at(station.crew).crew;
        const auto moved = [&](const CrewMember& member) {
            return std::ranges::find(command.members, member.worker, &CrewMember::worker) != command.members.end();
        };
        if (std::erase_if(left, moved) > 0) events.push_back(CrewAssigned{id, left});
    }
    return events;
}

/// In the order of the copies' numbers, so that the same workshop always chooses the same copy.
const MouldCopy* firstFree(const Workshop& workshop, const MouldNo& mould)
{
    for (const auto& [id, copy] : workshop.moulds)
        if (id.mould == mould && copy.station.empty() && mayStart(fitnessOf(copy, workshop.floor.settings))) return &copy;
    return nullptr;
}

Result<MouldCopyId> copyFor(const Context& context, const MountMould& command)
{
    const MouldCopyId wanted{command.mould, command.copy};
    if (command.copy != 0) {
        if (!context.workshop.moulds.contains(wanted)) return refusal("mould.unknown", {textOf(wanted)});
        return wanted;
    }
    if (const MouldCopy* free = firstFree(context.workshop, command.mould)) return free->mould.key();
    const auto any = [&](const auto& each) { return each.first.mould == command.mould; };
    if (std::ranges::none_of(context.workshop.moulds, any)) return refusal("mould.unknown", {command.mould.value});
    return refusal("mould.notMounted", {command.mould.value});
}

} // namespace

Result<Decision> decide(const Context& context, const BeginStop& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    if ((*station)->stop) return refusal("stop.already", {command.station.value});
    if (const auto fault = reasonFault(command.reason)) return *fault;
    Stop stop;
    stop.id = StopId{context.workshop.nextNumber};
    stop.station = command.station;
    stop.run = (*station)->run;
    stop.from = context.now;
    stop.reason = command.reason;
    stop.note = command.note;
    return Decision{{StopBegun{stop}}, stop.id.value};
}

Result<Decision> decide(const Context& context, const EndStop& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    if (!(*station)->stop) return refusal("stop.none", {command.station.value});
    return Decision{{StopEnded{(*station)->stop}}, (*station)->stop.value};
}

Result<Decision> decide(const Context& context, const CallHelp& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    const std::optional<HelpCall>& call = (*station)->call;
    if (command.step == CallStep::Called) {
        if (call && call->whom == command.whom) return refusal("call.already", {command.station.value});
        return Decision{{CallMoved{command.station, command.whom, command.step}}, 0};
    }
    if (!call) return refusal("call.none", {command.station.value});
    return Decision{{CallMoved{command.station, call->whom, command.step}}, 0};
}

Result<Decision> decide(const Context& context, const ExplainStop& command)
{
    if (!context.workshop.stops.contains(command.stop)) return refusal("stop.unknown", {std::to_string(command.stop.value)});
    if (command.reason.empty()) return refusal("reason.needed");
    if (const auto fault = reasonFault(command.reason)) return *fault;
    return Decision{{StopExplained{command.stop, command.reason, command.note}}, command.stop.value};
}

Result<Decision> decide(const Context& context, const MountMould& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    const auto id = copyFor(context, command);
    if (!id) return id.error();
    const MouldCopy& copy = context.workshop.moulds.at(*id);
    if (!copy.station.empty()) {
        if (copy.station == command.station) return Decision{};
        return refusal("mould.taken", {textOf(*id), copy.station.value});
    }
    std::vector<Fault> failed;
    const MouldFitness fitness = fitnessOf(copy, context.workshop.floor.settings);
    if (!mayStart(fitness)) failed.push_back(refusal("mould.notFit", {textOf(*id), std::string{nameOf(fitness)}}));
    const auto pass = passGuards(context, failed, command.override, command.reason);
    if (!pass) return pass.error();
    return Decision{{MouldMounted{command.station, *id}}, 0};
}

Result<Decision> decide(const Context& context, const UnmountMould& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    const auto& mounted = (*station)->moulds;
    if (mounted.empty()) return refusal("mould.unmountNone", {command.station.value});
    const MouldCopyId id = command.mould.value_or(mounted.back());
    if (std::ranges::find(mounted, id) == mounted.end()) return refusal("mould.unmountNone", {command.station.value});
    return Decision{{MouldUnmounted{command.station, id}}, 0};
}

Result<Decision> decide(const Context& context, const CareMould& command)
{
    const MouldCopyId id{command.mould, command.copy};
    if (!context.workshop.moulds.contains(id)) return refusal("mould.unknown", {textOf(id)});
    if (!command.state) return Decision{{MouldCared{id, command.note}}, 0};
    if (*command.state == MouldState::OnStation && context.workshop.moulds.at(id).station.empty())
        return refusal("mould.mountFirst", {textOf(id)});
    return Decision{{MouldStateSet{id, *command.state, command.note}}, 0};
}

Result<Decision> decide(const Context& context, const AssignCrew& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    for (const CrewMember& member : command.members)
        if (!context.workshop.workers.contains(member.worker)) return refusal("crew.worker", {member.worker.value});
    Decision decision{leaveOtherCrews(context, command), 0};
    decision.events.push_back(CrewAssigned{command.station, command.members});
    return decision;
}

Result<Decision> decide(const Context& context, const SignIn& command)
{
    if (!context.workshop.workers.contains(command.worker)) return refusal("crew.worker", {command.worker.value});
    return Decision{{WorkerSignedIn{command.worker}}, 0};
}

Result<Decision> decide(const Context&, const SignOut& command) { return Decision{{WorkerSignedOut{command.worker}}, 0}; }

Result<Decision> decide(const Context&, const ImportRows& command)
{
    Decision decision;
    // What is referred to comes first, so that each event stands on those before it.
    for (const Recipe& recipe : command.recipes) decision.events.push_back(RecipeDefined{recipe});
    for (const Product& product : command.products) decision.events.push_back(ProductDefined{product});
    for (const Mould& mould : command.moulds) decision.events.push_back(MouldDefined{mould});
    for (const Order& order : command.orders) decision.events.push_back(OrderDefined{order});
    for (const Worker& worker : command.workers) decision.events.push_back(WorkerDefined{worker});
    if (decision.events.empty()) return refusal("import.empty");
    const auto rows = static_cast<std::int64_t>(decision.events.size());
    decision.events.push_back(ImportDone{command.what, rows});
    decision.number = static_cast<std::uint64_t>(rows);
    return decision;
}

} // namespace gaffer::rules
