#include "core/engine/essential.hpp"

#include "tests/support/filler.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

TEST(Essential, AreCountsStopsAndMouldCare)
{
    EXPECT_TRUE(isEssential(AddTally{}));
    EXPECT_TRUE(isEssential(UndoTally{}));
    EXPECT_TRUE(isEssential(CorrectTally{}));
    EXPECT_TRUE(isEssential(ExplainTally{}));
    EXPECT_TRUE(isEssential(BeginStop{}));
    EXPECT_TRUE(isEssential(EndStop{}));
    EXPECT_TRUE(isEssential(ExplainStop{}));
    EXPECT_TRUE(isEssential(CareMould{}));
    EXPECT_TRUE(isEssential(CallHelp{})) << "help is called for when things go wrong, a full disk too";
}

TEST(Essential, AreNotPlansAndMasters)
{
    EXPECT_FALSE(isEssential(ImportRows{}));
    EXPECT_FALSE(isEssential(SetQueue{}));
    EXPECT_FALSE(isEssential(StartRun{}));
    EXPECT_FALSE(isEssential(ChargeMelt{}));
}

TEST(Essential, IsDecidedForEveryCommand)
{
    std::set<std::string_view> taken;
    for (const Command& command : Filler{1}.oneOfEach<Command>())
        if (isEssential(command)) taken.insert(methodOf(command));
    EXPECT_EQ(taken, (std::set<std::string_view>{"mould.care", "station.call", "stop.begin", "stop.end", "stop.explain",
                                                 "tally.add", "tally.correct", "tally.explain", "tally.undo"}));
}

} // namespace
} // namespace gaffer
