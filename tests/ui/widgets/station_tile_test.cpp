#include "ui/widgets/station_tile.hpp"

#include "ui/i18n/say.hpp"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>

namespace gaffer::ui {
namespace {

/// How many pixels of `widget` have exactly this colour.
int pixelsOf(QWidget& widget, const QColor& colour)
{
    const QImage image = widget.grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) == colour) ++count;
    return count;
}

class StationTileTest : public testing::TestWithParam<Shade> {
protected:
    void SetUp() override
    {
        tile.resize(294, 118);
        tile.show();
        values.code = "B05";
        values.state = values.badge = "running";
        values.product = "GB-350 Goblet 350 ml, tall stem, cut, six in a box";
        values.done = "68/160";
        values.share = 0.425;
        values.defects = "✕3";
        values.crew = "Ouyang Xiuying-Margaretha +4";
        values.queue = "Q2";
        values.glass = "1 h 25 min";
    }
    void show()
    {
        tile.setValues(values);
        // Not repaint(): a window that no screen shows yet paints nothing.
        tile.grab();
    }
    Translation english{Language::English};
    Theme theme{GetParam(), {96 / 25.4, 1}};
    StationTile tile{theme, QStringLiteral("station-B05"), nullptr};
    StationTileValues values;
};

TEST_P(StationTileTest, NormalWorkShowsNoSaturatedColour)
{
    show();
    EXPECT_EQ(pixelsOf(tile, theme.palette().alarm), 0);
    EXPECT_EQ(pixelsOf(tile, theme.palette().warn), 0);
}

TEST_P(StationTileTest, WhatWantsAnActIsRedAndSaysSoInWordsToo)
{
    values.urgency = Urgency::Act;
    values.state = values.badge = "no glass";
    show();
    EXPECT_GT(pixelsOf(tile, theme.palette().alarm), 200);
    EXPECT_TRUE(tile.accessibleDescription().contains(QStringLiteral("no glass")));
}

TEST_P(StationTileTest, WhatWantsALookIsNotRed)
{
    values.urgency = Urgency::Look;
    show();
    EXPECT_GT(pixelsOf(tile, theme.palette().warn), 200);
    EXPECT_EQ(pixelsOf(tile, theme.palette().alarm), 0);
}

TEST_P(StationTileTest, OldFiguresSayTheirAgeAndRaiseNoAlarmBadge)
{
    show();
    const int fresh = pixelsOf(tile, theme.palette().ink);
    values.age = "3 min";
    show();
    EXPECT_TRUE(tile.accessibleDescription().startsWith(QStringLiteral("figures 3 min old")));
    EXPECT_LT(pixelsOf(tile, theme.palette().ink), fresh) << "the count is greyed";
    values.urgency = Urgency::Look;
    show();
    EXPECT_EQ(pixelsOf(tile, theme.palette().warn), 0) << "an old state is no call to look";
}

TEST_P(StationTileTest, NamesMayBeCutButFiguresNever)
{
    values.badge = "a badge with far more words than a tile on the board can hold";
    show();
    EXPECT_TRUE(tile.cutTexts().isEmpty()) << tile.cutTexts().join(' ').toStdString();
    EXPECT_TRUE(tile.toolTip().contains(values.product)) << "the whole name is one pointer away";
    values.done = "123456789012345678901234567890/123456789012345678901234567890";
    show();
    EXPECT_FALSE(tile.cutTexts().isEmpty());
}

TEST_P(StationTileTest, ItIsPressedByTapSpaceAndEnter)
{
    int pressed = 0;
    tile.onPress([&] { ++pressed; });
    QTest::mouseClick(&tile, Qt::LeftButton);
    QTest::keyClick(&tile, Qt::Key_Space);
    EXPECT_EQ(pressed, 2);
}

TEST_P(StationTileTest, TheFocusIsSeen)
{
    show();
    const int without = pixelsOf(tile, theme.palette().mark);
    QApplication::setActiveWindow(&tile);
    tile.setFocus();
    QApplication::processEvents();
    EXPECT_GT(pixelsOf(tile, theme.palette().mark), without + 200);
}

TEST_P(StationTileTest, AShareBeyondTheTargetStaysInItsBar)
{
    values.share = 3.0;
    show();
    const int over = pixelsOf(tile, theme.palette().weakInk);
    values.share = 1.0;
    show();
    EXPECT_NEAR(over, pixelsOf(tile, theme.palette().weakInk), 5);
}

INSTANTIATE_TEST_SUITE_P(Shades, StationTileTest, testing::Values(Shade::Day, Shade::Night),
                         [](const auto& each) { return each.param == Shade::Day ? "Day" : "Night"; });

} // namespace
} // namespace gaffer::ui
