#include "ui/models/tiles.hpp"

#include "ui/i18n/words.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace gaffer::ui {
namespace {

/// The same as on the station's own screen: floor and station must not disagree on what is soon.
constexpr double soonMinutes = 20;
/// Degrees on either side of the window: enough to see how far off a melt is, and which way.
constexpr double barMargin = 150;
/// A supervisor remembers three.
constexpr int ranks = 3;
/// Stops that belong to the work and want no help.
constexpr std::array plannedStops{std::string_view{"heat-break"}, std::string_view{"mould-change"},
                                  std::string_view{"mould-care"}};

bool glassEndsSoon(const StationView& station)
{
    return station.state == StationState::Running && station.minutesLeft && *station.minutesLeft < soonMinutes;
}

/// A station without a counter has no quality; one whose counter is silent has.
bool counterIsBad(const StationView& station)
{
    return !station.counterQuality.empty() && !station.counterQuality.starts_with("good");
}

QString callText(const CallView& call)
{
    return call.coming.empty() ? say("calls: %1").arg(sayKey("role", nameOf(call.whom)))
                               : say("%1 is coming").arg(text(call.coming));
}

/// What the station does, as one phrase.
QString workOf(const StationView& station, Language language)
{
    const QString state = stationStateText(language, station);
    // What stands needs nothing else said; the order below is that of who has to come.
    if (station.state == StationState::Stopped || station.state == StationState::Waiting) return state;
    if (counterIsBad(station)) return say("%1, counter not trusted").arg(state);
    if (glassEndsSoon(station)) return say("%1, glass ends soon").arg(state);
    if (station.mouldFitness == MouldFitness::CareOverdue || station.mouldFitness == MouldFitness::WornOut)
        return say("%1, mould: %2").arg(state, sayKey("fitness", nameOf(station.mouldFitness)));
    return state;
}

QString stateOf(const StationView& station, Language language)
{
    const QString work = workOf(station, language);
    return station.call ? QStringLiteral("%1, %2").arg(callText(*station.call), work) : work;
}

/// What a tile has room for: the reason alone says that a station stands or waits.
QString shortStateOf(const StationView& station, Language language)
{
    // A person who waits goes before every state of a machine.
    if (station.call) return callText(*station.call);
    const bool stands = station.state == StationState::Stopped || station.state == StationState::Waiting;
    if (station.state == StationState::Stopped && !station.reason.empty()) return stopReasonText(language, station.reason);
    if (!stands && counterIsBad(station)) return say("counter not trusted");
    if (!stands && glassEndsSoon(station)) return say("glass ends soon");
    return workOf(station, language);
}

/// The head's name and how many are with him: who is missing is seen by the number.
QString crewText(const StationView& station)
{
    if (station.crew.empty()) return {};
    // The head of the crew stands for it; who belongs to it is on the station's own page.
    const MemberView& head = station.crew.front();
    const QString name = head.name.empty() ? text(head.worker) : text(head.name);
    return station.crew.size() > 1 ? QStringLiteral("%1 +%2").arg(name).arg(station.crew.size() - 1) : name;
}

QString productOf(const StationView& station, Language language)
{
    if (station.job)
        return text(station.job->product) + QLatin1Char{' '} +
               productName(language, station.job->nameZh, station.job->nameEn, station.job->product);
    if (!station.product.empty()) return text(station.product);
    return say("no run");
}

StationTileValues tileOf(const StationView& station, Language language)
{
    StationTileValues tile;
    tile.code = text(station.id);
    tile.state = stateOf(station, language);
    tile.badge = shortStateOf(station, language);
    tile.urgency = urgencyOf(station);
    tile.product = productOf(station, language);
    // A run for stock has no number to reach.
    const std::int64_t whole = station.job ? station.job->pieces : 0;
    tile.done = whole > 0 ? QStringLiteral("%1/%2").arg(station.made).arg(whole) : QString::number(station.made);
    if (whole > 0) tile.share = static_cast<double>(station.made) / static_cast<double>(whole);
    // No zeros: only what there is catches the eye.
    tile.defects = station.defects > 0 ? QStringLiteral("✕%1").arg(station.defects) : QString{};
    tile.crew = crewText(station);
    tile.queue = say("Q%1").arg(station.queue.size());
    if (station.minutesLeft) tile.glass = minutesText(station.minutesLeft);
    return tile;
}

int severity(Urgency urgency) { return static_cast<int>(urgency); }

/// A station or a pot in the race for attention.
struct Worst {
    Urgency urgency;
    std::optional<Instant> since;
    QString sentence;
};

std::optional<Instant> sinceOf(const StationView& station) { return station.call ? station.call->since : station.since; }

/// Among equals who has waited longest.
bool worse(const Worst& a, const Worst& b)
{
    if (a.urgency != b.urgency) return severity(a.urgency) > severity(b.urgency);
    return a.since.value_or(Instant::max()) < b.since.value_or(Instant::max());
}

/// Glass that cools comes from above its window, which is its way and no alarm; that it fell through it is one.
bool windowJudges(const MeltView& melt)
{
    const bool onItsWay = melt.stage == nameOf(MeltStage::Cooling) && melt.temperature.value > melt.window.high;
    return melt.windowApplies && !onItsWay;
}

} // namespace

Urgency urgencyOf(const StationView& station)
{
    // Somebody stands there and waits; once help is coming it is one thing among others.
    if (station.call && station.call->coming.empty()) return Urgency::Act;
    if (station.state == StationState::Stopped)
        return std::ranges::find(plannedStops, std::string_view{station.reason}) == plannedStops.end() ? Urgency::Act
                                                                                                       : Urgency::Look;
    if (station.call || station.state == StationState::Waiting || counterIsBad(station) || glassEndsSoon(station))
        return Urgency::Look;
    // A worn mould matters while glass is blown in it.
    const bool worn = station.mouldFitness == MouldFitness::CareOverdue || station.mouldFitness == MouldFitness::WornOut;
    // A worn mould on a shelf is the mould keeper's matter.
    return worn && station.run ? Urgency::Look : Urgency::None;
}

Urgency urgencyOf(const MeltView& melt)
{
    if (!melt.melt) return Urgency::None;
    if (melt.stage == "fault") return Urgency::Act;
    // A broken sensor is no cold melt: it wants a look, not a run to the furnace.
    const bool known = melt.temperature.value && melt.temperature.quality != Quality::Bad;
    if (windowJudges(melt) && known && (*melt.temperature.value < melt.window.low || *melt.temperature.value > melt.window.high))
        return Urgency::Act;
    return melt.stage == "hold" || melt.low || !known ? Urgency::Look : Urgency::None;
}

std::vector<StationTileValues> stationTiles(std::span<const StationView> stations, Language language, const QString& age)
{
    std::vector<StationTileValues> tiles;
    // Sorted beside the tiles: they keep the place they have in the hall.
    std::vector<std::size_t> order;
    for (const StationView& station : stations) {
        tiles.push_back(tileOf(station, language));
        tiles.back().age = age;
        if (tiles.back().urgency != Urgency::None) order.push_back(tiles.size() - 1);
    }
    // Stable: equals must not change their marks with every tick.
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return worse({tiles[a].urgency, sinceOf(stations[a]), {}}, {tiles[b].urgency, sinceOf(stations[b]), {}});
    });
    for (int rank = 0; rank < std::min(ranks, static_cast<int>(order.size())); ++rank)
        tiles[order[static_cast<std::size_t>(rank)]].rank = rank + 1;
    return tiles;
}

QString trustText(const ValueView& value)
{
    if (!value.value || value.quality == Quality::Bad)
        return value.reason.empty() ? say("no data") : qualityText(Quality::Bad, value.reason);
    if (value.quality == Quality::Uncertain && !value.reason.empty()) return qualityText(value.quality, value.reason);
    // A measured value needs no word; everything else says how it came to be.
    return value.source == HeatSource::Wired ? QString{} : sayKey("source", nameOf(value.source));
}

QString trustText(const ValueView& value, Instant now)
{
    const QString trust = trustText(value);
    // Typed and kept values grow old in silence; a wired one that is good is of now.
    const bool ages = value.value && value.time && (value.quality == Quality::Uncertain || value.source == HeatSource::Typed);
    return ages ? say("%1, %2 ago").arg(trust, ageText(now - *value.time)) : trust;
}

PotTileValues potTile(const MeltView& melt, const QString& age, Instant now)
{
    PotTileValues tile;
    tile.pot = text(melt.pot);
    tile.age = age;
    tile.empty = !melt.melt;
    tile.stage = sayKey("stage", melt.stage.empty() ? "empty" : melt.stage);
    if (tile.empty) return tile;
    tile.urgency = urgencyOf(melt);
    tile.glass = sayKey("glass", melt.glass.value);
    tile.temperature = valueText(melt.temperature, 0);
    tile.trust = trustText(melt.temperature, now);
    // Without a good value the bar shows the window alone, and no mark that could be believed.
    tile.bar = {melt.window.low - barMargin, melt.window.high + barMargin, melt.window.low, melt.window.high, {},
                windowJudges(melt)};
    // Without a value the bar is hatched.
    if (melt.temperature.quality != Quality::Bad) tile.bar.value = melt.temperature.value;
    tile.kilograms = say("%1 kg").arg(numberText(melt.leftKg, 0));
    tile.minutes = melt.minutesLeft ? minutesText(melt.minutesLeft) : QString{};
    return tile;
}

QStringList careTexts(const ShopView& shop)
{
    QStringList texts;
    for (const std::string& warning : shop.warnings) {
        if (warning == "disk.full") texts.append(say("The disk is full: make room. Counts still go in, readings wait."));
        if (warning == "disk.low") texts.append(say("The disk is nearly full: make room."));
        if (warning == "backup.old") texts.append(say("No backup for more than a day."));
        if (warning == "backup.failed") texts.append(say("The last backup failed: see gafferctl status."));
        if (warning == "verify.failed") texts.append(say("The nightly check found damaged data: see gafferctl status."));
        if (warning == "files.setAside") texts.append(say("A damaged file was set aside: see gafferctl status."));
        if (warning == "clock.differs")
            texts.append(say("The computer's clock and the workshop's time differ: set the clock right, then restart gafferd."));
    }
    return texts;
}

QStringList worstThings(std::span<const StationView> stations, std::span<const MeltView> melts, Language language, int limit)
{
    std::vector<Worst> all;
    for (const StationView& station : stations)
        if (const Urgency urgency = urgencyOf(station); urgency != Urgency::None)
            all.push_back({urgency, sinceOf(station), QStringLiteral("%1 %2").arg(text(station.id), stateOf(station, language))});
    for (const MeltView& melt : melts) {
        const Urgency urgency = urgencyOf(melt);
        if (urgency == Urgency::None) continue;
        const QString stage = sayKey("stage", melt.stage);
        const QString trust = trustText(melt.temperature);
        all.push_back({urgency, melt.since,
                       trust.isEmpty() ? QStringLiteral("%1 %2, %3").arg(text(melt.pot), stage, valueText(melt.temperature, 0))
                                       : QStringLiteral("%1 %2, %3").arg(text(melt.pot), stage, trust)});
    }
    std::ranges::stable_sort(all, worse);
    QStringList sentences;
    for (const Worst& thing : all)
        if (sentences.size() < limit) sentences.append(urgencySign(thing.urgency) + thing.sentence);
    return sentences;
}

} // namespace gaffer::ui
