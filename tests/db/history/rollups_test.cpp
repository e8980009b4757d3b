#include "db/history/rollups.hpp"

#include "db/history/history_sqlite.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <array>
#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Duration minute{60'000};
constexpr Duration hour{3'600'000};
/// Means are kept to a thousandth of the last place.
constexpr double halfAPart = 0.000501;

/// A store that rolls up beside one that never seals, fed with the same scans.
class RolledUp : public testing::Test {
protected:
    RolledUp() : m_sealed{open("sealed", 500)}, m_open{open("open", 1'000'000)} {}
    std::unique_ptr<HistorySqlite> open(const char* folder, std::size_t scans)
    {
        HistoryOptions options;
        options.seal.scansMost = scans;
        auto opened = HistorySqlite::open(m_folder.path() / folder, m_clock, m_disk, options);
        EXPECT_TRUE(opened);
        return std::move(*opened);
    }
    void log(int first, int last)
    {
        for (int i = first; i < last; ++i) {
            if (m_random() % 40 == 0) continue;
            const Instant time = noon + std::chrono::seconds{i};
            const Scan scan = m_random() % 30 == 0 ? m_scans.failed(time, badMark(Reason::CommCrc))
                                                   : m_scans.good(time, 800 + static_cast<double>(m_random() % 50) / 10);
            for (HistorySqlite* store : {m_sealed.get(), m_open.get()}) store->append({&scan, 1});
            EXPECT_TRUE(m_sealed->maintain(time));
        }
        EXPECT_TRUE(m_sealed->commit());
    }
    void expectSameBins(Duration width, const char* point)
    {
        const Instant from = noon - hour;
        const Instant to = noon + 4 * hour;
        const auto rolled = m_sealed->bins(PointName{point}, from, to, width);
        const auto raw = m_open->bins(PointName{point}, from, to, width);
        ASSERT_TRUE(rolled);
        ASSERT_TRUE(raw);
        ASSERT_EQ(rolled->size(), raw->size());
        for (std::size_t i = 0; i < raw->size(); ++i) {
            const HistoryBin& a = (*rolled)[i];
            const HistoryBin& b = (*raw)[i];
            SCOPED_TRACE(toText(b.start));
            EXPECT_EQ(a.start, b.start);
            EXPECT_NEAR(a.goodPercent, b.goodPercent, 1e-9);
            if (b.goodPercent == 0) continue;
            EXPECT_EQ(a.min, b.min);
            EXPECT_EQ(a.max, b.max);
            EXPECT_EQ(a.last, b.last);
            EXPECT_NEAR(a.mean, b.mean, halfAPart);
        }
    }
    TempFolder m_folder;
    SystemDisk m_disk;
    FixedClock m_clock{noon};
    ScanMaker m_scans;
    static constexpr unsigned seed = 99;
    std::mt19937 m_random{seed};
    std::unique_ptr<HistorySqlite> m_sealed;
    std::unique_ptr<HistorySqlite> m_open;
};

TEST_F(RolledUp, GiveTheSameBinsAsTheSamples)
{
    log(0, 4000);
    log(7000, 9000);
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "sealed" / "minutes-2026.db"));
    for (const Duration width : {minute, 5 * minute, hour, 2 * hour, Duration{90'000}, Duration{1000}})
        for (const char* point : {"io.t1", "io.flow", "io.closed1"}) expectSameBins(width, point);
}

TEST_F(RolledUp, TakeLateDataIn)
{
    log(3000, 5000);
    log(0, 2500);
    expectSameBins(minute, "io.t1");
    expectSameBins(hour, "io.t1");
}

TEST_F(RolledUp, OutliveTheSamples)
{
    log(0, 4000);
    const auto before = m_sealed->bins(PointName{"io.t1"}, noon, noon + hour, hour);
    ASSERT_TRUE(before);
    ASSERT_TRUE(m_sealed->maintain(noon + std::chrono::years{2}));
    ASSERT_TRUE(m_sealed->maintain(noon + std::chrono::years{2}));
    std::size_t samples = 0;
    EXPECT_TRUE(m_sealed->read(PointName{"io.t1"}, noon, noon + hour, [&](const HistorySample&) { return ++samples > 0; }));
    EXPECT_EQ(samples, 0U);
    const auto after = m_sealed->bins(PointName{"io.t1"}, noon, noon + hour, hour);
    ASSERT_TRUE(after);
    EXPECT_EQ(after->front().max, before->front().max);
    EXPECT_NEAR(after->front().mean, before->front().mean, halfAPart);
}

TEST_F(RolledUp, OutliveTheSamplesOfEveryDeviceAfterALongStop)
{
    ScanMaker other{"lehr"};
    for (int i = 0; i < 600; ++i) {
        const Instant time = noon + std::chrono::seconds{i};
        const std::array both{m_scans.good(time, 800), other.good(time, 500)};
        m_sealed->append(both);
        ASSERT_TRUE(m_sealed->commit());
        ASSERT_TRUE(m_sealed->maintain(time));
    }
    m_sealed = open("sealed", 500);
    const Instant later = noon + std::chrono::years{2};
    for (int pass = 0; pass < 4; ++pass) ASSERT_TRUE(m_sealed->maintain(later + pass * minute));
    for (const char* point : {"io.t1", "lehr.t1"}) {
        const auto hours = m_sealed->bins(PointName{point}, noon, noon + hour, hour);
        ASSERT_TRUE(hours);
        EXPECT_NEAR(hours->front().goodPercent, 100.0 * 600 / 3600, 0.1) << point;
    }
}

TEST_F(RolledUp, GiveWayToSamplesWhenTheirFileIsLost)
{
    log(0, 4000);
    m_sealed.reset();
    for (const char* name : {"minutes-2026.db", "hours-2026.db"}) ASSERT_TRUE(m_disk.remove(m_folder.path() / "sealed" / name));
    m_sealed = open("sealed", 500);
    expectSameBins(minute, "io.t1");
    log(4000, 6000);
    expectSameBins(hour, "io.t1");
}

TEST_F(RolledUp, HaveALevelOnlyForWidthsTheyDivide)
{
    Rollups rollups{m_folder.path(), m_disk};
    EXPECT_EQ(rollups.levelFor(Duration{90'000}), nullptr);
    ASSERT_NE(rollups.levelFor(5 * minute), nullptr);
    EXPECT_EQ(rollups.levelFor(5 * minute)->width(), minute);
    EXPECT_EQ(rollups.levelFor(24 * hour)->width(), hour);
}

} // namespace
} // namespace gaffer
