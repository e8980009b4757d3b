#include "db/event_log_sqlite.hpp"

#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

/// gaffer.db as the first release wrote it: one event of each kind, their commands, a refusal and a snapshot. Never made anew.
const std::filesystem::path golden = std::filesystem::path{GAFFER_SOURCE_DIR} / "tests/db/golden/gaffer-v1.db";
constexpr std::uint64_t goldenEvents = 40;
constexpr auto goldenHead = "e8c68b24f4cd5310cd767c729f1601878afd200dec93ddfdeac291cc207e825a";

class GoldenDatabase : public testing::Test {
protected:
    GoldenDatabase() : file{folder.path() / "gaffer.db"} { std::filesystem::copy_file(golden, file); }
    TempFolder folder;
    std::filesystem::path file;
};

TEST_F(GoldenDatabase, OfTheFirstReleaseIsReadAndGoesOn)
{
    const auto log = EventLogSqlite::open(file, {.reserveBytes = 0});
    ASSERT_TRUE(log) << log.error().text;
    EXPECT_EQ((*log)->lastSeq(), goldenEvents);
    EXPECT_EQ((*log)->head(), goldenHead);
    std::uint64_t read = 0;
    const Outcome reading = (*log)->read(0, [&](const Event& event, std::string_view) { return event.seq == ++read; });
    ASSERT_TRUE(reading) << reading.error().text;
    EXPECT_EQ(read, goldenEvents);
    const Event next{goldenEvents + 1,  fromMillis(1'763'900'000'000), "1001", SeatId{"B01"}, CommandId{"new"},
                     RunEnded{RunId{1}}};
    EXPECT_TRUE((*log)->append({&next, 1}, {}, next.time));
}

TEST_F(GoldenDatabase, OfTheFirstReleaseRemembersItsCommands)
{
    const auto log = EventLogSqlite::open(file, {.reserveBytes = 0});
    ASSERT_TRUE(log);
    const auto done = (*log)->find(CommandId{"c-7"});
    ASSERT_TRUE(done && *done);
    EXPECT_EQ((*done)->answer, (Answer{7, 7}));
    const auto refused = (*log)->find(CommandId{"refused"});
    ASSERT_TRUE(refused && *refused);
    EXPECT_EQ((*refused)->refusal->key, "melt.notWorkable");
}

TEST_F(GoldenDatabase, OfTheFirstReleaseGivesItsSnapshot)
{
    const auto log = EventLogSqlite::open(file, {.reserveBytes = 0});
    ASSERT_TRUE(log);
    const auto snapshot = (*log)->loadSnapshot();
    ASSERT_TRUE(snapshot) << snapshot.error().text;
    ASSERT_TRUE(*snapshot);
    EXPECT_EQ((*snapshot)->seq, goldenEvents);
    EXPECT_FALSE((*snapshot)->stations.empty());
}

TEST_F(GoldenDatabase, OfTheFirstReleaseIsReadWithoutBeingChanged)
{
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    const auto log = EventLogSqlite::open(file, {.mode = OpenMode::ReadOnly});
    ASSERT_TRUE(log) << log.error().text;
    EXPECT_TRUE((*log)->read(0, [](const Event&, std::string_view) { return true; }));
}

} // namespace
} // namespace gaffer
