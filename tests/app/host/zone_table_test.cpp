#include "app/host/zone_table.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

std::string localOf(const std::string& zone, const char* utc)
{
    return toText(toLocal(*readZone(zone), *parseInstant(utc))).substr(0, 16);
}

TEST(ZoneTable, RefusesZonesThatDoNotExist)
{
    for (const char* name : {"", "Mars/Olympus", "../../etc/passwd", "/etc/passwd", "Europe"})
        EXPECT_FALSE(readZone(name)) << name;
}

TEST(ZoneTable, RefusesBytesThatAreNoZone)
{
    EXPECT_FALSE(parseZone(""));
    EXPECT_FALSE(parseZone("TZif2"));
    EXPECT_FALSE(parseZone("TZif2" + std::string(39, '\x7f')));
    EXPECT_FALSE(parseZone(std::string(100, 'x')));
}

TEST(ZoneTable, KnowsAZoneWithoutSummerTime)
{
    EXPECT_EQ(localOf("Asia/Shanghai", "2026-01-15T16:30:00Z"), "2026-01-16T00:30");
    EXPECT_EQ(localOf("Asia/Shanghai", "2026-07-15T16:30:00Z"), "2026-07-16T00:30");
    EXPECT_EQ(localOf("UTC", "2026-07-15T16:30:00Z"), "2026-07-15T16:30");
}

TEST(ZoneTable, KnowsTheNightsOfSummerTime)
{
    EXPECT_EQ(localOf("Europe/Prague", "2026-03-29T00:59:59Z"), "2026-03-29T01:59");
    EXPECT_EQ(localOf("Europe/Prague", "2026-03-29T01:00:00Z"), "2026-03-29T03:00");
    EXPECT_EQ(localOf("Europe/Prague", "2026-10-25T00:59:59Z"), "2026-10-25T02:59");
    EXPECT_EQ(localOf("Europe/Prague", "2026-10-25T01:00:00Z"), "2026-10-25T02:00");
    EXPECT_EQ(localOf("America/New_York", "2026-03-08T07:00:00Z"), "2026-03-08T03:00");
    EXPECT_EQ(localOf("America/New_York", "2026-11-01T05:59:59Z"), "2026-11-01T01:59");
    EXPECT_EQ(localOf("America/New_York", "2026-11-01T06:00:00Z"), "2026-11-01T01:00");
}

} // namespace
} // namespace gaffer
