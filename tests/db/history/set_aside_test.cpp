#include "db/history/set_aside.hpp"

#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(SetAside, KeepsEveryDamagedFileUnderANameOfItsOwn)
{
    const TempFolder folder;
    SystemDisk disk;
    const auto file = folder.path() / "raw-2026-11.db";
    for (const char* name : {"raw-2026-11.db.damaged-1", "raw-2026-11.db.damaged-2"}) {
        std::ofstream{file} << name;
        const auto aside = setAside(disk, file);
        ASSERT_TRUE(aside);
        EXPECT_EQ(*aside, name);
        EXPECT_FALSE(std::filesystem::exists(file));
    }
    EXPECT_EQ(disk.list(folder.path()).size(), 2U);
}

} // namespace
} // namespace gaffer
