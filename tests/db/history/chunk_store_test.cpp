#include "db/history/chunk_store.hpp"

#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <random>

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
    /// A `wild` series fills its chunks: it cannot be told from the values before.
    Outcome write(Instant begin, int scans = 5, int wild = 0)
    {
        RecentHistory recent{SealRule{}};
        constexpr int highest = 10'007;
        for (int i = 0; i < scans; ++i)
            recent.append(m_scans.good(begin + std::chrono::seconds{i}, 100 + (i * i * wild + i) % highest));
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

/// A month of many chunks, of which damage can take some.
class SavedMonth : public ChunkStoreTest {
protected:
    static constexpr int blocks = 150;
    static constexpr int pageBytes = 16384;
    static constexpr int wild = 389;
    SavedMonth()
    {
        for (int block = 0; block < blocks; ++block) EXPECT_TRUE(write(beginOf(block), 100, wild));
        m_store.reset();
        m_bytes = std::filesystem::file_size(file());
    }
    static Instant beginOf(int block) { return day(2026, 12, 5) + block * std::chrono::minutes{2}; }
    [[nodiscard]] std::filesystem::path file() const { return month("raw-2026-12.db"); }
    void overwrite(std::uint64_t at, const std::string& bytes) const
    {
        std::fstream stream{file(), std::ios::binary | std::ios::in | std::ios::out};
        stream.seekp(static_cast<std::streamoff>(at));
        stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    /// Opens the store again and lets it save until nothing is left to do; gives how many samples it saved.
    std::uint64_t save()
    {
        reopen();
        std::uint64_t saved = 0;
        constexpr int stepsMost = 20;
        for (int step = 0; step < stepsMost; ++step) {
            const auto some = m_store->salvageSome();
            EXPECT_TRUE(some) << some.error().text;
            saved += some ? *some : 0;
        }
        return saved;
    }
    /// How many stretches of t1 are there; each must be what was written.
    [[nodiscard]] int soundPieces() const
    {
        std::vector<SeriesPiece> found;
        (void)m_store->pieces(t1, Instant::min(), Instant::max(), found);
        int sound = 0;
        for (const SeriesPiece& piece : found) {
            const auto series = piece.load();
            if (!series) continue;
            ++sound;
            EXPECT_EQ(series->numbers.front(), 1000) << "100.0 in tenths";
            EXPECT_EQ(series->numbers.size(), 100U);
            EXPECT_EQ((piece.first - beginOf(0)) % std::chrono::minutes{2}, Duration{0});
        }
        return sound;
    }
    std::uint64_t m_bytes{};
};

TEST_F(SavedMonth, LosesItsFirstPageAndNothingElse)
{
    overwrite(0, std::string(pageBytes, 'x'));
    EXPECT_EQ(save(), 4U * 100 * blocks);
    EXPECT_EQ(m_store->setAside(), std::vector<std::string>{"raw-2026-12.db.damaged-1"});
    EXPECT_EQ(soundPieces(), blocks);
    EXPECT_TRUE(m_store->verify());
    EXPECT_TRUE(std::filesystem::exists(month("raw-2026-12.db.damaged-1.saved"))) << "the damaged file is kept";
    EXPECT_FALSE(std::filesystem::exists(month("raw-2026-12.db.damaged-1-copy")));
    EXPECT_EQ(save(), 0U) << "and not read again";
    EXPECT_EQ(soundPieces(), blocks);
}

TEST_F(SavedMonth, GoesOnSavingAfterARestart)
{
    overwrite(0, std::string(pageBytes, 'x'));
    reopen();
    const auto some = m_store->salvageSome();
    ASSERT_TRUE(some);
    EXPECT_GT(*some, 0U);
    ASSERT_TRUE(write(beginOf(blocks), 100, wild)) << "new readings go into the same month meanwhile";
    EXPECT_EQ(*some + save(), 4U * 100 * blocks) << "nothing twice";
    EXPECT_EQ(soundPieces(), blocks + 1);
    EXPECT_EQ(m_store->samples(), 4U * 100 * (blocks + 1));
}

TEST_F(SavedMonth, SavesWhatACutFileStillHas)
{
    std::filesystem::resize_file(file(), m_bytes * 4 / 5);
    overwrite(0, std::string(100, 'x'));
    save();
    EXPECT_GT(soundPieces(), blocks / 4);
    EXPECT_LT(soundPieces(), blocks);
    EXPECT_TRUE(m_store->verify());
}

TEST_F(SavedMonth, IsNeverWrongHoweverItWasDamaged)
{
    const std::filesystem::path whole = month("whole");
    std::filesystem::copy_file(file(), whole);
    std::mt19937 random{20'261'124};
    int saved = 0;
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE(round);
        m_store.reset();
        for (const DiskFile& file : m_disk.list(m_folder.path()))
            if (file.name.starts_with("raw-")) std::filesystem::remove(month(file.name.c_str()));
        std::filesystem::copy_file(whole, file());
        // The header always, so that the file is set aside, and some bytes anywhere.
        overwrite(0, std::string(16, 'x'));
        for (int spot = 0; spot < 3; ++spot) overwrite(random() % (m_bytes - 600), std::string(1 + random() % 600, '\x5a'));
        save();
        saved += soundPieces();
        EXPECT_TRUE(m_store->verify()) << "what was saved is sound";
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_GT(saved, rounds * blocks / 2) << "three small holes do not cost half a month";
}

} // namespace
} // namespace gaffer
