#include "ui/models/rows_model.hpp"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QBrush>
#include <QSignalSpy>

namespace gaffer::ui {
namespace {

class RowsModelTest : public testing::Test {
protected:
    static Rows rows(int count)
    {
        Rows made{{QStringLiteral("a"), QStringLiteral("b")}, {}, {}};
        for (int row = 0; row < count; ++row) {
            made.keys.push_back("key" + std::to_string(row));
            made.cells.push_back({{QString::number(row)}, {QStringLiteral("x"), true, Urgency::Act}});
        }
        return made;
    }
    Theme theme{Shade::Day, {4, 1}};
    RowsModel model{theme, nullptr};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(RowsModelTest, AnEmptyModelHasNothing)
{
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.keyOf(0), "");
    EXPECT_FALSE(model.data({}, Qt::DisplayRole).isValid());
}

TEST_F(RowsModelTest, GrowsShrinksAndChangesWithoutAReset)
{
    model.show(rows(3));
    const QSignalSpy resets{&model, &QAbstractItemModel::modelReset};
    const QSignalSpy changes{&model, &QAbstractItemModel::dataChanged};
    model.show(rows(5));
    model.show(rows(2));
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(resets.count(), 0);
    const auto before = changes.count();
    model.show(rows(2));
    EXPECT_EQ(changes.count(), before) << "nothing changed, nothing is told";
    Rows other = rows(2);
    other.cells[1][0].words = QStringLiteral("new");
    model.show(other);
    EXPECT_EQ(changes.count(), before + 1);
    EXPECT_EQ(model.data(model.index(1, 0), Qt::DisplayRole).toString(), QStringLiteral("new"));
}

TEST_F(RowsModelTest, OtherHeadsAreAnotherTable)
{
    model.show(rows(3));
    Rows other{{QStringLiteral("only")}, {{{QStringLiteral("1")}}}, {"k"}};
    model.show(other);
    EXPECT_EQ(model.columnCount(), 1);
    EXPECT_EQ(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("only"));
    EXPECT_FALSE(model.headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
}

TEST_F(RowsModelTest, UrgencyHasAColourAndNumbersStandRight)
{
    model.show(rows(1));
    const QModelIndex urgent = model.index(0, 1);
    EXPECT_EQ(model.data(urgent, Qt::BackgroundRole).value<QBrush>().color(), theme.palette().alarm);
    EXPECT_EQ(model.data(urgent, Qt::ForegroundRole).value<QBrush>().color(), theme.palette().alarmInk);
    EXPECT_TRUE(model.data(urgent, Qt::TextAlignmentRole).value<Qt::Alignment>() & Qt::AlignRight);
    EXPECT_FALSE(model.data(model.index(0, 0), Qt::BackgroundRole).isValid());
}

TEST_F(RowsModelTest, AShortRowShowsNothingInItsLastColumns)
{
    model.show({{QStringLiteral("a"), QStringLiteral("b")}, {{{QStringLiteral("1")}}}, {"k"}});
    EXPECT_FALSE(model.data(model.index(0, 1), Qt::DisplayRole).isValid());
}

TEST_F(RowsModelTest, KeysFollowTheRows)
{
    model.show(rows(2));
    EXPECT_EQ(model.keyOf(1), "key1");
    EXPECT_EQ(model.keyOf(2), "");
    EXPECT_EQ(model.keyOf(-1), "");
}

} // namespace
} // namespace gaffer::ui
