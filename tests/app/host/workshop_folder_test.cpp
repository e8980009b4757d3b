#include "app/host/workshop_folder.hpp"

#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace gaffer {
namespace {

TEST(WorkshopFolder, HasOneOwnerWhomASecondNames)
{
    const TempFolder temp;
    const WorkshopFolder folder{temp.path()};
    const auto first = FolderLock::take(folder);
    ASSERT_TRUE(first);
    const auto second = FolderLock::take(folder);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().key, "folder.inUse");
    EXPECT_NE(second.error().text.find(std::to_string(getpid())), std::string::npos) << second.error().text;
}

TEST(WorkshopFolder, IsFreeAgainWhenItsOwnerIsGone)
{
    const TempFolder temp;
    const WorkshopFolder folder{temp.path()};
    EXPECT_FALSE(isOwned(folder));
    {
        const auto lock = FolderLock::take(folder);
        EXPECT_TRUE(isOwned(folder));
    }
    EXPECT_FALSE(isOwned(folder));
    EXPECT_TRUE(FolderLock::take(folder));
}

TEST(WorkshopFolder, IsNotTakenWhereNobodyMayWrite)
{
    const TempFolder temp;
    chmod(temp.path().c_str(), 0555);
    const auto lock = FolderLock::take({temp.path()});
    chmod(temp.path().c_str(), 0755);
    ASSERT_FALSE(lock);
    EXPECT_EQ(lock.error().code, FaultCode::Unavailable);
    EXPECT_FALSE(FolderLock::take({temp.path() / "missing"}));
}

TEST(WorkshopFolder, TellsAServicesAddressOnlyWhileItIsOwned)
{
    const TempFolder temp;
    const WorkshopFolder folder{temp.path()};
    ASSERT_TRUE(replaceFile(folder.port(), "127.0.0.1:7411\n"));
    EXPECT_FALSE(runningService(folder));
    const auto lock = FolderLock::take(folder);
    EXPECT_EQ(runningService(folder), "127.0.0.1:7411");
}

TEST(WorkshopFolder, ReadsWhatItReplaced)
{
    const TempFolder temp;
    ASSERT_TRUE(replaceFile(temp.path() / "a", "one"));
    ASSERT_TRUE(replaceFile(temp.path() / "a", "two"));
    EXPECT_EQ(*readFile(temp.path() / "a"), "two");
    EXPECT_FALSE(readFile(temp.path() / "b"));
    EXPECT_FALSE(readFile(temp.path()));
    EXPECT_FALSE(replaceFile(temp.path() / "no" / "a", "x"));
}

} // namespace
} // namespace gaffer
