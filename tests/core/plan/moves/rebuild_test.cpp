#include "core/plan/moves/moves.hpp"

#include "core/plan/check/validate.hpp"
#include "core/plan/search.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

class RebuildExample : public ::testing::Test {
protected:
    Problem problem = exampleProblem();
    Random random{1};

    /// Places `job` whole on an empty board and gives the board.
    std::pair<bool, Plan> place(int job, const Effort& effort = {})
    {
        const Model model{problem};
        Timeline board{model};
        Rebuild rebuild{board};
        const bool placed = rebuild.place({job, problem.jobs[static_cast<std::size_t>(job)].quantity}, effort, random);
        return {placed, board.plan()};
    }
};

TEST_F(RebuildExample, AJobThatFitsIsPlacedWhole)
{
    const auto [placed, plan] = place(0);
    EXPECT_TRUE(placed);
    ASSERT_EQ(plan.runs.size(), 1U);
    EXPECT_EQ(plan.runs[0].pieces, 200);
}

TEST_F(RebuildExample, AJobTooLargeForOneBatchIsPlacedInParts)
{
    problem.jobs[0].quantity = 700; // 140 kg, and the pot holds 100
    const auto [placed, plan] = place(0);
    EXPECT_TRUE(placed);
    EXPECT_GE(plan.runs.size(), 2U);
    EXPECT_TRUE(besidesQuantity(problem, plan).empty());
    for (const auto& run : plan.runs) EXPECT_GE(run.pieces, 50);
}

TEST_F(RebuildExample, AJobThatDoesNotFitLeavesNothingBehind)
{
    problem.jobs[0].quantity = 100'000;
    const auto [placed, plan] = place(0);
    EXPECT_FALSE(placed);
    EXPECT_TRUE(plan.runs.empty());
    EXPECT_TRUE(plan.batches.empty());
    EXPECT_EQ(plan.unplaced, (std::vector<int>{0, 1}));
}

TEST_F(RebuildExample, AJobThatWouldBeLateIsSharedOutIfThatPays)
{
    problem.pots[0].unbounded = true;
    problem.stations.push_back(problem.stations[0]);
    problem.moulds[0] = {0, 2, 5000, {0, 0}, 0, 0};
    problem.jobs[0].due = 120;
    problem.jobs[0].weight = 5;
    problem.halls[0].lehrCapacity = 1'000'000;
    constexpr std::uint32_t never = 0, always = 1;
    EXPECT_GE(place(0, {64, 0, 0, never}).second.runs.size(), 2U);
    EXPECT_EQ(place(0, {64, 0, 0, always}).second.runs.size(), 1U) << "late jobs kept whole";
}

TEST_F(RebuildExample, AJobSmallerThanTwoRunsIsNeverShared)
{
    problem.pots[0].unbounded = true;
    problem.stations.push_back(problem.stations[0]);
    problem.moulds[0] = {0, 2, 5000, {0, 0}, 0, 0};
    problem.jobs[0] = {0, 200, 1, 0, 0, 101};
    EXPECT_EQ(place(0).second.runs.size(), 1U);
}

TEST(Rebuild, WhatWasTakenIsPutBackOrLeavesAsWholeJobs)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomProblem(seed);
        const Model model{problem};
        Timeline board{model};
        construct(board, seed, {});
        Random random{seed};
        Rebuild rebuild{board};
        for (int i = 0; i < 6; ++i) {
            std::vector<PlacedRun> gone;
            liftScattered(board, random, 6, gone);
            rebuild.run(gone, {}, random);
            for (std::size_t j = 0; j < problem.jobs.size(); ++j)
                ASSERT_TRUE(board.complete(static_cast<int>(j)) || board.job(static_cast<int>(j)).placed == 0) << "job " << j;
        }
        const auto violations = validate(problem, board.plan());
        ASSERT_TRUE(violations.empty()) << sentences(violations);
    }
}

TEST(Rebuild, AJobWithoutAPlaceGetsOneOnceThereIsRoom)
{
    Problem problem = exampleProblem();
    problem.pots[0].unbounded = true;
    problem.horizon = 480;
    problem.jobs = {{0, 400, 1, 0, 480, 400}, {0, 400, 9, 0, 480, 400}};
    const Model model{problem};
    Timeline board{model};
    Random random{1};
    Rebuild rebuild{board};
    ASSERT_TRUE(rebuild.place({0, 400}, {}, random));
    ASSERT_FALSE(rebuild.place({1, 400}, {}, random));
    rebuild.recount();
    EXPECT_EQ(rebuild.waiting(), std::vector<int>{1});
    bool changed = false;
    for (int i = 0; i < 50 && !changed; ++i) {
        std::vector<PlacedRun> gone;
        liftScattered(board, random, 1, gone);
        rebuild.recount();
        std::vector<PlacedRun> nothing;
        rebuild.run(nothing, {}, random);
        changed = board.complete(1);
        if (!changed) board.undo();
    }
    EXPECT_TRUE(changed);
}

} // namespace
} // namespace gaffer::plan
