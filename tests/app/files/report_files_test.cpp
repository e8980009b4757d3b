#include "app/files/report_files.hpp"

#include "app/host/spawn.hpp"
#include "app/host/workshop_folder.hpp"
#include "core/sample/dice.hpp"
#include "tests/core/report/report_workshop.hpp"
#include "tests/support/temp_folder.hpp"

#include <array>
#include <filesystem>
#include <gtest/gtest.h>
#include <sstream>

namespace gaffer {
namespace {

const std::map<WorkerNo, std::string> nobody;

Report report()
{
    const Workshop workshop = reportWorkshop();
    return *makeReport({workshop, nobody, *parseInstant("2026-11-22T09:00:00Z")}, {"daily", reportDay, {}, "en"});
}

std::string textOf(const std::string& program, const std::vector<std::string>& arguments, const std::filesystem::path& out)
{
    std::string line = program;
    for (const std::string& argument : arguments) line += " '" + argument + "'";
    const Outcome run = runProgram("/bin/sh", {"-c", line + " > '" + out.string() + "'"});
    return run ? *readFile(out) : run.error().text;
}

TEST(ReportFiles, RefuseUnknownFormatsAndFoldersThatAreNotThere)
{
    std::ostringstream out;
    EXPECT_EQ(writeReport(report(), "odt", "", out).error().key, "report.format");
    EXPECT_FALSE(writeReport(report(), "xlsx", "", out));
    EXPECT_FALSE(writeReport(report(), "csv", "/no/such/folder/a.csv", out));
}

TEST(ReportFiles, WriteTextsToTheStreamWhenNoFileIsNamed)
{
    std::ostringstream out;
    EXPECT_TRUE(writeReport(report(), "csv", "", out));
    EXPECT_NE(out.str().find("Daily yield"), std::string::npos);
}

/// A week of a large hall with everything that is hard to write down: long Chinese names, quotes, formulas, line breaks, minus
/// signs, halves, unknowns; more rows than a page holds.
Workshop busyWorkshop(std::uint64_t seed)
{
    constexpr std::array words{"=1+1", "\"quoted\", and more",   "two\nlines", "-3 by hand",
                               "@all", "酒杯口歪了，退火后补记", "’s",         "a < b & c"};
    constexpr std::array codes{"F01", "F15", "M04", "T02", "L03", "C11", "H01", "D01", "", "X99"};
    Dice dice{seed};
    Workshop workshop = reportWorkshop();
    workshop.floor.name = "三号车间, \"north\" <hall>";
    for (int product = 0; product < 9; ++product) {
        Product& made = workshop.products[ProductCode{"G-" + std::to_string(product)}];
        made.code = ProductCode{"G-" + std::to_string(product)};
        made.nameZh = "手工醒酒器九百毫升带把手雕花描金礼盒装特别版六只装";
        made.nameEn = "Decanter 900 ml, \"gilt\", " + std::to_string(product);
        if (product > 0) made.netG = 170.5 + product;
        if (product > 1) made.quotaPerShift = 300;
    }
    for (std::uint64_t crew = 1; crew < 40; ++crew)
        workshop.crews[crew] = {StationId{"B01"}, Instant{}, {{WorkerNo{std::to_string(100 + crew)}, "gaffer"}}};
    for (int day = 0; day < 8; ++day) {
        DayPage& page = workshop.book.page(Date{std::chrono::sys_days{reportDay} - std::chrono::days{day}});
        for (int line = 0; line < 120; ++line) {
            BookKey key = reportKey(static_cast<CountingPlace>(dice.below(4)), static_cast<Grade>(dice.below(7)));
            key.shift = workshop.floor.shifts[dice.below(3)].name;
            key.station = StationId{"B" + std::to_string(1 + dice.below(60))};
            key.product = ProductCode{"G-" + std::to_string(dice.below(9))};
            key.crew = dice.below(45);
            key.hour = static_cast<int>(dice.below(24));
            key.source = static_cast<TallySource>(dice.below(5));
            const bool named = key.grade == Grade::Reject || key.grade == Grade::Rework;
            key.defect = DefectCode{named ? codes[dice.below(codes.size())] : ""};
            page.pieces[key] += static_cast<std::int64_t>(dice.below(2000)) - 20;
        }
        for (int note = 0; note < 30; ++note) {
            BookNote written;
            written.kind = static_cast<NoteKind>(dice.below(6));
            written.time = *parseInstant("2026-11-22T02:00:00Z") + std::chrono::minutes{dice.below(400)};
            written.by = "10" + std::to_string(note);
            written.station = StationId{"B0" + std::to_string(note % 9)};
            written.tally = TallyId{1 + dice.below(90'000)};
            written.was = static_cast<std::int64_t>(dice.below(500)) - 50;
            written.now = written.was - 7;
            written.restates = reportDay;
            written.reason = words[dice.below(words.size())];
            page.notes.push_back(written);
        }
        page.drawnKg[MeltId{2}] = 400 + day;
        page.changedAt = *parseInstant("2026-11-22T08:00:00Z");
    }
    return workshop;
}

TEST(ReportFiles, AgreeInEveryFigureWhoeverReadsThem)
{
    const TempFolder temp;
    const std::string base = (temp.path() / "daily").string();
    const std::map<WorkerNo, std::string> names{{WorkerNo{"101"}, "欧阳修"}, {WorkerNo{"102"}, "O'Neil, \"Jo\""}};
    for (const auto& [seed, language, shift] : {std::tuple{1, "en", "night"}, {2, "zh_CN", ""}}) {
        const Workshop workshop = busyWorkshop(static_cast<std::uint64_t>(seed));
        const auto report = makeReport({workshop, names, *parseInstant("2026-11-23T09:00:00Z")},
                                       {"daily", reportDay, ShiftName{shift}, language});
        ASSERT_TRUE(report);
        std::ostringstream out;
        for (const char* format : {"csv", "xlsx", "pdf", "json"})
            ASSERT_TRUE(writeReport(*report, format, base + "." + format, out)) << format;
        const std::string said = (temp.path() / "said").string();
        const std::string reader = "/usr/bin/python3 '" GAFFER_SOURCE_DIR "/tests/app/files/report_formats.py' '";
        const Outcome agreed = runProgram("/bin/sh", {"-c", reader + base + "' > '" + said + "' 2>&1"});
        const std::string text = *readFile(said);
        if (text.empty()) GTEST_SKIP() << "openpyxl or pdftotext is not installed";
        EXPECT_TRUE(agreed) << "seed " << seed << "\n" << text;
    }
}

TEST(ReportFiles, HoldTheSameFiguresInExcel)
{
    const TempFolder temp;
    std::ostringstream out;
    const std::string file = (temp.path() / "daily.xlsx").string();
    ASSERT_TRUE(writeReport(report(), "xlsx", file, out));
    const std::string script =
        "import openpyxl,sys\nw=openpyxl.load_workbook(sys.argv[1],data_only=True)\n"
        "for s in w:\n  print(s.title,s.freeze_panes)\n  for r in s.iter_rows(values_only=True): print(r)\n";
    ASSERT_TRUE(replaceFile(temp.path() / "read.py", script));
    const std::string text = textOf("/usr/bin/python3", {(temp.path() / "read.py").string(), file}, temp.path() / "out");
    if (text.find("openpyxl") != std::string::npos) GTEST_SKIP() << "openpyxl is not installed";
    EXPECT_NE(text.find("('Gathered, pieces', 100, '–'"), std::string::npos) << text;
    EXPECT_NE(text.find("('First-pass yield', 0.75, '–'"), std::string::npos) << text;
    EXPECT_NE(text.find("figures A3"), std::string::npos) << text;
    EXPECT_NE(text.find("'Total', '–', '–', 100, 100, 90, 60, 10, 5"), std::string::npos) << text;
}

TEST(ReportFiles, HoldTheSameFiguresInPrint)
{
    const TempFolder temp;
    std::ostringstream out;
    const std::string file = (temp.path() / "daily.pdf").string();
    ASSERT_TRUE(writeReport(report(), "pdf", file, out));
    const std::string text = textOf("pdftotext -layout", {file, "-"}, temp.path() / "out");
    if (text.find("not found") != std::string::npos) GTEST_SKIP() << "pdftotext is not installed";
    EXPECT_NE(text.find("Gathered, pieces"), std::string::npos) << text;
    EXPECT_NE(text.find("75.0%"), std::string::npos) << text;
}

} // namespace
} // namespace gaffer
