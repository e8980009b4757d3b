#include "core/report/melt_balance.hpp"

#include "tests/core/report/report_workshop.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

const std::map<WorkerNo, std::string> nobody;

TEST(MeltBalance, LeavesPartsOutWhoseWeightIsUnknown)
{
    Workshop workshop = reportWorkshop();
    workshop.products.begin()->second.netG.reset();
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, workshop.melts.at(MeltId{2}));
    EXPECT_FALSE(balance.acceptedKg);
    EXPECT_FALSE(balance.moilKg);
}

TEST(MeltBalance, AddsUpToWhatWasCharged)
{
    const Workshop workshop = reportWorkshop();
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, workshop.melts.at(MeltId{2}));
    constexpr double tiny = 1e-9;
    EXPECT_NEAR(*balance.acceptedKg, 75 * 0.18, tiny);
    EXPECT_NEAR(*balance.coldRejectsKg, 5 * 0.18, tiny);
    EXPECT_NEAR(*balance.notSelectedKg, 10 * 0.18, tiny);
    EXPECT_NEAR(*balance.hotRejectsKg, 10 * 0.24 * 1.1, tiny);
    const double parts = *balance.acceptedKg + *balance.coldRejectsKg + *balance.notSelectedKg + *balance.hotRejectsKg +
                         *balance.moilKg + balance.skimmedKg + balance.heelKg + balance.unexplainedKg;
    EXPECT_NEAR(parts, 100, tiny);
    EXPECT_NEAR(balance.unexplainedKg, 0, tiny);
}

TEST(MeltBalance, TellsWhatALevelReadingFoundMissing)
{
    Workshop workshop = reportWorkshop();
    Melt& melt = workshop.melts.at(MeltId{2});
    melt.mass.correctedKg = -5;
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, melt);
    EXPECT_NEAR(balance.unexplainedKg, 5, 1e-9);
    EXPECT_NEAR(*balance.unexplainedPercent(), 5, 1e-9);
}

TEST(MeltBalance, TellsHowMuchOfTheWorkableTimeWasUsed)
{
    const Workshop workshop = reportWorkshop();
    const MeltBalance balance =
        balanceOf({workshop, nobody, *parseInstant("2026-11-22T04:00:00Z")}, workshop.melts.at(MeltId{2}));
    EXPECT_NEAR(*balance.windowUsedPercent, 25, 1e-9);
}

} // namespace
} // namespace gaffer
