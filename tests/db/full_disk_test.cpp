#include "db/event_log_sqlite.hpp"
#include "db/history/history_sqlite.hpp"

#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/small_disk.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr std::size_t diskBytes = 16 << 20;
constexpr std::uint64_t reserveBytes = 8 << 20;
constexpr Instant noon = fromMillis(1'795'262'400'000);

/// A disk that really is full; other files take the room and give it back.
class FullDiskTest : public testing::Test {
protected:
    void SetUp() override
    {
        if (!m_disk.mounted()) GTEST_SKIP() << "no small file system can be mounted here";
    }
    [[nodiscard]] std::filesystem::path ballast() const { return m_disk.path() / "film.mkv"; }
    void fillUp() const
    {
        std::ofstream film{ballast(), std::ios::binary};
        const std::string piece(4096, 'f');
        while (film.write(piece.data(), static_cast<std::streamsize>(piece.size())).flush()) {
        }
    }
    void freeUp() const { std::filesystem::remove(ballast()); }
    SmallDisk m_disk{diskBytes};
};

class LogOnFullDisk : public FullDiskTest {
protected:
    void open()
    {
        auto opened = EventLogSqlite::open(m_disk.path() / "gaffer.db", {.reserveBytes = reserveBytes});
        ASSERT_TRUE(opened);
        m_log = *std::move(opened);
    }
    Outcome tap(std::size_t noteBytes = 500)
    {
        const std::uint64_t seq = m_log->lastSeq() + 1;
        const Event event{seq,           noon,           "1001",
                          SeatId{"B01"}, CommandId{"c"}, MouldCared{MouldCopyId{MouldNo{"M-1"}, 1}, std::string(noteBytes, 'n')}};
        return m_log->append({&event, 1}, {}, noon);
    }
    std::unique_ptr<EventLogSqlite> m_log;
};

TEST_F(LogOnFullDisk, GoesOnFromItsReserveAndGetsItBack)
{
    open();
    ASSERT_TRUE(tap());
    EXPECT_EQ(m_log->space(), LogSpace::Ample);
    fillUp();
    for (int i = 0; i < 100; ++i) ASSERT_TRUE(tap()) << "tap " << i << " must go in from the reserve";
    EXPECT_EQ(m_log->space(), LogSpace::Reserve);
    EXPECT_EQ(m_log->checkSpace(), LogSpace::Reserve) << "the disk is still full";
    freeUp();
    EXPECT_EQ(m_log->checkSpace(), LogSpace::Ample);
    EXPECT_TRUE(std::filesystem::exists(m_disk.path() / "gaffer.reserve"));
    EXPECT_TRUE(m_log->read(0, [](const Event&, std::string_view) { return true; }));
}

TEST_F(LogOnFullDisk, SaysFullWhenTheReserveIsUsedUpAndLosesNothing)
{
    open();
    fillUp();
    std::uint64_t taken = 0;
    Outcome outcome = Done{};
    for (int i = 0; i < 5000 && (outcome = tap(3000)); ++i) ++taken;
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Full);
    EXPECT_GT(taken, 100U) << "the reserve held for a while";
    EXPECT_EQ(m_log->lastSeq(), taken);
    m_log.reset();
    open();
    EXPECT_EQ(m_log->lastSeq(), taken);
    EXPECT_TRUE(m_log->read(0, [](const Event&, std::string_view) { return true; }));
    freeUp();
    EXPECT_TRUE(tap());
}

TEST_F(LogOnFullDisk, StartsOnADiskThatIsFullAlready)
{
    open();
    ASSERT_TRUE(tap());
    m_log.reset();
    fillUp();
    open();
    ASSERT_TRUE(m_log) << "it must start from its reserve";
    EXPECT_EQ(m_log->lastSeq(), 1U);
    EXPECT_TRUE(tap());
}

using HistoryOnFullDisk = FullDiskTest;

TEST(HistoryThatYields, WritesNothingWaitsInMemoryAndMakesUpForItLater)
{
    const TempFolder temp;
    FixedClock clock{noon};
    SystemDisk disk;
    bool yields = false;
    HistoryOptions options;
    options.seal.scansMost = 20;
    options.yields = [&] { return yields; };
    auto opened = HistorySqlite::open(temp.path(), clock, disk, options);
    ASSERT_TRUE(opened) << opened.error().text;
    ScanMaker scans;
    int second = 0;
    const auto log = [&] {
        const Scan scan = scans.good(noon + std::chrono::seconds{second++}, 800);
        (*opened)->append({&scan, 1});
        const Outcome committed = (*opened)->commit();
        (void)(*opened)->maintain(scan.arrival);
        return committed;
    };
    const auto there = [&] {
        int count = 0;
        EXPECT_TRUE((*opened)->read(PointName{"io.t1"}, noon, Instant::max(), [&](const HistorySample&) { return ++count > 0; }));
        return count;
    };
    for (int i = 0; i < 30; ++i) ASSERT_TRUE(log());
    const std::uint64_t bytes = (*opened)->stats().bytes;
    yields = true;
    for (int i = 0; i < 100; ++i) ASSERT_FALSE(log());
    EXPECT_EQ((*opened)->stats().bytes, bytes) << "not a byte of the log's room";
    EXPECT_EQ(there(), second);
    yields = false;
    ASSERT_TRUE(log());
    opened->reset();
    opened = HistorySqlite::open(temp.path(), clock, disk, options);
    ASSERT_TRUE(opened);
    EXPECT_EQ(there(), second);
}

TEST_F(HistoryOnFullDisk, StopsCleanlyStaysReadableAndResumesWithoutARestart)
{
    FixedClock clock{noon};
    SystemDisk disk;
    HistoryOptions options;
    options.seal.scansMost = 20;
    auto opened = HistorySqlite::open(m_disk.path() / "history", clock, disk, options);
    ASSERT_TRUE(opened) << opened.error().text;
    HistorySqlite& store = **opened;
    ScanMaker scans;
    int second = 0;
    const auto log = [&] {
        const Scan scan = scans.good(noon + std::chrono::seconds{second++}, 800);
        store.append({&scan, 1});
        const Outcome committed = store.commit();
        (void)store.maintain(scan.arrival);
        return committed;
    };
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(log());
    fillUp();
    Outcome last = Done{};
    for (int i = 0; i < 3000 && last; ++i) last = log();
    ASSERT_FALSE(last) << "the disk was never full";
    EXPECT_EQ(last.error().code, FaultCode::Full);
    for (int i = 0; i < 50; ++i) (void)log();
    int there = 0;
    EXPECT_TRUE(store.read(PointName{"io.t1"}, noon, noon + std::chrono::seconds{second},
                           [&](const HistorySample&) { return ++there > 0; }));
    EXPECT_EQ(there, second) << "what waits in memory is read like the rest";
    freeUp();
    EXPECT_TRUE(log());
    opened->reset();
    opened = HistorySqlite::open(m_disk.path() / "history", clock, disk, options);
    ASSERT_TRUE(opened);
    there = 0;
    EXPECT_TRUE((*opened)->read(PointName{"io.t1"}, noon, noon + std::chrono::seconds{second},
                                [&](const HistorySample&) { return ++there > 0; }));
    EXPECT_EQ(there, second) << "all of it reached the disk once there was room";
    EXPECT_TRUE((*opened)->verify());
}

} // namespace
} // namespace gaffer
