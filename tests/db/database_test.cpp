#include "db/database.hpp"

#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>

namespace gaffer {
namespace {

constexpr std::array firstSchema{Migration{1, "things", "CREATE TABLE thing (name TEXT NOT NULL) STRICT;"}};
constexpr std::array secondSchema{firstSchema[0], Migration{2, "weights", "ALTER TABLE thing ADD COLUMN grams REAL;"}};
constexpr std::array brokenSchema{firstSchema[0],
                                  Migration{2, "more", "CREATE TABLE other (a INT) STRICT; CREATE TABLE thing (b INT);"}};

class DatabaseFile : public testing::Test {
protected:
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path() / "some.db"; }
    static int count(Database& database)
    {
        SQLite::Statement query{database.connection(), "SELECT count(*) FROM thing"};
        query.executeStep();
        return query.getColumn(0).getInt();
    }
    TempFolder m_folder;
};

TEST_F(DatabaseFile, IsUnavailableInAFolderThatDoesNotExist)
{
    const std::filesystem::path missing = m_folder.path() / "missing" / "some.db";
    const auto opened = Database::open(missing);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, FaultCode::Unavailable);
    EXPECT_NE(opened.error().text.find(missing.string()), std::string::npos) << opened.error().text;
}

TEST_F(DatabaseFile, IsDamagedWhenItIsNoDatabase)
{
    std::ofstream{file()} << std::string(8192, 'x');
    const auto opened = Database::open(file());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, FaultCode::Damaged);
}

TEST_F(DatabaseFile, IsUnavailableForReadingWhenMissing)
{
    const auto opened = Database::open(file(), {.mode = OpenMode::ReadOnly});
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, FaultCode::Unavailable);
    EXPECT_FALSE(std::filesystem::exists(file()));
}

TEST_F(DatabaseFile, SyncsEveryCommitOfAWriteAheadLog)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database);
    EXPECT_EQ(database->connection().execAndGet("PRAGMA journal_mode").getString(), "wal");
    EXPECT_EQ(database->connection().execAndGet("PRAGMA synchronous").getInt(), 2);
}

TEST_F(DatabaseFile, KeepsThePageSizeItWasMadeWith)
{
    constexpr int large = 16384;
    ASSERT_TRUE(Database::open(file(), {.pageSize = large})->migrate(firstSchema));
    auto again = Database::open(file());
    ASSERT_TRUE(again);
    EXPECT_EQ(again->connection().execAndGet("PRAGMA page_size").getInt(), large);
}

TEST_F(DatabaseFile, MigratesFromEachVersionToTheNewest)
{
    {
        auto database = Database::open(file());
        EXPECT_EQ(database->schemaVersion(), 0);
        ASSERT_TRUE(database->migrate(firstSchema));
        EXPECT_EQ(database->schemaVersion(), 1);
    }
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(secondSchema));
    EXPECT_EQ(database->schemaVersion(), 2);
    EXPECT_TRUE(database->migrate(secondSchema));
    database->connection().exec("INSERT INTO thing VALUES ('goblet', 180)");
    EXPECT_EQ(count(*database), 1);
}

TEST_F(DatabaseFile, RefusesASchemaOfALaterProgramAndChangesNothing)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(secondSchema));
    const auto refused = database->migrate(firstSchema);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, FaultCode::Conflict);
    EXPECT_EQ(refused.error().key, "database.newer");
    EXPECT_EQ(database->schemaVersion(), 2);
}

TEST_F(DatabaseFile, AppliesAMigrationWhollyOrNotAtAll)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(firstSchema));
    ASSERT_FALSE(database->migrate(brokenSchema));
    EXPECT_EQ(database->schemaVersion(), 1);
    EXPECT_FALSE(database->connection().tableExists("other"));
}

TEST_F(DatabaseFile, RollsATransactionBackWhenItsWorkFails)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(firstSchema));
    const auto outcome = database->transaction([&]() -> Outcome {
        database->connection().exec("INSERT INTO thing VALUES ('vase')");
        return Fault{FaultCode::BadInput, "test", "no", {}};
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::BadInput);
    EXPECT_EQ(count(*database), 0);
}

TEST_F(DatabaseFile, TurnsAnErrorInsideATransactionIntoAFault)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(firstSchema));
    const auto outcome = database->transaction([&]() -> Outcome {
        database->connection().exec("INSERT INTO thing VALUES (NULL)");
        return Done{};
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Internal);
}

TEST_F(DatabaseFile, IsReadBesideItsWriterAndNeverChangedByTheReader)
{
    auto writer = Database::open(file());
    ASSERT_TRUE(writer->migrate(firstSchema));
    ASSERT_TRUE(writer->transaction([&]() -> Outcome {
        writer->connection().exec("INSERT INTO thing VALUES ('bowl')");
        return Done{};
    }));
    auto reader = Database::open(file(), {.mode = OpenMode::ReadOnly});
    ASSERT_TRUE(reader);
    EXPECT_EQ(count(*reader), 1);
    const auto refused = reader->transaction([&]() -> Outcome {
        reader->connection().exec("DELETE FROM thing");
        return Done{};
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, FaultCode::Unavailable);
}

TEST_F(DatabaseFile, OfAVersionThatNoProgramWillHaveIsDamaged)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(firstSchema));
    database->connection().exec("PRAGMA user_version=134217729");
    EXPECT_EQ(database->migrate(firstSchema).error().code, FaultCode::Damaged);
}

TEST_F(DatabaseFile, OfAVersionWithAFlippedBitIsDamagedAndNotALaterProgramsNorAnEarlierOnes)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(secondSchema));
    for (unsigned bit = 0; bit < 32; ++bit) {
        database->connection().exec("PRAGMA user_version=" + std::to_string(static_cast<std::int32_t>(2U ^ (1U << bit))));
        const auto opened = database->migrate(secondSchema);
        ASSERT_FALSE(opened) << bit;
        EXPECT_EQ(opened.error().code, FaultCode::Damaged) << bit;
    }
    database->connection().exec("PRAGMA user_version=-1; PRAGMA application_id=0");
    EXPECT_EQ(database->migrate(secondSchema).error().code, FaultCode::Damaged) << "also where nothing else tells it";
}

TEST_F(DatabaseFile, OfAnUnknownFormatIsDamagedAndNotMerelyReadOnly)
{
    ASSERT_TRUE(Database::open(file())->migrate(firstSchema));
    {
        std::fstream bytes{file(), std::ios::in | std::ios::out | std::ios::binary};
        bytes.seekp(18);
        bytes.put('\x0a');
    }
    const auto opened = Database::open(file());
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, FaultCode::Damaged);
}

TEST_F(DatabaseFile, IsReadInAFolderThatCannotBeWritten)
{
    ASSERT_TRUE(Database::open(file())->migrate(firstSchema));
    using std::filesystem::perms;
    std::filesystem::permissions(m_folder.path(), perms::all & ~(perms::owner_write | perms::group_write | perms::others_write));
    const bool superuser = ::geteuid() == 0;
    // Nothing is forbidden to the superuser, so somebody else has to look.
    constexpr uid_t nobody = 65534;
    ASSERT_TRUE(!superuser || ::seteuid(nobody) == 0);
    auto reader = Database::open(file(), {.mode = OpenMode::ReadOnly});
    ASSERT_TRUE(!superuser || ::seteuid(0) == 0);
    std::filesystem::permissions(m_folder.path(), perms::owner_all);
    ASSERT_TRUE(reader) << reader.error().text;
    EXPECT_EQ(count(*reader), 0);
}

TEST_F(DatabaseFile, EmptiesItsLogAtACheckpoint)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(firstSchema));
    EXPECT_GT(std::filesystem::file_size(file().string() + "-wal"), 0U);
    ASSERT_TRUE(database->checkpoint());
    EXPECT_EQ(std::filesystem::file_size(file().string() + "-wal"), 0U);
}

TEST_F(DatabaseFile, PassesTheQuickCheckWhenSound)
{
    auto database = Database::open(file());
    ASSERT_TRUE(database->migrate(firstSchema));
    EXPECT_TRUE(database->quickCheck());
}

TEST(Migrations, OfAnUnknownSetAreNone) { EXPECT_TRUE(migrationsOf("no such set").empty()); }

TEST(Migrations, AreNumberedFromOne)
{
    const auto steps = migrationsOf("history_hot");
    ASSERT_FALSE(steps.empty());
    EXPECT_EQ(steps.front().version, 1);
    EXPECT_EQ(steps.front().name, "hot");
    EXPECT_NE(steps.front().sql.find("CREATE TABLE scan"), std::string_view::npos);
}

} // namespace
} // namespace gaffer
