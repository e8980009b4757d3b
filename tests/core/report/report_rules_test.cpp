#include "core/report/csv.hpp"
#include "core/report/daily_yield.hpp"
#include "core/report/melt_balance.hpp"
#include "core/report/yield_figures.hpp"
#include "core/wire/answers.hpp"
#include "core/wire/messages.hpp"
#include "tests/core/report/report_workshop.hpp"
#include "tests/core/workshop/random_stream.hpp"

// The rules of the daily yield report, each on a workshop that was lived through rather than written down.
namespace gaffer::test {
namespace {

using namespace std::chrono_literals;

const StationId b02{"B02"};
const ProductCode goblet{"GB-350"};
const Date firstDay = *parseDate("2026-11-22");

Report reportOf(const Shop& shop, Date date, const std::string& language = "en", const std::string& shift = "")
{
    const auto report = makeReport({shop.workshop, shop.names, shop.now}, {"daily", date, ShiftName{shift}, language});
    EXPECT_TRUE(report) << (report ? "" : report.error().text);
    return report ? *report : Report{};
}

std::string csvOf(const Shop& shop, Date date) { return reportCsv(reportOf(shop, date)); }

ReportTable tableOf(const Report& report, std::string_view key)
{
    for (const ReportTable& table : report.tables)
        if (table.key == key) return table;
    throw std::logic_error{"no such table"};
}

/// A day on which everything happens: counts, defects, grades, a correction, an undo, an override, a stop.
struct FullDay : Shop {
    FullDay()
    {
        meltGlass();
        must(AssignCrew{.station = b02, .members = {{WorkerNo{"7"}, "gaffer"}}});
        must(StartRun{.station = b02, .line = OrderLine{OrderNo{"1042"}, 1}});
        wait(30min);
        tally = TallyId{must(AddTally{.station = b02, .pieces = 60}).number};
        must(AddTally{.station = b02, .defect = DefectCode{"F01"}, .pieces = 6});
        must(CorrectTally{.tally = tally, .pieces = 50, .reason = "by hand, wrong total"});
        must(AddTally{.station = b02, .pieces = 3});
        must(UndoTally{.station = b02, .reason = "slip"});
        must(AddTally{.station = b02, .place = CountingPlace::Selection, .grade = Grade::A, .pieces = 30, .madeFrom = now});
        must(AddTally{
            .station = b02, .place = CountingPlace::Selection, .defect = DefectCode{"L02"}, .pieces = 4, .madeFrom = now});
        must(TypeReading{.point = PointName{"G1"}, .value = 100});
        wait(1h);
        must(TypeReading{.point = PointName{"G1"}, .value = 145});
    }
    TallyId tally;
};

TEST(ReportRule, AnOldDayIsTheSameByteForByteWhileTheWorkshopGoesOn)
{
    FullDay shop;
    shop.now = *parseInstant("2026-11-23T08:00:00Z");
    const std::string before = csvOf(shop, firstDay);
    // The same melt is drawn from, corrected, learned from and worked out on the day after.
    shop.must(AddTally{.station = b02, .pieces = 700});
    shop.must(TakeMeltLevel{.pot = PotId{"P1"}, .leftKg = 150});
    shop.must(SkimMelt{.pot = PotId{"P1"}, .kg = 4});
    shop.must(TypeReading{.point = PointName{"G1"}, .value = 400});
    EXPECT_EQ(csvOf(shop, firstDay), before);
    shop.must(EndRun{.station = b02});
    shop.must(AdvanceMelt{.pot = PotId{"P1"}});
    shop.wait(20 * 24h);
    shop.must(AddTally{.station = b02, .pieces = 1});
    EXPECT_EQ(csvOf(shop, firstDay), before);
}

TEST(ReportRule, AnOldDayChangesOnlyByARestatementThatItNames)
{
    FullDay shop;
    shop.now = *parseInstant("2026-11-23T10:00:00Z");
    const Report before = reportOf(shop, firstDay);
    shop.must(AddTally{.station = b02,
                       .place = CountingPlace::Selection,
                       .defect = DefectCode{"L01"},
                       .pieces = 5,
                       .madeFrom = parseInstant("2026-11-22T18:00:00Z")});
    const Report after = reportOf(shop, firstDay);
    EXPECT_EQ(shownAt(before, "fall-off", "Accepted", "Lost"), "4*");
    EXPECT_EQ(shownAt(after, "fall-off", "Accepted", "Lost"), "9*");
    EXPECT_EQ(tableOf(after, "notes").rows.size(), tableOf(before, "notes").rows.size() + 1);
    EXPECT_EQ(shownAt(after, "notes", "2026-11-23 10:00", "Kind"), "booked back");
    const Report today = reportOf(shop, *parseDate("2026-11-23"));
    EXPECT_EQ(shownAt(today, "notes", "2026-11-23 10:00", "Restates"), "2026-11-22") << "the day that found them tells it too";
    EXPECT_EQ(shownAt(today, "fall-off", "Selected", "Pieces"), "–") << "nothing was made or selected of that day";
}

/// The rows of a CSV text, cells unquoted; enough for what reportCsv writes.
std::vector<std::vector<std::string>> parsed(const std::string& csv)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t i = 3; i < csv.size(); ++i) {
        const char letter = csv[i];
        if (letter == '"' && quoted && i + 1 < csv.size() && csv[i + 1] == '"')
            rows.back().back() += csv[++i];
        else if (letter == '"')
            quoted = !quoted;
        else if (letter == ',' && !quoted)
            rows.back().emplace_back();
        else if (letter == '\r' && !quoted)
            continue;
        else if (letter == '\n' && !quoted)
            rows.emplace_back(1);
        else
            rows.back().back() += letter;
    }
    rows.pop_back();
    return rows;
}

void expectCsvAgrees(const Report& report)
{
    const auto rows = parsed(reportCsv(report));
    std::size_t line = 1;
    for (const ReportTable& table : report.tables) {
        line += 2;
        ASSERT_EQ(rows.at(line).front(), table.columns.front()) << table.key;
        auto cells = table.rows;
        if (!table.totals.empty()) cells.push_back(table.totals);
        for (const auto& row : cells) {
            ++line;
            for (std::size_t i = 0; i < row.size(); ++i) {
                const std::string wanted = row[i].kind == CellKind::Text ? harmless(row[i].text) : figureText(row[i]);
                EXPECT_EQ(rows.at(line).at(i), wanted) << table.key << " line " << line << " column " << table.columns[i];
            }
        }
        ++line;
    }
    EXPECT_EQ(line, rows.size());
}

TEST(ReportRule, TableCsvAndJsonAgreeInEveryFigure)
{
    FullDay shop;
    for (const char* language : {"en", "zh_CN"})
        for (const char* shift : {"", "day", "swing", "night"}) {
            const Report report = reportOf(shop, firstDay, language, shift);
            expectCsvAgrees(report);
            const auto read = wire::decodeReport({1, wire::write(report), {}});
            ASSERT_TRUE(read);
            EXPECT_EQ(*read, report) << language << shift;
        }
}

TEST(ReportRule, HoldsForAnyLife)
{
    for (std::uint64_t seed = 100; seed < 108; ++seed) {
        RandomStream life{seed};
        life.live(300);
        for (const auto& [date, page] : life.shop.workshop.book.pages()) {
            const Report report = reportOf(life.shop, date, seed % 2 == 0 ? "en" : "zh_CN");
            SCOPED_TRACE(seed);
            expectCsvAgrees(report);
            for (const ReportTable& table : report.tables)
                for (const auto& row : table.rows) EXPECT_EQ(row.size(), table.columns.size()) << table.key;
        }
    }
}

TEST(ReportRule, ShiftsAddUpToTheDay)
{
    for (std::uint64_t seed = 200; seed < 208; ++seed) {
        RandomStream life{seed};
        life.live(300);
        for (const auto& [date, page] : life.shop.workshop.book.pages()) {
            Yield sum;
            for (const char* shift : {"day", "swing", "night"}) {
                const Yield part = yieldOf(life.shop.workshop.book, date, ShiftName{shift});
                sum.made.add(part.made);
                sum.hotDefects.add(part.hotDefects);
                sum.coldDefects.add(part.coldDefects);
                sum.gradeA.add(part.gradeA);
            }
            const Yield day = yieldOf(life.shop.workshop.book, date, {});
            EXPECT_EQ(sum.made.pieces, day.made.pieces) << seed;
            EXPECT_EQ(sum.hotDefects.pieces, day.hotDefects.pieces);
            EXPECT_EQ(sum.coldDefects.pieces, day.coldDefects.pieces);
            EXPECT_EQ(sum.gradeA.pieces, day.gradeA.pieces);
            EXPECT_EQ(sum.made.counted, day.made.counted);
        }
    }
}

TEST(ReportRule, WhatAPersonWroteStandsAsHeWroteIt)
{
    FullDay shop;
    for (const char* language : {"en", "zh_CN"}) {
        const ReportTable notes = tableOf(reportOf(shop, firstDay, language), "notes");
        const auto corrected =
            std::ranges::find_if(notes.rows, [](const auto& row) { return row.back().text.find("wrong") != std::string::npos; });
        ASSERT_NE(corrected, notes.rows.end()) << language;
        EXPECT_EQ(corrected->back().text, "by hand, wrong total") << "not one of its words is the program's";
    }
}

TEST(ReportRule, TypedFiguresAreMarkedAndCountedOnesAreNot)
{
    FullDay shop;
    EXPECT_EQ(shownAt(reportOf(shop, firstDay), "figures", "Gathered, pieces", "Today"), "50*");
    EXPECT_EQ(shownAt(reportOf(shop, firstDay), "head", "Typed readings", "Value"), "2");
    EXPECT_TRUE(shownAt(reportOf(shop, firstDay), "figures", "Pack-to-melt", "Today").ends_with("%*")) << "made of typed pieces";
    const ReportTable balance = tableOf(reportOf(shop, firstDay), "balance");
    ASSERT_FALSE(balance.rows.empty());
    for (std::size_t i = 0; i < balance.columns.size(); ++i) {
        const std::string& column = balance.columns[i];
        // A tender weighs the batch: no instrument tells what was charged.
        if (column == "From raw batch" || column == "Accepted" || column == "Moil and trim" || column == "Unexplained") {
            EXPECT_TRUE(balance.rows[0][i].typed) << column;
        }
        // Nothing was skimmed, and the heel is the pot's.
        if (column == "Skimmed, ladled" || column == "Heel" || column == "Flag") {
            EXPECT_FALSE(balance.rows[0][i].typed) << column;
        }
    }
    Shop counted;
    counted.see("io.count1", 0);
    counted.wait(20s);
    counted.see("io.count1", 7);
    EXPECT_EQ(shownAt(reportOf(counted, firstDay), "figures", "Gathered, pieces", "Today"), "7");
}

TEST(ReportRule, TypedGasOfOneDayGivesNoFigureUntilItsSecondReading)
{
    FullDay shop;
    // 30 accepted pieces of 150 g are 4.5 kg; 45 m3 were used.
    EXPECT_EQ(shownAt(reportOf(shop, firstDay), "figures", "m³ gas per accepted kg", "Today"), "10.00*");
    Shop once;
    once.must(TypeReading{.point = PointName{"G1"}, .value = 100});
    once.must(AddTally{.station = b02, .place = CountingPlace::Selection, .pieces = 3});
    EXPECT_EQ(shownAt(reportOf(once, firstDay), "figures", "m³ gas per accepted kg", "Today"), "–");
}

TEST(ReportRule, NothingCountedIsADashInEveryTableAndNeverANought)
{
    Shop shop;
    const Report report = reportOf(shop, *parseDate("2026-11-20"));
    for (const ReportTable& table : report.tables)
        for (const auto& row : table.rows)
            for (const Cell& cell : row)
                EXPECT_TRUE(cell.kind == CellKind::Unknown || cell.kind == CellKind::Text)
                    << table.key << ": " << cellText(cell) << " was counted by nobody";
}

TEST(ReportRule, AStepThatWasCountedAsNothingIsANought)
{
    Shop shop;
    shop.must(AddTally{.station = b02, .place = CountingPlace::Selection, .defect = DefectCode{"M04"}, .pieces = 2});
    const Report report = reportOf(shop, firstDay);
    EXPECT_EQ(shownAt(report, "fall-off", "Accepted", "Pieces"), "0");
    EXPECT_EQ(shownAt(report, "fall-off", "Gathered", "Pieces"), "–");
    EXPECT_EQ(shownAt(report, "figures", "First-pass yield", "Today"), "–");
}

TEST(ReportRule, KilogramsOfEveryMeltAddUpToWhatWasCharged)
{
    for (std::uint64_t seed = 300; seed < 306; ++seed) {
        RandomStream life{seed};
        life.live(300);
        const ReportSource source{life.shop.workshop, life.shop.names, life.shop.now};
        for (const auto& [date, page] : life.shop.workshop.book.pages())
            for (const auto& [id, day] : page.melts) {
                const MeltBalance kg = balanceOf(source, life.shop.workshop.melts.at(id), date);
                ASSERT_TRUE(kg.acceptedKg && kg.moilKg) << "the shop knows every weight";
                const double parts = *kg.acceptedKg + *kg.notSelectedKg + *kg.moilKg + *kg.hotRejectsKg + *kg.coldRejectsKg +
                                     kg.skimmedKg + kg.heelKg + kg.unexplainedKg;
                EXPECT_NEAR(parts, day.mass.chargedKg(), 1e-6) << "seed " << seed << " melt " << id.value;
            }
    }
}

/// Offsets of a zone with summer time, as in Europe: UTC+1, UTC+2 from 28 March to 31 October 2027.
ZoneTable summerZone()
{
    return {{Instant{}, 3'600'000},
            {*parseInstant("2027-03-28T01:00:00Z"), 7'200'000},
            {*parseInstant("2027-10-31T01:00:00Z"), 3'600'000}};
}

/// A counter that adds one piece a minute through the business date that begins at `from`, UTC.
std::int64_t piecesOfDay(const char* from, Date date, int hours)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.zone = summerZone();
    shop.now = *parseInstant(from);
    EXPECT_TRUE(shop.give(Configure{floor}));
    shop.see("io.count1", 0);
    for (int minute = 1; minute <= hours * 60; ++minute) {
        shop.wait(1min);
        shop.see("io.count1", minute);
    }
    return yieldOf(shop.workshop.book, date, {}).made.pieces;
}

TEST(ReportRule, ADayOfTwentyThreeHoursIsWholeAndSoIsOneOfTwentyFive)
{
    // From 08:00 local to 08:00 local; the piece of the last minute belongs to the next day.
    EXPECT_EQ(piecesOfDay("2027-03-27T07:00:00Z", *parseDate("2027-03-27"), 30), 23 * 60 - 1);
    EXPECT_EQ(piecesOfDay("2027-10-30T06:00:00Z", *parseDate("2027-10-30"), 30), 25 * 60 - 1);
    EXPECT_EQ(piecesOfDay("2027-06-01T06:00:00Z", *parseDate("2027-06-01"), 30), 24 * 60 - 1);
}

TEST(ReportRule, TheHeadTellsTheTrueEdgesOfADayThatIsNot24HoursLong)
{
    Shop shop;
    Floor floor = shop.workshop.floor;
    floor.zone = summerZone();
    ASSERT_TRUE(shop.give(Configure{floor}));
    const std::string shifts = shownAt(reportOf(shop, *parseDate("2027-03-27")), "head", "Shifts", "Value");
    EXPECT_NE(shifts.find("night 2027-03-28 00:00 - 2027-03-28 08:00"), std::string::npos) << shifts;
}

TEST(ReportRule, TheNightShiftStandsOnItsBusinessDate)
{
    Shop shop;
    shop.now = *parseInstant("2026-11-23T02:00:00Z");
    shop.must(AddTally{.station = b02, .pieces = 11});
    EXPECT_EQ(shownAt(reportOf(shop, firstDay), "figures", "Gathered, pieces", "Today"), "11*");
    EXPECT_EQ(shownAt(reportOf(shop, firstDay, "en", "night"), "figures", "Gathered, pieces", "Today"), "11*");
    EXPECT_EQ(shownAt(reportOf(shop, firstDay, "en", "day"), "figures", "Gathered, pieces", "Today"), "–");
    EXPECT_EQ(shownAt(reportOf(shop, *parseDate("2026-11-23")), "figures", "Gathered, pieces", "Today"), "–");
}

TEST(ReportRule, CorrectionUndoBookingBackAndOverrideAllStandInTheNotes)
{
    FullDay shop;
    shop.must(StartRun{.station = StationId{"B01"}, .product = goblet, .override = true, .reason = "the only mould"});
    shop.must(AddTally{.station = StationId{"L01"}, .pieces = 2});
    std::set<std::string> kinds;
    for (const auto& row : tableOf(reportOf(shop, firstDay), "notes").rows) kinds.insert(cellText(row[1]));
    EXPECT_EQ(kinds, (std::set<std::string>{"corrected", "undone", "override", "to explain"}));
}

TEST(ReportRule, DefectsNamedByOwnerAreThoseOfTheLadder)
{
    FullDay shop;
    const Report report = reportOf(shop, firstDay);
    EXPECT_EQ(cellText(tableOf(report, "defects").totals[3]), "10*");
    EXPECT_EQ(shownAt(report, "fall-off", "Good at the hot end", "Lost"), "6*");
    EXPECT_EQ(shownAt(report, "fall-off", "Accepted", "Lost"), "4*");
}

TEST(ReportRule, GradesNamedAtTheHotEndAreNotAccepted)
{
    Yield yield;
    yield.add(reportKey(CountingPlace::HotEnd, Grade::B, "F03"), 5);
    EXPECT_FALSE(yield.accepted().counted) << "selection has not counted";
    yield.add(reportKey(CountingPlace::Packing, Grade::B), 5);
    EXPECT_EQ(yield.accepted().pieces, 5);
}

TEST(ReportRule, CompletenessIsTheShareOfPiecesOfWhichRunMeltAndCrewAreKnown)
{
    FullDay shop;
    EXPECT_EQ(shownAt(reportOf(shop, firstDay), "head", "Data completeness", "Value"), "100.0%");
    shop.must(AddTally{.station = StationId{"L01"}, .pieces = 50});
    EXPECT_EQ(shownAt(reportOf(shop, firstDay), "head", "Data completeness", "Value"), "50.0%");
}

} // namespace
} // namespace gaffer::test
