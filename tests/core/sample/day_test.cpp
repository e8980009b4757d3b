#include "core/sample/day.hpp"

#include "core/base/check.hpp"
#include "core/sample/pot_cycle.hpp"
#include "core/wire/json.hpp"
#include "core/wiring/settings.hpp"

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
        EXPECT_EQ(methods,
                  (std::vector<std::string>{"advance melting", "advance fining", "bubbleCheck", "skim", "advance worked-out"}));
    }
}

TEST(SampleDay, LadlesOutBeforeTheNextPortionFindsThePotAndInItsOrder)
{
    const auto acts = sampleDay(date, china, 1);
    for (int pot = 1; pot <= 8; ++pot) {
        const std::string name = "P" + std::to_string(pot);
        Instant skimmed{};
        Instant workedOut{};
        for (const SampleAct& act : acts) {
            const Json params = Json::parse(act.params);
            if (params.value("pot", "") != name) continue;
            if (act.method == "melt.skim") skimmed = act.at;
            if (act.method == "melt.advance" && params["stage"] == "worked-out") workedOut = act.at;
        }
        EXPECT_GE(workedOut, skimmed + std::chrono::minutes{1}) << name << ": words of one minute may overtake each other";
        EXPECT_LT(workedOut, skimmed + PotCycle::portions.front() - PotCycle::workEnds) << name;
    }
}

TEST(SampleDay, LooksIntoThePotBeforeItIsLadledOut)
{
    int ladles = 0;
    for (const SampleAct& act : sampleDay(date, china, 1)) {
        if (act.looksInto.empty()) {
            EXPECT_NE(act.method, "melt.skim");
            EXPECT_THROW(static_cast<void>(afterLooking(act, 100)), CheckFailed);
            continue;
        }
        EXPECT_FALSE(afterLooking(act, act.leavesKg)) << "nothing is above what stays";
        EXPECT_FALSE(afterLooking(act, 0));
        if (act.method != "melt.skim") continue;
        ++ladles;
        const auto done = afterLooking(act, act.leavesKg + 62.37);
        ASSERT_TRUE(done);
        EXPECT_TRUE(done->looksInto.empty());
        EXPECT_EQ(Json::parse(done->params), Json::parse(R"({"pot": ")" + act.looksInto + R"(", "kg": 62.3})"));
        EXPECT_EQ(done->at, act.at);
    }
    EXPECT_EQ(ladles, 8);
}

TEST(SampleDay, EndsAMeltOnlyWhereOneStillStands)
{
    int ended = 0;
    for (const SampleAct& act : sampleDay(date, china, 1)) {
        const Json params = Json::parse(act.params);
        if (act.method != "melt.advance" || params["stage"] != "worked-out") continue;
        ++ended;
        EXPECT_EQ(act.looksInto, params["pot"]);
        EXPECT_FALSE(afterLooking(act, 0)) << "a pot that was worked down to its heel has ended by itself";
        const auto done = afterLooking(act, 15);
        ASSERT_TRUE(done);
        EXPECT_EQ(done->params, act.params);
        EXPECT_TRUE(done->looksInto.empty()) << "what was looked into is not looked into again";
    }
    EXPECT_EQ(ended, 8);
}

TEST(SampleDay, LeavesRoomForAHeelInEveryPotOnEveryDay)
{
    constexpr double fullKg = 500 * 1.02;
    constexpr double heelKg = 40;
    for (int day = 0; day < 60; ++day) {
        std::map<std::string, double> glass;
        for (const SampleAct& act : sampleDay(Date{std::chrono::sys_days{date} + std::chrono::days{day}}, china, 1)) {
            if (act.method != "melt.charge") continue;
            const Json params = Json::parse(act.params);
            glass[params["pot"]] += params["rawKg"].get<double>() * (1 - 0.163) + params["culletKg"].get<double>();
        }
        for (const auto& [pot, kg] : glass) EXPECT_LE(kg + heelKg, fullKg) << pot << " on day " << day;
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
    const Instant now = begin + hours{2};
    auto acts = sampleStart(now, china, 1);
    // What is told later goes on from there.
    std::erase_if(acts, [&](const SampleAct& act) { return act.at != now; });
    EXPECT_EQ(methodsOfPot(acts, "P1").back(), "advance workable");
    EXPECT_EQ(methodsOfPot(acts, "P4").back(), "advance fining");
    EXPECT_EQ(methodsOfPot(acts, "P7").back(), "charge");
    EXPECT_EQ(std::ranges::count(acts, "run.start", &SampleAct::method), 12);
}

TEST(SampleStart, IsReadyAtEveryHourOfTheDay)
{
    for (int hour = 0; hour < 24; ++hour) {
        const Instant now = begin + hours{hour};
        const auto acts = sampleStart(now, china, 1);
        EXPECT_GE(std::ranges::count(acts, "run.start", &SampleAct::method), 6) << hour;
        for (const SampleAct& act : acts) EXPECT_TRUE(act.at == now || act.method == "melt.advance") << hour << ' ' << act.method;
        EXPECT_TRUE(std::ranges::is_sorted(acts, {}, &SampleAct::at)) << hour;
    }
}

TEST(SampleStart, LetsGlassCoolThoughNobodySawItsFiningBegin)
{
    // At 00:20 UTC the pots of the second shift have fined for an hour and more; they are to be cooled at 19 hours of their day.
    const Instant now = begin + std::chrono::minutes{20};
    std::map<std::string, Instant> cooled;
    for (const SampleAct& act : sampleStart(now, china, 1)) {
        const Json params = Json::parse(act.params);
        if (act.method != "melt.advance" || params["stage"] != "cooling" || act.at == now) continue;
        EXPECT_TRUE(params["override"].get<bool>());
        EXPECT_FALSE(params["reason"].get<std::string>().empty());
        cooled[params["pot"]] = act.at;
    }
    EXPECT_EQ(cooled.size(), 3U);
    for (const char* pot : {"P4", "P5", "P6"}) {
        EXPECT_GT(cooled[pot], begin + hours{8} - PotCycle::length + PotCycle::bubbleCheck) << pot << ": after the bubble check";
        EXPECT_LT(cooled[pot], begin + hours{8} - PotCycle::length + PotCycle::coolFrom) << pot;
    }
}

TEST(SampleStart, SaysNothingOfGlassThatFinesLongEnoughByItself)
{
    // Ten minutes before the last portion of P1 is flat: its fining will be seen from the beginning.
    const Instant now = begin + PotCycle::flat - std::chrono::minutes{10};
    for (const SampleAct& act : sampleStart(now, china, 1)) {
        const Json params = Json::parse(act.params);
        const bool early = act.method == "melt.advance" && params["pot"] == "P1" && params["stage"] == "cooling";
        EXPECT_FALSE(early) << toText(act.at);
    }
}

TEST(SampleDay, SortsNothingThatWasMadeBeforeTheWorkshopBegan)
{
    const auto sorted = [](Instant began) {
        std::int64_t pieces = 0;
        for (const SampleAct& act : sampleDay(date, china, 1, began)) {
            const Json params = Json::parse(act.params);
            if (!params.contains("place")) continue;
            EXPECT_GE(*parseInstant(params["madeFrom"].get<std::string>()), began);
            EXPECT_LT(params["madeFrom"].get<std::string>(), params["madeTo"].get<std::string>());
            pieces += params["pieces"].get<std::int64_t>();
        }
        return pieces;
    };
    const std::int64_t all = sorted(Instant{});
    EXPECT_EQ(sorted(begin), all) << "it began with the day";
    const std::int64_t half = sorted(begin + hours{4});
    EXPECT_GT(half, all / 2);
    EXPECT_LT(half, all * 9 / 10) << "half of the largest shift is missing";
    EXPECT_EQ(sorted(begin + hours{24}), 0);
}

TEST(SampleDay, KeepsItsOtherActsWhenTheWorkshopBeganLater)
{
    const auto others = [](Instant began) {
        auto acts = sampleDay(date, china, 1, began);
        std::erase_if(acts, [](const SampleAct& act) { return Json::parse(act.params).contains("place"); });
        return acts;
    };
    EXPECT_EQ(others(begin + hours{4}), others(Instant{}));
}

TEST(SampleStart, TellsOfEveryStopThatEndsLater)
{
    int told = 0;
    for (int minute = 1; minute < 24 * 60; minute += 10) {
        const Instant now = begin + std::chrono::minutes{minute};
        std::map<std::string, bool> stopped;
        std::map<std::string, bool> running;
        auto acts = sampleStart(now, china, 1);
        for (const SampleAct& act : sampleDay(date, china, 1))
            if (act.at > now) acts.push_back(act);
        for (const SampleAct& act : acts) {
            const std::string station = Json::parse(act.params).value("station", "");
            if (act.method == "run.start") running[station] = true;
            if (act.method == "stop.begin") {
                EXPECT_TRUE(running[station]) << minute << ": a crew stands still at its run";
                EXPECT_FALSE(stopped[station]) << minute;
                told += act.at == now ? 1 : 0;
            }
            if (act.method == "stop.begin" || act.method == "stop.end") stopped[station] = act.method == "stop.begin";
            if (act.method != "run.end") continue;
            EXPECT_FALSE(stopped[station]) << minute;
        }
    }
    EXPECT_GT(told, 5);
}

TEST(SampleStart, PassesGlassThatWillNotHaveBeenSeenInItsWindowForLongEnoughWhenItsCrewsCome)
{
    const auto lastOfP1 = [](Duration beforeItsShift) {
        const Instant now = begin + PotCycle::length - beforeItsShift;
        auto acts = sampleStart(now, china, 1);
        std::erase_if(acts, [&](const SampleAct& act) { return act.at != now; });
        return methodsOfPot(acts, "P1").back();
    };
    EXPECT_EQ(lastOfP1(std::chrono::minutes{8}), "advance workable");
    EXPECT_EQ(lastOfP1(Settings{}.settle), "advance workable");
    EXPECT_EQ(lastOfP1(Settings{}.settle + std::chrono::minutes{1}), "advance cooling") << "it becomes workable by itself";
}

TEST(SampleStart, RefusesNoHourAndKeepsToTheSameActs)
{
    for (int minute = 0; minute < 24 * 60; minute += 7) {
        const Instant now = begin + std::chrono::minutes{minute};
        const auto acts = sampleStart(now, china, 1);
        ASSERT_EQ(acts, sampleStart(now, china, 1)) << minute;
        for (const SampleAct& act : acts) {
            ASSERT_GE(act.at, now) << minute;
            ASSERT_TRUE(Json::accept(act.params)) << act.params;
        }
    }
}

} // namespace
} // namespace gaffer
