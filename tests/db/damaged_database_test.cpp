#include "db/damaged_database.hpp"

#include "tests/support/temp_folder.hpp"

#include <array>
#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr std::array migrations{Migration{1, "pieces", "CREATE TABLE piece (id INTEGER PRIMARY KEY, data BLOB)"}};
constexpr int pageBytes = 4096;
constexpr std::int64_t rows = 500;

class DamagedDatabase : public testing::Test {
protected:
    DamagedDatabase()
    {
        EXPECT_TRUE(makeEmpty(m_file, m_form));
        auto database = Database::open(m_file);
        EXPECT_TRUE(database->transaction([&]() -> Outcome {
            SQLite::Statement insert{database->connection(), "INSERT INTO piece VALUES (?, zeroblob(300))"};
            for (std::int64_t id = 1; id <= rows; ++id) {
                insert.reset();
                insert.bind(1, id);
                insert.exec();
            }
            return Done{};
        }));
        EXPECT_TRUE(database->checkpoint());
    }
    /// Fills a page, counted from 0, with what no page begins with.
    void destroyPage(int page) const
    {
        std::fstream stream{m_file, std::ios::binary | std::ios::in | std::ios::out};
        stream.seekp(static_cast<std::streamoff>(page) * pageBytes);
        stream << std::string(pageBytes, 'x');
    }
    /// The keys that can be read behind `after`, at most `most`.
    [[nodiscard]] std::vector<std::int64_t> keys(std::int64_t after = 0, std::size_t most = rows) const
    {
        const auto database = openDamaged(m_file, m_copy, m_form);
        EXPECT_TRUE(database);
        std::vector<std::int64_t> found;
        if (!database) return found;
        visitReadable(*database, "SELECT id FROM piece WHERE id > ? ORDER BY id", after, 10'000, [&](SQLite::Statement& row) {
            found.push_back(row.getColumn(0).getInt64());
            return found.size() < most;
        });
        return found;
    }
    TempFolder m_folder;
    std::filesystem::path m_file{m_folder.path() / "pieces.db"};
    std::filesystem::path m_copy{m_folder.path() / "copy.db"};
    DatabaseForm m_form{migrations, pageBytes, "SELECT id FROM piece", ""};
};

TEST_F(DamagedDatabase, IsReadAsItIsWhenItIsSound)
{
    EXPECT_EQ(keys().size(), static_cast<std::size_t>(rows));
    EXPECT_FALSE(std::filesystem::exists(m_copy));
}

TEST_F(DamagedDatabase, GivesTheRowsBehindTheOneAskedForUntilEnough)
{
    EXPECT_EQ(keys(100, 3), (std::vector<std::int64_t>{101, 102, 103}));
    EXPECT_TRUE(keys(rows).empty());
}

TEST_F(DamagedDatabase, HidesOnlyTheRowsOfTheDamagedPage)
{
    constexpr int rowsAPageMost = 14;
    destroyPage(20);
    const auto found = keys();
    EXPECT_LT(found.size(), static_cast<std::size_t>(rows));
    EXPECT_GE(found.size(), static_cast<std::size_t>(rows) - rowsAPageMost);
    EXPECT_TRUE(std::ranges::is_sorted(found));
    EXPECT_EQ(std::ranges::adjacent_find(found), found.end()) << "none twice";
    EXPECT_EQ(found.back(), rows);
}

TEST_F(DamagedDatabase, IsReadThroughACopyWhenItsFirstPageIsLost)
{
    destroyPage(0);
    EXPECT_EQ(keys().size(), static_cast<std::size_t>(rows));
    EXPECT_TRUE(std::filesystem::exists(m_copy));
    std::string first(4, '\0');
    std::ifstream{m_file, std::ios::binary}.read(first.data(), 4);
    EXPECT_EQ(first, "xxxx") << "the damaged file is left as it is";
}

TEST_F(DamagedDatabase, HasNoRowsBehindAHoleThatIsTooLong)
{
    destroyPage(20);
    const auto database = openDamaged(m_file, m_copy, m_form);
    ASSERT_TRUE(database);
    std::int64_t last = 0;
    visitReadable(*database, "SELECT id FROM piece WHERE id > ? ORDER BY id", 0, 2, [&](SQLite::Statement& row) {
        last = row.getColumn(0).getInt64();
        return true;
    });
    EXPECT_GT(last, 0);
    EXPECT_LT(last, rows);
}

} // namespace
} // namespace gaffer
