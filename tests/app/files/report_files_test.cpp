#include "app/files/report_files.hpp"

#include "app/host/spawn.hpp"
#include "app/host/workshop_folder.hpp"
#include "tests/core/report/report_workshop.hpp"
#include "tests/support/temp_folder.hpp"

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
