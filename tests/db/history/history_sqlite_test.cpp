#include "db/history/history_sqlite.hpp"

#include "tests/contract/history_contract.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/history_in_memory.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <ranges>

namespace gaffer {
namespace {

struct InMemory {
    static std::unique_ptr<HistoryStore> make() { return std::make_unique<HistoryInMemory>(); }
};

struct InSqlite {
    std::unique_ptr<HistoryStore> make()
    {
        auto opened = HistorySqlite::open(folder.path() / "history", clock, disk, options);
        if (!opened) throw std::runtime_error{opened.error().text};
        return std::move(*opened);
    }
    TempFolder folder;
    FixedClock clock{noon};
    SystemDisk disk;
    HistoryOptions options;
};

/// The same, with blocks so short that everything but the newest scans is sealed at once.
struct InSealedSqlite : InSqlite {
    InSealedSqlite() { options.seal.scansMost = 2; }
};

using Implementations = testing::Types<InMemory, InSqlite, InSealedSqlite>;
INSTANTIATE_TYPED_TEST_SUITE_P(Each, HistoryContract, Implementations);

class HistoryFiles : public HistoryContract<InSqlite> {
protected:
    void reopen()
    {
        m_store.reset();
        m_store = m_maker.make();
    }
    /// Opens the files as they are now, as after a crash of the writer.
    [[nodiscard]] std::vector<HistorySample> afterCrash(const std::string& point) const
    {
        const auto reader = openHistoryReadOnly(m_maker.folder.path());
        EXPECT_TRUE(reader);
        std::vector<HistorySample> found;
        if (reader)
            (void)(*reader)->read(PointName{point}, at(-1000), at(1000), [&](const HistorySample& sample) {
                found.push_back(sample);
                return true;
            });
        return found;
    }
};

TEST_F(HistoryFiles, HoldWhatWasCommittedAndNothingElseAfterACrash)
{
    append(m_io.good(at(0), 1));
    ASSERT_TRUE(m_store->commit());
    append(m_io.good(at(1), 2));
    const auto found = afterCrash("io.t1");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front(), (HistorySample{at(0), 1, goodMark}));
}

TEST_F(HistoryFiles, GiveEverythingBackAfterARestart)
{
    for (int i = 0; i < 20; ++i) append(i % 3 == 0 ? m_io.failed(at(i), badMark(Reason::CommCrc)) : m_io.good(at(i), i));
    const auto before = all("io.t1");
    const auto flow = all("io.flow");
    ASSERT_TRUE(m_store->commit());
    reopen();
    EXPECT_EQ(all("io.t1"), before);
    EXPECT_EQ(all("io.flow"), flow);
    EXPECT_EQ(m_store->stats().samples, 80U);
    append(m_io.good(at(20), 20));
    EXPECT_EQ(all("io.t1").size(), 21U);
}

TEST_F(HistoryFiles, BringTheNewestValuesBackAfterARestart)
{
    append(m_io.good(at(0), 812.5));
    append(m_io.good(at(1), 813.5));
    ASSERT_TRUE(m_store->commit());
    reopen();
    const PointValue value = newest("io.t1");
    EXPECT_EQ(value.value, 813.5);
    EXPECT_EQ(value.time, at(1));
    EXPECT_EQ(value.mark, goodMark);
    EXPECT_EQ(value.info, m_io.layout()->points.front());
}

TEST_F(HistoryFiles, KeepTheOlderScanWhenTheClockWasSetBackBetweenTwoRuns)
{
    append(m_io.good(at(0), 1));
    ASSERT_TRUE(m_store->commit());
    reopen();
    append(m_io.good(at(0), 2));
    ASSERT_TRUE(m_store->commit());
    reopen();
    const auto found = all("io.t1");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].value, 1);
    EXPECT_EQ(found[1].value, 2);
}

TEST_F(HistoryFiles, ReportWhenTheLastCommitWas)
{
    EXPECT_EQ(m_store->stats().newestCommit, Instant{});
    append(m_io.good(at(0), 1));
    ASSERT_TRUE(m_store->commit());
    EXPECT_EQ(m_store->stats().newestCommit, noon);
    EXPECT_GT(m_store->stats().bytes, 0U);
}

TEST_F(HistoryFiles, AreReadBesideTheWriter)
{
    const auto reader = [&] { return afterCrash("io.count1").size(); };
    for (int i = 0; i < 5; ++i) {
        append(m_io.good(at(i), i));
        ASSERT_TRUE(m_store->commit());
        EXPECT_EQ(reader(), static_cast<std::size_t>(i) + 1);
    }
}

class SealedHistory : public HistoryFiles {
protected:
    static constexpr int blockScans = 10;
    SealedHistory()
    {
        m_maker.options.seal.scansMost = blockScans;
        reopen();
    }
    /// Appends, commits and seals scans first .. last - 1.
    void log(int first, int last)
    {
        for (int i = first; i < last; ++i) {
            append(i % 7 == 3 ? m_io.failed(at(i), badMark(Reason::CommCrc)) : m_io.good(at(i), 800 + i % 5 / 10.0));
            ASSERT_TRUE(m_store->commit());
        }
    }
    [[nodiscard]] std::filesystem::path history() const { return m_maker.folder.path() / "history"; }
    [[nodiscard]] std::filesystem::path monthFile() const { return history() / "raw-2026-11.db"; }
    [[nodiscard]] int hotRows() const
    {
        auto hot = Database::open(history() / "hot.db", {.mode = OpenMode::ReadOnly});
        return hot->connection().execAndGet("SELECT count(*) FROM scan").getInt();
    }
};

TEST_F(SealedHistory, MovesFullBlocksOutOfTheHotFile)
{
    log(0, 35);
    EXPECT_TRUE(std::filesystem::exists(monthFile()));
    EXPECT_EQ(hotRows(), 5);
    EXPECT_EQ(all("io.t1").size(), 35U);
    EXPECT_EQ(m_store->stats().samples, 140U);
}

bool toTheEnd() { return true; }

TEST_F(SealedHistory, LeavesASmallHotFileBehindWhenARunEnds)
{
    m_maker.options.settledScansLeast = 5;
    reopen();
    log(0, 35);
    const auto before = all("io.t1");
    ASSERT_TRUE(m_store->settle(toTheEnd));
    EXPECT_EQ(hotRows(), 0) << "five scans are worth a chunk";
    const auto least = std::filesystem::file_size(history() / "hot.db");
    log(35, 39);
    ASSERT_TRUE(m_store->settle(toTheEnd));
    EXPECT_EQ(hotRows(), 4) << "four are not";
    EXPECT_LE(std::filesystem::file_size(history() / "hot.db"), least + 4096);
    reopen();
    EXPECT_EQ(all("io.t1").size(), 39U);
    EXPECT_EQ(m_store->stats().samples, 156U);
    log(39, 80);
    ASSERT_TRUE(m_store->settle(toTheEnd));
    reopen();
    EXPECT_EQ(all("io.t1").size(), 80U);
    EXPECT_TRUE(std::ranges::equal(all("io.t1") | std::views::take(before.size()), before));
}

TEST_F(SealedHistory, StopsSettlingWhenTimeIsUp)
{
    m_maker.options.settledScansLeast = 5;
    reopen();
    log(0, 16);
    ASSERT_TRUE(m_store->settle([] { return false; }));
    reopen();
    EXPECT_EQ(all("io.t1").size(), 16U);
    EXPECT_EQ(hotRows(), 6) << "what was not sealed waits in the hot file";
}

TEST_F(SealedHistory, IsTheSameAfterARestart)
{
    log(0, 35);
    const std::array points{"io.t1", "io.count1", "io.closed1", "io.flow"};
    std::vector<std::vector<HistorySample>> before;
    for (const char* point : points) before.push_back(all(point));
    reopen();
    for (std::size_t i = 0; i < points.size(); ++i) EXPECT_EQ(all(points[i]), before[i]) << points[i];
    EXPECT_EQ(m_store->stats().samples, 140U);
    log(35, 60);
    EXPECT_EQ(all("io.t1").size(), 60U);
}

TEST_F(SealedHistory, BringsTheNewestValuesBackFromChunks)
{
    log(0, 21);
    reopen();
    m_store.reset();
    std::filesystem::remove(history() / "hot.db");
    m_store = m_maker.make();
    EXPECT_EQ(newest("io.t1").time, at(19));
    EXPECT_EQ(all("io.t1").size(), 20U);
    log(21, 45);
    reopen();
    EXPECT_EQ(all("io.t1").size(), 44U) << "a new hot file has a new name, so old chunks do not speak for its rows";
}

TEST_F(SealedHistory, ShowsNothingTwiceWhenItDiedBetweenChunkAndHotFile)
{
    log(0, 10);
    m_store.reset();
    std::filesystem::copy_file(history() / "hot.db", history() / "copy");
    m_store = m_maker.make();
    log(10, 11);
    EXPECT_EQ(hotRows(), 1);
    m_store.reset();
    std::filesystem::rename(history() / "copy", history() / "hot.db");
    m_store = m_maker.make();
    EXPECT_EQ(all("io.t1").size(), 10U);
    EXPECT_EQ(m_store->stats().samples, 40U);
    ASSERT_TRUE(m_store->maintain(noon));
    EXPECT_EQ(hotRows(), 0) << "what the chunks hold is taken out of the hot file";
    log(11, 12);
    reopen();
    EXPECT_EQ(all("io.t1").size(), 11U) << "row numbers go on after those in the chunks";
}

TEST_F(SealedHistory, ReportsADamagedChunkAndServesTheRest)
{
    log(0, 35);
    m_store.reset();
    Database::open(monthFile())->connection().exec("UPDATE chunk SET data = zeroblob(20) WHERE id = 5");
    m_store = m_maker.make();
    std::size_t taken = 0;
    const auto outcome = m_store->read(PointName{"io.t1"}, at(-100), at(100), [&](const HistorySample&) { return ++taken > 0; });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Damaged);
    EXPECT_EQ(taken, 25U);
    const auto bins = m_store->bins(PointName{"io.t1"}, at(0), at(30), Duration{10'000});
    ASSERT_TRUE(bins);
    EXPECT_EQ((*bins)[1].goodPercent, 0) << "a damaged stretch is a gap, never a guess";
    EXPECT_GT((*bins)[2].goodPercent, 0);
    EXPECT_EQ(dynamic_cast<HistorySqlite&>(*m_store).verify().error().code, FaultCode::Damaged);
}

TEST_F(SealedHistory, SetsADamagedMonthAsideAndStarts)
{
    log(0, 35);
    m_store.reset();
    std::filesystem::resize_file(monthFile(), 100);
    m_store = m_maker.make();
    EXPECT_EQ(dynamic_cast<HistorySqlite&>(*m_store).setAside(), std::vector<std::string>{"raw-2026-11.db.damaged-1"});
    EXPECT_TRUE(std::filesystem::exists(history() / "raw-2026-11.db.damaged-1"));
    log(35, 60);
    EXPECT_EQ(all("io.t1").size(), 30U);
}

TEST_F(SealedHistory, TakesOverWhatIsSoundInAMonthThatWasFoundDamaged)
{
    log(0, 35);
    Database::open(monthFile())->connection().exec("UPDATE chunk SET data = zeroblob(20) WHERE id = 5");
    auto& store = dynamic_cast<HistorySqlite&>(*m_store);
    store.distrust("raw-2026-11.db");
    store.distrust("minutes-2026.db");
    store.distrust("raw-2026-10.db");
    constexpr int steps = 4;
    for (int step = 0; step < steps; ++step) ASSERT_TRUE(m_store->maintain(noon));
    EXPECT_EQ(store.setAside(), std::vector<std::string>{"raw-2026-11.db.damaged-1"});
    EXPECT_TRUE(store.verify()) << "the damaged chunk is gone";
    EXPECT_EQ(all("io.t1").size(), 25U);
    EXPECT_EQ(all("io.flow").size(), 35U);
    EXPECT_EQ(m_store->stats().samples, 130U);
    log(35, 60);
    reopen();
    EXPECT_EQ(all("io.t1").size(), 50U);
    EXPECT_EQ(all("io.flow").size(), 60U);
    EXPECT_EQ(m_store->stats().samples, 230U);
    EXPECT_TRUE(dynamic_cast<HistorySqlite&>(*m_store).verify());
}

TEST_F(SealedHistory, SetsAMonthAsideThatAReaderFindsDamaged)
{
    log(0, 1000);
    const auto before = all("io.t1").size();
    m_store.reset();
    // Pages behind the tables' first ones, which a start does not look at.
    constexpr int pageBytes = 16384;
    const auto bytes = static_cast<int>(std::filesystem::file_size(monthFile()));
    ASSERT_GT(bytes, 9 * pageBytes);
    std::fstream stream{monthFile(), std::ios::binary | std::ios::in | std::ios::out};
    for (int at = 8 * pageBytes; at < bytes; at += pageBytes) stream.seekp(at).write("damaged", 7);
    stream.close();
    m_store = m_maker.make();
    auto& store = dynamic_cast<HistorySqlite&>(*m_store);
    ASSERT_TRUE(store.setAside().empty()) << "a start does not look that deep";
    EXPECT_FALSE(m_store->read(PointName{"io.t1"}, at(0), at(1000), [](const HistorySample&) { return true; }));
    constexpr int steps = 4;
    for (int step = 0; step < steps; ++step) ASSERT_TRUE(m_store->maintain(noon));
    EXPECT_EQ(store.setAside(), std::vector<std::string>{"raw-2026-11.db.damaged-1"});
    EXPECT_TRUE(store.verify());
    EXPECT_GT(all("io.t1").size(), 0U);
    EXPECT_LT(all("io.t1").size(), before);
}

TEST_F(SealedHistory, KnowsThePointsOfASavedMonthThatAreReadNoMore)
{
    log(0, 35);
    m_store.reset();
    std::filesystem::remove(history() / "hot.db");
    std::fstream{monthFile(), std::ios::binary | std::ios::in | std::ios::out} << "no database";
    m_store = m_maker.make();
    EXPECT_FALSE(m_store->read(PointName{"io.t1"}, at(0), at(30), [](const HistorySample&) { return true; }));
    ASSERT_TRUE(m_store->maintain(noon));
    EXPECT_EQ(all("io.t1").size(), 30U);
    EXPECT_EQ(newest("io.t1").time, at(29));
}

TEST_F(SealedHistory, SetsADamagedHotFileAsideAndStarts)
{
    log(0, 35);
    m_store.reset();
    std::filesystem::resize_file(history() / "hot.db", 50);
    m_store = m_maker.make();
    EXPECT_EQ(dynamic_cast<HistorySqlite&>(*m_store).setAside(), std::vector<std::string>{"hot.db.damaged-1"});
    EXPECT_EQ(all("io.t1").size(), 30U);
}

TEST_F(SealedHistory, ForgetsMonthsThatAreTooOld)
{
    log(0, 35);
    ASSERT_TRUE(m_store->maintain(noon + std::chrono::months{13}));
    EXPECT_TRUE(std::filesystem::exists(monthFile()));
    ASSERT_TRUE(m_store->maintain(noon + std::chrono::months{14}));
    EXPECT_FALSE(std::filesystem::exists(monthFile()));
    EXPECT_EQ(newest("io.t1").time, at(34)) << "the newest value stays known";
}

TEST_F(SealedHistory, IsSoundAsItWasWritten)
{
    log(0, 35);
    EXPECT_TRUE(dynamic_cast<HistorySqlite&>(*m_store).verify());
}

TEST(HistoryFolder, WithoutAHistoryIsSaidSo)
{
    const TempFolder folder;
    const auto reader = openHistoryReadOnly(folder.path());
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().code, FaultCode::NotFound);
}

TEST(HistoryFolder, ThatIsAFileCannotBeUsed)
{
    const FixedClock clock{noon};
    SystemDisk disk;
    const auto opened = HistorySqlite::open("/dev/null/history", clock, disk);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, FaultCode::Unavailable);
}

} // namespace
} // namespace gaffer
