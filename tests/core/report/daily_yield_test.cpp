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

ReportTable tableOf(const Report& report, std::string_view key)
{
    return *std::find_if(report.tables.begin(), report.tables.end(), [&](const ReportTable& each) { return each.key == key; });
}

TEST(DailyYield, HasItsTablesInTheOrderOfTheHandbook)
{
    std::vector<std::string> keys;
    for (const ReportTable& table : daily(reportWorkshop()).tables) keys.push_back(table.key);
    EXPECT_EQ(keys, (std::vector<std::string>{"head", "figures", "fall-off", "balance", "stations", "defects", "notes"}));
}

TEST(DailyYield, SpeaksOneLanguageAtATime)
{
    const Report english = daily(reportWorkshop(), "en");
    const Report chinese = daily(reportWorkshop(), "zh_CN");
    ASSERT_EQ(english.tables.size(), chinese.tables.size());
    for (std::size_t i = 0; i < english.tables.size(); ++i) {
        EXPECT_NE(english.tables[i].title, chinese.tables[i].title) << english.tables[i].key;
        EXPECT_EQ(english.tables[i].rows.size(), chinese.tables[i].rows.size());
        for (std::size_t row = 0; row < english.tables[i].rows.size(); ++row)
            for (std::size_t cell = 0; cell < english.tables[i].rows[row].size(); ++cell) {
                const Cell& one = english.tables[i].rows[row][cell];
                const Cell& other = chinese.tables[i].rows[row][cell];
                EXPECT_EQ(one.kind, other.kind);
                EXPECT_EQ(one.number, other.number) << "a figure has no language";
            }
    }
}

TEST(DailyYield, NamesProductsInTheLanguageOfTheReaderAsFarAsTheyHaveNames)
{
    Workshop workshop = reportWorkshop();
    EXPECT_EQ(cellText(tableOf(daily(workshop, "zh_CN"), "stations").rows.front().front()), "G-1 高脚杯");
    workshop.products.begin()->second.nameEn = "";
    EXPECT_EQ(cellText(tableOf(daily(workshop, "en"), "stations").rows.front().front()), "G-1 高脚杯");
    workshop.products.clear();
    EXPECT_EQ(cellText(tableOf(daily(workshop, "en"), "stations").rows.front().front()), "G-1");
}

TEST(DailyYield, SaysThatACrewIsUnknownRatherThanLeavingItOut)
{
    Workshop workshop = reportWorkshop();
    workshop.crews.clear();
    EXPECT_EQ(shownAt(daily(workshop), "stations", "G-1 goblet", "Crew"), "unknown");
    EXPECT_EQ(shownAt(daily(workshop, "zh_CN"), "stations", "G-1 高脚杯", "班组"), "未登记");
}

TEST(DailyYield, OwesTheQuotaOfEachShiftThatWorked)
{
    Workshop workshop = reportWorkshop();
    BookKey night = reportKey(CountingPlace::HotEnd, Grade::Made);
    night.shift = ShiftName{"night"};
    workshop.book.page(reportDay).pieces[night] = 50;
    EXPECT_EQ(shownAt(daily(workshop), "stations", "G-1 goblet", "Quota"), "200");
    EXPECT_EQ(shownAt(daily(workshop), "stations", "G-1 goblet", "Effectiveness"), "75.0%");
    EXPECT_EQ(shownAt(daily(workshop, "en", "night"), "stations", "G-1 goblet", "Quota"), "100");
    workshop.products.begin()->second.quotaPerShift.reset();
    EXPECT_EQ(shownAt(daily(workshop), "stations", "G-1 goblet", "Quota"), "–");
    EXPECT_EQ(shownAt(daily(workshop), "figures", "Gathered, pieces", "Target"), "–");
}

TEST(DailyYield, NamesTheThreeDefectsThatCostMost)
{
    Workshop workshop = reportWorkshop();
    for (const auto& [code, pieces] : {std::pair{"F01", 9}, {"F02", 8}, {"T01", 1}})
        workshop.book.page(reportDay).pieces[reportKey(CountingPlace::HotEnd, Grade::Reject, code)] = pieces;
    EXPECT_EQ(shownAt(daily(workshop), "stations", "G-1 goblet", "Top defects"), "F01 9, F02 8, M04 7");
    workshop.book.page(reportDay).pieces[reportKey(CountingPlace::HotEnd, Grade::Reject, "")] = 20;
    EXPECT_EQ(shownAt(daily(workshop), "stations", "G-1 goblet", "Top defects"), "? 20, F01 9, F02 8")
        << "a reject without a code is one all the same";
}

TEST(DailyYield, SumsItsSharesToTheWhole)
{
    const Report report = daily(reportWorkshop());
    double shares = 0;
    for (const auto& row : tableOf(report, "defects").rows) shares += row[4].number;
    EXPECT_NEAR(shares, 100, 1e-9);
    double before = 0;
    for (const auto& row : tableOf(report, "defects").rows) {
        EXPECT_GE(row[5].number, before) << "cumulative";
        before = row[5].number;
    }
}

TEST(DailyYield, TakesAnUnknownDefectCodeForNobodys)
{
    Workshop workshop = reportWorkshop();
    workshop.book.page(reportDay).pieces[reportKey(CountingPlace::Selection, Grade::Reject, "Z77")] = 90;
    const auto first = tableOf(daily(workshop), "defects").rows.front();
    EXPECT_EQ(cellText(first[0]), "unassigned");
    EXPECT_EQ(cellText(first[1]), "Z77");
    EXPECT_EQ(cellText(first[2]), "–");
}

TEST(DailyYield, FlagsABalanceThatDoesNotClose)
{
    Workshop workshop = reportWorkshop();
    EXPECT_EQ(cellText(tableOf(daily(workshop), "balance").rows.front()[14]), "–");
    workshop.melts.at(MeltId{2}).mass.correctedKg = -2.1;
    EXPECT_EQ(cellText(tableOf(daily(workshop), "balance").rows.front()[14]), "over 2%");
    workshop.melts.at(MeltId{2}).mass.correctedKg = -1.9;
    EXPECT_EQ(cellText(tableOf(daily(workshop), "balance").rows.front()[14]), "–");
    workshop.melts.at(MeltId{2}).mass.correctedKg = 2.1;
    EXPECT_EQ(cellText(tableOf(daily(workshop), "balance").rows.front()[14]), "over 2%") << "too much is as odd as too little";
}

TEST(DailyYield, BalancesGlassThatWasDumpedWithoutAPiece)
{
    Workshop workshop = reportWorkshop();
    DayPage& page = workshop.book.page(reportDay);
    page.pieces.clear();
    Melt& melt = workshop.melts.at(MeltId{2});
    page.melts[melt.id] = {melt.mass, MeltStage::Dumped, melt.since, {}};
    ASSERT_EQ(tableOf(daily(workshop), "balance").rows.size(), 1U);
    page.melts[melt.id].mass = {};
    EXPECT_TRUE(tableOf(daily(workshop), "balance").rows.empty()) << "nothing was ever in it";
}

TEST(DailyYield, LeavesOutAMeltThatIsForgotten)
{
    Workshop workshop = reportWorkshop();
    workshop.melts.clear();
    EXPECT_TRUE(tableOf(daily(workshop), "balance").rows.empty());
    EXPECT_EQ(shownAt(daily(workshop), "figures", "Gathered, pieces", "Today"), "100");
}

TEST(DailyYield, GivesNoEnergyForAMeterThatWasExchanged)
{
    Workshop workshop = reportWorkshop();
    workshop.floor.meters = {{MeterId{"gas"}, MeterKind::Gas, {}, {}}, {MeterId{"gas2"}, MeterKind::Gas, {}, {}}};
    auto& meters = workshop.book.page(reportDay).meters;
    meters[MeterId{"gas"}] = {90'000, 12, false};
    EXPECT_EQ(shownAt(daily(workshop), "figures", "m³ gas per accepted kg", "Today"), "–");
    meters[MeterId{"gas2"}] = {0, 13.5, false};
    EXPECT_EQ(shownAt(daily(workshop), "figures", "m³ gas per accepted kg", "Today"), "1.00") << "the other meter still counts";
    meters[MeterId{"gas2"}].single = true;
    EXPECT_EQ(shownAt(daily(workshop), "figures", "m³ gas per accepted kg", "Today"), "–") << "one reading is no use";
}

TEST(DailyYield, GivesAShiftNoShareOfWhatIsMeteredForTheDay)
{
    Workshop workshop = reportWorkshop();
    EXPECT_EQ(shownAt(daily(workshop, "en", "day"), "figures", "Pack-to-melt", "Today"), "–");
    EXPECT_EQ(shownAt(daily(workshop, "en", "day"), "figures", "First-pass yield", "Today"), "75.0%");
}

TEST(DailyYield, MeansOnlyTheSevenDaysBefore)
{
    Workshop workshop = reportWorkshop();
    for (int back = 1; back <= 9; ++back) {
        const Date date{std::chrono::sys_days{reportDay} - std::chrono::days{back}};
        workshop.book.page(date).pieces[reportKey(CountingPlace::HotEnd, Grade::Made)] = back <= 7 ? 10 : 10'000;
    }
    EXPECT_EQ(shownAt(daily(workshop), "figures", "Gathered, pieces", "7-day mean"), "10.0");
    EXPECT_EQ(shownAt(daily(workshop), "figures", "Accepted A", "7-day mean"), "–");
}

TEST(DailyYield, WritesTheTimesOfTheWorkshopAndNotOfTheComputer)
{
    EXPECT_EQ(shownAt(daily(reportWorkshop()), "head", "Figures as of", "Value"), "2026-11-22 16:00");
    EXPECT_NE(shownAt(daily(reportWorkshop()), "head", "Shifts", "Value").find("day 2026-11-22 08:00 - 2026-11-22 16:00"),
              std::string::npos);
}

TEST(DailyYield, PutsNotesInOrderOfTime)
{
    Workshop workshop = reportWorkshop();
    for (const int hour : {9, 3, 7})
        workshop.book.page(reportDay).notes.push_back({.kind = NoteKind::Corrected,
                                                       .time = evening + std::chrono::hours{hour},
                                                       .by = std::to_string(hour),
                                                       .restates = reportDay});
    std::vector<std::string> by;
    for (const auto& row : tableOf(daily(workshop), "notes").rows) by.push_back(cellText(row[7]));
    EXPECT_EQ(by, (std::vector<std::string>{"3", "7", "9"}));
}

TEST(DailyYieldNotes, NameWhoMadeThemAsFarAsHeHasAName)
{
    Workshop workshop = reportWorkshop();
    DayPage& page = workshop.book.page(reportDay);
    for (const char* by : {"7", "12", "anonymous", "system:drivers"})
        page.notes.push_back({.kind = NoteKind::Overridden, .time = evening, .by = by, .restates = reportDay});
    const std::map<WorkerNo, std::string> known{{WorkerNo{"7"}, "王芳"}};
    const auto byIn = [&](const char* language) {
        std::vector<std::string> by;
        const Report report = dailyYield({workshop, known, evening}, {"daily", reportDay, {}, language}, reportDay);
        for (const auto& row : report.tables.back().rows) by.push_back(cellText(row[7]));
        return by;
    };
    EXPECT_EQ(byIn("en"), (std::vector<std::string>{"7 王芳", "12", "nobody signed in", "the service"}));
    EXPECT_EQ(byIn("zh_CN"), (std::vector<std::string>{"7 王芳", "12", "未登录", "服务自动"}));
}

TEST(DailyYieldNotes, TellsThousandsOfCountsWithoutARunInOneRowButEveryCorrection)
{
    Workshop workshop = reportWorkshop();
    DayPage& page = workshop.book.page(reportDay);
    page.notes.clear();
    const Instant morning = *parseInstant("2026-11-22T02:00:00Z");
    for (std::uint64_t i = 1; i <= 5000; ++i)
        for (const NoteKind kind : {NoteKind::NotExplained, NoteKind::Corrected}) {
            if (kind == NoteKind::Corrected && i % 100 != 0) continue;
            BookNote note;
            note.kind = kind;
            note.time = morning + Duration{static_cast<std::int64_t>(i) * 1000};
            note.by = "12";
            note.station = StationId{"B01"};
            note.tally = TallyId{i};
            note.now = 2;
            note.reason = "no run";
            page.notes.push_back(note);
        }
    const Report report = dailyYield({workshop, {}, morning}, {"daily", reportDay, {}, "en"}, reportDay);
    const auto& rows = report.tables.back().rows;
    ASSERT_EQ(rows.size(), 20U + 1U + 50U);
    double pieces = 0;
    for (const auto& row : rows) pieces += row[6].number;
    EXPECT_EQ(pieces, 2.0 * (5000 + 50)) << "no piece is left out of the sum";
    EXPECT_EQ(rows[20][3].text, "tally 21 +4979") << rows[20][3].text;
}

} // namespace
} // namespace gaffer
