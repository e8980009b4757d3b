#include "ui/pages/page.hpp"

#include "tests/ui/support/seat_fixture.hpp"
#include "ui/widgets/trend_view.hpp"

#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTabWidget>
#include <QTest>

namespace gaffer::ui {
namespace {

class DeskSeat : public SeatFixture {};

TEST_F(DeskSeat, TheFloorShowsEveryStationAndPotWithItsValuesAsWords)
{
    for (const StationView& station : twin->view().stations)
        EXPECT_NE(find(QStringLiteral("station-") + QString::fromStdString(station.id.value)), nullptr);
    EXPECT_TRUE(find(QStringLiteral("station-B01"))->accessibleDescription().contains(QStringLiteral("done 40/160")));
    EXPECT_TRUE(find(QStringLiteral("pot-P1"))->accessibleDescription().contains(QStringLiteral("1132 °C")));
    EXPECT_TRUE(words(QStringLiteral("yieldNow")).contains(QStringLiteral("91.2%")));
}

TEST_F(DeskSeat, ATileOpensItsStation)
{
    press(QStringLiteral("station-B05"));
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("station"));
    EXPECT_NE(find(QStringLiteral("panel-B05")), nullptr);
}

TEST_F(DeskSeat, APotsTileOpensItsMelt)
{
    press(QStringLiteral("pot-P3"));
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("melts"));
    EXPECT_TRUE(words(QStringLiteral("meltTitle")).contains(QStringLiteral("P3")));
}

TEST_F(DeskSeat, AChangedCountAppearsOnTheFloor)
{
    twin->change([](SeatView& view, LinkState&) { view.stations[0].made = 141; });
    QApplication::processEvents();
    EXPECT_TRUE(find(QStringLiteral("station-B01"))->accessibleDescription().contains(QStringLiteral("done 141/160")));
}

TEST_F(DeskSeat, FunctionKeysOpenPages)
{
    QTest::keyClick(&seat->window(), Qt::Key_F8);
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("trends"));
    QTest::keyClick(&seat->window(), Qt::Key_F1);
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("floor"));
}

TEST_F(DeskSeat, AProductIsFoundWithThreeKeysOfItsInitials)
{
    press(QStringLiteral("findProduct"));
    type(QStringLiteral("searchField"), QStringLiteral("xjq"));
    EXPECT_EQ(find<QTableView>(QStringLiteral("searchFound"))->model()->rowCount(), 1);
    press(QStringLiteral("sheetOk"));
    EXPECT_TRUE(words(QStringLiteral("productText")).contains(QStringLiteral("DC-900")));
}

TEST_F(DeskSeat, ASearchWithoutAHitSaysWhereProductsComeFrom)
{
    press(QStringLiteral("findProduct"));
    type(QStringLiteral("searchField"), QStringLiteral("zzz"));
    EXPECT_TRUE(words(QStringLiteral("searchNote")).contains(QStringLiteral("Setup")));
}

TEST_F(DeskSeat, EscapeClosesASheet)
{
    press(QStringLiteral("findProduct"));
    QTest::keyClick(find(QStringLiteral("searchField")), Qt::Key_Escape);
    EXPECT_EQ(find(QStringLiteral("productSearch")), nullptr);
}

TEST_F(DeskSeat, ATenderChargesAPot)
{
    openPage("melts");
    press(QStringLiteral("charge"));
    press(QStringLiteral("sheetOk"));
    EXPECT_FALSE(words(QStringLiteral("chargeSheetProblem")).isEmpty());
    type(QStringLiteral("chargeRaw"), QStringLiteral("120,5"));
    type(QStringLiteral("chargePortions"), QStringLiteral("3"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<ChargeMelt>().rawKg, 120.5);
    EXPECT_EQ(lastSent<ChargeMelt>().of, 3);
    EXPECT_EQ(lastSent<ChargeMelt>().pot, PotId{"P1"});
}

TEST_F(DeskSeat, AMeltIsCheckedHeldMeasuredAndDumped)
{
    openPage("melts");
    press(QStringLiteral("bubbles"));
    press(QStringLiteral("acceptBubbles"));
    EXPECT_TRUE(lastSent<CheckBubbles>().accepted);
    press(QStringLiteral("hold"));
    type(QStringLiteral("sheetText"), QStringLiteral("power"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<HoldMelt>().reason, "power");
    press(QStringLiteral("level"));
    type(QStringLiteral("keypadField"), QStringLiteral("300"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<TakeMeltLevel>().leftKg, 300);
    press(QStringLiteral("dump"));
    press(QStringLiteral("sheetOk"));
    EXPECT_NE(find(QStringLiteral("dumpReason")), nullptr) << "dumping needs a reason";
    type(QStringLiteral("sheetText"), QStringLiteral("pot cracked"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<DumpMelt>().reason, "pot cracked");
}

TEST_F(DeskSeat, AWindowIsTypedLowestThenHighest)
{
    openPage("melts");
    press(QStringLiteral("window"));
    type(QStringLiteral("keypadField"), QStringLiteral("1090"));
    press(QStringLiteral("sheetOk"));
    type(QStringLiteral("keypadField"), QStringLiteral("1170"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<SetMeltWindow>().low, 1090);
    EXPECT_EQ(lastSent<SetMeltWindow>().high, 1170);
}

TEST_F(DeskSeat, TheNextStageMayBeForcedOnlyWithAReason)
{
    twin->change([](SeatView&, LinkState& link) {
        link.worker = WorkerNo{"7"};
        link.role = Role::Supervisor;
    });
    openPage("melts");
    twin->refuseNext = Fault{FaultCode::NotReady, "melt.guardBubble", "pot P1 needs an accepted bubble check first", {"P1"}};
    press(QStringLiteral("advance"));
    press(QStringLiteral("override"));
    type(QStringLiteral("sheetText"), QStringLiteral("checked by eye"));
    press(QStringLiteral("sheetOk"));
    EXPECT_TRUE(lastSent<AdvanceMelt>().override);
    EXPECT_EQ(lastSent<AdvanceMelt>().reason, "checked by eye");
}

TEST_F(DeskSeat, AGlassTemperatureIsTypedWhereNoSensorIs)
{
    openPage("melts");
    press(QStringLiteral("typeTemperature"));
    type(QStringLiteral("keypadField"), QStringLiteral("1130"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<TypeReading>().point, PointName{"P1.glass"});
    EXPECT_EQ(lastSent<TypeReading>().unit, "degC");
}

TEST_F(DeskSeat, TrendsDrawTheChosenPointsAndAtMostEight)
{
    openPage("trends");
    auto* list = find<QListWidget>(QStringLiteral("trendPoints"));
    auto* trend = find<TrendView>(QStringLiteral("trendView"));
    EXPECT_EQ(trend->curves().size(), 1U);
    for (int row = 0; row < list->count(); ++row) {
        list->setCurrentRow(row);
        list->item(row)->setCheckState(Qt::Checked);
    }
    EXPECT_EQ(trend->curves().size(), 8U);
    EXPECT_TRUE(words(QStringLiteral("trendNote")).contains(QStringLiteral("8")));
    press(QStringLiteral("span168"));
    trend->setCrosshair(sampleNow() - std::chrono::hours{30});
    EXPECT_TRUE(words(QStringLiteral("trendLegend")).contains(QStringLiteral("2026-11-21")));
}

TEST_F(DeskSeat, AReportShowsItsTablesAndIsWritten)
{
    openPage("reports");
    EXPECT_EQ(find<QTabWidget>(QStringLiteral("reportTables"))->count(), 2);
    press(QStringLiteral("exportPdf"));
    EXPECT_EQ(words(QStringLiteral("reportNote")), QStringLiteral("Written: exports/daily.pdf"));
    twin->refuseNext = Fault{FaultCode::Full, "report.cannotWrite", "disk full", {"exports"}};
    press(QStringLiteral("exportCsv"));
    EXPECT_TRUE(words(QStringLiteral("reportNote")).startsWith(QStringLiteral("Not written")));
}

TEST_F(DeskSeat, AnImportNeedsAFile)
{
    openPage("setup");
    find<QTabWidget>(QStringLiteral("setupTabs"))->setCurrentIndex(2);
    QApplication::processEvents();
    press(QStringLiteral("importReal"));
    EXPECT_EQ(words(QStringLiteral("importOutcome")), QStringLiteral("Choose a CSV file first."));
}

TEST_F(DeskSeat, SetupShowsTheWiringToRead)
{
    openPage("setup");
    find<QTabWidget>(QStringLiteral("setupTabs"))->setCurrentIndex(1);
    QApplication::processEvents();
    EXPECT_TRUE(find<QPlainTextEdit>(QStringLiteral("wiring"))->toPlainText().contains(QStringLiteral("gaffer-workshop-1")));
    EXPECT_TRUE(find<QPlainTextEdit>(QStringLiteral("wiring"))->isReadOnly());
}

TEST_F(DeskSeat, AnyPointTakesATypedReading)
{
    openPage("setup");
    press(QStringLiteral("typeReading"));
    press(QStringLiteral("sheetOk"));
    find<QTableView>(QStringLiteral("liveValues"))->selectRow(0);
    press(QStringLiteral("typeReading"));
    type(QStringLiteral("keypadField"), QStringLiteral("1180.5"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<TypeReading>().point, twin->view().points[0].name);
    EXPECT_EQ(lastSent<TypeReading>().value, 1180.5);
}

TEST_F(DeskSeat, CareOfAMouldIsNoted)
{
    openPage("moulds");
    press(QStringLiteral("careDone"));
    press(QStringLiteral("sheetOk"));
    find<QTableView>(QStringLiteral("mouldTable"))->selectRow(2);
    press(QStringLiteral("careDone"));
    EXPECT_EQ(lastSent<CareMould>().copy, 3U);
    press(QStringLiteral("condition"));
    press(QStringLiteral("choice-repair"));
    EXPECT_EQ(lastSent<CareMould>().state, MouldState::Repair);
}

TEST_F(DeskSeat, AnEmptyWorkshopSaysWhatToDoNext)
{
    open(SeatView{});
    EXPECT_TRUE(words(QStringLiteral("floorEmpty")).contains(QStringLiteral("workshop.json")));
    for (const char* page : {"melts", "station", "moulds"}) {
        openPage(page);
        EXPECT_NE(find(QLatin1String{page} + QStringLiteral("Empty")), nullptr) << page;
    }
}

TEST_F(DeskSeat, ALostServiceIsSaidOnEveryPageAndFiguresAreOld)
{
    twin->change([](SeatView&, LinkState& link) { link.phase = LinkState::Phase::Lost; });
    QApplication::processEvents();
    for (const QString& page : seat->window().pageNames()) {
        seat->window().openPage(page);
        QApplication::processEvents();
        EXPECT_TRUE(words(QStringLiteral("banner")).contains(QStringLiteral("Service lost"))) << page.toStdString();
    }
    seat->window().openPage(QStringLiteral("floor"));
    EXPECT_TRUE(find(QStringLiteral("station-B01"))->accessibleDescription().startsWith(QStringLiteral("figures ")));
    twin->change([](SeatView&, LinkState& link) { link.phase = LinkState::Phase::Live; });
    QApplication::processEvents();
    EXPECT_EQ(find(QStringLiteral("banner")), nullptr);
}

TEST_F(DeskSeat, AnExplanationIsSentForTheSelectedLine)
{
    auto* table = find<QTableView>(QStringLiteral("toExplain"));
    table->selectRow(0);
    emit table->activated(table->currentIndex());
    type(QStringLiteral("sheetText"), QStringLiteral("run was started late"));
    press(QStringLiteral("sheetOk"));
    EXPECT_EQ(lastSent<ExplainTally>().tally, TallyId{17});
}

} // namespace
} // namespace gaffer::ui
