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

} // namespace
} // namespace gaffer
