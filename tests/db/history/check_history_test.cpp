#include "db/history/check_history.hpp"

#include "db/database.hpp"
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
const std::filesystem::path folder = "/workshop/history";
constexpr const char* month = "raw-2026-11.db";

/// A history of some hundred scans on a simulated disk, closed.
class CheckHistoryTest : public testing::Test {
protected:
    CheckHistoryTest()
    {
        FixedClock clock{noon};
        HistoryOptions options;
        options.seal.scansMost = 50;
        const auto store = HistorySqlite::open(folder, clock, disk, options);
        ScanMaker scans;
        for (int i = 0; i < 220; ++i) {
            const Scan scan = scans.good(noon + std::chrono::seconds{i}, 800 + i % 17);
            (*store)->append({&scan, 1});
            EXPECT_TRUE((*store)->commit());
            EXPECT_TRUE((*store)->maintain(scan.arrival));
        }
    }
    [[nodiscard]] std::string path(const std::string& name) const { return (folder / name).string(); }
    SimulatedDisk disk{1};
};

TEST_F(CheckHistoryTest, FindsNothingInWhatIsSound)
{
    const HistoryCheck check = checkHistory(folder, disk);
    EXPECT_TRUE(check.findings.empty()) << check.findings.front().file << ": " << check.findings.front().fault.text;
    EXPECT_EQ(check.files, 4U) << "hot, raw, minutes and hours";
}

TEST_F(CheckHistoryTest, ReportsEverySingleFlippedBitOfAChunk)
{
    const unsigned flips = campaignShare(300, 20'000);
    auto& content = disk.find(path(month))->content;
    // Where the blobs lie: each begins with zstd's mark.
    constexpr std::array<std::uint8_t, 4> mark{0x28, 0xb5, 0x2f, 0xfd};
    std::vector<std::size_t> chunks;
    for (auto at = std::search(content.begin(), content.end(), mark.begin(), mark.end()); at != content.end();
         at = std::search(at + 1, content.end(), mark.begin(), mark.end()))
        chunks.push_back(static_cast<std::size_t>(at - content.begin()));
    ASSERT_GE(chunks.size(), 4U);
    const auto sound = content;
    constexpr std::size_t shortest = 40;
    std::mt19937 random{5};
    for (unsigned i = 0; i < flips; ++i) {
        const std::size_t bit = (chunks[random() % chunks.size()] * 8) + random() % (shortest * 8);
        disk.flip(path(month), bit);
        const HistoryCheck check = checkHistory(folder, disk);
        ASSERT_EQ(check.findings.size(), 1U) << "bit " << bit;
        EXPECT_EQ(check.findings.front().file, month);
        disk.replace(path(month), sound);
    }
}

TEST_F(CheckHistoryTest, NamesEveryFileThatIsDamagedAndNotOnlyTheFirst)
{
    for (const char* name : {month, "minutes-2026.db", "hours-2026.db", "hot.db"}) {
        auto content = disk.find(path(name))->content;
        std::fill_n(content.begin(), 16, std::uint8_t{'x'});
        disk.replace(path(name), content);
    }
    const HistoryCheck check = checkHistory(folder, disk);
    EXPECT_EQ(check.files, 4U);
    EXPECT_EQ(check.findings.size(), 4U) << "also one that does not open is told, not passed over";
}

TEST_F(CheckHistoryTest, FindsADamagedRollup)
{
    {
        auto file = Database::open(path("minutes-2026.db"), {.vfs = disk.vfs()});
        ASSERT_TRUE(file);
        file->connection().exec("UPDATE rollup SET data = zeroblob(12) WHERE rowid = (SELECT max(rowid) FROM rollup)");
    }
    const HistoryCheck check = checkHistory(folder, disk);
    ASSERT_EQ(check.findings.size(), 1U);
    EXPECT_EQ(check.findings.front().file, "minutes-2026.db");
}

TEST_F(CheckHistoryTest, EndsAsSoonAsNobodyWaits)
{
    const HistoryCheck check = checkHistory(folder, disk, [] { return true; });
    EXPECT_TRUE(check.givenUp);
    EXPECT_TRUE(check.findings.empty()) << "what was broken off has found nothing";
}

TEST_F(CheckHistoryTest, LeavesAloneWhatWasSetAsideAndWhatIsNotThere)
{
    disk.replace(path("raw-2026-10.db.damaged-1"), disk.find(path(month))->content);
    EXPECT_TRUE(checkHistory(folder, disk).findings.empty());
    EXPECT_EQ(checkHistory("/nowhere", disk).files, 0U);
}

} // namespace
} // namespace gaffer
