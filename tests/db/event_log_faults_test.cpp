#include "db/event_log_sqlite.hpp"

#include "tests/support/campaign.hpp"
#include "tests/support/simulated_disk.hpp"

#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

constexpr Instant now = fromMillis(1'763'800'000'000);
const std::filesystem::path file = "/workshop/gaffer.db";

CommandId commandOf(std::uint64_t seq) { return CommandId{"c-" + std::to_string(seq)}; }
Event eventOf(std::uint64_t seq) { return {seq, now, "1001", SeatId{"B01"}, commandOf(seq), RunEnded{RunId{seq}}}; }

/// An engine that appends an event with its command at a time, keeps a snapshot now and then, and knows what is safe.
class Engine {
public:
    explicit Engine(SimulatedDisk& disk) : m_disk{disk} {}

    bool start()
    {
        auto opened = EventLogSqlite::open(file, {.reserveBytes = 0, .vfs = m_disk.vfs()});
        if (!opened) return false;
        m_log = *std::move(opened);
        return true;
    }
    void stop() { m_log.reset(); }
    bool one()
    {
        const Event event = eventOf(m_log->lastSeq() + 1);
        const CommandRecord record{commandOf(event.seq), {event.seq, event.seq}, std::nullopt};
        if (!m_log->append({&event, 1}, {&record, 1}, now)) return false;
        m_safe = event.seq;
        if (m_safe % snapshotEvery == 0) keepSnapshot();
        return true;
    }
    void run(int events)
    {
        for (int i = 0; i < events && m_disk.struck() == 0; ++i) (void)one();
    }
    /// Everything acknowledged is there once and in order; at most the one that was in flight is there besides.
    void expectNothingLost()
    {
        const std::uint64_t last = m_log->lastSeq();
        EXPECT_GE(last, m_safe);
        EXPECT_LE(last, m_safe + 1);
        std::uint64_t next = 1;
        const Outcome reading =
            m_log->read(0, [&](const Event& event, std::string_view) { return event == eventOf(next) && ++next > 0; });
        EXPECT_TRUE(reading) << reading.error().text;
        EXPECT_EQ(next, last + 1);
        for (const std::uint64_t seq : {m_safe, last}) {
            if (seq == 0) continue;
            const auto found = m_log->find(commandOf(seq));
            ASSERT_TRUE(found);
            EXPECT_TRUE(*found) << "an event and the record of its command stand or fall together";
        }
        EXPECT_FALSE(*m_log->find(commandOf(last + 1)));
        const auto snapshot = m_log->loadSnapshot();
        ASSERT_TRUE(snapshot) << snapshot.error().text;
        m_safe = last;
        if (m_snapshot == 0) return;
        ASSERT_TRUE(*snapshot);
        EXPECT_GE((*snapshot)->seq, m_snapshot);
    }
    [[nodiscard]] EventLogSqlite& log() { return *m_log; }
    [[nodiscard]] std::uint64_t safe() const { return m_safe; }

private:
    static constexpr std::uint64_t snapshotEvery = 7;
    void keepSnapshot()
    {
        Workshop workshop;
        workshop.seq = m_safe;
        workshop.time = now;
        if (m_log->saveSnapshot(workshop)) m_snapshot = m_safe;
    }

    SimulatedDisk& m_disk;
    std::unique_ptr<EventLogSqlite> m_log;
    std::uint64_t m_safe{};
    std::uint64_t m_snapshot{};
};

TEST(EventLogPowerCut, LosesNothingAcknowledgedAndEveryImageStarts)
{
    const unsigned cuts = campaignShare(80, 2500);
    constexpr unsigned changesMost = 250;
    unsigned struck = 0;
    for (unsigned seed = 1; seed <= cuts; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        SimulatedDisk disk{seed};
        std::mt19937 random{seed};
        Engine engine{disk};
        disk.cutPowerAt(1 + random() % changesMost);
        if (engine.start()) engine.run(100);
        engine.stop();
        struck += disk.struck() > 0 ? 1 : 0;
        disk.restart();
        ASSERT_TRUE(engine.start()) << "an image did not start";
        engine.expectNothingLost();
        EXPECT_TRUE(engine.one()) << "work goes on";
        engine.expectNothingLost();
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_GT(struck, cuts * 9 / 10) << "the cuts must have happened";
}

TEST(EventLogFailedCall, NeverAcknowledgesWhatIsNotSafe)
{
    constexpr int events = 30;
    SimulatedDisk measure{1};
    Engine whole{measure};
    ASSERT_TRUE(whole.start());
    whole.run(events);
    const auto calls = static_cast<unsigned>(measure.calls());
    const unsigned step = campaignShare(3, 1);
    unsigned tried = 0;
    unsigned struck = 0;
    for (unsigned call = 1; call <= calls; call += step) {
        SCOPED_TRACE("call " + std::to_string(call));
        SimulatedDisk disk{call};
        Engine engine{disk};
        disk.failAt(call);
        if (!engine.start()) {
            ASSERT_TRUE(engine.start()) << "one failed call must not keep it from starting again";
        }
        for (int i = 0; i < events; ++i) (void)engine.one();
        EXPECT_TRUE(engine.one()) << "work goes on by itself";
        engine.expectNothingLost();
        ++tried;
        struck += disk.struck() > 0 ? 1 : 0;
        engine.stop();
        ASSERT_TRUE(engine.start());
        engine.expectNothingLost();
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_EQ(struck, tried) << "each call must have failed once";
}

TEST(EventLogFullDisk, RefusesCleanlyKeepsEverythingEarlierAndGoesOnWithoutARestart)
{
    SimulatedDisk disk{1};
    Engine engine{disk};
    ASSERT_TRUE(engine.start());
    engine.run(20);
    disk.limit(150'000);
    int refused = 0;
    for (int i = 0; i < 500; ++i) refused += engine.one() ? 0 : 1;
    EXPECT_GT(refused, 0);
    EXPECT_GT(disk.struck(), 0U);
    EXPECT_EQ(engine.log().space(), LogSpace::Reserve);
    engine.expectNothingLost();
    disk.limit(UINT64_MAX);
    EXPECT_TRUE(engine.one());
    EXPECT_EQ(engine.log().checkSpace(), LogSpace::Ample);
    engine.expectNothingLost();
}

TEST(EventLogBitFlip, IsReportedOrChangesNoEvent)
{
    const unsigned flips = campaignShare(300, 10'000);
    constexpr int events = 40;
    SimulatedDisk disk{1};
    Engine engine{disk};
    ASSERT_TRUE(engine.start());
    engine.run(events);
    engine.stop();
    const auto sound = disk.find(file.string())->content;
    std::mt19937 random{3};
    unsigned reported = 0;
    for (unsigned i = 0; i < flips; ++i) {
        const std::size_t bit = random() % (sound.size() * 8);
        SCOPED_TRACE("bit " + std::to_string(bit));
        disk.flip(file.string(), bit);
        std::uint64_t next = 1;
        bool fault = false;
        {
            const auto log = EventLogSqlite::open(file, {.reserveBytes = 0, .vfs = disk.vfs()});
            // As the verb verify does it: a page that lost its last rows breaks no chain, SQLite's own check finds it.
            fault = !log || !(*log)->database().quickCheck() || !(*log)->read(0, [&](const Event& event, std::string_view) {
                EXPECT_EQ(event, eventOf(next)) << "an event was read that was never written";
                return ++next > 0;
            });
        }
        reported += fault ? 1 : 0;
        if (!fault) {
            EXPECT_EQ(next, events + 1U) << "events are missing and nobody says so";
        }
        disk.replace(file.string(), sound);
        if (testing::Test::HasFailure()) return;
    }
    EXPECT_GT(reported, flips / 20) << "some flips must have hit what is in use";
}

TEST(EventLogTwoOwners, TheSecondWritesNothingOntoWhatItHasNotSeen)
{
    SimulatedDisk disk{1};
    Engine first{disk};
    ASSERT_TRUE(first.start());
    first.run(3);
    auto second = EventLogSqlite::open(file, {.reserveBytes = 0, .vfs = disk.vfs()});
    ASSERT_TRUE(second);
    ASSERT_TRUE(first.one());
    const Event stranger{4, now, "1002", SeatId{"B02"}, CommandId{"x"}, RunEnded{RunId{99}}};
    const CommandRecord record{CommandId{"x"}, {4, 4}, std::nullopt};
    EXPECT_FALSE((*second)->append({&stranger, 1}, {&record, 1}, now));
    EXPECT_FALSE(*(*second)->find(CommandId{"x"})) << "its command was not noted either";
    EXPECT_TRUE(first.one());
    first.expectNothingLost();
}

} // namespace
} // namespace gaffer
