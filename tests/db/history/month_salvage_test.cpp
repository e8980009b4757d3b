#include "db/history/month_salvage.hpp"

#include "db/history/chunk_store.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

const PointName t1{"io.t1"};
constexpr Instant firstDay = std::chrono::sys_days{std::chrono::year{2026} / 12 / 5};

/// A month of many chunks, of which damage can take some.
class SavedMonth : public testing::Test {
protected:
    static constexpr int blocks = 150;
    static constexpr int pageBytes = 16384;
    static constexpr int scansABlock = 100;
    static constexpr std::uint64_t samplesABlock = 4U * scansABlock;
    SavedMonth()
    {
        reopen();
        for (int block = 0; block < blocks; ++block) EXPECT_TRUE(write(beginOf(block)));
        m_store.reset();
        m_bytes = std::filesystem::file_size(file());
    }
    void reopen()
    {
        m_store.reset();
        m_store = std::make_unique<ChunkStore>(m_folder.path(), m_disk);
        ASSERT_TRUE(m_store->open(OpenMode::ReadWrite));
    }
    /// The values are wild, so that they fill their chunks.
    Outcome write(Instant begin)
    {
        RecentHistory recent{SealRule{}};
        constexpr int wild = 389;
        constexpr int highest = 10'007;
        for (int i = 0; i < scansABlock; ++i)
            recent.append(m_scans.good(begin + std::chrono::seconds{i}, 100 + (i * i * wild + i) % highest));
        recent.closeFrom(1);
        return m_store->write(sealBlock(*recent.closed().front()), "hot");
    }
    [[nodiscard]] std::filesystem::path month(const char* name) const { return m_folder.path() / name; }
    static Instant beginOf(int block) { return firstDay + block * std::chrono::minutes{2}; }
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
            EXPECT_EQ(series->numbers.size(), std::size_t{scansABlock});
            EXPECT_EQ((piece.first - beginOf(0)) % std::chrono::minutes{2}, Duration{0});
        }
        return sound;
    }
    TempFolder m_folder;
    SystemDisk m_disk;
    ScanMaker m_scans;
    std::unique_ptr<ChunkStore> m_store;
    std::uint64_t m_bytes{};
};

TEST_F(SavedMonth, LosesItsFirstPageAndNothingElse)
{
    overwrite(0, std::string(pageBytes, 'x'));
    EXPECT_EQ(save(), samplesABlock * blocks);
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
    ASSERT_TRUE(write(beginOf(blocks))) << "new readings go into the same month meanwhile";
    EXPECT_EQ(*some + save(), samplesABlock * blocks) << "nothing twice";
    EXPECT_EQ(soundPieces(), blocks + 1);
    EXPECT_EQ(m_store->samples(), samplesABlock * (blocks + 1));
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

TEST_F(SavedMonth, CannotBeSavedFromWhatIsNoDatabase)
{
    std::ofstream{month("rubbish")} << std::string(100'000, 'x');
    EXPECT_FALSE(MonthSalvage::open(month("rubbish"), m_disk));
    EXPECT_FALSE(MonthSalvage::open(month("absent"), m_disk));
}

} // namespace
} // namespace gaffer
