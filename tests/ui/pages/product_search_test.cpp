#include "ui/pages/product_search.hpp"

#include "tests/ui/support/seat_fixture.hpp"

#include <QTableView>
#include <QTest>

namespace gaffer::ui {
namespace {

class Search : public SeatFixture {
protected:
    void SetUp() override
    {
        SeatFixture::SetUp();
        QTest::keyClick(&seat->window(), Qt::Key_F, Qt::ControlModifier);
    }
    int found() { return find<QTableView>("searchFound")->model()->rowCount(); }
    QString cell(int row, int column) { return find<QTableView>("searchFound")->model()->index(row, column).data().toString(); }
};

TEST_F(Search, ThreeKeysAndEnterShowAProduct)
{
    QTest::keyClicks(find("searchField"), QStringLiteral("gjh"));
    EXPECT_EQ(found(), 1);
    QTest::keyClick(find("searchField"), Qt::Key_Return);
    QApplication::processEvents();
    EXPECT_TRUE(words("productText").contains(QStringLiteral("Code: GB-350")));
}

TEST_F(Search, FindsByCodeByEitherNameAndByInitials)
{
    for (const char* wanted : {"vs-", "花瓶", "Vase", "hp"}) {
        type("searchField", QString::fromUtf8(wanted));
        EXPECT_EQ(cell(0, 0), QStringLiteral("VS-120")) << wanted;
    }
}

TEST_F(Search, NothingTypedShowsTheFirstProducts) { EXPECT_EQ(found(), 4); }

TEST_F(Search, ChosenFurtherDownIsTheOneTaken)
{
    find<QTableView>("searchFound")->selectRow(2);
    press("sheetOk");
    EXPECT_TRUE(words("productText").contains(QStringLiteral("DC-900")));
}

TEST_F(Search, EnterOnNothingKeepsTheSheetOpen)
{
    type("searchField", QStringLiteral("zzz"));
    EXPECT_EQ(found(), 0);
    QTest::keyClick(find("searchField"), Qt::Key_Return);
    EXPECT_NE(find("productSearch"), nullptr);
}

TEST_F(Search, DetailsShowWhatIsKnownAndADashForTheRest)
{
    type("searchField", QStringLiteral("GB-350"));
    press("sheetOk");
    const QString details = words("productText");
    EXPECT_TRUE(details.contains(QStringLiteral("Gather: 420 g, piece: 310 g")));
    EXPECT_TRUE(details.contains(QStringLiteral("Quota per shift: –")));
    EXPECT_TRUE(details.contains(QStringLiteral("Order 1042/1: 210 of 600 made, due 2026-11-20")));
}

TEST_F(Search, AProductIsQueuedAtAStation)
{
    type("searchField", QStringLiteral("TB-200"));
    press("sheetOk");
    press("queueIt");
    press("choice-B03");
    type("keypadField", QStringLiteral("80"));
    press("sheetOk");
    EXPECT_EQ(lastSent<AddToQueue>().station, StationId{"B03"});
    EXPECT_EQ(lastSent<AddToQueue>().product, ProductCode{"TB-200"});
    EXPECT_EQ(lastSent<AddToQueue>().pieces, 80);
}

} // namespace
} // namespace gaffer::ui
