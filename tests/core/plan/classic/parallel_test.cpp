#include "core/plan/classic/classic.hpp"

#include "core/base/check.hpp"
#include "tests/core/plan/classic/brute.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan::classic {
namespace {

TEST(Parallel, FindsTheBestShareAndOrderOfAll)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed)
        for (const int longestSetup : {0, 20})
            for (const int machines : {2, 3}) {
                const Instance instance = randomInstance(seed, 6, machines, longestSetup);
                const Answer answer = solveParallel(instance, seed, searchRounds(20'000));
                ASSERT_EQ(answer.objective, leastSpan(instance))
                    << "seed " << seed << ", " << machines << " machines, set-ups below " << longestSetup;
            }
}

TEST(Parallel, ItsObjectiveIsTheLongestOfItsSequences)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Instance instance = randomInstance(seed, 30, 4, 15);
        const Answer answer = solveParallel(instance, seed, searchRounds(3000));
        std::int64_t span = 0;
        std::vector<int> met(30);
        for (std::size_t k = 0; k < answer.sequences.size(); ++k) {
            span = std::max(span, loadOf(instance, k, answer.sequences[k]));
            for (const int job : answer.sequences[k]) ++met[static_cast<std::size_t>(job)];
        }
        EXPECT_EQ(answer.objective, span) << "seed " << seed;
        EXPECT_EQ(met, std::vector<int>(30, 1)) << "seed " << seed;
    }
}

TEST(Parallel, TheFirstJobOfAMachineNeedsNoSetUp)
{
    Instance instance;
    instance.jobs = 2;
    instance.machines = 2;
    instance.time = {5, 9, 9, 5};
    instance.setup.assign(8, 100);
    EXPECT_EQ(solveParallel(instance, 1, searchRounds(1000)).objective, 5);
}

TEST(Parallel, OneMachineStillChoosesTheOrder)
{
    const Instance instance = randomInstance(3, 6, 1, 20);
    EXPECT_EQ(solveParallel(instance, 1, searchRounds(20'000)).objective, leastSpan(instance));
}

TEST(Parallel, MoreMachinesThanJobsIsFine)
{
    const Instance instance = randomInstance(4, 2, 5, 0);
    EXPECT_EQ(solveParallel(instance, 1, searchRounds(5000)).objective, leastSpan(instance));
}

TEST(Parallel, TheSameSeedGivesTheSameSequences)
{
    const Instance instance = randomInstance(5, 25, 3, 10);
    EXPECT_EQ(solveParallel(instance, 9, searchRounds(4000)).sequences, solveParallel(instance, 9, searchRounds(4000)).sequences);
}

TEST(Parallel, NoJobsAreABrokenPromise) { EXPECT_THROW(solveParallel({}, 1, searchRounds(1)), CheckFailed); }

} // namespace
} // namespace gaffer::plan::classic
