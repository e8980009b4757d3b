#include "core/wire/plan_json.hpp"

#include "tests/core/plan/random_workshop.hpp"
#include "tests/core/plan/workshop_example.hpp"
#include "tests/core/wire/plan_example.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

std::vector<std::string> pointersOf(const std::string& text)
{
    Problems problems;
    readPlan(text, plan::exampleProblem(), problems);
    std::vector<std::string> pointers;
    for (const Problem& problem : problems) pointers.push_back(problem.pointer);
    return pointers;
}

TEST(PlanJson, TheWorkedExampleIsReadAsItIs)
{
    Problems problems;
    const PlanFile file = readPlan(examplePlanFile().dump(), plan::exampleProblem(), problems);
    ASSERT_TRUE(problems.empty());
    EXPECT_EQ(file.instance, "example");
    EXPECT_EQ(file.plan, plan::examplePlan());
}

TEST(PlanJson, WhatIsWrittenIsReadBackTheSame)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const plan::Problem problem = plan::randomProblem(seed);
        const plan::Plan written = plan::planned(problem, plan::rounds(8, seed));
        Problems problems;
        const PlanFile read = readPlan(writePlan(problem, written, {}), problem, problems);
        ASSERT_TRUE(problems.empty()) << "seed " << seed << ": " << sentence("plan", problems[0]);
        EXPECT_EQ(read.plan, written) << "seed " << seed;
        EXPECT_EQ(read.instance, problem.name);
    }
}

TEST(PlanJson, OnlyACutRunSaysThatItIsCutAndFreeBlowingHasANullCopy)
{
    plan::Problem problem = plan::exampleProblem();
    problem.products[1].mould = plan::kNone;
    plan::Plan plan = plan::examplePlan();
    plan.runs[0].cut = true;
    plan.runs[1].copy = plan::kNone;
    const Json json = Json::parse(writePlan(problem, plan, {}));
    EXPECT_EQ(json["runs"][0]["cut"], true);
    EXPECT_FALSE(json["runs"][1].contains("cut"));
    EXPECT_TRUE(json["runs"][1]["copy"].is_null());
    Problems problems;
    EXPECT_EQ(readPlan(json.dump(), problem, problems).plan, plan);
}

TEST(PlanJson, ReasonsGoAlongOnlyWhereThereAreSome)
{
    plan::Plan plan;
    plan.unplaced = {0};
    const auto written = [&](const std::vector<UnplacedReason>& reasons) {
        return Json::parse(writePlan(plan::exampleProblem(), plan, reasons));
    };
    EXPECT_FALSE(written({}).contains("unplaced_reasons"));
    const Json json = written({{0, "no station has the skill"}});
    ASSERT_EQ(json["unplaced_reasons"].size(), 1U);
    EXPECT_EQ(json["unplaced_reasons"][0]["job"], 0);
    EXPECT_EQ(json["unplaced_reasons"][0]["reason"], "no station has the skill");
}

TEST(PlanJson, EveryNonsensicalValueIsNamedByItsPointer)
{
    const std::vector<Nonsense> table{
        {"/format", "1", "/format"},
        {"/kind", "\"instance\"", "/kind"},
        {"/batches/0/pot", "1", "/batches/0/pot"},
        {"/batches/0/colour", "\"cobolt\"", "/batches/0/colour"},
        {"/batches/0/batch", "2", "/batches/0/batch"},
        {"/batches/0/batch", "0", "/batches/0/batch"},
        {"/runs/0/job", "2", "/runs/0/job"},
        {"/runs/0/job", "-1", "/runs/0/job"},
        {"/runs/1/station", "1", "/runs/1/station"},
        {"/runs/1/pot", "1", "/runs/1/pot"},
        {"/runs/1/batch", "2", "/runs/1/batch"},
        {"/runs/1/batch", "-1", "/runs/1/batch"},
        {"/runs/0/copy", "1", "/runs/0/copy"},
        {"/runs/0/copy", "null", "/runs/0/copy"},
        {"/runs/0/pieces", "-1", "/runs/0/pieces"},
        {"/runs/0/start", "\"soon\"", "/runs/0/start"},
        {"/runs/0/end", "1.5", "/runs/0/end"},
        {"/unplaced", "[2]", "/unplaced/0"},
        {"/unplaced", "[-1]", "/unplaced/0"},
    };
    for (const Nonsense& each : table)
        EXPECT_EQ(pointersOf(changed(examplePlanFile(), each)), std::vector<std::string>{each.named})
            << each.pointer << " = " << each.value;
}

TEST(PlanJson, AMissingMemberIsNamed)
{
    for (const char* member : {"/batches", "/runs", "/unplaced", "/batches/0/mass_g", "/runs/0/setup_start", "/runs/1/pieces"})
        EXPECT_EQ(pointersOf(without(examplePlanFile(), member)), std::vector<std::string>{member}) << member;
}

TEST(PlanJson, ACopyWithoutAMouldIsRefused)
{
    plan::Problem problem = plan::exampleProblem();
    problem.products[0].mould = plan::kNone;
    Problems problems;
    readPlan(examplePlanFile().dump(), problem, problems);
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].pointer, "/runs/0/copy");
}

TEST(PlanJson, BatchesMayStandInAnyOrderOfPots)
{
    plan::Problem problem = plan::exampleProblem();
    problem.pots.push_back(problem.pots[0]);
    Json json = examplePlanFile();
    json["batches"].insert(json["batches"].begin(), json["batches"][0]);
    json["batches"][0]["pot"] = 1;
    Problems problems;
    const PlanFile file = readPlan(json.dump(), problem, problems);
    ASSERT_TRUE(problems.empty());
    EXPECT_EQ(file.plan.batches[0].pot, 0);
    EXPECT_EQ(file.plan.batches[1].pot, 1);
}

TEST(PlanJson, ACostIsWrittenToFourDecimals)
{
    const Json json = Json::parse(writeCost({1.00004, 2.25, 0.07644, 1000}));
    EXPECT_EQ(json["total"], 1003.3265);
    EXPECT_EQ(json["tardiness"], 1.0);
    EXPECT_EQ(json["setup"], 2.25);
    EXPECT_EQ(json["hold"], 0.0764);
    EXPECT_EQ(json["overflow"], 1000.0);
}

TEST(PlanJson, ASolvedBenchmarkIsWrittenWithItsSequences)
{
    const Json json = Json::parse(writeSolved({"twt", "wt40_3", 537, {{1, 0}, {}}, 0.5, 7}));
    EXPECT_EQ(json["problem"], "twt");
    EXPECT_EQ(json["instance"], "wt40_3");
    EXPECT_EQ(json["objective"], 537);
    EXPECT_EQ(json["sequences"], Json::parse("[[1,0],[]]"));
    EXPECT_EQ(json["cpu_s"], 0.5);
    EXPECT_EQ(json["seed"], 7);
}

} // namespace
} // namespace gaffer::wire
