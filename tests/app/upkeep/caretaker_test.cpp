#include "app/upkeep/caretaker.hpp"

#include "app/ctl/setup.hpp"
#include "app/host/zone_table.hpp"
#include "app/upkeep/backup.hpp"
#include "db/database.hpp"
#include "db/event_log_sqlite.hpp"
#include "db/history/history_sqlite.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/small_disk.hpp"
#include "tests/support/temp_folder.hpp"

#include <fstream>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

/// A caretaker over a real folder, with a clock that the test moves.
class CaretakerTest : public testing::Test {
protected:
    CaretakerTest()
    {
        EXPECT_TRUE(makeWorkshop(shop, SampleKind::Lampwork));
        FixedClock clock{now};
        SystemDisk disk;
        HistoryOptions options;
        options.seal.scansMost = 10;
        const auto store = HistorySqlite::open(shop.history(), clock, disk, options);
        ScanMaker scans;
        for (int i = 0; i < 35; ++i) {
            const Scan scan = scans.good(now + std::chrono::seconds{i}, 800 + i);
            (*store)->append({&scan, 1});
            EXPECT_TRUE((*store)->commit());
            EXPECT_TRUE((*store)->maintain(scan.arrival));
        }
        begin();
    }
    void begin()
    {
        up = Duration{0};
        CareParts parts;
        parts.folder = shop;
        parts.wall = [this] { return now; };
        parts.uptime = [this] { return up; };
        parts.clockAhead = [this] { return ahead; };
        parts.damaged = [this](const std::vector<HistoryFinding>& found) {
            for (const HistoryFinding& finding : found) damaged.push_back(finding.file);
        };
        parts.changed = [this] { ++changes; };
        parts.say = [this](const std::string& text) { said.push_back(text); };
        parts.warn = [this](const std::string& text) { warned.push_back(text); };
        care = std::make_unique<Caretaker>(std::move(parts));
        care->setWiring(wiring, zone);
    }
    void pass(Duration time)
    {
        now += time;
        up += time;
        care->work();
    }
    [[nodiscard]] std::size_t backups() const { return dailyBackups(shop.path / "backups").size(); }
    [[nodiscard]] std::vector<std::string> warnings() const { return care->notes().warnings; }

    TempFolder temp;
    WorkshopFolder shop{temp.path() / "shop"};
    ZoneTable zone{*readZone("Asia/Shanghai")};
    BackupWiring wiring;
    Instant now{fromMillis(1'795'262'400'000)};
    Duration up{};
    Duration ahead{};
    std::vector<std::string> damaged;
    std::vector<std::string> said;
    std::vector<std::string> warned;
    int changes{};
    std::unique_ptr<Caretaker> care;
};

TEST_F(CaretakerTest, TellsThatTheLogLivesOnItsReserve)
{
    EXPECT_TRUE(warnings().empty());
    std::filesystem::remove(EventLogSqlite::reserveOf(shop.database()));
    pass(Duration{1000});
    EXPECT_EQ(warnings(), std::vector<std::string>{"disk.full"});
}

TEST_F(CaretakerTest, TellsThatTheDiskIsNearlyFullBeforeItIs)
{
    const SmallDisk small{150U << 20U};
    if (!small.mounted()) GTEST_SKIP() << "no small file system can be mounted here";
    shop = WorkshopFolder{small.path() / "shop"};
    ASSERT_TRUE(makeWorkshop(shop, SampleKind::Lampwork));
    begin();
    EXPECT_TRUE(warnings().empty());
    std::ofstream film{small.path() / "film.mkv", std::ios::binary};
    const std::string piece(1U << 20U, 'f');
    while (std::filesystem::space(small.path()).available > (10U << 20U))
        film.write(piece.data(), static_cast<std::streamsize>(piece.size())).flush();
    pass(Duration{1000});
    EXPECT_EQ(warnings(), std::vector<std::string>{"disk.low"});
}

TEST_F(CaretakerTest, TellsThatTheComputersClockWasSet)
{
    ahead = -minutes{1};
    pass(Duration{1000});
    EXPECT_TRUE(warnings().empty()) << "that much a slow start may cost";
    for (const Duration set : {Duration{hours{25}}, Duration{-hours{1}}}) {
        ahead = set;
        pass(Duration{1000});
        EXPECT_EQ(warnings(), std::vector<std::string>{"clock.differs"});
    }
    ahead = Duration{0};
    pass(Duration{1000});
    EXPECT_TRUE(warnings().empty());
}

TEST_F(CaretakerTest, ChecksAllFilesAndMakesABackupOnceADay)
{
    pass(minutes{59});
    EXPECT_EQ(backups(), 0U);
    EXPECT_FALSE(care->notes().lastVerify);
    pass(minutes{2});
    EXPECT_EQ(backups(), 1U);
    EXPECT_EQ(care->notes().lastVerify, now);
    EXPECT_EQ(care->notes().verifyProblem, "");
    EXPECT_TRUE(care->notes().lastBackup);
    EXPECT_TRUE(warnings().empty());
    EXPECT_TRUE(warned.empty()) << warned.front();
    const int before = changes;
    pass(minutes{1});
    EXPECT_EQ(backups(), 1U);
    EXPECT_EQ(changes, before) << "nobody is told what he knows";
    for (int i = 0; i < 48; ++i) pass(hours{1});
    EXPECT_EQ(backups(), 3U) << "one a day";
    EXPECT_GT(*care->notes().lastVerify, now - hours{24});
}

TEST_F(CaretakerTest, TellsThatTheStickIsMissingAndUsesItOnceItIsThere)
{
    wiring.folder = (temp.path() / "stick").string();
    begin();
    pass(hours{1});
    EXPECT_EQ(warnings(), std::vector<std::string>{"backup.failed"});
    EXPECT_NE(care->notes().backupProblem.find("stick"), std::string::npos);
    pass(hours{2});
    EXPECT_EQ(warnings(), (std::vector<std::string>{"backup.old", "backup.failed"}));
    std::filesystem::create_directories(wiring.folder);
    pass(minutes{1});
    EXPECT_FALSE(care->notes().lastBackup) << "not every second";
    pass(minutes{5});
    EXPECT_TRUE(care->notes().lastBackup);
    EXPECT_EQ(dailyBackups(wiring.folder).size(), 1U);
    EXPECT_EQ(care->notes().backupProblem, "");
}

TEST_F(CaretakerTest, FindsDamageNamesTheFileAndRemembersItThroughARestart)
{
    for (const auto& entry : std::filesystem::directory_iterator{shop.history()})
        if (entry.path().filename().string().starts_with("raw-") && entry.path().extension() == ".db")
            Database::open(entry.path())->connection().exec("UPDATE chunk SET data = zeroblob(20)");
    pass(hours{1});
    ASSERT_FALSE(damaged.empty());
    EXPECT_TRUE(damaged.front().starts_with("raw-"));
    EXPECT_NE(care->notes().verifyProblem.find("io."), std::string::npos) << care->notes().verifyProblem;
    EXPECT_EQ(warnings(), std::vector<std::string>{"verify.failed"});
    EXPECT_EQ(backups(), 1U) << "also what is damaged is worth a copy";
    begin();
    EXPECT_EQ(warnings(), std::vector<std::string>{"verify.failed"});
    EXPECT_TRUE(care->notes().lastVerify);
}

TEST_F(CaretakerTest, LetsNoBackupGoWhileFilesAreDamaged)
{
    wiring.keep = 1;
    std::ofstream{shop.people(), std::ios::binary} << "no database";
    begin();
    for (int i = 0; i < 4; ++i) pass(hours{25});
    EXPECT_EQ(warnings(), std::vector<std::string>{"verify.failed"});
    EXPECT_EQ(backups(), 4U);
}

TEST_F(CaretakerTest, ShowsWhatLiesSetAsideUntilSomebodyTookItAway)
{
    const auto aside = shop.history() / "minutes-2026.db.damaged-1";
    std::ofstream{aside} << "x";
    std::ofstream{shop.path / "gaffer.db.damaged-2026-11-23T030000.000Z"} << "x";
    pass(minutes{1});
    EXPECT_EQ(care->notes().setAside,
              (std::vector<std::string>{"gaffer.db.damaged-2026-11-23T030000.000Z", "history/minutes-2026.db.damaged-1"}));
    EXPECT_EQ(warnings(), std::vector<std::string>{"files.setAside"});
    std::filesystem::remove(aside);
    std::filesystem::remove(shop.path / "gaffer.db.damaged-2026-11-23T030000.000Z");
    pass(minutes{1});
    EXPECT_TRUE(warnings().empty());
}

TEST_F(CaretakerTest, LeavesNothingHalfDoneWhenTheServiceEnds)
{
    care->giveUp();
    pass(hours{2});
    EXPECT_FALSE(care->notes().lastVerify) << "a check that was broken off has found nothing";
    EXPECT_EQ(backups(), 0U);
    EXPECT_TRUE(warned.empty());
}

} // namespace
} // namespace gaffer
