#include "db/reserve_file.hpp"

#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr std::uint64_t someBytes = 100'000;

TEST(ReserveFile, CannotBeKeptInAFolderThatDoesNotExist)
{
    const TempFolder folder;
    ReserveFile reserve{folder.path() / "missing" / "gaffer.reserve", someBytes};
    EXPECT_FALSE(reserve.keep());
    EXPECT_FALSE(reserve.kept());
    EXPECT_FALSE(reserve.release());
}

TEST(ReserveFile, LeavesNothingWhenTheDiskHasNoRoom)
{
    const TempFolder folder;
    ReserveFile reserve{folder.path() / "gaffer.reserve", std::uint64_t{1} << 60};
    EXPECT_FALSE(reserve.keep());
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(ReserveFile, TakesRealRoomAndGivesItBack)
{
    const TempFolder folder;
    const auto file = folder.path() / "gaffer.reserve";
    ReserveFile reserve{file, someBytes};
    EXPECT_FALSE(reserve.kept());
    EXPECT_TRUE(reserve.keep());
    EXPECT_TRUE(reserve.kept());
    EXPECT_EQ(std::filesystem::file_size(file), someBytes);
    EXPECT_TRUE(reserve.release());
    EXPECT_FALSE(std::filesystem::exists(file));
    EXPECT_FALSE(reserve.release()) << "there is nothing left to give";
}

TEST(ReserveFile, CompletesAShortFile)
{
    const TempFolder folder;
    const auto file = folder.path() / "gaffer.reserve";
    std::ofstream{file} << "short";
    ReserveFile reserve{file, someBytes};
    EXPECT_FALSE(reserve.kept());
    EXPECT_TRUE(reserve.keep());
    EXPECT_EQ(std::filesystem::file_size(file), someBytes);
}

TEST(ReserveFile, OfNoBytesIsAlwaysKept)
{
    const TempFolder folder;
    ReserveFile reserve{folder.path() / "gaffer.reserve", 0};
    EXPECT_TRUE(reserve.keep());
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

} // namespace
} // namespace gaffer
