#include "app/upkeep/schedule.hpp"

#include "app/host/zone_table.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
constexpr TimeOfDay three{3 * 60};
const Duration longUp = hours{100};
Instant at(const char* text) { return *parseInstant(text); }

class ScheduleTest : public testing::Test {
protected:
    [[nodiscard]] bool due(const char* last, const char* now, Duration uptime = longUp) const
    {
        return isDue({at(last), three}, prague, at(now), uptime);
    }
    ZoneTable prague{*readZone("Europe/Prague")};
};

TEST_F(ScheduleTest, IsDueAtItsLocalTimeOfDayAndNotBefore)
{
    EXPECT_FALSE(due("2026-07-01T03:00:01+02:00", "2026-07-02T02:59:59+02:00"));
    EXPECT_TRUE(due("2026-07-01T03:00:01+02:00", "2026-07-02T03:00:00+02:00"));
    EXPECT_TRUE(due("2026-07-01T01:00:00+02:00", "2026-07-01T03:00:00+02:00")) << "one made by hand in the evening";
}

TEST_F(ScheduleTest, IsMadeUpForSomeMinutesAfterAStart)
{
    EXPECT_FALSE(due("2026-07-01T03:00:01+02:00", "2026-07-02T08:00:00+02:00", minutes{9}));
    EXPECT_TRUE(due("2026-07-01T03:00:01+02:00", "2026-07-02T08:00:00+02:00", minutes{10}));
}

TEST_F(ScheduleTest, ComesOnceInBothNightsWhenClocksChange)
{
    for (const char* night : {"2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z"}) {
        int done = 0;
        Instant last = at(night) - hours{20};
        for (Instant now = at(night); now < at(night) + hours{24}; now += minutes{1})
            if (isDue({last, three}, prague, now, longUp)) {
                last = now;
                ++done;
            }
        // The first is the one that was missed before.
        EXPECT_EQ(done, 2) << night;
    }
}

TEST_F(ScheduleTest, LeavesAWorkshopThatIsOnlyTriedInPeaceForAnHour)
{
    const Instant now = at("2026-07-02T03:00:00+02:00");
    EXPECT_FALSE(isDue({std::nullopt, three}, prague, now, minutes{59}));
    EXPECT_TRUE(isDue({std::nullopt, three}, prague, now, minutes{60}));
    EXPECT_FALSE(isOverdue({std::nullopt, three}, now, minutes{119}));
    EXPECT_TRUE(isOverdue({std::nullopt, three}, now, minutes{121}));
}

TEST_F(ScheduleTest, DoesNotWaitForATimeThatAWrongClockGave)
{
    EXPECT_TRUE(due("2038-01-19T03:14:07Z", "2026-07-02T12:00:00Z")) << "else there would be none for twelve years";
    EXPECT_TRUE(isOverdue({at("2038-01-19T03:14:07Z"), three}, at("2026-07-02T12:00:00Z"), longUp));
}

TEST_F(ScheduleTest, IsOverdueAfterADayAndAHalf)
{
    const Instant last = at("2026-07-01T03:00:00Z");
    EXPECT_FALSE(isOverdue({last, three}, last + hours{36}, minutes{1}));
    EXPECT_TRUE(isOverdue({last, three}, last + hours{36} + minutes{1}, minutes{1})) << "also right after a start";
}

} // namespace
} // namespace gaffer
