#include "core/plan/search.hpp"

#include "core/plan/check/validate.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

Plan constructed(const Problem& problem, std::uint64_t seed, const Effort& effort = {}, Order order = Order::Due)
{
    const Model model{problem};
    Timeline board{model};
    construct(board, seed, effort, order);
    return board.plan();
}

TEST(Construct, EveryPlanOfARandomWorkshopStands)
{
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const Problem problem = randomProblem(seed);
        const auto violations = validate(problem, constructed(problem, seed));
        ASSERT_TRUE(violations.empty()) << "seed " << seed << sentences(violations);
    }
}

TEST(Construct, TheSameSeedGivesTheSamePlan)
{
    const Problem problem = randomProblem(11);
    EXPECT_EQ(constructed(problem, 4, {1, 3, 0, 2}), constructed(problem, 4, {1, 3, 0, 2}));
}

TEST(Construct, WhatIsPlacedAlreadyIsLeftAlone)
{
    Problem problem = exampleProblem();
    problem.fixed.now = 200;
    problem.fixed.runs = {examplePlan().runs[0]};
    const Plan plan = constructed(problem, 1);
    ASSERT_EQ(plan.runs.size(), 2U);
    EXPECT_EQ(plan.runs[0], examplePlan().runs[0]);
}

TEST(Construct, TheRestOfACutJobIsPlaced)
{
    Problem problem = exampleProblem();
    problem.fixed.now = 100;
    problem.fixed.runs = {{0, 0, 90, 0, 0, 0, 0, 25, 100, true}};
    const Plan plan = constructed(problem, 1);
    EXPECT_TRUE(plan.unplaced.empty());
    Pieces more = 0;
    for (const auto& run : plan.runs) more += run.job == 0 && !run.cut ? run.pieces : 0;
    EXPECT_EQ(more, 110);
}

TEST(Construct, WhatIsDueSoonestComesFirst)
{
    Problem problem = exampleProblem();
    problem.pots[0].unbounded = true;
    problem.jobs = {{0, 100, 1, 0, 3000, 50}, {0, 100, 1, 0, 100, 50}};
    const Plan plan = constructed(problem, 1);
    ASSERT_EQ(plan.runs.size(), 2U);
    EXPECT_EQ(plan.runs[0].job, 1);
}

TEST(Construct, AJobWithoutWeightIsPlacedLikeAnyOther)
{
    Problem problem = exampleProblem();
    problem.jobs[0].weight = 0;
    EXPECT_TRUE(constructed(problem, 1).unplaced.empty());
}

/// The example with glass without end and jobs that are all too late: a long one of little worth and short ones.
Problem overloaded()
{
    Problem problem = exampleProblem();
    problem.pots[0].unbounded = true;
    problem.jobs = {{0, 400, 1, 0, 0, 50}, {0, 100, 4, 0, 10, 50}, {0, 100, 1, 0, 5, 50}};
    return problem;
}

TEST(Construct, ByWorthWhatLosesMostByWaitingGoesFirst)
{
    const Plan plan = constructed(overloaded(), 1, {64, 0, 0, 1}, Order::Worth);
    ASSERT_EQ(plan.runs.size(), 3U);
    EXPECT_EQ(plan.runs[0].job, 1);
    EXPECT_EQ(plan.runs[1].job, 2);
    EXPECT_EQ(plan.runs[2].job, 0);
}

TEST(Construct, ByWorthCostsLessThanByDueWhereAllIsLate)
{
    const Effort whole{64, 0, 0, 1};
    EXPECT_LT(measure(overloaded(), constructed(overloaded(), 1, whole, Order::Worth)).total(),
              measure(overloaded(), constructed(overloaded(), 1, whole, Order::Due)).total());
}

TEST(Construct, ByWorthAJobWithAllTheTimeInTheWorldWaits)
{
    Problem problem = overloaded();
    problem.jobs = {{0, 100, 9, 0, 4000, 50}, {0, 100, 1, 0, 100, 50}};
    const Plan plan = constructed(problem, 1, {64, 0, 0, 1}, Order::Worth);
    ASSERT_EQ(plan.runs.size(), 2U);
    EXPECT_EQ(plan.runs[0].job, 1);
}

TEST(Construct, ByWorthEveryPlanStandsToo)
{
    for (std::uint64_t seed = 300; seed <= 400; ++seed) {
        const Problem problem = randomProblem(seed);
        const auto violations = validate(problem, constructed(problem, seed, {}, Order::Worth));
        ASSERT_TRUE(violations.empty()) << "seed " << seed << sentences(violations);
    }
}

} // namespace
} // namespace gaffer::plan
