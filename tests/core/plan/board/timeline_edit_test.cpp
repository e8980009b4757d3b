#include "core/plan/board/timeline.hpp"

#include "core/plan/check/validate.hpp"
#include "core/plan/moves/moves.hpp"
#include "core/plan/search.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

/// Everything that can be asked of a board, to see whether it is the same again.
struct Snapshot {
    Plan plan;
    Cost cost;
    std::vector<std::int64_t> numbers;

    explicit Snapshot(const Timeline& board) : plan{board.plan()}, cost{board.cost()}
    {
        const Problem& problem = board.problem();
        for (int c = 0; c < board.model().copyCount(); ++c) {
            numbers.push_back(board.copy(c).cyclesLeft);
            for (const Slot& use : board.copy(c).slots) take({use.setupStart, use.start, use.end, use.run});
        }
        for (std::size_t j = 0; j < problem.jobs.size(); ++j) {
            const JobState& job = board.job(static_cast<int>(j));
            take({job.placed, job.fixedPieces, job.lastEnd, job.late});
            for (const int run : job.runs) numbers.push_back(run);
        }
        for (std::size_t q = 0; q < problem.pots.size(); ++q)
            for (const int number : board.batchesOf(static_cast<int>(q))) {
                const Melt& melt = board.melt(number);
                take({number, melt.charge, melt.ready, melt.drawn, melt.moment, melt.firstStart, melt.lastEnd, melt.held});
                for (const int run : melt.runs) numbers.push_back(run);
            }
        numbers.push_back(board.incomplete());
    }
    void take(std::initializer_list<std::int64_t> more) { numbers.insert(numbers.end(), more); }
    bool operator==(const Snapshot& other) const
    {
        return plan == other.plan && cost.total() == other.cost.total() && numbers == other.numbers;
    }
};

void expectSound(const Timeline& board)
{
    const Plan plan = board.plan();
    const auto violations = validate(board.problem(), plan);
    ASSERT_TRUE(violations.empty()) << sentences(violations);
    const Cost truth = measure(board.problem(), plan);
    ASSERT_NEAR(board.cost().tardiness, truth.tardiness, 1e-6);
    ASSERT_NEAR(board.cost().setup, truth.setup, 1e-6);
    ASSERT_NEAR(board.cost().hold, truth.hold, 1e-6);
    ASSERT_NEAR(board.cost().overflow, truth.overflow, 1e-6);
}

TEST(TimelineEdit, ChangesByChanceAreSoundWhenKeptAndGoneWithoutATraceWhenUndone)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomProblem(seed);
        const Model model{problem};
        Timeline board{model};
        construct(board, seed, {});
        Random random{seed};
        Rebuild rebuild{board};
        for (int attempt = 0; attempt < 25; ++attempt) {
            const Snapshot before{board};
            std::vector<PlacedRun> gone;
            if (random.oneIn(2))
                liftStrings(board, random, 4, gone);
            else
                liftMelt(board, random, 4, gone);
            rebuild.recount();
            rebuild.run(gone, {}, random);
            if (random.oneIn(2)) {
                board.undo();
                ASSERT_EQ(Snapshot{board}, before) << "attempt " << attempt;
            } else {
                board.keep();
                ASSERT_NO_FATAL_FAILURE(expectSound(board)) << "attempt " << attempt;
            }
        }
    }
}

/// The example on a board, both jobs placed.
class ExampleBoard : public ::testing::Test {
protected:
    Problem problem = exampleProblem();
    Model model{problem};
    Timeline board{model};
    Random random{1};
    std::vector<PlacedRun> gone;

    int place(const Wish& wish)
    {
        Finder finder{board};
        const Spot spot = finder.whole(wish, {}, random);
        EXPECT_TRUE(spot.found);
        return board.place(spot);
    }
};

TEST_F(ExampleBoard, PlacingAndLiftingInTurnLeavesTheBoardAsItWas)
{
    const Plan empty = board.plan();
    const double cost = board.total();
    const int first = place({0, 200});
    const int second = place({1, 120});
    board.lift(first, gone);
    board.lift(second, gone);
    EXPECT_EQ(board.plan(), empty);
    EXPECT_EQ(board.total(), cost);
    ASSERT_EQ(gone.size(), 2U);
    EXPECT_EQ(gone[0].pieces, 200);
    EXPECT_EQ(gone[1].job, 1);
}

TEST_F(ExampleBoard, ANewRunMovesTheSetUpOfTheNext)
{
    place({1, 120});
    place({0, 200});
    ASSERT_EQ(board.slots(0).size(), 2U);
    const Slot& next = board.slots(0)[1];
    EXPECT_EQ(model.calendar(0).before(next.start) - model.calendar(0).before(next.setupStart), 20) << "family and colour";
    EXPECT_NEAR(board.cost().setup, 0.05 * (25 + 20), 1e-12);
    EXPECT_EQ(board.copy(0).slots[1].setupStart, next.setupStart) << "the copy's list says the same";
}

TEST_F(ExampleBoard, ASpotThatWasNotFoundCannotBeTaken) { EXPECT_THROW(board.place({}), CheckFailed); }

TEST_F(ExampleBoard, ARunThatIsGoneCannotBeLiftedAgain)
{
    const int run = place({0, 200});
    board.lift(run, gone);
    EXPECT_THROW(board.lift(run, gone), CheckFailed);
}

TEST_F(ExampleBoard, RunNumbersAreUsedAgain)
{
    for (int i = 0; i < 10; ++i) {
        const int run = place({0, 200});
        board.keep();
        board.lift(run, gone);
        board.keep();
    }
    EXPECT_EQ(board.runNumbers(), 1);
}

TEST_F(ExampleBoard, NumbersTakenInAnAttemptComeBackWithItsUndo)
{
    for (int i = 0; i < 10; ++i) {
        place({1, 120});
        board.undo();
    }
    EXPECT_EQ(board.runNumbers(), 1);
    EXPECT_EQ(board.batchesOf(0).size(), 1U);
}

TEST_F(ExampleBoard, AChargeIsDroppedWithItsLastDraw)
{
    const int run = place({1, 120});
    EXPECT_EQ(board.batchesOf(0).size(), 2U);
    board.lift(run, gone);
    EXPECT_EQ(board.batchesOf(0).size(), 1U);
}

TEST_F(ExampleBoard, APinnedRunStaysWhereItIs)
{
    const int run = place({0, 200});
    board.pin(run);
    liftIfMovable(board, run, gone);
    EXPECT_TRUE(gone.empty());
    EXPECT_TRUE(board.complete(0));
}

TEST_F(ExampleBoard, AJobIsLateOnlyOnceItIsWhole)
{
    problem.jobs[0].due = 0;
    place({0, 100});
    EXPECT_EQ(board.job(0).late, 0);
    EXPECT_EQ(board.incomplete(), 2);
    place({0, 100});
    EXPECT_EQ(board.job(0).late, board.job(0).lastEnd);
    EXPECT_EQ(board.incomplete(), 1);
}

TEST_F(ExampleBoard, MorePiecesThanAskedAreABrokenPromise)
{
    place({0, 150});
    EXPECT_THROW(place({0, 150}), CheckFailed);
}

TEST(TimelineEdit, AChargeMovesLaterWhenItsFirstDrawIsLifted)
{
    Problem problem = exampleProblem();
    problem.jobs = {{1, 120, 1, 0, 4000, 10}, {1, 120, 1, 0, 4000, 10}};
    problem.pots[0].initialMass = 0; // nothing older would have to be held longer
    const Model model{problem};
    Timeline board{model};
    Finder finder{board};
    Random random{1};
    const Effort shared{64, 0, 100, 0};
    const int first = board.place(finder.whole({0, 120}, shared, random));
    const int second = board.place(finder.whole({1, 120}, shared, random));
    ASSERT_EQ(board.run(first).batch, board.run(second).batch);
    const Minute before = board.melt(board.run(second).batch).ready;
    const bool secondIsLater = board.run(second).start > board.run(first).start;
    std::vector<PlacedRun> gone;
    board.lift(secondIsLater ? first : second, gone);
    const PlacedRun& left = board.run(secondIsLater ? second : first);
    EXPECT_GT(board.melt(left.batch).ready, before);
    EXPECT_EQ(board.melt(left.batch).ready, left.start);
    EXPECT_NEAR(board.cost().hold, measure(problem, board.plan()).hold, 1e-9);
}

/// The example with nothing to do but a pot full of dear glass.
Problem fullPot()
{
    Problem problem = exampleProblem();
    problem.jobs.clear();
    problem.halls[0].holdCostPerKgHour = 5;
    return problem;
}

TEST(TimelineEdit, DumpingWhatNobodyWantsSavesHolding)
{
    const Problem problem = fullPot();
    const Model model{problem};
    Timeline board{model};
    const double before = board.total();
    ASSERT_TRUE(board.dump(0));
    board.keep();
    EXPECT_LT(board.total(), before);
    expectSound(board);
    EXPECT_FALSE(board.dump(0)) << "there is nothing left to save";
}

TEST(TimelineEdit, ATankAnEmptyPotAndAFullFurnaceAreNotDumped)
{
    Problem problem = fullPot();
    const auto dumped = [&] {
        const Model model{problem};
        Timeline board{model};
        return board.dump(0);
    };
    problem.pots[0].unbounded = true;
    EXPECT_FALSE(dumped());
    problem.pots[0].unbounded = false;
    problem.pots[0].initialMass = 5000;
    EXPECT_FALSE(dumped()) << "only the heel is left";
    problem.pots[0].initialMass = 50'000;
    problem.halls[0].maxParallelCharges = 0;
    EXPECT_FALSE(dumped());
    problem.halls[0].maxParallelCharges = 1;
    problem.pots[0].colours.clear();
    EXPECT_FALSE(dumped()) << "no charge may follow";
    problem.pots[0].colours = {1};
    EXPECT_TRUE(dumped());
}

TEST(TimelineEdit, AFixedRunIsNeverLifted)
{
    Problem problem = exampleProblem();
    problem.fixed.now = 100;
    problem.fixed.runs = {examplePlan().runs[0]};
    const Model model{problem};
    Timeline board{model};
    std::vector<PlacedRun> gone;
    liftIfMovable(board, 0, gone);
    EXPECT_TRUE(gone.empty());
    EXPECT_THROW(board.lift(0, gone), CheckFailed);
}

} // namespace
} // namespace gaffer::plan
