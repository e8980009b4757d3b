#include "drivers/profile/profile_file.hpp"

#include "drivers/profile/embedded.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace gaffer {
namespace {

/// A profile with these further members and one point, which has these further members.
std::string profileWith(const std::string& members, const std::string& pointMembers = "")
{
    return R"({"profile":"x","maker":"m","models":"y","source":"s","certainty":"high")" + members +
           R"(,"points":[{"name":"pv","table":"holding","address":1,"type":"int16")" + pointMembers + "}]}";
}

/// What is wrong with a profile; empty when nothing is.
std::string mistake(const std::string& text)
{
    const auto profile = readProfile(text);
    return profile ? "" : profile.error().text;
}

void expectMistake(const std::string& text, const std::string& word)
{
    const std::string said = mistake(text);
    EXPECT_NE(said.find(word), std::string::npos) << text << "\nsaid: " << said;
}

TEST(ProfileFile, HoldsWhatAPersonWrote)
{
    const auto profile = readProfile(profileWith(
        R"(,"protocol":"aibus","line":{"baud":4800,"parity":"even","stopBits":2},"maxRead":8,"gaps":[[3,5]],"pause":"40ms",
            "identify":[{"table":"input","address":21,"count":2,"any":[[1,2],[]],"within":[-5,5]}],"eeprom":["pv"],
            "breaks":{"pv":"pv"},"notes":"n")",
        R"(,"scale":0.1,"unit":"degC","valid":[0,1700],"sentinels":{"31000":"sensor-break"})"));
    ASSERT_TRUE(profile) << profile.error().text;
    EXPECT_EQ(profile->certainty, Certainty::High);
    EXPECT_EQ(profile->protocol, modbus::Protocol::Aibus);
    EXPECT_EQ(profile->line, (FactoryLine{4800, Parity::Even, 2}));
    EXPECT_EQ(profile->maxRead, 8);
    EXPECT_EQ(profile->gaps, (std::vector<std::array<std::uint16_t, 2>>{{3, 5}}));
    EXPECT_EQ(profile->pause, std::chrono::milliseconds{40});
    const IdentifyRead& read = profile->identify.at(0);
    EXPECT_EQ(read.table, Table::Input);
    EXPECT_EQ(read.any, (std::vector<std::vector<std::uint16_t>>{{1, 2}, {}}));
    EXPECT_EQ(read.within, (std::array{-5, 5}));
    EXPECT_EQ(profile->points.at(0).sentinels.at("31000"), "sensor-break");
}

TEST(ProfileFile, HasModbusAndNoManneredExtrasUnlessItSaysSo)
{
    const auto profile = readProfile(profileWith(""));
    ASSERT_TRUE(profile);
    EXPECT_EQ(profile->protocol, modbus::Protocol::Modbus);
    EXPECT_FALSE(profile->line || profile->maxRead);
    EXPECT_TRUE(profile->gaps.empty() && profile->identify.empty() && profile->eeprom.empty() && profile->breaks.empty());
    EXPECT_EQ(profile->pause, Duration{0});
}

TEST(ProfileFile, IsRefusedWithTheNameOfWhatIsMissing)
{
    for (const char* member : {"profile", "maker", "models", "source", "certainty", "points"}) {
        std::string text = profileWith("");
        const auto at = text.find('"' + std::string{member} + '"');
        ASSERT_NE(at, std::string::npos);
        text.insert(at + 1, "not-");
        expectMistake(text, member);
    }
    expectMistake(R"({"profile":"x","maker":"m","models":"y","source":"s","certainty":"high","points":[{"table":"holding"}]})",
                  "name");
}

TEST(ProfileFile, IsRefusedWithTheWordThatIsNotKnown)
{
    expectMistake(profileWith(R"(,"certainty_":"high")"), "certainty_");
    expectMistake(profileWith(R"(,"protocol":"profibus")"), "profibus");
    expectMistake(profileWith("", R"(,"scales":0.1)"), "scales");
    expectMistake(profileWith(R"(,"line":{"bauds":9600})"), "bauds");
    expectMistake(profileWith(R"(,"identify":[{"address":1}])"), "table");
}

TEST(ProfileFile, IsRefusedWhenANameInItPointsNowhere)
{
    expectMistake(profileWith("", R"(,"decimalsFrom":"dp")"), "decimalsFrom");
    expectMistake(profileWith("", R"(,"writable":{"min":0,"max":1,"enable":"gate"})"), "enable");
    expectMistake(profileWith(R"(,"breaks":{"pv":"status"})"), "status");
    expectMistake(profileWith(R"(,"breaks":{"tv":"pv"})"), "tv");
    expectMistake(profileWith(R"(,"eeprom":["sp"])"), "sp");
    expectMistake(profileWith("", R"(,"sentinels":{"31000":"sensor-brake"})"), "sensor-brake");
}

TEST(ProfileFile, IsRefusedWhenANumberDoesNotFit)
{
    expectMistake(profileWith(R"(,"maxRead":70000)"), "maxRead");
    expectMistake(profileWith(R"(,"gaps":[[3]])"), "gaps");
    expectMistake(profileWith(R"(,"gaps":[[3,99999]])"), "gaps");
    expectMistake(profileWith(R"(,"pause":40)"), "pause");
    expectMistake(profileWith(R"(,"line":{"baud":-9600})"), "baud");
}

TEST(ProfileFile, ThatIsCutShortAnywhereIsRefusedAndNeverHalfTaken)
{
    const std::string whole = profileWith(R"(,"notes":"n")");
    for (std::size_t length = 0; length < whole.size(); ++length) EXPECT_FALSE(readProfile(whole.substr(0, length))) << length;
    EXPECT_FALSE(readProfile(whole + "}"));
}

TEST(EmbeddedProfiles, AreSortedAndEachIsNamedAsItsFile)
{
    const auto all = embeddedProfiles();
    ASSERT_FALSE(all.empty());
    EXPECT_TRUE(std::ranges::is_sorted(all, {}, &EmbeddedProfile::name));
    for (const EmbeddedProfile& one : all) {
        const auto profile = readProfile(one.json);
        ASSERT_TRUE(profile) << one.name << ": " << profile.error().text;
        EXPECT_EQ(profile->profile, one.name);
        EXPECT_EQ(*findProfile(std::string{one.name}), *profile);
    }
}

} // namespace
} // namespace gaffer
