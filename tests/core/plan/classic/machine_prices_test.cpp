#include "core/plan/classic/machine_prices.hpp"

#include "core/base/check.hpp"
#include "tests/core/plan/classic/brute.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer::plan::classic {
namespace {

TEST(MachinePrices, NoPlanIsBelowTheBound)
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const Instance instance = randomInstance(seed, 7, 3, 0);
        const double bound = machinePrices(instance).bound;
        EXPECT_GT(bound, 0) << "seed " << seed;
        EXPECT_LE(bound, static_cast<double>(leastSpan(instance)) + 1e-9) << "seed " << seed;
    }
}

TEST(MachinePrices, EqualMachinesShareEvenlySoTheBoundIsTheMean)
{
    Instance instance;
    instance.jobs = 4;
    instance.machines = 2;
    instance.time = {3, 3, 5, 5, 4, 4, 2, 2};
    EXPECT_NEAR(machinePrices(instance).bound, 7, 0.1);
}

TEST(MachinePrices, SetUpsLeaveNoBound) { EXPECT_EQ(machinePrices(randomInstance(2, 6, 2, 20)).bound, 0); }

TEST(MachinePrices, EveryJobListsDifferentMachinesTheBestOnesFirst)
{
    const Instance instance = randomInstance(5, 30, 14, 0);
    const MachinePrices prices = machinePrices(instance);
    ASSERT_EQ(prices.machines.size(), 30 * prices.width);
    EXPECT_LT(prices.width, 14U);
    for (std::size_t j = 0; j < 30; ++j) {
        const auto from = prices.machines.begin() + static_cast<std::ptrdiff_t>(j * prices.width);
        EXPECT_EQ(std::set<int>(from, from + static_cast<std::ptrdiff_t>(prices.width)).size(), prices.width);
    }
}

TEST(MachinePrices, AMachineThatIsFastForAllIsDear)
{
    Instance instance;
    instance.jobs = 6;
    instance.machines = 2;
    for (int j = 0; j < 6; ++j) instance.time.insert(instance.time.end(), {1, 2});
    instance.time[0] = 100; // the first job alone is slow there
    const MachinePrices prices = machinePrices(instance);
    EXPECT_EQ(prices.machines[0], 1);
    EXPECT_GT(prices.bound, 3) << "more than the fast machine alone would suggest";
}

TEST(MachinePrices, WithoutJobsThereIsNothingToPrice) { EXPECT_THROW(machinePrices(Instance{}), CheckFailed); }

} // namespace
} // namespace gaffer::plan::classic
