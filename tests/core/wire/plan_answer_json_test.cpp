#include "core/wire/plan_answer_json.hpp"

#include "core/base/check.hpp"
#include "core/wire/json.hpp"

#include <gtest/gtest.h>

namespace gaffer::wire {
namespace {

plan::Explanation lateJob()
{
    return {3, 100, 160, 60, {{plan::Cause::Station, 40, 7, 2}, {plan::Cause::Release, 20, plan::kNone, plan::kNone}}};
}

TEST(PlanAnswerJson, AnExplanationNamesCausesWithTheirMinutes)
{
    const Json json = Json::parse(writeExplanation(lateJob(), {"a", "b"}, {}, {}));
    EXPECT_EQ(json["job"], 3);
    EXPECT_EQ(json["late"], 60);
    EXPECT_EQ(json["causes"], Json::parse(R"([{"cause":"station","minutes":40,"job":7,"place":2,"text":"a"},
                                              {"cause":"release","minutes":20,"job":null,"place":null,"text":"b"}])"));
    EXPECT_EQ(json["relaxations"], Json::array());
}

TEST(PlanAnswerJson, AJobInTimeIsLateByNothing)
{
    const Json json = Json::parse(writeExplanation({3, 100, 40, -60, {}}, {}, {}, {}));
    EXPECT_EQ(json["late"], 0);
    EXPECT_EQ(json["end"], 40);
}

TEST(PlanAnswerJson, ARemedyTellsWhatIsLeftOfTheDelay)
{
    const std::vector<plan::Relaxation> remedies{{plan::Remedy::Overtime, 1, 240, -5, 2.5}, {plan::Remedy::Copy, 4, 0, 12, 1}};
    const Json json = Json::parse(writeExplanation(lateJob(), {"a", "b"}, remedies, {"c", "d"}));
    EXPECT_EQ(json["relaxations"][0],
              Json::parse(R"({"remedy":"overtime","place":1,"extra_min":240,"late":0,"gain":2.5,"text":"c"})"));
    EXPECT_EQ(json["relaxations"][1]["remedy"], "mould_copy");
    EXPECT_EQ(json["relaxations"][1]["late"], 12);
}

TEST(PlanAnswerJson, EveryCauseNeedsItsText) { EXPECT_THROW(writeExplanation(lateJob(), {"a"}, {}, {}), CheckFailed); }

TEST(PlanAnswerJson, AJobWithoutAPlaceHasAReason)
{
    EXPECT_EQ(Json::parse(writeUnplaced(2, "no")), Json::parse(R"({"job":2,"unplaced":true,"reason":"no"})"));
}

TEST(PlanAnswerJson, TheJobsForAMeltKeepTheirOrder)
{
    const plan::Fit first{4, 1, 50, 80, 0, 10, 20, 70, 10'000, -5, 10, true};
    const plan::Fit second{2, 0, 30, 30, plan::kNone, 5, 10, 40, 6'000, 90, 5, false};
    const Json json = Json::parse(writeFits({0, 3, 5, {20'000, 0, 900}}, {first, second}, {"a", "b"}));
    EXPECT_EQ(json["grams"], 20'000);
    EXPECT_EQ(json["until"], 900);
    ASSERT_EQ(json["jobs"].size(), 2U);
    EXPECT_EQ(json["jobs"][0], Json::parse(R"({"job":4,"station":1,"pieces":50,"rest":80,"copy":0,"setup_start":10,"start":20,
                                              "end":70,"grams":10000,"slack":-5,"planned":true,"reason":"a"})"));
    EXPECT_EQ(json["jobs"][1]["copy"], nullptr);
}

TEST(PlanAnswerJson, ATankHasNeitherGramsNorEnd)
{
    const Json json = Json::parse(writeFits({0, 0, 5, {1, 0, plan::kNever}}, {}, {}));
    EXPECT_EQ(json["grams"], nullptr);
    EXPECT_EQ(json["until"], nullptr);
}

} // namespace
} // namespace gaffer::wire
