#include "core/base/instant.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

using namespace std::chrono_literals;

TEST(Instant, RefusesTextThatIsNoTime)
{
    for (const char* text : {"", "2026-11-22", "2026-11-22T06:00:00", "2026-13-22T06:00:00Z", "2026-02-30T06:00:00Z",
                             "2026-11-22T24:00:00Z", "2026-11-22T06:00:00+8", "2026-11-22T06:00:00Zjunk"})
        EXPECT_FALSE(parseInstant(text)) << text;
}

TEST(Instant, ReadsAnyZoneAndWritesUtc)
{
    const auto instant = parseInstant("2026-11-22T06:30:15.25+08:00");
    ASSERT_TRUE(instant);
    EXPECT_EQ(toText(*instant), "2026-11-21T22:30:15.250Z");
}

TEST(Instant, WritesTimesBefore1970) { EXPECT_EQ(toText(fromMillis(-1)), "1969-12-31T23:59:59.999Z"); }

TEST(Duration, ReadsWhatItWrites)
{
    for (const Duration duration : {Duration{0}, Duration{200}, Duration{1s}, Duration{90min}, Duration{8h}, Duration{48h}}) {
        const auto again = parseDuration(toText(duration));
        ASSERT_TRUE(again) << toText(duration);
        EXPECT_EQ(*again, duration);
    }
}

TEST(Duration, RefusesNonsense)
{
    for (const char* text : {"", "5", "s", "-1s", "1 s", "1w", "99999999999999d"}) EXPECT_FALSE(parseDuration(text)) << text;
}

} // namespace
} // namespace gaffer
