#include "ui/theme/theme.hpp"

#include <gtest/gtest.h>

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace gaffer::ui {
namespace {

constexpr double hd = 96 / 25.4;

double luminance(const QColor& colour)
{
    const auto part = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double light = std::max(luminance(a), luminance(b)), dark = std::min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
}

TEST(Theme, KeysForGlovesAreTwentyMillimetresWhateverTheScale)
{
    for (const double scale : {1.0, 1.5, 2.0})
        for (const double pixels : {3.0, hd, 8.0}) {
            const Theme theme{Shade::Day, {pixels, scale}};
            EXPECT_GE(theme.touchKey(), 20 * pixels);
            EXPECT_GE(theme.touchGap(), 13 * pixels);
        }
}

TEST(Theme, DigitsAreTwelveMillimetresHigh)
{
    const Theme theme{Shade::Day, {hd, 1}};
    const int height = QFontMetrics{theme.bold(TextSize::Digits)}.tightBoundingRect(QStringLiteral("8")).height();
    EXPECT_GE(height, 12 * hd);
}

TEST(Theme, DeskControlsAreFortyFourPixelsAtLeast)
{
    EXPECT_GE(Theme(Shade::Day, {hd, 1}).deskControl(), 44);
    EXPECT_GE(Theme(Shade::Day, {2.5, 1}).deskControl(), 44);
}

TEST(Theme, DoesNotBelieveScreensThatLie)
{
    const Theme lying{Shade::Day, {0.1, 1}};
    EXPECT_GE(lying.pixelsPerMm(), 2);
    EXPECT_LE(lying.pixelsPerMm(), 12);
    EXPECT_EQ(Theme(Shade::Day, {hd, 9}).scale(), 2);
    EXPECT_EQ(Theme(Shade::Day, {hd, 0}).scale(), 1);
}

TEST(Theme, TextCanBeReadByDayAndByNight)
{
    for (const Shade shade : {Shade::Day, Shade::Night}) {
        const Palette& colours = paletteOf(shade);
        for (const QColor& ground : {colours.ground, colours.panel, colours.raised}) {
            EXPECT_GE(contrast(colours.ink, ground), 7);
            EXPECT_GE(contrast(colours.weakInk, ground), 4.5);
        }
        EXPECT_GE(contrast(colours.alarmInk, colours.alarm), 4.5);
        EXPECT_GE(contrast(colours.warnInk, colours.warn), 7);
        EXPECT_GE(contrast(colours.markInk, colours.mark), 4.5);
    }
}

TEST(Theme, GrowsTextWithTheScale)
{
    const Theme usual{Shade::Day, {hd, 1}}, large{Shade::Day, {hd, 2}};
    for (const TextSize size :
         {TextSize::Small, TextSize::Body, TextSize::Title, TextSize::Key, TextSize::Large, TextSize::Digits})
        EXPECT_NEAR(large.font(size).pixelSize(), 2 * usual.font(size).pixelSize(), 1);
    EXPECT_FALSE(usual.styleSheet().contains(QLatin1Char{'%'}));
}

} // namespace
} // namespace gaffer::ui
