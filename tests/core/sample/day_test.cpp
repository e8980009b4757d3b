#include "core/sample/day.hpp"

#include "core/wire/json.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gaffer {
namespace {

using std::chrono::hours;
using wire::Json;

constexpr Date date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{23}};
constexpr Duration china = hours{8};
/// 08:00 in Shanghai on `date`.
constexpr Instant begin = std::chrono::sys_days{date};

std::vector<std::string> methodsOfPot(const std::vector<SampleAct>& acts, const std::string& pot)
{
    std::vector<std::string> methods;
    for (const SampleAct& act : acts) {
        const Json params = Json::parse(act.params);
        if (!act.method.starts_with("melt.") || params.value("pot", "") != pot) continue;
        methods.push_back(act.method.substr(5) + (params.contains("stage") ? " " + params["stage"].get<std::string>() : ""));
    }
    return methods;
}

TEST(SampleDay, IsTheSameForTheSameSeedOnly)
{
    EXPECT_EQ(sampleDay(date, china, 1), sampleDay(date, china, 1));
    EXPECT_NE(sampleDay(date, china, 1), sampleDay(date, china, 2));
}

TEST(SampleDay, IsInOrderOfTimeAndWithinItsReach)
{
    const auto acts = sampleDay(date, china, 1);
    EXPECT_TRUE(std::ranges::is_sorted(acts, {}, &SampleAct::at));
    EXPECT_GE(acts.front().at, begin - hours{24});
    EXPECT_LE(acts.back().at, begin + hours{24 + 5});
}

TEST(SampleDay, TakesEveryPotFromChargeToWorkedOut)
{
    const auto acts = sampleDay(date, china, 1);
    for (int pot = 1; pot <= 8; ++pot) {
        auto methods = methodsOfPot(acts, "P" + std::to_string(pot));
        EXPECT_EQ(std::ranges::count(methods, "charge"), 4);
        std::erase(methods, "charge");
        methods.erase(std::ranges::unique(methods).begin(), methods.end());
        EXPECT_EQ(methods, (std::vector<std::string>{"advance melting", "advance fining", "bubbleCheck", "advance worked-out"}));
    }
}

TEST(SampleDay, ChargesNoMoreGlassThanAPotHolds)
{
    std::map<std::string, double> glass;
    for (const SampleAct& act : sampleDay(date, china, 1)) {
        if (act.method != "melt.charge") continue;
        const Json params = Json::parse(act.params);
        glass[params["pot"]] += params["rawKg"].get<double>() * (1 - 0.163) + params["culletKg"].get<double>();
    }
    EXPECT_EQ(glass.size(), 8U);
    for (const auto& [pot, kg] : glass) {
        EXPECT_LE(kg, 500) << pot;
        EXPECT_GE(kg, 150) << pot;
    }
}

TEST(SampleDay, StartsAndEndsOneRunForEachStintAndTapsDefectsOnlyBetween)
{
    std::map<std::string, bool> running;
    int runs = 0;
    int taps = 0;
    for (const SampleAct& act : sampleDay(date, china, 1)) {
        const Json params = Json::parse(act.params);
        const std::string station = params.value("station", "");
        if (act.method == "run.start") {
            EXPECT_FALSE(running[station]);
            running[station] = true;
            ++runs;
        }
        if (act.method == "run.end") running[station] = false;
        if (act.method != "tally.add" || params.contains("place")) continue;
        EXPECT_TRUE(running[station]) << station << " " << toText(act.at);
        ++taps;
    }
    EXPECT_EQ(runs, 27);
    EXPECT_GT(taps, 500);
    EXPECT_LT(taps, 2000);
}

TEST(SampleDay, SortsAFairShareOfTheDaysPiecesAtSelection)
{
    std::map<std::string, std::int64_t> byGrade;
    for (const SampleAct& act : sampleDay(date, china, 1)) {
        const Json params = Json::parse(act.params);
        if (params.contains("place")) byGrade[params["grade"]] += params["pieces"].get<std::int64_t>();
    }
    const double sorted = static_cast<double>(byGrade["A"] + byGrade["B"] + byGrade["reject"]);
    EXPECT_GT(sorted, 6000);
    EXPECT_GT(static_cast<double>(byGrade["A"]) / sorted, 0.8);
    EXPECT_GT(byGrade["reject"], 100);
}

TEST(SampleStart, BringsEveryPotToTheStageOfTheHour)
{
    const auto acts = sampleStart(begin + hours{2}, china);
    EXPECT_EQ(methodsOfPot(acts, "P1").back(), "advance workable");
    EXPECT_EQ(methodsOfPot(acts, "P4").back(), "advance fining");
    EXPECT_EQ(methodsOfPot(acts, "P7").back(), "charge");
    EXPECT_EQ(std::ranges::count(acts, "run.start", &SampleAct::method), 12);
}

TEST(SampleStart, IsReadyAtEveryHourOfTheDay)
{
    for (int hour = 0; hour < 24; ++hour) {
        const Instant now = begin + hours{hour};
        const auto acts = sampleStart(now, china);
        EXPECT_GE(std::ranges::count(acts, "run.start", &SampleAct::method), 6) << hour;
        for (const SampleAct& act : acts) EXPECT_EQ(act.at, now);
    }
}

} // namespace
} // namespace gaffer
