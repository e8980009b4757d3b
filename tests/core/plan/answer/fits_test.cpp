#include "core/plan/answer/fits.hpp"

#include "core/base/check.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

Plan nothing() { return {}; }

TEST(Fits, AFullMeltOffersTheJobsOfItsColour)
{
    const auto list = fits(exampleProblem(), nothing(), 0, 0, 0);
    ASSERT_EQ(list.size(), 1U) << "the other job is cobalt";
    EXPECT_EQ(list[0].job, 0);
    EXPECT_EQ(list[0].pieces, 200);
    EXPECT_EQ(list[0].rest, 200);
    EXPECT_EQ(list[0].start, 25);
    EXPECT_EQ(list[0].end, 192);
    EXPECT_EQ(list[0].setup, 25);
    EXPECT_EQ(list[0].grams, 40'000);
    EXPECT_EQ(list[0].slack, 400 - 192);
    EXPECT_EQ(list[0].copy, 0);
    EXPECT_FALSE(list[0].planned);
}

TEST(Fits, WhatThePlanMakesOnItIsMarked)
{
    const auto list = fits(exampleProblem(), examplePlan(), 0, 1, 430);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].job, 1);
    EXPECT_TRUE(list[0].planned);
    EXPECT_GE(list[0].start, 1440) << "not before it is ready";
}

TEST(Fits, AJobThatRunsAlreadyIsNotOfferedAgain) { EXPECT_TRUE(fits(exampleProblem(), examplePlan(), 0, 0, 10).empty()); }

TEST(Fits, AfterTheWindowNothingFits) { EXPECT_TRUE(fits(exampleProblem(), nothing(), 0, 0, 890).empty()); }

TEST(Fits, APartIsOfferedWhereTheWholeDoesNotFit)
{
    Problem problem = exampleProblem();
    problem.jobs[0].quantity = 400;
    const auto list = fits(problem, nothing(), 0, 0, 0);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].pieces, 225) << "45 kg at 200 g";
    EXPECT_EQ(list[0].rest, 400);
}

TEST(Fits, TheMostUrgentComesFirstAndWeightCounts)
{
    Problem problem = exampleProblem();
    problem.jobs = {{0, 50, 1, 0, 3000, 50}, {0, 50, 1, 0, 300, 50}, {0, 50, 40, 0, 1500, 50}};
    std::vector<int> order;
    for (const Fit& fit : fits(problem, nothing(), 0, 0, 0)) order.push_back(fit.job);
    EXPECT_EQ(order, (std::vector<int>{2, 1, 0}));
}

TEST(Fits, APotOrBatchThatIsNotThereIsABrokenPromise)
{
    EXPECT_THROW(meltLeft(exampleProblem(), nothing(), 0, 1, 0), CheckFailed);
}

TEST(Fits, WhatIsLeftIsCountedWithTheRunsThatBegan)
{
    const MeltLeft before = meltLeft(exampleProblem(), examplePlan(), 0, 0, 0);
    EXPECT_EQ(before.grams, 45'000);
    EXPECT_EQ(before.ready, 0);
    EXPECT_EQ(before.until, 900);
    EXPECT_EQ(meltLeft(exampleProblem(), examplePlan(), 0, 0, 1).grams, 5'000);
    EXPECT_EQ(meltLeft(exampleProblem(), examplePlan(), 0, 1, 1).grams, 24'000) << "a charge to come is as planned";
}

TEST(Fits, ATankHasNoEnd)
{
    Problem problem = exampleProblem();
    problem.pots[0].unbounded = true;
    EXPECT_EQ(meltLeft(problem, nothing(), 0, 0, 0).until, kNever);
}

TEST(Fits, WhateverIsOfferedFitsTheMelt)
{
    int offered = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Problem problem = randomProblem(seed);
        const Plan plan = planned(problem, rounds(4, seed));
        for (int pot = 0; pot < static_cast<int>(problem.pots.size()); ++pot) {
            const Minute now = problem.pots[static_cast<std::size_t>(pot)].initialReady + 100;
            const MeltLeft left = meltLeft(problem, plan, pot, 0, now);
            for (const Fit& fit : fits(problem, plan, pot, 0, now)) {
                ++offered;
                EXPECT_LE(fit.grams, left.grams) << "seed " << seed;
                EXPECT_GE(fit.setupStart, now) << "seed " << seed;
                EXPECT_LE(fit.end, left.until) << "seed " << seed;
                EXPECT_LE(fit.pieces, fit.rest) << "seed " << seed;
            }
        }
    }
    EXPECT_GT(offered, 20);
}

} // namespace
} // namespace gaffer::plan
