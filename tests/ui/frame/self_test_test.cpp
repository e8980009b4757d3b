#include "ui/frame/self_test.hpp"

#include "tests/ui/support/seat_fixture.hpp"

#include <QToolButton>

namespace gaffer::ui {
namespace {

class SelfTest : public SeatFixture {};

std::string listed(const QStringList& faults) { return faults.join(QLatin1Char{'\n'}).toStdString(); }

TEST_F(SelfTest, EveryPageOfADeskIsCleanInBothLanguages)
{
    const QStringList faults = selfTest(*seat);
    EXPECT_TRUE(faults.isEmpty()) << listed(faults);
}

TEST_F(SelfTest, FindsAButtonWithoutANameAndACutText)
{
    auto* bad = new QToolButton{seat->window().centralWidget()};
    bad->setText(QStringLiteral("a text far too long for its place"));
    bad->setGeometry(200, 200, 50, 20);
    bad->show();
    const QStringList faults = faultsOf(seat->window(), seat->theme());
    EXPECT_TRUE(faults.filter(QStringLiteral("no object name")).size() == 1) << listed(faults);
    EXPECT_TRUE(faults.filter(QStringLiteral("no accessible name")).size() == 1);
    EXPECT_TRUE(faults.filter(QStringLiteral("clipped")).size() == 1);
    EXPECT_TRUE(faults.filter(QStringLiteral("too small")).size() == 1);
}

class StationSelfTest : public SeatFixture {
protected:
    StationSelfTest() : SeatFixture{SeatRole::Station, QStringLiteral("station"), {StationId{"B01"}, StationId{"B02"}}} {}
};

TEST_F(StationSelfTest, FitsTheSmallestScreenWithLongNamesAndTheServiceGone)
{
    SeatView view = sampleView(12, 8);
    view.shop.name = "晶辉手工玻璃器皿有限责任公司第一热加工车间甲班坩埚炉组示范单元";
    for (StationView& station : view.stations)
        if (station.job)
            station.job->nameZh = station.job->nameEn = "经典红葡萄酒杯（二零二六年秋冬季出口欧洲限量收藏版加厚杯底）";
    open(view);
    EXPECT_EQ(faultsOf(seat->window(), seat->theme()), QStringList{});
    twin->change([](SeatView&, LinkState& link) { link.phase = LinkState::Phase::Lost; });
    QApplication::processEvents();
    const QSize needed = seat->window().minimumSizeHint();
    EXPECT_LE(needed.width(), smallestScreen.width());
    EXPECT_LE(needed.height(), smallestScreen.height()) << "the banner must not push the foot off the screen";
}

TEST_F(StationSelfTest, TwoStationsOnOneScreenAreClean)
{
    const QStringList faults = selfTest(*seat);
    EXPECT_TRUE(faults.isEmpty()) << listed(faults);
}

class BoardSeat : public SeatFixture {
protected:
    BoardSeat() : SeatFixture{SeatRole::Board, QStringLiteral("floor")} {}
};

TEST_F(BoardSeat, HasTheFloorAndNoNavigation)
{
    EXPECT_EQ(seat->window().pageNames(), QStringList{QStringLiteral("floor")});
    EXPECT_EQ(find(QStringLiteral("navigation")), nullptr);
    EXPECT_EQ(find(QStringLiteral("user")), nullptr);
}

TEST_F(BoardSeat, AnUnknownPageOpensTheFirst)
{
    seat->window().openPage(QStringLiteral("plan"));
    EXPECT_EQ(seat->window().openedPage(), QStringLiteral("floor"));
}

} // namespace
} // namespace gaffer::ui
