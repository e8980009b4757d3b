#include "core/report/daily_yield.hpp"

#include "core/report/csv.hpp"
#include "tests/core/report/report_workshop.hpp"

#include <algorithm>
#include <gtest/gtest.h>

namespace gaffer {
namespace {

const std::map<WorkerNo, std::string> names{{WorkerNo{"12"}, "王芳"}};
const Instant evening = *parseInstant("2026-11-22T12:00:00Z");

Report daily(const Workshop& workshop, const std::string& language = "en", const std::string& shift = "", Date date = reportDay)
{
    return *makeReport({workshop, names, evening}, {"daily", date, ShiftName{shift}, language});
}

TEST(DailyYield, PrintsADashForEverythingThatNothingCounted)
{
    const Report report = daily(Workshop{});
    EXPECT_EQ(shownAt(report, "figures", "Gathered, pieces", "Today"), "–");
    EXPECT_EQ(shownAt(report, "figures", "First-pass yield", "Today"), "–");
    EXPECT_EQ(shownAt(report, "fall-off", "Accepted", "Pieces"), "–");
    EXPECT_EQ(shownAt(report, "head", "Data completeness", "Value"), "–");
    EXPECT_EQ(reportCsv(report).find(",0\r\n"), std::string::npos);
}

TEST(DailyYield, HoldsTheKeyFigures)
{
    const Report report = daily(reportWorkshop());
    EXPECT_EQ(shownAt(report, "figures", "Gathered, pieces", "Today"), "100");
    EXPECT_EQ(shownAt(report, "figures", "Gathered, pieces", "Target"), "100");
    EXPECT_EQ(shownAt(report, "figures", "Accepted A", "Today"), "60");
    EXPECT_EQ(shownAt(report, "figures", "First-pass yield", "Today"), "75.0%");
    EXPECT_EQ(shownAt(report, "figures", "Pack-to-melt", "Today"), "51.1%");
    EXPECT_EQ(shownAt(report, "figures", "Gathered, pieces", "Yesterday"), "–");
    EXPECT_EQ(shownAt(report, "head", "Data completeness", "Value"), "100.0%");
}

TEST(DailyYield, ComparesWithYesterdayAndTheMeanOfTheDaysThatCounted)
{
    Workshop workshop = reportWorkshop();
    workshop.book.page(*parseDate("2026-11-21")).pieces[reportKey(CountingPlace::HotEnd, Grade::Made)] = 80;
    workshop.book.page(*parseDate("2026-11-19")).pieces[reportKey(CountingPlace::HotEnd, Grade::Made)] = 60;
    const Report report = daily(workshop);
    EXPECT_EQ(shownAt(report, "figures", "Gathered, pieces", "Yesterday"), "80");
    EXPECT_EQ(shownAt(report, "figures", "Gathered, pieces", "7-day mean"), "70.0");
}

TEST(DailyYield, FallsOffStepByStep)
{
    const Report report = daily(reportWorkshop());
    EXPECT_EQ(shownAt(report, "fall-off", "Good at the hot end", "Pieces"), "90");
    EXPECT_EQ(shownAt(report, "fall-off", "Good at the hot end", "Of gathered"), "10.0%");
    EXPECT_EQ(shownAt(report, "fall-off", "Lehr entry", "Pieces"), "–");
    EXPECT_EQ(shownAt(report, "fall-off", "Accepted", "Lost"), "5");
}

TEST(DailyYield, DividesEnergyByAcceptedKilograms)
{
    Workshop workshop = reportWorkshop();
    workshop.floor.meters = {{MeterId{"gas"}, MeterKind::Gas, {}, {}}};
    workshop.book.page(reportDay).meters[MeterId{"gas"}] = {1000, 1027, false};
    EXPECT_EQ(shownAt(daily(workshop), "figures", "m³ gas per accepted kg", "Today"), "2.00");
    EXPECT_EQ(shownAt(daily(workshop), "figures", "kWh per accepted kg", "Today"), "–");
}

TEST(DailyYield, ListsProductByStationByCrew)
{
    const Report report = daily(reportWorkshop());
    EXPECT_EQ(shownAt(report, "stations", "G-1 goblet", "Crew"), "12 王芳");
    EXPECT_EQ(shownAt(report, "stations", "G-1 goblet", "Effectiveness"), "100.0%");
    EXPECT_EQ(shownAt(report, "stations", "G-1 goblet", "Top defects"), "M04 7, H01 5, F05 3");
}

TEST(DailyYield, OrdersDefectsByOwnerThenByPieces)
{
    const Report report = daily(reportWorkshop());
    const auto table =
        std::find_if(report.tables.begin(), report.tables.end(), [](const ReportTable& each) { return each.key == "defects"; });
    ASSERT_NE(table, report.tables.end());
    EXPECT_EQ(cellText(table->rows.front()[1]), "M04");
    EXPECT_EQ(cellText(table->rows.front()[6]), "2");
    EXPECT_EQ(cellText(table->rows.front()[7]), "M-17/1");
    EXPECT_EQ(cellText(table->rows.back()[5]), "100.0%");
    EXPECT_EQ(cellText(table->totals[3]), "15");
}

TEST(DailyYield, KeepsToOneShift)
{
    EXPECT_EQ(shownAt(daily(reportWorkshop(), "en", "night"), "figures", "Gathered, pieces", "Today"), "–");
    EXPECT_EQ(shownAt(daily(reportWorkshop(), "en", "day"), "figures", "Gathered, pieces", "Today"), "100");
}

TEST(DailyYield, ListsWhatRestatesADayOnTheDayItselfToo)
{
    Workshop workshop = reportWorkshop();
    BookNote note{NoteKind::BookedBack,
                  *parseInstant("2026-11-23T02:00:00Z"),
                  "12",
                  StationId{"B01"},
                  TallyId{9},
                  RunId{1},
                  MeltId{2},
                  0,
                  -3,
                  DefectCode{"L02"},
                  reportDay,
                  ""};
    workshop.book.page(*parseDate("2026-11-23")).notes.push_back(note);
    EXPECT_EQ(shownAt(daily(workshop), "notes", "2026-11-23 10:00", "Kind"), "booked back");
    EXPECT_EQ(shownAt(daily(workshop, "en", "", *parseDate("2026-11-23")), "notes", "2026-11-23 10:00", "Restates"),
              "2026-11-22");
}

TEST(DailyYield, SaysWhyACountWaitsInTheLanguageOfTheReport)
{
    Workshop workshop = reportWorkshop();
    workshop.book.page(reportDay).notes.push_back({NoteKind::NotExplained,
                                                   evening,
                                                   "system:drivers",
                                                   StationId{"B02"},
                                                   TallyId{4},
                                                   {},
                                                   {},
                                                   0,
                                                   12,
                                                   {},
                                                   reportDay,
                                                   "no-run no-crew"});
    EXPECT_EQ(shownAt(daily(workshop), "notes", "2026-11-22 20:00", "Reason"), "no run no crew");
    EXPECT_EQ(shownAt(daily(workshop, "zh_CN"), "notes", "2026-11-22 20:00", "原因"), "无生产段 无班组");
}

TEST(DailyYield, IsTheSameWhenItIsMadeAgain)
{
    const Workshop workshop = reportWorkshop();
    EXPECT_EQ(reportCsv(daily(workshop)), reportCsv(daily(workshop)));
}

} // namespace
} // namespace gaffer
