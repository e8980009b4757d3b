#include "ui/printing.hpp"

#include "tests/ui/support/sample_view.hpp"

#include <gtest/gtest.h>

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace gaffer::ui {
namespace {

QString textOf(const QString& pdf)
{
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), pdf, QStringLiteral("-")});
    reader.waitForFinished();
    return QString::fromUtf8(reader.readAllStandardOutput());
}

TEST(Printing, AFileThatCannotBeWrittenIsSaid)
{
    const Outcome outcome = writeReportPdf(sampleReport(), QStringLiteral("/proc/no/such/file.pdf"));
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::Unavailable);
}

TEST(Printing, TheTextOfThePdfCanBeFoundAgain)
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) GTEST_SKIP() << "pdftotext is not installed";
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("daily.pdf"));
    ASSERT_TRUE(writeReportPdf(sampleReport(), file));
    const QString text = textOf(file);
    for (const char* words : {"良率日报表", "一号车间", "2026-11-22", "成品率", "工位", "B05", "结石", "–"})
        EXPECT_TRUE(text.contains(QString::fromUtf8(words))) << words << " not in " << text.toStdString();
    EXPECT_TRUE(QString{text}.remove(QLatin1Char{' '}).contains(QStringLiteral("1/1")));
}

TEST(Printing, ALongTableRepeatsItsHeadAndCountsItsPages)
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) GTEST_SKIP() << "pdftotext is not installed";
    Report report = sampleReport();
    const auto row = report.tables[0].rows[0];
    report.tables[0].rows.assign(150, row);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("long.pdf"));
    ASSERT_TRUE(writeReportPdf(report, file));
    const QString text = textOf(file);
    const auto pages = text.count(QLatin1Char{'\f'});
    EXPECT_GE(pages, 3);
    EXPECT_GE(text.count(QStringLiteral("工位")), pages - 1);
    EXPECT_EQ(text.count(QStringLiteral("B05")), 150) << "no row is hidden below a footer";
}

TEST(Printing, WordsOfPeopleAreNotTakenForMarkup)
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) GTEST_SKIP() << "pdftotext is not installed";
    Report report = sampleReport();
    report.title = "a < b & <b>c</b>";
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("markup.pdf"));
    ASSERT_TRUE(writeReportPdf(report, file));
    EXPECT_TRUE(textOf(file).contains(QStringLiteral("a < b & <b>c</b>"))) << textOf(file).toStdString();
}

TEST(Printing, IsA4LyingAndOneSheetForAnEmptyReport)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("empty.pdf"));
    Report report = sampleReport();
    report.tables.clear();
    ASSERT_TRUE(writeReportPdf(report, file));
    QFile pdf{file};
    ASSERT_TRUE(pdf.open(QIODevice::ReadOnly));
    const QByteArray bytes = pdf.readAll();
    EXPECT_TRUE(bytes.contains("/MediaBox [0 0 842 595]") || bytes.contains("842.")) << "29.7 cm wide, 21 cm high";
    EXPECT_EQ(bytes.count("/Type /Page\n"), 1);
}

} // namespace
} // namespace gaffer::ui
