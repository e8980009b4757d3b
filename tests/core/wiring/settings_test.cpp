#include "core/wiring/settings.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(TimeOfDay, RefusesTextThatIsNoTimeOfDay)
{
    for (const char* text :
         {"", "8:00", "08.00", "0800", "08:0", "08:000", "24:01", "25:00", "08:60", "-8:00", "08:-1", "ab:cd", "08:00 ", "0x:00"})
        EXPECT_FALSE(TimeOfDay::parse(text)) << '"' << text << '"';
}

TEST(TimeOfDay, MidnightMayBeginOrEndTheDay)
{
    EXPECT_EQ(TimeOfDay::parse("00:00"), TimeOfDay{0});
    EXPECT_EQ(TimeOfDay::parse("24:00"), TimeOfDay{1440});
    EXPECT_EQ(TimeOfDay::parse("23:59"), TimeOfDay{1439});
}

TEST(TimeOfDay, ReadsWhatItWritesForEveryMinuteOfTheDay)
{
    for (int minutes = 0; minutes <= 1440; ++minutes) EXPECT_EQ(TimeOfDay::parse(TimeOfDay{minutes}.text()), TimeOfDay{minutes});
}

TEST(TimeOfDay, IsWrittenWithTwoDigitsEach) { EXPECT_EQ((TimeOfDay{8 * 60 + 5}.text()), "08:05"); }

TEST(Settings, ListEveryMember)
{
    // A member that is missing in fields() would be neither read nor written; change all of them and look.
    constexpr auto count = Settings::fields([](const auto&... field) { return sizeof...(field); });
    Settings changed;
    std::size_t visited = 0;
    forEachField(changed, [&](std::string_view, auto& member) {
        member = {};
        ++visited;
    });
    EXPECT_EQ(visited, count);
    const Settings untouched;
    EXPECT_NE(changed, untouched);
    EXPECT_EQ(sizeof(Settings), count * sizeof(double)) << "every member is eight bytes and listed";
}

TEST(Settings, DefaultsKeepTheirOrder)
{
    const Settings settings;
    EXPECT_LT(settings.windowLow, settings.windowHigh);
    EXPECT_LT(settings.careWarn, settings.careBlock);
    EXPECT_GT(settings.stalePeriods, 1);
}

} // namespace
} // namespace gaffer
