#include "core/sample/stints.hpp"

#include <gtest/gtest.h>

#include <set>

namespace gaffer {
namespace {

TEST(ShiftShare, GivesEveryPotToOneShift)
{
    for (std::size_t shifts = 1; shifts <= 4; ++shifts)
        for (std::size_t pots = shifts; pots <= 9; ++pots) {
            std::size_t next = 0;
            for (std::size_t shift = 0; shift < shifts; ++shift) {
                const ShiftShare share = shareOf(shift, shifts, pots, 3);
                EXPECT_EQ(share.firstPot, next);
                EXPECT_GT(share.lastPot, share.firstPot);
                next = share.lastPot;
            }
            EXPECT_EQ(next, pots);
        }
}

TEST(ShiftShare, LetsEveryShiftUseTheOnlyPot)
{
    for (std::size_t shift = 0; shift < 3; ++shift) EXPECT_EQ(potOf(shareOf(shift, 3, 1, 2), 1), 0U);
}

TEST(ShiftShare, MansAllStationsOfASmallWorkshop)
{
    EXPECT_EQ(shareOf(2, 3, 8, 11).stations, 11U);
    EXPECT_EQ(shareOf(2, 3, 8, 12).stations, 6U);
    EXPECT_EQ(shareOf(1, 2, 8, 12).stations, 12U);
}

class StintsOfADay : public testing::TestWithParam<std::int64_t> {};

TEST_P(StintsOfADay, NeverUseAWorkerTwiceNorAMouldAtTwoStationsAtOnce)
{
    std::set<std::string> workers;
    std::set<std::string> moulds;
    const auto stints = sampleStints(GetParam());
    EXPECT_EQ(stints.size(), 27U);
    for (const SampleStint& stint : stints) {
        EXPECT_TRUE(workers.insert(stint.gaffer).second) << stint.gaffer;
        EXPECT_TRUE(workers.insert(stint.gatherer).second) << stint.gatherer;
        if (!stint.mould) continue;
        const std::string use = std::to_string(stint.shift) + stint.mould->mould + "/" + std::to_string(stint.mould->copy);
        EXPECT_TRUE(moulds.insert(use).second) << use;
    }
}

TEST_P(StintsOfADay, BlowOnlyCobaltFromTheCobaltPot)
{
    for (const SampleStint& stint : sampleStints(GetParam()))
        EXPECT_EQ(sampleGlass(sampleProducts()[stint.product]) == "cobalt", stint.pot == 5) << stint.station;
}

INSTANTIATE_TEST_SUITE_P(Days, StintsOfADay, testing::Range<std::int64_t>(20'770, 20'800));

} // namespace
} // namespace gaffer
