#include "core/order/order.hpp"

#include <gtest/gtest.h>

#include <map>
#include <vector>

namespace gaffer {
namespace {

template <class T> std::vector<std::string> columnsOf()
{
    std::vector<std::string> names;
    const T value{};
    forEachField(value, [&](std::string_view name, const auto&) { names.emplace_back(name); });
    return names;
}

TEST(Order, IsKeptByItsNumberAndLine)
{
    Order first;
    first.order = OrderNo{"1042"};
    EXPECT_EQ(first.line, 1U) << "an order of one line needs none";
    Order second = first;
    second.line = 2;
    Order other = first;
    other.order = OrderNo{"1043"};
    std::map<OrderLine, int> kept{{other.key(), 3}, {second.key(), 2}, {first.key(), 1}};
    ASSERT_EQ(kept.size(), 3U);
    EXPECT_EQ(kept.begin()->second, 1) << "by number and then by line";
    EXPECT_EQ(std::next(kept.begin())->second, 2);
    other.customer = "Hollis";
    EXPECT_EQ(kept.at(other.key()), 3) << "the customer is no part of the key";
}

TEST(Order, HasTheColumnsOfTheImportInTheirOrder)
{
    EXPECT_EQ(columnsOf<Order>(),
              (std::vector<std::string>{"order", "line", "product", "quantity", "due", "weight", "customer"}));
}

TEST(Order, LeavesDateAndWeightUnknownUntilSomebodySaysThem)
{
    const Order order;
    EXPECT_FALSE(order.due);
    EXPECT_FALSE(order.weight);
    EXPECT_EQ(order.quantity, 0);
}

TEST(OrderState, KeepsItsThreeCountsApart)
{
    OrderState state;
    state.made = 100;
    OrderState defects = state;
    defects.defects = 7;
    OrderState accepted = state;
    accepted.accepted = 7;
    EXPECT_NE(state, defects);
    EXPECT_NE(defects, accepted);
    EXPECT_EQ(columnsOf<OrderState>(), (std::vector<std::string>{"order", "made", "defects", "accepted"}));
}

TEST(Job, OfAnOrderLineIsNotTheJobOfItsProduct)
{
    const Job ordered{OrderLine{OrderNo{"1042"}, 1}, ProductCode{"GB-350"}, 50};
    Job free = ordered;
    free.line.reset();
    EXPECT_NE(ordered, free);
    Job more = ordered;
    more.pieces = 51;
    EXPECT_NE(ordered, more);
    EXPECT_EQ(Job{}.pieces, 0) << "until ended";
}

} // namespace
} // namespace gaffer
