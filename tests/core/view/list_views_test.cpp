#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

TEST(OrderView, IsLateOnlyWhenDueAndNotDone)
{
    Shop shop;
    Order order;
    order.order = OrderNo{"7"};
    order.product = ProductCode{"GB-350"};
    order.quantity = 5;
    order.due = *parseDate("2026-11-21");
    shop.must(ImportRows{.what = "orders", .orders = {order}});
    EXPECT_EQ(shopView(shop.source()).ordersLate, 1);
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .line = OrderLine{OrderNo{"7"}, 1}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 5});
    EXPECT_EQ(shopView(shop.source()).ordersLate, 0);
    for (const OrderView& view : orderViews(shop.source()))
        if (view.id == "7/1") {
            EXPECT_EQ(view.stations, std::vector<StationId>{StationId{"B02"}});
            EXPECT_FALSE(view.accepted) << "selection has not counted";
        }
}

TEST(PointView, ShowsNoNumberUnlessItCanBeUsed)
{
    Shop shop;
    shop.see("io.glass1", 31000, badMark(Reason::SensorBreak));
    shop.must(TypeReading{.point = PointName{"P2.glass"}, .value = 1150, .unit = "degC"});
    const auto views = pointViews(shop.source());
    ASSERT_EQ(views.size(), 2U);
    EXPECT_TRUE(views[0].typed);
    EXPECT_EQ(views[0].value, 1150);
    EXPECT_FALSE(views[1].value);
    EXPECT_EQ(views[1].raw, 31000) << "what the device said helps to find the broken couple";
}

TEST(MouldView, KeepsAnUnknownAgeUnknown)
{
    Shop shop;
    Mould mould;
    mould.mould = MouldNo{"W-1"};
    shop.must(ImportRows{.what = "moulds", .moulds = {mould}});
    const auto views = mouldViews(shop.source());
    ASSERT_EQ(views.size(), 2U);
    EXPECT_EQ(views[0].cycles, 10);
    EXPECT_FALSE(views[1].cycles);
}

TEST(ShopView, CountsTheBusinessDateAndNothingElse)
{
    Shop shop;
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 4});
    shop.must(AddTally{.station = StationId{"B02"}, .defect = DefectCode{"F01"}});
    ShopView view = shopView(shop.source());
    EXPECT_EQ(view.made, 4);
    EXPECT_EQ(view.hotDefects, 1);
    EXPECT_FALSE(view.accepted);
    shop.wait(24h);
    view = shopView(shop.source());
    EXPECT_EQ(view.made, 0);
    EXPECT_EQ(view.shift.value, "day");
}

} // namespace
} // namespace gaffer::test
