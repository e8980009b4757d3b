#include "core/crew/shift.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

const std::vector<ShiftWiring> threeShifts{{ShiftName{"day"}, TimeOfDay{480}, TimeOfDay{960}},
                                           {ShiftName{"swing"}, TimeOfDay{960}, TimeOfDay{1440}},
                                           {ShiftName{"night"}, TimeOfDay{0}, TimeOfDay{480}}};

/// Prague around both nights of 2026: +1 h, +2 h from 29 March 01:00Z, +1 h from 25 October 01:00Z.
ZoneTable prague()
{
    return {{Instant{}, 3'600'000},
            {*parseInstant("2026-03-29T01:00:00Z"), 7'200'000},
            {*parseInstant("2026-10-25T01:00:00Z"), 3'600'000}};
}

TEST(Shift, OfTheNightBelongsToTheBusinessDateBefore)
{
    const ShiftCalendar calendar{threeShifts, {{Instant{}, 8 * 3'600'000}}};
    const ShiftStand night = calendar.at(*parseInstant("2026-11-22T20:00:00Z"));
    EXPECT_EQ(night.shift.value, "night");
    EXPECT_EQ(toText(night.businessDate), "2026-11-22");
    EXPECT_EQ(toText(night.from), "2026-11-22T16:00:00.000Z");
    const ShiftStand day = calendar.at(*parseInstant("2026-11-23T00:00:00Z"));
    EXPECT_EQ(day.shift.value, "day");
    EXPECT_EQ(toText(day.businessDate), "2026-11-23");
}

TEST(Shift, IsSevenOrNineHoursLongWhenTheClockIsChanged)
{
    const ShiftCalendar calendar{threeShifts, prague()};
    const auto length = [&](const char* date) {
        const auto shifts = calendar.shiftsOf(*parseDate(date));
        return shifts.back().to - shifts.front().from;
    };
    EXPECT_EQ(length("2026-03-28"), 23h);
    EXPECT_EQ(length("2026-10-24"), 25h);
    EXPECT_EQ(length("2026-11-22"), 24h);
}

TEST(Shift, CoversEveryInstantWithoutHoleOrOverlap)
{
    const ShiftCalendar calendar{threeShifts, prague()};
    Instant last{};
    for (Instant at = *parseInstant("2026-03-20T00:00:00Z"); at < *parseInstant("2026-11-05T00:00:00Z"); at += 17min) {
        const ShiftStand stand = calendar.at(at);
        ASSERT_LE(stand.from, at);
        ASSERT_GT(stand.to, at);
        ASSERT_GE(stand.from, last);
        last = stand.from;
    }
}

TEST(Shift, BetweenTwoShiftsIsTheOneThatEnded)
{
    const ShiftCalendar calendar{{{ShiftName{"work"}, TimeOfDay{480}, TimeOfDay{1020}}}, {}};
    const ShiftStand evening = calendar.at(*parseInstant("2026-11-22T20:00:00Z"));
    EXPECT_EQ(evening.shift.value, "work");
    EXPECT_EQ(toText(evening.businessDate), "2026-11-22");
    EXPECT_EQ(toText(evening.to), "2026-11-23T08:00:00.000Z");
}

TEST(Shift, IsOneDayWhereNoneIsWired)
{
    const ShiftCalendar calendar{{}, {}};
    EXPECT_EQ(toText(calendar.businessDate(*parseInstant("2026-11-22T07:59:59Z"))), "2026-11-21");
    EXPECT_EQ(toText(calendar.businessDate(*parseInstant("2026-11-22T08:00:00Z"))), "2026-11-22");
}

TEST(LocalTime, IsUtcWhereNoZoneIsKnown)
{
    const Instant at = *parseInstant("2026-11-22T07:59:59Z");
    EXPECT_EQ(toLocal({}, at), at);
    EXPECT_EQ(fromLocal({}, *parseDate("2026-11-22"), TimeOfDay{7 * 60 + 59}), at - 59s);
}

TEST(LocalTime, BeforeTheFirstTransitionIsThatOfTheFirst)
{
    const ZoneTable zone{{*parseInstant("2026-01-01T00:00:00Z"), 3'600'000}};
    EXPECT_EQ(toLocal(zone, *parseInstant("2020-06-01T00:00:00Z")), *parseInstant("2020-06-01T01:00:00Z"));
}

TEST(LocalTime, IsFoundAgainAtEveryMinuteOfTwoYearsThatHasOneName)
{
    const ZoneTable zone = prague();
    for (Instant at = *parseInstant("2025-12-30T00:00:00Z"); at < *parseInstant("2027-01-02T00:00:00Z"); at += 31min) {
        const Instant local = toLocal(zone, at);
        const auto day = std::chrono::floor<std::chrono::days>(local);
        const int minutes = static_cast<int>((local - day) / 1min);
        const Instant again = fromLocal(zone, Date{day}, TimeOfDay{minutes});
        // In the hour that is repeated the first of the two is given.
        const bool repeated = at >= *parseInstant("2026-10-25T01:00:00Z") && at < *parseInstant("2026-10-25T02:00:00Z");
        ASSERT_EQ(again, repeated ? at - 1h : at) << toText(at);
    }
}

TEST(LocalTime, InTheSkippedHourIsTheFirstInstantAfterIt)
{
    for (const int minutes : {120, 135, 179})
        EXPECT_EQ(fromLocal(prague(), *parseDate("2026-03-29"), TimeOfDay{minutes}), *parseInstant("2026-03-29T01:00:00Z"));
    EXPECT_EQ(fromLocal(prague(), *parseDate("2026-03-29"), TimeOfDay{180}), *parseInstant("2026-03-29T01:00:00Z"));
    EXPECT_EQ(fromLocal(prague(), *parseDate("2026-03-29"), TimeOfDay{119}), *parseInstant("2026-03-29T00:59:00Z"));
}

TEST(LocalTime, KnowsZonesWestOfGreenwichAndOfHalfHours)
{
    const ZoneTable newfoundland{{Instant{}, -(3 * 60 + 30) * 60'000}};
    EXPECT_EQ(toText(toLocal(newfoundland, *parseInstant("2026-11-22T02:00:00Z"))), "2026-11-21T22:30:00.000Z");
    EXPECT_EQ(fromLocal(newfoundland, *parseDate("2026-11-21"), TimeOfDay{22 * 60 + 30}), *parseInstant("2026-11-22T02:00:00Z"));
}

TEST(Shift, OfEveryDayOfAYearFollowsTheOneBefore)
{
    const ShiftCalendar calendar{threeShifts, prague()};
    const std::chrono::sys_days first{*parseDate("2026-01-02")};
    Instant ended = calendar.shiftsOf(Date{first - std::chrono::days{1}}).back().to;
    for (int day = 0; day < 365; ++day) {
        const auto shifts = calendar.shiftsOf(Date{first + std::chrono::days{day}});
        ASSERT_EQ(shifts.size(), 3U);
        for (const ShiftStand& shift : shifts) {
            ASSERT_EQ(shift.from, ended) << toText(shift.businessDate) << " " << shift.shift.value;
            ASSERT_EQ(calendar.at(shift.from), shift);
            ASSERT_EQ(calendar.at(shift.to - 1ms), shift);
            ended = shift.to;
        }
    }
}

TEST(Shift, ThatRunsAcrossMidnightKeepsTheDateOfItsBegin)
{
    const ShiftCalendar calendar{
        {{ShiftName{"day"}, TimeOfDay{6 * 60}, TimeOfDay{18 * 60}}, {ShiftName{"night"}, TimeOfDay{18 * 60}, TimeOfDay{6 * 60}}},
        {}};
    const ShiftStand late = calendar.at(*parseInstant("2026-11-23T05:59:59.999Z"));
    EXPECT_EQ(late.shift.value, "night");
    EXPECT_EQ(toText(late.businessDate), "2026-11-22");
    EXPECT_EQ(late.to - late.from, 12h);
    EXPECT_EQ(calendar.at(late.to).shift.value, "day");
}

TEST(Shift, WithAPauseGivesThePauseToTheShiftThatEnded)
{
    const ShiftCalendar calendar{{{ShiftName{"early"}, TimeOfDay{6 * 60}, TimeOfDay{12 * 60}},
                                  {ShiftName{"late"}, TimeOfDay{13 * 60}, TimeOfDay{19 * 60}}},
                                 {}};
    const ShiftStand noon = calendar.at(*parseInstant("2026-11-22T12:30:00Z"));
    EXPECT_EQ(noon.shift.value, "early");
    EXPECT_EQ(toText(noon.to), "2026-11-22T13:00:00.000Z");
    EXPECT_EQ(calendar.at(*parseInstant("2026-11-23T05:59:00Z")).shift.value, "late");
    EXPECT_EQ(toText(calendar.businessDate(*parseInstant("2026-11-23T05:59:00Z"))), "2026-11-22");
}

TEST(Shift, GivesOneBusinessDateToEveryInstantAndNeverGoesBack)
{
    const ShiftCalendar calendar{threeShifts, prague()};
    Date last = *parseDate("2026-03-27");
    for (Instant at = *parseInstant("2026-03-28T12:00:00Z"); at < *parseInstant("2026-03-31T12:00:00Z"); at += 1min) {
        const Date date = calendar.businessDate(at);
        ASSERT_GE(std::chrono::sys_days{date}, std::chrono::sys_days{last}) << toText(at);
        ASSERT_LE(std::chrono::sys_days{date} - std::chrono::sys_days{last}, std::chrono::days{1}) << toText(at);
        last = date;
    }
}

} // namespace
} // namespace gaffer
