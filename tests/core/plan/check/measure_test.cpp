#include "core/plan/check/validate.hpp"

#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

TEST(Measure, NothingPlannedCostsOnlyWhatTheMeltLoses)
{
    Problem problem = exampleProblem();
    Plan plan;
    plan.unplaced = {0, 1};
    const Cost cost = measure(problem, plan);
    EXPECT_EQ(cost.tardiness, 0);
    EXPECT_EQ(cost.setup, 0);
    EXPECT_EQ(cost.overflow, 2000);
    EXPECT_NEAR(cost.hold, 0.03 * 0.02 * 45 * 900 / 60, 1e-12) << "45 kg can be drawn and stand to the end of the window";
}

TEST(Measure, AJobIsLateByItsLastRun)
{
    Problem problem = exampleProblem();
    Plan plan = examplePlan();
    problem.jobs[0] = {0, 200, 3, 0, 100, 50};
    plan.runs[0] = {0, 0, 80, 0, 0, 0, 0, 25, 92, false};
    plan.runs.push_back({0, 0, 120, 0, 0, 0, 92, 92, 192, false});
    EXPECT_NEAR(measure(problem, plan).tardiness, 3 * 92 / 60.0 + 4 * 40 / 60.0, 1e-12);
}

TEST(Measure, AnUnplacedJobIsNotLateWhateverItsFrozenRuns)
{
    Problem problem = exampleProblem();
    problem.jobs[0].due = 0;
    Plan plan = examplePlan();
    plan.unplaced = {0};
    EXPECT_NEAR(measure(problem, plan).tardiness, 4 * 40 / 60.0, 1e-12);
}

TEST(Measure, BeingEarlyEarnsNothing)
{
    Problem problem = exampleProblem();
    problem.jobs[1].due = 3000;
    EXPECT_EQ(measure(problem, examplePlan()).tardiness, 0);
}

TEST(Measure, SetUpsAreChargedInTheOrderOfTimeNotOfTheFile)
{
    const Problem problem = exampleProblem();
    Plan plan = examplePlan();
    std::swap(plan.runs[0], plan.runs[1]);
    EXPECT_NEAR(measure(problem, plan).setup, 2.25, 1e-12);
}

TEST(Measure, SetUpsFollowEveryCaseOfTheTable)
{
    Problem problem = exampleProblem();
    problem.moulds.push_back({1, 1, 5000, {0}, 0, 0});
    problem.products.push_back({0, 200, 6000, 1, 0, 70});
    problem.products.push_back({0, 200, 6000, kNone, 0, 70});
    problem.jobs.push_back({2, 1, 1, 0, 0, 1});
    problem.jobs.push_back({3, 1, 1, 0, 0, 1});
    problem.prices.setupPerMinute = 1;
    const auto setups = [&](const std::vector<int>& jobs) {
        Plan plan;
        plan.batches = examplePlan().batches;
        Minute at = 0;
        for (const int job : jobs) plan.runs.push_back({job, 0, 1, 0, 0, 0, at++, at, at, false});
        return measure(problem, plan).setup;
    };
    EXPECT_EQ(setups({0}), 25) << "nothing before";
    EXPECT_EQ(setups({0, 0}), 25) << "the same product";
    EXPECT_EQ(setups({0, 1}), 25 + 10 + 10) << "the same family, another colour";
    EXPECT_EQ(setups({0, 2}), 25 + 25) << "another family";
    EXPECT_EQ(setups({3, 0}), 5 + 25) << "a mould after free blowing";
    EXPECT_EQ(setups({1, 3}), 25 + 5 + 10) << "free blowing of another colour";
}

TEST(Measure, LeftoversStandUntilTheNextChargeOrTheWindowEnds)
{
    Problem problem = exampleProblem();
    Plan plan;
    plan.unplaced = {0, 1};
    plan.batches = {{0, 1, 0, 25'000, 300}};
    // 45 kg to minute 300; 20 kg from minute 1020 for the window of 900
    EXPECT_NEAR(measure(problem, plan).hold, 0.0006 * (45 * 300 + 20 * 900) / 60.0, 1e-12);
    plan.batches[0].chargeStart = 1000;
    EXPECT_NEAR(measure(problem, plan).hold, 0.0006 * (45 * 900 + 20 * 900) / 60.0, 1e-12);
}

TEST(Measure, AColourChangeMovesTheReadyOfABatch)
{
    Problem problem = exampleProblem();
    Plan plan = examplePlan();
    plan.batches[0].chargeStart = 410;
    const double before = measure(problem, examplePlan()).hold;
    // 5 kg left over stand 10 min less, 24 kg are held 10 min more
    EXPECT_NEAR(measure(problem, plan).hold - before, 0.0006 * (24 * 10 - 5 * 10) / 60.0, 1e-12);
}

TEST(Measure, AContinuousTankHoldsForNothing)
{
    Problem problem = exampleProblem();
    problem.pots[0].unbounded = true;
    Plan plan = examplePlan();
    plan.batches.clear();
    plan.runs.pop_back();
    EXPECT_EQ(measure(problem, plan).hold, 0);
}

TEST(Measure, AnEmptyPotHoldsNothing)
{
    Problem problem = exampleProblem();
    problem.pots[0].initialMass = 100;
    Plan plan;
    EXPECT_EQ(measure(problem, plan).hold, 0) << "below the heel nothing can be drawn, so nothing is lost";
}

TEST(Measure, EveryHallHasItsOwnPriceOfHolding)
{
    Problem problem = exampleProblem();
    problem.halls.push_back(problem.halls[0]);
    problem.halls[1].holdCostPerKgHour = 0.2;
    problem.pots.push_back(problem.pots[0]);
    problem.pots[1].hall = 1;
    EXPECT_NEAR(measure(problem, {}).hold, 0.03 * (0.02 + 0.2) * 45 * 15, 1e-12);
}

TEST(Measure, TheTotalIsTheSumOfTheParts)
{
    const Cost cost{1, 2, 4, 8};
    EXPECT_EQ(cost.total(), 15);
}

} // namespace
} // namespace gaffer::plan
