#include "core/plan/answer/delays.hpp"

#include "core/plan/replan.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

/// The delays when the two jobs of the example end at other minutes.
std::vector<Delay> whenEndsBecome(Minute first, Minute second)
{
    Plan next = examplePlan();
    next.runs[0].end = first;
    next.runs[1].end = second;
    return delays(exampleProblem(), examplePlan(), next);
}

TEST(Delays, TheSamePlanDelaysNothing) { EXPECT_TRUE(whenEndsBecome(192, 1540).empty()); }

TEST(Delays, AJobThatEndsLaterAndStillInTimeIsNotDelayed) { EXPECT_TRUE(whenEndsBecome(400, 1540).empty()); }

TEST(Delays, AJobThatEndsEarlierIsNotDelayed) { EXPECT_TRUE(whenEndsBecome(192, 1501).empty()); }

TEST(Delays, OnlyMinutesAfterTheDueDateCount)
{
    const auto list = whenEndsBecome(430, 1540);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].job, 0);
    EXPECT_EQ(list[0].more, 30) << "it was due at 400, and 208 minutes of waiting cost nothing";
    EXPECT_EQ(list[0].late, 30);
}

TEST(Delays, TheWorstComesFirstWithWhatItWasLateAnyway)
{
    const auto list = whenEndsBecome(430, 1600);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].job, 1);
    EXPECT_EQ(list[0].more, 60);
    EXPECT_EQ(list[0].late, 100) << "40 minutes late already";
}

TEST(Delays, AJobThatLosesItsPlaceIsWorseThanAnyMinutes)
{
    Plan next = examplePlan();
    next.runs[1].end = 4000;
    next.runs.erase(next.runs.begin());
    next.unplaced = {0};
    const auto list = delays(exampleProblem(), examplePlan(), next);
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].job, 0);
    EXPECT_TRUE(list[0].lost);
    EXPECT_FALSE(list[1].lost);
}

TEST(Delays, AJobThatHadNoPlaceCannotBeDelayed)
{
    Plan old = examplePlan();
    old.runs.erase(old.runs.begin());
    old.unplaced = {0};
    Plan next = examplePlan();
    next.runs[0].end = 3000;
    EXPECT_TRUE(delays(exampleProblem(), old, next).empty());
}

TEST(Delays, ARushOrderDelaysWhatTheTwoPlansDifferBy)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomProblem(seed);
        const Plan old = planned(problem, rounds(40, seed));
        Job rush = problem.jobs[0];
        rush.release = rush.due = 0;
        const auto next = disrupted(problem, old, {0, RushJob{rush}});
        ASSERT_TRUE(next);
        const Model model{*next};
        const Plan plan = rightShift(model, old).plan();
        for (const Delay& delay : delays(*next, old, plan)) {
            EXPECT_LT(delay.job, static_cast<int>(problem.jobs.size())) << "the rush order itself had no place to lose";
            EXPECT_TRUE(delay.lost || (delay.more > 0 && delay.late >= delay.more));
        }
    }
}

} // namespace
} // namespace gaffer::plan
