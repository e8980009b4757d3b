#include "ui/widgets/painted_tile.hpp"

#include "ui/i18n/say.hpp"

#include <QAccessible>
#include <QPainter>
#include <QPaintEvent>

#include <algorithm>
#include <cmath>

namespace gaffer::ui {
namespace {

/// Pixels between two lines; far enough apart that figures stay readable on the faint ones.
constexpr int hatchStep = 9;
constexpr int faintHatchStep = 16;
/// Figures may lose a quarter of their size before they count as cut: a smaller number is better than half of one.
constexpr double leastShrink = 0.72;
/// Names are rather cut than hard to read.
constexpr double leastNameShrink = 0.88;
/// Tried sizes differ by this: fewer tries cost less than they lose.
constexpr double shrinkStep = 0.94;

int xOf(const QRect& rect, const BandBarValues& values, double value)
{
    const double share = std::clamp((value - values.from) / (values.to - values.from), 0.0, 1.0);
    return rect.left() + static_cast<int>(std::lround(share * (rect.width() - 1)));
}

} // namespace

void paintHatch(QPainter& painter, const QRect& rect, const Theme& theme, Hatch hatch)
{
    const bool faint = hatch == Hatch::Faint;
    painter.save();
    // The slanting lines begin and end outside.
    painter.setClipRect(rect);
    painter.setPen(faint ? QPen{theme.palette().band, 1} : QPen{theme.palette().hatch, 2});
    for (int x = rect.left() - rect.height(); x < rect.right(); x += faint ? faintHatchStep : hatchStep)
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
        const bool outside = values.judged && ((values.bandLow && *values.value < *values.bandLow) ||
                                               (values.bandHigh && *values.value > *values.bandHigh));
        // A value off the scale sticks to its end, in the colour that says so.
        const int x = xOf(rect, values, *values.value);
        // A hair would be lost on the grey.
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
    // Every tile can be reached and pressed without a mouse.
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
}

void PaintedTile::onPress(std::function<void()> pressed)
{
    connect(this, &QAbstractButton::clicked, this, [pressed = std::move(pressed)] { pressed(); });
}

void PaintedTile::paintEvent(QPaintEvent* /*event*/)
{
    // Only what the newest painting cut is of interest.
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

namespace {

/// The words' font, made smaller until they fit, but not below what can be read.
QFont fitted(const QRect& rect, const QString& words, const QFont& wanted, int flags, double shrink)
{
    QFont font = wanted;
    const int least = static_cast<int>(wanted.pixelSize() * shrink);
    const auto fits = [&] {
        const QRect needed = QFontMetrics{font}.boundingRect(QRect{0, 0, rect.width(), rect.height()}, flags, words);
        return needed.width() <= rect.width() && needed.height() <= rect.height() + 2;
    };
    // By steps and not by division: letters do not shrink evenly with their size.
    while (!fits() && font.pixelSize() > least)
        font.setPixelSize(std::max(least, static_cast<int>(font.pixelSize() * shrinkStep)));
    return font;
}

} // namespace

void PaintedTile::put(QPainter& painter, const QRect& rect, const Text& text)
{
    const QFont font = fitted(rect, text.words, text.font, text.flags, leastShrink);
    const QRect needed = QFontMetrics{font}.boundingRect(QRect{0, 0, rect.width(), rect.height()}, text.flags, text.words);
    // Told to the self-test, which no eye on a picture replaces.
    if ((needed.width() > rect.width() || needed.height() > rect.height() + 2) && !text.words.isEmpty()) m_cut.append(text.words);
    painter.setFont(font);
    painter.setPen(text.colour);
    painter.drawText(rect, text.flags, text.words);
}

void PaintedTile::putName(QPainter& painter, const QRect& rect, const Text& text)
{
    // A line break in a workshop's own name must not push it out of its row.
    const int flags = text.flags | Qt::TextSingleLine;
    const QFont font = fitted(rect, text.words, text.font, flags, leastNameShrink);
    painter.setFont(font);
    painter.setPen(text.colour);
    painter.drawText(rect, flags, QFontMetrics{font}.elidedText(text.words, Qt::ElideRight, rect.width()));
}

void PaintedTile::paintGround(QPainter& painter, const QRect& rect, const QPen& border, const QString& age) const
{
    painter.fillRect(rect, m_theme.palette().raised);
    if (!age.isEmpty()) paintHatch(painter, rect, m_theme, Hatch::Faint);
    painter.setPen(border);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

PaintedTile::Text PaintedTile::fillBadge(QPainter& painter, const QRect& rect, const Badge& badge, const QString& age) const
{
    const Palette& colours = m_theme.palette();
    constexpr int flags = Qt::AlignRight | Qt::AlignVCenter;
    // An old alarm is no call to act, and raises no colour.
    if (!age.isEmpty()) return {say("%1 old").arg(age), badge.font, colours.weakInk, flags};
    if (badge.urgency == Urgency::None) return {badge.words, badge.font, colours.weakInk, flags};
    const bool act = badge.urgency == Urgency::Act;
    painter.fillRect(rect, act ? colours.alarm : colours.warn);
    return {urgencySign(badge.urgency) + badge.words, badge.font, act ? colours.alarmInk : colours.warnInk, flags};
}

void PaintedTile::describe(const QString& name, const QString& values)
{
    if (accessibleName() != name) setAccessibleName(name);
    // Each change is told to screen readers; twenty a second would drown them.
    if (accessibleDescription() == values) return;
    setAccessibleDescription(values);
    setToolTip(name + QLatin1Char{'\n'} + values);
    update();
}

} // namespace gaffer::ui
