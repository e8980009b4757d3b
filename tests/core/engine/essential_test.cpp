#include "core/engine/essential.hpp"

#include <gtest/gtest.h>

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
}

TEST(Essential, AreNotPlansAndMasters)
{
    EXPECT_FALSE(isEssential(ImportRows{}));
    EXPECT_FALSE(isEssential(SetQueue{}));
    EXPECT_FALSE(isEssential(StartRun{}));
    EXPECT_FALSE(isEssential(ChargeMelt{}));
}

} // namespace
} // namespace gaffer
