#include "ui/pages/reports_page.hpp"

#include "tests/ui/support/seat_fixture.hpp"

#include <QComboBox>
#include <QDateEdit>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>

namespace gaffer::ui {
namespace {

class Reports : public SeatFixture {
protected:
    Reports() : SeatFixture{SeatRole::Desk, QStringLiteral("reports")} {}
    QStringList shifts()
    {
        QStringList names;
        auto* box = find<QComboBox>("reportShift");
        for (int index = 0; index < box->count(); ++index) names.append(box->itemText(index));
        return names;
    }
    void setShifts(std::vector<ShiftName> shifts)
    {
        twin->change([&](SeatView& view, LinkState&) { view.shop.shifts = std::move(shifts); });
        QApplication::processEvents();
    }
};

TEST_F(Reports, OpenOnTheBusinessDate)
{
    EXPECT_EQ(find<QDateEdit>("reportDate")->date(), QDate(2026, 11, 22));
    EXPECT_EQ(twin->asked.date, *parseDate("2026-11-22"));
    EXPECT_EQ(twin->asked.shift, "");
}

TEST_F(Reports, OfferTheWorkshopsOwnShifts)
{
    EXPECT_EQ(shifts(), QStringList{QStringLiteral("All shifts")});
    setShifts({ShiftName{"day"}, ShiftName{"甲班"}});
    EXPECT_EQ(shifts(), (QStringList{QStringLiteral("All shifts"), QStringLiteral("day shift"), QStringLiteral("甲班")}));
    find<QComboBox>("reportShift")->setCurrentIndex(2);
    EXPECT_EQ(twin->asked.shift, "甲班");
}

TEST_F(Reports, KeepTheChosenShiftWhenTheListChangesAndAskAnewWhenItIsGone)
{
    setShifts({ShiftName{"day"}, ShiftName{"night"}});
    find<QComboBox>("reportShift")->setCurrentIndex(2);
    setShifts({ShiftName{"early"}, ShiftName{"day"}, ShiftName{"night"}});
    EXPECT_EQ(find<QComboBox>("reportShift")->currentData().toString(), QStringLiteral("night"));
    setShifts({ShiftName{"early"}});
    EXPECT_EQ(find<QComboBox>("reportShift")->currentIndex(), 0);
    EXPECT_EQ(twin->asked.shift, "") << "the report of all shifts, not of one that is gone";
}

TEST_F(Reports, StepDayByDay)
{
    press("dayBefore");
    EXPECT_EQ(twin->asked.date, *parseDate("2026-11-21"));
    press("dayAfter");
    press("dayAfter");
    EXPECT_EQ(twin->asked.date, *parseDate("2026-11-23"));
}

TEST_F(Reports, ShowFiguresAsTheReportWritesThem)
{
    const auto* table = find<QTableView>("report-yield");
    ASSERT_NE(table, nullptr);
    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    EXPECT_EQ(cell(0, 0), QStringLiteral("B05"));
    EXPECT_TRUE(cell(0, 2).contains(QStringLiteral("151"))) << cell(0, 2).toStdString();
    EXPECT_TRUE(cell(0, 2).contains(QLatin1Char{'*'})) << "typed figures are marked";
    EXPECT_EQ(cell(1, 2), QStringLiteral("–")) << "what nothing counted";
    EXPECT_EQ(table->model()->rowCount(), 3) << "two rows and the totals";
}

TEST_F(Reports, HaveShortTabsThatAllFitAndTheWholeTitleAboveTheTable)
{
    for (const Language language : {Language::English, Language::Chinese}) {
        open(sampleView(2, 1), language);
        twin->dailyReport.tables.clear();
        for (const char* key : {"head", "figures", "fall-off", "balance", "stations", "defects", "notes"})
            twin->dailyReport.tables.push_back({key, "A title with far more words than a tab should have", {"column"}, {}, {}});
        press("dayBefore");
        const auto* tabs = find<QTabWidget>("reportTables");
        ASSERT_EQ(tabs->count(), 7);
        EXPECT_LE(tabs->tabBar()->sizeHint().width(), tabs->width()) << "no tab hides behind an arrow";
        EXPECT_EQ(words("title-head"), QStringLiteral("A title with far more words than a tab should have"));
    }
}

TEST_F(Reports, KeepTheTabWhileTheDayChanges)
{
    find<QTabWidget>("reportTables")->setCurrentIndex(1);
    press("dayBefore");
    EXPECT_EQ(find<QTabWidget>("reportTables")->currentIndex(), 1);
}

TEST_F(Reports, ADayWithoutCountsSaysWhatToDo)
{
    twin->dailyReport.tables.clear();
    press("dayBefore");
    EXPECT_EQ(words("reportNote"), QStringLiteral("Nothing was counted on this day. Choose another date."));
    EXPECT_EQ(find<QTabWidget>("reportTables")->count(), 0);
}

TEST_F(Reports, AReportThatCannotBeMadeSaysWhy)
{
    twin->refuseReports = Fault{FaultCode::Unavailable, "seat.lost", "the service is not connected", {}};
    press("dayBefore");
    EXPECT_TRUE(words("reportNote").startsWith(QStringLiteral("No report: "))) << words("reportNote").toStdString();
}

TEST_F(Reports, AnAnswerThatIsOvertakenIsDropped)
{
    twin->holdReports = true;
    press("dayBefore");
    press("dayBefore");
    ASSERT_EQ(twin->heldReports.size(), 2U);
    twin->dailyReport.tables.resize(1);
    twin->heldReports[1]();
    EXPECT_EQ(find<QTabWidget>("reportTables")->count(), 1);
    twin->dailyReport = sampleReport();
    twin->heldReports[0]();
    EXPECT_EQ(find<QTabWidget>("reportTables")->count(), 1) << "the older question is no longer asked";
}

TEST_F(Reports, AreWrittenInEachFormat)
{
    for (const char* format : {"Csv", "Xlsx", "Pdf"}) {
        press(QStringLiteral("export") + QLatin1String{format});
        EXPECT_EQ(words("reportNote"), QStringLiteral("Written: exports/daily.") + QString::fromLatin1(format).toLower());
    }
}

class ChineseReports : public Reports {
protected:
    void SetUp() override { open(sampleView(2, 1), Language::Chinese); }
};

TEST_F(ChineseReports, AskForTheReportInChinese)
{
    EXPECT_EQ(twin->asked.language, "zh_CN");
    EXPECT_EQ(shifts().front(), QStringLiteral("全部班次"));
}

} // namespace
} // namespace gaffer::ui
