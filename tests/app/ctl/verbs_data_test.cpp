#include "app/ctl/verbs.hpp"

#include <gtest/gtest.h>

namespace gaffer::ctl {
namespace {

const Instant noon = *parseInstant("2026-11-22T12:00:00Z");

TEST(CtlTimes, AreRefusedWhenTheyAreNone)
{
    for (const char* text : {"", "yesterday", "90m", "-90", "-", "2026-11-22"}) EXPECT_FALSE(timeOf(text, noon)) << text;
}

TEST(CtlTimes, AreInstantsOrSpansBeforeNow)
{
    EXPECT_EQ(*timeOf("-90m", noon), *parseInstant("2026-11-22T10:30:00Z"));
    EXPECT_EQ(*timeOf("-2d", noon), *parseInstant("2026-11-20T12:00:00Z"));
    EXPECT_EQ(*timeOf("2026-11-22T14:00:00+08:00", noon), *parseInstant("2026-11-22T06:00:00Z"));
    EXPECT_EQ(*timeOf("now", noon), noon);
}

} // namespace
} // namespace gaffer::ctl
