#include "db/history/history_sqlite.hpp"

#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <ctime>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);

/// Polling begins within a second of a start after a crash, so opening the history may take only a part of one.
TEST(HistoryStart, WithAFullHotFileTakesLittleOfASecond)
{
    constexpr int devices = 10;
    constexpr int scans = 3999;
    constexpr double mostSeconds = 0.5;
    const TempFolder folder;
    const FixedClock clock{noon};
    SystemDisk disk;
    {
        const auto store = HistorySqlite::open(folder.path(), clock, disk);
        ASSERT_TRUE(store);
        std::vector<ScanMaker> makers;
        for (int device = 0; device < devices; ++device) makers.emplace_back("d" + std::to_string(device));
        for (int i = 0; i < scans; ++i)
            for (ScanMaker& maker : makers) {
                const Scan scan = maker.good(noon + std::chrono::seconds{i}, 800 + i % 9);
                (*store)->append({&scan, 1});
            }
        ASSERT_TRUE((*store)->commit());
    }
    const auto begin = std::clock();
    const auto store = HistorySqlite::open(folder.path(), clock, disk);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    ASSERT_TRUE(store);
    EXPECT_EQ((*store)->stats().samples, static_cast<std::uint64_t>(devices) * scans * 4);
    EXPECT_LT(seconds, mostSeconds);
    RecordProperty("cpuMilliseconds", static_cast<int>(seconds * 1000));
}

TEST(HistoryStart, WithThirteenMonthsTakesLittleOfASecond)
{
    constexpr int months = 13;
    constexpr double mostSeconds = 0.5;
    const TempFolder folder;
    const FixedClock clock{noon};
    SystemDisk disk;
    HistoryOptions options;
    options.seal.scansMost = 50;
    options.freeBytesLeast = 0;
    {
        const auto store = HistorySqlite::open(folder.path(), clock, disk, options);
        ASSERT_TRUE(store);
        ScanMaker scans;
        for (int month = 0; month < months; ++month)
            for (int i = 0; i < 200; ++i) {
                const Scan scan = scans.good(noon + month * std::chrono::days{30} + std::chrono::seconds{i}, i);
                (*store)->append({&scan, 1});
                ASSERT_TRUE((*store)->maintain(scan.scheduled));
            }
        ASSERT_TRUE((*store)->commit());
    }
    const auto begin = std::clock();
    const auto store = HistorySqlite::open(folder.path(), clock, disk, options);
    const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    ASSERT_TRUE(store);
    EXPECT_EQ((*store)->newest()->size(), 4U);
    EXPECT_LT(seconds, mostSeconds);
}

} // namespace
} // namespace gaffer
