#include "app/plan/plan_command.hpp"

#include "tests/core/wire/plan_example.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace gaffer {
namespace {

using wire::Json;

/// The planner's verbs in a folder that holds the worked example.
class PlanCommand : public ::testing::Test {
protected:
    PlanCommand() { put("instance.json", wire::exampleInstance().dump()); }
    [[nodiscard]] std::string at(const std::string& name) const { return (m_folder.path() / name).string(); }
    void put(const std::string& name, const std::string& text) const { std::ofstream{at(name)} << text; }
    [[nodiscard]] std::string text(const std::string& name) const
    {
        std::ostringstream all;
        all << std::ifstream{at(name)}.rdbuf();
        return all.str();
    }
    int run(const std::vector<std::string>& args)
    {
        m_out.str("");
        m_err.str("");
        return runPlanCommand(args, m_out, m_err);
    }
    int plan(const std::string& out, const std::vector<std::string>& more = {})
    {
        std::vector<std::string> args{"plan", at("instance.json"), "--iterations", "200", "--out", at(out)};
        args.insert(args.end(), more.begin(), more.end());
        return run(args);
    }

    TempFolder m_folder;
    std::ostringstream m_out, m_err;
};

TEST_F(PlanCommand, WithoutAVerbOrWithAnUnknownOneItIsBadUsage)
{
    EXPECT_EQ(run({}), 2);
    EXPECT_EQ(run({"bake"}), 2);
    EXPECT_EQ(run({"plan"}), 2);
    EXPECT_EQ(run({"plan", at("instance.json"), "--out", "x", "--seconds", "-1"}), 2);
    EXPECT_EQ(run({"plan", at("instance.json"), "--out", "x", "--seconds", "1", "--iterations", "1"}), 2);
    EXPECT_EQ(run({"solve", "chess", at("instance.json")}), 2);
}

TEST_F(PlanCommand, AMissingFileIsAFailureThatNamesIt)
{
    EXPECT_EQ(run({"plan", at("none.json"), "--iterations", "1", "--out", at("plan.json")}), 1);
    EXPECT_NE(m_err.str().find("none.json"), std::string::npos);
    EXPECT_FALSE(std::filesystem::exists(at("plan.json")));
}

TEST_F(PlanCommand, NonsenseIsRefusedWithItsPointer)
{
    put("instance.json", wire::changed(wire::exampleInstance(), {"/jobs/1/qty_start", "-3", ""}));
    EXPECT_EQ(plan("plan.json"), 1);
    EXPECT_NE(m_err.str().find("/jobs/1/qty_start"), std::string::npos) << m_err.str();
    EXPECT_FALSE(std::filesystem::exists(at("plan.json")));
}

TEST_F(PlanCommand, AnEmptyFileIsNoInstance)
{
    put("instance.json", "");
    EXPECT_EQ(plan("plan.json"), 1);
    EXPECT_NE(m_err.str().find("not JSON"), std::string::npos) << m_err.str();
}

TEST_F(PlanCommand, AfterManyMistakesTheRestIsCounted)
{
    Json json = wire::exampleInstance();
    for (int i = 0; i < 30; ++i) json["halls"][0]["shifts"].push_back({5, 5});
    put("instance.json", json.dump());
    EXPECT_EQ(plan("plan.json"), 1);
    EXPECT_NE(m_err.str().find("and 10 more"), std::string::npos) << m_err.str();
}

TEST_F(PlanCommand, TheLastLineIsTheCostAndTheFileIsAPlan)
{
    ASSERT_EQ(plan("plan.json"), 0) << m_err.str();
    const Json cost = Json::parse(m_out.str());
    EXPECT_LE(cost["total"].get<double>(), 4.9931);
    EXPECT_EQ(cost["overflow"], 0.0);
    const Json file = Json::parse(text("plan.json"));
    EXPECT_EQ(file["instance"], "example");
    EXPECT_EQ(file["unplaced"].size(), 0U);
    EXPECT_NE(m_err.str().find("first plan"), std::string::npos);
}

TEST_F(PlanCommand, OneAndFourThreadsWriteTheSameFile)
{
    ASSERT_EQ(plan("one.json", {"--threads", "1"}), 0);
    ASSERT_EQ(plan("four.json", {"--threads", "4"}), 0);
    EXPECT_EQ(text("one.json"), text("four.json"));
}

TEST_F(PlanCommand, AJobNobodyCanMakeIsWrittenWithItsReason)
{
    put("instance.json", wire::changed(wire::exampleInstance(), {"/products/0/skill", "\"cut\"", ""}));
    ASSERT_EQ(plan("plan.json"), 0) << m_err.str();
    const Json file = Json::parse(text("plan.json"));
    EXPECT_EQ(file["unplaced"], Json::parse("[0]"));
    EXPECT_EQ(file["unplaced_reasons"][0]["reason"], "no station has the skill");
    EXPECT_NE(m_err.str().find("job 0 is not placed: no station has the skill"), std::string::npos);
}

TEST_F(PlanCommand, AFolderThatCannotBeWrittenIsAFailure)
{
    EXPECT_EQ(run({"plan", at("instance.json"), "--iterations", "1", "--out", at("none/plan.json")}), 1);
    EXPECT_NE(m_err.str().find("cannot be written"), std::string::npos);
}

TEST_F(PlanCommand, ADisruptionIsAnsweredWithAPlanThatHoldsWhatStarted)
{
    put("plan.json", wire::examplePlanFile().dump());
    put("disruption.json", R"({"format":"gaffer-disruption-1","instance":"example","now":100,
                               "event":{"kind":"station_down","station":0,"until":200}})");
    ASSERT_EQ(run({"replan", at("instance.json"), at("plan.json"), at("disruption.json"), "--iterations", "100", "--out",
                   at("next.json")}),
              0)
        << m_err.str();
    EXPECT_LE(Json::parse(m_out.str())["total"].get<double>(), 5.0150);
    const Json next = Json::parse(text("next.json"));
    EXPECT_EQ(next["runs"][0]["cut"], true);
    EXPECT_EQ(next["runs"][0]["pieces"], 90);
    EXPECT_NE(m_err.str().find("moved without need: 0"), std::string::npos);
    EXPECT_NE(m_err.str().find("right-shift"), std::string::npos);
}

TEST_F(PlanCommand, ARushOrderTellsWhatItDelaysInBothLanguages)
{
    put("plan.json", wire::examplePlanFile().dump());
    put("rush.json", R"({"format":"gaffer-disruption-1","instance":"example","now":450,"event":{"kind":"rush_job","job":
        {"id":2,"order":9,"product":1,"qty_good":100,"qty_start":100,"weight":90,"release":450,"due":1500,"min_run":100}}})");
    const auto replan = [&](const std::string& language) {
        return run({"replan", at("instance.json"), at("plan.json"), at("rush.json"), "--iterations", "200", "--language", language,
                    "--out", at("next.json")});
    };
    ASSERT_EQ(replan("en"), 0) << m_err.str();
    EXPECT_NE(m_err.str().find("job 1 becomes"), std::string::npos) << m_err.str();
    ASSERT_EQ(replan("zh_CN"), 0) << m_err.str();
    EXPECT_NE(m_err.str().find("任务 1 比原计划多迟"), std::string::npos) << m_err.str();
}

TEST_F(PlanCommand, AnOldPlanThatDoesNotStandIsNamedAsTheFault)
{
    put("plan.json", wire::changed(wire::examplePlanFile(), {"/runs/0/end", "1000", ""}));
    put("disruption.json", R"({"format":"gaffer-disruption-1","instance":"example","now":1200,
                               "event":{"kind":"station_down","station":0,"until":1300}})");
    EXPECT_EQ(run({"replan", at("instance.json"), at("plan.json"), at("disruption.json"), "--iterations", "4", "--out",
                   at("next.json")}),
              1);
    EXPECT_NE(m_err.str().find("the old plan breaks constraint 2: /runs/0"), std::string::npos) << m_err.str();
    EXPECT_FALSE(std::filesystem::exists(at("next.json")));
}

TEST_F(PlanCommand, APlanOrDisruptionOfAnotherInstanceIsRefused)
{
    put("plan.json", wire::changed(wire::examplePlanFile(), {"/instance", "\"other\"", ""}));
    put("disruption.json", R"({"format":"gaffer-disruption-1","instance":"other","now":100,
                               "event":{"kind":"station_down","station":0,"until":200}})");
    const auto replan = [&] {
        return run({"replan", at("instance.json"), at("plan.json"), at("disruption.json"), "--iterations", "1", "--out",
                    at("next.json")});
    };
    EXPECT_EQ(replan(), 1);
    EXPECT_NE(m_err.str().find("plan.json"), std::string::npos) << m_err.str();
    put("plan.json", wire::examplePlanFile().dump());
    EXPECT_EQ(replan(), 1);
    EXPECT_NE(m_err.str().find("disruption.json"), std::string::npos) << m_err.str();
}

TEST_F(PlanCommand, ALateJobIsExplainedInMinutesThatAddUp)
{
    put("plan.json", wire::examplePlanFile().dump());
    ASSERT_EQ(run({"explain", at("instance.json"), at("plan.json"), "1", "--json"}), 0) << m_err.str();
    const Json told = Json::parse(m_out.str());
    EXPECT_EQ(told["late"], 40);
    int sum = 0;
    for (const Json& cause : told["causes"]) sum += cause["minutes"].get<int>();
    EXPECT_EQ(sum, 40);
    ASSERT_EQ(run({"explain", at("instance.json"), at("plan.json"), "1", "--language", "zh_CN"}), 0);
    EXPECT_NE(m_out.str().find("40 分钟"), std::string::npos) << m_out.str();
    ASSERT_EQ(run({"explain", at("instance.json"), at("plan.json"), "0"}), 0);
    EXPECT_NE(m_out.str().find("in time"), std::string::npos) << m_out.str();
}

TEST_F(PlanCommand, AJobWithoutAPlaceIsExplainedByWhatHindersIt)
{
    put("instance.json", wire::changed(wire::exampleInstance(), {"/products/0/skill", "\"cut\"", ""}));
    ASSERT_EQ(plan("plan.json"), 0);
    ASSERT_EQ(run({"explain", at("instance.json"), at("plan.json"), "0", "--json"}), 0) << m_err.str();
    EXPECT_EQ(Json::parse(m_out.str())["reason"], "no station has the skill");
}

TEST_F(PlanCommand, TheJobsForAMeltAreListed)
{
    put("plan.json", wire::examplePlanFile().dump());
    ASSERT_EQ(run({"fits", at("instance.json"), at("plan.json"), "0", "0", "0", "--json"}), 0) << m_err.str();
    const Json list = Json::parse(m_out.str());
    EXPECT_EQ(list["grams"], 45'000);
    ASSERT_EQ(list["jobs"].size(), 1U);
    EXPECT_EQ(list["jobs"][0]["job"], 0);
    ASSERT_EQ(run({"fits", at("instance.json"), at("plan.json"), "0", "1", "430"}), 0);
    EXPECT_NE(m_out.str().find("24 kg left"), std::string::npos) << m_out.str();
    EXPECT_NE(m_out.str().find("planned on this melt"), std::string::npos) << m_out.str();
}

TEST_F(PlanCommand, WhatIsNotThereCannotBeAskedAbout)
{
    put("plan.json", wire::examplePlanFile().dump());
    EXPECT_EQ(run({"explain", at("instance.json"), at("plan.json"), "2"}), 1);
    EXPECT_NE(m_err.str().find("job 2"), std::string::npos) << m_err.str();
    EXPECT_EQ(run({"fits", at("instance.json"), at("plan.json"), "1", "0", "0"}), 1);
    EXPECT_EQ(run({"fits", at("instance.json"), at("plan.json"), "0", "2", "0"}), 1);
    EXPECT_EQ(run({"fits", at("instance.json"), at("plan.json"), "0", "0", "-1"}), 2);
    EXPECT_EQ(run({"explain", at("instance.json"), at("plan.json"), "x"}), 2);
    EXPECT_EQ(run({"explain", at("instance.json"), at("plan.json"), "1", "--language", "fr"}), 2);
}

TEST_F(PlanCommand, APlanThatDoesNotStandIsExplainedWithANote)
{
    put("plan.json", wire::changed(wire::examplePlanFile(), {"/runs/1/setup_start", "100", ""}));
    EXPECT_EQ(run({"explain", at("instance.json"), at("plan.json"), "1", "--json"}), 0);
    EXPECT_NE(m_err.str().find("note: constraint 3"), std::string::npos) << m_err.str();
}

TEST_F(PlanCommand, ABenchmarkIsSolvedAndNamedAfterItsFile)
{
    put("tiny.txt", "3 1 0\n3 5 0\n");
    ASSERT_EQ(run({"solve", "twt", at("tiny.txt"), "--iterations", "2000", "--seed", "5"}), 0) << m_err.str();
    const Json solved = Json::parse(m_out.str());
    EXPECT_EQ(solved["instance"], "tiny");
    EXPECT_EQ(solved["objective"], 21);
    EXPECT_EQ(solved["sequences"], Json::parse("[[1,0]]"));
    EXPECT_EQ(solved["seed"], 5);
    put("tiny.txt", "3 1");
    EXPECT_EQ(run({"solve", "twt", at("tiny.txt"), "--iterations", "10"}), 1);
    EXPECT_NE(m_err.str().find("tiny.txt"), std::string::npos);
}

} // namespace
} // namespace gaffer
