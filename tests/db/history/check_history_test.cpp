#include "db/history/check_history.hpp"

#include "db/database.hpp"
#include "db/history/history_sqlite.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/simulated_disk.hpp"

#include <gtest/gtest.h>

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
