#include "app/ctl/sample_people.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

const ZoneTable shanghai{{Instant{}, 8 * 3'600'000}};

TEST(SamplePeople, DoNothingTwiceAndLeaveNothingOut)
{
    const ShiftCalendar calendar{{}, shanghai};
    const Instant begin = *parseInstant("2026-11-22T04:00:00Z");
    SampleDays days{calendar, begin, 1};
    EXPECT_TRUE(days.due(begin).empty());
    std::size_t done = 0;
    Instant last = begin;
    for (Instant now = begin; now < begin + std::chrono::hours{48}; now += std::chrono::minutes{10})
        for (const SampleAct& act : days.due(now)) {
            EXPECT_GT(act.at, begin);
            EXPECT_GE(act.at, last);
            last = act.at;
            ++done;
        }
    SampleDays atOnce{calendar, begin, 1};
    EXPECT_GT(done, 100U);
    std::size_t whole = atOnce.due(begin).size();
    for (int day = 1; day <= 2; ++day)
        whole += atOnce.due(begin + std::chrono::hours{24 * day} - std::chrono::minutes{10}).size();
    EXPECT_EQ(done, whole);
}

TEST(SamplePeople, BeginWithWhatStandsAndSayTheLaterWordsInTheirTime)
{
    const ShiftCalendar calendar{{}, shanghai};
    const Instant begin = *parseInstant("2026-11-22T04:00:00Z");
    const SampleAct now{begin, "W55", "melt.charge", "{}", {}, 0};
    const SampleAct later{begin + std::chrono::seconds{90}, "W57", "melt.advance", "{}", {}, 0};
    SampleDays days{calendar, begin, 1, {now, later}};
    const auto first = days.due(begin);
    ASSERT_EQ(first.size(), 1U) << "nothing of the day itself lies at its beginning";
    EXPECT_EQ(first.front(), now);
    const auto second = days.due(begin + std::chrono::seconds{90});
    EXPECT_EQ(std::ranges::count(second, later), 1);
    EXPECT_TRUE(std::ranges::is_sorted(second, {}, &SampleAct::at));
}

} // namespace
} // namespace gaffer
