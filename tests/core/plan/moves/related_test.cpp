#include "core/plan/moves/moves.hpp"

#include "core/plan/search.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer::plan {
namespace {

using Lift = void (*)(Timeline&, Random&, int, std::vector<PlacedRun>&);

TEST(Related, NoMoveTakesAnythingFromAnEmptyBoard)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Timeline board{model};
    Random random{1};
    std::vector<PlacedRun> gone;
    for (const Lift lift : {&liftMelt, &liftProduct, &liftLate}) lift(board, random, 5, gone);
    EXPECT_TRUE(gone.empty());
}

TEST(Related, NoMoveTakesWhatIsFixedOrPinned)
{
    Problem problem = exampleProblem();
    problem.fixed.now = 200;
    problem.fixed.runs = {examplePlan().runs[0]};
    const Model model{problem};
    Timeline board{model};
    Random random{1};
    Finder finder{board};
    board.pin(board.place(finder.whole({1, 120}, {}, random)));
    std::vector<PlacedRun> gone;
    for (const Lift lift : {&liftMelt, &liftProduct, &liftLate, &liftStrings, &liftScattered}) lift(board, random, 9, gone);
    EXPECT_TRUE(gone.empty());
}

/// A board of a random workshop with all that finds a place on it.
struct RandomBoard {
    Problem problem;
    Model model{problem};
    Timeline board{model};
    Random random;
    std::vector<PlacedRun> gone;

    explicit RandomBoard(std::uint64_t seed) : problem{randomProblem(seed)}, random{seed} { construct(board, seed, {}); }
    [[nodiscard]] int productOf(const PlacedRun& run) const { return problem.jobs[static_cast<std::size_t>(run.job)].product; }
};

TEST(Related, AMeltIsTakenWhole)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        RandomBoard it{seed};
        Random same{seed};
        const int centre = anyRun(it.board, same);
        if (centre == kNone) continue;
        const std::vector<int> drawn = it.board.melt(it.board.run(centre).batch).runs;
        liftMelt(it.board, it.random, 1, it.gone);
        for (const int run : drawn) EXPECT_EQ(it.board.run(run).job, kNone) << "seed " << seed;
    }
}

TEST(Related, WithAMeltOnlyTheNextOfItsPotMayGo)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        RandomBoard it{seed};
        Random same{seed};
        const int centre = anyRun(it.board, same);
        if (centre == kNone) continue;
        const int batch = it.board.run(centre).batch;
        const std::vector<int> list = it.board.batchesOf(it.board.melt(batch).pot);
        const auto at = std::ranges::find(list, batch);
        std::set<int> allowed{batch};
        if (std::next(at) != list.end()) allowed.insert(*std::next(at));
        std::set<int> ownRuns;
        for (const int b : allowed)
            for (const int run : it.board.melt(b).runs) ownRuns.insert(run);
        liftMelt(it.board, it.random, 50, it.gone);
        std::size_t strangers = 0;
        for (const PlacedRun& run : it.gone) strangers += allowed.contains(run.batch) ? 0 : 1;
        EXPECT_LE(strangers, it.gone.size() - 1) << "seed " << seed;
        EXPECT_TRUE(allowed.contains(it.gone.front().batch));
    }
}

TEST(Related, RunsOfAProductShareItOrItsMould)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        RandomBoard it{seed};
        Random same{seed};
        const int centre = anyRun(it.board, same);
        if (centre == kNone) continue;
        const int product = it.productOf(it.board.run(centre));
        const int mould = it.problem.products[static_cast<std::size_t>(product)].mould;
        constexpr int asked = 3;
        liftProduct(it.board, it.random, asked, it.gone);
        ASSERT_FALSE(it.gone.empty());
        const PlacedRun& first = it.gone.front();
        const int firstProduct = it.productOf(first);
        EXPECT_TRUE(firstProduct == product ||
                    (mould != kNone && it.problem.products[static_cast<std::size_t>(firstProduct)].mould == mould))
            << "seed " << seed;
        EXPECT_EQ(it.board.run(centre).job, kNone) << "the nearest in time to a run is the run itself; seed " << seed;
    }
}

TEST(Related, TheLateJobIsTakenWithWhatStandsBeforeIt)
{
    Problem problem = exampleProblem();
    problem.pots[0].unbounded = true;
    problem.jobs = {{0, 100, 1, 0, 4000, 50}, {0, 100, 9, 0, 1, 50}};
    const Model model{problem};
    Timeline board{model};
    Random random{1};
    Finder finder{board};
    const int punctual = board.place(finder.whole({0, 100}, {}, random));
    const int late = board.place(finder.whole({1, 100, 0, true}, {}, random));
    ASSERT_GT(board.job(1).late, 0);
    std::vector<PlacedRun> gone;
    liftLate(board, random, 8, gone);
    EXPECT_EQ(board.run(late).job, kNone);
    EXPECT_EQ(board.run(punctual).job, kNone);
    EXPECT_EQ(gone.size(), 2U);
}

} // namespace
} // namespace gaffer::plan
