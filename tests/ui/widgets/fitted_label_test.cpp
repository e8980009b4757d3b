#include "ui/widgets/fitted_label.hpp"

#include <QHelpEvent>
#include <QImage>
#include <QToolTip>

#include <gtest/gtest.h>

namespace gaffer::ui {
namespace {

const QString longName = QStringLiteral("波尔多特级红酒杯（二零二六年秋冬季出口欧洲限量收藏版）");

TEST(CutLabel, EndsInAnEllipsisWhereItsTextDoesNotFit)
{
    CutLabel label{nullptr};
    label.setText(longName);
    label.resize(200, 30);
    EXPECT_TRUE(label.shown().endsWith(QChar{0x2026})) << label.shown().toStdString();
    EXPECT_LE(label.fontMetrics().horizontalAdvance(label.shown()), label.contentsRect().width());
    label.resize(2000, 30);
    EXPECT_EQ(label.shown(), longName);
    EXPECT_EQ(label.text(), longName) << "who asks for the text gets the whole";
}

TEST(CutLabel, NeverWidensWhatItStandsIn)
{
    CutLabel label{nullptr};
    label.setText(longName.repeated(4));
    EXPECT_EQ(label.sizePolicy().horizontalPolicy(), QSizePolicy::Ignored);
}

TEST(CutLabel, TellsTheWholeWhenPointedAt)
{
    CutLabel label{nullptr};
    label.setText(longName);
    label.resize(60, 30);
    label.show();
    QHelpEvent pointed{QEvent::ToolTip, QPoint{5, 5}, label.mapToGlobal(QPoint{5, 5})};
    QCoreApplication::sendEvent(&label, &pointed);
    EXPECT_EQ(QToolTip::text(), longName);
    QToolTip::hideText();
}

/// Left and right edge of what differs from the ground.
std::pair<int, int> inkOf(QLabel& label)
{
    const QImage picture = label.grab().toImage();
    const QRgb ground = picture.pixel(0, 0);
    int left = picture.width();
    int right = -1;
    for (int x = 0; x < picture.width(); ++x)
        for (int y = 0; y < picture.height(); ++y)
            if (picture.pixel(x, y) != ground) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
    return {left, right};
}

TEST(CutLabel, PaintsWhatItSaysItShows)
{
    CutLabel label{nullptr};
    label.resize(300, 40);
    label.setText(QStringLiteral("B01"));
    const auto [left, right] = inkOf(label);
    EXPECT_GE(right, left) << "something is painted";
    EXPECT_LT(right, 150) << "and short words stay on the left";
    label.setStyleSheet(QStringLiteral("background: #ffdd00; color: #000000; padding: 0 12px;"));
    EXPECT_EQ(label.grab().toImage().pixelColor(1, 1), QColor{QStringLiteral("#ffdd00")}) << "the ground of an urgent word";
    EXPECT_GE(inkOf(label).first, 12);
}

TEST(DigitsLabel, TakesTheHeightOfItsDigitsAndCutsNone)
{
    DigitsLabel digits{4, nullptr};
    QFont font = digits.font();
    font.setPixelSize(70);
    digits.setFont(font);
    digits.setText(QStringLiteral("1234567890"));
    QLabel usual;
    usual.setFont(font);
    usual.setText(digits.text());
    EXPECT_LT(digits.sizeHint().height(), usual.sizeHint().height() - 10);
    EXPECT_EQ(digits.sizeHint().width(), usual.sizeHint().width());
    digits.resize(digits.sizeHint());
    const QImage picture = digits.grab().toImage();
    const QRgb ground = picture.pixel(0, 0);
    for (int x = 0; x < picture.width(); ++x) {
        EXPECT_EQ(picture.pixel(x, 0), ground) << "cut above at " << x;
        EXPECT_EQ(picture.pixel(x, picture.height() - 1), ground) << "cut below at " << x;
    }
}

} // namespace
} // namespace gaffer::ui
