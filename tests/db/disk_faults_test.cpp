#include "db/disk.hpp"

#include "db/database.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

class DiskFaults : public testing::Test {
protected:
    void write(const std::string& name, const std::string& text) const { std::ofstream{m_folder.path() / name} << text; }
    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> found;
        for (const DiskFile& file : m_disk.list(m_folder.path())) found.push_back(file.name);
        return found;
    }
    TempFolder m_folder;
    SystemDisk m_disk;
};

TEST_F(DiskFaults, MakingAFolderThatIsThereIsNoFault)
{
    ASSERT_TRUE(m_disk.makeFolder(m_folder.path() / "a" / "b"));
    EXPECT_TRUE(m_disk.makeFolder(m_folder.path() / "a" / "b"));
}

TEST_F(DiskFaults, RemovingWhatIsNotThereIsNoFault) { EXPECT_TRUE(m_disk.remove(m_folder.path() / "none.db")); }

TEST_F(DiskFaults, RemovingADatabaseLeavesItsNeighboursAlone)
{
    for (const char* name : {"one.db", "one.db-wal", "one.db-shm", "one.db.damaged-1", "one.db2", "two.db-wal"}) write(name, "x");
    ASSERT_TRUE(m_disk.remove(m_folder.path() / "one.db"));
    EXPECT_EQ(names(), (std::vector<std::string>{"one.db.damaged-1", "one.db2", "two.db-wal"}));
}

TEST_F(DiskFaults, AFolderThatIsNotEmptyIsNotRemoved)
{
    ASSERT_TRUE(m_disk.makeFolder(m_folder.path() / "full.db" / "inner"));
    const auto outcome = m_disk.remove(m_folder.path() / "full.db");
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Unavailable);
    EXPECT_FALSE(outcome.error().details.empty()) << "it names the path";
}

TEST_F(DiskFaults, RenamingIntoAFolderThatDoesNotExistKeepsTheName)
{
    write("one.db", "x");
    EXPECT_EQ(m_disk.rename(m_folder.path() / "one.db", m_folder.path() / "none" / "one.db").error().code,
              FaultCode::Unavailable);
    EXPECT_EQ(names(), std::vector<std::string>{"one.db"});
}

TEST_F(DiskFaults, ARenamedDatabaseIsReadUnderItsNewName)
{
    {
        auto database = Database::open(m_folder.path() / "one.db");
        ASSERT_TRUE(database);
        database->connection().exec("CREATE TABLE thing (a INT); INSERT INTO thing VALUES (7)");
    }
    ASSERT_TRUE(m_disk.rename(m_folder.path() / "one.db", m_folder.path() / "two.db"));
    auto again = Database::open(m_folder.path() / "two.db", {.mode = OpenMode::ReadOnly});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->connection().execAndGet("SELECT a FROM thing").getInt(), 7);
}

TEST_F(DiskFaults, NamesWithSpacesAndChineseLettersAreListed)
{
    write("车间 1.db", "12");
    EXPECT_EQ(m_disk.list(m_folder.path()), (std::vector<DiskFile>{{"车间 1.db", 2}}));
}

TEST_F(DiskFaults, UsesTheSystemsFileLayer) { EXPECT_TRUE(m_disk.vfs().empty()); }

} // namespace
} // namespace gaffer
