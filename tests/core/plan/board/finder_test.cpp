#include "core/plan/board/finder.hpp"

#include "core/plan/check/validate.hpp"
#include "core/plan/moves/moves.hpp"
#include "core/plan/search.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace gaffer::plan {
namespace {

std::size_t z(int value) { return static_cast<std::size_t>(value); }

/// The cheapest place for a run on a board of continuous tanks, found by trying every minute of every gap.
class EveryMinute {
public:
    EveryMinute(const Timeline& board, int job, Pieces pieces)
        : m_board{board}, m_model{board.model()}, m_problem{board.problem()}, m_job{job}, m_pieces{pieces},
          m_product{m_problem.jobs[z(job)].product}
    {
        for (std::size_t k = 0; k < m_problem.stations.size(); ++k)
            if (m_model.mayMake(static_cast<int>(k), m_product))
                for (std::size_t at = 0; at <= board.slots(static_cast<int>(k)).size(); ++at) tryGap(static_cast<int>(k), at);
    }
    [[nodiscard]] bool found() const { return m_found; }
    [[nodiscard]] double cost() const { return m_cost; }

private:
    struct Use {
        Minute setupStart, start, end;
        int station;
        std::size_t place;
    };

    void tryGap(int station, std::size_t at)
    {
        const auto& slots = m_board.slots(station);
        const Calendar& open = m_model.calendar(station);
        const int before = at == 0 ? m_problem.stations[z(station)].initialProduct : slots[at - 1].product;
        const Minute setup = m_model.setup(before, m_product);
        Minute more = setup;
        Minute to = m_problem.horizon;
        if (at < slots.size()) {
            const Minute nextSetup = m_model.setup(m_product, slots[at].product);
            more += nextSetup - m_model.setup(before, slots[at].product);
            to = open.back(slots[at].start, nextSetup);
        }
        const Minute from = at == 0 ? 0 : slots[at - 1].end;
        for (Minute start = std::max(from, m_problem.jobs[z(m_job)].release); start < to; ++start) {
            if (open.next(start) != start || open.back(start, setup) < from) continue;
            const Minute end = m_model.endOf(m_product, station, m_pieces, start);
            if (end > to) return;
            const Use mine{open.back(start, setup), start, end, station, at};
            if (!lehrsHaveRoom(mine) || !aCopyIsFree(mine, to)) continue;
            return offer(more, end);
        }
    }

    void offer(Minute setupMinutes, Minute end)
    {
        const Job& job = m_problem.jobs[z(m_job)];
        const Minute due = std::max(job.due, m_board.job(m_job).lastEnd);
        const double cost = m_problem.prices.setupPerMinute * setupMinutes +
                            m_problem.prices.tardyPerHour * job.weight * std::max(0, end - due) / 60.0;
        if (m_found && cost >= m_cost) return;
        m_found = true;
        m_cost = cost;
    }

    [[nodiscard]] bool lehrsHaveRoom(const Use& mine) const
    {
        const int hall = m_problem.stations[z(mine.station)].hall;
        for (Minute t = mine.start; t < mine.end; ++t) {
            std::int64_t sum = m_model.lehrLoad(m_product, mine.station);
            for (const int other : m_model.stationsOf(hall))
                for (const Slot& slot : m_board.slots(other))
                    if (other != mine.station && slot.start <= t && t < slot.end) sum += m_model.lehrLoad(slot.product, other);
            if (sum > m_problem.halls[z(hall)].lehrCapacity) return false;
        }
        return true;
    }

    /// All uses of a copy as they would be with the new run, which itself is left out.
    [[nodiscard]] std::vector<Use> usesOf(int copy, const Use& mine, Minute nextSetupStart) const
    {
        std::vector<Use> uses;
        for (std::size_t k = 0; k < m_problem.stations.size(); ++k) {
            const auto& slots = m_board.slots(static_cast<int>(k));
            for (std::size_t i = 0; i < slots.size(); ++i) {
                if (slots[i].copy != copy) continue;
                const bool here = static_cast<int>(k) == mine.station && i >= mine.place;
                const bool isNext = static_cast<int>(k) == mine.station && i == mine.place;
                uses.push_back({isNext ? nextSetupStart : slots[i].setupStart, slots[i].start, slots[i].end, static_cast<int>(k),
                                here ? i + 1 : i});
            }
        }
        return uses;
    }

    [[nodiscard]] static bool inTurn(std::vector<Use> uses, const Mould& mould)
    {
        std::ranges::sort(uses, {}, [](const Use& u) { return std::tie(u.setupStart, u.start, u.end); });
        for (std::size_t i = 1; i < uses.size(); ++i) {
            const bool mounted = uses[i - 1].station == uses[i].station && uses[i - 1].place + 1 == uses[i].place;
            if (!mounted && uses[i - 1].end + mould.turnround > uses[i].setupStart - mould.preheat) return false;
        }
        return true;
    }

    [[nodiscard]] bool aCopyIsFree(const Use& mine, Minute nextSetupStart) const
    {
        const auto& slots = m_board.slots(mine.station);
        const int nextCopy = mine.place < slots.size() ? slots[mine.place].copy : kNone;
        const int ownMould = m_problem.products[z(m_product)].mould;
        const auto stands = [&](int copy, bool withMine) {
            auto uses = usesOf(copy, mine, nextSetupStart);
            if (withMine) uses.push_back(mine);
            int mould = 0;
            while (m_model.firstCopy(mould + 1) <= copy) ++mould;
            return inTurn(std::move(uses), m_problem.moulds[z(mould)]);
        };
        if (ownMould == kNone) return nextCopy == kNone || stands(nextCopy, false);
        for (int copy = m_model.firstCopy(ownMould); copy < m_model.firstCopy(ownMould + 1); ++copy) {
            if (m_board.copy(copy).cyclesLeft < m_pieces || !stands(copy, true)) continue;
            if (nextCopy == kNone || nextCopy == copy || stands(nextCopy, false)) return true;
        }
        return false;
    }

    const Timeline& m_board;
    const Model& m_model;
    const Problem& m_problem;
    int m_job;
    Pieces m_pieces;
    int m_product;
    bool m_found{false};
    double m_cost{0};
};

TEST(Finder, FindsTheCheapestPlaceOfAllMinutesOfAllGaps)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomTankProblem(seed);
        const Model model{problem};
        Timeline board{model};
        construct(board, seed, {});
        Finder finder{board};
        Random random{seed};
        for (int attempt = 0; attempt < 4; ++attempt) {
            const int run = anyRun(board, random);
            if (run == kNone) break;
            std::vector<PlacedRun> gone;
            board.lift(run, gone);
            const EveryMinute best{board, gone[0].job, gone[0].pieces};
            const Spot spot = finder.whole({gone[0].job, gone[0].pieces}, {}, random);
            ASSERT_EQ(spot.found, best.found()) << "job " << gone[0].job;
            if (spot.found) {
                ASSERT_NEAR(spot.cost, best.cost(), 1e-9) << "job " << gone[0].job;
            }
            board.undo();
            ++compared;
        }
    }
    EXPECT_GT(compared, 150);
}

TEST(Finder, WhatItFindsStandsAndCostsWhatItSays)
{
    int placed = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomProblem(seed);
        const Model model{problem};
        Timeline board{model};
        Finder finder{board};
        Random random{seed};
        for (std::size_t j = 0; j < problem.jobs.size(); ++j) {
            const Wish wish{static_cast<int>(j), problem.jobs[j].quantity};
            const Spot spot = finder.whole(wish, {}, random);
            if (!spot.found) continue;
            const double before = board.total() - problem.prices.overflowPerJob * board.incomplete();
            board.place(spot);
            const double after = board.total() - problem.prices.overflowPerJob * board.incomplete();
            ASSERT_LE(after - before, spot.cost + 1e-6) << "settling may only make it cheaper";
            const auto violations = besidesQuantity(problem, board.plan());
            ASSERT_TRUE(violations.empty()) << "job " << j << sentences(violations);
            ++placed;
        }
    }
    EXPECT_GT(placed, 300);
}

TEST(Finder, APartLeavesARestThatCanBeARun)
{
    int parts = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = randomProblem(seed);
        const Model model{problem};
        Timeline board{model};
        Finder finder{board};
        Random random{seed};
        for (std::size_t j = 0; j < problem.jobs.size(); ++j) {
            const int job = static_cast<int>(j);
            const Pieces least = Finder::leastRun(board, job);
            Pieces left = problem.jobs[j].quantity;
            for (Spot spot; left > 0; left -= spot.pieces) {
                spot = finder.part({job, left}, {}, random);
                if (!spot.found) break;
                ASSERT_GE(spot.pieces, least);
                ASSERT_TRUE(spot.pieces == left || left - spot.pieces >= least) << spot.pieces << " of " << left;
                parts += spot.pieces < left ? 1 : 0;
                board.place(spot);
            }
            const auto violations = besidesQuantity(problem, board.plan());
            ASSERT_TRUE(violations.empty()) << "job " << j << sentences(violations);
        }
    }
    EXPECT_GT(parts, 30);
}

class FinderWishes : public ::testing::Test {
protected:
    Problem problem = exampleProblem();
    Random random{1};

    FinderWishes()
    {
        problem.stations.push_back(problem.stations[0]);
        problem.pots.push_back(problem.pots[0]);
        problem.halls[0].maxParallelCharges = 2;
        problem.moulds[0] = {0, 2, 5000, {0, 0}, 20, 30};
    }
    Spot find(const Wish& wish)
    {
        const Model model{problem};
        const Timeline board{model};
        return Finder{board}.whole(wish, {}, random);
    }
};

TEST_F(FinderWishes, OnlyTheStationAskedFor)
{
    EXPECT_EQ(find({0, 200, 1}).station, 1);
    EXPECT_EQ(find({0, 200, 0}).station, 0);
}

TEST_F(FinderWishes, NothingBeforeTheMinuteAskedFor)
{
    const Spot spot = find({0, 200, kNone, false, 100});
    ASSERT_TRUE(spot.found);
    EXPECT_EQ(spot.setupStart, 100);
    EXPECT_EQ(spot.start, 125);
}

TEST_F(FinderWishes, OnlyTheBatchAskedFor)
{
    EXPECT_EQ(find({0, 200, kNone, false, 0, 1}).batch, 1);
    EXPECT_FALSE(find({1, 120, kNone, false, 0, 1}).found) << "batch 1 is clear and will not become cobalt";
}

TEST_F(FinderWishes, OnlyANewChargeOfThePotAskedFor)
{
    const Spot spot = find({0, 200, kNone, false, 0, kNone, 1});
    ASSERT_TRUE(spot.found);
    EXPECT_EQ(spot.batch, kNone);
    EXPECT_EQ(spot.pot, 1);
    EXPECT_GE(spot.start, 720);
}

TEST_F(FinderWishes, OnlyTheCopyAskedFor)
{
    EXPECT_EQ(find({0, 200, kNone, false, 0, kNone, kNone, 1}).copy, 1);
    problem.fixed.broken = {{0, 1}};
    EXPECT_FALSE(find({0, 200, kNone, false, 0, kNone, kNone, 1}).found);
}

TEST_F(FinderWishes, SpotsAtOrAboveTheLimitAreOfNoInterest)
{
    Wish wish{0, 200};
    const double cost = find(wish).cost;
    wish.limit = cost;
    EXPECT_FALSE(find(wish).found);
    wish.limit = cost + 1e-6;
    EXPECT_TRUE(find(wish).found);
}

TEST_F(FinderWishes, BehindTheLastRunMeansBehindTheLastRun)
{
    problem.fixed.now = 0;
    const Model model{problem};
    Timeline board{model};
    Finder finder{board};
    board.place(finder.whole({0, 100, 0, false, 300}, {}, random));
    EXPECT_EQ(finder.whole({0, 100, 0}, {}, random).position, 0U) << "there is room before";
    EXPECT_EQ(finder.whole({0, 100, 0, true}, {}, random).position, 1U);
}

TEST_F(FinderWishes, AWornCopyTakesNoMoreThanItsCycles)
{
    problem.moulds[0].life = 150;
    EXPECT_FALSE(find({0, 200}).found);
    const Model model{problem};
    const Timeline board{model};
    const Spot part = Finder{board}.part({0, 200}, {}, random);
    ASSERT_TRUE(part.found);
    EXPECT_LE(part.pieces, 150);
}

TEST_F(FinderWishes, AsksForPieces) { EXPECT_THROW(find({0, 0}), CheckFailed); }

TEST_F(FinderWishes, TheLeastRunShrinksWithWhatIsLeftAfterAFreeze)
{
    problem.jobs[0].minRun = 150;
    problem.fixed.now = 100;
    problem.fixed.runs = {{0, 0, 90, 0, 0, 0, 0, 25, 100, true}};
    const Model model{problem};
    const Timeline board{model};
    EXPECT_EQ(Finder::leastRun(board, 0), 110);
    EXPECT_EQ(Finder::leastRun(board, 1), 50);
}

TEST_F(FinderWishes, AFurnaceThatIsFullDelaysTheCharge)
{
    problem.halls[0].maxParallelCharges = 1;
    problem.fixed.now = 10;
    problem.fixed.batches = {{0, 1, 0, 50'000, 5}};
    const Model model{problem};
    const Timeline board{model};
    const Spot spot = Finder{board}.whole({1, 120, kNone, false, 0, kNone, 1}, {}, random);
    ASSERT_TRUE(spot.found);
    EXPECT_GE(spot.ready, 605 + 1020) << "pot 0 melts until 605";
}

} // namespace
} // namespace gaffer::plan
