#include "db/history/history_sqlite.hpp"

#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>
#include <set>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Duration second{1000};
constexpr Duration hour{3'600'000};

Instant date(int year, unsigned month, unsigned day)
{
    return std::chrono::sys_days{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

/// A service that is started again at the time the computer's clock shows, right or wrong.
class WallClock : public testing::Test {
protected:
    void startAt(Instant time)
    {
        m_store.reset();
        m_clock.time = time;
        HistoryOptions options;
        options.seal.scansMost = blockScans;
        options.freeBytesLeast = m_freeBytesLeast;
        auto opened = HistorySqlite::open(m_folder.path(), m_clock, m_disk, options);
        ASSERT_TRUE(opened) << opened.error().text;
        m_store = *std::move(opened);
    }
    /// Logs `count` scans, a second apart, from `time` on; each has a value of its own.
    void log(Instant time, int count)
    {
        for (int i = 0; i < count; ++i) {
            m_clock.time = time + i * second;
            const Scan scan = m_scans.good(m_clock.time, ++m_logged);
            m_store->append({&scan, 1});
            ASSERT_TRUE(m_store->commit());
            ASSERT_TRUE(m_store->maintain(m_clock.time));
        }
    }
    [[nodiscard]] std::vector<HistorySample> all() const
    {
        std::vector<HistorySample> found;
        EXPECT_TRUE(m_store->read(PointName{"io.t1"}, Instant::min(), Instant::max(), [&](const HistorySample& sample) {
            found.push_back(sample);
            return true;
        }));
        return found;
    }
    void expectAllOnceInOrderOfTime()
    {
        for (int pass = 0; pass < 2; ++pass) {
            const auto found = all();
            EXPECT_EQ(found.size(), static_cast<std::size_t>(m_logged));
            EXPECT_TRUE(std::ranges::is_sorted(found, {}, &HistorySample::time));
            std::set<double> values;
            for (const HistorySample& sample : found) values.insert(sample.value);
            EXPECT_EQ(values.size(), found.size()) << "none twice";
            startAt(m_clock.time);
        }
    }
    static constexpr std::size_t blockScans = 8;
    TempFolder m_folder;
    SystemDisk m_disk;
    FixedClock m_clock{noon};
    ScanMaker m_scans;
    std::unique_ptr<HistorySqlite> m_store;
    std::uint64_t m_freeBytesLeast{0};
    int m_logged{};
};

TEST_F(WallClock, SetBackAnHourBetweenTwoRunsMixesNothingUp)
{
    startAt(noon);
    log(noon, 20);
    startAt(noon - hour);
    log(noon - hour, 20);
    expectAllOnceInOrderOfTime();
}

TEST_F(WallClock, SetBackWhileItRunsKeepsEveryScanAndItsOrder)
{
    startAt(noon);
    log(noon, 20);
    log(noon - hour, 20);
    log(noon + 60 * second, 20);
    expectAllOnceInOrderOfTime();
}

TEST_F(WallClock, SetForwardLeavesAGapAndNoGuess)
{
    startAt(noon);
    log(noon, 20);
    log(noon + hour, 20);
    expectAllOnceInOrderOfTime();
    const auto bins = m_store->bins(PointName{"io.t1"}, noon, noon + 2 * hour, 20 * 60 * second);
    ASSERT_TRUE(bins);
    EXPECT_GT((*bins)[0].goodPercent, 0);
    EXPECT_EQ((*bins)[1].goodPercent, 0);
    EXPECT_EQ((*bins)[2].goodPercent, 0);
    EXPECT_GT((*bins)[3].goodPercent, 0);
}

TEST_F(WallClock, SetBackADayAndForwardADayKeepsEveryScan)
{
    startAt(noon);
    log(noon, 20);
    startAt(noon - 24 * hour);
    log(noon - 24 * hour, 20);
    startAt(noon + 24 * hour);
    log(noon + 24 * hour, 20);
    expectAllOnceInOrderOfTime();
}

TEST_F(WallClock, OfAnEmptyBatteryStoresUnder1970)
{
    startAt(noon);
    log(noon, 20);
    startAt(Instant{} + 5 * second);
    log(Instant{} + 5 * second, 20);
    EXPECT_EQ(all().front().time, Instant{} + 5 * second);
    expectAllOnceInOrderOfTime();
}

TEST_F(WallClock, ThatJumpsTo2038ForAMomentCostsAtMostTheOldestMonth)
{
    startAt(date(2026, 7, 15));
    for (unsigned month = 7; month <= 11; ++month) log(date(2026, month, 15), 10);
    const Instant wrong = date(2038, 1, 19) + 3 * hour + 14 * 60 * second + 7 * second;
    log(wrong, 20);
    log(date(2026, 11, 15) + hour, 20);
    const auto found = all();
    const auto later = std::ranges::find_if(found, [](const HistorySample& sample) { return sample.time >= date(2026, 8, 1); });
    EXPECT_EQ(found.end() - later, m_logged - 10) << "everything but July is there";
}

TEST_F(WallClock, CrossesTheEndOf2038sSeconds)
{
    const Instant end = fromMillis((std::int64_t{1} << 31) * 1000);
    startAt(end - 10 * second);
    log(end - 10 * second, 20);
    expectAllOnceInOrderOfTime();
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "raw-2038-01.db"));
}

TEST_F(WallClock, CrossesAMonthWithinABlock)
{
    const Instant border = date(2026, 12, 1);
    startAt(border - 4 * second);
    log(border - 4 * second, 24);
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "raw-2026-11.db"));
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "raw-2026-12.db"));
    expectAllOnceInOrderOfTime();
    const auto bins = m_store->bins(PointName{"io.t1"}, border - 4 * second, border + 4 * second, 2 * second);
    ASSERT_TRUE(bins);
    for (const HistoryBin& bin : *bins) EXPECT_EQ(bin.goodPercent, 100) << "no gap at the border: " << toText(bin.start);
}

TEST_F(WallClock, CrossesAYearWithRollupsOnBothSides)
{
    const Instant border = date(2027, 1, 1);
    startAt(border - 120 * second);
    log(border - 120 * second, 240);
    for (const char* name : {"minutes-2026.db", "minutes-2027.db", "hours-2026.db", "hours-2027.db"})
        EXPECT_TRUE(std::filesystem::exists(m_folder.path() / name)) << name;
    expectAllOnceInOrderOfTime();
    const auto bins = m_store->bins(PointName{"io.t1"}, border - 120 * second, border + 60 * second, 60 * second);
    ASSERT_TRUE(bins);
    ASSERT_EQ(bins->size(), 3U);
    EXPECT_EQ((*bins)[0].max, 60);
    EXPECT_EQ((*bins)[1].min, 61);
    EXPECT_EQ((*bins)[2].max, 180);
}

TEST_F(WallClock, OfALeapYearHasA29thOfFebruary)
{
    const Instant day = date(2028, 2, 29);
    startAt(day);
    log(day + 24 * hour - 10 * second, 20);
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "raw-2028-02.db"));
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "raw-2028-03.db"));
    expectAllOnceInOrderOfTime();
}

TEST_F(WallClock, OfAFullDiskTakesTheOldestMonthsButNeverThePresentOne)
{
    startAt(date(2026, 9, 15));
    for (unsigned month = 9; month <= 11; ++month) log(date(2026, month, 15), 10);
    m_freeBytesLeast = UINT64_MAX;
    startAt(date(2026, 11, 16));
    for (int day = 0; day < 9; ++day) ASSERT_TRUE(m_store->maintain(date(2026, 11, 16) + day * 24 * hour));
    const auto found = all();
    ASSERT_EQ(found.size(), 10U);
    EXPECT_EQ(found.front().time, date(2026, 11, 15));
}

TEST_F(WallClock, ForgetsOneMonthADayHoweverManyAreOld)
{
    startAt(date(2026, 1, 15));
    for (unsigned month = 1; month <= 4; ++month) log(date(2026, month, 15), 10);
    const auto months = [&] {
        return std::ranges::count_if(m_disk.list(m_folder.path()), [](const DiskFile& file) {
            return file.name.starts_with("raw-") && file.name.ends_with(".db");
        });
    };
    ASSERT_EQ(months(), 4);
    const Instant later = date(2027, 11, 1);
    ASSERT_TRUE(m_store->maintain(later));
    EXPECT_EQ(months(), 3);
    ASSERT_TRUE(m_store->maintain(later + 5 * second));
    EXPECT_EQ(months(), 3);
    ASSERT_TRUE(m_store->maintain(later + 25 * hour));
    EXPECT_EQ(months(), 2);
}

} // namespace
} // namespace gaffer
