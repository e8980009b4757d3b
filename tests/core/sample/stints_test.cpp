#include "core/sample/stints.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <gtest/gtest.h>

#include <map>
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

TEST_P(StintsOfADay, AskNoPotForMoreThanItHolds)
{
    std::map<std::size_t, double> drawn;
    for (const SampleStint& stint : sampleStints(GetParam())) drawn[stint.pot] += sampleDrawKg(stint);
    EXPECT_EQ(drawn.size(), 8U);
    for (const auto& [pot, kg] : drawn) {
        EXPECT_LE(kg, sampleMostDrawKg) << pot;
        EXPECT_GE(kg, sampleMostDrawKg / 3) << pot << " is worked in earnest";
    }
}

TEST_P(StintsOfADay, BlowInAMouldThatIsMadeForTheWareAndOffHandAtTheLastStationOnly)
{
    for (const SampleStint& stint : sampleStints(GetParam())) {
        EXPECT_EQ(stint.mould.has_value(), stint.station != 11) << stint.station;
        if (!stint.mould) continue;
        EXPECT_NE(std::ranges::find(stint.mould->products, stint.product), stint.mould->products.end()) << stint.station;
    }
}

TEST(SampleStints, ChangeTheirWareFromDayToDay)
{
    std::set<std::size_t> products;
    for (std::int64_t day = 20'770; day < 20'830; ++day)
        for (const SampleStint& stint : sampleStints(day)) products.insert(stint.product);
    // All but the ware that has no mould and is not the off-hand vase.
    EXPECT_GE(products.size(), 34U);
}

TEST(SampleStints, DrawWhatTheGatherAndThePaceOfTheirWareSay)
{
    SampleStint stint{};
    stint.product = 0;
    const SampleProduct& product = sampleProducts().front();
    const double pieces = 8 * 3600 * sampleWorkedShare / product.cycleS;
    EXPECT_NEAR(sampleDrawKg(stint), pieces * product.gatherG * 1.1 / 1000, 1e-9);
    stint.product = sampleProducts().size();
    EXPECT_THROW(static_cast<void>(sampleDrawKg(stint)), CheckFailed);
}

TEST(SampleStints, RefuseADayBeforeTheirCalendar) { EXPECT_THROW(static_cast<void>(sampleStints(-1)), CheckFailed); }

INSTANTIATE_TEST_SUITE_P(Days, StintsOfADay, testing::Range<std::int64_t>(20'770, 20'800));

} // namespace
} // namespace gaffer
