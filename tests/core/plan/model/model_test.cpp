#include "core/plan/model/model.hpp"

#include "core/plan/model/random.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

/// The example with a second mould family, a free-blown product and one of another mould of the first family.
Problem fourProducts()
{
    Problem problem = exampleProblem();
    problem.moulds.push_back({0, 1, 5000, {0}, 20, 30});
    problem.moulds.push_back({1, 2, 5000, {0, 0}, 20, 30});
    problem.products.push_back({0, 200, 6000, 1, 0, 70});
    problem.products.push_back({0, 200, 6000, 2, 0, 70});
    problem.products.push_back({1, 200, 6000, kNone, 1, 70});
    return problem;
}

TEST(Model, SetUpFollowsProductFamilyMouldAndColour)
{
    const Problem problem = fourProducts();
    const Model model{problem};
    constexpr int clear = 0, cobalt = 1, sameFamily = 2, otherFamily = 3, freeBlown = 4;
    EXPECT_EQ(model.setup(clear, clear), 0);
    EXPECT_EQ(model.setup(clear, sameFamily), 10);
    EXPECT_EQ(model.setup(clear, cobalt), 10 + 10);
    EXPECT_EQ(model.setup(clear, otherFamily), 25);
    EXPECT_EQ(model.setup(cobalt, otherFamily), 25 + 10);
    EXPECT_EQ(model.setup(kNone, cobalt), 25) << "nothing before: another mould, without colour";
    EXPECT_EQ(model.setup(kNone, freeBlown), 5);
    EXPECT_EQ(model.setup(clear, freeBlown), 5 + 10);
    EXPECT_EQ(model.setup(freeBlown, clear), 25 + 10) << "free-blown before has no family";
}

TEST(Model, SameProductMayNeedSetUpToo)
{
    Problem problem = exampleProblem();
    problem.setup.sameProduct = 3;
    EXPECT_EQ(Model{problem}.setup(1, 1), 3);
}

TEST(Model, AStationServesWhatItHasSkillReachAndColourFor)
{
    Problem problem = fourProducts();
    const auto stations = [&](int product) {
        const Model model{problem};
        const auto list = model.stationsFor(product);
        return std::vector<int>(list.begin(), list.end());
    };
    EXPECT_EQ(stations(0), std::vector<int>{0});
    EXPECT_EQ(stations(4), std::vector<int>{}) << "no station blows free";
    problem.stations.push_back(problem.stations[0]);
    problem.stations[1].maxGather = 199;
    EXPECT_EQ(stations(0), std::vector<int>{0});
    problem.stations[1].maxGather = 200;
    EXPECT_EQ(stations(0), (std::vector<int>{0, 1}));
    problem.stations[1].skills = {1, 0};
    EXPECT_EQ(stations(4), std::vector<int>{1});
    EXPECT_TRUE(Model{problem}.mayMake(1, 4));
    EXPECT_FALSE(Model{problem}.mayMake(0, 4));
}

TEST(Model, AColourIsThereIfAPotMayMeltItOrHoldsItToBeDrawn)
{
    Problem problem = exampleProblem();
    problem.pots[0].colours = {1};
    EXPECT_TRUE(Model{problem}.mayMake(0, 0)) << "the first batch is clear";
    problem.pots[0].initialMass = problem.pots[0].heel;
    EXPECT_FALSE(Model{problem}.mayMake(0, 0)) << "only the heel is left";
    problem.pots[0].unbounded = true;
    EXPECT_TRUE(Model{problem}.mayMake(0, 0)) << "a tank never runs out";
    EXPECT_FALSE(Model{problem}.mayMelt(0, 0));
    EXPECT_TRUE(Model{problem}.mayMelt(0, 1));
}

TEST(Model, AStationInAHallWithoutTheColourIsOfNoUse)
{
    Problem problem = exampleProblem();
    problem.halls.push_back(problem.halls[0]);
    problem.stations.push_back(problem.stations[0]);
    problem.stations[1].hall = 1;
    const Model model{problem};
    EXPECT_FALSE(model.mayMake(1, 0));
    EXPECT_EQ(model.stationsOf(1).size(), 1U);
    EXPECT_TRUE(model.potsOf(1).empty());
    EXPECT_EQ(model.potsOf(0).size(), 1U);
}

TEST(Model, WorkTakesWholeMinutesRoundedUp)
{
    const Problem problem = exampleProblem();
    const Model model{problem};
    EXPECT_EQ(model.minutesFor(0, 0, 200), 167);
    EXPECT_EQ(model.minutesFor(1, 0, 120), 100);
    EXPECT_EQ(model.minutesFor(0, 0, 1), 1);
    EXPECT_EQ(model.minutesFor(0, 0, 0), 0);
}

TEST(Model, TwoBillionSlowPiecesTakeForeverAndDoNotOverflow)
{
    Problem problem = exampleProblem();
    problem.products[0].unitsPerPiece = 100'000'000;
    const Model model{problem};
    EXPECT_EQ(model.minutesFor(0, 0, 2'000'000'000), kNever);
    EXPECT_EQ(model.endOf(0, 0, 2'000'000'000, 0), kNever);
}

TEST(Model, LehrLoadIsRoundedDownAsTheFormatSays)
{
    Problem problem = exampleProblem();
    EXPECT_EQ(Model{problem}.lehrLoad(0, 0), 600 * 120 * 70 / 60);
    problem.products[0].unitsPerPiece = 7700;
    EXPECT_EQ(Model{problem}.lehrLoad(0, 0), 600 * 120 * 70 / 77);
}

TEST(Model, LehrsCanOnlyBindIfAllStationsTogetherCanOverloadThem)
{
    Problem problem = exampleProblem();
    problem.halls[0].lehrCapacity = 84'000;
    EXPECT_FALSE(Model{problem}.lehrMayBind(0));
    problem.stations.push_back(problem.stations[0]);
    EXPECT_TRUE(Model{problem}.lehrMayBind(0));
    problem.stations[1].skills = {1};
    EXPECT_FALSE(Model{problem}.lehrMayBind(0)) << "what cannot be made loads nothing";
}

TEST(Model, CopiesOfAllMouldsAreCountedThrough)
{
    const Problem problem = fourProducts();
    const Model model{problem};
    EXPECT_EQ(model.firstCopy(0), 0);
    EXPECT_EQ(model.firstCopy(1), 1);
    EXPECT_EQ(model.firstCopy(2), 2);
    EXPECT_EQ(model.copyCount(), 4);
}

TEST(Model, AChangeOfColourTakesLonger)
{
    const Problem problem = exampleProblem();
    EXPECT_EQ(Model{problem}.prepare(0, 0, 0), 720);
    EXPECT_EQ(Model{problem}.prepare(0, 0, 1), 1020);
}

TEST(Model, HoldingIsPricedPerGramAndHalfMinute)
{
    const Problem problem = exampleProblem();
    // 0.02 per kg and hour, weighted 0.03: one kilogram for one hour is 1000 g x 120 half minutes
    EXPECT_NEAR(Model{problem}.holdPrice(0) * 1000 * 120, 0.02 * 0.03, 1e-15);
}

/// The end of a run by rule 2 of the format, minute by minute.
Minute endByMinutes(const Problem& problem, int product, int station, Pieces pieces, Minute start)
{
    const Station& worker = problem.stations[static_cast<std::size_t>(station)];
    const Hall& hall = problem.halls[static_cast<std::size_t>(worker.hall)];
    std::int64_t left = pieces * problem.products[static_cast<std::size_t>(product)].unitsPerPiece;
    const auto in = [](const std::vector<Span>& spans, Minute t) {
        return std::ranges::any_of(spans, [&](Span s) { return s.from <= t && t < s.to; });
    };
    for (Minute t = start; t < problem.horizon; ++t) {
        if (in(worker.absences, t) || (!in(hall.shifts, t % kDay) && !in(worker.overtime, t))) continue;
        int speed = worker.speedPct;
        for (const SlowSpell& spell : worker.slow)
            if (spell.from <= t && t < spell.until) speed = std::max(1, speed * spell.factorPct / 100);
        left -= 60LL * speed;
        if (left <= 0) return t + 1;
    }
    return kNever;
}

TEST(Model, RunsEndWhereCountingMinutesEndsThemThroughBreaksAndSlowSpells)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Problem problem = randomProblem(seed);
        Random random{seed};
        for (Station& station : problem.stations) {
            station.slow = {{300, 500, 1 + random.below(99)}, {500, 900, 1 + random.below(99)}, {1500, 1600, 50}};
        }
        const Model model{problem};
        for (int i = 0; i < 30; ++i) {
            const int station = random.below(static_cast<int>(problem.stations.size()));
            const int product = random.below(static_cast<int>(problem.products.size()));
            const Minute start = model.calendar(station).next(random.below(1700));
            const Pieces pieces = 1 + random.below(500);
            ASSERT_EQ(model.endOf(product, station, pieces, start), endByMinutes(problem, product, station, pieces, start))
                << pieces << " pieces of product " << product << " on station " << station << " from " << start;
        }
    }
}

TEST(Model, ExactlyThePiecesThatFitAreDoneByTheLimit)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomProblem(seed);
        const Model model{problem};
        Random random{seed};
        for (int i = 0; i < 30; ++i) {
            const int station = random.below(static_cast<int>(problem.stations.size()));
            const int product = random.below(static_cast<int>(problem.products.size()));
            const Minute start = model.calendar(station).next(random.below(1700));
            const Minute limit = start + random.below(1000);
            if (start == kNever || limit > problem.horizon) continue;
            const Pieces most = model.piecesWithin(product, station, start, limit);
            if (most > 0) {
                ASSERT_LE(model.endOf(product, station, most, start), limit);
            }
            ASSERT_GT(model.endOf(product, station, most + 1, start), limit);
        }
    }
}

TEST(Model, NothingIsDoneByALimitBeforeTheStart)
{
    const Problem problem = exampleProblem();
    EXPECT_EQ(Model{problem}.piecesWithin(0, 0, 100, 100), 0);
    EXPECT_EQ(Model{problem}.piecesWithin(0, 0, 100, 50), 0);
}

} // namespace
} // namespace gaffer::plan
