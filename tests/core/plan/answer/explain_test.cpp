#include "core/plan/answer/explain.hpp"

#include "core/base/check.hpp"
#include "core/plan/check/validate.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace gaffer::plan {
namespace {

Minute sum(const Explanation& told)
{
    return std::accumulate(told.waits.begin(), told.waits.end(), 0, [](Minute all, const Wait& w) { return all + w.minutes; });
}

/// A hall that works day and night: two stations, one mould, glass without end, set-ups of 20 minutes; two jobs of the same
/// product that take 120 minutes and are due at minute 100.
Problem openHall()
{
    Problem p = exampleProblem();
    p.halls[0].shifts = {{0, kDay}};
    p.pots[0].unbounded = true;
    p.setup = {0, 20, 20, 20, 0};
    p.jobs = {{0, 120, 1, 0, 100, 10}, {0, 120, 1, 0, 100, 10}};
    p.stations[0].speedPct = 100;
    p.stations.push_back(p.stations[0]);
    p.moulds[0] = {0, 2, 5000, {0, 0}, 20, 30};
    return p;
}

/// Job 0 at once on station 0, ready after 140 minutes; job 1 as told.
Plan behind(Run second)
{
    Plan plan;
    plan.runs = {{0, 0, 120, 0, 0, 0, 0, 20, 140, false}, second};
    return plan;
}

/// The waits of job 1, of a plan that stands.
std::vector<Wait> waitsOf(const Problem& problem, const Plan& plan, int job = 1)
{
    const auto violations = validate(problem, plan);
    EXPECT_TRUE(violations.empty()) << sentences(violations);
    const Explanation told = explain(problem, plan, job);
    EXPECT_EQ(sum(told), told.late);
    return told.waits;
}

TEST(Explain, AJobInTimeWaitsForNothing)
{
    const Explanation told = explain(exampleProblem(), examplePlan(), 0);
    EXPECT_EQ(told.late, 192 - 400);
    EXPECT_TRUE(told.waits.empty());
}

TEST(Explain, AJobWithoutARunIsNoQuestionForIt)
{
    Plan plan = examplePlan();
    plan.runs.pop_back();
    EXPECT_THROW(explain(exampleProblem(), plan, 1), CheckFailed);
    EXPECT_THROW(explain(exampleProblem(), plan, 7), CheckFailed);
}

TEST(Explain, ABusyStationIsToldWithTheJobItMadeAndItsSetUp)
{
    EXPECT_EQ(waitsOf(openHall(), behind({1, 0, 120, 0, 0, 0, 140, 140, 260, false})),
              (std::vector<Wait>{{Cause::Station, 120, 0, 0}, {Cause::Setup, 20, kNone, 0}, {Cause::Release, 20, kNone, kNone}}));
}

TEST(Explain, AMouldCopyInUseCountsWithItsTurnRoundAndPreheat)
{
    EXPECT_EQ(waitsOf(openHall(), behind({1, 1, 120, 0, 0, 0, 190, 210, 330, false})),
              (std::vector<Wait>{{Cause::Setup, 20, kNone, 1},
                                 {Cause::Mould, 50 + 120, 0, 0},
                                 {Cause::Setup, 20, kNone, 0},
                                 {Cause::Release, 20, kNone, kNone}}));
}

TEST(Explain, FullLehrsAreToldWithTheirHall)
{
    Problem problem = openHall();
    problem.halls[0].lehrCapacity = 100'000; // one run loads 70,000
    EXPECT_EQ(
        waitsOf(problem, behind({1, 1, 120, 0, 0, 1, 120, 140, 260, false})),
        (std::vector<Wait>{{Cause::Setup, 20, kNone, 1}, {Cause::Lehr, 120, kNone, 0}, {Cause::Release, 20, kNone, kNone}}));
}

TEST(Explain, WhatThePlanLeftFreeIsNotExcused)
{
    EXPECT_EQ(
        waitsOf(openHall(), behind({1, 1, 120, 0, 0, 1, 120, 140, 260, false})),
        (std::vector<Wait>{{Cause::Setup, 20, kNone, 1}, {Cause::Free, 120, kNone, 1}, {Cause::Release, 20, kNone, kNone}}));
}

TEST(Explain, ClosedMinutesInsideTheRunCountWhenNothingElseIsLeft)
{
    Problem problem = openHall();
    problem.halls[0].shifts = {{0, 60}};
    problem.jobs.pop_back();
    Plan plan;
    plan.runs = {{0, 0, 120, 0, 0, 0, 0, 20, 2900, false}};
    EXPECT_EQ(
        waitsOf(problem, plan, 0),
        (std::vector<Wait>{{Cause::Setup, 20, kNone, 0}, {Cause::Shift, 2760, kNone, 0}, {Cause::Release, 20, kNone, kNone}}));
}

TEST(Explain, ANightBeforeTheStartIsTheShifts)
{
    Problem problem = openHall();
    problem.halls[0].shifts = {{0, 140}};
    problem.jobs[1].due = 1500;
    EXPECT_EQ(waitsOf(problem, behind({1, 0, 120, 0, 0, 0, 1440, 1440, 1560, false})),
              (std::vector<Wait>{{Cause::Shift, 60, kNone, 0}}));
}

TEST(Explain, ALateReleaseIsTheWholeStory)
{
    Problem problem = openHall();
    problem.jobs[1].release = 200;
    EXPECT_EQ(waitsOf(problem, behind({1, 1, 120, 0, 0, 1, 180, 200, 320, false})),
              (std::vector<Wait>{{Cause::Release, 220, kNone, kNone}}));
}

TEST(Explain, AnEarlierRunOfTheJobIsItsOwnWork)
{
    Problem problem = openHall();
    problem.jobs.pop_back();
    Plan plan;
    plan.runs = {{0, 0, 60, 0, 0, 0, 0, 20, 80, false}, {0, 0, 60, 0, 0, 0, 80, 80, 140, false}};
    EXPECT_EQ(waitsOf(problem, plan, 0), (std::vector<Wait>{{Cause::Work, 40, 0, 0}}));
}

/// The hall with a pot that holds glass for one job and melts anew within the hour.
Problem potHall()
{
    Problem problem = openHall();
    Pot& pot = problem.pots[0];
    pot.unbounded = false;
    pot.initialMass = pot.heel + 24'000;
    pot.melt = 60;
    pot.fine = 0;
    return problem;
}

TEST(Explain, APotThatIsMeltingWasDrawnFromBefore)
{
    Plan plan = behind({1, 1, 120, 0, 1, 1, 180, 200, 320, false});
    plan.batches = {{0, 1, 0, 29'000, 140}};
    EXPECT_EQ(waitsOf(potHall(), plan), (std::vector<Wait>{{Cause::Melt, 60, kNone, 0},
                                                           {Cause::Melt, 120, 0, 0},
                                                           {Cause::Setup, 20, kNone, 0},
                                                           {Cause::Release, 20, kNone, kNone}}));
}

TEST(Explain, AChargeTimedForTheRunHoldsNothingUp)
{
    Plan plan = behind({1, 1, 120, 0, 1, 1, 280, 300, 420, false});
    plan.batches = {{0, 1, 0, 29'000, 240}};
    const auto waits = waitsOf(potHall(), plan);
    ASSERT_GE(waits.size(), 2U);
    EXPECT_EQ(waits[1], (Wait{Cause::Free, 80, kNone, 1})) << "it could have been charged at 140";
}

TEST(Explain, AFurnaceWithoutRoomKeepsTheGlassFromBeingReady)
{
    Problem problem = potHall();
    problem.pots.push_back(problem.pots[0]);
    Plan plan = behind({1, 1, 120, 0, 1, 1, 240, 260, 380, false});
    plan.batches = {{0, 1, 0, 29'000, 200}, {1, 1, 0, 29'000, 140}};
    EXPECT_EQ(waitsOf(problem, plan), (std::vector<Wait>{{Cause::Melt, 280, kNone, 0}}));
}

TEST(Explain, GlassReadyInTheNightWaitsForTheShift)
{
    EXPECT_EQ(waitsOf(exampleProblem(), examplePlan()), (std::vector<Wait>{{Cause::Shift, 40, kNone, 0}}));
}

TEST(Explain, TheMinutesOfEveryLateJobAddUp)
{
    int explained = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Problem problem = randomProblem(seed);
        const Plan plan = planned(problem, rounds(8, seed));
        for (int job = 0; job < static_cast<int>(problem.jobs.size()); ++job) {
            if (std::ranges::find(plan.unplaced, job) != plan.unplaced.end()) continue;
            const Explanation told = explain(problem, plan, job);
            ASSERT_EQ(sum(told), std::max(0, told.late)) << "seed " << seed << " job " << job;
            ASSERT_TRUE(std::ranges::all_of(told.waits, [](const Wait& wait) { return wait.minutes > 0; }));
            explained += told.late > 0 ? 1 : 0;
        }
    }
    EXPECT_GT(explained, 30);
}

} // namespace
} // namespace gaffer::plan
