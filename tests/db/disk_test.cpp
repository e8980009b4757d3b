#include "db/disk.hpp"

#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

class SystemDiskTest : public testing::Test {
protected:
    void write(const std::string& name, const std::string& text) { std::ofstream{m_folder.path() / name} << text; }
    TempFolder m_folder;
    SystemDisk m_disk;
};

TEST_F(SystemDiskTest, HasNoFilesInAFolderThatDoesNotExist) { EXPECT_TRUE(m_disk.list(m_folder.path() / "none").empty()); }

TEST_F(SystemDiskTest, CannotMakeAFolderInsideAFile)
{
    write("file", "x");
    EXPECT_EQ(m_disk.makeFolder(m_folder.path() / "file" / "folder").error().code, FaultCode::Unavailable);
}

TEST_F(SystemDiskTest, KnowsNoRoomOfAFolderThatDoesNotExist)
{
    EXPECT_EQ(m_disk.space(m_folder.path() / "none").error().code, FaultCode::Unavailable);
}

TEST_F(SystemDiskTest, ListsFilesByNameWithTheirSizeAndNoFolders)
{
    write("b", "12345");
    write("a", "1");
    ASSERT_TRUE(m_disk.makeFolder(m_folder.path() / "folder" / "inner"));
    EXPECT_EQ(m_disk.list(m_folder.path()), (std::vector<DiskFile>{{"a", 1}, {"b", 5}}));
}

TEST_F(SystemDiskTest, MovesAndRemovesADatabaseWithItsLog)
{
    write("one.db", "1");
    write("one.db-wal", "2");
    ASSERT_TRUE(m_disk.rename(m_folder.path() / "one.db", m_folder.path() / "two.db"));
    EXPECT_EQ(m_disk.list(m_folder.path()), (std::vector<DiskFile>{{"two.db", 1}, {"two.db-wal", 1}}));
    ASSERT_TRUE(m_disk.remove(m_folder.path() / "two.db"));
    EXPECT_TRUE(m_disk.list(m_folder.path()).empty());
}

TEST_F(SystemDiskTest, TellsTheRoomThatIsLeft)
{
    const auto space = m_disk.space(m_folder.path());
    ASSERT_TRUE(space);
    EXPECT_GT(space->total, 0U);
    EXPECT_LE(space->free, space->total);
}

} // namespace
} // namespace gaffer
