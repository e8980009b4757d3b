#include "ui/widgets/touch_key.hpp"

#include "ui/widgets/band_bar.hpp"

#include <gtest/gtest.h>

#include <QTest>

namespace gaffer::ui {
namespace {

class TouchKeyTest : public testing::Test {
protected:
    Theme theme{Shade::Day, {96 / 25.4, 1}};
    TouchKey key{theme, QStringLiteral("stop-B01"), QStringLiteral("Stop ▸"), nullptr};
};

TEST_F(TouchKeyTest, IsNeverSmallerThanTwentyMillimetres)
{
    EXPECT_GE(key.minimumSizeHint().height(), 76);
    EXPECT_GE(key.minimumSizeHint().width(), 76);
}

TEST_F(TouchKeyTest, StaysAsLargeUnderGlovesWhenTextsAreMadeLarger)
{
    const Theme large{Shade::Day, {96 / 25.4, 2}};
    const TouchKey other{large, QStringLiteral("other"), {}, nullptr};
    EXPECT_EQ(other.minimumSizeHint(), key.minimumSizeHint()) << "a hand does not grow with the reading size";
}

TEST_F(TouchKeyTest, CarriesLabelAndNoteAsWords)
{
    key.setNote(QStringLiteral("mould change"));
    EXPECT_EQ(key.accessibleName(), QStringLiteral("Stop ▸"));
    EXPECT_EQ(key.accessibleDescription(), QStringLiteral("mould change"));
    key.setLabel(QStringLiteral("Go on"));
    EXPECT_EQ(key.accessibleName(), QStringLiteral("Go on"));
    EXPECT_EQ(key.text(), QStringLiteral("Go on"));
}

TEST_F(TouchKeyTest, TellsWhatDoesNotFit)
{
    key.resize(76, 76);
    key.setLabel(QStringLiteral("an instruction of many long words that no key of this size could ever show"));
    key.show();
    key.grab();
    EXPECT_FALSE(key.cutTexts().isEmpty());
    key.setLabel(QStringLiteral("Stop"));
    key.grab();
    EXPECT_TRUE(key.cutTexts().isEmpty()) << "what was cut before is forgotten";
}

TEST_F(TouchKeyTest, ADisabledKeyDoesNothingAndLooksDifferent)
{
    int pressed = 0;
    key.onPress([&] { ++pressed; });
    key.resize(200, 80);
    const QImage enabled = key.grab().toImage();
    key.setEnabled(false);
    EXPECT_NE(key.grab().toImage(), enabled);
    QTest::mouseClick(&key, Qt::LeftButton);
    EXPECT_EQ(pressed, 0);
}

TEST_F(TouchKeyTest, ThePressedKeyAnswersBeforeItIsReleased)
{
    key.resize(200, 80);
    key.show();
    const QImage idle = key.grab().toImage();
    QTest::mousePress(&key, Qt::LeftButton);
    EXPECT_NE(key.grab().toImage(), idle);
    QTest::mouseRelease(&key, Qt::LeftButton);
}

TEST_F(TouchKeyTest, TheMainKeyHasAStrongerBorder)
{
    key.resize(200, 80);
    const QImage usual = key.grab().toImage();
    key.setLook(KeyLook::Main);
    EXPECT_NE(key.grab().toImage(), usual);
}

TEST(BandBarTest, SaysItsValueInWordsAndIsHatchedWithoutOne)
{
    const Theme theme{Shade::Day, {96 / 25.4, 1}};
    BandBar bar{theme, QStringLiteral("meltBar"), nullptr};
    bar.resize(400, 26);
    bar.setValues({900, 1300, 1087, 1181, 1132, true}, QStringLiteral("1132 °C, working window 1087–1181 °C"));
    EXPECT_EQ(bar.accessibleName(), QStringLiteral("1132 °C, working window 1087–1181 °C"));
    const QImage with = bar.grab().toImage();
    bar.setValues({900, 1300, 1087, 1181, {}, true}, QStringLiteral("no data"));
    const QImage without = bar.grab().toImage();
    int hatched = 0;
    for (int x = 0; x < without.width(); ++x)
        if (without.pixelColor(x, 13) == theme.palette().hatch) ++hatched;
    EXPECT_GT(hatched, 20);
    EXPECT_NE(with, without);
}

TEST(BandBarTest, AValueBeyondItsEndsStaysInTheBar)
{
    const Theme theme{Shade::Day, {96 / 25.4, 1}};
    BandBar bar{theme, QStringLiteral("meltBar"), nullptr};
    bar.resize(400, 26);
    bar.setValues({900, 1300, 1087, 1181, 5000, true}, {});
    const QImage high = bar.grab().toImage();
    EXPECT_EQ(high.pixelColor(396, 13), theme.palette().alarm);
    bar.setValues({900, 1300, 1087, 1181, -5000, true}, {});
    EXPECT_EQ(bar.grab().toImage().pixelColor(3, 13), theme.palette().alarm);
}

} // namespace
} // namespace gaffer::ui
