#include "core/station/station.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

template <class T> std::set<std::string_view> membersOf(const T& value)
{
    std::set<std::string_view> names;
    forEachField(value, [&](std::string_view name, const auto&) { EXPECT_TRUE(names.insert(name).second) << name; });
    return names;
}

TEST(Station, BeginsIdleWithABelievedCounterThatWasNeverSeen)
{
    const Station station;
    EXPECT_FALSE(station.run);
    EXPECT_FALSE(station.stop);
    EXPECT_TRUE(station.queue.empty());
    EXPECT_TRUE(station.moulds.empty());
    EXPECT_EQ(station.crew, 0U) << "nobody is assigned";
    EXPECT_TRUE(station.counterTrusted);
    EXPECT_FALSE(station.counter) << "the first value seen is the baseline, so none may be made up";
    EXPECT_FALSE(station.mouldClosed) << "neither open nor closed before it was seen";
    EXPECT_FALSE(station.lastPiece);
}

/// A restart folds the station from the log and its snapshots: what a rule asks of it must be written.
TEST(Station, WritesEverythingThatARuleAsksOfIt)
{
    const auto members = membersOf(Station{});
    for (const char* member : {"counter", "counterTrusted", "standIn", "mouldClosed", "stretch", "stretchSince", "total", "queue",
                               "run", "stop", "crew", "moulds", "lastPiece", "call", "id"})
        EXPECT_TRUE(members.contains(member)) << member;
    EXPECT_EQ(members.size(), 15U);
}

TEST(Counts, KeepEveryCountApart)
{
    const Counts none;
    std::set<std::string_view> differing;
    Counts counts;
    forEachField(counts, [&](std::string_view name, std::int64_t& count) {
        count = 1;
        if (counts != none) differing.insert(name);
        count = 0;
    });
    EXPECT_EQ(differing.size(), 8U);
    EXPECT_EQ(counts, none);
}

TEST(Run, IsOpenUntilItHasAnEnd)
{
    gaffer::Run run;
    EXPECT_FALSE(run.endedAt);
    EXPECT_FALSE(run.override);
    EXPECT_TRUE(run.melt == MeltId{}) << "unknown";
    gaffer::Run ended = run;
    ended.endedAt = Instant{std::chrono::hours{1}};
    EXPECT_NE(run, ended);
}

TEST(Run, KeepsWhoOverrodeWhichGuardAndWhy)
{
    gaffer::Run run;
    run.override = Override{WorkerNo{"55"}, "sample for the customer", {"melt.notWorkable", "mould.notFit"}};
    gaffer::Run other = run;
    EXPECT_EQ(run, other);
    other.override->guards.pop_back();
    EXPECT_NE(run, other);
    other = run;
    other.override->reason.clear();
    EXPECT_NE(run, other);
    EXPECT_EQ(membersOf(*run.override), (std::set<std::string_view>{"by", "reason", "guards"}));
}

TEST(Stop, WithoutAReasonWaitsToBeExplained)
{
    Stop stop;
    EXPECT_TRUE(stop.reason.empty());
    EXPECT_FALSE(stop.to) << "still standing";
    Stop explained = stop;
    explained.reason = ReasonCode{"heat-break"};
    EXPECT_NE(stop, explained);
    EXPECT_EQ(membersOf(stop).size(), 7U);
}

TEST(CounterState, IsARawValueAtAnInstant)
{
    const CounterState state{65'535, Instant{std::chrono::seconds{10}}};
    EXPECT_NE(state, (CounterState{65'535, Instant{std::chrono::seconds{11}}}));
    EXPECT_NE(state, (CounterState{0, Instant{std::chrono::seconds{10}}}));
}

} // namespace
} // namespace gaffer
