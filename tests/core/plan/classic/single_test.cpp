#include "core/plan/classic/classic.hpp"

#include "core/base/check.hpp"
#include "tests/core/plan/classic/brute.hpp"
#include "tests/drivers/support/shared_files.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace gaffer::plan::classic {
namespace {

bool holdsEveryJobOnce(const Instance& instance, const Answer& answer)
{
    std::vector<int> all;
    for (const auto& sequence : answer.sequences) all.insert(all.end(), sequence.begin(), sequence.end());
    std::ranges::sort(all);
    std::vector<int> expected(static_cast<std::size_t>(instance.jobs));
    std::iota(expected.begin(), expected.end(), 0);
    return all == expected;
}

TEST(Single, FindsTheBestOfAllOrdersWithAndWithoutSetUps)
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed)
        for (const int longestSetup : {0, 20}) {
            const Instance instance = randomInstance(seed, 6, 1, longestSetup);
            const Answer answer = solveSingle(instance, seed, searchRounds(6000));
            ASSERT_EQ(answer.objective, leastCost(instance)) << "seed " << seed << ", set-ups below " << longestSetup;
        }
}

TEST(Single, ItsObjectiveIsThatOfItsSequence)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        for (const int longestSetup : {0, 20}) {
            const Instance instance = randomInstance(seed, 40, 1, longestSetup);
            const Answer answer = solveSingle(instance, seed, searchRounds(3000));
            ASSERT_EQ(answer.sequences.size(), 1U);
            ASSERT_TRUE(holdsEveryJobOnce(instance, answer));
            ASSERT_EQ(answer.objective, costOf(instance, answer.sequences[0])) << "seed " << seed;
        }
}

TEST(Single, WhatIsInTimeAnywayNeedsNoSearch)
{
    Instance instance = randomInstance(1, 5, 1, 0);
    instance.due.assign(5, 1000);
    Budget endless;
    endless.iterations = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(solveSingle(instance, 1, endless).objective, 0);
}

TEST(Single, OneJobHasOneOrder)
{
    Instance instance;
    instance.jobs = 1;
    instance.time = {7};
    instance.weight = {3};
    instance.due = {2};
    EXPECT_EQ(solveSingle(instance, 1, searchRounds(1)).objective, 15);
}

TEST(Single, SeveralMachinesAreNotItsTask)
{
    EXPECT_THROW(solveSingle(randomInstance(1, 4, 2, 0), 1, searchRounds(1)), CheckFailed);
}

TEST(Single, ReachesTheKnownOptimaOfTheOrLibrary)
{
    const std::string list = test::sharedFile("plan/public/twt/best_known.csv");
    if (list.empty()) GTEST_SKIP() << "the public benchmarks are not beside the project";
    std::ifstream rows{list};
    std::string row;
    std::getline(rows, row);
    constexpr int most = 3;
    for (int i = 0; i < most && std::getline(rows, row); ++i) {
        const std::string name = row.substr(0, row.find(','));
        const std::int64_t optimum = std::stoll(row.substr(row.rfind(',') + 1));
        std::ifstream file{test::sharedFile("plan/public/twt/" + name + ".txt")};
        std::ostringstream text;
        text << file.rdbuf();
        const auto instance = parse(Kind::WeightedTardiness, text.str());
        ASSERT_TRUE(instance) << name;
        EXPECT_EQ(solveSingle(*instance, 1, searchRounds(1'000'000)).objective, optimum) << name;
    }
}

} // namespace
} // namespace gaffer::plan::classic
