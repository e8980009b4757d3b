#include "core/view/live_values.hpp"

#include "core/base/check.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

Scan scanOf(double value, Instant at)
{
    auto layout = std::make_shared<ScanLayout>();
    layout->every = 1s;
    layout->points.push_back({PointName{"io.t1"}, "degC", 1, false, false, 0});
    return {layout, at, at, 1, {{value, goodMark, 0}}};
}

TEST(LiveValues, RefusesAScanThatDoesNotFitItsLayout)
{
    LiveValues live;
    Scan scan = scanOf(1, Instant{});
    scan.samples.clear();
    EXPECT_THROW(live.set(scan), CheckFailed);
}

TEST(LiveValues, AreStaleAfterTwoAndAHalfPeriods)
{
    LiveValues live;
    const Instant start{1000h};
    live.set(scanOf(1200, start));
    EXPECT_TRUE(live.age(start + 2500ms, 2.5).empty());
    EXPECT_EQ(live.age(start + 2501ms, 2.5), std::vector<PointName>{PointName{"io.t1"}});
    EXPECT_EQ(live.find(PointName{"io.t1"})->mark, uncertainMark(Reason::Stale));
    live.set(scanOf(1201, start + 3s));
    EXPECT_TRUE(live.find(PointName{"io.t1"})->mark.good());
    EXPECT_EQ(live.find(PointName{"io.t2"}), nullptr);
}

TEST(LiveValues, TellNoSlopeBeforeHalfAnHourAndThenThatOfTheLastHour)
{
    LiveValues live;
    const PointName point{"io.t1"};
    const Instant start{1000h};
    EXPECT_FALSE(live.risePerHour(point)) << "never seen";
    // An hour of falling by 60 degrees, then held.
    for (int minute = 0; minute <= 60; ++minute) {
        live.set(scanOf(1200 - minute, start + std::chrono::minutes{minute}));
        const auto rise = live.risePerHour(point);
        ASSERT_EQ(rise.has_value(), minute >= 30) << minute;
        ASSERT_NEAR(rise.value_or(-60), -60, 1e-9) << minute;
    }
    for (int minute = 61; minute <= 125; ++minute) live.set(scanOf(1140, start + std::chrono::minutes{minute}));
    EXPECT_NEAR(*live.risePerHour(point), 0, 1e-9) << "what was an hour ago is forgotten";
}

TEST(LiveValues, BeginASlopeAnewAfterAGapAClockSetBackAndANewWiring)
{
    LiveValues live;
    const PointName point{"io.t1"};
    const Instant start{1000h};
    live.set(scanOf(1200, start));
    live.set(scanOf(900, start + 5h));
    EXPECT_FALSE(live.risePerHour(point)) << "nobody knows where it was";
    live.set(scanOf(890, start + 6h));
    EXPECT_NEAR(*live.risePerHour(point), -10, 1e-9);
    live.set(scanOf(880, start + 2h));
    EXPECT_FALSE(live.risePerHour(point));
    live.set(scanOf(870, start + 3h));
    EXPECT_TRUE(live.risePerHour(point));
    live.clear();
    EXPECT_FALSE(live.risePerHour(point));
}

TEST(LiveValues, TellNoSlopeByWhatABrokenSensorShows)
{
    LiveValues live;
    const PointName point{"io.t1"};
    const Instant start{1000h};
    live.set(scanOf(1200, start));
    Scan broken = scanOf(3100, start + 40min);
    broken.samples[0].mark = badMark(Reason::SensorBreak);
    live.set(broken);
    EXPECT_FALSE(live.risePerHour(point)) << "nothing is known now";
    live.set(scanOf(1180, start + 60min));
    EXPECT_NEAR(*live.risePerHour(point), -20, 1e-9) << "the break is passed over";
}

TEST(LiveValues, AreNotStaleThatCameSinceTheLastLook)
{
    LiveValues live;
    const Instant start{1000h};
    live.set(scanOf(1200, start));
    EXPECT_TRUE(live.age(start + 9s, 2.5, 9s).empty()) << "who looks every nine seconds cannot say that it is old";
    EXPECT_EQ(live.age(start + 9s + 1ms, 2.5, 9s).size(), 1U);
    live.set(scanOf(1200, start));
    EXPECT_EQ(live.age(start + 2501ms, 2.5, 1s).size(), 1U) << "the longer of the two counts";
}

TEST(LiveValues, RefusesAScanWithoutALayout)
{
    LiveValues live;
    Scan scan = scanOf(1, Instant{});
    scan.layout = nullptr;
    EXPECT_THROW(live.set(scan), CheckFailed);
}

TEST(LiveValues, NeverCallATypedOrBadValueStale)
{
    LiveValues live;
    const Instant start{1000h};
    Scan scan = scanOf(1200, start);
    scan.samples[0].mark = badMark(Reason::CommTimeout);
    live.set(scan);
    EXPECT_TRUE(live.age(start + 1h, 2.5).empty()) << "bad is worse than stale";
    PointValue typed;
    typed.info.name = PointName{"io.t1"};
    typed.mark = goodMark;
    typed.time = start;
    typed.typed = true;
    live.set(typed);
    EXPECT_TRUE(live.age(start + 1h, 2.5).empty());
    EXPECT_TRUE(live.find(PointName{"io.t1"})->mark.good());
}

TEST(LiveValues, AreCalledStaleOnce)
{
    LiveValues live;
    const Instant start{1000h};
    live.set(scanOf(1200, start));
    EXPECT_EQ(live.age(start + 10s, 2.5).size(), 1U);
    EXPECT_TRUE(live.age(start + 20s, 2.5).empty()) << "nothing changed";
    EXPECT_EQ(live.find(PointName{"io.t1"})->value, 1200) << "the last value is kept";
}

TEST(LiveValues, HaveTheTimeOfTheAnswer)
{
    LiveValues live;
    const Instant start{1000h};
    Scan scan = scanOf(1200, start);
    scan.arrival = start + 700ms;
    live.set(scan);
    EXPECT_EQ(live.find(PointName{"io.t1"})->time, start + 700ms);
}

TEST(LiveValues, AreForgottenWithTheWiring)
{
    LiveValues live;
    live.set(scanOf(1200, Instant{}));
    live.clear();
    EXPECT_TRUE(live.all().empty());
    EXPECT_TRUE(live.age(Instant{1000h}, 2.5).empty());
}

TEST(LiveValues, AreAValue)
{
    LiveValues live;
    live.set(scanOf(1200, Instant{1000h}));
    const LiveValues copy = live;
    live.set(scanOf(1300, Instant{1001h}));
    EXPECT_EQ(copy.find(PointName{"io.t1"})->value, 1200);
    EXPECT_EQ(live.find(PointName{"io.t1"})->value, 1300);
}

} // namespace
} // namespace gaffer
