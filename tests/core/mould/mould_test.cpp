#include "core/mould/mould.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

MouldCopy copyWith(std::int64_t sinceCare)
{
    MouldCopy copy;
    copy.mould.careEvery = 100;
    copy.sinceCare = sinceCare;
    return copy;
}

TEST(Mould, WarnsAt90AndBlocksAt110PercentOfItsCareInterval)
{
    const Settings settings;
    EXPECT_EQ(fitnessOf(copyWith(89), settings), MouldFitness::Fit);
    EXPECT_EQ(fitnessOf(copyWith(90), settings), MouldFitness::CareSoon);
    EXPECT_EQ(fitnessOf(copyWith(109), settings), MouldFitness::CareSoon);
    EXPECT_EQ(fitnessOf(copyWith(110), settings), MouldFitness::CareOverdue);
    EXPECT_TRUE(mayStart(MouldFitness::CareSoon));
    EXPECT_FALSE(mayStart(MouldFitness::CareOverdue));
}

TEST(Mould, OfUnknownAgeIsNeverWornOut)
{
    MouldCopy copy;
    copy.mould.lifeCycles = 80;
    copy.counted = 500;
    EXPECT_FALSE(copy.cycles());
    EXPECT_EQ(fitnessOf(copy, Settings{}), MouldFitness::Fit);
    copy.mould.cyclesNow = 0;
    EXPECT_EQ(copy.cycles(), 500);
    EXPECT_EQ(fitnessOf(copy, Settings{}), MouldFitness::WornOut);
}

TEST(Mould, ThatIsCrackedIsNotUsable)
{
    MouldCopy copy;
    for (const MouldState state : {MouldState::Cracked, MouldState::Repair, MouldState::Scrapped}) {
        copy.state = state;
        EXPECT_EQ(fitnessOf(copy, Settings{}), MouldFitness::NotUsable);
    }
}

} // namespace
} // namespace gaffer
