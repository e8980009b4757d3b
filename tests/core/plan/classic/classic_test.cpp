#include "core/plan/classic/classic.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan::classic {
namespace {

Budget rounds(std::int64_t count)
{
    Budget budget;
    budget.iterations = count;
    return budget;
}

std::int64_t solved(Kind kind, const std::string& text)
{
    const auto instance = parse(kind, text);
    EXPECT_TRUE(instance);
    return instance ? solve(kind, *instance, 1, rounds(20'000)).objective : -1;
}

TEST(Classic, RefusesTextThatIsNoInstance)
{
    EXPECT_FALSE(parse(Kind::WeightedTardiness, ""));
    EXPECT_FALSE(parse(Kind::WeightedTardiness, "1 2"));
    EXPECT_FALSE(parse(Kind::WeightedTardinessSetups, "2 1 1 1"));
    EXPECT_FALSE(parse(Kind::Parallel, "2 2 1 x"));
    EXPECT_FALSE(parse(Kind::Parallel, "2 -2"));
}

TEST(Classic, OneMachineTakesTheHeavyJobFirst) { EXPECT_EQ(solved(Kind::WeightedTardiness, "3 1 0\n3 5 0\n"), 21); }

TEST(Classic, SetUpsCount) { EXPECT_EQ(solved(Kind::WeightedTardinessSetups, "2\n1 1 0\n1 1 0\n0 9\n0 9\n9 0\n"), 12); }

TEST(Classic, MachinesShareTheWork) { EXPECT_EQ(solved(Kind::Parallel, "4 2\n3 9\n3 9\n9 3\n9 3\n"), 6); }

TEST(Classic, MachinesAvoidSetUps)
{
    EXPECT_EQ(solved(Kind::ParallelSetups,
                     "4 2\n1 1\n1 1\n1 1\n1 1\n0 0 9 9\n0 0 9 9\n9 9 0 0\n9 9 0 0\n0 0 9 9\n0 0 9 9\n9 9 0 0\n9 9 0 0\n"),
              2);
}

TEST(Classic, TheSameSeedGivesTheSameSequence)
{
    const auto instance = parse(Kind::WeightedTardiness, "3 1 4\n3 5 2\n7 2 9\n2 8 6\n5 3 1\n");
    ASSERT_TRUE(instance);
    EXPECT_EQ(solve(Kind::WeightedTardiness, *instance, 5, rounds(5000)).sequences,
              solve(Kind::WeightedTardiness, *instance, 5, rounds(5000)).sequences);
}

} // namespace
} // namespace gaffer::plan::classic
