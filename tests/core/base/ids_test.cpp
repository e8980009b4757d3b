#include "core/base/ids.hpp"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>
#include <unordered_set>

namespace gaffer {
namespace {

static_assert(!std::is_convertible_v<StationId, FurnaceId> && !std::is_constructible_v<StationId, FurnaceId>,
              "a station is never taken for a furnace");
static_assert(!std::is_convertible_v<std::string, StationId>, "a text does not become a name unasked");
static_assert(!std::is_constructible_v<MeltId, RunId>, "a melt's number is no run's number");

TEST(Name, WithoutTextIsEmpty)
{
    EXPECT_TRUE(StationId{}.empty());
    EXPECT_TRUE(StationId{""}.empty());
    EXPECT_FALSE(StationId{" "}.empty());
}

TEST(Name, IsOrderedAsItsText)
{
    const std::set<StationId> stations{StationId{"B10"}, StationId{"B02"}, StationId{"B01"}};
    EXPECT_EQ(stations.begin()->value, "B01");
    EXPECT_EQ(stations.rbegin()->value, "B10");
}

TEST(Name, OfOneTextHasOneHash)
{
    std::unordered_set<PointName> points{PointName{"io.t1"}, PointName{"io.t1"}, PointName{"io.t2"}};
    EXPECT_EQ(points.size(), 2U);
    EXPECT_TRUE(points.contains(PointName{"io.t2"}));
}

TEST(Name, ChineseTextIsKeptAsItIs) { EXPECT_EQ(FurnaceId{"一号炉"}.value, "一号炉"); }

TEST(Number, ZeroIsNone)
{
    EXPECT_FALSE(MeltId{});
    EXPECT_FALSE(MeltId{0});
    EXPECT_TRUE(MeltId{1});
    EXPECT_LT(MeltId{9}, MeltId{10});
}

TEST(MouldCopyId, IsOrderedByMouldAndThenByCopy)
{
    const MouldCopyId unknown{MouldNo{"M-7"}, 0};
    const MouldCopyId second{MouldNo{"M-7"}, 2};
    const MouldCopyId other{MouldNo{"M-8"}, 1};
    EXPECT_LT(unknown, second);
    EXPECT_LT(second, other);
}

TEST(OrderLine, LinesOfOneOrderStandTogether)
{
    const OrderLine second{OrderNo{"A"}, 2};
    const OrderLine tenth{OrderNo{"A"}, 10};
    const OrderLine other{OrderNo{"B"}, 1};
    EXPECT_LT(second, tenth);
    EXPECT_LT(tenth, other);
    EXPECT_NE(second, (OrderLine{OrderNo{"A"}, 3}));
}

} // namespace
} // namespace gaffer
