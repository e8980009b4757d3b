#include "app/upkeep/calm_file.hpp"

#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace gaffer {
namespace {

void append(const std::filesystem::path& file, std::int64_t bytes)
{
    std::ofstream{file, std::ios::binary | std::ios::app} << std::string(static_cast<std::size_t>(bytes), 'x');
}

TEST(CalmFile, BringsWhatIsNewInPortionsAndNothingTwice)
{
    const TempFolder folder;
    const auto file = folder.path() / "large";
    append(file, 3 * CalmFile::portion + 1);
    CalmFile calm{file};
    EXPECT_EQ(calm.bringNew(), 4);
    EXPECT_EQ(calm.bringNew(), 0);
    append(file, 10);
    EXPECT_EQ(calm.bringNew(), 1);
    EXPECT_EQ(std::filesystem::file_size(file), static_cast<std::uintmax_t>(3 * CalmFile::portion + 11));
}

TEST(CalmFile, LeavesAFileThatIsNotThereAlone)
{
    const TempFolder folder;
    CalmFile calm{folder.path() / "none"};
    EXPECT_EQ(calm.bringNew(), 0);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "none"));
}

TEST(RemoveCalmly, RemovesSmallAndLargeFilesAndNothingElse)
{
    const TempFolder folder;
    const auto large = folder.path() / "large";
    append(large, 1);
    std::filesystem::resize_file(large, 200ULL << 20);
    append(folder.path() / "small", 5);
    append(folder.path() / "other", 7);
    removeCalmly(large);
    removeCalmly(folder.path() / "small");
    removeCalmly(folder.path() / "none");
    EXPECT_FALSE(std::filesystem::exists(large));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "small"));
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "other"), 7U);
}

} // namespace
} // namespace gaffer
