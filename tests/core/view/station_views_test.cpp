#include "tests/support/shop.hpp"

namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const StationView& find(const std::vector<StationView>& views, const char* id)
{
    for (const StationView& view : views)
        if (view.id.value == id) return view;
    throw std::logic_error("no such station");
}

TEST(StationView, OfAnIdleStationClaimsNothing)
{
    Shop shop;
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "B01");
    EXPECT_EQ(view.state, StationState::Idle);
    EXPECT_FALSE(view.run);
    EXPECT_FALSE(view.accepted);
    EXPECT_FALSE(view.counterRaw);
    EXPECT_EQ(view.counterQuality, "bad");
}

TEST(StationView, ShowsRunMouldCrewAndMelt)
{
    Shop shop;
    shop.meltGlass();
    shop.must(AssignCrew{.station = StationId{"B02"}, .members = {{WorkerNo{"7"}, "blower"}}});
    shop.must(StartRun{.station = StationId{"B02"}, .line = OrderLine{OrderNo{"1042"}, 1}});
    shop.must(AddTally{.station = StationId{"B02"}, .pieces = 40});
    shop.must(AddTally{.station = StationId{"B02"}, .defect = DefectCode{"F01"}});
    const auto views = stationViews(shop.source());
    const StationView& view = find(views, "B02");
    EXPECT_EQ(view.state, StationState::Running);
    EXPECT_EQ(view.made, 40);
    EXPECT_EQ(view.good, 39);
    EXPECT_EQ(view.defects, 1);
    EXPECT_EQ(view.target, 60);
    EXPECT_EQ(view.mouldCopy, "M-17/1");
    EXPECT_EQ(view.mouldCycles, 50);
    EXPECT_EQ(view.pot.value, "P1");
    ASSERT_EQ(view.crew.size(), 1U);
    EXPECT_EQ(view.crew[0].name, "王");
    EXPECT_EQ(view.lastTallyText, "F01 1");
    ASSERT_TRUE(view.minutesLeft);
    EXPECT_GT(*view.minutesLeft, 0);
}

TEST(StationView, WaitsWhileItsMeltIsHeldAndIsStoppedByAStop)
{
    Shop shop;
    shop.meltGlass();
    shop.must(StartRun{.station = StationId{"B02"}, .product = ProductCode{"GB-350"}});
    shop.see("io.glass1", 1000);
    EXPECT_EQ(find(stationViews(shop.source()), "B02").state, StationState::Waiting);
    shop.must(BeginStop{.station = StationId{"B02"}, .reason = ReasonCode{"glass-temperature"}});
    const auto views = stationViews(shop.source());
    EXPECT_EQ(find(views, "B02").state, StationState::Stopped);
    EXPECT_EQ(find(views, "B02").reason, "glass-temperature");
}

} // namespace
} // namespace gaffer::test
