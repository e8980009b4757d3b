#include "db/history/chunk_store.hpp"

#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

const PointName t1{"io.t1"};

Instant day(int year, int month, int dayOfMonth) { return std::chrono::sys_days{std::chrono::year{year} / month / dayOfMonth}; }

class ChunkStoreTest : public testing::Test {
protected:
    ChunkStoreTest() { reopen(); }
    void reopen(OpenMode mode = OpenMode::ReadWrite)
    {
        m_store.reset();
        m_store = std::make_unique<ChunkStore>(m_folder.path(), m_disk);
        ASSERT_TRUE(m_store->open(mode));
    }
    Outcome write(Instant begin, int scans = 5)
    {
        RecentHistory recent{SealRule{}};
        for (int i = 0; i < scans; ++i) recent.append(m_scans.good(begin + std::chrono::seconds{i}, 100 + i));
        recent.closeFrom(1);
        return m_store->write(sealBlock(*recent.closed().front()), "hot");
    }
    [[nodiscard]] std::size_t pieces(Instant from, Instant to, Outcome* outcome = nullptr) const
    {
        std::vector<SeriesPiece> found;
        const Outcome read = m_store->pieces(t1, from, to, found);
        if (outcome != nullptr)
            *outcome = read;
        else
            EXPECT_TRUE(read);
        return found.size();
    }
    [[nodiscard]] std::filesystem::path month(const char* name) const { return m_folder.path() / name; }
    TempFolder m_folder;
    SystemDisk m_disk;
    ScanMaker m_scans;
    std::unique_ptr<ChunkStore> m_store;
};

TEST_F(ChunkStoreTest, OfAnEmptyFolderHasNothing)
{
    EXPECT_EQ(pieces(Instant::min(), Instant::max()), 0U);
    EXPECT_TRUE(m_store->newest().empty());
    EXPECT_EQ(m_store->samples(), 0U);
    EXPECT_TRUE(m_store->years().empty());
    EXPECT_EQ(m_store->longestPeriod(t1), Duration{0});
    EXPECT_TRUE(m_store->verify());
}

TEST_F(ChunkStoreTest, PutsEachMonthIntoAFileOfItsOwn)
{
    for (const Instant begin : {day(2026, 11, 30), day(2026, 12, 1), day(2027, 1, 31)}) ASSERT_TRUE(write(begin));
    for (const char* name : {"raw-2026-11.db", "raw-2026-12.db", "raw-2027-01.db"})
        EXPECT_TRUE(std::filesystem::exists(month(name))) << name;
    EXPECT_EQ(m_store->years(), (std::set<int>{2026, 2027}));
    EXPECT_EQ(m_store->samples(), 60U);
    reopen();
    EXPECT_EQ(m_store->samples(), 60U);
    EXPECT_EQ(pieces(day(2026, 12, 1), day(2027, 1, 1)), 1U);
    EXPECT_EQ(pieces(day(2026, 1, 1), day(2028, 1, 1)), 3U);
}

TEST_F(ChunkStoreTest, LeavesFilesAloneThatAreNoMonths)
{
    for (const char* name :
         {"raw-2026-13.db", "raw-26-11.db", "raw-2026-11.db.bak", "rawr2026-11.db", "raw-2026-1a.db", "raw-.db"})
        std::ofstream{month(name)} << "somebody's notes";
    reopen();
    EXPECT_TRUE(m_store->setAside().empty());
    EXPECT_EQ(m_disk.list(m_folder.path()).size(), 6U);
}

TEST_F(ChunkStoreTest, KnowsTheNewestValueOfAPointOverMonths)
{
    ASSERT_TRUE(write(day(2026, 11, 5), 9));
    ASSERT_TRUE(write(day(2026, 12, 5), 3));
    const auto newest = m_store->newest();
    ASSERT_EQ(newest.size(), 4U);
    const auto found = std::ranges::find(newest, t1, [](const PointValue& value) { return value.info.name; });
    ASSERT_NE(found, newest.end());
    EXPECT_EQ(found->value, 102);
    EXPECT_EQ(found->time, day(2026, 12, 5) + std::chrono::seconds{2});
}

TEST_F(ChunkStoreTest, TakesTheNewestValueFromAnOlderMonthWhenTheNewestChunkIsDamaged)
{
    ASSERT_TRUE(write(day(2026, 11, 5), 9));
    ASSERT_TRUE(write(day(2026, 12, 5), 3));
    m_store.reset();
    Database::open(month("raw-2026-12.db"))->connection().exec("UPDATE chunk SET data = zeroblob(9)");
    reopen();
    for (const PointValue& value : m_store->newest()) EXPECT_LT(value.time, day(2026, 12, 1)) << value.info.name.value;
    EXPECT_EQ(m_store->newest().size(), 4U);
}

TEST_F(ChunkStoreTest, ServesTheOtherMonthsWhenOneCannotBeRead)
{
    for (int month = 9; month <= 11; ++month) ASSERT_TRUE(write(day(2026, month, 5)));
    Database::open(month("raw-2026-10.db"))->connection().exec("DROP TABLE chunk");
    Outcome outcome = Done{};
    EXPECT_EQ(pieces(Instant::min(), Instant::max(), &outcome), 2U);
    EXPECT_FALSE(outcome) << "and says that something is missing";
    EXPECT_TRUE(pieces(day(2026, 11, 1), Instant::max(), &outcome) == 1 && outcome) << "who does not ask for it is not bothered";
    EXPECT_FALSE(m_store->verify());
}

TEST_F(ChunkStoreTest, SetsADamagedMonthAsideAndMakesANewOne)
{
    ASSERT_TRUE(write(day(2026, 11, 5)));
    ASSERT_TRUE(write(day(2026, 12, 5)));
    m_store.reset();
    std::ofstream{month("raw-2026-12.db"), std::ios::trunc} << std::string(5000, 'x');
    reopen();
    EXPECT_EQ(m_store->setAside(), std::vector<std::string>{"raw-2026-12.db.damaged-1"});
    EXPECT_EQ(std::filesystem::file_size(month("raw-2026-12.db.damaged-1")), 5000U) << "kept as it was found";
    ASSERT_TRUE(write(day(2026, 12, 6)));
    EXPECT_EQ(pieces(Instant::min(), Instant::max()), 2U);
}

TEST_F(ChunkStoreTest, SetsAMonthAsideThatProvesDamagedWhileItIsWritten)
{
    ASSERT_TRUE(write(day(2026, 11, 5)));
    ASSERT_TRUE(write(day(2026, 12, 5)));
    m_store.reset();
    constexpr int pageBytes = 16384;
    const int page = Database::open(month("raw-2026-12.db"))
                         ->connection()
                         .execAndGet("SELECT rootpage FROM sqlite_schema WHERE name = 'chunk'")
                         .getInt();
    {
        // As after a bad block: the header still reads.
        std::fstream file{month("raw-2026-12.db"), std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(std::streamoff{page - 1} * pageBytes);
        file << std::string(pageBytes, 'x');
    }
    reopen();
    EXPECT_TRUE(m_store->setAside().empty());
    ASSERT_TRUE(write(day(2026, 12, 6)));
    ASSERT_TRUE(write(day(2026, 12, 7)));
    EXPECT_EQ(m_store->setAside().size(), 1U);
    EXPECT_EQ(pieces(day(2026, 12, 6), Instant::max()), 2U);
    EXPECT_EQ(pieces(Instant::min(), day(2026, 12, 1)), 1U);
}

TEST_F(ChunkStoreTest, LeavesADamagedMonthWhereItIsWhenItMayOnlyRead)
{
    ASSERT_TRUE(write(day(2026, 11, 5)));
    ASSERT_TRUE(write(day(2026, 12, 5)));
    m_store.reset();
    std::ofstream{month("raw-2026-12.db"), std::ios::trunc} << std::string(5000, 'x');
    reopen(OpenMode::ReadOnly);
    EXPECT_TRUE(m_store->setAside().empty());
    EXPECT_EQ(std::filesystem::file_size(month("raw-2026-12.db")), 5000U);
    EXPECT_EQ(pieces(Instant::min(), Instant::max()), 1U);
}

TEST_F(ChunkStoreTest, RefusesToStartOnAMonthOfALaterProgram)
{
    ASSERT_TRUE(write(day(2026, 11, 5)));
    m_store.reset();
    Database::open(month("raw-2026-11.db"))->connection().exec("PRAGMA user_version=99; PRAGMA application_id=1195769955");
    ChunkStore store{m_folder.path(), m_disk};
    EXPECT_EQ(store.open(OpenMode::ReadWrite).error().code, FaultCode::Conflict);
    EXPECT_TRUE(std::filesystem::exists(month("raw-2026-11.db"))) << "nothing is moved out of its way";
}

TEST_F(ChunkStoreTest, RemovesOnlyTheOldestMonthAndOnlyWhenItIsOld)
{
    for (int month = 9; month <= 11; ++month) ASSERT_TRUE(write(day(2026, month, 5)));
    EXPECT_FALSE(*m_store->removeOldestBefore(day(2026, 9, 30))) << "September is not over";
    EXPECT_TRUE(*m_store->removeOldestBefore(day(2026, 12, 1)));
    EXPECT_FALSE(std::filesystem::exists(month("raw-2026-09.db")));
    EXPECT_TRUE(std::filesystem::exists(month("raw-2026-10.db"))) << "one a call";
    EXPECT_EQ(pieces(Instant::min(), Instant::max()), 2U);
    EXPECT_EQ(m_store->samples(), 40U);
}

TEST_F(ChunkStoreTest, IsReadWhileItsOldestMonthIsRemoved)
{
    ASSERT_TRUE(write(day(2026, 9, 5)));
    ASSERT_TRUE(write(day(2026, 11, 5)));
    std::vector<SeriesPiece> held;
    ASSERT_TRUE(m_store->pieces(t1, Instant::min(), Instant::max(), held));
    ASSERT_TRUE(*m_store->removeOldestBefore(day(2026, 10, 1)));
    for (const SeriesPiece& piece : held) EXPECT_TRUE(piece.load()) << "a query that began before ends well";
}

TEST_F(ChunkStoreTest, KeepsTheLastSealedRowOfEachLayoutOverMonths)
{
    ASSERT_TRUE(write(day(2026, 11, 5), 9));
    ASSERT_TRUE(write(day(2026, 12, 5), 3));
    EXPECT_EQ(m_store->sealedRows("hot"), (std::map<std::int64_t, std::int64_t>{{1, 9}}));
    EXPECT_TRUE(m_store->sealedRows("another").empty());
}

} // namespace
} // namespace gaffer
