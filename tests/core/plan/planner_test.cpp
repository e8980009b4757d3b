#include "core/plan/planner.hpp"

#include "core/plan/check/validate.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace gaffer::plan {
namespace {

Plan planned(const Problem& problem, const std::vector<int>& order)
{
    const Model model{problem};
    Planner planner{model, rounds(400)};
    planner.start({});
    for (const int island : order) planner.runIsland(island, {});
    return planner.finish().plan();
}

TEST(Planner, FindsThePlanOfTheWorkedExample)
{
    const Problem problem = exampleProblem();
    const Plan plan = planned(problem, {0, 1, 2, 3});
    EXPECT_TRUE(validate(problem, plan).empty());
    EXPECT_LE(measure(problem, plan).total(), 4.9932);
}

TEST(Planner, TheOrderOfIslandsDoesNotMatter)
{
    const Problem problem = exampleProblem();
    EXPECT_EQ(planned(problem, {0, 1, 2, 3}), planned(problem, {3, 1, 2, 0}));
}

TEST(Planner, AnEmptyWorkshopHasAnEmptyPlan)
{
    const Problem problem;
    EXPECT_EQ(planned(problem, {0, 1, 2, 3}), Plan{});
}

TEST(Planner, JobsNobodyCanMakeAreUnplaced)
{
    Problem problem = exampleProblem();
    problem.stations[0].skills = {1};
    const Plan plan = planned(problem, {0, 1, 2, 3});
    EXPECT_EQ(plan.unplaced, (std::vector<int>{0, 1}));
    EXPECT_TRUE(validate(problem, plan).empty());
}

TEST(Planner, AMouldWithoutCopiesLeavesItsJobsUnplaced)
{
    Problem problem = exampleProblem();
    problem.moulds[0].copies = 0;
    problem.moulds[0].used.clear();
    EXPECT_EQ(planned(problem, {0, 1, 2, 3}).unplaced.size(), 2U);
}

TEST(Planner, APotThatHoldsNoMoreThanItsHeelIsNotChargedAgain)
{
    for (const Grams capacity : {0, 1, 5000}) {
        Problem problem = exampleProblem();
        problem.pots[0].capacity = capacity;
        const Plan plan = planned(problem, {0, 1, 2, 3});
        EXPECT_TRUE(plan.batches.empty()) << capacity;
        EXPECT_EQ(plan.unplaced, std::vector<int>{1}) << "the other job is blown from what the pot holds now";
        EXPECT_TRUE(validate(problem, plan).empty()) << capacity;
    }
}

TEST(Planner, ABillionPiecesAreUnplacedAndNothingBreaks)
{
    Problem problem = exampleProblem();
    problem.jobs[0].quantity = 1'000'000'000;
    const Plan plan = planned(problem, {0, 1, 2, 3});
    EXPECT_EQ(plan.unplaced, std::vector<int>{0});
    EXPECT_TRUE(validate(problem, plan).empty());
}

TEST(Planner, TheBoardCostsWhatTheCheckerMeasures)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Timeline board{model};
    construct(board, 1, {});
    EXPECT_NEAR(board.total(), measure(problem, board.plan()).total(), 1e-9);
}

TEST(Planner, AContinuousTankNeverRunsOut)
{
    Problem problem = exampleProblem();
    problem.pots[0].unbounded = true;
    problem.jobs[0].quantity = 1500;
    problem.jobs[1].product = 0;
    const Plan plan = planned(problem, {0, 1, 2, 3});
    EXPECT_TRUE(plan.unplaced.empty());
    EXPECT_TRUE(validate(problem, plan).empty());
}

TEST(Planner, OneAndFourThreadsMakeTheSamePlan)
{
    const Problem problem = randomProblem(23);
    const Model model{problem};
    const auto byThreads = [&](int threads) {
        Planner planner{model, rounds(400)};
        planner.start({});
        std::vector<std::jthread> pool;
        for (int first = 0; first < threads; ++first)
            pool.emplace_back([&planner, first, threads] {
                for (int island = first; island < kIslands; island += threads) planner.runIsland(island, {});
            });
        pool.clear();
        return planner.finish().plan();
    };
    EXPECT_EQ(byThreads(1), byThreads(4));
}

TEST(Planner, AnotherSeedSearchesElsewhere)
{
    const Problem problem = randomProblem(23);
    bool differs = false;
    for (std::uint64_t seed = 2; seed < 6; ++seed)
        differs = differs || planned(problem, rounds(40, seed)) != planned(problem, rounds(40, 1));
    EXPECT_TRUE(differs);
}

TEST(Planner, MoreIslandsAreNeverWorseThanTheFirst)
{
    const Problem problem = randomProblem(31);
    const Model model{problem};
    Planner planner{model, rounds(200)};
    planner.start({});
    planner.runIsland(0, {});
    const double first = planner.finish().total();
    for (int island = 1; island < kIslands; ++island) planner.runIsland(island, {});
    EXPECT_LE(planner.finish().total(), first);
}

TEST(Planner, TellsOfTheFirstPlanBeforeItSearches)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Planner planner{model, rounds(4)};
    int told = 0;
    planner.start([&](const Progress& progress) {
        ++told;
        EXPECT_EQ(progress.iterations, 0);
        EXPECT_GT(progress.cost.total(), 0);
    });
    EXPECT_EQ(told, 1);
}

TEST(Planner, AnIslandThatDoesNotExistIsABrokenPromise)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    Planner planner{model, rounds(4)};
    EXPECT_THROW(planner.runIsland(0, {}), CheckFailed) << "not started";
    planner.start({});
    EXPECT_THROW(planner.runIsland(kIslands, {}), CheckFailed);
    EXPECT_THROW(planner.runIsland(-1, {}), CheckFailed);
    EXPECT_THROW((Planner{model, PlanOptions{{}, 1, 0}}), CheckFailed);
}

TEST(Planner, NonsenseLeavesJobsUnplacedAndEveryPlanStanding)
{
    using Change = void (*)(Problem&);
    const std::vector<std::pair<const char*, Change>> nonsense{
        {"no shift", [](Problem& p) { p.halls[0].shifts.clear(); }},
        {"no horizon", [](Problem& p) { p.horizon = 0; }},
        {"a furnace for no pot", [](Problem& p) { p.halls[0].maxParallelCharges = 0; }},
        {"lehrs for nothing", [](Problem& p) { p.halls[0].lehrCapacity = 0; }},
        {"a pot that is all heel", [](Problem& p) { p.pots[0].heel = p.pots[0].capacity; }},
        {"a window of no minutes", [](Problem& p) { p.pots[0].window = 0; }},
        {"moulds worn out", [](Problem& p) { p.moulds[0].used = {5000}; }},
        {"moulds worn more than out", [](Problem& p) { p.moulds[0].used = {9000}; }},
        {"a set-up longer than the horizon", [](Problem& p) { p.setup.otherMould = 10'000; }},
        {"release after the end", [](Problem& p) { p.jobs[0].release = p.jobs[1].release = 5000; }},
        {"pieces of a ton", [](Problem& p) { p.products[0].gather = p.products[1].gather = 1'000'000; }},
        {"a million seconds each", [](Problem& p) { p.products[0].unitsPerPiece = p.products[1].unitsPerPiece = 100'000'000; }},
        {"least runs above the job", [](Problem& p) { p.jobs[0].minRun = p.jobs[1].minRun = 1'000'000; }},
        {"no station", [](Problem& p) { p.stations.clear(); }},
        {"no pot", [](Problem& p) { p.pots.clear(); }},
    };
    for (const auto& [name, change] : nonsense) {
        Problem problem = exampleProblem();
        change(problem);
        const Plan plan = planned(problem, rounds(40));
        const auto violations = validate(problem, plan);
        EXPECT_TRUE(violations.empty()) << name << sentences(violations);
        const std::string what = name;
        const bool possible = what == "least runs above the job" || what == "a furnace for no pot";
        EXPECT_EQ(plan.unplaced.empty(), what == "least runs above the job") << name;
        if (!possible) {
            EXPECT_EQ(plan.unplaced, (std::vector<int>{0, 1})) << name;
        }
    }
}

TEST(Planner, WithoutTimeTheFirstWayToAPlanIsTaken)
{
    const Problem problem = randomProblem(5);
    const Model model{problem};
    PlanOptions options;
    options.budget.seconds = 1;
    options.budget.spent = [] { return 2.0; };
    Planner planner{model, options};
    int told = 0;
    planner.start([&](const Progress&) { ++told; });
    EXPECT_EQ(told, 1);
    planner.runIsland(0, {});
    EXPECT_TRUE(validate(problem, planner.finish().plan()).empty());
}

TEST(Planner, EveryFirstPlanThatIsToldIsBetterThanTheOneBefore)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const Problem problem = randomProblem(seed);
        const Model model{problem};
        Planner planner{model, rounds(4, seed)};
        double last = std::numeric_limits<double>::max();
        planner.start([&](const Progress& progress) {
            EXPECT_LT(progress.cost.total(), last) << "seed " << seed;
            last = progress.cost.total();
        });
    }
}

} // namespace
} // namespace gaffer::plan
