#include "core/base/check.hpp"
#include "core/workshop/fold.hpp"

#include <algorithm>
#include <array>

namespace gaffer::fold {
namespace {

/// A weekend and a day: long enough to correct Friday's count on Monday.
constexpr Duration tallyKept{std::chrono::hours{72}};
/// As long as the day book itself.
constexpr Duration bookKept{std::chrono::hours{24 * 70}};
/// A tap takes its time to arrive; only what is later was booked back.
constexpr Duration justNow{std::chrono::minutes{1}};

bool isDefect(Grade grade) { return grade == Grade::Reject || grade == Grade::Rework; }

/// Which count of Counts a tally adds to.
std::int64_t* counterFor(Counts& counts, const Tally& tally)
{
    const bool hot = tally.place == CountingPlace::HotEnd;
    switch (tally.grade) {
    case Grade::Made: return &counts.made;
    case Grade::Passed:
        return tally.place == CountingPlace::LehrEntry ? &counts.lehrEntry
               : tally.place == CountingPlace::Packing ? &counts.packed
                                                       : nullptr;
    case Grade::A: return hot ? nullptr : &counts.gradeA;
    case Grade::B: return hot ? nullptr : &counts.gradeB;
    case Grade::C: return hot ? nullptr : &counts.gradeC;
    case Grade::Rework:
    case Grade::Reject: return hot ? &counts.hotDefects : &counts.coldDefects;
    }
    return nullptr;
}

void addTo(Counts& counts, const Tally& tally, std::int64_t pieces)
{
    if (std::int64_t* counter = counterFor(counts, tally)) *counter += pieces;
}

/// Rejects fill no order, whatever place found them; accepted pieces are those of selection.
void addToOrder(Workshop& workshop, const Tally& tally, std::int64_t pieces)
{
    if (!tally.order) return;
    const auto found = workshop.orders.find(*tally.order);
    if (found == workshop.orders.end()) return;
    if (tally.grade == Grade::Made)
        found->second.made += pieces;
    else if (isDefect(tally.grade))
        found->second.defects += pieces;
    else if (tally.grade != Grade::Passed && tally.place == CountingPlace::Selection)
        found->second.accepted += pieces;
}

void addToGlass(Workshop& workshop, const Tally& tally, std::int64_t sign, Instant now)
{
    const double drawn = static_cast<double>(sign) * tally.drawnKg;
    const auto lot = workshop.tubeLots.find(tally.tubeLot);
    if (lot != workshop.tubeLots.end()) lot->second.drawnKg += drawn;
    const auto melt = workshop.melts.find(tally.melt);
    if (melt == workshop.melts.end()) return;
    melt->second.mass.drawnKg += drawn;
    if (tally.grade == Grade::Made) melt->second.pieces += sign * tally.pieces;
    const auto product = workshop.products.find(tally.product);
    const bool accepted = tally.grade == Grade::A || tally.grade == Grade::B || tally.grade == Grade::C;
    if (accepted && product != workshop.products.end() && product->second.netG)
        melt->second.mass.acceptedKg += static_cast<double>(sign * tally.pieces) * *product->second.netG / 1000.0;
    if (drawn != 0 || accepted) noteMelt(workshop, melt->second, now);
}

/// Without a mould switch a piece made is a cycle of its mould.
void addToMould(Workshop& workshop, const Tally& tally, std::int64_t pieces)
{
    const StationWiring* wired = workshop.floor.station(tally.station);
    if (tally.grade != Grade::Made || (wired && wired->mouldClosed)) return;
    const auto found = workshop.moulds.find(tally.mould);
    if (found == workshop.moulds.end()) return;
    found->second.counted += pieces;
    found->second.sinceCare = std::max<std::int64_t>(0, found->second.sinceCare + pieces);
}

/// People look for the hour on their wall clock, so the heat map of the report has local hours.
int localHour(const Workshop& workshop, const Tally& tally)
{
    const Instant made = tally.madeTo.value_or(tally.recordedAt);
    const Instant local = toLocal(workshop.floor.zone, made);
    return static_cast<int>((local - std::chrono::floor<std::chrono::days>(local)) / std::chrono::hours{1});
}

void addToBook(Workshop& workshop, const Tally& tally, std::int64_t sign, Instant now)
{
    DayPage& page = workshop.book.page(tally.businessDate);
    page.changedAt = now;
    GAFFER_CHECK(sign == 1 || sign == -1);
    const BookKey key = bookKeyOf(tally, localHour(workshop, tally));
    const auto line = page.pieces.try_emplace(key, 0).first;
    line->second += sign * tally.pieces;
    // A line that was corrected to nothing must not say that somebody counted.
    if (line->second == 0) page.pieces.erase(line);
    if (tally.melt && tally.drawnKg != 0) page.drawnKg[tally.melt] += static_cast<double>(sign) * tally.drawnKg;
}

/// The counter's next move holds the pieces of this tally too: they were made after it was last recorded, and it did not count
/// them itself. A sheet of paper about earlier hours, or a tap taken back after the counter moved, is none of the counter's.
bool standsIn(const Station& station, const Tally& tally)
{
    if (tally.grade != Grade::Made || tally.source == TallySource::Counter) return false;
    return !station.counter || tally.madeTo.value_or(tally.recordedAt) >= station.counter->at;
}

/// Adds a tally everywhere (sign 1) or takes it away everywhere (sign -1).
void count(Workshop& workshop, const Tally& tally, std::int64_t sign, Instant now)
{
    const std::int64_t pieces = sign * tally.pieces;
    const auto station = workshop.stations.find(tally.station);
    if (station != workshop.stations.end()) {
        addTo(station->second.total, tally, pieces);
        if (station->second.run == tally.run) addTo(station->second.stretch, tally, pieces);
        if (tally.grade == Grade::Made && pieces > 0) station->second.lastPiece = tally.recordedAt;
        if (standsIn(station->second, tally))
            station->second.standIn = std::max<std::int64_t>(0, station->second.standIn + pieces);
    }
    const auto run = workshop.runs.find(tally.run);
    if (run != workshop.runs.end()) addTo(run->second.counts, tally, pieces);
    addToOrder(workshop, tally, pieces);
    addToGlass(workshop, tally, sign, now);
    addToMould(workshop, tally, pieces);
    addToBook(workshop, tally, sign, now);
}

BookNote noteOf(NoteKind kind, const Event& event, const Tally& tally)
{
    return {.kind = kind,
            .time = event.time,
            .by = event.by,
            .station = tally.station,
            .tally = tally.id,
            .run = tally.run,
            .melt = tally.melt,
            .was = 0,
            .now = tally.pieces,
            .defect = tally.defect,
            .restates = tally.businessDate,
            .reason = {}};
}

/// Counts without a run come by the hundred; one line per station, run and reason tells the same.
void addToExplain(DayPage& page, BookNote note)
{
    const auto same = std::ranges::find_if(page.notes, [&](const BookNote& each) {
        return each.kind == note.kind && each.station == note.station && each.run == note.run && each.reason == note.reason;
    });
    if (same == page.notes.end())
        page.notes.push_back(std::move(note));
    else
        same->now += note.now;
}

void noteNewTally(Workshop& workshop, const Event& event, const Tally& tally)
{
    const Instant made = tally.madeTo.value_or(tally.recordedAt);
    const bool late = tally.recordedAt - made > justNow;
    if (late && workshop.floor.calendar().businessDate(event.time) != tally.businessDate)
        pageAt(workshop, event.time).notes.push_back(noteOf(NoteKind::BookedBack, event, tally));
    if (tally.toExplain.empty()) return;
    BookNote note = noteOf(NoteKind::NotExplained, event, tally);
    for (const ToExplain why : tally.toExplain) note.reason += (note.reason.empty() ? "" : " ") + std::string{nameOf(why)};
    addToExplain(pageAt(workshop, event.time), std::move(note));
}

bool isOld(const std::optional<Instant>& ended, Instant now) { return ended && now - *ended > bookKept; }

/// What is too old to be touched one by one lives on in the book and the log; what the book has forgotten too lives on in the
/// log alone. The long lists are swept once an hour only.
void forgetOld(Workshop& workshop, Instant tallyBefore, Instant now)
{
    while (!workshop.tallies.empty() && now - workshop.tallies.begin()->second.recordedAt > tallyKept)
        workshop.tallies.erase(workshop.tallies.begin()->first);
    using std::chrono::floor;
    using std::chrono::hours;
    if (floor<hours>(now) == floor<hours>(tallyBefore)) return;
    std::erase_if(workshop.runs, [&](const auto& each) { return isOld(each.second.endedAt, now); });
    std::erase_if(workshop.stops, [&](const auto& each) { return isOld(each.second.to, now); });
    std::erase_if(workshop.melts, [&](const auto& each) { return isOld(each.second.endedAt, now); });
}

const Tally& tallyOf(const Workshop& workshop, TallyId id)
{
    const auto found = workshop.tallies.find(id);
    GAFFER_CHECK(found != workshop.tallies.end());
    return found->second;
}

} // namespace

void apply(Workshop& workshop, const Event& event, const TallyRecorded& body)
{
    GAFFER_CHECK(body.tally.id);
    GAFFER_CHECK(!workshop.tallies.contains(body.tally.id));
    GAFFER_CHECK(body.tally.pieces != 0);
    GAFFER_CHECK(body.tally.recordedAt == event.time);
    GAFFER_CHECK(body.tally.businessDate.ok());
    GAFFER_CHECK(!body.tally.madeFrom || !body.tally.madeTo || *body.tally.madeFrom <= *body.tally.madeTo);
    const Instant before = workshop.tallies.empty() ? Instant{} : workshop.tallies.rbegin()->second.recordedAt;
    workshop.tallies.put(body.tally);
    workshop.nextNumber = std::max(workshop.nextNumber, body.tally.id.value + 1);
    count(workshop, body.tally, 1, event.time);
    noteNewTally(workshop, event, body.tally);
    workshop.book.forgetBefore(body.tally.businessDate);
    forgetOld(workshop, before, event.time);
}

void apply(Workshop& workshop, const Event& event, const TallyUndone& body)
{
    const Tally tally = tallyOf(workshop, body.tally);
    GAFFER_CHECK(tally.recordedAt <= event.time);
    count(workshop, tally, -1, event.time);
    workshop.tallies.erase(body.tally);
    BookNote note = noteOf(NoteKind::Undone, event, tally);
    note.was = tally.pieces;
    note.now = 0;
    note.reason = body.reason;
    pageAt(workshop, event.time).notes.push_back(std::move(note));
}

void apply(Workshop& workshop, const Event& event, const TallyCorrected& body)
{
    GAFFER_CHECK(body.was.id == body.now.id);
    GAFFER_CHECK(body.was.recordedAt == body.now.recordedAt);
    // What is taken away must be what was added, or pieces would be made out of nothing.
    GAFFER_CHECK(body.was == tallyOf(workshop, body.was.id));
    count(workshop, body.was, -1, event.time);
    count(workshop, body.now, 1, event.time);
    workshop.tallies.put(body.now);
    BookNote note = noteOf(NoteKind::Corrected, event, body.now);
    note.was = body.was.pieces;
    note.reason = body.reason;
    pageAt(workshop, event.time).notes.push_back(std::move(note));
}

void apply(Workshop& workshop, const Event& event, const TallyExplained& body)
{
    Tally tally = tallyOf(workshop, body.tally);
    tally.toExplain.clear();
    workshop.tallies.put(tally);
    BookNote note = noteOf(NoteKind::Explained, event, tally);
    note.reason = body.note;
    pageAt(workshop, event.time).notes.push_back(std::move(note));
}

void apply(Workshop& workshop, const Event& event, const CounterMoved& body)
{
    const auto found = workshop.stations.find(body.station);
    GAFFER_CHECK(found != workshop.stations.end());
    GAFFER_CHECK(body.raw >= 0);
    GAFFER_CHECK(body.pieces >= 0);
    found->second.counter = CounterState{body.raw, event.time};
    found->second.standIn = 0;
}

void apply(Workshop& workshop, const Event&, const CounterTrustChanged& body)
{
    const auto found = workshop.stations.find(body.station);
    GAFFER_CHECK(found != workshop.stations.end());
    GAFFER_CHECK(found->second.counterTrusted != body.trusted);
    found->second.counterTrusted = body.trusted;
}

} // namespace gaffer::fold
