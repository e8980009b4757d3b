#include "ui/i18n/words.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

ValueView value(std::optional<double> number, Quality quality)
{
    return {number, "degC", quality, "", std::nullopt, HeatSource::Wired};
}

TEST(Words, ABadValueIsNeverANumber)
{
    EXPECT_EQ(valueText(value(1234.5, Quality::Bad), 0), noFigure);
    EXPECT_EQ(valueText(value(std::nullopt, Quality::Good), 0), noFigure);
    EXPECT_EQ(valueText(value(1234.56, Quality::Good), 1), QStringLiteral("1234.6 °C"));
}

TEST(Words, WhatNothingCountedIsADash)
{
    EXPECT_EQ(piecesText(std::nullopt), noFigure);
    EXPECT_EQ(piecesText(0), QStringLiteral("0"));
    EXPECT_EQ(yieldText(0, 0), noFigure);
    EXPECT_EQ(yieldText(160, 9), QStringLiteral("94.4%"));
    EXPECT_EQ(dateText(std::nullopt), noFigure);
    EXPECT_EQ(clockText(std::optional<Instant>{}, 480), noFigure);
}

TEST(Words, NumbersThatAreNoneAreADash) { EXPECT_EQ(numberText(std::nan(""), 1), noFigure); }

TEST(Words, TrueDoublesLoseTheirIdleZeros)
{
    EXPECT_EQ(numberText(1.5, -1), QStringLiteral("1.5"));
    EXPECT_EQ(numberText(2.0, -1), QStringLiteral("2"));
    EXPECT_EQ(numberText(0.1234, -1), QStringLiteral("0.123"));
}

TEST(Words, MinutesBecomeHours)
{
    EXPECT_EQ(minutesText(59.9), QStringLiteral("59 min"));
    EXPECT_EQ(minutesText(85), QStringLiteral("1 h 25 min"));
    EXPECT_EQ(minutesText(-3), QStringLiteral("0 min"));
    EXPECT_EQ(minutesText(std::nullopt), noFigure);
}

TEST(Words, AgesGrowCoarser)
{
    EXPECT_EQ(ageText(-5s), QStringLiteral("0 s"));
    EXPECT_EQ(ageText(119s), QStringLiteral("119 s"));
    EXPECT_EQ(ageText(5min), QStringLiteral("5 min"));
    EXPECT_EQ(ageText(30h), QStringLiteral("30 h"));
    EXPECT_EQ(ageText(72h), QStringLiteral("3 d"));
}

TEST(Words, ClocksShowLocalTime)
{
    const Instant instant = *parseInstant("2026-11-22T20:30:00Z");
    EXPECT_EQ(clockText(instant, 480), QStringLiteral("04:30"));
    EXPECT_EQ(dateClockText(instant, 480), QStringLiteral("2026-11-23 04:30"));
}

TEST(Words, AProductFallsBackToTheOtherNameThenToItsCode)
{
    EXPECT_EQ(productName(Language::Chinese, "", "Goblet", ProductCode{"GB-350"}), QStringLiteral("Goblet"));
    EXPECT_EQ(productName(Language::English, "", "", ProductCode{"GB-350"}), QStringLiteral("GB-350"));
}

TEST(Words, RefusalsSpeakTheLanguageOfTheScreen)
{
    const Fault fault{FaultCode::Conflict, "stop.already", "station B01 is already stopped", {"B01"}};
    EXPECT_EQ(faultText(Language::English, fault), QStringLiteral("station B01 is already stopped"));
    EXPECT_EQ(faultText(Language::Chinese, fault), QStringLiteral("工位 B01 已经停机"));
    const Fault unknown{FaultCode::Internal, "nobody.knows", "something", {}};
    EXPECT_EQ(faultText(Language::Chinese, unknown), QStringLiteral("something"));
}

TEST(Words, FaultsOfTheSeatItselfAreTranslated)
{
    const Translation chinese{Language::Chinese};
    EXPECT_EQ(faultText(Language::Chinese, {FaultCode::Unavailable, "seat.lost", "the service is not connected", {}}),
              QStringLiteral("服务未连接"));
    EXPECT_EQ(faultText(Language::Chinese, {FaultCode::Unavailable, "file.cannotWrite", "x", {"a.csv"}}),
              QStringLiteral("无法写入 a.csv"));
}

TEST(Words, AStopSaysItsReasonOrAsksForIt)
{
    StationView station;
    station.state = StationState::Stopped;
    EXPECT_EQ(stationStateText(Language::English, station), QStringLiteral("stopped: say why"));
    const Translation chinese{Language::Chinese};
    station.reason = "mould-change";
    EXPECT_EQ(stationStateText(Language::Chinese, station), QStringLiteral("停机：换模"));
    station.reason = "牛来了";
    EXPECT_EQ(stopReasonText(Language::Chinese, station.reason), QStringLiteral("牛来了"));
}

TEST(Words, QualitySaysWhy)
{
    const Translation english{Language::English};
    EXPECT_EQ(qualityText(Quality::Good, ""), QString{});
    EXPECT_EQ(qualityText(Quality::Bad, "sensor-break"), QStringLiteral("thermocouple break"));
    EXPECT_EQ(qualityText(Quality::Bad, "exception-2"), QStringLiteral("device refuses (exception-2)"));
    EXPECT_EQ(qualityText(Quality::Bad, ""), QStringLiteral("bad"));
}

TEST(Words, DefectsHaveBothNames)
{
    EXPECT_EQ(defectText(Language::English, DefectCode{"M07"}), QStringLiteral("cord / striae"));
    EXPECT_EQ(defectText(Language::Chinese, DefectCode{"M07"}), QStringLiteral("条纹"));
    EXPECT_EQ(defectText(Language::Chinese, DefectCode{"Z99"}), QStringLiteral("Z99"));
}

TEST(Words, UnitsAreWrittenAsPeopleWriteThem)
{
    EXPECT_EQ(unitText("degC"), QStringLiteral("°C"));
    EXPECT_EQ(unitText("m3"), QStringLiteral("m³"));
    EXPECT_EQ(unitText("m3/h"), QStringLiteral("m³/h"));
    EXPECT_EQ(unitText("1"), QString{});
    EXPECT_EQ(unitText("kWh"), QStringLiteral("kWh"));
    EXPECT_EQ(unitText("kg"), QStringLiteral("kg"));
}

TEST(Words, WhatWasCountedLastIsSaidInTheLanguageOfTheScreen)
{
    {
        const Translation chinese{Language::Chinese};
        EXPECT_EQ(tallyText("made 3"), QStringLiteral("制成 ×3"));
        EXPECT_EQ(tallyText("F01 1"), QStringLiteral("F01 ×1")) << "a code is a code in every language";
    }
    const Translation english{Language::English};
    EXPECT_EQ(tallyText("reject 2"), QStringLiteral("reject ×2"));
    EXPECT_EQ(tallyText("odd"), QStringLiteral("odd"));
    EXPECT_EQ(tallyText(""), QString{});
}

TEST(Words, AJobIsCodeNameAndPieces)
{
    JobView job{.product = ProductCode{"GB-350"}, .nameZh = "高脚杯", .nameEn = "Goblet", .pieces = 160};
    EXPECT_EQ(jobText(job, Language::Chinese), QStringLiteral("GB-350 高脚杯 ×160"));
    job.pieces = 0;
    job.nameEn.clear();
    EXPECT_EQ(jobText(job, Language::English), QStringLiteral("GB-350 高脚杯")) << "the other name is better than none";
}

} // namespace
} // namespace gaffer::ui
