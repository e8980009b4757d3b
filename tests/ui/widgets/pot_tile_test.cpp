#include "ui/widgets/pot_tile.hpp"

#include "ui/i18n/say.hpp"

#include <gtest/gtest.h>

namespace gaffer::ui {
namespace {

QImage picture(QWidget& widget) { return widget.grab().toImage(); }

class PotTileTest : public testing::Test {
protected:
    void SetUp() override
    {
        tile.resize(144, 92);
        tile.show();
        values.pot = "P1";
        values.stage = "workable";
        values.glass = "clear";
        values.temperature = "1132 °C";
        values.bar = {900, 1300, 1087, 1181, 1132, true};
        values.kilograms = "310 kg";
        values.minutes = "3 h 10 min";
        tile.setValues(values);
    }
    bool has(const QColor& colour)
    {
        const QImage image = picture(tile);
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y) == colour) return true;
        return false;
    }
    Translation english{Language::English};
    Theme theme{Shade::Day, {96 / 25.4, 1}};
    PotTile tile{theme, QStringLiteral("pot-P1"), nullptr};
    PotTileValues values;
};

TEST_F(PotTileTest, AMeltWithinItsWindowIsQuiet)
{
    EXPECT_FALSE(has(theme.palette().alarm));
    EXPECT_FALSE(has(theme.palette().hatch)) << "nothing is missing, nothing is hatched";
    EXPECT_TRUE(has(theme.palette().band)) << "the normal band stands beside the number";
}

TEST_F(PotTileTest, ATemperatureOutsideTheWindowIsMarkedWhereTheWindowApplies)
{
    values.bar.value = 1052;
    tile.setValues(values);
    EXPECT_TRUE(has(theme.palette().alarm));
    values.bar.judged = false;
    tile.setValues(values);
    EXPECT_FALSE(has(theme.palette().alarm));
}

TEST_F(PotTileTest, AMissingTemperatureIsHatchedAndNeverANumber)
{
    values.bar.value.reset();
    values.temperature = "–";
    values.trust = "thermocouple break";
    tile.setValues(values);
    EXPECT_TRUE(has(theme.palette().hatch));
    EXPECT_TRUE(tile.accessibleDescription().contains(QStringLiteral("thermocouple break")));
}

TEST_F(PotTileTest, AnEmptyPotSaysSoAndShowsNoFigures)
{
    values.empty = true;
    values.stage = "empty";
    tile.setValues(values);
    EXPECT_FALSE(has(theme.palette().band));
}

TEST_F(PotTileTest, OldFiguresSayTheirAge)
{
    values.age = "12 s";
    values.urgency = Urgency::Act;
    tile.setValues(values);
    EXPECT_FALSE(has(theme.palette().alarm)) << "an old alarm is no alarm of now";
    EXPECT_TRUE(tile.accessibleDescription().startsWith(QStringLiteral("figures 12 s old")));
    EXPECT_TRUE(tile.cutTexts().isEmpty()) << tile.cutTexts().join(' ').toStdString();
}

TEST_F(PotTileTest, TheChosenOneIsFramed)
{
    const QImage before = picture(tile);
    tile.setChecked(true);
    EXPECT_TRUE(has(theme.palette().mark));
    EXPECT_NE(before, picture(tile));
}

TEST_F(PotTileTest, EveryStageFitsInBothLanguages)
{
    for (const Language language : {Language::Chinese, Language::English}) {
        const Translation spoken{language};
        for (const char* stage :
             {"charging", "melting", "fining", "cooling", "workable", "hold", "worked-out", "fault", "dumped", "empty"}) {
            values.stage = sayKey("stage", stage);
            values.urgency = Urgency::Act;
            tile.setValues(values);
            picture(tile);
            EXPECT_TRUE(tile.cutTexts().isEmpty()) << tile.cutTexts().join(' ').toStdString();
        }
    }
}

} // namespace
} // namespace gaffer::ui
