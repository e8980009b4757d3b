#include "core/dispatch/dispatch.hpp"

#include "tests/core/dispatch/dispatch_check.hpp"
#include "tests/core/dispatch/shift_example.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr std::uint64_t shifts = 1000;
const DispatchRule rule;

/// One furnace with workable glass, one station B1, and one product of mould M-1 with one copy.
class SmallDispatch : public testing::Test {
protected:
    SmallDispatch()
    {
        FurnaceWiring furnace;
        furnace.id = FurnaceId{"K1"};
        furnace.pots.push_back({PotId{"P1"}, 500, 20, {}, {}});
        shop.floor.furnaces.push_back(furnace);
        addStation("B1");
        addProduct("cup", "M-1");
        addCopy("M-1", 1);
        Melt melt;
        melt.id = MeltId{1};
        melt.pot = PotId{"P1"};
        melt.furnace = furnace.id;
        melt.glass = GlassCode{"clear"};
        melt.stage = MeltStage::Workable;
        melt.mass.fromRawKg = 400;
        shop.melts[melt.id] = melt;
        shop.pots[melt.pot].melt = melt.id;
    }
    void addStation(const char* id)
    {
        StationWiring station;
        station.id = StationId{id};
        station.furnace = FurnaceId{"K1"};
        shop.floor.stations.push_back(station);
        shop.stations[station.id].id = station.id;
    }
    void addProduct(const char* code, const char* mould)
    {
        Product product;
        product.code = ProductCode{code};
        product.glass = GlassCode{"clear"};
        product.gatherG = 200;
        product.cycleS = 72;
        product.mould = MouldNo{mould};
        shop.products[product.code] = product;
    }
    void addCopy(const char* mould, std::uint32_t number)
    {
        MouldCopy copy;
        copy.mould.mould = MouldNo{mould};
        copy.mould.copy = number;
        shop.moulds[copy.mould.key()] = copy;
    }
    void addOrder(const char* number, const char* product, std::int64_t quantity, int dueInDays)
    {
        Order order;
        order.order = OrderNo{number};
        order.product = ProductCode{product};
        order.quantity = quantity;
        order.due = Date{std::chrono::floor<std::chrono::days>(ShiftExample::now) + std::chrono::days{dueInDays}};
        shop.orders[order.key()].order = order;
    }
    [[nodiscard]] std::vector<std::string> proposed() const
    {
        std::vector<std::string> jobs;
        for (const SetQueue& queue : rule.propose(shop, {}, ShiftExample::now))
            for (const Job& job : queue.jobs)
                jobs.push_back(queue.station.value + " " + job.line->order.value + " " + std::to_string(job.pieces));
        return jobs;
    }
    using Jobs = std::vector<std::string>;
    Workshop shop;
};

TEST_F(SmallDispatch, HasNothingToProposeWithoutOrders) { EXPECT_TRUE(proposed().empty()); }

TEST_F(SmallDispatch, ProposesNothingWhileTheGlassIsNotWorkable)
{
    addOrder("100", "cup", 50, 5);
    shop.melts.begin()->second.stage = MeltStage::Cooling;
    EXPECT_TRUE(proposed().empty());
}

TEST_F(SmallDispatch, ProposesNothingOfAnotherGlass)
{
    addOrder("100", "cup", 50, 5);
    shop.melts.begin()->second.glass = GlassCode{"cobalt"};
    EXPECT_TRUE(proposed().empty());
}

TEST_F(SmallDispatch, ProposesNoMoreThanTheGlassGives)
{
    addOrder("100", "cup", 500, 5);
    shop.melts.begin()->second.mass.drawnKg = 400 - 20 - 5;
    shop.gatherLoss[ProductCode{"cup"}] = 0;
    EXPECT_EQ(proposed(), Jobs{"B1 100 25"});
}

TEST_F(SmallDispatch, ProposesNothingWhoseMouldIsTakenOrBroken)
{
    addOrder("100", "cup", 50, 5);
    auto& copy = shop.moulds.begin()->second;
    copy.station = StationId{"B9"};
    EXPECT_TRUE(proposed().empty());
    copy.station = {};
    copy.state = MouldState::Cracked;
    EXPECT_TRUE(proposed().empty());
}

TEST_F(SmallDispatch, GivesOneMouldCopyToOneStationOnly)
{
    addStation("B2");
    addOrder("100", "cup", 50, 5);
    addOrder("101", "cup", 60, 6);
    EXPECT_EQ(proposed(), (Jobs{"B1 100 50", "B1 101 60"}));
    addCopy("M-1", 2);
    EXPECT_EQ(proposed(), (Jobs{"B1 100 50", "B2 101 60"}));
}

TEST_F(SmallDispatch, ProposesNothingTheCrewCannotBlow)
{
    addOrder("100", "cup", 50, 5);
    shop.products.begin()->second.skill = "cutting";
    EXPECT_EQ(proposed().size(), 1U) << "nobody stands there yet";
    shop.crews[1] = {StationId{"B1"}, ShiftExample::now, {CrewMember{WorkerNo{"W1"}, "gaffer"}}};
    shop.workers[WorkerNo{"W1"}] = {WorkerNo{"W1"}, {}, {"blowing"}, ""};
    shop.stations.at(StationId{"B1"}).crew = 1;
    EXPECT_TRUE(proposed().empty());
    shop.workers[WorkerNo{"W1"}].skills.insert("cutting");
    EXPECT_EQ(proposed().size(), 1U);
}

TEST_F(SmallDispatch, TakesTheUrgentOrderFirst)
{
    addProduct("bowl", "M-2");
    addCopy("M-2", 1);
    addOrder("100", "cup", 300, 9);
    addOrder("101", "bowl", 400, 1);
    shop.stations.at(StationId{"B1"}).moulds = {MouldCopyId{MouldNo{"M-1"}, 1}};
    shop.moulds.begin()->second.station = StationId{"B1"};
    EXPECT_EQ(proposed().front(), "B1 101 400");
}

TEST_F(SmallDispatch, KeepsTheMountedMouldWhenNothingIsUrgent)
{
    addProduct("bowl", "M-2");
    addCopy("M-2", 1);
    addOrder("100", "bowl", 400, 8);
    addOrder("101", "cup", 400, 12);
    shop.stations.at(StationId{"B1"}).moulds = {MouldCopyId{MouldNo{"M-1"}, 1}};
    shop.moulds.begin()->second.station = StationId{"B1"};
    EXPECT_EQ(proposed().front(), "B1 101 400");
}

TEST_F(SmallDispatch, CountsWhatOtherStationsAlreadyMake)
{
    addStation("B2");
    addCopy("M-1", 2);
    addOrder("100", "cup", 100, 5);
    shop.stations.at(StationId{"B2"}).queue.push_back({OrderLine{OrderNo{"100"}, 1}, ProductCode{"cup"}, 70});
    EXPECT_EQ(proposed(), Jobs{"B1 100 30"});
}

TEST_F(SmallDispatch, FillsAboutAShiftAndNoMore)
{
    for (const char* order : {"100", "101", "102", "103"}) addOrder(order, "cup", 300, 5);
    EXPECT_EQ(proposed(), (Jobs{"B1 100 300", "B1 101 100"}));
}

TEST_F(SmallDispatch, LooksAtTheNamedStationsOnly)
{
    addStation("B2");
    addCopy("M-1", 2);
    addOrder("100", "cup", 50, 5);
    const auto queues = rule.propose(shop, {StationId{"B2"}, StationId{"no-such"}}, ShiftExample::now);
    ASSERT_EQ(queues.size(), 1U);
    EXPECT_EQ(queues[0].station, StationId{"B2"});
}

TEST_F(SmallDispatch, DrawsLampworkFromTubes)
{
    shop.floor.furnaces[0].kind = FurnaceKind::None;
    addOrder("100", "cup", 50, 5);
    EXPECT_TRUE(proposed().empty());
    shop.gatherLoss[ProductCode{"cup"}] = 0;
    shop.tubeLots[TubeLotId{"T-1"}] = {TubeLotId{"T-1"}, GlassCode{"clear"}, 10, 4, {}};
    EXPECT_EQ(proposed(), Jobs{"B1 100 30"});
}

TEST(Dispatch, PassesItsValidatorInAThousandShifts)
{
    std::size_t jobs = 0;
    for (std::uint64_t seed = 0; seed < shifts; ++seed) {
        const Workshop shop = ShiftExample::make(seed);
        const auto queues = rule.propose(shop, {}, ShiftExample::now);
        for (const SetQueue& queue : queues) jobs += queue.jobs.size();
        const auto problems = DispatchCheck{shop}.problemsOf(queues);
        EXPECT_TRUE(problems.empty()) << "seed " << seed << ": " << problems.front();
    }
    EXPECT_GT(jobs, shifts) << "the rule finds work";
}

TEST(Dispatch, ProposesTheSameForTheSameWorkshop)
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto once = rule.propose(ShiftExample::make(seed), {}, ShiftExample::now);
        const auto again = rule.propose(ShiftExample::make(seed), {}, ShiftExample::now);
        EXPECT_TRUE(once == again) << "seed " << seed;
    }
}

} // namespace
} // namespace gaffer
