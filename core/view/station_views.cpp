#include "core/view/views.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {
namespace {

JobView describe(const Workshop& workshop, const Job& job)
{
    JobView view;
    view.product = job.product;
    view.pieces = job.pieces;
    if (job.line) {
        view.order = job.line->order.value;
        view.line = job.line->line;
        const auto order = workshop.orders.find(*job.line);
        if (order != workshop.orders.end()) view.due = order->second.order.due;
    }
    const auto product = workshop.products.find(job.product);
    if (product == workshop.products.end()) return view;
    view.nameZh = product->second.nameZh;
    view.nameEn = product->second.nameEn;
    view.mould = product->second.mould;
    view.glass = product->second.glass;
    return view;
}

void describeCounts(const Station& station, StationView& view)
{
    const Counts& counts = station.stretch;
    view.made = counts.made;
    // Rejects of pieces that nobody counted are no debt of good ones.
    view.good = std::max<std::int64_t>(0, counts.made - counts.hotDefects);
    view.defects = counts.hotDefects + counts.coldDefects;
    const std::int64_t selected = counts.gradeA + counts.gradeB + counts.gradeC;
    if (selected + counts.coldDefects > 0) view.accepted = selected;
    view.madeTotal = station.total.made;
    view.defectsTotal = station.total.hotDefects + station.total.coldDefects;
    view.lastPiece = station.lastPiece;
}

/// The number on the device is shown while it can be used; else the last one that was recorded.
void describeCounter(const ViewSource& source, const StationWiring& wired, const Station& station, StationView& view)
{
    if (station.counter) view.counterRaw = station.counter->raw;
    if (!wired.pieceCounter) return;
    const PointValue* live = source.live.find(*wired.pieceCounter);
    QualityMark mark = live ? live->mark : badMark(Reason::Starting);
    // A good reading of a counter that jumped where no crew can have brought it.
    if (mark.good() && !station.counterTrusted) mark = badMark(Reason::OutOfRange);
    view.counterQuality = std::string{nameOf(mark.quality)};
    if (live && live->mark.usable()) view.counterRaw = live->raw;
}

/// The run's copy; between runs the one that is still mounted, so that the next shift sees it.
void describeMould(const Workshop& workshop, const Station& station, StationView& view)
{
    const Run* run = workshop.runAt(station.id);
    MouldCopyId id = run ? run->mould : MouldCopyId{};
    if (!run && !station.moulds.empty()) id = station.moulds.back();
    const auto copy = workshop.moulds.find(id);
    if (copy == workshop.moulds.end()) return;
    view.mouldCopy = id.mould.value + "/" + std::to_string(id.copy);
    view.mouldCycles = copy->second.cycles() ? copy->second.cycles() : std::optional{copy->second.counted};
    view.mouldLife = copy->second.mould.lifeCycles;
    view.mouldFitness = fitnessOf(copy->second, workshop.floor.settings);
}

void describeCrew(const ViewSource& source, const Station& station, StationView& view)
{
    const auto crew = source.workshop.crews.find(station.crew);
    if (crew == source.workshop.crews.end()) return;
    for (const CrewMember& member : crew->second.crew) {
        const auto name = source.names.find(member.worker);
        view.crew.push_back({member.worker, name == source.names.end() ? std::string{} : name->second, member.role});
    }
}

void describeRun(const ViewSource& source, const Run& run, const std::vector<MeltView>& melts, StationView& view)
{
    const Workshop& workshop = source.workshop;
    GAFFER_CHECK(run.station == view.id);
    GAFFER_CHECK(run.startedAt <= source.now);
    view.run = run.id.value;
    view.job = describe(workshop, run.job);
    view.product = run.job.product;
    view.since = run.startedAt;
    if (run.job.pieces > 0) view.target = std::max<std::int64_t>(0, run.job.pieces - run.counts.made);
    const auto product = workshop.products.find(run.job.product);
    if (product != workshop.products.end()) view.cycleS = product->second.cycleS;
    const auto melt = std::ranges::find_if(melts, [&](const MeltView& each) { return run.melt && each.melt == run.melt.value; });
    if (melt == melts.end()) return;
    view.melt = melt->melt;
    view.pot = melt->pot;
    view.meltStage = melt->stage;
    view.minutesLeft = melt->minutesLeft;
}

/// A stop outranks a run that stands: nobody blows glass in a stop.
void describeState(const Workshop& workshop, const Station& station, StationView& view)
{
    const auto stop = workshop.stops.find(station.stop);
    if (stop != workshop.stops.end()) {
        GAFFER_CHECK(stop->second.station == station.id);
        GAFFER_CHECK(!stop->second.to);
        view.state = StationState::Stopped;
        view.stop = stop->first.value;
        view.reason = stop->second.reason.value;
        view.since = stop->second.from;
        return;
    }
    if (!station.run) return;
    const bool waits = !view.meltStage.empty() && view.meltStage != nameOf(MeltStage::Workable);
    view.state = waits ? StationState::Waiting : StationState::Running;
    if (waits) view.reason = "melt " + view.meltStage;
}

CallView describeCall(const ViewSource& source, const HelpCall& call)
{
    const auto name = source.names.find(call.coming);
    return {call.whom, call.since, name == source.names.end() ? call.coming.value : name->second};
}

std::string tallyText(const Tally& tally)
{
    const std::string what = tally.defect.empty() ? std::string{nameOf(tally.grade)} : tally.defect.value;
    return what + " " + std::to_string(tally.pieces);
}

void describeTallies(const Workshop& workshop, StationView& view)
{
    view.toExplain = workshop.tallies.toExplainAt(view.id);
    const Tally* newest = workshop.tallies.newestByHand(view.id);
    if (newest == nullptr) return;
    view.lastTally = newest->id.value;
    view.lastTallyText = tallyText(*newest);
    view.lastTallyAt = newest->recordedAt;
}

StationView describeStation(const ViewSource& source, const StationWiring& wired, const Station& station,
                            const std::vector<MeltView>& melts)
{
    StationView view;
    view.id = wired.id;
    view.name = wired.name;
    view.furnace = wired.furnace;
    for (const Job& job : station.queue) view.queue.push_back(describe(source.workshop, job));
    describeCounts(station, view);
    describeTallies(source.workshop, view);
    describeCounter(source, wired, station, view);
    describeMould(source.workshop, station, view);
    describeCrew(source, station, view);
    if (const Run* run = source.workshop.runAt(wired.id)) describeRun(source, *run, melts, view);
    describeState(source.workshop, station, view);
    if (station.call) view.call = describeCall(source, *station.call);
    return view;
}

} // namespace

std::vector<StationView> stationViews(const ViewSource& source)
{
    const std::vector<MeltView> melts = meltViews(source);
    std::vector<StationView> views;
    for (const StationWiring& wired : source.workshop.floor.stations) {
        const auto station = source.workshop.stations.find(wired.id);
        if (station != source.workshop.stations.end()) views.push_back(describeStation(source, wired, station->second, melts));
    }
    return views;
}

} // namespace gaffer
