#include "app/ctl/restore.hpp"

#include "app/ctl/setup.hpp"
#include "app/ctl/verbs.hpp"
#include "app/upkeep/backup.hpp"
#include "db/event_log_sqlite.hpp"
#include "db/history/history_sqlite.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <atomic>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <thread>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);

class RestoreTest : public testing::Test {
protected:
    RestoreTest()
    {
        EXPECT_TRUE(makeWorkshop(shop, SampleKind::Lampwork));
        writeHistory();
    }
    void writeHistory() const
    {
        FixedClock clock{noon};
        SystemDisk disk;
        HistoryOptions options;
        options.seal.scansMost = 10;
        const auto store = HistorySqlite::open(shop.history(), clock, disk, options);
        ASSERT_TRUE(store);
        ScanMaker scans;
        for (int i = 0; i < 35; ++i) {
            const Scan scan = scans.good(noon + std::chrono::seconds{i}, 800 + i);
            (*store)->append({&scan, 1});
            ASSERT_TRUE((*store)->commit());
            ASSERT_TRUE((*store)->maintain(scan.arrival));
        }
    }
    static std::string headOf(const WorkshopFolder& folder)
    {
        const auto log = EventLogSqlite::open(folder.database(), {.mode = OpenMode::ReadOnly});
        return log ? (*log)->head() : log.error().text;
    }
    static std::vector<HistorySample> samplesOf(const WorkshopFolder& folder)
    {
        std::vector<HistorySample> samples;
        const auto reader = openHistoryReadOnly(folder.path);
        EXPECT_TRUE(reader);
        EXPECT_TRUE((*reader)->read(PointName{"io.t1"}, Instant::min(), Instant::max(), [&](const HistorySample& sample) {
            samples.push_back(sample);
            return true;
        }));
        return samples;
    }
    [[nodiscard]] std::string file() const { return (temp.path() / "stick" / "hall.backup").string(); }
    void backUp() const
    {
        std::filesystem::create_directories(temp.path() / "stick");
        const auto written = backupWorkshop(shop, file());
        ASSERT_TRUE(written) << written.error().text;
    }
    Result<Restored> restore() const { return restoreWorkshop(file(), again); }
    TempFolder temp;
    WorkshopFolder shop{temp.path() / "shop"};
    WorkshopFolder again{temp.path() / "again"};
};

TEST_F(RestoreTest, SaysThatThereIsNoBackup)
{
    EXPECT_EQ(restore().error().code, FaultCode::NotFound);
    EXPECT_FALSE(std::filesystem::exists(again.path));
}

TEST_F(RestoreTest, NeverWritesOverAnything)
{
    backUp();
    std::filesystem::create_directories(again.path);
    std::ofstream{again.path / "notes.txt"} << "mine";
    EXPECT_EQ(restore().error().code, FaultCode::Conflict);
    EXPECT_EQ(restoreWorkshop(file(), shop).error().code, FaultCode::Conflict);
    EXPECT_TRUE(std::filesystem::exists(again.path / "notes.txt"));
}

TEST_F(RestoreTest, BringsLogWiringPeopleAndHistoryBackAsTheyWere)
{
    backUp();
    std::filesystem::create_directories(again.path);
    const auto restored = restore();
    ASSERT_TRUE(restored) << restored.error().text;
    EXPECT_GT(restored->lastEvent, 0U);
    EXPECT_GE(restored->files, 6U);
    EXPECT_EQ(headOf(again), headOf(shop)) << "the same chain of the same events";
    EXPECT_EQ(samplesOf(again), samplesOf(shop));
    EXPECT_EQ(*readFile(again.wiring()), *readFile(shop.wiring()));
    std::ostringstream out;
    std::ostringstream err;
    const CtlContext context{.folder = again, .out = out, .err = err};
    EXPECT_EQ(ctl::verify(context), CtlExit::Done) << err.str();
}

TEST_F(RestoreTest, FindsEveryChangeOfABackupAndLeavesNothingBehind)
{
    backUp();
    const std::string sound = *readFile(file());
    for (const char* edit :
         {"UPDATE sqlar SET data = substr(data, 1, length(data) - 1) WHERE name = 'gaffer.db'",
          "UPDATE sqlar SET data = zeroblob(sz) WHERE name = 'workshop.json'", "DELETE FROM sqlar_hash WHERE name = 'people.db'",
          "UPDATE sqlar SET name = '../outside.json' WHERE name = 'workshop.json'",
          "UPDATE sqlar SET name = '/tmp/outside.json' WHERE name = 'workshop.json'",
          "DELETE FROM sqlar WHERE name = 'gaffer.db'"}) {
        ASSERT_TRUE(replaceFile(file(), sound));
        SQLite::Database{file(), SQLite::OPEN_READWRITE}.exec(edit);
        EXPECT_FALSE(restore()) << edit;
        EXPECT_FALSE(std::filesystem::exists(again.path)) << edit;
        EXPECT_FALSE(std::filesystem::exists(temp.path() / "outside.json")) << edit;
        EXPECT_FALSE(std::filesystem::exists(again.path.string() + ".restoring")) << edit;
    }
    ASSERT_TRUE(replaceFile(file(), sound.substr(0, sound.size() / 2)));
    EXPECT_FALSE(restore()) << "half a file, as of a stick pulled too early";
    ASSERT_TRUE(replaceFile(file(), "not a backup at all"));
    EXPECT_EQ(restore().error().code, FaultCode::Damaged);
}

TEST_F(RestoreTest, HoldsOneInstantOfALogThatIsWrittenMeanwhile)
{
    std::atomic<bool> done{false};
    std::thread writer{[&] {
        const auto log = EventLogSqlite::open(shop.database(), {.reserveBytes = 0});
        while (!done) {
            const Event event{(*log)->lastSeq() + 1, noon, "12", SeatId{"B01"}, CommandId{"c"}, RunEnded{RunId{1}}};
            if (!(*log)->append({&event, 1}, {}, noon)) break;
        }
    }};
    backUp();
    done = true;
    writer.join();
    const auto restored = restore();
    ASSERT_TRUE(restored) << restored.error().text;
    const auto log = EventLogSqlite::open(again.database(), {.mode = OpenMode::ReadOnly});
    ASSERT_TRUE(log);
    EXPECT_TRUE((*log)->read(0, [](const Event&, std::string_view) { return true; })) << "the chain is whole up to its end";
}

TEST_F(RestoreTest, FindsADamagedChunkOfTheHistory)
{
    Database::open(shop.history() / "raw-2026-11.db")->connection().exec("UPDATE chunk SET data = zeroblob(20) WHERE id = 5");
    std::ostringstream out;
    std::ostringstream err;
    const CtlContext context{.folder = shop, .out = out, .err = err};
    EXPECT_EQ(ctl::verify(context), CtlExit::Failed);
    EXPECT_NE(err.str().find("io."), std::string::npos) << "it names the point: " << err.str();
}

} // namespace
} // namespace gaffer
