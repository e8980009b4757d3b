#include "db/history/history_sqlite.hpp"

#include "tests/support/campaign.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/simulated_disk.hpp"

#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Instant at(int second) { return noon + std::chrono::seconds{second}; }
const std::filesystem::path folder = "/workshop/history";

/// A service that logs a scan a second onto a simulated disk and remembers what it was told is safe.
class Logger {
public:
    explicit Logger(SimulatedDisk& disk) : m_disk{disk}
    {
        m_options.seal.scansMost = blockScans;
        m_options.settledScansLeast = 2;
    }

    /// False when the disk did not let it start.
    bool start()
    {
        auto opened = HistorySqlite::open(folder, m_clock, m_disk, m_options);
        if (!opened) return false;
        m_store = std::move(*opened);
        m_appended = m_safe;
        return true;
    }
    void stop() { m_store.reset(); }
    /// Logs the next second; true when its commit was acknowledged.
    bool second()
    {
        const Scan scan = m_scans.good(at(m_appended), valueOfSecond(m_appended));
        m_store->append({&scan, 1});
        ++m_appended;
        const bool committed{m_store->commit()};
        if (committed) m_safe = m_appended;
        (void)m_store->maintain(at(m_appended));
        // A run may end at any second; what fails then must not harm the next.
        if (m_appended % settleEvery == 0) (void)m_store->settle([] { return true; });
        return committed;
    }
    /// Logs until the disk fails or `seconds` have passed.
    void run(int seconds)
    {
        for (int i = 0; i < seconds; ++i)
            if (!second() || m_disk.struck() > 0) return;
    }
    /// Every acknowledged scan is there once, with its value, and nothing is there that was never logged.
    void expectNothingLost() const
    {
        int next = 0;
        const auto outcome = m_store->read(PointName{"io.t1"}, at(-10), at(100'000), [&](const HistorySample& sample) {
            EXPECT_EQ(sample.time, at(next));
            EXPECT_EQ(sample.value, valueOfSecond(next));
            ++next;
            return !testing::Test::HasFailure();
        });
        // A power cut before the first commit leaves no point behind.
        const bool nothingYet = !outcome && outcome.error().code == FaultCode::NotFound && m_safe == 0;
        ASSERT_TRUE(outcome || nothingYet) << outcome.error().text;
        EXPECT_GE(next, m_safe) << "acknowledged scans are missing";
        EXPECT_LE(next, m_appended + 1);
        EXPECT_TRUE(m_store->setAside().empty()) << m_store->setAside().front();
    }
    /// After a restart: what was not acknowledged but survived counts as logged, as it would for the next poll.
    void takeStock()
    {
        int there = 0;
        (void)m_store->read(PointName{"io.t1"}, at(-10), at(100'000), [&](const HistorySample&) { return ++there > 0; });
        m_safe = m_appended = there;
    }
    [[nodiscard]] HistorySqlite& store() { return *m_store; }
    [[nodiscard]] int safe() const { return m_safe; }

private:
    static constexpr std::size_t blockScans = 7;
    static constexpr int settleEvery = 11;
    static double valueOfSecond(int second) { return 800 + second % 13 / 10.0; }

    SimulatedDisk& m_disk;
    FixedClock m_clock{noon};
    HistoryOptions m_options;
    ScanMaker m_scans;
    std::unique_ptr<HistorySqlite> m_store;
    int m_appended{};
    int m_safe{};
};

TEST(PowerCut, LosesNoAcknowledgedScanAndEveryImageStarts)
{
    const unsigned cuts = campaignShare(60, 2500);
    constexpr unsigned changesMost = 400;
    unsigned struck = 0;
    for (unsigned seed = 1; seed <= cuts; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        SimulatedDisk disk{seed};
        std::mt19937 random{seed};
        Logger logger{disk};
        disk.cutPowerAt(1 + random() % changesMost);
        if (logger.start()) logger.run(60);
        logger.stop();
        struck += disk.struck() > 0 ? 1 : 0;
        disk.restart();
        ASSERT_TRUE(logger.start()) << "an image did not start";
        logger.expectNothingLost();
        logger.takeStock();
        EXPECT_TRUE(logger.second()) << "logging goes on";
        logger.expectNothingLost();
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_GT(struck, cuts * 9 / 10) << "the cuts must have happened";
    RecordProperty("cuts", static_cast<int>(struck));
}

TEST(FailedCall, NeverAcknowledgesWhatIsNotSafe)
{
    SimulatedDisk measure{1};
    Logger whole{measure};
    ASSERT_TRUE(whole.start());
    whole.run(40);
    const auto calls = static_cast<unsigned>(measure.calls());
    const unsigned step = campaignShare(3, 1);
    unsigned tried = 0;
    unsigned struck = 0;
    for (unsigned call = 1; call <= calls; call += step) {
        ++tried;
        SCOPED_TRACE("call " + std::to_string(call));
        SimulatedDisk disk{call};
        Logger logger{disk};
        disk.failAt(call);
        if (!logger.start()) {
            ASSERT_TRUE(logger.start()) << "one failed call must not keep it from starting again";
        }
        for (int i = 0; i < 40; ++i) logger.second();
        EXPECT_TRUE(logger.second()) << "logging resumes by itself";
        logger.expectNothingLost();
        struck += disk.struck() > 0 ? 1 : 0;
        logger.stop();
        ASSERT_TRUE(logger.start());
        logger.expectNothingLost();
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_EQ(struck, tried) << "each call must have failed once";
}

TEST(FullDisk, KeepsReadingsInMemoryAndWritesThemWhenThereIsRoom)
{
    constexpr std::uint64_t room = 250'000;
    SimulatedDisk disk{1};
    Logger logger{disk};
    ASSERT_TRUE(logger.start());
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(logger.second());
    disk.limit(room);
    int refused = 0;
    for (int i = 0; i < 2000; ++i)
        if (!logger.second()) ++refused;
    EXPECT_GT(refused, 0);
    EXPECT_GT(disk.struck(), 0U);
    EXPECT_LT(logger.safe(), 2020);
    std::size_t there = 0;
    EXPECT_TRUE(logger.store().read(PointName{"io.t1"}, at(0), at(2020), [&](const HistorySample&) { return ++there > 0; }));
    EXPECT_EQ(there, 2020U) << "everything stays readable";
    disk.limit(UINT64_MAX);
    EXPECT_TRUE(logger.second()) << "resumes with the first commit after there is room";
    EXPECT_EQ(logger.safe(), 2021);
    logger.stop();
    ASSERT_TRUE(logger.start());
    logger.expectNothingLost();
}

TEST(BitFlip, InStoredReadingsIsNeverShownAsAValue)
{
    const unsigned flips = campaignShare(200, 5000);
    constexpr int seconds = 40;
    SimulatedDisk disk{1};
    Logger logger{disk};
    ASSERT_TRUE(logger.start());
    for (int i = 0; i < seconds; ++i) ASSERT_TRUE(logger.second());
    logger.stop();
    std::mt19937 random{1};
    const std::string file = (folder / "raw-2026-11.db").string();
    const std::size_t bits = disk.find(file)->content.size() * 8;
    for (unsigned i = 0; i < flips; ++i) {
        const std::size_t bit = random() % bits;
        SCOPED_TRACE("bit " + std::to_string(bit));
        const auto before = disk.find(file)->content;
        disk.flip(file, bit);
        FixedClock clock{noon};
        const auto opened = HistorySqlite::open(folder, clock, disk, {.mode = OpenMode::ReadOnly});
        if (opened)
            (void)(*opened)->read(PointName{"io.t1"}, at(0), at(seconds), [&](const HistorySample& sample) {
                const auto second = (sample.time - noon) / std::chrono::seconds{1};
                EXPECT_EQ(sample.value, 800 + static_cast<double>(second % 13) / 10.0);
                return true;
            });
        disk.find(file)->content = before;
        if (testing::Test::HasFailure()) return;
    }
}

TEST(BitFlip, InTheHotFileLosesAtMostTheDamagedScansAndNeverKeepsItFromStarting)
{
    const unsigned flips = campaignShare(150, 5000);
    constexpr int seconds = 25;
    SimulatedDisk disk{1};
    Logger logger{disk};
    ASSERT_TRUE(logger.start());
    for (int i = 0; i < seconds; ++i) ASSERT_TRUE(logger.second());
    logger.stop();
    const std::string file = (folder / "hot.db").string();
    const auto sound = disk.find(file)->content;
    std::mt19937 random{2};
    unsigned noticed = 0;
    for (unsigned i = 0; i < flips; ++i) {
        const std::size_t bit = random() % (sound.size() * 8);
        SCOPED_TRACE("bit " + std::to_string(bit));
        // Here, where the connections of the round before are closed: their memory of the file goes with its bytes.
        disk.replace(file, sound);
        disk.flip(file, bit);
        FixedClock clock{noon};
        const auto opened = HistorySqlite::open(folder, clock, disk);
        ASSERT_TRUE(opened) << opened.error().text;
        std::size_t there = 0;
        EXPECT_TRUE((*opened)->read(PointName{"io.t1"}, at(0), at(seconds), [&](const HistorySample& sample) {
            const auto second = (sample.time - noon) / std::chrono::seconds{1};
            EXPECT_EQ(sample.value, 800 + static_cast<double>(second % 13) / 10.0);
            return ++there > 0;
        }));
        EXPECT_GE(there, 21U) << "what was sealed is served";
        if (!(*opened)->setAside().empty()) ++noticed;
        if (there < static_cast<std::size_t>(seconds)) {
            EXPECT_FALSE((*opened)->setAside().empty()) << "a loss is told";
        }
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_GT(noticed, flips / 40) << "some flips must have hit what is in use";
}

} // namespace
} // namespace gaffer
