#include "ui/frame/main_window.hpp"

#include "tests/ui/support/seat_fixture.hpp"

#include <QCloseEvent>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

class Frame : public SeatFixture {
protected:
    void link(const std::function<void(LinkState&)>& edit)
    {
        twin->change([&](SeatView&, LinkState& state) { edit(state); });
        QApplication::processEvents();
    }
};

TEST_F(Frame, TheTopSaysWorkshopShiftAndLocalTime)
{
    EXPECT_EQ(words("shop"), QStringLiteral("一号车间  ·  day shift 2026-11-22  ·  08:00–16:00"));
    EXPECT_EQ(words("clock"), QStringLiteral("2026-11-22 14:05")) << "Shanghai, not UTC";
    EXPECT_EQ(words("link"), QStringLiteral("live"));
}

TEST_F(Frame, AWorkshopOfOtherShiftsIsCalledByItsOwnWords)
{
    twin->change([](SeatView& view, LinkState&) { view.shop.shift = ShiftName{"三班"}; });
    QApplication::processEvents();
    EXPECT_TRUE(words("shop").contains(QStringLiteral("三班 2026-11-22")));
}

TEST_F(Frame, TheBannerSaysSinceWhenAndHowLongTheServiceIsGone)
{
    EXPECT_EQ(find("banner"), nullptr);
    link([](LinkState& state) { state.phase = LinkState::Phase::Lost; });
    EXPECT_TRUE(words("banner").contains(QStringLiteral("since 14:05")));
    EXPECT_TRUE(words("banner").contains(QStringLiteral("Counts and calls are kept here")));
    EXPECT_EQ(words("link"), QStringLiteral("service lost"));
}

TEST_F(Frame, BeforeTheFirstWordTheBannerSaysWhereItConnects)
{
    link([](LinkState& state) {
        state = {};
        state.address = "10.0.0.5:7411";
    });
    EXPECT_EQ(words("banner"), QStringLiteral("Connecting to the service at 10.0.0.5:7411 …"));
    EXPECT_EQ(words("clock"), QStringLiteral("–")) << "no time is made up";
    EXPECT_EQ(words("attention"), QString{}) << "nothing is known, so nothing is said to be well";
}

TEST_F(Frame, TheFootSaysTheWorstAndThatNothingIsWrongOtherwise)
{
    open(faultedView(12, 8));
    EXPECT_TRUE(words("attention").startsWith(QStringLiteral("■")));
    SeatView calm = sampleView(3, 0);
    open(calm);
    EXPECT_EQ(words("attention"), QStringLiteral("Nothing needs attention."));
}

TEST_F(Frame, TheFootOfALostServiceSaysHowOldItsWordsAre)
{
    open(faultedView(12, 8));
    link([](LinkState& state) {
        state.phase = LinkState::Phase::Lost;
        state.lastWord -= 3min;
    });
    EXPECT_TRUE(words("attention").contains(QStringLiteral(" ago: ■"))) << words("attention").toStdString();
}

TEST_F(Frame, UnconfirmedCountsAreSaidAndGoAway)
{
    link([](LinkState& state) { state.unconfirmed = 7; });
    EXPECT_EQ(words("unconfirmed"), QStringLiteral("not yet confirmed: 7"));
    link([](LinkState& state) { state.unconfirmed = 0; });
    EXPECT_EQ(words("unconfirmed"), QString{});
}

TEST_F(Frame, EveryPageHasItsFunctionKeyAndIsMarkedInTheNavigation)
{
    const std::vector<std::pair<Qt::Key, const char*>> keys{
        {Qt::Key_F2, "melts"},  {Qt::Key_F3, "station"}, {Qt::Key_F5, "moulds"}, {Qt::Key_F7, "reports"},
        {Qt::Key_F8, "trends"}, {Qt::Key_F10, "setup"},  {Qt::Key_F1, "floor"}};
    for (const auto& [key, page] : keys) {
        QTest::keyClick(&seat->window(), key);
        EXPECT_EQ(seat->window().openedPage(), QLatin1String{page});
        for (const QString& each : seat->window().pageNames())
            EXPECT_EQ(find<QPushButton>("open-" + each)->isChecked(), each == QLatin1String{page}) << page;
    }
}

TEST_F(Frame, ThePointersWayOpensPagesToo)
{
    for (const QString& page : seat->window().pageNames()) {
        press("open-" + page);
        EXPECT_EQ(seat->window().openedPage(), page);
        EXPECT_TRUE(seat->window().windowTitle().startsWith(QStringLiteral("Gaffer – ")));
    }
}

TEST_F(Frame, ControlFOpensTheSearchOnEveryPage)
{
    for (const char* page : {"floor", "melts", "setup"}) {
        openPage(page);
        QTest::keyClick(&seat->window(), Qt::Key_F, Qt::ControlModifier);
        EXPECT_NE(find("productSearch"), nullptr) << page;
        press("sheetCancel");
    }
}

TEST_F(Frame, SigningInShowsNameAndRoleAndSigningOutAsks)
{
    press("user");
    for (const char* key : {"keypad6", "sheetOk"}) press(QLatin1String{key});
    type("keypadField", QStringLiteral("1234"));
    press("sheetOk");
    EXPECT_EQ(find<QPushButton>("user")->text(), QStringLiteral("王师傅 · supervisor"));
    press("user");
    press("sheetCancel");
    EXPECT_FALSE(twin->link().worker.empty());
    press("user");
    press("sheetOk");
    EXPECT_TRUE(twin->link().worker.empty());
    EXPECT_EQ(find<QPushButton>("user")->text(), QStringLiteral("Sign in"));
}

TEST_F(Frame, SigningInWithoutANumberIsAskedForAgain)
{
    press("user");
    press("sheetOk");
    EXPECT_FALSE(words("signInProblem").isEmpty());
    press("sheetCancel");
    EXPECT_TRUE(twin->link().worker.empty());
}

TEST_F(Frame, AWorkerWithoutANameIsHisNumber)
{
    link([](LinkState& state) {
        state.worker = WorkerNo{"101"};
        state.role = Role::Tender;
    });
    EXPECT_EQ(find<QPushButton>("user")->text(), QStringLiteral("101 · tender"));
}

TEST_F(Frame, APageThatCouldNotAskAsksAgainOnceTheServiceIsBack)
{
    openPage("reports");
    loseService();
    twin->dailyReport.tables.resize(1);
    link([](LinkState& state) { state.phase = LinkState::Phase::Live; });
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("reports"));
    EXPECT_NE(find("report-yield"), nullptr);
    EXPECT_EQ(find<QTabWidget>("reportTables")->count(), 1) << "asked anew after the resync";
}

class ChineseFrame : public SeatFixture {
protected:
    void SetUp() override { open(sampleView(12, 8), Language::Chinese); }
};

TEST_F(ChineseFrame, EveryWordOfTheFrameIsChinese)
{
    EXPECT_TRUE(words("shop").contains(QStringLiteral("白班")));
    EXPECT_EQ(words("link"), QStringLiteral("实时"));
    EXPECT_EQ(find<QPushButton>("user")->text(), QStringLiteral("登录"));
    EXPECT_EQ(find<QPushButton>("findProduct")->text(), QStringLiteral("查找产品"));
    for (const QString& page : seat->window().pageNames())
        EXPECT_GE(find<QPushButton>("open-" + page)->accessibleName().front().unicode(), 0x2E80) << page.toStdString();
    loseService();
    EXPECT_TRUE(words("banner").contains(QStringLiteral("中断")));
    EXPECT_EQ(seat->translation().missing(), std::set<QString>{});
}

class KioskSeat : public testing::Test {};

TEST_F(KioskSeat, CannotBeClosedAndADeskCan)
{
    for (const bool kiosk : {true, false}) {
        TwinGateway twin = makeTwin(sampleView(2, 1));
        Seat seat{twin, {.window = {SeatRole::Station, QStringLiteral("station"), kiosk}, .stations = {StationId{"B01"}}}};
        QCloseEvent close;
        QApplication::sendEvent(&seat.window(), &close);
        EXPECT_EQ(close.isAccepted(), !kiosk);
    }
}

} // namespace
} // namespace gaffer::ui
