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
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, workshop.melts.at(MeltId{2}), reportDay);
    EXPECT_FALSE(balance.acceptedKg);
    EXPECT_FALSE(balance.moilKg);
}

TEST(MeltBalance, AddsUpToWhatWasCharged)
{
    const Workshop workshop = reportWorkshop();
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, workshop.melts.at(MeltId{2}), reportDay);
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
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, melt, reportDay);
    EXPECT_NEAR(balance.unexplainedKg, 5, 1e-9);
    EXPECT_NEAR(*balance.unexplainedPercent(), 5, 1e-9);
}

TEST(MeltBalance, TellsHowMuchOfTheWorkableTimeWasUsed)
{
    const Workshop workshop = reportWorkshop();
    const MeltBalance balance =
        balanceOf({workshop, nobody, *parseInstant("2026-11-22T04:00:00Z")}, workshop.melts.at(MeltId{2}), reportDay);
    EXPECT_NEAR(*balance.windowUsedPercent, 25, 1e-9);
}

TEST(MeltBalance, KeepsToWhatStoodAtTheEndOfItsDay)
{
    Workshop workshop = reportWorkshop();
    Melt& melt = workshop.melts.at(MeltId{2});
    workshop.book.page(reportDay).melts[melt.id] = {melt.mass, melt.stage, melt.since, melt.workableFor};
    const ReportSource source{workshop, nobody, *parseInstant("2026-11-25T00:00:00Z")};
    const MeltBalance before = balanceOf(source, melt, reportDay);
    melt.mass.drawnKg = 80;
    melt.mass.heelLeftKg = 18;
    melt.stage = MeltStage::WorkedOut;
    workshop.book.page(*parseDate("2026-11-23")).pieces[reportKey(CountingPlace::HotEnd, Grade::Made)] = 200;
    workshop.book.page(*parseDate("2026-11-23")).melts[melt.id] = {melt.mass, melt.stage, melt.since, melt.workableFor};
    workshop.gatherLoss[ProductCode{"G-1"}] = 0.5;
    const MeltBalance after = balanceOf(source, melt, reportDay);
    EXPECT_EQ(after.heelKg, before.heelKg);
    EXPECT_EQ(after.moilKg, before.moilKg);
    EXPECT_EQ(after.hotRejectsKg, before.hotRejectsKg) << "a loss learned later does not restate the day";
    EXPECT_EQ(after.windowUsedPercent, before.windowUsedPercent);
    EXPECT_EQ(balanceOf(source, melt, *parseDate("2026-11-23")).heelKg, 18);
}

TEST(MeltBalance, OfADayOnWhichNothingHappenedIsThatOfTheDayBefore)
{
    Workshop workshop = reportWorkshop();
    Melt& melt = workshop.melts.at(MeltId{2});
    workshop.book.page(reportDay).melts[melt.id] = {melt.mass, melt.stage, melt.since, melt.workableFor};
    melt.mass.drawnKg = 99;
    const MeltBalance balance = balanceOf({workshop, nobody, Instant{}}, melt, *parseDate("2026-11-24"));
    EXPECT_NEAR(balance.heelKg, 100 - 26.4 - 2, 1e-9);
}

TEST(MeltBalance, ChargesRejectsWithTheLossOfTheirMelt)
{
    Workshop workshop = reportWorkshop();
    workshop.melts.at(MeltId{2}).mass.drawnKg = 30;
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, workshop.melts.at(MeltId{2}), reportDay);
    EXPECT_NEAR(*balance.hotRejectsKg, 3, 1e-9) << "ten of a hundred pieces carry a tenth of what was drawn";
}

TEST(MeltBalance, WeighsRejectsPlainlyWhereNothingWasDrawn)
{
    Workshop workshop = reportWorkshop();
    workshop.melts.at(MeltId{2}).mass.drawnKg = 0;
    workshop.book.page(reportDay).pieces.erase(reportKey(CountingPlace::HotEnd, Grade::Made));
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, workshop.melts.at(MeltId{2}), reportDay);
    EXPECT_NEAR(*balance.hotRejectsKg, 2.4, 1e-9);
}

TEST(MeltBalance, OfAMeltThatWasNeverWorkableUsesNoWindow)
{
    Workshop workshop = reportWorkshop();
    workshop.melts.at(MeltId{2}).stage = MeltStage::Fining;
    EXPECT_FALSE(balanceOf({workshop, nobody, {}}, workshop.melts.at(MeltId{2}), reportDay).windowUsedPercent);
}

TEST(MeltBalance, UsesNoMoreThanItsWholeWindow)
{
    Workshop workshop = reportWorkshop();
    const MeltBalance balance =
        balanceOf({workshop, nobody, *parseInstant("2026-11-22T00:20:00Z")}, workshop.melts.at(MeltId{2}), reportDay);
    EXPECT_EQ(balance.windowUsedPercent, 100);
}

TEST(MeltBalance, OfAnOverdrawnPotDoesNotCloseWithAHeelBelowNothing)
{
    Workshop workshop = reportWorkshop();
    Melt& melt = workshop.melts.at(MeltId{2});
    melt.mass.drawnKg = 500;
    const MeltBalance balance = balanceOf({workshop, nobody, {}}, melt, reportDay);
    EXPECT_EQ(balance.heelKg, 0);
    EXPECT_NEAR(balance.unexplainedKg, 100 - 500 - 2, 1e-9);
}

TEST(MeltBalance, OfNothingChargedHasNoShareUnexplained)
{
    MeltBalance balance;
    EXPECT_FALSE(balance.unexplainedPercent());
    balance.culletKg = 50;
    balance.unexplainedKg = -1;
    EXPECT_EQ(balance.unexplainedPercent(), -2);
}

} // namespace
} // namespace gaffer
