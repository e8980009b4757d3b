#include "ui/pages/floor_page.hpp"

#include "tests/ui/support/seat_fixture.hpp"
#include "ui/widgets/painted_tile.hpp"

#include <QTableView>

namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

class Floor : public SeatFixture {
protected:
    QString tile(const char* name) { return find(QLatin1String{name})->accessibleDescription(); }
    void change(const std::function<void(SeatView&)>& edit)
    {
        twin->change([&](SeatView& view, LinkState&) { edit(view); });
        QApplication::processEvents();
    }
};

TEST_F(Floor, ATileTellsStateProductCountDefectsCrewAndQueue)
{
    const QString words = tile("station-B05");
    for (const char* part : {"running", "GB-350 Goblet 350 ml", "done ", "/160", "✕4", "王建国 +1", "Q2"})
        EXPECT_TRUE(words.contains(QString::fromUtf8(part))) << part << " is missing in " << words.toStdString();
}

TEST_F(Floor, LateOrdersStandWithTheEarliestDueFirst)
{
    change([](SeatView& view) { view.orders[1].due = parseDate("2026-11-01"); });
    EXPECT_EQ(words("lateTitle"), QStringLiteral("Late orders: 2"));
    const auto* table = find<QTableView>("lateOrders");
    EXPECT_EQ(table->model()->index(0, 0).data().toString(), QStringLiteral("1043/1"));
    EXPECT_EQ(table->model()->index(0, 2).data().toString(), QStringLiteral("2026-11-01"));
}

TEST_F(Floor, WithoutLateOrdersNoEmptyTableIsShown)
{
    change([](SeatView& view) {
        view.orders.clear();
        view.toExplain.clear();
    });
    EXPECT_EQ(words("lateTitle"), QStringLiteral("No late orders"));
    EXPECT_EQ(find("lateOrders"), nullptr);
    EXPECT_EQ(words("explainTitle"), QStringLiteral("Nothing to explain"));
    EXPECT_EQ(find("toExplain"), nullptr);
}

TEST_F(Floor, TheListToExplainSaysHowManyItDoesNotShow)
{
    change([](SeatView& view) {
        view.toExplain = {{"stop/55", StationId{"B03"}, {"stop"}, 0, sampleNow()}};
        view.shop.toExplain = 48'000;
    });
    EXPECT_EQ(words("explainTitle"), QStringLiteral("To explain: 48000, newest 1"));
    change([](SeatView& view) { view.shop.toExplain = 1; });
    EXPECT_EQ(words("explainTitle"), QStringLiteral("To explain: 1"));
}

TEST_F(Floor, AStopWithoutAReasonIsExplainedFromTheList)
{
    change([](SeatView& view) { view.toExplain = {{"stop/55", StationId{"B03"}, {"stop"}, 0, sampleNow() - 12min}}; });
    auto* table = find<QTableView>("toExplain");
    table->selectRow(0);
    emit table->activated(table->currentIndex());
    press("choice-waiting-mould");
    EXPECT_EQ(lastSent<ExplainStop>().stop, StopId{55});
    EXPECT_EQ(lastSent<ExplainStop>().reason, ReasonCode{"waiting-mould"});
}

TEST_F(Floor, AnExplanationWithoutASelectionDoesNothing)
{
    auto* table = find<QTableView>("toExplain");
    table->clearSelection();
    table->setCurrentIndex({});
    emit table->activated({});
    EXPECT_EQ(find("explainNote"), nullptr);
    EXPECT_TRUE(twin->sent.empty());
}

TEST_F(Floor, TheYieldOfNothingIsADash)
{
    change([](SeatView& view) {
        view.shop.made = view.shop.hotDefects = 0;
        view.shop.accepted.reset();
    });
    EXPECT_EQ(words("yieldNow"), QStringLiteral("Yield now –"));
    EXPECT_TRUE(words("shiftFigures").contains(QStringLiteral("accepted at selection –")));
}

TEST_F(Floor, TwentyFourStationsFitTheSmallestScreenWithoutACutFigure)
{
    for (const Language language : {Language::Chinese, Language::English}) {
        open(faultedView(24, 8), language);
        seat->window().grab();
        for (QWidget* widget : seat->window().findChildren<QWidget*>()) {
            const auto* shown = dynamic_cast<PaintedTile*>(widget);
            if (!shown || !shown->isVisible()) continue;
            EXPECT_TRUE(shown->cutTexts().isEmpty())
                << shown->objectName().toStdString() << ": " << shown->cutTexts().join(' ').toStdString();
        }
        EXPECT_LE(seat->window().height(), 768);
        EXPECT_LE(seat->window().width(), 1366);
    }
}

TEST_F(Floor, StationsThatComeAndGoAreFollowed)
{
    change([](SeatView& view) { view.stations.resize(5); });
    EXPECT_EQ(find("station-B06"), nullptr);
    EXPECT_NE(find("station-B05"), nullptr);
    change([](SeatView& view) { view.stations.clear(); });
    EXPECT_NE(find("floorEmpty"), nullptr);
}

TEST_F(Floor, StationsAndPotsThatGetOtherNamesGetOtherTiles)
{
    change([](SeatView& view) {
        view.stations[1].id = StationId{"C02"};
        view.melts[0].pot = PotId{"Q1"};
    });
    EXPECT_EQ(find("station-B02"), nullptr);
    EXPECT_EQ(find("pot-P1"), nullptr);
    EXPECT_NE(find("pot-Q1"), nullptr);
    press("station-C02");
    EXPECT_NE(find("panel-C02"), nullptr) << "the tile opens the station it shows";
}

TEST_F(Floor, BeforeTheFirstWordItWaitsAndClaimsNothing)
{
    open(SeatView{});
    twin->change([](SeatView&, LinkState& link) { link = {}; });
    QApplication::processEvents();
    EXPECT_EQ(words("floorEmpty"), QStringLiteral("Waiting for the service."));
    EXPECT_EQ(words("yieldNow"), QStringLiteral("Yield now –"));
    EXPECT_FALSE(words("shiftFigures").contains(QLatin1Char{'0'})) << words("shiftFigures").toStdString();
    EXPECT_EQ(words("lateTitle"), QString{}) << "nobody said that no order is late";
    EXPECT_EQ(words("explainTitle"), QString{});
}

TEST_F(Floor, ALostServicesFiguresCarryTheirAge)
{
    twin->change([](SeatView&, LinkState& link) {
        link.phase = LinkState::Phase::Lost;
        link.lastWord -= 90s;
    });
    QApplication::processEvents();
    EXPECT_TRUE(tile("station-B01").startsWith(QStringLiteral("figures ")));
    EXPECT_TRUE(tile("pot-P1").startsWith(QStringLiteral("figures ")));
    EXPECT_TRUE(words("yieldNow").endsWith(QStringLiteral(" ago"))) << words("yieldNow").toStdString();
    EXPECT_TRUE(words("furnaces").contains(QStringLiteral(" old)")));
    EXPECT_FALSE(find<QLabel>("furnaces")->isEnabled());
}

TEST_F(Floor, ACallForHelpIsSeenOnTheTileAndInTheFoot)
{
    change([](SeatView& view) { view.stations[5].call = CallView{Role::Tender, sampleNow() - 3min, {}}; });
    EXPECT_TRUE(tile("station-B06").contains(QStringLiteral("calls: tender")));
    EXPECT_TRUE(words("attention").contains(QStringLiteral("B06 calls: tender")));
}

class ChineseFloor : public Floor {
protected:
    void SetUp() override { open(faultedView(12, 8), Language::Chinese); }
};

TEST_F(ChineseFloor, SaysEveryStateInChinese)
{
    for (const StationView& station : twin->view().stations) {
        const QString words = tile(("station-" + station.id.value).c_str());
        for (const char* english : {"stopped", "running", "waiting", "idle", "done", "gas", "counter", "melt "})
            EXPECT_FALSE(words.contains(QLatin1String{english})) << words.toStdString();
    }
    EXPECT_TRUE(seat->translation().missing().empty());
}

class WallBoard : public SeatFixture {
protected:
    WallBoard() : SeatFixture{SeatRole::Board, QStringLiteral("floor")} {}
};

TEST_F(WallBoard, ATouchOnTheWallChangesNothing)
{
    press("station-B05");
    press("pot-P3");
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("floor"));
    EXPECT_TRUE(twin->sent.empty());
}

} // namespace
} // namespace gaffer::ui
