#include "core/base/check.hpp"
#include "core/workshop/decide_context.hpp"
#include "core/workshop/mould_use.hpp"

#include <algorithm>
#include <ranges>

namespace gaffer::rules {
namespace {

constexpr std::int64_t mostPieces = 1'000'000;

/// What a run would be made of, and the guards it fails.
struct Plan {
    Run run;
    std::vector<Fault> failed;
    /// A copy to mount first, when a free one was found.
    std::optional<MouldCopyId> mount;
};

Result<Job> jobFor(const Context& context, const Station& station, const StartRun& command)
{
    if (!command.line && command.product.empty()) {
        if (station.queue.empty()) return refusal("run.noJob", {station.id.value});
        return station.queue.front();
    }
    Job job{command.line, command.product, command.pieces};
    if (command.line) {
        const auto order = context.workshop.orders.find(*command.line);
        if (order == context.workshop.orders.end())
            return refusal("order.unknown", {command.line->order.value + "/" + std::to_string(command.line->line)});
        if (job.product.empty()) job.product = order->second.order.product;
        if (job.pieces == 0) job.pieces = std::max<std::int64_t>(0, order->second.order.quantity - order->second.made);
    }
    if (!context.workshop.products.contains(job.product)) return refusal("product.unknown", {job.product.value});
    const auto queued = std::ranges::find_if(
        station.queue, [&](const Job& each) { return each.line == job.line && each.product == job.product; });
    // A job that stands in the queue keeps its own number of pieces, unless the person says another.
    return queued != station.queue.end() && command.pieces == 0 ? *queued : job;
}

GlassCode glassOf(const Workshop& workshop, const ProductCode& product)
{
    const auto found = workshop.products.find(product);
    return found == workshop.products.end() ? GlassCode{} : found->second.glass;
}

/// Glass nobody named suits everything: a workshop of one glass need not enter it.
bool suits(const Melt& melt, const GlassCode& glass) { return glass.empty() || melt.glass.empty() || melt.glass == glass; }

/// The melt of a furnace that should be worked first: workable, of the right glass, with the least left.
const Melt* bestMelt(const Workshop& workshop, const FurnaceWiring& furnace, const GlassCode& glass)
{
    const Melt* best = nullptr;
    for (const PotWiring& pot : furnace.pots) {
        const Melt* melt = workshop.meltIn(pot.id);
        const bool fits = melt && melt->stage == MeltStage::Workable && suits(*melt, glass) && workshop.workableKg(*melt) > 0;
        if (fits && (!best || workshop.workableKg(*melt) < workshop.workableKg(*best))) best = melt;
    }
    return best;
}

/// Less than one gather is nothing to start on, even above the heel.
void guardMelt(const Context& context, const Melt& melt, const GlassCode& glass, const ProductCode& product,
               std::vector<Fault>& failed)
{
    if (melt.stage != MeltStage::Workable)
        failed.push_back(refusal("melt.notWorkable", {melt.pot.value, std::string{nameOf(melt.stage)}}));
    if (!suits(melt, glass)) failed.push_back(refusal("melt.otherGlass", {melt.pot.value, melt.glass.value, glass.value}));
    const double left = context.workshop.workableKg(melt);
    if (left <= 0 || left < context.workshop.drawOf(product, 1))
        failed.push_back(refusal("melt.capacity", {melt.pot.value, numberText(left)}));
}

/// Finds the melt to draw from and adds the guards it fails. A pot named by a person must exist.
std::optional<Fault> chooseMelt(const Context& context, const StartRun& command, const FurnaceWiring& furnace, Plan& plan)
{
    if (!command.pot.empty()) {
        const auto melt = meltOf(context, command.pot);
        if (!melt && melt.error().code == FaultCode::NotFound) return melt.error();
        if (!melt) {
            plan.failed.push_back(refusal("melt.noneWorkable", {furnace.id.value, plan.run.glass.value}));
            return std::nullopt;
        }
        plan.run.melt = (*melt)->id;
        guardMelt(context, **melt, plan.run.glass, plan.run.job.product, plan.failed);
        return std::nullopt;
    }
    if (const Melt* melt = bestMelt(context.workshop, furnace, plan.run.glass)) {
        plan.run.melt = melt->id;
        guardMelt(context, *melt, plan.run.glass, plan.run.job.product, plan.failed);
    } else {
        plan.failed.push_back(refusal("melt.noneWorkable", {furnace.id.value, plan.run.glass.value}));
    }
    return std::nullopt;
}

/// Lampwork draws from bought tube: any lot of its glass that is not used up; none is needed to count.
std::optional<Fault> chooseTube(const Context& context, const StartRun& command, Plan& plan)
{
    if (!command.tubeLot.empty()) {
        if (!context.workshop.tubeLots.contains(command.tubeLot)) return refusal("tubeLot.unknown", {command.tubeLot.value});
        plan.run.tubeLot = command.tubeLot;
        return std::nullopt;
    }
    for (const auto& [id, lot] : context.workshop.tubeLots) {
        const bool fits = plan.run.glass.empty() || lot.glass.empty() || lot.glass == plan.run.glass;
        if (fits && lot.drawnKg < lot.receivedKg) plan.run.tubeLot = id;
    }
    return std::nullopt;
}

/// A mounted copy for the product, else a free fit one to mount, else the guard that tells there is none.
void chooseMould(const Context& context, const Station& station, Plan& plan)
{
    const auto product = context.workshop.products.find(plan.run.job.product);
    if (product == context.workshop.products.end()) return;
    for (const MouldCopyId& mounted : station.moulds | std::views::reverse)
        if (blownIn(context.workshop.moulds.at(mounted), product->second)) {
            plan.run.mould = mounted;
            return;
        }
    MouldNo known;
    for (const auto& [id, copy] : context.workshop.moulds) {
        if (!blownIn(copy, product->second)) continue;
        known = id.mould;
        if (copy.station.empty() && mayStart(fitnessOf(copy, context.workshop.floor.settings))) {
            plan.run.mould = id;
            plan.mount = id;
            return;
        }
    }
    // A mould nobody entered in the list is not missed.
    if (!known.empty()) plan.failed.push_back(refusal("mould.notMounted", {known.value}));
}

std::optional<Fault> takeMould(const Context& context, const Station& station, const MouldCopyId& wanted, Plan& plan)
{
    const auto copy = context.workshop.moulds.find(wanted);
    if (copy == context.workshop.moulds.end()) return refusal("mould.unknown", {textOf(wanted)});
    if (!copy->second.station.empty() && copy->second.station != station.id)
        return refusal("mould.taken", {textOf(wanted), copy->second.station.value});
    plan.run.mould = wanted;
    if (copy->second.station.empty()) plan.mount = wanted;
    return std::nullopt;
}

void guardMould(const Context& context, Plan& plan)
{
    const auto copy = context.workshop.moulds.find(plan.run.mould);
    if (copy == context.workshop.moulds.end()) return;
    const MouldFitness fitness = fitnessOf(copy->second, context.workshop.floor.settings);
    if (!mayStart(fitness))
        plan.failed.push_back(refusal("mould.notFit", {textOf(plan.run.mould), std::string{nameOf(fitness)}}));
}

Result<Plan> planRun(const Context& context, const Station& station, const StartRun& command)
{
    const auto job = jobFor(context, station, command);
    if (!job) return job.error();
    Plan plan;
    plan.run.job = *job;
    plan.run.glass = glassOf(context.workshop, job->product);
    const FurnaceWiring* furnace = context.workshop.floor.furnace(context.workshop.floor.station(station.id)->furnace);
    std::optional<Fault> fault;
    if (furnace && furnace->kind != FurnaceKind::None)
        fault = chooseMelt(context, command, *furnace, plan);
    else
        fault = chooseTube(context, command, plan);
    if (fault) return *fault;
    if (command.mould)
        fault = takeMould(context, station, *command.mould, plan);
    else
        chooseMould(context, station, plan);
    if (fault) return *fault;
    guardMould(context, plan);
    return plan;
}

/// What must go before a run can start: the run that stands, a stop, another mould.
void clearStation(const Station& station, const Plan& plan, std::vector<EventBody>& out)
{
    if (station.run) out.push_back(RunEnded{station.run});
    if (station.stop) out.push_back(StopEnded{station.stop});
    if (!plan.mount) return;
    // Copies of one mould may take turns; another mould must come off, or its wear would be counted with this run.
    for (const MouldCopyId& mounted : station.moulds)
        if (mounted.mould != plan.mount->mould) out.push_back(MouldUnmounted{station.id, mounted});
    out.push_back(MouldMounted{station.id, *plan.mount});
}

Result<Job> queuedJob(const Context& context, Job job)
{
    if (job.line) {
        const auto order = context.workshop.orders.find(*job.line);
        if (order == context.workshop.orders.end())
            return refusal("order.unknown", {job.line->order.value + "/" + std::to_string(job.line->line)});
        if (job.product.empty()) job.product = order->second.order.product;
        if (job.pieces == 0) job.pieces = std::max<std::int64_t>(0, order->second.order.quantity - order->second.made);
    }
    if (!context.workshop.products.contains(job.product)) return refusal("product.unknown", {job.product.value});
    if (job.pieces < 0 || job.pieces > mostPieces) return outOfRange("pieces", static_cast<double>(job.pieces), 0, mostPieces);
    return job;
}

} // namespace

Result<Decision> decide(const Context& context, const StartRun& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    if (command.pieces < 0 || command.pieces > mostPieces)
        return outOfRange("pieces", static_cast<double>(command.pieces), 0, mostPieces);
    auto plan = planRun(context, **station, command);
    if (!plan) return plan.error();
    const auto pass = passGuards(context, plan->failed, command.override, command.reason);
    if (!pass) return pass.error();
    Decision decision;
    clearStation(**station, *plan, decision.events);
    plan->run.id = RunId{context.workshop.nextNumber};
    plan->run.station = command.station;
    plan->run.startedAt = context.now;
    plan->run.override = *pass;
    // Whatever a guard refuses passes only under somebody's name.
    GAFFER_CHECK(plan->failed.empty() || plan->run.override);
    GAFFER_CHECK(!plan->run.melt || plan->run.tubeLot.empty());
    decision.events.push_back(RunStarted{plan->run});
    decision.number = plan->run.id.value;
    return decision;
}

Result<Decision> decide(const Context& context, const EndRun& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    if (!(*station)->run) return refusal("run.none", {command.station.value});
    return Decision{{RunEnded{(*station)->run}}, (*station)->run.value};
}

Result<Decision> decide(const Context& context, const DrawFrom& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    const Run* run = context.workshop.runAt(command.station);
    if (!run) return refusal("run.none", {command.station.value});
    const auto melt = meltOf(context, command.pot);
    if (!melt) return melt.error();
    std::vector<Fault> failed;
    guardMelt(context, **melt, run->glass, run->job.product, failed);
    if (!failed.empty()) return failed.front();
    return Decision{{RunMeltChanged{run->id, (*melt)->id}}, run->id.value};
}

Result<Decision> decide(const Context& context, const SetQueue& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    QueueSet set{command.station, {}};
    for (const Job& wanted : command.jobs) {
        auto job = queuedJob(context, wanted);
        if (!job) return job.error();
        set.jobs.push_back(*std::move(job));
    }
    return Decision{{std::move(set)}, 0};
}

Result<Decision> decide(const Context& context, const Dispatch& command)
{
    for (const StationId& id : command.stations)
        if (const auto station = stationOf(context, id); !station) return station.error();
    // The proposals come from the engine's dispatcher as ApplyQueues; without one there is nothing to propose.
    return refusal("dispatch.none");
}

Result<Decision> decide(const Context& context, const AddToQueue& command)
{
    const auto station = stationOf(context, command.station);
    if (!station) return station.error();
    auto job = queuedJob(context, {command.line, command.product, command.pieces});
    if (!job) return job.error();
    QueueSet set{command.station, (*station)->queue};
    set.jobs.push_back(*std::move(job));
    return Decision{{std::move(set)}, 0};
}

} // namespace gaffer::rules
