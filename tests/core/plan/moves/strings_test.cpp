#include "core/plan/moves/moves.hpp"

#include "core/plan/search.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer::plan {
namespace {

TEST(Strings, NothingCanBeTakenFromAnEmptyBoard)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Timeline board{model};
    Random random{1};
    std::vector<PlacedRun> gone;
    EXPECT_EQ(anyRun(board, random), kNone);
    liftStrings(board, random, 5, gone);
    liftScattered(board, random, 5, gone);
    EXPECT_TRUE(gone.empty());
}

TEST(Strings, ARunByChanceIsNeitherFixedNorPinnedNorGone)
{
    Problem problem = exampleProblem();
    problem.fixed.now = 200;
    problem.fixed.runs = {examplePlan().runs[0]};
    problem.jobs.push_back(problem.jobs[1]);
    const Model model{problem};
    Timeline board{model};
    Random random{1};
    Finder finder{board};
    const int pinned = board.place(finder.whole({1, 120}, {}, random));
    EXPECT_EQ(anyRun(board, random), pinned);
    board.pin(pinned);
    EXPECT_EQ(anyRun(board, random), kNone);
    const int free = board.place(finder.whole({2, 120}, {}, random));
    EXPECT_EQ(anyRun(board, random), free);
    std::vector<PlacedRun> gone;
    board.lift(free, gone);
    EXPECT_EQ(anyRun(board, random), kNone);
}

TEST(Strings, AStringIsARowOfNeighboursAndAboutAsLongAsAsked)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomTankProblem(seed);
        const Model model{problem};
        Timeline board{model};
        construct(board, seed, {});
        Random random{seed};
        const Plan before = board.plan();
        std::vector<PlacedRun> gone;
        constexpr int asked = 3;
        constexpr std::size_t longest = 6;
        liftStrings(board, random, asked, gone);
        EXPECT_LE(gone.size(), asked + 2 * longest);
        if (!before.runs.empty()) {
            EXPECT_FALSE(gone.empty());
        }
        EXPECT_EQ(board.plan().runs.size() + gone.size(), before.runs.size()) << "what went is in the list, once";
    }
}

TEST(Strings, OnlyStationsThatCouldServeOrStandInTheHallAreTouched)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const Problem problem = randomTankProblem(seed);
        const Model model{problem};
        Timeline board{model};
        construct(board, seed, {});
        Random random{seed}, same{seed};
        const int centre = anyRun(board, same);
        if (centre == kNone) continue;
        const int product = problem.jobs[static_cast<std::size_t>(board.run(centre).job)].product;
        const int hall = problem.stations[static_cast<std::size_t>(board.run(centre).station)].hall;
        std::vector<PlacedRun> gone;
        liftStrings(board, random, 6, gone);
        for (const PlacedRun& run : gone)
            EXPECT_TRUE(model.mayMake(run.station, product) ||
                        problem.stations[static_cast<std::size_t>(run.station)].hall == hall)
                << "seed " << seed;
    }
}

TEST(Strings, ScatteredRunsAreNoMoreThanAskedBesidesThoseThatLoseTheirPlace)
{
    const Problem problem = randomTankProblem(3);
    const Model model{problem};
    Timeline board{model};
    construct(board, 3, {});
    Random random{3};
    std::vector<PlacedRun> gone;
    liftScattered(board, random, 2, gone);
    EXPECT_GE(gone.size(), 1U);
    EXPECT_LE(gone.size(), 4U);
}

TEST(Strings, WhatIsGoneIsNotTakenTwice)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Timeline board{model};
    Random random{1};
    Finder finder{board};
    const int run = board.place(finder.whole({0, 200}, {}, random));
    std::vector<PlacedRun> gone;
    liftIfMovable(board, run, gone);
    liftIfMovable(board, run, gone);
    EXPECT_EQ(gone.size(), 1U);
}

} // namespace
} // namespace gaffer::plan
