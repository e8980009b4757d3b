#include "tests/support/simulated_disk.hpp"

#include "db/database.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr auto schema = std::array{Migration{1, "things", "CREATE TABLE thing (number INTEGER PRIMARY KEY, text TEXT) STRICT;"}};
const std::filesystem::path file = "/some/where.db";

Result<Database> openOn(const SimulatedDisk& disk)
{
    auto database = Database::open(file, {.vfs = disk.vfs()});
    if (database)
        if (const Outcome migrated = database->migrate(schema); !migrated) return migrated.error();
    return database;
}

Outcome add(Database& database, int number)
{
    return database.transaction([&]() -> Outcome {
        SQLite::Statement insert{database.connection(), "INSERT INTO thing VALUES (?, ?)"};
        insert.bind(1, number);
        insert.bind(2, std::string(900, static_cast<char>('a' + number % 26)));
        insert.exec();
        return Done{};
    });
}

int countIn(Database& database) { return database.connection().execAndGet("SELECT count(*) FROM thing").getInt(); }

/// Rows that were acknowledged, then missing after the power came back; -1 when the file was no database any more.
int lostAtACut(unsigned seed, const char* synchronous)
{
    SimulatedDisk disk{seed};
    int acknowledged = 0;
    {
        auto database = openOn(disk);
        database->connection().exec(std::string{"PRAGMA synchronous="} + synchronous);
        disk.cutPowerAt(20 + seed % 90);
        while (add(*database, acknowledged)) ++acknowledged;
    }
    disk.restart();
    auto again = openOn(disk);
    if (!again || !again->integrityCheck()) return -1;
    return std::max(acknowledged - countIn(*again), 0);
}

TEST(SimulatedDisk, LosesAcknowledgedRowsOfAProgramThatDoesNotSync)
{
    int harmed = 0;
    for (unsigned seed = 1; seed <= 20; ++seed) harmed += lostAtACut(seed, "OFF") != 0 ? 1 : 0;
    EXPECT_GT(harmed, 5) << "a disk that forgives everything proves nothing";
}

TEST(SimulatedDisk, LosesNothingOfAProgramThatSyncs)
{
    for (unsigned seed = 1; seed <= 20; ++seed) EXPECT_EQ(lostAtACut(seed, "FULL"), 0) << "seed " << seed;
}

TEST(SimulatedDisk, LosesTheSameWithTheSameSeed)
{
    for (unsigned seed = 1; seed <= 5; ++seed) EXPECT_EQ(lostAtACut(seed, "NORMAL"), lostAtACut(seed, "NORMAL"));
}

TEST(SimulatedDisk, DoesNothingWhileItsPowerIsCut)
{
    SimulatedDisk disk{1};
    auto database = openOn(disk);
    ASSERT_TRUE(add(*database, 1));
    disk.cutPowerAt(1);
    EXPECT_EQ(add(*database, 2).error().code, FaultCode::Unavailable);
    EXPECT_FALSE(disk.remove(file));
    EXPECT_FALSE(disk.rename(file, "/some/else.db"));
    EXPECT_EQ(disk.struck(), 1U) << "a cut is one fault, however much fails after it";
}

TEST(SimulatedDisk, FailsExactlyTheCallItWasToldToFail)
{
    SimulatedDisk disk{1};
    auto database = openOn(disk);
    constexpr std::uint64_t far = 100;
    disk.failAt(far);
    const auto before = disk.calls();
    int number = 0;
    while (add(*database, number)) ++number;
    EXPECT_EQ(disk.struck(), 1U);
    EXPECT_GE(disk.calls() - before, far);
    EXPECT_TRUE(add(*database, number)) << "once, not for ever";
    EXPECT_EQ(disk.struck(), 1U);
    EXPECT_EQ(countIn(*database), number + 1);
}

TEST(SimulatedDisk, HasNoRoomBeyondItsLimit)
{
    SimulatedDisk disk{1};
    auto database = openOn(disk);
    ASSERT_TRUE(add(*database, 1));
    disk.limit(1);
    EXPECT_EQ(add(*database, 2).error().code, FaultCode::Full);
    EXPECT_EQ(disk.space(file.parent_path())->free, 0U);
    disk.limit(10'000'000);
    EXPECT_TRUE(add(*database, 2));
    EXPECT_GT(disk.space(file.parent_path())->free, 0U);
}

TEST(SimulatedDisk, LetsOneWriterInAtATime)
{
    SimulatedDisk disk{1};
    auto first = openOn(disk);
    auto second = Database::open(file, {.busyTimeout = Duration{0}, .vfs = disk.vfs()});
    ASSERT_TRUE(second);
    EXPECT_TRUE(first->transaction([&]() -> Outcome {
        EXPECT_EQ(add(*second, 1).error().code, FaultCode::Unavailable);
        return Done{};
    }));
    EXPECT_TRUE(add(*second, 1));
    EXPECT_EQ(countIn(*first), 1);
}

TEST(SimulatedDisk, MovesAndRemovesADatabaseWithItsLog)
{
    SimulatedDisk disk{1};
    {
        auto database = openOn(disk);
        ASSERT_TRUE(add(*database, 1));
        EXPECT_EQ(disk.list("/some").size(), 2U) << "the file and its log";
    }
    ASSERT_TRUE(disk.rename(file, "/some/else.db"));
    EXPECT_EQ(disk.list("/some").front().name, "else.db");
    ASSERT_TRUE(disk.remove("/some/else.db"));
    EXPECT_TRUE(disk.list("/some").empty());
}

} // namespace
} // namespace gaffer
