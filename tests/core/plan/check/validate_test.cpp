#include "core/plan/check/validate.hpp"

#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace gaffer::plan {
namespace {

bool breaks(int rule, const std::function<void(Problem&, Plan&)>& change)
{
    Problem problem = exampleProblem();
    Plan plan = examplePlan();
    change(problem, plan);
    const auto violations = validate(problem, plan);
    return std::ranges::any_of(violations, [&](const Violation& v) { return v.rule == rule; });
}

TEST(Validate, TheWorkedExampleStands) { EXPECT_TRUE(validate(exampleProblem(), examplePlan()).empty()); }

TEST(Validate, RefusesReferencesToNothing)
{
    EXPECT_TRUE(breaks(0, [](Problem&, Plan& plan) { plan.runs[0].job = 7; }));
    EXPECT_TRUE(breaks(0, [](Problem&, Plan& plan) { plan.runs[0].batch = 2; }));
    EXPECT_TRUE(breaks(0, [](Problem&, Plan& plan) { plan.runs[0].copy = kNone; }));
    EXPECT_TRUE(breaks(0, [](Problem&, Plan& plan) { plan.batches[0].number = 2; }));
    EXPECT_TRUE(breaks(0, [](Problem&, Plan& plan) { plan.unplaced = {9}; }));
}

TEST(Validate, RuleOneWantsSkillReachHallAndColour)
{
    EXPECT_TRUE(breaks(1, [](Problem& problem, Plan&) { problem.stations[0].skills = {1}; }));
    EXPECT_TRUE(breaks(1, [](Problem& problem, Plan&) { problem.stations[0].maxGather = 199; }));
    EXPECT_TRUE(breaks(1, [](Problem& problem, Plan&) { problem.pots[0].initialColour = 1; }));
    EXPECT_TRUE(breaks(1, [](Problem& problem, Plan&) {
        problem.halls.push_back(problem.halls[0]);
        problem.pots[0].hall = 1;
    }));
}

TEST(Validate, RuleTwoWantsTheRightEndInWorkingTime)
{
    EXPECT_TRUE(breaks(2, [](Problem&, Plan& plan) { plan.runs[0].end = 191; }));
    EXPECT_TRUE(breaks(2, [](Problem&, Plan& plan) { plan.runs[0].end = 193; }));
    EXPECT_TRUE(breaks(2, [](Problem& problem, Plan&) { problem.jobs[0].release = 26; }));
    EXPECT_TRUE(breaks(2, [](Problem& problem, Plan&) { problem.horizon = 1539; }));
    EXPECT_TRUE(breaks(2, [](Problem& problem, Plan&) { problem.halls[0].shifts = {{30, 480}}; }));
}

TEST(Validate, RuleThreeWantsOneRunAtATime)
{
    EXPECT_TRUE(breaks(3, [](Problem&, Plan& plan) { plan.runs[1].setupStart = 191; }));
}

TEST(Validate, RuleFourWantsTimeToSetUp)
{
    EXPECT_TRUE(breaks(4, [](Problem&, Plan& plan) { plan.runs[1].setupStart = 461; }));
    EXPECT_TRUE(breaks(4, [](Problem&, Plan& plan) { plan.runs[1].setupStart = 500; }));
    EXPECT_TRUE(breaks(4, [](Problem& problem, Plan&) { problem.setup.sameFamily = 11; }));
    EXPECT_TRUE(breaks(4, [](Problem& problem, Plan& plan) {
        problem.jobs[1].product = 0;
        plan.runs[1].setupStart = 1439;
    }));
}

TEST(Validate, RuleFiveWantsTheMouldCopyFreeAndUnworn)
{
    EXPECT_TRUE(breaks(5, [](Problem& problem, Plan&) { problem.moulds[0].used = {4700}; }));
    EXPECT_TRUE(breaks(5, [](Problem& problem, Plan& plan) {
        problem.stations.push_back(problem.stations[0]);
        plan.runs[1].station = 1;
        plan.runs[1].setupStart = 230;
    }));
}

TEST(Validate, RuleSixWantsChargesInTurn)
{
    EXPECT_TRUE(breaks(6, [](Problem& problem, Plan&) { problem.pots[0].colours = {0}; }));
    EXPECT_TRUE(breaks(6, [](Problem&, Plan& plan) { plan.batches[0].mass = 5000; }));
    EXPECT_TRUE(breaks(6, [](Problem&, Plan& plan) { plan.batches[0].mass = 100'001; }));
    EXPECT_TRUE(breaks(6, [](Problem&, Plan& plan) { plan.batches[0].chargeStart = 191; }));
    EXPECT_TRUE(breaks(6, [](Problem& problem, Plan&) { problem.pots[0].initialReady = 421; }));
}

TEST(Validate, RuleSevenWantsReadyGlassEnough)
{
    EXPECT_TRUE(breaks(7, [](Problem&, Plan& plan) { plan.batches[0].chargeStart = 421; }));
    EXPECT_TRUE(breaks(7, [](Problem& problem, Plan&) { problem.pots[0].window = 99; }));
    EXPECT_TRUE(breaks(7, [](Problem&, Plan& plan) { plan.batches[0].mass = 28'999; }));
}

TEST(Validate, RuleEightWantsRoomInTheFurnace)
{
    EXPECT_TRUE(breaks(8, [](Problem& problem, Plan&) { problem.halls[0].maxParallelCharges = 0; }));
}

TEST(Validate, RuleNineWantsRoomInTheLehrs)
{
    EXPECT_TRUE(breaks(9, [](Problem& problem, Plan&) { problem.halls[0].lehrCapacity = 83'999; }));
    EXPECT_FALSE(breaks(9, [](Problem& problem, Plan&) { problem.halls[0].lehrCapacity = 84'000; }));
}

TEST(Validate, RuleTenWantsAllPiecesOrNone)
{
    EXPECT_TRUE(breaks(10, [](Problem&, Plan& plan) { plan.runs[0].pieces = 199; }));
    EXPECT_TRUE(breaks(10, [](Problem&, Plan& plan) { plan.unplaced = {0}; }));
    EXPECT_TRUE(breaks(10, [](Problem&, Plan& plan) { plan.runs.pop_back(); }));
    EXPECT_TRUE(breaks(10, [](Problem& problem, Plan&) {
        problem.jobs[0].quantity = 400;
        problem.jobs[0].minRun = 201;
    }));
}

TEST(Validate, WhatIsFixedMustAppearUnchanged)
{
    const auto fix = [](Problem& problem, const Plan& plan) {
        problem.fixed.now = 100;
        problem.fixed.runs = {plan.runs[0]};
    };
    EXPECT_FALSE(breaks(11, [&](Problem& problem, Plan& plan) { fix(problem, plan); }));
    EXPECT_TRUE(breaks(11, [&](Problem& problem, Plan& plan) {
        fix(problem, plan);
        plan.runs[0].pieces = 150;
    }));
    EXPECT_TRUE(breaks(11, [](Problem& problem, Plan&) { problem.fixed.now = 430; }));
    EXPECT_TRUE(breaks(11, [](Problem& problem, Plan&) { problem.fixed.broken = {{0, 0}}; }));
    EXPECT_TRUE(breaks(11, [](Problem& problem, Plan&) { problem.fixed.melts = {{0, 0, kNever}}; }));
}

TEST(Measure, TheWorkedExampleCostsWhatItsAuthorsSay)
{
    const Cost cost = measure(exampleProblem(), examplePlan());
    EXPECT_NEAR(cost.tardiness, 2.6667, 1e-4);
    EXPECT_NEAR(cost.setup, 2.25, 1e-9);
    EXPECT_NEAR(cost.hold, 0.0764, 1e-4);
    EXPECT_NEAR(cost.total(), 4.9931, 1e-4);
}

} // namespace
} // namespace gaffer::plan
