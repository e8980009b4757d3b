#include "app/plan/plan_words.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

using plan::Cause;

constexpr std::array kLanguages{"en", "zh_CN"};

bool hasChinese(const std::string& text)
{
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
}

TEST(PlanWords, EveryCauseHasASentenceOfItsOwnInBothLanguages)
{
    for (const char* language : kLanguages) {
        std::set<std::string> seen;
        for (int cause = 0; cause <= static_cast<int>(Cause::Free); ++cause) {
            const std::string text = wordsOf(plan::Wait{static_cast<Cause>(cause), 35, 17, 4}, language);
            EXPECT_TRUE(text.starts_with("35")) << text;
            EXPECT_EQ(text.find('{'), std::string::npos) << text;
            EXPECT_EQ(hasChinese(text), std::string{language} == "zh_CN") << text;
            seen.insert(text);
        }
        EXPECT_EQ(seen.size(), 9U) << language;
    }
}

TEST(PlanWords, EveryHindranceHasASentenceOfItsOwnInBothLanguages)
{
    for (const char* language : kLanguages) {
        std::set<std::string> seen;
        for (int why = 0; why <= static_cast<int>(plan::Hindrance::NoRoom); ++why)
            seen.insert(wordsOf(static_cast<plan::Hindrance>(why), language));
        EXPECT_EQ(seen.size(), 9U) << language;
        for (const std::string& text : seen) EXPECT_EQ(hasChinese(text), std::string{language} == "zh_CN") << text;
    }
}

TEST(PlanWords, AStationIsNamedWithTheJobItMade)
{
    EXPECT_EQ(wordsOf(plan::Wait{Cause::Station, 35, 17, 4}, "en"), "35 min: station 4 was making job 17");
    EXPECT_EQ(wordsOf(plan::Wait{Cause::Station, 35, 17, 4}, "zh_CN"), "35 分钟：工位 4 在做任务 17");
}

TEST(PlanWords, ARemedyTellsHowFarItHelps)
{
    EXPECT_EQ(wordsOf(plan::Relaxation{plan::Remedy::Copy, 5, 0, 20, 1}, 95, "en"),
              "one more copy of mould 5: 20 min late instead of 95");
    EXPECT_EQ(wordsOf(plan::Relaxation{plan::Remedy::Overtime, 1, 240, -3, 1}, 95, "en"),
              "240 min of overtime in hall 1: in time");
    EXPECT_EQ(wordsOf(plan::Relaxation{plan::Remedy::Pot, 3, 0, 0, 1}, 95, "zh_CN"), "再加一个与坩埚 3 相同的坩埚：可按期完成");
}

TEST(PlanWords, ADelayTellsTheMinutesMoreAndTheMinutesLate)
{
    EXPECT_EQ(wordsOf(plan::Delay{17, 40, 55, false}, "en"), "job 17 becomes 40 min later than it was, 55 min late");
    EXPECT_EQ(wordsOf(plan::Delay{17, 40, 55, false}, "zh_CN"), "任务 17 比原计划多迟 40 分钟，共迟 55 分钟");
    EXPECT_EQ(wordsOf(plan::Delay{17, 0, 0, true}, "en"), "job 17 loses its place");
    EXPECT_EQ(headOf(std::vector<plan::Delay>{}, "en"), "no job becomes later");
    const std::vector<plan::Delay> two{{17, 40, 55, false}, {3, 2, 2, false}};
    EXPECT_EQ(headOf(two, "en"), "jobs that become later or lose their place: 2, together by 42 min:");
    EXPECT_EQ(headOf(two, "zh_CN"), "更迟或失去安排的任务：2 个，合计 42 分钟：");
}

TEST(PlanWords, AFitTellsTimePiecesAndStation)
{
    plan::Fit fit{4, 1, 50, 80, 0, 10, 20, 70, 10'000, -5, 10, true};
    EXPECT_EQ(wordsOf(fit, "en"), "late by 5 min even now; 50 of 80 pieces; station 1, set-up 10 min; planned on this melt");
    fit.pieces = 80;
    fit.slack = 30;
    fit.planned = false;
    EXPECT_EQ(wordsOf(fit, "en"), "30 min to spare until it is due; all 80 pieces; station 1, set-up 10 min");
    EXPECT_TRUE(hasChinese(wordsOf(fit, "zh_CN")));
}

TEST(PlanWords, HeadsTellLatenessAndGlass)
{
    EXPECT_EQ(headOf(plan::Explanation{3, 100, 160, 60, {}}, "en"), "job 3 ends 60 min after it is due, because:");
    EXPECT_EQ(headOf(plan::Explanation{3, 100, 40, -60, {}}, "en"), "job 3 is in time, 60 min before it is due");
    EXPECT_EQ(headOf(plan::MeltLeft{45'900, 0, 900}, "en"), "45 kg left, workable from minute 0 to 900:");
    EXPECT_EQ(headOf(plan::MeltLeft{1, 30, plan::kNever}, "en"), "glass without end, since minute 30:");
}

} // namespace
} // namespace gaffer
