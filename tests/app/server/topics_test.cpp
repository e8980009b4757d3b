#include "app/server/topics.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

const std::set<TopicGroup> allGroups{TopicGroup::Points, TopicGroup::Floor, TopicGroup::Lists};

struct Hall {
    Workshop workshop;
    LiveValues live;
    PeopleNames names;
    Instant now{*parseInstant("2026-11-22T06:00:00Z")};

    Hall()
    {
        workshop.floor.zone = {{Instant{}, 0}};
        Order order{OrderNo{"1042"}, 1, ProductCode{"G-1"}, 500, {}, {}, ""};
        workshop.orders[order.key()].order = order;
    }
    [[nodiscard]] ViewSource source() const { return {workshop, live, names, now}; }
};

TEST(Topics, SayNothingWhenNothingChanged)
{
    Hall hall;
    TopicBoard board;
    EXPECT_FALSE(isEmpty(board.look(allGroups, hall.source())));
    const auto again = board.look(allGroups, hall.source());
    EXPECT_TRUE(isEmpty(again));
    EXPECT_EQ(again.revision, 1U);
}

TEST(Topics, SendOnlyTheItemThatChanged)
{
    Hall hall;
    Order second{OrderNo{"1043"}, 1, ProductCode{"G-1"}, 5, {}, {}, ""};
    hall.workshop.orders[second.key()].order = second;
    TopicBoard board;
    board.look(allGroups, hall.source());
    hall.workshop.orders.begin()->second.made = 3;
    const auto update = board.look(allGroups, hall.source());
    ASSERT_EQ(update.orders.size(), 1U);
    EXPECT_EQ(update.orders.front().id, "1042/1");
    EXPECT_EQ(update.revision, 2U);
}

TEST(Topics, NameWhatIsGone)
{
    Hall hall;
    TopicBoard board;
    board.look(allGroups, hall.source());
    hall.workshop.orders.clear();
    EXPECT_EQ(board.look(allGroups, hall.source()).removed, std::vector<std::string>{"orders/1042/1"});
}

TEST(Topics, KeepToWhatASeatWatches)
{
    wire::TopicUpdate update;
    update.orders.emplace_back();
    update.stations.emplace_back();
    update.removed = {"orders/1/1", "stations/B09"};
    const auto part = onlyTopics(update, {"stations"});
    EXPECT_TRUE(part.orders.empty());
    EXPECT_EQ(part.stations.size(), 1U);
    EXPECT_EQ(part.removed, std::vector<std::string>{"stations/B09"});
    EXPECT_TRUE(isEmpty(onlyTopics(update, {"melts"})));
}

} // namespace
} // namespace gaffer
