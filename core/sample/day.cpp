#include "core/sample/day.hpp"

#include "core/base/check.hpp"
#include "core/sample/catalogue.hpp"
#include "core/sample/dice.hpp"
#include "core/sample/pot_cycle.hpp"
#include "core/sample/stints.hpp"
#include "core/wiring/settings.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace gaffer {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t potCount = 8;
constexpr std::size_t shiftCount = 3;
constexpr Duration shiftLength = hours{8};
constexpr Duration dayBegins = hours{8};
constexpr double rawToGlass = 1 - 0.163;
constexpr double culletShare = 0.4;
constexpr double reserve = 1.05;
constexpr double heelKg = 40;
/// Left at the bottom when the rest is ladled out after the shift, kg.
constexpr double bottomKg = 15;
constexpr std::array<std::string_view, 8> hotCodes{"F01", "F06", "F07", "F12", "F15", "F16", "F18", "T05"};
constexpr std::array<std::string_view, 10> coldCodes{"M04", "M05", "M07", "F04", "F08", "T02", "T03", "C01", "H01", "D02"};
constexpr std::array<std::string_view, 5> stopReasons{"heat-break", "mould-care", "tool-shortage", "waiting-mould",
                                                      "glass-temperature"};

/// A flat JSON object written member by member.
class Params {
public:
    Params& text(std::string_view key, std::string_view value) { return raw(key, "\"" + std::string{value} + "\""); }
    Params& number(std::string_view key, std::int64_t value) { return raw(key, std::to_string(value)); }
    Params& raw(std::string_view key, const std::string& json)
    {
        m_text += (m_text.empty() ? "{\"" : ", \"") + std::string{key} + "\": " + json;
        return *this;
    }
    [[nodiscard]] std::string json() const { return m_text.empty() ? "{}" : m_text + "}"; }

private:
    std::string m_text;
};

std::string stationName(std::size_t index) { return (index < 9 ? "B0" : "B") + std::to_string(index + 1); }

std::string potName(std::size_t index) { return "P" + std::to_string(index + 1); }

std::string leaderOf(std::size_t shift) { return "W" + std::to_string(55 + 2 * shift); }

std::string tenderOf(std::size_t shift) { return "W" + std::to_string(56 + 2 * shift); }

/// Kilograms with one decimal.
std::string kilograms(double kg)
{
    const auto tenths = static_cast<std::int64_t>(kg * 10 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

/// One business date of the sample and the acts of its people.
class DayWriter {
public:
    DayWriter(Date day, Duration utcOffset, std::uint64_t seed, Instant began)
        : m_began{began}, m_begin{std::chrono::sys_days{day} + dayBegins - utcOffset},
          m_stints{sampleStints(std::chrono::sys_days{day}.time_since_epoch().count())}, m_dice{seed ^ static_cast<std::uint64_t>(
                                                                                                           toMillis(m_begin))}
    {
    }

    [[nodiscard]] std::vector<SampleAct> wholeDay()
    {
        for (std::size_t pot = 0; pot < potCount; ++pot) writeMelt(pot);
        for (const SampleStint& stint : m_stints) writeStint(stint);
        std::ranges::stable_sort(m_acts, {}, &SampleAct::at);
        return std::move(m_acts);
    }

    /// Brings this date's melts and crews to where they stand at `now`.
    [[nodiscard]] std::vector<SampleAct> standAt(Instant now)
    {
        for (std::size_t pot = 0; pot < potCount; ++pot) catchUpMelt(pot, now);
        for (const SampleStint& stint : m_stints) {
            const Instant start = shiftStart(stint.shift);
            if (now >= start && now < start + shiftLength - runEndsBefore) takeStation(stint, now, now);
        }
        return std::move(m_acts);
    }

private:
    static constexpr Duration runEndsBefore = minutes{6};

    void add(Instant at, std::string by, std::string_view method, const Params& params)
    {
        m_acts.push_back({at, std::move(by), std::string{method}, params.json(), {}, 0});
    }

    [[nodiscard]] Instant shiftStart(std::size_t shift) const { return m_begin + static_cast<std::int64_t>(shift) * shiftLength; }

    [[nodiscard]] std::size_t shiftOfPot(std::size_t pot) const
    {
        for (std::size_t shift = 0; shift < shiftCount; ++shift) {
            const ShiftShare share = shareOf(shift, shiftCount, potCount, 1);
            if (pot >= share.firstPot && pot < share.lastPot) return shift;
        }
        GAFFER_CHECK(false && "every pot is worked in one shift");
        return 0;
    }

    /// When the cycle began at whose end this date's glass of the pot is ready.
    [[nodiscard]] Instant cycleStart(std::size_t pot) const { return shiftStart(shiftOfPot(pot)) - PotCycle::length; }

    /// The shift whose people are there at `at`; shifts follow each other without end.
    [[nodiscard]] std::size_t shiftAt(Instant at) const
    {
        const auto since = (at - m_begin).count() % PotCycle::length.count();
        const auto positive = (since + PotCycle::length.count()) % PotCycle::length.count();
        return static_cast<std::size_t>(positive / shiftLength.count());
    }

    /// Glass the crews of the pot will draw, with what must stay in it.
    [[nodiscard]] double glassNeeded(std::size_t pot) const
    {
        double kg = heelKg;
        for (const SampleStint& stint : m_stints) {
            if (stint.pot == pot) kg += sampleDrawKg(stint) * reserve;
        }
        // With a whole heel from the melt before the pot must not run over.
        constexpr double mostKg = 470;
        GAFFER_CHECK(kg <= mostKg);
        return kg;
    }

    [[nodiscard]] Params charge(std::size_t pot, double share) const
    {
        const double glass = glassNeeded(pot) * share;
        constexpr std::size_t cobaltPot = 5;
        Params params;
        params.text("pot", potName(pot)).text("recipe", pot == cobaltPot ? "R-cobalt" : "R-clear");
        params.raw("rawKg", kilograms(glass * (1 - culletShare) / rawToGlass)).raw("culletKg", kilograms(glass * culletShare));
        return params;
    }

    void writeMelt(std::size_t pot)
    {
        const Instant cycle = cycleStart(pot);
        const auto tend = [&](Duration since, std::string_view method, const Params& params) {
            add(cycle + since, tenderOf(shiftAt(cycle + since)), method, params);
        };
        for (const Duration portion : PotCycle::portions) {
            Params params = charge(pot, 1.0 / static_cast<double>(PotCycle::portions.size()));
            tend(portion, "melt.charge", params.number("of", static_cast<std::int64_t>(PotCycle::portions.size())));
        }
        tend(PotCycle::portions.back() + minutes{5}, "melt.advance", Params{}.text("pot", potName(pot)).text("stage", "melting"));
        tend(PotCycle::flat, "melt.advance", Params{}.text("pot", potName(pot)).text("stage", "fining"));
        constexpr double seedyMelts = 0.15;
        if (m_dice.hits(seedyMelts))
            tend(PotCycle::bubbleCheck - hours{1}, "melt.bubbleCheck",
                 Params{}.text("pot", potName(pot)).raw("accepted", "false").number("seedsPer100g", 24));
        tend(PotCycle::bubbleCheck, "melt.bubbleCheck",
             Params{}
                 .text("pot", potName(pot))
                 .raw("accepted", "true")
                 .number("seedsPer100g", static_cast<std::int64_t>(m_dice.below(8))));
        const Duration worked = PotCycle::length + PotCycle::workEnds;
        tend(worked, "melt.skim", Params{}.text("pot", potName(pot)));
        m_acts.back().looksInto = potName(pot);
        m_acts.back().leavesKg = bottomKg;
        // Words of one minute may overtake each other on their way.
        tend(worked + minutes{1}, "melt.advance", Params{}.text("pot", potName(pot)).text("stage", "worked-out"));
        m_acts.back().looksInto = potName(pot);
    }

    void advanceBy(std::size_t pot, std::string_view stage, Instant now)
    {
        add(now, leaderOf(shiftAt(now)), "melt.advance",
            Params{}
                .text("pot", potName(pot))
                .text("stage", stage)
                .raw("override", "true")
                .text("reason", "the sample begins in the middle of its day"));
    }

    /// Glass whose fining the workshop did not see from its beginning has not fined long enough by its own account when it is to
    /// be cooled: a leader says that it has.
    void coolLate(std::size_t pot, Duration since, Instant now)
    {
        const Duration cools = PotCycle::bubbleCheck + minutes{1};
        if (since >= PotCycle::flat && since < PotCycle::bubbleCheck && since + PotCycle::fining > cools)
            advanceBy(pot, "cooling", now + (cools - since));
    }

    void catchUpMelt(std::size_t pot, Instant now)
    {
        const Duration since = now - cycleStart(pot);
        if (since < PotCycle::portions.front() || since >= PotCycle::length + PotCycle::workEnds) return;
        const auto given = std::ranges::count_if(PotCycle::portions, [&](Duration portion) { return portion <= since; });
        const auto all = std::ssize(PotCycle::portions);
        const std::string tender = tenderOf(shiftAt(now));
        for (std::ptrdiff_t i = 0; i < given; ++i) {
            Params params = charge(pot, 1.0 / static_cast<double>(all));
            add(now, tender, "melt.charge", params.number("of", all));
        }
        if (given == all) advanceBy(pot, "melting", now);
        if (since >= PotCycle::flat) advanceBy(pot, "fining", now);
        coolLate(pot, since, now);
        if (since < PotCycle::bubbleCheck) return;
        add(now, tender, "melt.bubbleCheck",
            Params{}.text("pot", potName(pot)).raw("accepted", "true").number("seedsPer100g", 3));
        advanceBy(pot, "cooling", now);
        // Glass that is in its window already, but was not seen there for long enough when its crews come.
        if (since + Settings{}.settle >= PotCycle::length) advanceBy(pot, "workable", now);
    }

    /// The crew comes at `at` and begins its run at `begins`.
    void takeStation(const SampleStint& stint, Instant at, Instant begins)
    {
        const std::string station = stationName(stint.station);
        const std::string members = "[{\"worker\": \"" + stint.gaffer + "\", \"role\": \"gaffer\"}, {\"worker\": \"" +
                                    stint.gatherer + "\", \"role\": \"gatherer\"}]";
        add(at, leaderOf(stint.shift), "crew.assign", Params{}.text("station", station).raw("members", members));
        Params run;
        run.text("station", station).text("pot", potName(stint.pot));
        const auto order = std::ranges::find(m_orders, stint.product, &SampleOrder::product);
        if (order == m_orders.end())
            run.text("product", sampleProducts()[stint.product].code);
        else
            run.raw("line", Params{}.text("order", order->order).number("line", order->line).json());
        if (stint.mould) {
            add(at, stint.gaffer, "mould.mount",
                Params{}.text("station", station).text("mould", stint.mould->mould).number("copy", stint.mould->copy));
            run.raw("mould", "{\"mould\": \"" + stint.mould->mould + "\", \"copy\": " + std::to_string(stint.mould->copy) + "}");
        }
        add(begins, stint.gaffer, "run.start", run);
    }

    void leaveStation(const SampleStint& stint, Instant at)
    {
        const std::string station = stationName(stint.station);
        add(at, stint.gaffer, "run.end", Params{}.text("station", station));
        if (stint.mould) {
            add(at, stint.gaffer, "mould.unmount", Params{}.text("station", station));
            const Params care = Params{}.text("mould", stint.mould->mould).number("copy", stint.mould->copy);
            add(at + minutes{2}, stint.gaffer, "mould.care", care);
        }
        add(at + minutes{4}, leaderOf(stint.shift), "crew.assign", Params{}.text("station", station).raw("members", "[]"));
    }

    void writeDefects(const SampleStint& stint, Instant from, Instant to)
    {
        const SampleProduct& product = sampleProducts()[stint.product];
        const SampleSeries& series = sampleSeries()[product.series];
        const double bad = (1 - series.yield) * series.seenHot;
        const double meanSeconds = product.cycleS / sampleWorkedShare / bad;
        for (Instant at = from;;) {
            at += Duration{static_cast<std::int64_t>(m_dice.wait(meanSeconds) * 1000)};
            if (at >= to) return;
            add(at, stint.gatherer, "tally.add",
                Params{}.text("station", stationName(stint.station)).text("defect", hotCodes[m_dice.below(hotCodes.size())]));
        }
    }

    void writeStop(const SampleStint& stint, Instant from)
    {
        constexpr double stopChance = 0.5;
        if (!m_dice.hits(stopChance)) return;
        const std::string station = stationName(stint.station);
        const Instant at = from + Duration{static_cast<std::int64_t>(m_dice.between(1.0, 6.0) * 3'600'000)};
        const Duration length = minutes{5 + m_dice.below(20)};
        add(at, stint.gaffer, "stop.begin",
            Params{}.text("station", station).text("reason", stopReasons[m_dice.below(stopReasons.size())]));
        add(at + length, stint.gaffer, "stop.end", Params{}.text("station", station));
    }

    /// Selection sorts what came through the lehr: booked back to the time in which it was made.
    void writeSelection(const SampleStint& stint, Instant runFrom, Instant to)
    {
        // Nothing is left when the workshop began after the run; chance is thrown all the same, so that the others keep theirs.
        const Instant from = std::min(std::max(runFrom, m_began), to);
        const SampleProduct& product = sampleProducts()[stint.product];
        const SampleSeries& series = sampleSeries()[product.series];
        const double made = static_cast<double>((to - from).count()) / 1000.0 * sampleWorkedShare / product.cycleS;
        const double arrived = made * (1 - (1 - series.yield) * series.seenHot) * m_dice.between(0.95, 0.98);
        const double cold = (1 - series.yield) * (1 - series.seenHot);
        constexpr double secondShare = 0.3;
        const Instant at = to + hours{3} + minutes{m_dice.below(60)};
        const auto tally = [&](double pieces, const char* grade, std::string_view defect) {
            if (pieces < 1) return;
            Params params;
            params.text("station", stationName(stint.station)).text("place", "selection").text("grade", grade);
            if (!defect.empty()) params.text("defect", defect);
            params.number("pieces", static_cast<std::int64_t>(pieces)).text("madeFrom", toText(from)).text("madeTo", toText(to));
            add(at, leaderOf(shiftAt(at)), "tally.add", params);
        };
        tally(arrived * (1 - cold), "A", "");
        tally(arrived * cold * secondShare, "B", coldCodes[m_dice.below(coldCodes.size())]);
        const double rejects = arrived * cold * (1 - secondShare);
        tally(rejects * 0.6, "reject", coldCodes[m_dice.below(coldCodes.size())]);
        tally(rejects * 0.4, "reject", coldCodes[m_dice.below(coldCodes.size())]);
    }

    void writeStint(const SampleStint& stint)
    {
        const Instant start = shiftStart(stint.shift) + Duration{static_cast<std::int64_t>(m_dice.below(120'000))};
        const Instant from = start + minutes{3};
        const Instant to = shiftStart(stint.shift) + shiftLength - runEndsBefore;
        takeStation(stint, start, from);
        writeDefects(stint, from, to);
        writeStop(stint, from);
        leaveStation(stint, to);
        writeSelection(stint, from, to);
    }

    Instant m_began;
    Instant m_begin;
    std::vector<SampleStint> m_stints;
    std::vector<SampleOrder> m_orders{sampleOrders()};
    Dice m_dice;
    std::vector<SampleAct> m_acts;
};

} // namespace

std::optional<SampleAct> afterLooking(const SampleAct& act, double meltKg)
{
    GAFFER_CHECK(!act.looksInto.empty());
    // To the tenth of a kilogram below, so that it is never more than the pot holds.
    const auto tenths = static_cast<std::int64_t>((meltKg - act.leavesKg) * 10);
    if (tenths <= 0) return std::nullopt;
    SampleAct done = act;
    done.looksInto.clear();
    if (act.method != "melt.skim") return done;
    const double kg = static_cast<double>(tenths) / 10;
    done.params = Params{}.text("pot", act.looksInto).raw("kg", kilograms(kg)).json();
    return done;
}

namespace {

/// The stops of a day that were begun and not ended at `now`, told anew then: their ends are still to come.
std::vector<SampleAct> standingStops(const std::vector<SampleAct>& day, Instant now)
{
    std::vector<SampleAct> stops;
    for (const SampleAct& act : day) {
        if (act.at > now) break;
        if (act.method == "stop.begin") stops.push_back(act);
        // One crew has one stop in its shift at most: the last one begun is the one that ends, told by the same person.
        if (act.method == "stop.end") std::erase_if(stops, [&](const SampleAct& stop) { return stop.by == act.by; });
    }
    for (SampleAct& stop : stops) stop.at = now;
    return stops;
}

} // namespace

std::vector<SampleAct> sampleDay(Date day, Duration utcOffset, std::uint64_t seed, Instant began)
{
    GAFFER_CHECK(day.ok());
    return DayWriter{day, utcOffset, seed, began}.wholeDay();
}

std::vector<SampleAct> sampleStart(Instant now, Duration utcOffset, std::uint64_t seed)
{
    const auto today = std::chrono::floor<std::chrono::days>(now + utcOffset - dayBegins);
    std::vector<SampleAct> acts;
    for (const int daysOn : {0, 1}) {
        const Date day{today + std::chrono::days{daysOn}};
        const auto stand = DayWriter{day, utcOffset, seed, now}.standAt(now);
        acts.insert(acts.end(), stand.begin(), stand.end());
    }
    for (SampleAct& stop : standingStops(sampleDay(Date{today}, utcOffset, seed), now)) acts.push_back(std::move(stop));
    std::ranges::stable_sort(acts, {}, &SampleAct::at);
    return acts;
}

} // namespace gaffer
