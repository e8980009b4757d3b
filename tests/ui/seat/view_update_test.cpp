#include "ui/seat/view_update.hpp"

#include "tests/ui/support/sample_view.hpp"

#include <gtest/gtest.h>

namespace gaffer::ui {
namespace {

TEST(ViewUpdate, ReplacesByKeyAndAppendsWhatIsNew)
{
    SeatView view = sampleView(3, 2);
    wire::TopicUpdate update;
    update.stations = {view.stations[1]};
    update.stations[0].made = 999;
    update.orders.push_back({.id = "2000/1"});
    applyUpdate(view, update);
    ASSERT_EQ(view.stations.size(), 3U);
    EXPECT_EQ(view.stations[1].made, 999);
    EXPECT_EQ(view.orders.back().id, "2000/1");
    EXPECT_EQ(view.shop.name, "一号车间") << "an untouched topic stays";
}

TEST(ViewUpdate, AWholeOneReplacesEverything)
{
    SeatView view = sampleView(3, 2);
    wire::TopicUpdate update;
    update.whole = true;
    update.stations = {view.stations[2]};
    applyUpdate(view, update);
    EXPECT_EQ(view.stations.size(), 1U);
    EXPECT_TRUE(view.melts.empty());
    EXPECT_TRUE(view.shop.name.empty());
}

TEST(ViewUpdate, RemovesByTopicAndKeyEvenWithSlashesInTheKey)
{
    SeatView view = sampleView(4, 2);
    wire::TopicUpdate update;
    update.removed = {"orders/1042/1", "stations/B02",       "melts/P1", "furnaces/K1", "moulds/M-17/2",
                      "points/io.t1",  "toExplain/tally/17", "nonsense", "orders/none"};
    applyUpdate(view, update);
    EXPECT_EQ(view.orders.size(), 5U);
    EXPECT_EQ(view.stations.size(), 3U);
    EXPECT_EQ(view.melts.size(), 1U);
    EXPECT_TRUE(view.furnaces.empty());
    EXPECT_EQ(view.moulds.size(), 4U);
    EXPECT_EQ(view.points.front().name, PointName{"io.t2"});
    EXPECT_TRUE(view.toExplain.empty());
}

} // namespace
} // namespace gaffer::ui
