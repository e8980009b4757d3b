#include "core/engine/engine.hpp"

#include "tests/core/engine/engine_bench.hpp"

namespace gaffer {
namespace {

using Kinds = std::vector<std::string>;

class EngineStep : public EngineBench {};

TEST_F(EngineStep, AnswersNothingBeforeTheCommit)
{
    log.failNext = Fault{FaultCode::Unavailable, "log.unavailable", "gone", {}};
    stopStation("a", "c1");
    ASSERT_FALSE(step());
    ASSERT_EQ(replies.size(), 1U);
    EXPECT_EQ(replies[0].error().code, FaultCode::Unavailable);
    EXPECT_EQ(published, 0U);
    EXPECT_TRUE(engine->workshop().stops.empty()) << "what was not committed never was";
    EXPECT_EQ(engine->stats().failedCommits, 1U);
}

TEST_F(EngineStep, TakesACommandAgainAfterItsCommitFailed)
{
    log.failNext = Fault{FaultCode::Full, "database.full", "full", {}};
    stopStation("a", "c1");
    ASSERT_FALSE(step());
    stopStation("a", "c1");
    ASSERT_TRUE(step());
    ASSERT_EQ(replies.size(), 2U);
    EXPECT_EQ(replies[0].error().code, FaultCode::Full);
    EXPECT_TRUE(replies[1]);
    EXPECT_EQ(engine->workshop().stops.size(), 1U);
}

TEST_F(EngineStep, KeepsAnEdgeWhoseCommitFailed)
{
    log.failNext = Fault{FaultCode::Unavailable, "log.unavailable", "gone", {}};
    observe("io.B01", 1, false);
    ASSERT_FALSE(step());
    const auto before = log.rows.size();
    ASSERT_TRUE(step());
    EXPECT_EQ(kinds(before), Kinds{"mould.moved"});
    ASSERT_TRUE(step());
    EXPECT_EQ(log.rows.size(), before + 1) << "it is counted once";
}

TEST_F(EngineStep, DropsTheOldestEdgesAndCountsThemWhenCommitsFailForLong)
{
    begin({.retries = 3});
    for (int i = 0; i < 5; ++i) observe("io.B01", i % 2, false);
    log.failNext = Fault{FaultCode::Unavailable, "log.unavailable", "gone", {}};
    ASSERT_FALSE(step());
    EXPECT_EQ(engine->stats().dropped, 2U);
}

TEST_F(EngineStep, AnswersARepeatInTheSameBatchWithoutDoingItTwice)
{
    stopStation("a", "c1");
    stopStation("a", "c1");
    ASSERT_TRUE(step());
    ASSERT_EQ(replies.size(), 2U);
    EXPECT_EQ(*replies[0], *replies[1]);
    EXPECT_EQ(engine->workshop().stops.size(), 1U);
    EXPECT_EQ(engine->stats().repeats, 1U);
}

TEST_F(EngineStep, AnswersARepeatOfAnEarlierBatchAlsoAfterARestart)
{
    stopStation("a", "c1");
    stopStation("refuse", "c2");
    ASSERT_TRUE(step());
    begin();
    stopStation("a", "c1");
    stopStation("refuse", "c2");
    ASSERT_TRUE(step());
    ASSERT_EQ(replies.size(), 4U);
    EXPECT_EQ(*replies[2], *replies[0]);
    EXPECT_EQ(replies[3].error(), replies[1].error());
    EXPECT_EQ(engine->workshop().stops.size(), 1U);
}

TEST_F(EngineStep, TellsARepeatThatItsRecordCannotBeRead)
{
    log.failFind = true;
    stopStation("a", "c1");
    ASSERT_TRUE(step());
    ASSERT_EQ(replies.size(), 1U);
    EXPECT_EQ(replies[0].error().code, FaultCode::Unavailable);
    EXPECT_TRUE(engine->workshop().stops.empty());
}

TEST_F(EngineStep, DoesWhatHasNoIdAsOftenAsItIsAsked)
{
    stopStation("a");
    stopStation("a");
    ASSERT_TRUE(step());
    EXPECT_EQ(engine->workshop().stops.size(), 2U);
    EXPECT_TRUE(log.records.empty());
}

TEST_F(EngineStep, ParksWhatBreaksAPromiseWhileDecidingAndGoesOn)
{
    const auto before = log.rows.size();
    stopStation("a", "c1");
    stopStation("break deciding", "c2");
    stopStation("b", "c3");
    ASSERT_TRUE(step());
    EXPECT_EQ(kinds(before), (Kinds{"stop.begun", "engine.input-parked", "stop.begun"}));
    EXPECT_EQ(replies[1].error().code, FaultCode::Internal);
    EXPECT_EQ(engine->stats().parked, 1U);
    EXPECT_NE(log.rows[before + 1].data.find("stop.begin"), std::string::npos) << log.rows[before + 1].data;
}

TEST_F(EngineStep, LeavesNoTraceOfAnInputWhoseFoldBreaksAPromise)
{
    const auto before = log.rows.size();
    stopStation("a", "c1");
    stopStation("break folding", "c2");
    stopStation("b", "c3");
    ASSERT_TRUE(step());
    EXPECT_EQ(kinds(before), (Kinds{"stop.begun", "engine.input-parked", "stop.begun"}));
    EXPECT_EQ(engine->workshop().stops.size(), 2U);
    EXPECT_EQ(replies[0]->number + 1, replies[2]->number);
}

TEST_F(EngineStep, ParksWhatCannotBeWrittenDown)
{
    stopStation("\xff\xfe", "c1");
    ASSERT_TRUE(step());
    EXPECT_EQ(replies[0].error().code, FaultCode::Internal);
    EXPECT_EQ(log.rows.back().kind, "engine.input-parked");
}

TEST_F(EngineStep, ParksOnlyThePoisonousValueOfAnObservation)
{
    const auto before = log.rows.size();
    Observation observation;
    for (const char* point : {"io.B01", "io.poison", "io.B02"})
        observation.values.push_back({{PointName{point}, "", 0, false}, 1, goodMark, now, 1, false});
    give(observation);
    ASSERT_TRUE(step());
    EXPECT_EQ(kinds(before), (Kinds{"mould.moved", "engine.input-parked", "mould.moved"}));
}

TEST_F(EngineStep, ParksAPoisonousSensorOnceAnHourAndNotEachSecond)
{
    const auto before = log.rows.size();
    constexpr int seconds = 3700;
    for (int i = 0; i < seconds; ++i, now += Duration{1000}) {
        observe("io.poison", 1, false);
        ASSERT_TRUE(step());
    }
    EXPECT_EQ(kinds(before), (Kinds{"engine.input-parked", "engine.input-parked"}));
    EXPECT_EQ(engine->stats().parked, static_cast<std::uint64_t>(seconds));
}

TEST_F(EngineStep, CountsWhatACounterHoldsBeforeACommandForItsStation)
{
    const auto before = log.rows.size();
    observe("io.B01", 40, true);
    observe("io.B01", 41, true);
    observe("io.B02", 7, true);
    stopStation("a", "c1");
    ASSERT_TRUE(step());
    EXPECT_EQ(kinds(before), (Kinds{"counter.moved", "stop.begun"}));
    EXPECT_EQ(engine->workshop().stations.at(StationId{"B01"}).counter->raw, 41);
    stopStation("b", "c2");
    ASSERT_TRUE(step());
    EXPECT_EQ(kinds(before + 2), Kinds{"stop.begun"}) << "what was counted is not counted again";
}

TEST_F(EngineStep, CountsAllStationsBeforeACommandForAPot)
{
    const auto before = log.rows.size();
    observe("io.B01", 40, true);
    observe("io.B02", 7, true);
    give(DumpMelt{PotId{"P1"}, "stones"});
    ASSERT_TRUE(step());
    EXPECT_EQ(kinds(before), (Kinds{"counter.moved", "counter.moved", "import.done"}));
}

TEST_F(EngineStep, NeverCountsABadCounterValue)
{
    PointValue bad{{PointName{"io.B01"}, "1", 0, true}, 0, badMark(Reason::CommTimeout), now, 0, false};
    observe("io.B01", 40, true);
    give(Observation{{bad}, Observation::Pace::AtLeisure});
    stopStation("a", "c1");
    ASSERT_TRUE(step());
    EXPECT_EQ(engine->workshop().stations.at(StationId{"B01"}).counter->raw, 40);
}

TEST_F(EngineStep, RefusesWhatIsNotEssentialWhileTheDiskIsFull)
{
    log.room = LogSpace::Reserve;
    give(SetQueue{StationId{"B01"}, {}}, "c1");
    stopStation("a", "c2");
    observe("io.B01", 1, false);
    ASSERT_TRUE(step());
    EXPECT_EQ(replies[0].error().code, FaultCode::Full);
    EXPECT_EQ(replies[0].error().key, "log.diskFull");
    EXPECT_TRUE(replies[1]);
    EXPECT_EQ(log.rows.back().kind, "mould.moved");
    EXPECT_FALSE(log.records.contains(CommandId{"c1"})) << "the same command may come again when there is room";
}

TEST_F(EngineStep, TakesEverythingAgainOnceThereIsRoom)
{
    log.room = LogSpace::Reserve;
    log.roomAgain = true;
    now += Duration{2000};
    give(SetQueue{StationId{"B01"}, {}}, "c1");
    ASSERT_TRUE(step());
    EXPECT_TRUE(replies[0]);
}

TEST_F(EngineStep, TakesNoMoreThanItsLimitBeforeACommit)
{
    begin({.inputs = 3});
    for (int i = 0; i < 7; ++i) stopStation("a");
    ASSERT_TRUE(step());
    EXPECT_EQ(replies.size(), 3U);
    ASSERT_TRUE(step());
    ASSERT_TRUE(step());
    EXPECT_EQ(replies.size(), 7U);
    EXPECT_EQ(engine->stats().commits, 3U);
}

TEST_F(EngineStep, CommitsAfterFiveMillisecondsOfDeciding)
{
    for (int i = 0; i < 7; ++i) stopStation("a");
    Duration spent{0};
    ASSERT_TRUE(engine->step(inputs, now, [&] { return spent += Duration{2}; }));
    EXPECT_EQ(replies.size(), 3U);
    EXPECT_EQ(inputs.size(), 4U);
}

TEST_F(EngineStep, AsksItsDispatcherForTheQueuesToSet)
{
    give(Dispatch{{StationId{"B01"}, StationId{"B02"}}}, "c1");
    ASSERT_TRUE(step());
    EXPECT_TRUE(replies[0]);
    EXPECT_EQ(log.rows.back().data, R"({"what":"queues","rows":2})");
}

TEST_F(EngineStep, NeverLetsTimeGoBack)
{
    stopStation("a");
    ASSERT_TRUE(step());
    const Instant before = engine->workshop().time;
    now -= std::chrono::hours{24};
    stopStation("b");
    ASSERT_TRUE(step());
    EXPECT_EQ(engine->workshop().time, before);
}

TEST_F(EngineStep, CommitsNothingWhenNothingHappened)
{
    const auto before = log.appends;
    ASSERT_TRUE(step());
    observe("io.B01", 1, true);
    ASSERT_TRUE(step());
    EXPECT_EQ(log.appends, before);
}

TEST_F(EngineStep, PublishesEachEventOnce)
{
    stopStation("a");
    stopStation("b");
    ASSERT_TRUE(step());
    EXPECT_EQ(published, 2U);
}

TEST_F(EngineStep, TellsTheRulesWhatACounterHeldWhenItWasLastRead)
{
    observe("io.B01", 40, true);
    ASSERT_TRUE(step());
    EXPECT_TRUE(held.empty()) << "nothing was read before";
    observe("io.B01", 47, true);
    now += Duration{1000};
    observe("io.B01", 2, true);
    ASSERT_TRUE(step());
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held.front().raw, 47);
    EXPECT_EQ(held.front().time, now - Duration{1000});
}

TEST_F(EngineStep, RemembersNoCounterByAValueThatSaysNothing)
{
    observe("io.B01", 40, true);
    PointValue bad{{PointName{"io.B01"}, "1", 0, true}, 0, badMark(Reason::CommTimeout), now, 0, false};
    give(Observation{{bad}});
    observe("io.B01", -1, true);
    observe("io.B01", 41, true);
    ASSERT_TRUE(step());
    ASSERT_EQ(held.size(), 1U);
    EXPECT_EQ(held.front().raw, 40);
}

TEST_F(EngineStep, TellsWhatACounterHeldAgainAfterAFailedCommit)
{
    observe("io.B01", 47, true);
    ASSERT_TRUE(step());
    log.failNext = Fault{FaultCode::Unavailable, "log.unavailable", "gone", {}};
    give(Observation{{PointValue{{PointName{"io.B01"}, "1", 0, true}, 2, goodMark, now, 2, false},
                      PointValue{{PointName{"io.edge"}, "1", 0, false}, 1, goodMark, now, 1, false}}});
    ASSERT_FALSE(step());
    held.clear();
    ASSERT_TRUE(step());
    ASSERT_EQ(held.size(), 1U) << "the try again is judged as the first was";
    EXPECT_EQ(held.front().raw, 47);
}

} // namespace
} // namespace gaffer
