#include "core/plan/answer/relax.hpp"

#include "core/plan/check/validate.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

const Relaxation* find(const std::vector<Relaxation>& list, Remedy remedy)
{
    const auto at = std::ranges::find(list, remedy, &Relaxation::remedy);
    return at == list.end() ? nullptr : &*at;
}

/// Two stations, one mould copy, glass without end, day and night: job 1 waits for the copy of job 0.
Problem oneCopy()
{
    Problem p = exampleProblem();
    p.halls[0].shifts = {{0, kDay}};
    p.pots[0].unbounded = true;
    p.stations[0].speedPct = 100;
    p.stations.push_back(p.stations[0]);
    p.jobs = {{0, 120, 1, 0, 200, 10}, {0, 120, 10, 0, 200, 120}};
    return p;
}

Plan waiting()
{
    Plan plan;
    plan.runs = {{0, 0, 120, 0, 0, 0, 0, 25, 145, false}, {1, 1, 120, 0, 0, 0, 195, 220, 340, false}};
    return plan;
}

TEST(Relax, AJobInTimeNeedsNoHelp)
{
    EXPECT_TRUE(relaxations(exampleProblem(), examplePlan(), explain(exampleProblem(), examplePlan(), 0)).empty());
}

TEST(Relax, AnotherCopyBringsTheJobInTime)
{
    const auto list = relaxations(oneCopy(), waiting(), explain(oneCopy(), waiting(), 1));
    const Relaxation* copy = find(list, Remedy::Copy);
    ASSERT_NE(copy, nullptr);
    EXPECT_EQ(copy->place, 0);
    EXPECT_LE(copy->late, 0);
    EXPECT_GT(copy->gain, 0);
}

TEST(Relax, WhatDoesNotHelpIsNotOffered)
{
    const auto list = relaxations(oneCopy(), waiting(), explain(oneCopy(), waiting(), 1));
    EXPECT_EQ(find(list, Remedy::Overtime), nullptr) << "they work day and night";
    for (const Relaxation& each : list) EXPECT_LT(each.late, 140);
}

TEST(Relax, WithoutAMouldNoCopyIsOffered)
{
    Problem problem = oneCopy();
    problem.products[0].mould = kNone;
    Plan plan = waiting();
    plan.runs[0] = {0, 0, 120, 0, 0, kNone, 0, 5, 125, false};
    plan.runs[1] = {1, 1, 120, 0, 0, kNone, 195, 200, 320, false};
    EXPECT_EQ(find(relaxations(problem, plan, explain(problem, plan, 1)), Remedy::Copy), nullptr);
}

TEST(Relax, OvertimeIsOfferedWithItsMinutes)
{
    Problem problem = oneCopy();
    problem.halls[0].shifts = {{0, 120}};
    problem.jobs.resize(1);
    Plan plan;
    plan.runs = {{0, 0, 120, 0, 0, 0, 0, 25, 1465, false}};
    ASSERT_TRUE(validate(problem, plan).empty());
    const auto list = relaxations(problem, plan, explain(problem, plan, 0));
    const Relaxation* overtime = find(list, Remedy::Overtime);
    ASSERT_NE(overtime, nullptr);
    EXPECT_EQ(overtime->place, 0);
    EXPECT_EQ(overtime->extra, 240 + 0);
    EXPECT_LE(overtime->late, 0);
}

TEST(Relax, AnotherPotHelpsWhereOneMustBeMeltedAnew)
{
    Problem problem = oneCopy();
    problem.moulds[0] = {0, 2, 5000, {0, 0}, 20, 30};
    Pot& pot = problem.pots[0];
    pot.unbounded = false;
    pot.initialMass = pot.heel + 24'000;
    pot.melt = 60;
    pot.fine = 0;
    problem.jobs[1].due = 250;
    Plan plan = waiting();
    plan.batches = {{0, 1, 0, 29'000, 145}};
    plan.runs[1] = {1, 1, 120, 0, 1, 1, 195, 220, 340, false};
    ASSERT_TRUE(validate(problem, plan).empty()) << sentences(validate(problem, plan));
    const auto list = relaxations(problem, plan, explain(problem, plan, 1));
    const Relaxation* other = find(list, Remedy::Pot);
    ASSERT_NE(other, nullptr);
    EXPECT_EQ(other->place, 0);
    EXPECT_LE(other->late, 0);
}

TEST(Relax, ASecondCrewHelpsWhereOneStationDoesAll)
{
    Problem problem = oneCopy();
    problem.stations.pop_back();
    problem.moulds[0] = {0, 2, 5000, {0, 0}, 20, 30};
    Plan plan = waiting();
    plan.runs[1] = {1, 0, 120, 0, 0, 0, 145, 145, 265, false};
    const auto list = relaxations(problem, plan, explain(problem, plan, 1));
    const Relaxation* crew = find(list, Remedy::Crew);
    ASSERT_NE(crew, nullptr);
    EXPECT_EQ(crew->place, 0);
    EXPECT_LE(crew->late, 0);
}

TEST(Relax, TheMostHelpfulComesFirst)
{
    int offered = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Problem problem = randomProblem(seed);
        const Plan plan = planned(problem, rounds(8, seed));
        for (int job = 0; job < static_cast<int>(problem.jobs.size()); ++job) {
            if (std::ranges::find(plan.unplaced, job) != plan.unplaced.end()) continue;
            const auto list = relaxations(problem, plan, explain(problem, plan, job));
            offered += static_cast<int>(list.size());
            for (std::size_t i = 1; i < list.size(); ++i)
                EXPECT_LE(std::max(0, list[i - 1].late), std::max(0, list[i].late)) << "seed " << seed << " job " << job;
        }
    }
    EXPECT_GT(offered, 0);
}

} // namespace
} // namespace gaffer::plan
