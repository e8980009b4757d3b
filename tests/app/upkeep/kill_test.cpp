#include "app/upkeep/backup.hpp"
#include "core/engine/verify.hpp"
#include "db/disk.hpp"
#include "db/event_log_sqlite.hpp"
#include "db/history/history_sqlite.hpp"
#include "tests/support/campaign.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <array>
#include <atomic>
#include <csignal>
#include <ctime>
#include <gtest/gtest.h>
#include <iostream>
#include <random>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace gaffer {
namespace {

/// Ten minutes before a month and a year of rollups end, so that new files are made under way.
constexpr Instant begin = fromMillis(1'798'761'000'000);
constexpr std::size_t blockScans = 7;

Instant at(std::uint64_t second) { return begin + std::chrono::seconds{second}; }
double valueOf(std::uint64_t second) { return 800 + static_cast<double>(second % 13) / 10.0; }
CommandId commandOf(std::uint64_t seq) { return CommandId{"c-" + std::to_string(seq)}; }

/// What a process is doing.
enum class Doing : std::uint8_t { Migrating, Opening, Logging, Sealing, Commanding, Snapshot, BackingUp, Count };
constexpr std::array<const char*, static_cast<std::size_t>(Doing::Count)> names{
    "making and migrating files", "opening", "logging a scan", "sealing and rolling up", "a command", "a snapshot", "a backup"};

/// What outlives a killed process.
struct Witness {
    std::atomic<Doing> doing{Doing::Migrating};
    /// Scans and events that were acknowledged.
    std::atomic<std::uint64_t> scans{};
    std::atomic<std::uint64_t> events{};
    std::atomic<bool> failed{false};
};

/// Memory that a child shares with its parent.
class SharedWitness {
public:
    SharedWitness()
    {
        void* memory = mmap(nullptr, sizeof(Witness), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        GAFFER_CHECK(memory != MAP_FAILED);
        m_witness = new (memory) Witness;
    }
    ~SharedWitness() { munmap(m_witness, sizeof(Witness)); }
    SharedWitness(const SharedWitness&) = delete;
    SharedWitness& operator=(const SharedWitness&) = delete;
    Witness* operator->() const { return m_witness; }
    Witness& operator*() const { return *m_witness; }

private:
    Witness* m_witness;
};

/// The stores of a workshop as its service opens them.
class Stores {
public:
    explicit Stores(const WorkshopFolder& folder)
    {
        auto log = EventLogSqlite::open(folder.database(), {.reserveBytes = 0});
        if (log) m_log = *std::move(log);
        auto history = HistorySqlite::open(folder.history(), m_clock, m_disk, {.seal = {.scansMost = blockScans}});
        if (history) m_history = *std::move(history);
    }
    [[nodiscard]] bool open() const { return m_log && m_history; }
    [[nodiscard]] EventLogSqlite& log() const { return *m_log; }
    [[nodiscard]] HistorySqlite& history() const { return *m_history; }

private:
    FixedClock m_clock{begin};
    SystemDisk m_disk;
    std::unique_ptr<EventLogSqlite> m_log;
    std::unique_ptr<HistorySqlite> m_history;
};

/// Works without a pause until it is killed.
class Life {
public:
    Life(const WorkshopFolder& folder, Witness& witness) : m_folder{folder}, m_witness{witness} {}

    [[noreturn]] void live()
    {
        m_witness.doing = std::filesystem::exists(m_folder.database()) ? Doing::Opening : Doing::Migrating;
        const Stores stores{m_folder};
        if (!stores.open()) end();
        for (std::uint64_t round = 1;; ++round) {
            scan(stores.history());
            if (round % 3 == 0) command(stores.log());
            if (round % 20 == 0) snapshot(stores.log());
            if (round % 25 == 0) backup();
        }
    }

private:
    [[noreturn]] void end()
    {
        m_witness.failed = true;
        _exit(1);
    }

    void scan(HistorySqlite& history)
    {
        m_witness.doing = Doing::Logging;
        const std::uint64_t second = m_witness.scans;
        const Scan scan = m_maker.good(at(second), valueOf(second));
        history.append({&scan, 1});
        if (!history.commit()) end();
        m_witness.scans = second + 1;
        m_witness.doing = Doing::Sealing;
        if (!history.maintain(at(second))) end();
        if (second % settleEvery == 0 && !history.settle([] { return true; })) end();
    }

    void command(EventLogSqlite& log)
    {
        m_witness.doing = Doing::Commanding;
        const std::uint64_t seq = log.lastSeq() + 1;
        const Event event{seq,           at(seq),        "1001",
                          SeatId{"B01"}, commandOf(seq), ImportDone{"orders", static_cast<std::int64_t>(seq)}};
        const CommandRecord record{commandOf(seq), {seq, seq}, std::nullopt};
        if (!log.append({&event, 1}, {&record, 1}, at(seq))) end();
        m_witness.events = seq;
    }

    void snapshot(EventLogSqlite& log)
    {
        m_witness.doing = Doing::Snapshot;
        Workshop workshop;
        if (!log.read(0, [&](const Event& event, std::string_view) {
                evolve(workshop, event);
                return true;
            }))
            end();
        if (!log.saveSnapshot(workshop)) end();
    }

    void backup()
    {
        m_witness.doing = Doing::BackingUp;
        if (!backupWorkshop(m_folder, (m_folder.path / "backup.sqlar").string())) end();
    }

    static constexpr std::uint64_t settleEvery = 15;
    WorkshopFolder m_folder;
    Witness& m_witness;
    ScanMaker m_maker;
};

/// The kernel sends SIGKILL, which no program can delay, after `span`.
void killMyselfAfter(std::chrono::microseconds span)
{
    constexpr long nanosOfMicro = 1000;
    sigevent event{};
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = SIGKILL;
    timer_t timer{};
    const itimerspec once{{0, 0}, {0, (span.count() + 1) * nanosOfMicro}};
    if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0 || timer_settime(timer, 0, &once, nullptr) != 0) _exit(1);
}

class Killed : public testing::Test {
protected:
    /// A life of at most `span`; gives what it was doing when it was killed.
    Doing liveAndDie(const WorkshopFolder& folder, std::chrono::microseconds span)
    {
        const pid_t child = fork();
        if (child == 0) {
            killMyselfAfter(span);
            Life{folder, *witness}.live();
        }
        int status = 0;
        EXPECT_EQ(waitpid(child, &status, 0), child);
        EXPECT_FALSE(witness->failed) << "a store refused, while " << names[static_cast<std::size_t>(witness->doing.load())];
        return witness->doing;
    }

    /// Everything acknowledged is there once; the next life goes on behind what is there.
    void expectNothingLost(const WorkshopFolder& folder)
    {
        const auto started = std::chrono::steady_clock::now();
        const Stores stores{folder};
        ASSERT_TRUE(stores.open()) << "it does not start unaided";
        slowest = std::max(slowest, std::chrono::steady_clock::now() - started);
        ASSERT_TRUE(stores.history().setAside().empty()) << stores.history().setAside().front();
        std::uint64_t scans = 0;
        const Outcome read = stores.history().read(PointName{"io.t1"}, begin, Instant::max(), [&](const HistorySample& sample) {
            EXPECT_EQ(sample.time, at(scans));
            EXPECT_EQ(sample.value, valueOf(scans));
            return ++scans > 0 && !HasFailure();
        });
        ASSERT_TRUE(read || (read.error().code == FaultCode::NotFound && witness->scans == 0)) << read.error().text;
        ASSERT_GE(scans, witness->scans) << "scans are lost";
        ASSERT_LE(scans, witness->scans + 1) << "scans are there that were never logged";
        const VerifyReport report = verifyLog(stores.log());
        ASSERT_FALSE(report.finding) << report.finding->text;
        ASSERT_GE(report.events, witness->events) << "events are lost";
        ASSERT_LE(report.events, witness->events + 1) << "events are doubled";
        if (report.events > 0) {
            ASSERT_TRUE(*stores.log().find(commandOf(report.events)));
        }
        witness->scans = scans;
        witness->events = report.events;
    }

    /// A backup is whole or not there.
    static void expectWholeBackup(const WorkshopFolder& folder)
    {
        const auto file = folder.path / "backup.sqlar";
        if (!std::filesystem::exists(file)) return;
        const Outcome whole = readArchive(file, [](const ArchivedPart&) { return Outcome{Done{}}; });
        ASSERT_TRUE(whole) << whole.error().text;
    }

    SharedWitness witness;
    std::chrono::steady_clock::duration slowest{};
};

TEST_F(Killed, AtAnyMomentLosesNothingAcknowledgedAndStartsUnaided)
{
    const unsigned kills = campaignShare(40, 1000);
    constexpr unsigned killsOfAFolder = 10;
    constexpr unsigned longestMicros = 60'000;
    const auto seed = static_cast<unsigned>(amountOf("GAFFER_SEED", std::random_device{}(), std::random_device{}()));
    std::mt19937 random{seed};
    std::array<unsigned, names.size()> fell{};
    std::unique_ptr<TempFolder> temp;
    for (unsigned i = 0; i < kills; ++i) {
        SCOPED_TRACE("seed " + std::to_string(seed) + ", kill " + std::to_string(i));
        const bool fresh = i % killsOfAFolder == 0;
        if (fresh) {
            temp = std::make_unique<TempFolder>();
            witness->scans = 0;
            witness->events = 0;
        }
        const WorkshopFolder folder{temp->path()};
        // A new workshop's files are made in the first few milliseconds.
        const auto span = std::chrono::microseconds{random() % (fresh ? longestMicros / 4 : longestMicros)};
        ++fell[static_cast<std::size_t>(liveAndDie(folder, span))];
        expectNothingLost(folder);
        expectWholeBackup(folder);
        if (HasFatalFailure() || HasFailure()) return;
    }
    std::cout << kills << " kills fell on";
    for (std::size_t i = 0; i < names.size(); ++i) std::cout << (i == 0 ? " " : ", ") << names[i] << " " << fell[i];
    std::cout << "; slowest start " << std::chrono::duration_cast<std::chrono::milliseconds>(slowest).count() << " ms\n";
    EXPECT_LT(slowest, std::chrono::seconds{5});
}

} // namespace
} // namespace gaffer
