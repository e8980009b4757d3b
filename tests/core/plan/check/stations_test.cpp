#include "core/plan/check/checker.hpp"

#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

/// The example with a second station of the same kind, on which job 1 runs.
struct TwoStations {
    Problem problem = exampleProblem();
    Plan plan = examplePlan();

    TwoStations()
    {
        problem.stations.push_back(problem.stations[0]);
        problem.stations[1].initialProduct = 0;
        plan.runs[1].station = 1;
    }
    [[nodiscard]] bool breaks(int rule) const
    {
        return std::ranges::any_of(validate(problem, plan), [&](const Violation& v) { return v.rule == rule; });
    }
    [[nodiscard]] std::string all() const { return sentences(validate(problem, plan)); }
};

/// The example without its second job and charge.
struct OneRun {
    Problem problem = exampleProblem();
    Plan plan = examplePlan();

    OneRun()
    {
        problem.jobs.pop_back();
        plan.runs.pop_back();
        plan.batches.clear();
    }
    Run& run() { return plan.runs[0]; }
    [[nodiscard]] bool breaks(int rule) const
    {
        return std::ranges::any_of(validate(problem, plan), [&](const Violation& v) { return v.rule == rule; });
    }
    [[nodiscard]] bool stands() const { return validate(problem, plan).empty(); }
};

TEST(CheckStations, AnAbsencePausesARun)
{
    OneRun one;
    one.problem.stations[0].absences = {{100, 110}};
    EXPECT_TRUE(one.breaks(2));
    one.run().end = 202;
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, ARunDoesNotStartInAnAbsence)
{
    OneRun one;
    one.problem.stations[0].absences = {{25, 26}};
    one.run().end = 193;
    EXPECT_TRUE(one.breaks(2));
}

TEST(CheckStations, OvertimeCountsAsWork)
{
    OneRun one;
    one.problem.halls[0].shifts = {{0, 150}};
    EXPECT_TRUE(one.breaks(2));
    one.problem.stations[0].overtime = {{150, 200}};
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, AnAbsenceInOvertimeIsNoWork)
{
    OneRun one;
    one.problem.halls[0].shifts = {{0, 150}};
    one.problem.stations[0].overtime = {{150, 200}};
    one.problem.stations[0].absences = {{160, 161}};
    EXPECT_TRUE(one.breaks(2));
    one.run().end = 193;
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, ASlowSpellMakesARunLonger)
{
    OneRun one;
    one.problem.stations[0].slow = {{100, 150, 50}};
    EXPECT_TRUE(one.breaks(2));
    one.run().end = 217;
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, EvenTheShortestCrewWorksAtOnePercent)
{
    OneRun one;
    one.problem.stations[0].slow = {{0, 4320, 0}};
    one.problem.jobs[0].quantity = 1;
    one.run().pieces = 1;
    one.run().end = 125;
    EXPECT_TRUE(one.stands()) << "6000 units at 60 a minute";
}

TEST(CheckStations, AnEndAfterTheLastWorkingMinuteIsWrong)
{
    OneRun one;
    one.problem.halls[0].shifts = {{0, 192}};
    EXPECT_TRUE(one.stands());
    one.run().end = 193;
    EXPECT_TRUE(one.breaks(2)) << "the same working minutes, but the last one ends at 192";
}

TEST(CheckStations, TimesOutOfOrderAreRefusedAndNotCounted)
{
    OneRun one;
    one.run().setupStart = -1;
    EXPECT_TRUE(one.breaks(2));
    one.run().setupStart = 26;
    EXPECT_TRUE(one.breaks(2));
    one.run() = examplePlan().runs[0];
    one.run().end = one.problem.horizon + 1;
    EXPECT_TRUE(one.breaks(2));
    one.run().end = 10;
    EXPECT_TRUE(one.breaks(2));
}

TEST(CheckStations, ARunWithoutPiecesIsNoRun)
{
    OneRun one;
    one.run().pieces = 0;
    EXPECT_TRUE(one.breaks(10));
}

TEST(CheckStations, TheFirstSetUpDependsOnWhatTheStationStandsFor)
{
    OneRun one;
    one.problem.stations[0].initialProduct = 1;
    EXPECT_TRUE(one.stands()) << "20 minutes are needed, 25 are given: waiting is allowed";
    one.run().setupStart = 6;
    EXPECT_TRUE(one.breaks(4));
    one.problem.stations[0].initialProduct = 0;
    one.run().setupStart = 0;
    EXPECT_TRUE(one.breaks(4)) << "no set-up is needed, so none may stand";
    one.run().setupStart = 25;
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, SetUpBeginsInWorkingTimeAndCountsOnlyThat)
{
    OneRun one;
    one.problem.halls[0].shifts = {{10, 20}, {30, 480}};
    one.run().setupStart = 0;
    EXPECT_TRUE(one.breaks(4)) << "minute 0 is closed";
    one.run().setupStart = 10;
    EXPECT_TRUE(one.breaks(4)) << "10 + 0 working minutes before minute 25";
    one.run() = {0, 0, 200, 0, 0, 0, 10, 45, 212, false};
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, FreeBlowingHasASetUpOfItsOwn)
{
    OneRun one;
    one.problem.products[0].mould = kNone;
    one.run().copy = kNone;
    one.run().setupStart = 20;
    EXPECT_TRUE(one.stands());
    one.run().setupStart = 21;
    EXPECT_TRUE(one.breaks(4));
}

TEST(CheckStations, AMouldOfAnotherFamilyTakesLonger)
{
    OneRun one;
    one.problem.moulds.push_back({1, 1, 5000, {0}, 20, 30});
    one.problem.products[1].mould = 1;
    one.problem.stations[0].initialProduct = 1;
    one.run() = {0, 0, 200, 0, 0, 0, 0, 34, 201, false};
    EXPECT_TRUE(one.breaks(4)) << "25 for the mould and 10 for the colour";
    one.run() = {0, 0, 200, 0, 0, 0, 0, 35, 202, false};
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, ACopyRestsBetweenStations)
{
    TwoStations two;
    EXPECT_TRUE(two.all().empty()) << two.all();
    two.plan.runs[1].setupStart = 242;
    EXPECT_TRUE(two.all().empty()) << "free at 192 + 30, preheated from 222: " << two.all();
    two.plan.runs[1].setupStart = 241;
    EXPECT_TRUE(two.breaks(5));
}

TEST(CheckStations, ACopyThatStaysMountedNeedsNoRest)
{
    OneRun one;
    one.problem.jobs.push_back(one.problem.jobs[0]);
    one.plan.runs.push_back({1, 0, 200, 0, 0, 0, 192, 192, 359, false});
    one.problem.pots[0].initialMass = 100'000;
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, ACopyIsNoLongerMountedOnceAnotherRunCameBetween)
{
    OneRun one;
    one.problem.pots[0].initialMass = 100'000;
    one.problem.products[1].mould = kNone;
    one.problem.products[1].colour = 0;
    one.problem.jobs.push_back({1, 24, 1, 0, 400, 1});
    one.problem.jobs.push_back({0, 24, 1, 0, 400, 1});
    one.plan.runs.push_back({1, 0, 24, 0, 0, kNone, 192, 197, 217, false});
    one.plan.runs.push_back({2, 0, 24, 0, 0, 0, 217, 242, 262, false});
    EXPECT_TRUE(one.breaks(5)) << "the copy cools and is preheated again: not before 242";
    one.plan.runs[2] = {2, 0, 24, 0, 0, 0, 242, 267, 287, false};
    EXPECT_TRUE(one.stands());
}

TEST(CheckStations, TwoCopiesWearApart)
{
    TwoStations two;
    two.problem.moulds[0] = {0, 2, 300, {100, 100}, 20, 30};
    two.plan.runs[1].copy = 1;
    EXPECT_TRUE(two.all().empty()) << two.all();
    two.plan.runs[1].copy = 0;
    EXPECT_TRUE(two.breaks(5)) << "100 + 200 + 120 cycles";
}

/// Two runs side by side whose loads together are 168 000 milli-cm2 a minute.
TwoStations sideBySide()
{
    TwoStations two;
    two.problem.stations[1].initialProduct = kNone;
    two.problem.moulds[0] = {0, 2, 5000, {0, 0}, 20, 30};
    two.problem.pots[0].initialMass = 100'000;
    two.problem.jobs[1] = two.problem.jobs[0];
    two.plan.batches.clear();
    two.plan.runs[1] = {1, 1, 200, 0, 0, 1, 0, 25, 192, false};
    return two;
}

TEST(CheckStations, LehrsTakeTheSumOfWhatRunsAtATime)
{
    TwoStations two = sideBySide();
    two.problem.halls[0].lehrCapacity = 168'000;
    EXPECT_TRUE(two.all().empty()) << two.all();
    two.problem.halls[0].lehrCapacity = 167'999;
    EXPECT_TRUE(two.breaks(9));
    two.plan.runs[1] = {1, 1, 200, 0, 0, 1, 167, 192, 359, false};
    EXPECT_TRUE(two.all().empty()) << "one after the other: " << two.all();
}

TEST(CheckStations, SetUpAndPausesLoadNoLehr)
{
    TwoStations two = sideBySide();
    two.problem.halls[0].lehrCapacity = 100'000;
    two.problem.stations[0].absences = {{60, 260}};
    two.plan.runs[0].end = 392;
    two.plan.runs[1] = {1, 1, 200, 0, 0, 1, 34, 60, 227, false};
    EXPECT_TRUE(two.all().empty()) << "station 1 works only while station 0 pauses: " << two.all();
    two.problem.stations[0].absences = {{61, 261}};
    EXPECT_TRUE(two.breaks(9));
}

TEST(CheckStations, RunsThatStartedBeforeMayLoadTheLehrsAsTheyDo)
{
    TwoStations two = sideBySide();
    two.problem.halls[0].lehrCapacity = 100'000;
    two.problem.fixed.now = 30;
    two.problem.fixed.runs = two.plan.runs;
    EXPECT_TRUE(two.all().empty()) << two.all();
    two.problem.fixed.runs.pop_back();
    EXPECT_TRUE(two.breaks(9)) << "the second is new";
}

TEST(CheckStations, ACutRunIsNotMeasuredAnew)
{
    OneRun one;
    one.problem.jobs[0].quantity = 90;
    one.plan.runs[0] = {0, 0, 90, 0, 0, 0, 0, 25, 103, true};
    one.problem.fixed.now = 103;
    one.problem.fixed.runs = one.plan.runs;
    EXPECT_TRUE(one.stands()) << "90 pieces would be done at minute 100";
}

} // namespace
} // namespace gaffer::plan
