#include "core/plan/planner.hpp"

#include "core/plan/check/validate.hpp"
#include "core/plan/replan.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

PlanOptions rounds(std::int64_t count)
{
    PlanOptions options;
    options.budget.iterations = count;
    options.islands = kIslands;
    return options;
}

Plan planned(const Problem& problem, const std::vector<int>& order)
{
    const Model model{problem};
    Planner planner{model, rounds(400)};
    planner.start({});
    for (const int island : order) planner.runIsland(island, {});
    return planner.finish().plan();
}

TEST(Planner, FindsThePlanOfTheWorkedExample)
{
    const Problem problem = exampleProblem();
    const Plan plan = planned(problem, {0, 1, 2, 3});
    EXPECT_TRUE(validate(problem, plan).empty());
    EXPECT_LE(measure(problem, plan).total(), 4.9932);
}

TEST(Planner, TheOrderOfIslandsDoesNotMatter)
{
    const Problem problem = exampleProblem();
    EXPECT_EQ(planned(problem, {0, 1, 2, 3}), planned(problem, {3, 1, 2, 0}));
}

TEST(Planner, AnEmptyWorkshopHasAnEmptyPlan)
{
    const Problem problem;
    EXPECT_EQ(planned(problem, {0, 1, 2, 3}), Plan{});
}

TEST(Planner, JobsNobodyCanMakeAreUnplaced)
{
    Problem problem = exampleProblem();
    problem.stations[0].skills = {1};
    const Plan plan = planned(problem, {0, 1, 2, 3});
    EXPECT_EQ(plan.unplaced, (std::vector<int>{0, 1}));
    EXPECT_TRUE(validate(problem, plan).empty());
}

TEST(Planner, AMouldWithoutCopiesLeavesItsJobsUnplaced)
{
    Problem problem = exampleProblem();
    problem.moulds[0].copies = 0;
    problem.moulds[0].used.clear();
    EXPECT_EQ(planned(problem, {0, 1, 2, 3}).unplaced.size(), 2U);
}

TEST(Planner, ABillionPiecesAreUnplacedAndNothingBreaks)
{
    Problem problem = exampleProblem();
    problem.jobs[0].quantity = 1'000'000'000;
    const Plan plan = planned(problem, {0, 1, 2, 3});
    EXPECT_EQ(plan.unplaced, std::vector<int>{0});
    EXPECT_TRUE(validate(problem, plan).empty());
}

TEST(Planner, TheBoardCostsWhatTheCheckerMeasures)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Timeline board{model};
    construct(board, 1, {});
    EXPECT_NEAR(board.total(), measure(problem, board.plan()).total(), 1e-9);
}

TEST(Planner, AContinuousTankNeverRunsOut)
{
    Problem problem = exampleProblem();
    problem.pots[0].unbounded = true;
    problem.jobs[0].quantity = 2000;
    problem.jobs[1].product = 0;
    const Plan plan = planned(problem, {0, 1, 2, 3});
    EXPECT_TRUE(plan.unplaced.empty());
    EXPECT_TRUE(validate(problem, plan).empty());
}

TEST(Replan, TheWorkedDisruptionCostsWhatItsAuthorsSay)
{
    const Problem problem = exampleProblem();
    const auto next = disrupted(problem, examplePlan(), {100, StationDown{0, 200}});
    ASSERT_TRUE(next);
    ASSERT_EQ(next->fixed.runs.size(), 1U);
    EXPECT_EQ(next->fixed.runs[0].pieces, 90);
    const Model model{*next};
    const Timeline shifted = rightShift(model, examplePlan());
    const Plan plan = repaired(model, examplePlan(), shifted, 1).plan();
    EXPECT_TRUE(validate(*next, plan).empty());
    EXPECT_NEAR(measure(*next, plan).total(), 5.0150, 1e-4);
}

TEST(Replan, ALostMeltIsDrawnFromNoMore)
{
    const Problem problem = exampleProblem();
    const auto next = disrupted(problem, examplePlan(), {100, MeltLost{0, 0, kNever}});
    ASSERT_TRUE(next);
    const Model model{*next};
    const Plan plan = repaired(model, examplePlan(), rightShift(model, examplePlan()), 1).plan();
    EXPECT_TRUE(validate(*next, plan).empty());
}

TEST(Replan, ACrackedOnlyCopyLeavesTheRestUnplaced)
{
    const Problem problem = exampleProblem();
    const auto next = disrupted(problem, examplePlan(), {100, MouldCracked{0, 0}});
    ASSERT_TRUE(next);
    const Model model{*next};
    const Plan plan = repaired(model, examplePlan(), rightShift(model, examplePlan()), 1).plan();
    EXPECT_EQ(plan.unplaced, (std::vector<int>{0, 1}));
    EXPECT_TRUE(validate(*next, plan).empty());
}

TEST(Replan, ASlowCrewFinishesLater)
{
    const auto next = disrupted(exampleProblem(), examplePlan(), {100, CrewShort{0, 50, 150}});
    ASSERT_TRUE(next);
    EXPECT_EQ(next->fixed.runs[0].end, 217);
    EXPECT_FALSE(next->fixed.runs[0].cut);
}

TEST(Replan, ABatchThatIsNotTheLatestCannotBeLost)
{
    EXPECT_FALSE(disrupted(exampleProblem(), examplePlan(), {100, MeltLost{0, 1, kNever}}));
}

TEST(Replan, ARushJobIsPlaced)
{
    const auto next = disrupted(exampleProblem(), examplePlan(), {100, RushJob{{0, 40, 8, 100, 400, 40}}});
    ASSERT_TRUE(next);
    const Model model{*next};
    const Plan plan = repaired(model, examplePlan(), rightShift(model, examplePlan()), 1).plan();
    EXPECT_TRUE(plan.unplaced.empty() || plan.unplaced == std::vector<int>{2});
    EXPECT_TRUE(validate(*next, plan).empty());
}

} // namespace
} // namespace gaffer::plan
