#include "tests/core/engine/engine_bench.hpp"

namespace gaffer {
namespace {

class EngineStart : public EngineBench {
protected:
    void stopMany(int count)
    {
        for (int i = 0; i < count; ++i) {
            stopStation("a");
            ASSERT_TRUE(step());
        }
    }
};

TEST_F(EngineStart, FoldsTheWholeLogWithoutASnapshot)
{
    stopMany(5);
    const Workshop before = engine->workshop();
    begin();
    EXPECT_TRUE(engine->workshop() == before);
    EXPECT_FALSE(engine->stats().snapshotUsed);
    EXPECT_EQ(engine->stats().foldedAtStart, 6U);
}

TEST_F(EngineStart, FoldsOnlyWhatFollowsTheSnapshot)
{
    begin({.snapshotEvery = 4});
    stopMany(5);
    EXPECT_EQ(log.snapshots, 1U);
    const Workshop before = engine->workshop();
    begin();
    EXPECT_TRUE(engine->workshop() == before);
    EXPECT_TRUE(engine->stats().snapshotUsed);
    EXPECT_EQ(engine->stats().foldedAtStart, 2U);
}

TEST_F(EngineStart, FoldsTheWholeLogWhenTheSnapshotIsDamaged)
{
    begin({.snapshotEvery = 4});
    stopMany(5);
    const Workshop before = engine->workshop();
    log.snapshot = "{";
    begin();
    EXPECT_TRUE(startOutcome);
    EXPECT_TRUE(engine->workshop() == before);
}

TEST_F(EngineStart, TellsTheRecordThatCannotBeRead)
{
    stopMany(3);
    log.rows[2].data = "{";
    begin();
    ASSERT_FALSE(startOutcome);
    EXPECT_EQ(startOutcome.error().code, FaultCode::Damaged);
    EXPECT_EQ(startOutcome.error().details.at(0), "3");
}

TEST_F(EngineStart, TellsTheRecordThatCannotBeFolded)
{
    stopMany(3);
    log.rows[2].kind = "stop.explained";
    log.rows[2].data = "{}";
    begin();
    ASSERT_FALSE(startOutcome);
    EXPECT_EQ(startOutcome.error().key, "log.cannotFold");
    EXPECT_EQ(startOutcome.error().details.at(0), "3");
}

TEST_F(EngineStart, RefusesInputsWhileTheLogCannotBeReadAndHealsByItself)
{
    stopMany(3);
    const std::string sound = std::exchange(log.rows[2].data, "{");
    begin();
    stopStation("a", "c1");
    EXPECT_FALSE(step());
    ASSERT_FALSE(replies.empty());
    EXPECT_EQ(replies.back().error().code, FaultCode::Unavailable);
    log.rows[2].data = sound;
    stopStation("a", "c1");
    EXPECT_TRUE(step());
    EXPECT_TRUE(replies.back());
}

TEST_F(EngineStart, KeepsNoSnapshotWhileTheDiskIsFull)
{
    begin({.snapshotEvery = 2});
    log.room = LogSpace::Reserve;
    stopMany(5);
    EXPECT_EQ(log.snapshots, 0U);
}

TEST_F(EngineStart, FollowsACleanStopWithNothingToFold)
{
    stopMany(3);
    observe("io.B01", 9, true);
    ASSERT_TRUE(step());
    ASSERT_TRUE(engine->stop(now));
    EXPECT_EQ(log.rows.back().kind, "counter.moved") << "what the counter holds is counted at the stop";
    const Workshop before = engine->workshop();
    begin();
    EXPECT_EQ(engine->stats().foldedAtStart, 0U);
    EXPECT_TRUE(engine->workshop() == before);
}

TEST_F(EngineStart, GivesUpAtOnceWhenNobodyWaits)
{
    stopMany(5);
    Engine other{EngineParts{log, {}, {}, {}, EngineRules{smallDecide, smallEvolve}, nullptr}};
    int asked = 0;
    const Outcome outcome = other.start([&] { return ++asked == 3; });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().key, "log.givenUp");
    EXPECT_EQ(asked, 3);
    EXPECT_EQ(other.stop(now).error().key, "log.unreadable") << "what was not folded must not be written on";
}

} // namespace
} // namespace gaffer
