#include "ui/pages/trends_page.hpp"

#include "tests/ui/support/seat_fixture.hpp"
#include "ui/widgets/trend_view.hpp"

#include <QListWidget>
#include <QPushButton>

namespace gaffer::ui {
namespace {

using namespace std::chrono_literals;

class Trends : public SeatFixture {
protected:
    Trends() : SeatFixture{SeatRole::Desk, QStringLiteral("trends")} {}
    QListWidget* points() { return find<QListWidget>("trendPoints"); }
    void check(int row, Qt::CheckState state)
    {
        points()->setCurrentRow(row);
        points()->item(row)->setCheckState(state);
        QApplication::processEvents();
    }
};

TEST_F(Trends, BeginWithTheFirstPointOverAShift)
{
    EXPECT_EQ(points()->item(0)->checkState(), Qt::Checked);
    EXPECT_EQ(twin->askedTrend.points, std::vector{PointName{"io.t1"}});
    EXPECT_EQ(twin->askedTrend.to - twin->askedTrend.from, 8h);
    EXPECT_EQ(twin->askedTrend.to, sampleNow());
}

TEST_F(Trends, ANinthCurveIsRefusedAndTheOthersStay)
{
    for (int row = 1; row < 9; ++row) check(row, Qt::Checked);
    EXPECT_EQ(points()->item(8)->checkState(), Qt::Unchecked);
    EXPECT_EQ(find<TrendView>("trendView")->curves().size(), 8U);
}

TEST_F(Trends, StepBackByHalfASpanAndForthToNow)
{
    press("back");
    EXPECT_EQ(twin->askedTrend.to, sampleNow() - 4h);
    press("back");
    EXPECT_EQ(twin->askedTrend.to, sampleNow() - 8h);
    press("forth");
    EXPECT_EQ(twin->askedTrend.to, sampleNow() - 4h);
    press("now");
    EXPECT_EQ(twin->askedTrend.to, sampleNow());
    press("forth");
    EXPECT_EQ(twin->askedTrend.to, sampleNow()) << "nobody has seen tomorrow";
}

TEST_F(Trends, OneSpanIsMarkedAndAskedFor)
{
    press("span24");
    EXPECT_EQ(twin->askedTrend.to - twin->askedTrend.from, 24h);
    EXPECT_TRUE(find<QPushButton>("span24")->isChecked());
    EXPECT_FALSE(find<QPushButton>("span8")->isChecked());
    EXPECT_EQ(find<QPushButton>("span168")->text(), QStringLiteral("7 d"));
}

TEST_F(Trends, TakingTheLastCurveAwayLeavesAnEmptyView)
{
    check(0, Qt::Unchecked);
    EXPECT_TRUE(find<TrendView>("trendView")->curves().empty());
}

TEST_F(Trends, TheLegendNamesCurvesAndTheirValuesUnderTheCrosshair)
{
    EXPECT_TRUE(words("trendLegend").contains(QStringLiteral("io.t1")));
    find<TrendView>("trendView")->setCrosshair(sampleNow() - 2h);
    EXPECT_TRUE(words("trendLegend").contains(QStringLiteral("2026-11-22 12:05"))) << words("trendLegend").toStdString();
    EXPECT_TRUE(words("trendLegend").contains(QStringLiteral("°C")));
    find<TrendView>("trendView")->setCrosshair(std::nullopt);
    EXPECT_FALSE(words("trendLegend").contains(QStringLiteral("12:05")));
}

TEST_F(Trends, ChosenPointsStayChosenWhenPointsAreAdded)
{
    check(3, Qt::Checked);
    twin->change([](SeatView& view, LinkState&) {
        view.points.insert(view.points.begin(),
                           PointView{PointName{"a.first"}, 1, "kg", Quality::Good, "", sampleNow(), 1, false, 0});
    });
    QApplication::processEvents();
    EXPECT_EQ(points()->item(0)->checkState(), Qt::Unchecked);
    EXPECT_EQ(points()->item(1)->checkState(), Qt::Checked);
    EXPECT_EQ(points()->item(4)->checkState(), Qt::Checked);
}

TEST_F(Trends, AWorkshopWithoutPointsSaysWhereTheyComeFrom)
{
    open(SeatView{});
    EXPECT_TRUE(words("trendNote").contains(QStringLiteral("Setup")));
}

TEST_F(Trends, ARefusalIsToldBelowTheCurves)
{
    twin->refuseTrends = Fault{FaultCode::Unavailable, "seat.lost", "the service is not connected", {}};
    press("span24");
    EXPECT_FALSE(words("trendNote").isEmpty());
    EXPECT_EQ(find<TrendView>("trendView")->curves().size(), 1U) << "the curves that were there stay";
}

TEST_F(Trends, ANoteIsWrittenAtTheMarkAndOverTheSpanShownWithoutOne)
{
    press("writeNote");
    press("choice-gas cut");
    EXPECT_EQ(lastSent<AddNote>().text, "gas cut");
    EXPECT_EQ(lastSent<AddNote>().points, std::vector{PointName{"io.t1"}});
    EXPECT_EQ(lastSent<AddNote>().from, sampleNow() - 8h);
    EXPECT_EQ(lastSent<AddNote>().to, sampleNow());
    find<TrendView>("trendView")->setCrosshair(sampleNow() - 2h);
    press("writeNote");
    press("choice-gas cut");
    EXPECT_EQ(lastSent<AddNote>().from, sampleNow() - 2h);
    EXPECT_FALSE(lastSent<AddNote>().to);
}

TEST_F(Trends, ANoteIsReadUnderTheCrosshair)
{
    twin->allNotes = {{Note{NoteId{7}, {}, sampleNow() - 3h, sampleNow() - 2h, "gas cut", "7", sampleNow()}, "Wang"}};
    press("span24");
    EXPECT_TRUE(words("trendNotesHere").isEmpty());
    find<TrendView>("trendView")->setCrosshair(sampleNow() - 150min);
    EXPECT_TRUE(words("trendNotesHere").contains(QStringLiteral("gas cut (Wang)"))) << words("trendNotesHere").toStdString();
    find<TrendView>("trendView")->setCrosshair(sampleNow() - 10h);
    EXPECT_TRUE(words("trendNotesHere").isEmpty());
}

} // namespace
} // namespace gaffer::ui
