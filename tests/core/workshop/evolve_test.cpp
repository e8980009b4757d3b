#include "core/base/check.hpp"
#include "core/wire/events.hpp"
#include "tests/core/workshop/random_stream.hpp"

#include <numeric>

namespace gaffer::test {
namespace {

constexpr std::uint64_t lives = 12;
constexpr int inputs = 400;
constexpr double tiny = 1e-6;

/// What the single counts that still stand say, summed up in another way than the fold does.
struct Sums {
    std::map<StationId, std::int64_t> made;
    std::map<RunId, std::int64_t> madeInRun;
    std::map<Date, std::int64_t> pieces;
    std::map<MeltId, double> drawn;
};

/// Adds up the log by itself: records, less what was undone, corrections in the place of what they correct.
Sums sumsOf(const std::vector<Event>& log)
{
    std::map<TallyId, Tally> tallies;
    for (const Event& event : log) {
        if (const auto* recorded = std::get_if<TallyRecorded>(&event.body)) tallies[recorded->tally.id] = recorded->tally;
        if (const auto* undone = std::get_if<TallyUndone>(&event.body)) tallies.erase(undone->tally);
        if (const auto* corrected = std::get_if<TallyCorrected>(&event.body)) tallies[corrected->now.id] = corrected->now;
    }
    Sums sums;
    for (const auto& [id, tally] : tallies) {
        sums.pieces[tally.businessDate] += tally.pieces;
        if (tally.grade != Grade::Made) continue;
        sums.made[tally.station] += tally.pieces;
        if (tally.run) sums.madeInRun[tally.run] += tally.pieces;
        if (tally.melt) sums.drawn[tally.melt] += tally.drawnKg;
    }
    return sums;
}

class Life : public testing::TestWithParam<std::uint64_t> {
protected:
    Life() : stream{GetParam()} { stream.live(inputs); }
    [[nodiscard]] const Workshop& workshop() const { return stream.shop.workshop; }
    [[nodiscard]] const std::vector<Event>& log() const { return stream.shop.log; }
    RandomStream stream;
};

TEST_P(Life, MeetsBothAcceptedAndRefusedInputs)
{
    EXPECT_GT(stream.accepted, inputs / 4);
    EXPECT_GT(stream.refused, inputs / 20);
    EXPECT_EQ(workshop().parked, 0U);
}

TEST_P(Life, ConservesPieces)
{
    const Sums sums = sumsOf(log());
    for (const auto& [id, station] : workshop().stations) {
        const auto made = sums.made.find(id);
        EXPECT_EQ(station.total.made, made == sums.made.end() ? 0 : made->second) << id.value;
    }
    for (const auto& [id, run] : workshop().runs) {
        const auto made = sums.madeInRun.find(id);
        EXPECT_EQ(run.counts.made, made == sums.madeInRun.end() ? 0 : made->second) << id.value;
    }
    for (const auto& [date, page] : workshop().book.pages()) {
        const auto counted = sums.pieces.find(date);
        const std::int64_t booked = std::accumulate(page.pieces.begin(), page.pieces.end(), std::int64_t{0},
                                                    [](std::int64_t sum, const auto& line) { return sum + line.second; });
        EXPECT_EQ(booked, counted == sums.pieces.end() ? 0 : counted->second) << toText(date);
    }
}

TEST_P(Life, ConservesKilograms)
{
    const Sums sums = sumsOf(log());
    std::map<MeltId, double> charged;
    for (const Event& event : log())
        if (const auto* portion = std::get_if<MeltCharged>(&event.body))
            charged[portion->melt] += portion->fromRawKg + portion->culletKg;
    for (const auto& [id, melt] : workshop().melts) {
        EXPECT_NEAR(melt.mass.chargedKg(), charged[id], tiny) << id.value;
        const auto drawn = sums.drawn.find(id);
        EXPECT_NEAR(melt.mass.drawnKg, drawn == sums.drawn.end() ? 0 : drawn->second, tiny) << id.value;
        EXPECT_NEAR(melt.mass.leftKg(), melt.mass.chargedKg() - melt.mass.drawnKg - melt.mass.skimmedKg + melt.mass.correctedKg,
                    tiny);
    }
}

TEST_P(Life, PassesEachHeelToTheNextMeltOfItsPot)
{
    std::map<PotId, double> heels;
    std::map<MeltId, PotId> home;
    for (const Event& event : log()) {
        const auto* portion = std::get_if<MeltCharged>(&event.body);
        if (!portion) continue;
        home[portion->melt] = portion->pot;
        if (portion->portion > 1) continue;
        const auto before = std::ranges::find_if(workshop().melts, [&](const auto& each) {
            return each.second.pot == portion->pot && each.first < portion->melt &&
                   each.second.mass.heelLeftKg == portion->heelKg;
        });
        EXPECT_TRUE(portion->heelKg == 0 || before != workshop().melts.end()) << portion->melt.value;
    }
    for (const auto& [pot, place] : workshop().pots)
        if (place.melt) {
            EXPECT_TRUE(workshop().melts.at(place.melt).open());
            EXPECT_EQ(home.at(place.melt), pot);
            EXPECT_EQ(place.heelKg, 0) << "a pot with a melt has no heel beside it";
        }
}

TEST_P(Life, IsTheSameWhenItsLogIsFoldedAgain)
{
    Workshop again;
    for (const Event& event : log()) evolve(again, event);
    EXPECT_TRUE(again == workshop());
}

TEST_P(Life, IsTheSameFromAnyPrefixAndTheRest)
{
    for (const std::size_t cut : {log().size() / 7, log().size() / 2, log().size() - 1}) {
        Workshop prefix;
        for (std::size_t i = 0; i < cut; ++i) evolve(prefix, log()[i]);
        auto carried = wire::readWorkshop(wire::writeWorkshop(prefix));
        ASSERT_TRUE(carried) << carried.error().text;
        ASSERT_TRUE(*carried == prefix) << "a snapshot is the state";
        for (std::size_t i = cut; i < log().size(); ++i) evolve(*carried, log()[i]);
        EXPECT_TRUE(*carried == workshop()) << "cut at " << cut;
    }
}

TEST_P(Life, IsTheSameFromItsWrittenLog)
{
    Workshop again;
    for (const Event& event : log()) {
        const auto body = wire::readBody(kindOf(event.body), versionOf(event.body), wire::writeBody(event.body));
        ASSERT_TRUE(body) << body.error().text;
        ASSERT_EQ(*body, event.body) << kindOf(event.body);
        evolve(again, {event.seq, event.time, event.by, event.seat, event.commandId, *body});
    }
    EXPECT_TRUE(again == workshop());
    EXPECT_EQ(wire::writeWorkshop(again), wire::writeWorkshop(workshop()));
}

TEST_P(Life, IsTheSameWhenItIsLivedAgain)
{
    RandomStream twin{GetParam()};
    twin.live(inputs);
    EXPECT_EQ(twin.shop.log, log());
    EXPECT_TRUE(twin.shop.workshop == workshop());
}

TEST_P(Life, GivesNoNumberTwice)
{
    std::set<std::uint64_t> given;
    for (const Event& event : log()) {
        std::uint64_t number = 0;
        if (const auto* charged = std::get_if<MeltCharged>(&event.body)) number = charged->portion == 1 ? charged->melt.value : 0;
        if (const auto* started = std::get_if<RunStarted>(&event.body)) number = started->run.id.value;
        if (const auto* recorded = std::get_if<TallyRecorded>(&event.body)) number = recorded->tally.id.value;
        if (const auto* begun = std::get_if<StopBegun>(&event.body)) number = begun->stop.id.value;
        if (number == 0) continue;
        EXPECT_TRUE(given.insert(number).second) << number << " in event " << event.seq;
        EXPECT_LT(number, workshop().nextNumber);
    }
}

TEST_P(Life, KeepsStationsRunsStopsAndMouldsPointingAtEachOther)
{
    for (const auto& [id, station] : workshop().stations) {
        if (station.run) {
            EXPECT_EQ(workshop().runs.at(station.run).station, id);
            EXPECT_FALSE(workshop().runs.at(station.run).endedAt);
        }
        if (station.stop) {
            EXPECT_EQ(workshop().stops.at(station.stop).station, id);
            EXPECT_FALSE(workshop().stops.at(station.stop).to);
        }
        for (const MouldCopyId& mould : station.moulds) EXPECT_EQ(workshop().moulds.at(mould).station, id);
        EXPECT_EQ(workshop().crewAt(id, workshop().time), station.crew);
    }
    for (const auto& [id, copy] : workshop().moulds) {
        EXPECT_EQ(copy.state == MouldState::OnStation, !copy.station.empty());
        if (copy.station.empty()) continue;
        const auto& mounted = workshop().stations.at(copy.station).moulds;
        EXPECT_EQ(std::ranges::count(mounted, id), 1);
    }
}

TEST_P(Life, LeavesEveryViewMakeable)
{
    const ViewSource source = stream.shop.source();
    EXPECT_EQ(stationViews(source).size(), workshop().floor.stations.size());
    EXPECT_EQ(meltViews(source).size(), 2U);
    EXPECT_EQ(shopView(source).toExplain, static_cast<std::int64_t>(explainViews(source).size()));
    EXPECT_EQ(mouldViews(source).size(), workshop().moulds.size());
    EXPECT_EQ(orderViews(source).size(), workshop().orders.size());
}

INSTANTIATE_TEST_SUITE_P(Seeds, Life, testing::Range(std::uint64_t{1}, lives + 1));

TEST(Evolve, RefusesARepeatedEvent)
{
    Shop shop;
    const Event last = shop.log.back();
    EXPECT_THROW(evolve(shop.workshop, last), CheckFailed);
}

TEST(Evolve, RefusesAHoleHoweverSmall)
{
    Shop shop;
    for (const std::uint64_t ahead : {0U, 2U, 100U}) {
        const Event event{shop.workshop.seq + ahead, shop.now, "7", {}, {}, ImportDone{"x", 0}};
        EXPECT_THROW(evolve(shop.workshop, event), CheckFailed) << ahead;
    }
}

TEST(Evolve, KeepsSeqAndTimeOfTheLastEvent)
{
    Shop shop;
    const std::uint64_t seq = shop.workshop.seq;
    shop.wait(Duration{1});
    evolve(shop.workshop, {seq + 1, shop.now, "7", {}, {}, WorkerSignedIn{WorkerNo{"7"}}});
    EXPECT_EQ(shop.workshop.seq, seq + 1);
    EXPECT_EQ(shop.workshop.time, shop.now);
}

} // namespace
} // namespace gaffer::test
