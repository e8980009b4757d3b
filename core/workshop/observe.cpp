#include "core/base/check.hpp"
#include "core/melt/melt_rules.hpp"
#include "core/workshop/decide_context.hpp"

#include <algorithm>
#include <map>

namespace gaffer::rules {
namespace {

/// A counter gives one event per station in this time while it moves.
constexpr Duration counterPace{std::chrono::seconds{10}};
/// Bits of a counter whose wiring does not say.
constexpr int usualCounterBits = 16;

using Seen = std::map<PointName, const PointValue*>;

const PointValue* find(const Seen& seen, const std::optional<PointName>& point)
{
    if (!point) return nullptr;
    const auto found = seen.find(*point);
    return found == seen.end() ? nullptr : found->second;
}

/// Collects events and hands out numbers for the tallies among them.
struct Outcomes {
    std::vector<EventBody> events;
    std::uint64_t nextNumber{};
};

/// Zero pieces are no tally: a counter that was reset to 0 has made nothing yet.
void count(const Context& context, const Station& station, std::int64_t pieces, TallySource source, Instant from, Outcomes& out)
{
    if (pieces <= 0) return;
    out.events.push_back(TallyRecorded{countedTally(context, station, pieces, source, from, out.nextNumber++)});
}

/// A counter not read yet since the start says nothing about itself.
void observeTrust(const Station& station, const QualityMark& mark, Outcomes& out)
{
    if (mark.reason == Reason::Starting || mark.good() == station.counterTrusted) return;
    out.events.push_back(CounterTrustChanged{station.id, mark.good(), mark.reasonText()});
}

int bitsOf(const Floor& floor, const PointName& counter)
{
    const auto wired = floor.counterBits.find(counter);
    return wired == floor.counterBits.end() ? usualCounterBits : wired->second;
}

/// One step of a station's counter to `to`; `standIn` pieces of it were counted by taps and mould edges meanwhile.
void moveCounter(const Context& context, const StationWiring& wired, const Station& station, CounterState from, CounterState to,
                 std::int64_t standIn, Outcomes& out)
{
    const CounterMove move =
        countPieces(from.raw, to.raw, bitsOf(context.workshop.floor, *wired.pieceCounter), to.at - from.at, wired.shortestCycle);
    const std::int64_t pieces = std::max<std::int64_t>(0, move.pieces - standIn);
    GAFFER_CHECK(move.step != CounterStep::Baseline);
    GAFFER_CHECK(pieces <= move.pieces);
    out.events.push_back(CounterMoved{station.id, to.raw, move.step, pieces});
    count(context, station, pieces, TallySource::Counter, std::min(from.at, context.now), out);
}

/// What a counter said since it was recorded.
struct CounterWord {
    CounterState recorded;
    /// The reading before the new one; what was recorded where it was not read since.
    CounterState last;
    CounterState now;
};

/// A rise may wait, because the device holds the truth meanwhile. A fall may not: what the counter held before is gone from the
/// device, and a counter that began anew would soon pass what is recorded and look unbroken.
void heedCounter(const Context& context, const StationWiring& wired, const Station& station, const CounterWord& word,
                 Observation::Pace pace, Outcomes& out)
{
    const auto& [recorded, last, now] = word;
    const std::int64_t standIn = std::max<std::int64_t>(0, station.standIn);
    if (now.raw < last.raw) {
        // Nothing stood in for the counter before it was last read: a rise is recorded at once when something did.
        if (last.raw != recorded.raw) moveCounter(context, wired, station, recorded, {last.raw, context.now}, 0, out);
        moveCounter(context, wired, station, last, now, standIn, out);
        return;
    }
    const bool waits = pace == Observation::Pace::AtLeisure && standIn == 0 && context.now - recorded.at < counterPace;
    if (now.raw == recorded.raw || waits) return;
    moveCounter(context, wired, station, recorded, {now.raw, context.now}, standIn, out);
}

/// A counter that jumped farther than any crew works is not believed, and taps and mould edges stand in for it, until it is back
/// where it was or counts on from where it jumped to: then that is its new baseline.
void heedJump(const Context& context, const StationWiring& wired, const Station& station, const CounterWord& word, Outcomes& out)
{
    const std::int64_t rise = word.now.raw - word.last.raw;
    const bool countsOn = rise > 0 && canHaveBeenMade(rise, word.now.at - word.last.at, wired.shortestCycle);
    observeTrust(station, countsOn ? goodMark : badMark(Reason::OutOfRange), out);
    if (!countsOn) return;
    out.events.push_back(CounterMoved{station.id, word.last.raw, CounterStep::Baseline, 0});
    moveCounter(context, wired, station, word.last, word.now, std::max<std::int64_t>(0, station.standIn), out);
}

void observeCounter(const Context& context, const StationWiring& wired, const Station& station, const Seen& held,
                    const PointValue& value, Observation::Pace pace, Outcomes& out)
{
    const bool told = value.mark.good() && value.raw >= 0;
    if (!told || !station.counter) observeTrust(station, value.mark, out);
    if (!told) return;
    if (!station.counter) {
        out.events.push_back(CounterMoved{station.id, value.raw, CounterStep::Baseline, 0});
        return;
    }
    const CounterState recorded = *station.counter;
    GAFFER_CHECK(recorded.at <= context.now);
    const auto jumped = [&](std::int64_t raw) {
        return isWildRise(recorded.raw, raw, context.now - recorded.at, wired.shortestCycle);
    };
    const PointValue* read = find(held, wired.pieceCounter);
    CounterWord word{recorded, recorded, {value.raw, read ? value.time : context.now}};
    if (read) word.last = {read->raw, read->time};
    if (jumped(value.raw)) return heedJump(context, wired, station, word, out);
    // A value that jumped and came back was never a count.
    if (jumped(word.last.raw)) word.last = recorded;
    observeTrust(station, value.mark, out);
    heedCounter(context, wired, station, word, pace, out);
}

/// Two mounted copies of the run's mould take turns; without a run, all that are mounted.
MouldCopyId copyInUse(const Workshop& workshop, const Station& station)
{
    const Run* run = workshop.runAt(station.id);
    std::vector<MouldCopyId> turns;
    std::int64_t cycles = 0;
    for (const MouldCopyId& id : station.moulds) {
        if (run && !run->mould.mould.empty() && run->mould.mould != id.mould) continue;
        turns.push_back(id);
        cycles += std::max<std::int64_t>(0, workshop.moulds.at(id).counted);
    }
    if (turns.empty()) return {};
    GAFFER_CHECK(cycles >= 0);
    return turns[static_cast<std::size_t>(cycles) % turns.size()];
}

void observeMould(const Context& context, const StationWiring& wired, const Station& station, const PointValue& value,
                  Outcomes& out)
{
    if (!value.mark.good()) return;
    const bool closed = value.value != 0;
    if (station.mouldClosed == closed) return;
    // The first position ever seen is where the switch stood, not a movement.
    const bool cycle = closed && station.mouldClosed.has_value();
    out.events.push_back(MouldMoved{station.id, closed, cycle ? copyInUse(context.workshop, station) : MouldCopyId{}});
    // The counter is the truth while it can be believed; its pieces are not counted again by the switch.
    const bool counts = !wired.pieceCounter || !station.counterTrusted;
    if (cycle && counts) count(context, station, 1, TallySource::MouldEdge, context.now, out);
}

void observeStations(const Context& context, const Seen& seen, const Seen& held, Observation::Pace pace, Outcomes& out)
{
    for (const StationWiring& wired : context.workshop.floor.stations) {
        const auto station = context.workshop.stations.find(wired.id);
        GAFFER_CHECK(station != context.workshop.stations.end());
        if (const PointValue* counter = find(seen, wired.pieceCounter))
            observeCounter(context, wired, station->second, held, *counter, pace, out);
        if (const PointValue* mould = find(seen, wired.mouldClosed)) observeMould(context, wired, station->second, *mould, out);
    }
}

/// The glass point counts if it is wired, else crown less offset; a bad or missing sensor moves nothing.
void observeMelt(const Context& context, const FurnaceWiring& furnace, const PotWiring& pot, const Seen& seen, Outcomes& out)
{
    const Melt* melt = context.workshop.meltIn(pot.id);
    if (!melt) return;
    const PointValue* glass = find(seen, pot.glass);
    const PointValue* crown = pot.glass ? nullptr : find(seen, furnace.crown);
    if (glass && glass->mark.good())
        heatEvents(context, *melt, glass->value, HeatSource::Wired, out.events);
    else if (crown && crown->mark.good())
        heatEvents(context, *melt, crown->value - furnace.glassOffset, HeatSource::Estimated, out.events);
    else
        turnEvents(context, *melt, out.events);
}

void observeMelts(const Context& context, const Seen& seen, Outcomes& out)
{
    for (const FurnaceWiring& furnace : context.workshop.floor.furnaces)
        for (const PotWiring& pot : furnace.pots) observeMelt(context, furnace, pot, seen, out);
}

/// Hours of UTC: no zone moves the turn of the hour by less than half of one.
bool sameHour(Instant a, Instant b)
{
    return std::chrono::floor<std::chrono::hours>(a) == std::chrono::floor<std::chrono::hours>(b);
}

/// A meter is noted at the turn of each hour, so that every business date begins and ends with a reading.
void observeMeters(const Context& context, const Seen& seen, Outcomes& out)
{
    for (const MeterWiring& meter : context.workshop.floor.meters) {
        const PointValue* value = find(seen, meter.point);
        if (!value || !value->mark.good()) continue;
        const auto noted = context.workshop.meterNoted.find(meter.id);
        if (noted != context.workshop.meterNoted.end() && sameHour(noted->second, context.now)) continue;
        out.events.push_back(MeterRead{meter.id, value->value, false});
    }
}

} // namespace

Decision observe(const Context& context, const Observation& observation)
{
    // Of two values of one point the last is what it says now, and the first of two held ones is what it held before.
    Seen seen;
    for (const PointValue& value : observation.values) seen[value.info.name] = &value;
    Seen held;
    for (const PointValue& value : observation.held) held.try_emplace(value.info.name, &value);
    Outcomes out{{}, context.workshop.nextNumber};
    observeStations(context, seen, held, observation.pace, out);
    observeMelts(context, seen, out);
    observeMeters(context, seen, out);
    GAFFER_CHECK(out.nextNumber >= context.workshop.nextNumber);
    return {std::move(out.events), 0};
}

} // namespace gaffer::rules
