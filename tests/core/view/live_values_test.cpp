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

} // namespace
} // namespace gaffer
