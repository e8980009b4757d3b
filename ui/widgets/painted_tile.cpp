#include "ui/widgets/painted_tile.hpp"

#include <QAccessible>
#include <QPainter>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

namespace gaffer::ui {
namespace {

constexpr int hatchStep = 9;
constexpr double leastShrink = 0.72;
constexpr double shrinkStep = 0.94;

int xOf(const QRect& rect, const BandBarValues& values, double value)
{
    const double share = std::clamp((value - values.from) / (values.to - values.from), 0.0, 1.0);
    return rect.left() + static_cast<int>(std::lround(share * (rect.width() - 1)));
}

} // namespace

void paintHatch(QPainter& painter, const QRect& rect, const Theme& theme)
{
    painter.save();
    painter.setClipRect(rect);
    painter.setPen(QPen{theme.palette().hatch, 2});
    for (int x = rect.left() - rect.height(); x < rect.right(); x += hatchStep)
        painter.drawLine(x, rect.bottom(), x + rect.height(), rect.top());
    painter.restore();
}

void paintBandBar(QPainter& painter, const QRect& rect, const BandBarValues& values, const Theme& theme)
{
    const Palette& colours = theme.palette();
    painter.fillRect(rect, colours.panel);
    if (values.bandLow && values.bandHigh) {
        const int left = xOf(rect, values, *values.bandLow);
        painter.fillRect(QRect{left, rect.top(), xOf(rect, values, *values.bandHigh) - left, rect.height()}, colours.band);
    }
    if (values.value) {
        const bool outside = (values.bandLow && *values.value < *values.bandLow) || (values.bandHigh && *values.value > *values.bandHigh);
        const int x = xOf(rect, values, *values.value);
        const int width = std::max(3, rect.height() / 4);
        painter.fillRect(QRect{std::clamp(x - width / 2, rect.left(), rect.right() - width), rect.top(), width, rect.height()},
                         outside ? colours.alarm : colours.ink);
    } else {
        paintHatch(painter, rect, theme);
    }
    painter.setPen(colours.line);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

PaintedTile::PaintedTile(const Theme& theme, const QString& name, QWidget* parent) : QAbstractButton{parent}, m_theme{theme}
{
    setObjectName(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void PaintedTile::onPress(std::function<void()> pressed)
{
    connect(this, &QAbstractButton::clicked, this, [pressed = std::move(pressed)] { pressed(); });
}

void PaintedTile::paintEvent(QPaintEvent* /*event*/)
{
    m_cut.clear();
    QPainter painter{this};
    const QRect area = rect().adjusted(1, 1, -1, -1);
    paintTile(painter, area);
    if (hasFocus()) {
        painter.setPen(QPen{m_theme.palette().mark, 3});
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area.adjusted(1, 1, -2, -2));
    }
}

void PaintedTile::put(QPainter& painter, const QRect& rect, const Text& text)
{
    QFont font = text.font;
    const auto fits = [&] {
        const QRect needed = QFontMetrics{font}.boundingRect(QRect{0, 0, rect.width(), rect.height()}, text.flags, text.words);
        return needed.width() <= rect.width() && needed.height() <= rect.height() + 2;
    };
    const int least = static_cast<int>(text.font.pixelSize() * leastShrink);
    while (!fits() && font.pixelSize() > least) font.setPixelSize(std::max(least, static_cast<int>(font.pixelSize() * shrinkStep)));
    if (!fits() && !text.words.isEmpty()) m_cut.append(text.words);
    painter.setFont(font);
    painter.setPen(text.colour);
    painter.drawText(rect, text.flags, text.words);
}

void PaintedTile::putName(QPainter& painter, const QRect& rect, const Text& text)
{
    painter.setFont(text.font);
    painter.setPen(text.colour);
    painter.drawText(rect, text.flags | Qt::TextSingleLine, QFontMetrics{text.font}.elidedText(text.words, Qt::ElideRight, rect.width()));
}

void PaintedTile::describe(const QString& name, const QString& values)
{
    if (accessibleName() != name) setAccessibleName(name);
    if (accessibleDescription() == values) return;
    setAccessibleDescription(values);
    setToolTip(name + QLatin1Char{'\n'} + values);
    update();
}

} // namespace gaffer::ui
