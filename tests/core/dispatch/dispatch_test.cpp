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

/// The validator itself: each promise broken once must be found, else a thousand good shifts say nothing.
class Validator : public SmallDispatch {
protected:
    Validator()
    {
        addProduct("bowl", "M-2");
        addCopy("M-2", 1);
        addOrder("100", "cup", 50, 9);
        addOrder("101", "bowl", 50, 9);
    }
    [[nodiscard]] std::string firstProblem(const std::vector<SetQueue>& queues) const
    {
        const auto problems = DispatchCheck{shop, ShiftExample::now}.problemsOf(queues);
        return problems.empty() ? "" : problems.front();
    }
    static SetQueue queue(const char* station, const char* order, const char* product, std::int64_t pieces)
    {
        return {StationId{station}, {Job{OrderLine{OrderNo{order}, 1}, ProductCode{product}, pieces}}};
    }
};

TEST_F(Validator, FindsNothingWrongWithAGoodQueue) { EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 50)}), ""); }

TEST_F(Validator, SeesAStationThatIsUnknownBusyTwiceOrEmpty)
{
    EXPECT_EQ(firstProblem({queue("B9", "100", "cup", 5)}), "no station B9");
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 5), queue("B1", "101", "bowl", 5)}), "B1 is there twice");
    EXPECT_EQ(firstProblem({{StationId{"B1"}, {}}}), "B1 gets an empty queue");
    shop.stations.at(StationId{"B1"}).stop = StopId{7};
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 5)}), "B1 is not idle");
}

TEST_F(Validator, SeesJobsOfNoOrderOfAnotherProductAndOfTooManyPieces)
{
    EXPECT_EQ(firstProblem({queue("B1", "999", "cup", 5)}), "a job without an order");
    EXPECT_EQ(firstProblem({queue("B1", "100", "bowl", 5)}), "another product than ordered");
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 0)}), "a job of no pieces");
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 51)}), "more pieces than ordered of 100");
}

TEST_F(Validator, SeesPiecesThatAnotherStationMakesAlready)
{
    addStation("B2");
    shop.stations.at(StationId{"B2"}).queue.push_back({OrderLine{OrderNo{"100"}, 1}, ProductCode{"cup"}, 40});
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 10)}), "");
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 11)}), "pieces of 100 that other stations make already");
}

TEST_F(Validator, SeesGlassThatIsNotThereNotReadyOrOfAnotherColour)
{
    shop.melts.begin()->second.mass.drawnKg = 375;
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 50)}), "more glass than K1 has");
    shop.melts.begin()->second.mass.drawnKg = 0;
    shop.melts.begin()->second.glass = GlassCode{"cobalt"};
    EXPECT_NE(firstProblem({queue("B1", "100", "cup", 5)}), "");
    shop.melts.begin()->second.glass = GlassCode{"clear"};
    shop.melts.begin()->second.stage = MeltStage::Cooling;
    EXPECT_NE(firstProblem({queue("B1", "100", "cup", 5)}), "");
}

TEST_F(Validator, SeesAMouldThatIsTakenBrokenOrGivenTwice)
{
    addStation("B2");
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 5), queue("B2", "100", "cup", 5)}), "more stations than copies of M-1");
    shop.moulds.begin()->second.state = MouldState::Cracked;
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 5)}), "more stations than copies of M-1");
}

TEST_F(Validator, SeesACrewWithoutTheSkill)
{
    shop.products.at(ProductCode{"cup"}).skill = "cutting";
    shop.crews[1] = {StationId{"B1"}, ShiftExample::now, {CrewMember{WorkerNo{"W1"}, "gaffer"}}};
    shop.workers[WorkerNo{"W1"}] = {WorkerNo{"W1"}, {}, {"blowing"}, ""};
    shop.stations.at(StationId{"B1"}).crew = 1;
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 5)}), "B1 lacks the skill cutting");
}

TEST_F(Validator, SeesAnUrgentOrderThatWaitsBehindOneThatIsNot)
{
    shop.stations.at(StationId{"B1"}).moulds = {MouldCopyId{MouldNo{"M-1"}, 1}};
    addOrder("102", "cup", 50, 1);
    EXPECT_EQ(firstProblem({queue("B1", "102", "cup", 50)}), "");
    EXPECT_EQ(firstProblem({queue("B1", "100", "cup", 50)}), "B1 lets urgent 102 wait");
}

TEST_F(Validator, SeesASetUpThatNobodyNeeded)
{
    shop.stations.at(StationId{"B1"}).moulds = {MouldCopyId{MouldNo{"M-1"}, 1}};
    EXPECT_EQ(firstProblem({queue("B1", "101", "bowl", 50)}), "B1 changes its mould though 100 needs the one it has");
}

TEST(Dispatch, PassesItsValidatorInAThousandShifts)
{
    std::size_t jobs = 0;
    for (std::uint64_t seed = 0; seed < shifts; ++seed) {
        const Workshop shop = ShiftExample::make(seed);
        const auto queues = rule.propose(shop, {}, ShiftExample::now);
        for (const SetQueue& queue : queues) jobs += queue.jobs.size();
        const auto problems = DispatchCheck{shop, ShiftExample::now}.problemsOf(queues);
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
