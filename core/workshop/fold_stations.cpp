#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"
#include "core/workshop/mould_use.hpp"

#include <algorithm>

namespace gaffer::fold {
namespace {

Station& stationOf(Workshop& workshop, const StationId& id)
{
    const auto found = workshop.stations.find(id);
    GAFFER_CHECK(found != workshop.stations.end());
    return found->second;
}

Run& runOf(Workshop& workshop, RunId id)
{
    const auto found = workshop.runs.find(id);
    GAFFER_CHECK(found != workshop.runs.end());
    return found->second;
}

Stop& stopOf(Workshop& workshop, StopId id)
{
    const auto found = workshop.stops.find(id);
    GAFFER_CHECK(found != workshop.stops.end());
    return found->second;
}

/// A tile shows what this run made; what came before stays in the total.
void beginStretch(Station& station, Instant now)
{
    station.stretch = {};
    station.stretchSince = now;
}

/// A mould nobody entered has no life to count.
void countCycle(Workshop& workshop, const MouldCopyId& mould)
{
    const auto found = workshop.moulds.find(mould);
    if (found == workshop.moulds.end()) return;
    ++found->second.counted;
    ++found->second.sinceCare;
    GAFFER_CHECK(found->second.sinceCare > 0);
}

/// A cracked copy is changed while the run goes on: what is blown from now on wears the copy that is mounted now.
void followMoulds(Workshop& workshop, const Station& station)
{
    const auto run = workshop.runs.find(station.run);
    if (run != workshop.runs.end()) run->second.mould = mouldInUse(workshop, station, run->second);
}

/// One place holds the list of mounted copies; the copy's own station is set by the caller.
void takeOff(Workshop& workshop, const StationId& station, const MouldCopyId& mould)
{
    Station& at = stationOf(workshop, station);
    std::erase(at.moulds, mould);
    followMoulds(workshop, at);
}

} // namespace

void apply(Workshop& workshop, const Event&, const QueueSet& body) { stationOf(workshop, body.station).queue = body.jobs; }

void apply(Workshop& workshop, const Event& event, const RunStarted& body)
{
    Station& station = stationOf(workshop, body.run.station);
    GAFFER_CHECK(!station.run);
    GAFFER_CHECK(body.run.id);
    GAFFER_CHECK(!body.run.endedAt);
    GAFFER_CHECK(body.run.startedAt == event.time);
    GAFFER_CHECK(body.run.counts == Counts{});
    // A number is given once: a run never takes the place of another.
    GAFFER_CHECK(!workshop.runs.contains(body.run.id));
    workshop.runs[body.run.id] = body.run;
    workshop.nextNumber = std::max(workshop.nextNumber, body.run.id.value + 1);
    station.run = body.run.id;
    beginStretch(station, event.time);
    const auto queued = std::ranges::find(station.queue, body.run.job);
    if (queued != station.queue.end()) station.queue.erase(queued);
    if (!body.run.override) return;
    pageAt(workshop, event.time)
        .notes.push_back({.kind = NoteKind::Overridden,
                          .time = event.time,
                          .by = body.run.override->by.value,
                          .station = station.id,
                          .run = body.run.id,
                          .melt = body.run.melt,
                          .restates = workshop.floor.calendar().businessDate(event.time),
                          .reason = body.run.override->reason});
}

void apply(Workshop& workshop, const Event& event, const RunEnded& body)
{
    Run& run = runOf(workshop, body.run);
    GAFFER_CHECK(!run.endedAt);
    GAFFER_CHECK(run.startedAt <= event.time);
    run.endedAt = event.time;
    Station& station = stationOf(workshop, run.station);
    GAFFER_CHECK(station.run == body.run);
    station.run = {};
    beginStretch(station, event.time);
}

void apply(Workshop& workshop, const Event&, const RunMeltChanged& body)
{
    Run& run = runOf(workshop, body.run);
    GAFFER_CHECK(!run.endedAt);
    GAFFER_CHECK(workshop.melts.contains(body.melt));
    run.melt = body.melt;
}

void apply(Workshop& workshop, const Event&, const MouldMoved& body)
{
    stationOf(workshop, body.station).mouldClosed = body.closed;
    if (body.closed) countCycle(workshop, body.mould);
}

void apply(Workshop& workshop, const Event&, const MouldMounted& body)
{
    MouldCopy& copy = workshop.moulds[body.mould];
    if (!copy.station.empty()) takeOff(workshop, copy.station, body.mould);
    copy.state = MouldState::OnStation;
    copy.station = body.station;
    Station& station = stationOf(workshop, body.station);
    GAFFER_CHECK(std::ranges::find(station.moulds, body.mould) == station.moulds.end());
    station.moulds.push_back(body.mould);
    followMoulds(workshop, station);
}

void apply(Workshop& workshop, const Event&, const MouldUnmounted& body)
{
    takeOff(workshop, body.station, body.mould);
    MouldCopy& copy = workshop.moulds[body.mould];
    GAFFER_CHECK(copy.station == body.station);
    copy.state = MouldState::InStore;
    copy.station = {};
}

void apply(Workshop& workshop, const Event& event, const MouldCared& body)
{
    MouldCopy& copy = workshop.moulds[body.mould];
    copy.sinceCare = 0;
    copy.lastCare = event.time;
}

void apply(Workshop& workshop, const Event&, const MouldStateSet& body)
{
    MouldCopy& copy = workshop.moulds[body.mould];
    if (body.state != MouldState::OnStation && !copy.station.empty()) {
        takeOff(workshop, copy.station, body.mould);
        copy.station = {};
    }
    copy.state = body.state;
    // A mould is on a station exactly while that station says so.
    GAFFER_CHECK((copy.state == MouldState::OnStation) == !copy.station.empty());
}

void apply(Workshop& workshop, const Event& event, const CrewAssigned& body)
{
    Station& station = stationOf(workshop, body.station);
    // Sending a crew home is kept as a stand of nobody, so that what is made afterwards is not put down to those who left.
    if (body.crew.empty() && station.crew == 0) return;
    const std::uint64_t index = workshop.crews.empty() ? 1 : workshop.crews.rbegin()->first + 1;
    workshop.crews[index] = {body.station, event.time, body.crew};
    station.crew = body.crew.empty() ? 0 : index;
    GAFFER_CHECK(workshop.crewAt(body.station, event.time) == station.crew);
}

void apply(Workshop& workshop, const Event&, const StopBegun& body)
{
    GAFFER_CHECK(body.stop.id);
    GAFFER_CHECK(!body.stop.to);
    GAFFER_CHECK(!workshop.stops.contains(body.stop.id));
    GAFFER_CHECK(!stationOf(workshop, body.stop.station).stop);
    workshop.stops[body.stop.id] = body.stop;
    workshop.nextNumber = std::max(workshop.nextNumber, body.stop.id.value + 1);
    stationOf(workshop, body.stop.station).stop = body.stop.id;
}

void apply(Workshop& workshop, const Event& event, const StopEnded& body)
{
    Stop& stop = stopOf(workshop, body.stop);
    GAFFER_CHECK(!stop.to);
    GAFFER_CHECK(stop.from <= event.time);
    stop.to = event.time;
    Station& station = stationOf(workshop, stop.station);
    GAFFER_CHECK(station.stop == body.stop);
    station.stop = {};
}

void apply(Workshop& workshop, const Event&, const StopExplained& body)
{
    Stop& stop = stopOf(workshop, body.stop);
    stop.reason = body.reason;
    stop.note = body.note;
}

void apply(Workshop& workshop, const Event& event, const CallMoved& body)
{
    std::optional<HelpCall>& call = stationOf(workshop, body.station).call;
    switch (body.step) {
    case CallStep::Called: call = HelpCall{body.whom, event.time, {}}; return;
    case CallStep::Coming:
        if (call) call->coming = WorkerNo{event.by};
        return;
    case CallStep::Over: call.reset(); return;
    }
}

} // namespace gaffer::fold
