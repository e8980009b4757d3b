#include "core/base/instant.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>

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

TEST(Instant, WritesYearsThatFourDigitsDoNotHoldAsTheyAre)
{
    EXPECT_EQ(toText(Instant{std::chrono::sys_days{std::chrono::year{12'345} / 1 / 2}}), "12345-01-02T00:00:00.000Z");
    EXPECT_EQ(toText(Date{std::chrono::year{33} / 4 / 3}), "0033-04-03");
}

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

TEST(Instant, ReadsWhatItWritesToTheMillisecond)
{
    std::mt19937_64 random{20'261'139};
    for (int i = 0; i < 20'000; ++i) {
        // From the year 1 to the year 9999, which are those that four digits hold.
        const Instant instant = fromMillis(static_cast<std::int64_t>(random() % 315'000'000'000'000) - 62'000'000'000'000);
        EXPECT_EQ(parseInstant(toText(instant)), instant) << toText(instant);
    }
}

TEST(Instant, WritesInAnOrderThatSortsLikeTime)
{
    std::mt19937_64 random{20'261'140};
    for (int i = 0; i < 5000; ++i) {
        const Instant one = fromMillis(static_cast<std::int64_t>(random() % 4'000'000'000'000));
        const Instant other = fromMillis(static_cast<std::int64_t>(random() % 4'000'000'000'000));
        EXPECT_EQ(one < other, toText(one) < toText(other));
    }
}

TEST(Instant, ReadsTheSameInstantInEveryZone)
{
    const auto utc = parseInstant("2026-11-22T06:30:00Z");
    for (const char* text : {"2026-11-22T14:30:00+08:00", "2026-11-21T23:30:00-07:00", "2026-11-22T12:15:00+05:45",
                             "2026-11-22t06:30:00z", "2026-11-22 06:30:00Z", "2026-11-22T06:30:00.000000Z"})
        EXPECT_EQ(parseInstant(text), utc) << text;
}

TEST(Instant, CutsFractionsToMilliseconds)
{
    EXPECT_EQ(toText(*parseInstant("2026-11-22T06:00:00.9999Z")), "2026-11-22T06:00:00.999Z");
    EXPECT_EQ(toText(*parseInstant("2026-11-22T06:00:00.1Z")), "2026-11-22T06:00:00.100Z");
    EXPECT_EQ(toText(*parseInstant("2026-11-22T06:00:00.Z")), "2026-11-22T06:00:00.000Z");
}

TEST(Instant, RefusesEveryPartOutOfItsRange)
{
    for (const char* text :
         {"2026-00-22T06:00:00Z", "2026-11-00T06:00:00Z", "2026-11-31T06:00:00Z", "2026-11-22T06:60:00Z",
          "2026-11-22T06:00:00+24:00", "2026-11-22T06:00:00+08:60", "2026-11-22T06:00:00+0800", "2026-1-22T06:00:00Z",
          "+026-11-22T06:00:00Z", "2026-11-22T-6:00:00Z", "2026/11/22T06:00:00Z", "2026-11-22T06.00.00Z", "2027-02-29T00:00:00Z"})
        EXPECT_FALSE(parseInstant(text)) << text;
    EXPECT_TRUE(parseInstant("2028-02-29T00:00:00Z"));
}

TEST(Instant, NeverReadsATextThatIsCutShortOrHasMore)
{
    const std::string whole = "2026-11-22T06:00:00.250+08:00";
    for (std::size_t length = 0; length < whole.size(); ++length) EXPECT_FALSE(parseInstant(whole.substr(0, length))) << length;
    EXPECT_FALSE(parseInstant(whole + "0"));
    EXPECT_TRUE(parseInstant(whole));
}

TEST(Date, ReadsWhatItWritesAndNothingElse)
{
    for (int day = 0; day < 40'000; day += 17) {
        const Date date{std::chrono::sys_days{std::chrono::days{day}}};
        EXPECT_EQ(parseDate(toText(date)), date);
    }
    for (const char* text :
         {"", "2026-11-2", "2026-11-222", "2026-13-01", "2026-02-29", "26-11-22", "2026-11-22T", "2026 11 22", "２０２６"})
        EXPECT_FALSE(parseDate(text)) << text;
}

TEST(Duration, ReadsAnyNumberOfAnyUnitAndWritesTheLargest)
{
    EXPECT_EQ(toText(Duration{48h}), "2d");
    EXPECT_EQ(toText(Duration{90s}), "90s");
    EXPECT_EQ(toText(Duration{120s}), "2m");
    EXPECT_EQ(toText(Duration{1500}), "1500ms");
    EXPECT_EQ(parseDuration("007s"), Duration{7s});
    EXPECT_EQ(parseDuration("9223372036854775807ms")->count(), INT64_MAX);
    for (const char* text : {"9223372036854775808ms", "9223372036854775807s", "1S", "1 ", "1ss", "0x1s", "1.5s", "+1s"})
        EXPECT_FALSE(parseDuration(text)) << text;
}

} // namespace
} // namespace gaffer
