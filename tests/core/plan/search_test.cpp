#include "core/plan/search.hpp"

#include "core/plan/check/validate.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

Tuning warm(std::uint64_t seed)
{
    Tuning tuning;
    tuning.seed = seed;
    tuning.hot = 1;
    tuning.cold = 0.02;
    return tuning;
}

Budget roundsOf(std::int64_t count)
{
    Budget budget;
    budget.iterations = count;
    return budget;
}

Timeline constructedBoard(const Model& model)
{
    Timeline board{model};
    construct(board, 1, {});
    return board;
}

TEST(Search, NeverEndsWorseThanItBeganAndAlwaysWithAPlanThatStands)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomProblem(seed);
        const Model model{problem};
        const Timeline start = constructedBoard(model);
        Search search{start, warm(seed)};
        search.run(roundsOf(60), {});
        EXPECT_LE(search.best().total(), start.total());
        const auto violations = validate(problem, search.best().plan());
        ASSERT_TRUE(violations.empty()) << sentences(violations);
        ASSERT_NEAR(search.best().total(), measure(problem, search.best().plan()).total(), 1e-6);
    }
}

TEST(Search, MoreRoundsFindBetterPlansOnTheWhole)
{
    double few = 0, many = 0;
    for (std::uint64_t seed = 1; seed <= 15; ++seed) {
        const Problem problem = randomProblem(seed);
        const Model model{problem};
        for (const auto& [count, sum] : {std::pair{5, &few}, std::pair{300, &many}}) {
            Search search{constructedBoard(model), warm(1)};
            search.run(roundsOf(count), {});
            *sum += search.best().total();
        }
    }
    EXPECT_LT(many, few);
}

TEST(Search, TheSameSeedAndRoundsGiveTheSamePlan)
{
    const Problem problem = randomProblem(7);
    const Model model{problem};
    const auto found = [&](std::uint64_t seed) {
        Search search{constructedBoard(model), warm(seed)};
        search.run(roundsOf(200), {});
        return search.best().plan();
    };
    EXPECT_EQ(found(5), found(5));
}

TEST(Search, ATimeBudgetEndsTheSearchByItsClock)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    int asked = 0;
    Budget budget;
    budget.seconds = 2;
    budget.spent = [&] { return 0.01 * asked++; };
    Search search{constructedBoard(model), warm(1)};
    search.run(budget, {});
    EXPECT_GE(asked, 200);
    EXPECT_LE(asked, 203);
}

TEST(Search, TellsOfItsProgressNowAndThen)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    double clock = 0;
    Budget budget;
    budget.seconds = 100;
    budget.spent = [&] { return clock += 0.2; };
    std::vector<Progress> told;
    Search search{constructedBoard(model), warm(1)};
    search.run(budget, [&](const Progress& progress) { told.push_back(progress); });
    ASSERT_GE(told.size(), 2U);
    for (std::size_t i = 1; i < told.size(); ++i) {
        EXPECT_GE(told[i].seconds - told[i - 1].seconds, 1);
        EXPECT_GT(told[i].iterations, told[i - 1].iterations);
        EXPECT_LE(told[i].cost.total(), told[i - 1].cost.total() + 1e-9);
    }
}

TEST(Search, ASearchWithoutRoundsNeedsAClock)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Search search{constructedBoard(model), warm(1)};
    EXPECT_THROW(search.run({}, {}), CheckFailed);
}

TEST(Search, AColderStartThanEndIsABrokenPromise)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Tuning tuning = warm(1);
    tuning.hot = 0.01;
    EXPECT_THROW((Search{constructedBoard(model), tuning}), CheckFailed);
}

} // namespace
} // namespace gaffer::plan
