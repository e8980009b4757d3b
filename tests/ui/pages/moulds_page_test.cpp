#include "ui/pages/moulds_page.hpp"

#include "tests/ui/support/seat_fixture.hpp"

#include <QTableView>

namespace gaffer::ui {
namespace {

class Moulds : public SeatFixture {
protected:
    Moulds() : SeatFixture{SeatRole::Desk, QStringLiteral("moulds")} {}
    QString cell(int row, int column) { return find<QTableView>("mouldTable")->model()->index(row, column).data().toString(); }
};

TEST_F(Moulds, ShowCyclesLifeCareAndFitness)
{
    EXPECT_EQ(cell(0, 0), QStringLiteral("M-17/1"));
    EXPECT_EQ(cell(0, 4), QStringLiteral("2990"));
    EXPECT_EQ(cell(1, 4), QStringLiteral("about 2991")) << "cycles nobody counted are not exact";
    EXPECT_EQ(cell(0, 5), QStringLiteral("3000"));
    EXPECT_EQ(cell(2, 3), QStringLiteral("–"));
    EXPECT_EQ(cell(2, 8), QStringLiteral("care overdue"));
}

TEST_F(Moulds, UnknownCyclesAreADash)
{
    twin->change([](SeatView& view, LinkState&) { view.moulds[0].cycles.reset(); });
    QApplication::processEvents();
    EXPECT_EQ(cell(0, 4), QStringLiteral("–"));
}

TEST_F(Moulds, AConditionNeedsAMouldAndNeverPutsItOnAStation)
{
    press("condition");
    EXPECT_NE(find("chooseMould"), nullptr);
    press("sheetOk");
    find<QTableView>("mouldTable")->selectRow(3);
    press("condition");
    EXPECT_EQ(find("choice-on-station"), nullptr) << "mounting is done at the station";
    press("choice-scrapped");
    EXPECT_EQ(lastSent<CareMould>().state, MouldState::Scrapped);
    EXPECT_EQ(lastSent<CareMould>().copy, 4U);
}

TEST_F(Moulds, TheChosenMouldStaysChosenWhileFiguresMove)
{
    find<QTableView>("mouldTable")->selectRow(2);
    twin->change([](SeatView& view, LinkState&) { view.moulds[2].cycles = 5000; });
    QApplication::processEvents();
    EXPECT_EQ(cell(2, 4), QStringLiteral("5000"));
    press("careDone");
    EXPECT_EQ(lastSent<CareMould>().copy, 3U);
}

TEST_F(Moulds, ARefusedCareIsToldInWords)
{
    find<QTableView>("mouldTable")->selectRow(0);
    twin->refuseNext = Fault{FaultCode::NotFound, "mould.unknown", "there is no mould M-17/1", {"M-17/1"}};
    press("careDone");
    EXPECT_TRUE(words("refusalTitle").contains(QStringLiteral("M-17/1")));
    press("sheetOk");
}

class ChineseMoulds : public Moulds {
protected:
    void SetUp() override { open(sampleView(2, 1), Language::Chinese); }
};

TEST_F(ChineseMoulds, SpeakChinese)
{
    for (int column = 0; column < 9; ++column) {
        const QString head = find<QTableView>("mouldTable")->model()->headerData(column, Qt::Horizontal).toString();
        EXPECT_GE(head.front().unicode(), 0x2E80) << head.toStdString();
    }
    EXPECT_GE(cell(0, 2).front().unicode(), 0x2E80) << cell(0, 2).toStdString();
}

} // namespace
} // namespace gaffer::ui
