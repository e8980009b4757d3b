#include "tests/support/shop.hpp"

#include <random>

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

TEST(Counter, TakesItsFirstValueAsBaseline)
{
    Shop shop;
    shop.see("io.count1", 40'000);
    EXPECT_EQ(shop.station("B01").total.made, 0);
    shop.wait(20s);
    shop.see("io.count1", 40'002);
    EXPECT_EQ(shop.station("B01").total.made, 2);
}

TEST(Counter, GivesOneEventInTenSecondsAndLosesNothing)
{
    Shop shop;
    shop.see("io.count1", 0);
    const std::size_t before = shop.log.size();
    for (int second = 1; second <= 60; ++second) {
        shop.wait(1s);
        shop.see("io.count1", second);
    }
    EXPECT_EQ(shop.station("B01").total.made, 60);
    EXPECT_LE(shop.log.size() - before, 2U * 6U);
}

TEST(Counter, FlushedCountsAtOnce)
{
    Shop shop;
    shop.see("io.count1", 0);
    shop.wait(1s);
    shop.see("io.count1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 0);
    shop.see("io.count1", 1, goodMark, Observation::Pace::Flush);
    EXPECT_EQ(shop.station("B01").total.made, 1);
}

TEST(Counter, WrapsAt65536AndStartsAnewAfterAReset)
{
    Shop shop;
    shop.see("io.count1", 65'534);
    shop.wait(20s);
    shop.see("io.count1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 3);
    shop.wait(20s);
    shop.see("io.count1", 40);
    shop.wait(20s);
    shop.see("io.count1", 2);
    EXPECT_EQ(shop.station("B01").total.made, 3 + 39 + 2);
}

PointValue counted(Instant at, std::int64_t raw)
{
    return {{PointName{"io.count1"}, "1", 0, true}, static_cast<double>(raw), goodMark, at, raw, false};
}

TEST(Counter, ThatFellGivesAtOnceWhatItHeldAndWhatItHoldsNow)
{
    Shop shop;
    shop.see("io.count1", 40);
    shop.wait(1s);
    ASSERT_TRUE(shop.give(Observation{{counted(shop.now, 2)}, Observation::Pace::AtLeisure, {counted(shop.now - 1s, 47)}}));
    EXPECT_EQ(shop.station("B01").total.made, 7 + 2);
    EXPECT_EQ(shop.station("B01").counter->raw, 2);
}

TEST(Counter, IsJudgedByTheTimeBetweenItsReadingsNotBetweenItsRecords)
{
    Shop shop;
    shop.see("io.count1", 65'500);
    shop.wait(3600s);
    // In the hour hundreds could have been made and the counter wrapped; in the second since it was last read it cannot have.
    ASSERT_TRUE(shop.give(Observation{{counted(shop.now, 20)}, Observation::Pace::AtLeisure, {counted(shop.now - 1s, 65'510)}}));
    EXPECT_EQ(shop.station("B01").total.made, 10 + 20);
}

TEST(Counter, WrappedSinceItWasLastReadLosesNothing)
{
    Shop shop;
    shop.see("io.count1", 65'530);
    shop.wait(1s);
    ASSERT_TRUE(shop.give(Observation{{counted(shop.now, 0)}, Observation::Pace::AtLeisure, {counted(shop.now - 1s, 65'535)}}));
    EXPECT_EQ(shop.station("B01").total.made, 6);
}

/// Gives each reading with the one before it, as the engine does.
class Reader {
public:
    explicit Reader(Shop& shop) : m_shop{shop} {}

    void read(std::int64_t raw)
    {
        m_shop.wait(1s);
        Observation observation{{counted(m_shop.now, raw)}, Observation::Pace::AtLeisure, {}};
        if (m_last) observation.held = {*m_last};
        m_last = observation.values[0];
        ASSERT_TRUE(m_shop.give(std::move(observation)));
    }

private:
    Shop& m_shop;
    std::optional<PointValue> m_last;
};

TEST(Counter, ThatShowsAllOnesForAWhileGivesNoPiecesAndGoesOnWhereItWas)
{
    Shop shop;
    Reader reader{shop};
    for (const std::int64_t raw : {100, 101, 65'535, 65'535}) reader.read(raw);
    EXPECT_FALSE(shop.station("B01").counterTrusted);
    EXPECT_EQ(shop.station("B01").total.made, 0) << "the rise by one waits its ten seconds";
    for (int second = 0; second < 60; ++second) reader.read(65'535);
    EXPECT_EQ(shop.station("B01").total.made, 0);
    reader.read(104);
    EXPECT_TRUE(shop.station("B01").counterTrusted);
    EXPECT_EQ(shop.station("B01").total.made, 4);
    EXPECT_EQ(shop.station("B01").counter->raw, 104);
}

TEST(Counter, ThatJumpedAndCountsOnHasANewBaseline)
{
    Shop shop;
    Reader reader{shop};
    for (const std::int64_t raw : {100, 60'000, 60'000, 60'000}) reader.read(raw);
    EXPECT_FALSE(shop.station("B01").counterTrusted);
    reader.read(60'001);
    EXPECT_TRUE(shop.station("B01").counterTrusted);
    for (int second = 0; second < 12; ++second) reader.read(60'002);
    EXPECT_EQ(shop.station("B01").total.made, 2);
    EXPECT_EQ(shop.station("B01").counter->raw, 60'002);
}

TEST(Counter, ThatJumpedLetsMouldEdgesStandIn)
{
    Shop shop;
    Reader reader{shop};
    shop.see("io.closed1", 0);
    reader.read(100);
    reader.read(65'535);
    for (int i = 0; i < 3; ++i) {
        shop.wait(30s);
        shop.see("io.closed1", 1);
        shop.wait(30s);
        shop.see("io.closed1", 0);
    }
    EXPECT_EQ(shop.station("B01").total.made, 3);
    reader.read(104);
    EXPECT_EQ(shop.station("B01").total.made, 4) << "three of the four were counted by the mould already";
}

TEST(Counter, BrokenLetsMouldEdgesStandInAndCountsNothingTwice)
{
    Shop shop;
    shop.see("io.closed1", 0);
    shop.see("io.count1", 10);
    shop.wait(20s);
    shop.see("io.count1", 10, badMark(Reason::SensorBreak));
    EXPECT_FALSE(shop.station("B01").counterTrusted);
    for (int i = 0; i < 5; ++i) {
        shop.wait(30s);
        shop.see("io.closed1", 1);
        shop.wait(30s);
        shop.see("io.closed1", 0);
    }
    EXPECT_EQ(shop.station("B01").total.made, 5);
    shop.see("io.count1", 16);
    EXPECT_TRUE(shop.station("B01").counterTrusted);
    EXPECT_EQ(shop.station("B01").total.made, 6);
}

TEST(Counter, CountsOnlyCyclesByTheMouldSwitchWhileItIsGood)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B01"}, .product = ProductCode{"GB-350"}});
    shop.see("io.count1", 0);
    shop.see("io.closed1", 0);
    shop.see("io.closed1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 0);
    const MouldCopyId copy{MouldNo{"M-17"}, 1};
    EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 1);
    shop.wait(20s);
    shop.see("io.count1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 1);
    EXPECT_EQ(shop.workshop.moulds.at(copy).counted, 1) << "the switch counts the cycles";
}

TEST(Counter, AgreesWithTheDeviceThroughAnyHour)
{
    std::mt19937 random{20'261'122};
    for (int trial = 0; trial < 50; ++trial) {
        Shop shop;
        std::int64_t truth = 0;
        std::int64_t device = 65'500 + static_cast<std::int64_t>(random() % 30);
        shop.see("io.count1", static_cast<double>(device));
        for (int second = 0; second < 3600; second += 3) {
            shop.wait(3s);
            const auto made = static_cast<std::int64_t>(random() % 10 == 0);
            truth += made;
            device = (device + made) % 65'536;
            shop.see("io.count1", static_cast<double>(device));
        }
        shop.see("io.count1", static_cast<double>(device), goodMark, Observation::Pace::Flush);
        ASSERT_EQ(shop.station("B01").total.made, truth) << "trial " << trial;
    }
}

TEST(Meter, IsNotedOnceAnHour)
{
    Shop shop;
    for (int minute = 0; minute < 180; ++minute) {
        shop.see("io.gas", 100 + minute);
        shop.wait(1min);
    }
    const DayPage* page = shop.workshop.book.find(*parseDate("2026-11-22"));
    ASSERT_NE(page, nullptr);
    EXPECT_EQ(page->meters.at(MeterId{"G1"}).first, 100);
    EXPECT_EQ(page->meters.at(MeterId{"G1"}).last, 220);
}

TEST(Counter, ThatWasNeverReadSinceTheStartSaysNothingOfItself)
{
    Shop shop;
    shop.see("io.count1", 0, badMark(Reason::Starting));
    EXPECT_TRUE(shop.station("B01").counterTrusted);
    EXPECT_FALSE(shop.station("B01").counter);
}

TEST(Counter, IsNotMovedByAValueThatIsNotGood)
{
    Shop shop;
    shop.see("io.count1", 5);
    shop.wait(20s);
    for (const QualityMark mark : {uncertainMark(Reason::Stale), badMark(Reason::CommTimeout), exceptionMark(2)}) {
        shop.see("io.count1", 50, mark);
        EXPECT_EQ(shop.station("B01").counter->raw, 5) << mark.reasonText();
        EXPECT_FALSE(shop.station("B01").counterTrusted);
    }
}

TEST(Counter, IgnoresARawValueBelowZero)
{
    Shop shop;
    shop.see("io.count1", -3);
    EXPECT_FALSE(shop.station("B01").counter);
}

TEST(Counter, OfThirtyTwoBitsDoesNotWrapAtSixteen)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.counterBits[PointName{"io.count1"}] = 32;
    ASSERT_TRUE(shop.give(Configure{floor}));
    shop.see("io.count1", 65'534);
    shop.wait(20s);
    shop.see("io.count1", 65'540);
    EXPECT_EQ(shop.station("B01").total.made, 6);
    shop.wait(20s);
    shop.see("io.count1", 3);
    EXPECT_EQ(shop.station("B01").total.made, 9) << "a fall far from the end of its range is a reset";
}

TEST(Counter, TellsFromWhenToWhenItsPiecesWereMade)
{
    Shop shop;
    shop.see("io.count1", 0);
    const Instant from = shop.now;
    shop.wait(15s);
    shop.see("io.count1", 2);
    const Tally& tally = shop.workshop.tallies.rbegin()->second;
    EXPECT_EQ(tally.madeFrom, from);
    EXPECT_EQ(tally.madeTo, shop.now);
    EXPECT_EQ(tally.source, TallySource::Counter);
}

TEST(MouldSwitch, FirstSeenClosedIsNoCycle)
{
    Shop shop;
    shop.see("io.closed1", 1);
    EXPECT_EQ(shop.station("B01").mouldClosed, true);
    EXPECT_EQ(shop.station("B01").total.made, 0);
    shop.see("io.closed1", 1);
    EXPECT_EQ(shop.station("B01").total.made, 0);
}

TEST(MouldSwitch, ThatIsBadNeitherOpensNorCloses)
{
    Shop shop;
    shop.see("io.closed1", 0);
    shop.see("io.closed1", 1, badMark(Reason::PortLost));
    EXPECT_EQ(shop.station("B01").mouldClosed, false);
}

TEST(MouldSwitch, CountsPiecesWhereNoCounterIsWired)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.stations[0].pieceCounter.reset();
    ASSERT_TRUE(shop.give(Configure{floor}));
    for (int i = 0; i < 6; ++i) shop.see("io.closed1", i % 2);
    EXPECT_EQ(shop.station("B01").total.made, 3);
    EXPECT_EQ(shop.workshop.tallies.rbegin()->second.source, TallySource::MouldEdge);
}

TEST(Glass, PointThatIsWiredCountsBeforeTheCrown)
{
    Shop shop;
    shop.must(ChargeMelt{.pot = PotId{"P1"}, .rawKg = 10});
    shop.must(ChargeMelt{.pot = PotId{"P2"}, .rawKg = 10});
    shop.see("io.crown", 1400);
    EXPECT_EQ(shop.melt("P1").zone, HeatZone::Unknown) << "P1 has a point of its own";
    EXPECT_EQ(shop.melt("P2").zone, HeatZone::Fining);
    EXPECT_EQ(shop.melt("P2").heatSource, HeatSource::Estimated);
    shop.see("io.glass1", 1150);
    EXPECT_EQ(shop.melt("P1").heatSource, HeatSource::Wired);
}

TEST(Glass, TimersTurnAMeltWithoutASensorToo)
{
    Shop shop;
    shop.meltGlass();
    shop.see("io.glass1", 1000);
    shop.see("io.glass1", 1150);
    ASSERT_EQ(shop.melt("P1").stage, MeltStage::Hold);
    shop.wait(15min);
    shop.see("io.count1", 1);
    EXPECT_EQ(shop.melt("P1").stage, MeltStage::Workable) << "any observation lets time do its work";
}

TEST(Meter, ThatIsBadIsNotNoted)
{
    Shop shop;
    shop.see("io.gas", 10, badMark(Reason::OutOfRange));
    EXPECT_TRUE(shop.workshop.meterNoted.empty());
    shop.see("io.gas", 11);
    EXPECT_EQ(shop.workshop.meterNoted.at(MeterId{"G1"}), shop.now);
}

TEST(Observation, OfPointsThatNobodyWiredChangesNothing)
{
    Shop shop;
    const std::size_t events = shop.log.size();
    shop.see("other.point", 99);
    ASSERT_TRUE(shop.give(Observation{}));
    EXPECT_EQ(shop.log.size(), events);
}

TEST(Observation, TakesTheLastOfTwoValuesOfOnePoint)
{
    Shop shop;
    Observation twice;
    for (const double raw : {7.0, 8.0}) {
        PointValue value;
        value.info.name = PointName{"io.count1"};
        value.raw = static_cast<std::int64_t>(raw);
        value.value = raw;
        value.mark = goodMark;
        twice.values.push_back(value);
    }
    ASSERT_TRUE(shop.give(twice));
    EXPECT_EQ(shop.station("B01").counter->raw, 8);
}

TEST(Observation, GivesEveryTallyOfOneScanItsOwnNumber)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.stations[1].pieceCounter = PointName{"io.count2"};
    ASSERT_TRUE(shop.give(Configure{floor}));
    const auto scan = [&](std::int64_t raw) {
        Observation both;
        for (const char* point : {"io.count1", "io.count2"}) {
            PointValue value;
            value.info.name = PointName{point};
            value.raw = raw;
            value.mark = goodMark;
            both.values.push_back(value);
        }
        ASSERT_TRUE(shop.give(both));
    };
    scan(0);
    shop.wait(20s);
    scan(4);
    EXPECT_EQ(shop.workshop.tallies.size(), 2U);
    EXPECT_EQ(shop.station("B01").total.made, 4);
    EXPECT_EQ(shop.station("B02").total.made, 4);
}

} // namespace
} // namespace gaffer::test
