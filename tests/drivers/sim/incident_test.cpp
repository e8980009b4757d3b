#include "drivers/sim/incident.hpp"

#include "core/wiring/settings.hpp"

#include <gtest/gtest.h>

namespace gaffer::sim {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// 2026-11-23 08:00 in Shanghai.
constexpr Instant start = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};
constexpr Duration china = hours{8};

TEST(ParseIncident, RefusesWhatItCannotRead)
{
    for (const char* text : {"", "02:10", "02:10 K1", "2:10 K1 power-cut", "25:00 K1 power-cut", "02:10 K1 powercut",
                             "02:10 K1 power-cut long", "02:10 B01 counter-reset 5", "02:10 K1 charge", "02:10 K1 charge x",
                             "02:10 K1 charge -5", "+1 K1 power-cut", "02:10 K1 power-cut 1h again"})
        EXPECT_FALSE(parseIncident(text, start, china)) << text;
}

TEST(ParseIncident, TakesATimeOfDayAsTheNextOne)
{
    EXPECT_EQ(parseIncident("08:00 K1 power-cut", start, china)->at, start);
    EXPECT_EQ(parseIncident("09:30 K1 power-cut", start, china)->at, start + minutes{90});
    EXPECT_EQ(parseIncident("02:10 K1 power-cut 1h", start, china)->at, start + hours{18} + minutes{10});
}

TEST(ParseIncident, TakesASpanAndATimeWithZone)
{
    EXPECT_EQ(parseIncident("+90s K1 power-cut", start, china)->at, start + Duration{90'000});
    EXPECT_EQ(parseIncident("2026-11-23T10:00:00+08:00 K1 power-cut", start, china)->at, start + hours{2});
}

TEST(ParseIncident, ReadsLengthAndAmount)
{
    const auto cut = parseIncident("02:10 K1 power-cut 1h", start, china);
    EXPECT_EQ(cut->kind, IncidentKind::PowerCut);
    EXPECT_EQ(cut->target, "K1");
    EXPECT_EQ(cut->length, hours{1});
    EXPECT_EQ(parseIncident("+0s P3 charge 120.5", start, china)->amount, 120.5);
    EXPECT_EQ(parseIncident("+0s B01 station-stop", start, china)->length, minutes{10});
}

TEST(IncidentHelp, NamesEveryKind)
{
    const std::string help = incidentHelp();
    for (const auto& row : enumNames<IncidentKind>) EXPECT_NE(help.find(row.name), std::string::npos) << row.name;
}

TEST(ParseIncident, SaysWhatIsWrongAndRepeatsWhatWasSaid)
{
    struct Row {
        const char* text;
        const char* said;
    };
    for (const Row& row :
         {Row{"02:10 K1", "WHEN TARGET KIND"}, Row{"2h K1 power-cut", "\"2h\" is no time"},
          Row{"02:10 K1 powercut", "\"powercut\" is no kind"}, Row{"02:10 K1 power-cut ever", "\"ever\" is no span"},
          Row{"02:10 P1 pot-crack 5", "takes neither length nor amount"}, Row{"02:10 B01 counter-jump", "takes an amount"}}) {
        const auto incident = parseIncident(row.text, start, china);
        ASSERT_FALSE(incident) << row.text;
        EXPECT_EQ(incident.error().code, FaultCode::BadInput);
        EXPECT_NE(incident.error().text.find(row.said), std::string::npos) << incident.error().text;
        EXPECT_NE(incident.error().text.find(row.text), std::string::npos) << incident.error().text;
    }
}

TEST(ParseIncident, TakesBlanksBetweenWordsAsOne)
{
    EXPECT_EQ(*parseIncident("  02:10   K1\tpower-cut  1h ", start, china),
              *parseIncident("02:10 K1 power-cut 1h", start, china));
}

TEST(ParseIncident, ReadsEveryKindByItsName)
{
    for (const auto& row : enumNames<IncidentKind>) {
        const std::string text = "+5m THING " + std::string{row.name};
        const auto bare = parseIncident(text, start, china);
        const auto amount = parseIncident(text + " 12", start, china);
        const auto length = parseIncident(text + " 12s", start, china);
        EXPECT_TRUE(bare || amount) << row.name;
        EXPECT_FALSE(amount && length) << row.name << " takes an amount or a length";
        for (const auto& read : {bare, amount, length}) EXPECT_TRUE(!read || read->kind == row.value) << row.name;
    }
}

TEST(ParseIncident, NeverLiesBeforeTheStart)
{
    for (int minute = 0; minute < 24 * 60; minute += 13) {
        const std::string time = TimeOfDay{minute}.text();
        const auto incident = parseIncident(time + " K1 power-cut", start + minutes{77}, china);
        ASSERT_TRUE(incident);
        EXPECT_GE(incident->at, start + minutes{77}) << time;
        EXPECT_LT(incident->at, start + minutes{77} + hours{24}) << time;
    }
}

} // namespace
} // namespace gaffer::sim
