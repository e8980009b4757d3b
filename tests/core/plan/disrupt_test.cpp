#include "core/plan/replan.hpp"

#include "core/plan/model/random.hpp"
#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

/// The example after an event at a minute; both its runs come from the plan of the example.
Problem after(Minute now, const decltype(Disruption::event)& event)
{
    const auto next = disrupted(exampleProblem(), examplePlan(), {now, event});
    EXPECT_TRUE(next);
    return next ? *next : Problem{};
}

TEST(Disrupt, BeforeAnythingStartedNothingIsFixed)
{
    const Problem next = after(0, CrewShort{0, 50, 10});
    EXPECT_TRUE(next.fixed.runs.empty());
    EXPECT_TRUE(next.fixed.batches.empty());
}

TEST(Disrupt, WhatStartedIsFixedAndWhatDidNotIsOpen)
{
    const Problem next = after(430, RushJob{exampleProblem().jobs[0]});
    EXPECT_EQ(next.fixed.now, 430);
    EXPECT_EQ(next.fixed.runs, std::vector<plan::Run>{examplePlan().runs[0]});
    EXPECT_EQ(next.fixed.batches, examplePlan().batches);
    EXPECT_EQ(next.jobs.size(), 3U);
}

TEST(Disrupt, ADownStationCutsItsRunToThePiecesDone)
{
    const Problem next = after(100, StationDown{0, 200});
    EXPECT_EQ(next.fixed.runs, (std::vector<plan::Run>{{0, 0, 90, 0, 0, 0, 0, 25, 100, true}}));
    ASSERT_EQ(next.stations[0].absences.size(), 1U);
    EXPECT_EQ(next.stations[0].absences[0], (Span{100, 200}));
}

TEST(Disrupt, ARunKilledInItsSetUpHasNoPiecesAndEndsNow)
{
    const Problem next = after(10, StationDown{0, 200});
    EXPECT_EQ(next.fixed.runs, (std::vector<plan::Run>{{0, 0, 0, 0, 0, 0, 0, 10, 10, true}}));
}

TEST(Disrupt, ARunThatIsOverIsNotCut)
{
    const Problem next = after(192, StationDown{0, 200});
    EXPECT_EQ(next.fixed.runs, std::vector<plan::Run>{examplePlan().runs[0]});
}

TEST(Disrupt, OnlyTheCrackedCopyStopsItsRun)
{
    EXPECT_TRUE(after(100, MouldCracked{0, 0}).fixed.runs[0].cut);
    Problem problem = exampleProblem();
    problem.moulds[0] = {0, 2, 5000, {100, 100}, 20, 30};
    const auto other = disrupted(problem, examplePlan(), {100, MouldCracked{0, 1}});
    ASSERT_TRUE(other);
    EXPECT_FALSE(other->fixed.runs[0].cut);
    EXPECT_EQ(other->fixed.broken.size(), 1U);
}

TEST(Disrupt, ALostMeltStopsWhoDrawsFromIt)
{
    const Problem next = after(100, MeltLost{0, 0, kNever});
    EXPECT_TRUE(next.fixed.runs[0].cut);
    ASSERT_EQ(next.fixed.melts.size(), 1U);
    EXPECT_EQ(next.fixed.melts[0].drawFrom, kNever);
}

TEST(Disrupt, AColdMeltStopsOnlyWhoStartedBeforeItIsWarmAgain)
{
    EXPECT_TRUE(after(100, MeltLost{0, 0, 120}).fixed.runs[0].cut);
    EXPECT_FALSE(after(24, MeltLost{0, 0, 25}).fixed.runs[0].cut) << "in set-up, and warm when it starts";
}

TEST(Disrupt, OnlyTheLatestChargedBatchCanBeLost)
{
    EXPECT_FALSE(disrupted(exampleProblem(), examplePlan(), {100, MeltLost{0, 1, kNever}}));
    EXPECT_FALSE(disrupted(exampleProblem(), examplePlan(), {430, MeltLost{0, 0, kNever}}));
    EXPECT_TRUE(disrupted(exampleProblem(), examplePlan(), {430, MeltLost{0, 1, kNever}}));
    EXPECT_TRUE(disrupted(exampleProblem(), examplePlan(), {420, MeltLost{0, 0, kNever}})) << "charged at, not before, now";
    EXPECT_FALSE(disrupted(exampleProblem(), examplePlan(), {100, MeltLost{9, 0, kNever}}));
}

TEST(Disrupt, AShortCrewFinishesLaterByExactlyTheWorkLost)
{
    const Problem next = after(100, CrewShort{0, 50, 150});
    EXPECT_EQ(next.fixed.runs[0].end, 217);
    EXPECT_FALSE(next.fixed.runs[0].cut);
    EXPECT_EQ(next.fixed.runs[0].pieces, 200);
}

TEST(Disrupt, AShortCrewThatWouldMissTheMeltOrTheHorizonIsCut)
{
    Problem problem = exampleProblem();
    problem.pots[0].window = 216;
    const auto late = disrupted(problem, examplePlan(), {100, CrewShort{0, 50, 150}});
    ASSERT_TRUE(late);
    EXPECT_TRUE(late->fixed.runs[0].cut);
    EXPECT_EQ(late->fixed.runs[0].pieces, 90) << "done at full speed before now";
    problem.pots[0].window = 217;
    EXPECT_FALSE(disrupted(problem, examplePlan(), {100, CrewShort{0, 50, 150}})->fixed.runs[0].cut);
    problem.horizon = 216;
    EXPECT_TRUE(disrupted(problem, examplePlan(), {100, CrewShort{0, 50, 150}})->fixed.runs[0].cut);
}

TEST(Disrupt, ARunOfALaterBatchIsMeasuredByItsOwnWindow)
{
    Problem problem = exampleProblem();
    problem.pots[0].window = 199;
    const auto cut = disrupted(problem, examplePlan(), {1450, CrewShort{0, 10, 1800}});
    ASSERT_TRUE(cut);
    EXPECT_TRUE(cut->fixed.runs[1].cut);
    EXPECT_EQ(cut->fixed.runs[1].start, 1440);
}

TEST(Disrupt, AChargeThatARunInSetUpWaitsForIsKept)
{
    Problem problem = exampleProblem();
    Plan plan = examplePlan();
    plan.runs[1].setupStart = 410;
    const auto next = disrupted(problem, plan, {415, RushJob{problem.jobs[0]}});
    ASSERT_TRUE(next);
    EXPECT_EQ(next->fixed.batches.size(), 1U) << "charged at 420, but its run began its set-up at 410";
}

TEST(Promises, AreTheRunsThatStartWithinFourHours)
{
    const auto at = [](Minute now) { return promises(exampleProblem(), examplePlan(), {now, StationDown{0, now + 1}}); };
    EXPECT_TRUE(at(1).empty()) << "set-up began, and the other starts tomorrow";
    ASSERT_EQ(at(0).size(), 1U);
    EXPECT_EQ(at(0)[0].start, 25);
    EXPECT_TRUE(at(461).empty()) << "its set-up began at 460";
    Plan plan = examplePlan();
    plan.runs[1].setupStart = 1440;
    plan.runs[1].start = 1460;
    EXPECT_TRUE(promises(exampleProblem(), plan, {1220, RushJob{}}).empty()) << "240 minutes ahead";
    EXPECT_EQ(promises(exampleProblem(), plan, {1221, RushJob{}}).size(), 1U);
}

TEST(Promises, AreForcedWhereTheEventLeavesNoOtherWay)
{
    const auto forced = [](const decltype(Disruption::event)& event) {
        const auto list = promises(exampleProblem(), examplePlan(), {0, event});
        return !list.empty() && list[0].forced;
    };
    EXPECT_TRUE(forced(StationDown{0, 1}));
    EXPECT_FALSE(forced(StationDown{0, 0}));
    EXPECT_TRUE(forced(MouldCracked{0, 0}));
    EXPECT_TRUE(forced(MeltLost{0, 0, kNever}));
    EXPECT_FALSE(forced(MeltLost{0, 0, 25}));
    EXPECT_FALSE(forced(CrewShort{0, 1, 4000}));
    EXPECT_FALSE(forced(RushJob{}));
}

/// A plan in which station 0 makes these jobs one after the other.
Plan inOrder(const std::vector<int>& jobs)
{
    Plan plan;
    Minute at = 100;
    for (const int job : jobs) {
        plan.runs.push_back({job, 0, 1, 0, 0, kNone, at, at, at + 1, false});
        ++at;
    }
    return plan;
}

std::vector<Promise> promised(const std::vector<int>& jobs)
{
    std::vector<Promise> list;
    for (const int job : jobs) list.push_back({job, 0, 100 + static_cast<Minute>(list.size()), false});
    return list;
}

TEST(ShareChanged, CountsWhatIsNotInTheLongestCommonOrder)
{
    EXPECT_EQ(shareChanged({}, inOrder({1, 2}), 0), 0);
    EXPECT_EQ(shareChanged(promised({1, 2, 3, 4}), inOrder({1, 2, 3, 4}), 0), 0);
    EXPECT_EQ(shareChanged(promised({1, 2, 3, 4}), inOrder({9, 1, 9, 2, 3, 4}), 0), 0) << "others may come between";
    EXPECT_EQ(shareChanged(promised({1, 2, 3, 4}), inOrder({2, 1, 3, 4}), 0), 0.25);
    EXPECT_EQ(shareChanged(promised({1, 2, 3, 4}), inOrder({}), 0), 1);
    EXPECT_EQ(shareChanged(promised({1, 1}), inOrder({1}), 0), 0.5) << "each run counts";
}

TEST(ShareChanged, ForcedMovesAndOtherStationsDoNotCount)
{
    auto list = promised({1, 2});
    list[1].forced = true;
    EXPECT_EQ(shareChanged(list, inOrder({1}), 0), 0);
    list[1].forced = false;
    list[1].station = 1;
    EXPECT_EQ(shareChanged(list, inOrder({1, 2}), 0), 0.5) << "job 2 went to station 0";
}

TEST(ShareChanged, WhatBeganBeforeNowIsNotPartOfTheNewOrder)
{
    EXPECT_EQ(shareChanged(promised({1}), inOrder({1}), 101), 1);
    EXPECT_EQ(shareChanged(promised({1}), inOrder({1}), 100), 0);
}

/// The length of the longest common subsequence by trying every subset of the first list.
std::size_t longestCommon(const std::vector<int>& a, const std::vector<int>& b)
{
    std::size_t best = 0;
    for (std::size_t subset = 0; subset < (std::size_t{1} << a.size()); ++subset) {
        std::size_t at = 0, length = 0;
        bool stands = true;
        for (std::size_t i = 0; i < a.size() && stands; ++i) {
            if ((subset >> i & 1U) == 0) continue;
            while (at < b.size() && b[at] != a[i]) ++at;
            stands = at < b.size();
            ++at;
            ++length;
        }
        if (stands) best = std::max(best, length);
    }
    return best;
}

TEST(ShareChanged, AgreesWithTryingEverySubset)
{
    Random random{3};
    for (int i = 0; i < 300; ++i) {
        std::vector<int> before, now;
        for (int n = 1 + random.below(7); n > 0; --n) before.push_back(random.below(4));
        for (int n = random.below(9); n > 0; --n) now.push_back(random.below(4));
        const auto kept = static_cast<double>(longestCommon(before, now));
        const auto all = static_cast<double>(before.size());
        ASSERT_NEAR(shareChanged(promised(before), inOrder(now), 0), (all - kept) / all, 1e-12) << "round " << i;
    }
}

} // namespace
} // namespace gaffer::plan
