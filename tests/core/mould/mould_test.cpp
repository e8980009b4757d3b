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

TEST(Mould, IsWornOutAtTheLastCycleOfItsLifeAndNotBefore)
{
    MouldCopy copy;
    copy.mould.lifeCycles = 80;
    copy.mould.cyclesNow = 70;
    copy.counted = 9;
    EXPECT_EQ(fitnessOf(copy, Settings{}), MouldFitness::Fit);
    copy.counted = 10;
    EXPECT_EQ(fitnessOf(copy, Settings{}), MouldFitness::WornOut);
    EXPECT_FALSE(mayStart(MouldFitness::WornOut));
}

TEST(Mould, IsNotUsableBeforeItIsWornOutAndWornOutBeforeItNeedsCare)
{
    MouldCopy copy = copyWith(500);
    copy.mould.lifeCycles = 10;
    copy.mould.cyclesNow = 10;
    EXPECT_EQ(fitnessOf(copy, Settings{}), MouldFitness::WornOut);
    copy.state = MouldState::Cracked;
    EXPECT_EQ(fitnessOf(copy, Settings{}), MouldFitness::NotUsable);
}

TEST(Mould, WithoutACareIntervalNeedsNone)
{
    MouldCopy copy = copyWith(1'000'000);
    for (const auto every : {std::optional<std::int64_t>{}, std::optional<std::int64_t>{0}, std::optional<std::int64_t>{-5}}) {
        copy.mould.careEvery = every;
        EXPECT_EQ(fitnessOf(copy, Settings{}), MouldFitness::Fit);
    }
}

TEST(Mould, FollowsTheWorkshopsOwnSharesOfTheInterval)
{
    Settings strict;
    strict.careWarn = 0.5;
    strict.careBlock = 0.8;
    EXPECT_EQ(fitnessOf(copyWith(49), strict), MouldFitness::Fit);
    EXPECT_EQ(fitnessOf(copyWith(50), strict), MouldFitness::CareSoon);
    EXPECT_EQ(fitnessOf(copyWith(80), strict), MouldFitness::CareOverdue);
}

TEST(Mould, OnAnySoundPlaceMayBeFit)
{
    MouldCopy copy;
    for (const auto& row : enumNames<MouldState>) {
        copy.state = row.value;
        const bool broken =
            row.value == MouldState::Repair || row.value == MouldState::Cracked || row.value == MouldState::Scrapped;
        EXPECT_EQ(fitnessOf(copy, Settings{}) == MouldFitness::NotUsable, broken) << row.name;
    }
}

TEST(Mould, NeverGetsFitterWithMoreCycles)
{
    for (std::int64_t every = 1; every < 200; every += 7) {
        MouldFitness before = MouldFitness::Fit;
        for (std::int64_t since = 0; since < 3 * every; ++since) {
            MouldCopy copy;
            copy.mould.careEvery = every;
            copy.sinceCare = since;
            const MouldFitness now = fitnessOf(copy, Settings{});
            ASSERT_GE(now, before) << since << " of " << every;
            before = now;
        }
        EXPECT_EQ(before, MouldFitness::CareOverdue);
    }
}

TEST(Mould, IsKnownByItsNumberAndCopyAndNotByItsCavity)
{
    Mould first;
    first.mould = MouldNo{"M-17"};
    first.cavity = "1";
    Mould second = first;
    second.cavity = "2";
    EXPECT_EQ(first.key(), second.key());
    second.copy = 2;
    EXPECT_NE(first.key(), second.key());
    EXPECT_LT(first.key(), second.key());
}

TEST(Mould, StartsAtTheCyclesPeopleGaveAboutOrExactly)
{
    MouldCopy copy;
    copy.mould.cyclesNow = 1200;
    copy.mould.cyclesAbout = true;
    copy.counted = 34;
    EXPECT_EQ(copy.cycles(), 1234) << "about is a mark, not another figure";
}

} // namespace
} // namespace gaffer
