#include "core/plan/board/timeline.hpp"

#include "core/plan/check/validate.hpp"
#include "core/plan/model/random.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

/// The example at minute 500: its first run is over, its charge has begun.
Problem atMinute500()
{
    Problem problem = exampleProblem();
    problem.fixed.now = 500;
    problem.fixed.runs = {examplePlan().runs[0]};
    problem.fixed.batches = examplePlan().batches;
    return problem;
}

TEST(Timeline, AnEmptyBoardCostsWhatTheCheckerMeasures)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    const Timeline board{model};
    EXPECT_EQ(board.incomplete(), 2);
    EXPECT_EQ(board.plan().unplaced, (std::vector<int>{0, 1}));
    EXPECT_NEAR(board.total(), measure(problem, board.plan()).total(), 1e-9);
}

TEST(Timeline, HoldsWhatIsFixedUnchanged)
{
    const Problem problem = atMinute500();
    const Model model{problem};
    const Timeline board{model};
    const Plan plan = board.plan();
    EXPECT_EQ(plan.runs, problem.fixed.runs);
    EXPECT_EQ(plan.batches, problem.fixed.batches);
    EXPECT_EQ(plan.unplaced, std::vector<int>{1});
    EXPECT_EQ(board.fixedCount(0), 1U);
    EXPECT_TRUE(board.complete(0));
    EXPECT_EQ(board.job(0).fixedPieces, 200);
    EXPECT_EQ(board.job(0).lastEnd, 192);
    EXPECT_EQ(board.copy(0).cyclesLeft, 5000 - 100 - 200);
    EXPECT_NEAR(board.total(), measure(problem, plan).total(), 1e-9);
}

TEST(Timeline, FixedRunsMayComeInAnyOrder)
{
    Problem problem = exampleProblem();
    problem.fixed.now = 1540;
    problem.fixed.batches = examplePlan().batches;
    problem.fixed.runs = examplePlan().runs;
    const Model model{problem};
    const Timeline board{model};
    std::swap(problem.fixed.runs[0], problem.fixed.runs[1]);
    const Timeline other{model};
    EXPECT_EQ(board.plan(), other.plan());
    EXPECT_EQ(board.total(), other.total());
    EXPECT_NEAR(other.cost().setup, 2.25, 1e-12);
}

TEST(Timeline, FixedChargesMustComeInTurn)
{
    Problem problem = atMinute500();
    problem.fixed.batches[0].number = 2;
    const Model model{problem};
    EXPECT_THROW(Timeline{model}, CheckFailed);
}

TEST(Timeline, ALostMeltGivesNothingAndDelaysNoCharge)
{
    Problem problem = atMinute500();
    problem.fixed.melts = {{0, 1, kNever}};
    const Model lostModel{problem};
    const Timeline lost{lostModel};
    EXPECT_TRUE(lost.melt(lost.batchesOf(0)[1]).lost);
    EXPECT_EQ(lost.chargeFloor(0, 2), 500);
    problem.fixed.melts = {{0, 1, 900}};
    const Model coldModel{problem};
    const Timeline cold{coldModel};
    EXPECT_FALSE(cold.melt(cold.batchesOf(0)[1]).lost);
    EXPECT_EQ(cold.melt(cold.batchesOf(0)[1]).drawFrom, 900);
    EXPECT_EQ(cold.chargeFloor(0, 2), 1440) << "ready comes first";
}

TEST(Timeline, ACrackedCopyIsMarked)
{
    Problem problem = exampleProblem();
    problem.moulds[0] = {0, 2, 5000, {0, 0}, 0, 0};
    problem.fixed.broken = {{0, 1}};
    const Model model{problem};
    const Timeline board{model};
    EXPECT_FALSE(board.copy(0).broken);
    EXPECT_TRUE(board.copy(1).broken);
}

TEST(Timeline, AChargeWaitsForTheLastDrawTheLastReadyAndNow)
{
    Problem problem = exampleProblem();
    const auto floor = [&] {
        const Model model{problem};
        return Timeline{model}.chargeFloor(0, 1);
    };
    EXPECT_EQ(floor(), 0);
    problem.pots[0].initialReady = 70;
    EXPECT_EQ(floor(), 70);
    problem.fixed.now = 100;
    EXPECT_EQ(floor(), 100);
    problem.fixed.runs = {examplePlan().runs[0]};
    EXPECT_EQ(floor(), 192);
}

TEST(Timeline, BeforeTheFirstBatchNothingIsCharged)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    const Timeline board{model};
    EXPECT_THROW((void)board.chargeFloor(0, 0), CheckFailed);
    EXPECT_EQ(board.chargeAt(0, 1), kNever);
}

/// A hall with some pots whose charges are all fixed, at times drawn by chance.
Problem busyFurnace(Random& random, int pots)
{
    Problem problem = exampleProblem();
    problem.halls[0].maxParallelCharges = 1 + random.below(2);
    problem.pots.assign(static_cast<std::size_t>(pots), problem.pots[0]);
    for (std::size_t p = 0; p < problem.pots.size(); ++p) {
        problem.pots[p].melt = 30 + random.below(200);
        Minute at = random.below(200);
        for (int number = 1; p > 0 && number <= 3; ++number) {
            problem.fixed.batches.push_back({static_cast<int>(p), number, 0, 20'000, at});
            at += problem.pots[p].melt + random.below(300);
        }
    }
    return problem;
}

TEST(Timeline, TheFurnaceHasRoomExactlyWhenEveryMinuteHas)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random{seed};
        const Problem problem = busyFurnace(random, 2 + random.below(4));
        const Model model{problem};
        const Timeline board{model};
        const auto melting = [&](Minute t) {
            return std::ranges::count_if(problem.fixed.batches, [&](const Batch& b) {
                return b.chargeStart <= t && t < b.chargeStart + problem.pots[static_cast<std::size_t>(b.pot)].melt;
            });
        };
        for (Minute charge = 0; charge < 900; charge += 7) {
            Minute full = kNone;
            for (Minute t = charge; t < charge + problem.pots[0].melt && full == kNone; ++t)
                if (melting(t) >= problem.halls[0].maxParallelCharges) full = t;
            const Minute until = board.furnaceBusyUntil(0, charge);
            ASSERT_EQ(until == 0, full == kNone) << "charge at " << charge;
            if (until != 0) {
                ASSERT_GT(until, full) << "no charge up to the full minute can have room";
            }
        }
    }
}

TEST(Timeline, AFurnaceThatTakesNoChargeIsAlwaysBusy)
{
    Problem problem = exampleProblem();
    problem.halls[0].maxParallelCharges = 0;
    const Model model{problem};
    EXPECT_NE(Timeline{model}.furnaceBusyUntil(0, 0), 0);
}

TEST(Timeline, TheLehrsHaveRoomExactlyWhenEveryMinuteOfTheRunHas)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random{seed};
        Problem problem = exampleProblem();
        problem.halls[0].lehrCapacity = 100'000 + random.below(200'000);
        problem.stations.assign(4, problem.stations[0]);
        problem.moulds[0] = {0, 3, 5000, {0, 0, 0}, 0, 0};
        problem.jobs[0].quantity = 100'000;
        for (int k = 1; k < 4; ++k)
            for (Minute at = random.below(60), i = 0; i < 3; ++i, at += 30 + random.below(90))
                problem.fixed.runs.push_back({0, k, 1, 0, 0, k - 1, at, at, at + 1 + random.below(30), false});
        const Model model{problem};
        const Timeline board{model};
        const std::int64_t each = model.lehrLoad(0, 1);
        for (Minute start = 0; start < 300; start += 5) {
            const Minute end = start + 1 + random.below(60);
            const std::int64_t load = random.below(200'000);
            Minute full = kNone;
            for (Minute t = start; t < end && full == kNone; ++t) {
                std::int64_t sum = load;
                for (const auto& run : problem.fixed.runs) sum += run.start <= t && t < run.end ? each : 0;
                if (sum > problem.halls[0].lehrCapacity) full = t;
            }
            const Minute until = board.lehrBusyUntil(0, load, start, end);
            ASSERT_EQ(until == 0, full == kNone) << load << " in " << start << " to " << end;
            if (until != 0) {
                ASSERT_GT(until, full);
            }
        }
    }
}

TEST(Timeline, MoreThanTheLehrsTakeInIsNeverPossible)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    EXPECT_EQ(Timeline{model}.lehrBusyUntil(0, 200'001, 0, 1), kNever);
}

TEST(Timeline, AStationIsNotInItsOwnWayInTheLehrs)
{
    Problem problem = atMinute500();
    problem.halls[0].lehrCapacity = 84'000;
    const Model model{problem};
    EXPECT_EQ((Timeline{model}.lehrBusyUntil(0, 84'000, 100, 150)), 0);
}

TEST(Timeline, HeldGlassCountsFromReadyToTheMiddleOfEachDraw)
{
    const Problem problem = atMinute500();
    const Model model{problem};
    const Timeline board{model};
    const Melt& first = board.melt(0);
    // 40 kg in the run of 25 to 192; 5 kg left over until the charge at 420
    EXPECT_EQ(board.heldUnits(first, 420), 40'000 * (25 + 192) + 2 * 5000 * 420);
    EXPECT_EQ(board.heldUnits(first, kNever), 40'000 * (25 + 192) + 2 * 5000 * 900) << "to the end of the window";
    Melt tank = first;
    tank.unbounded = true;
    EXPECT_EQ(board.heldUnits(tank, kNever), 0);
    Melt exact = first;
    exact.fixed = false;
    EXPECT_EQ(board.heldUnits(exact, kNever), 40'000 * (25 + 192)) << "a charge yet to come is as large as its draws";
}

} // namespace
} // namespace gaffer::plan
