#include "core/plan/check/validate.hpp"

#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer::plan {
namespace {

/// A sentence of the planning format and a change to the worked example that breaks it and nothing else.
struct Breach {
    int rule;
    const char* sentence;
    void (*change)(Problem&, Plan&);
};

/// The example with what began before minute 430: job 0 is done and batch 1 is charged.
void startAt430(Problem& problem, const Plan& plan)
{
    problem.fixed.now = 430;
    problem.fixed.runs = {plan.runs[0]};
    problem.fixed.batches = plan.batches;
}

/// Job 1 on a station of its own, that is set up and needs 10 minutes.
void addStation(Problem& problem, Plan& plan)
{
    problem.stations.push_back(problem.stations[0]);
    problem.stations[1].initialProduct = 0;
    plan.runs[1].station = 1;
}

const Breach kBreaches[]{
    {1, "the station has the skill", [](Problem& p, Plan&) { p.stations[0].skills = {1}; }},
    {1, "the gather is no heavier than its crew lifts", [](Problem& p, Plan&) { p.stations[0].maxGather = 199; }},
    {1, "the pot stands in the station's hall",
     [](Problem& p, Plan&) {
         p.halls.push_back(p.halls[0]);
         p.pots[0].hall = 1;
     }},
    {1, "the batch has the product's colour", [](Problem& p, Plan&) { p.products[0].colour = 1; }},
    {2, "the start is a working minute", [](Problem& p, Plan&) { p.stations[0].absences = {{1440, 1441}}; }},
    {2, "the start is not before the release", [](Problem& p, Plan&) { p.jobs[0].release = 26; }},
    {2, "the end is not before the work is done", [](Problem&, Plan& plan) { plan.runs[1].end = 1539; }},
    {2, "the end is not after the work is done", [](Problem&, Plan& plan) { plan.runs[1].end = 1541; }},
    {2, "a run pauses outside the shifts", [](Problem& p, Plan&) { p.stations[0].absences = {{1500, 1510}}; }},
    {2, "every run ends within the horizon", [](Problem& p, Plan&) { p.horizon = 1539; }},
    {3, "no set-up before the end of the run before",
     [](Problem& p, Plan& plan) {
         plan.runs[1].setupStart = 191;
         p.moulds[0].preheat = p.moulds[0].turnround = 0;
     }},
    {4, "a set-up begins in a working minute", [](Problem&, Plan& plan) { plan.runs[1].setupStart = 500; }},
    {4, "a set-up has its working minutes", [](Problem&, Plan& plan) { plan.runs[1].setupStart = 461; }},
    {4, "the same family takes its time", [](Problem& p, Plan&) { p.setup.sameFamily = 11; }},
    {4, "another mould takes its time", [](Problem& p, Plan&) { p.setup.otherMould = 26; }},
    {4, "another colour takes its time", [](Problem& p, Plan&) { p.setup.colourExtra = 11; }},
    {4, "free blowing takes its time",
     [](Problem& p, Plan& plan) {
         p.products[1].mould = plan.runs[1].copy = kNone;
         p.setup.toFreeBlow = 11;
     }},
    {4, "no set-up begins before the start where none is needed",
     [](Problem& p, Plan&) { p.stations[0].initialProduct = 0; }},
    {5, "a copy rests before it is used elsewhere",
     [](Problem& p, Plan& plan) {
         addStation(p, plan);
         plan.runs[1].setupStart = 460;
         p.moulds[0].turnround = 249;
     }},
    {5, "a copy is preheated before it is used elsewhere",
     [](Problem& p, Plan& plan) {
         addStation(p, plan);
         p.moulds[0].preheat = 239;
     }},
    {5, "a copy makes no more pieces than its life", [](Problem& p, Plan&) { p.moulds[0].used = {4681}; }},
    {6, "a charge has a colour the pot may melt", [](Problem& p, Plan&) { p.pots[0].colours = {0}; }},
    {6, "a charge is more than the heel",
     [](Problem& p, Plan& plan) {
         p.pots[0].heel = plan.batches[0].mass = 5000;
         plan.runs.pop_back();
         plan.unplaced = {1};
     }},
    {6, "a charge is no more than the pot holds", [](Problem&, Plan& plan) { plan.batches[0].mass = 100'001; }},
    {6, "a charge waits for the last draw", [](Problem&, Plan& plan) { plan.batches[0].chargeStart = 191; }},
    {6, "a charge waits until the batch before is ready",
     [](Problem& p, Plan& plan) {
         p.pots[0].initialReady = 421;
         plan.runs.erase(plan.runs.begin());
         plan.runs[0].setupStart = 0;
         plan.unplaced = {0};
     }},
    {6, "a charge does not start before the horizon",
     [](Problem& p, Plan& plan) {
         plan.batches[0].chargeStart = p.pots[0].initialReady = p.fixed.now = -1;
         p.pots[0].window = 4000;
         plan.runs.erase(plan.runs.begin());
         plan.runs[0].setupStart = 0;
         plan.unplaced = {0};
     }},
    {7, "no draw before the melt is ready", [](Problem&, Plan& plan) { plan.batches[0].chargeStart = 421; }},
    {7, "a change of colour takes its time", [](Problem& p, Plan&) { p.pots[0].colourChange = 301; }},
    {7, "no draw after the working window", [](Problem& p, Plan&) { p.pots[0].window = 191; }},
    {7, "no more is drawn than was charged", [](Problem&, Plan& plan) { plan.batches[0].mass = 28'999; }},
    {7, "the heel stays in the pot", [](Problem& p, Plan&) { p.pots[0].heel = 5001; }},
    {8, "no more pots melt than the furnace takes", [](Problem& p, Plan&) { p.halls[0].maxParallelCharges = 0; }},
    {9, "no more enters the lehrs than they take", [](Problem& p, Plan&) { p.halls[0].lehrCapacity = 83'999; }},
    {10, "the pieces of a job add up", [](Problem& p, Plan&) { p.jobs[0].quantity = 201; }},
    {10, "a job without runs is listed as unplaced",
     [](Problem&, Plan& plan) {
         plan.runs.pop_back();
     }},
    {10, "an unplaced job has no run", [](Problem&, Plan& plan) { plan.unplaced = {0}; }},
    {10, "a job is unplaced once",
     [](Problem&, Plan& plan) {
         plan.runs.pop_back();
         plan.unplaced = {1, 1};
     }},
    {10, "a run has the least pieces",
     [](Problem& p, Plan& plan) {
         p.jobs[0].minRun = 101;
         plan.runs[0] = {0, 0, 100, 0, 0, 0, 0, 25, 109, false};
         plan.runs.push_back({0, 0, 100, 0, 0, 0, 109, 109, 193, false});
     }},
    {11, "a run that started stays",
     [](Problem& p, Plan& plan) {
         startAt430(p, plan);
         p.fixed.runs[0].end = 193;
         p.fixed.now = 0;
     }},
    {11, "a charge that started stays",
     [](Problem& p, Plan& plan) {
         startAt430(p, plan);
         plan.batches[0].mass = 30'000;
         p.fixed.now = 420;
     }},
    {11, "nothing new is set up in the past",
     [](Problem& p, Plan& plan) {
         startAt430(p, plan);
         p.fixed.now = 461;
     }},
    {11, "nothing new is charged in the past",
     [](Problem& p, Plan& plan) {
         startAt430(p, plan);
         p.fixed.batches.clear();
     }},
    {11, "only a run that is ended is cut", [](Problem&, Plan& plan) { plan.runs[1].cut = true; }},
    {11, "a cracked copy is used no more",
     [](Problem& p, Plan& plan) {
         startAt430(p, plan);
         p.fixed.broken = {{0, 0}};
     }},
    {11, "a lost melt is drawn from no more",
     [](Problem& p, Plan& plan) {
         startAt430(p, plan);
         p.fixed.melts = {{0, 1, kNever}};
     }},
    {11, "a cold melt is drawn from when it is warm again",
     [](Problem& p, Plan& plan) {
         startAt430(p, plan);
         p.fixed.melts = {{0, 1, 1441}};
     }},
};

TEST(Constraints, EverySentenceOfTheFormatIsNamedWhenItIsBroken)
{
    for (const Breach& breach : kBreaches) {
        Problem problem = exampleProblem();
        Plan plan = examplePlan();
        ASSERT_TRUE(validate(problem, plan).empty());
        breach.change(problem, plan);
        std::set<int> rules;
        const auto violations = validate(problem, plan);
        for (const Violation& violation : violations) rules.insert(violation.rule);
        EXPECT_EQ(rules, std::set{breach.rule}) << breach.sentence << sentences(violations);
    }
}

TEST(Constraints, NoRuleIsWithoutASentence)
{
    std::set<int> rules;
    for (const Breach& breach : kBreaches) rules.insert(breach.rule);
    EXPECT_EQ(rules, (std::set{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
}

} // namespace
} // namespace gaffer::plan
