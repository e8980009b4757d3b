#include "core/plan/replan.hpp"

#include "core/plan/check/validate.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"
#include "tests/support/campaign.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

/// Right-shift and repair of the example after an event.
struct Answers {
    Problem problem;
    Plan shifted, repaired;
};

Answers answersTo(Minute now, const decltype(Disruption::event)& event)
{
    const auto next = disrupted(exampleProblem(), examplePlan(), {now, event});
    EXPECT_TRUE(next);
    const Model model{*next};
    const Timeline shifted = rightShift(model, examplePlan());
    return {*next, shifted.plan(), repaired(model, examplePlan(), shifted, {}, 1).plan()};
}

TEST(Replan, TheWorkedDisruptionCostsWhatItsAuthorsSay)
{
    const Answers answers = answersTo(100, StationDown{0, 200});
    EXPECT_TRUE(validate(answers.problem, answers.repaired).empty());
    EXPECT_NEAR(measure(answers.problem, answers.repaired).total(), 5.0150, 1e-4);
}

TEST(Replan, ALostMeltIsDrawnFromNoMore)
{
    const Answers answers = answersTo(100, MeltLost{0, 0, kNever});
    EXPECT_TRUE(validate(answers.problem, answers.repaired).empty());
    for (const auto& run : answers.repaired.runs) EXPECT_TRUE(run.cut || run.batch > 0);
}

TEST(Replan, ACrackedOnlyCopyLeavesTheRestUnplaced)
{
    const Answers answers = answersTo(100, MouldCracked{0, 0});
    EXPECT_EQ(answers.repaired.unplaced, (std::vector<int>{0, 1}));
    ASSERT_EQ(answers.repaired.runs.size(), 1U) << "the cut run stays";
    EXPECT_TRUE(answers.repaired.runs[0].cut);
    EXPECT_TRUE(validate(answers.problem, answers.repaired).empty());
}

TEST(Replan, ARushJobIsPlacedWithoutLosingAnother)
{
    const Answers answers = answersTo(100, RushJob{{0, 20, 8, 100, 400, 20}});
    EXPECT_TRUE(answers.repaired.unplaced.empty());
    EXPECT_TRUE(validate(answers.problem, answers.repaired).empty());
}

TEST(Replan, RightShiftKeepsOrderStationAndCopy)
{
    const Answers answers = answersTo(450, StationDown{0, 1500});
    ASSERT_EQ(answers.shifted.runs.size(), 2U);
    const auto& moved = answers.shifted.runs[1];
    EXPECT_EQ(moved.job, 1);
    EXPECT_EQ(moved.station, 0);
    EXPECT_EQ(moved.batch, 1);
    EXPECT_GE(moved.setupStart, 1500);
    EXPECT_TRUE(validate(answers.problem, answers.shifted).empty());
}

TEST(Replan, WhatStillStandsIsNotTouchedByTheRepair)
{
    Problem problem = exampleProblem();
    problem.stations.push_back(problem.stations[0]);
    problem.moulds[0] = {0, 2, 5000, {100, 100}, 20, 30};
    const auto next = disrupted(problem, examplePlan(), {100, StationDown{1, 3000}});
    ASSERT_TRUE(next);
    const Model model{*next};
    const Timeline shifted = rightShift(model, examplePlan());
    EXPECT_EQ(repaired(model, examplePlan(), shifted, {}, 1).plan().runs, examplePlan().runs);
}

TEST(Replan, APromisedRunWaitsAtItsStationForASlowedOne)
{
    Problem problem = exampleProblem();
    problem.jobs = {{0, 60, 1, 0, 400, 50}, {0, 60, 1, 0, 400, 50}};
    problem.stations.push_back(problem.stations[0]);
    problem.moulds[0] = {0, 2, 5000, {100, 100}, 20, 30};
    Plan old;
    old.runs = {{0, 0, 60, 0, 0, 0, 0, 25, 75, false}, {1, 0, 60, 0, 0, 0, 75, 75, 125, false}};
    ASSERT_TRUE(validate(problem, old).empty());
    const Disruption what{50, CrewShort{0, 50, 100}};
    const auto next = disrupted(problem, old, what);
    ASSERT_TRUE(next);
    const Model model{*next};
    const auto kept = promises(problem, old, what);
    ASSERT_EQ(kept.size(), 1U);
    const Plan plan = repaired(model, old, rightShift(model, old), kept, 1).plan();
    EXPECT_EQ(shareChanged(kept, plan, what.now), 0) << "the other station is free, and yet nobody need change places";
    EXPECT_TRUE(validate(*next, plan).empty());
}

TEST(Replan, PinnedPromisesOutliveASearch)
{
    const Problem problem = randomProblem(17);
    const Plan old = planned(problem, rounds(40));
    const Disruption what{0, RushJob{problem.jobs[0]}};
    const auto next = disrupted(problem, old, what);
    ASSERT_TRUE(next);
    const Model model{*next};
    const auto kept = promises(problem, old, what);
    Timeline board = repaired(model, old, rightShift(model, old), kept, 1);
    const double before = shareChanged(kept, board.plan(), 0);
    pinPromises(board, kept);
    Planner planner{model, rounds(200)};
    planner.startFrom(std::move(board));
    for (int island = 0; island < kIslands; ++island) planner.runIsland(island, {});
    EXPECT_LE(shareChanged(kept, planner.finish().plan(), 0), before);
}

/// Plans a random workshop, disturbs it and replans; every plan on the way must stand.
void expectSoundReplan(std::uint64_t seed)
{
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Problem problem = randomProblem(seed);
    const Plan old = planned(problem, rounds(16, seed));
    const auto before = validate(problem, old);
    ASSERT_TRUE(before.empty()) << sentences(before);
    const Disruption what = randomDisruption(problem, old, seed);
    const auto next = disrupted(problem, old, what);
    ASSERT_TRUE(next) << next.error().text;
    const Model model{*next};
    const Timeline shifted = rightShift(model, old);
    const Timeline board = repaired(model, old, shifted, promises(problem, old, what), seed);
    EXPECT_LE(board.total(), shifted.total());
    for (const Timeline* each : {&shifted, &board}) {
        const Plan plan = each->plan();
        const auto violations = validate(*next, plan);
        ASSERT_TRUE(violations.empty()) << "event " << what.event.index() << " at " << what.now << sentences(violations);
        ASSERT_NEAR(each->total(), measure(*next, plan).total(), 1e-6);
    }
    Planner planner{model, rounds(16, seed)};
    planner.startFrom(board);
    for (int island = 0; island < kIslands; ++island) planner.runIsland(island, {});
    const Plan result = planner.finish().plan();
    const auto violations = validate(*next, result);
    ASSERT_TRUE(violations.empty()) << "event " << what.event.index() << " at " << what.now << sentences(violations);
    ASSERT_LE(measure(*next, result).total(), board.total() + 1e-6);
}

TEST(Replan, EveryPlanAndReplanOfARandomWorkshopStands)
{
    const unsigned count = campaignShare(250, 10'000);
    for (std::uint64_t seed = 1; seed <= count && !HasFatalFailure(); ++seed) expectSoundReplan(seed);
}

} // namespace
} // namespace gaffer::plan
