#include "ui/widgets/pot_tile.hpp"

#include "ui/i18n/say.hpp"

#include <QPainter>

#include <algorithm>

namespace gaffer::ui {
namespace {

constexpr double padMm = 1.3;
/// Eight of them beside the navigation on 1366 pixels.
constexpr double leastWidthMm = 30;
constexpr double leastHeightMm = 25;
constexpr int rows = 5;

} // namespace

PotTile::PotTile(const Theme& theme, const QString& name, QWidget* parent) : PaintedTile{theme, name, parent}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    // On the melts page one of them is the chosen one.
    setCheckable(true);
    describe(name, {});
}

QSize PotTile::minimumSizeHint() const { return {theme().mm(leastWidthMm), theme().mm(leastHeightMm)}; }

void PotTile::setValues(const PotTileValues& values)
{
    m_values = values;
    QStringList parts{values.stage, values.glass, values.temperature, values.trust, values.kilograms, values.minutes};
    if (!values.age.isEmpty()) parts.prepend(say("figures %1 old").arg(values.age));
    parts.removeAll(QString{});
    describe(say("pot %1").arg(values.pot), parts.join(QStringLiteral(", ")));
    update();
}

void PotTile::paintHead(QPainter& painter, const QRect& row)
{
    const Palette& colours = theme().palette();
    const QFont font = theme().bold(TextSize::Body);
    const int width = QFontMetrics{font}.horizontalAdvance(m_values.pot) + theme().mm(2);
    put(painter, QRect{row.left(), row.top(), width, row.height()},
        {m_values.pot, font, colours.ink, Qt::AlignLeft | Qt::AlignVCenter});
    const QRect badge = row.adjusted(width, 0, 0, 0);
    const Text words = fillBadge(painter, badge, {m_values.stage, m_values.urgency, theme().font(TextSize::Small)}, m_values.age);
    put(painter, badge.adjusted(theme().mm(0.5), 0, -theme().mm(0.5), 0), words);
}

void PotTile::paintTile(QPainter& painter, const QRect& rect)
{
    const Palette& colours = theme().palette();
    paintGround(painter, rect, QPen{isChecked() ? colours.mark : colours.line, isChecked() ? 4.0 : 1.0}, m_values.age);
    const int pad = theme().mm(padMm);
    const QRect inner = rect.adjusted(pad, pad, -pad, -pad);
    const int height = inner.height() / rows;
    const auto row = [&](int index, int count) {
        return QRect{inner.left(), inner.top() + index * height, inner.width(), count * height};
    };
    const QFont small = theme().font(TextSize::Small);
    paintHead(painter, row(0, 1));
    // An empty pot has no temperature worth a bar, however hot it is.
    if (m_values.empty) {
        put(painter, row(2, 2), {say("no melt"), small, colours.weakInk, Qt::AlignCenter});
        return;
    }
    const QFont heat = theme().bold(TextSize::Body);
    const int trust =
        m_values.trust.isEmpty() ? 0 : inner.width() - QFontMetrics{heat}.horizontalAdvance(m_values.temperature) - theme().mm(1);
    put(painter, row(1, 1).adjusted(0, 0, -trust, 0),
        {m_values.temperature, heat, m_values.age.isEmpty() ? colours.ink : colours.weakInk, Qt::AlignLeft | Qt::AlignVCenter});
    if (trust > 0)
        putName(painter, row(1, 1).adjusted(inner.width() - trust, 0, 0, 0),
                {m_values.trust, small, colours.weakInk, Qt::AlignRight | Qt::AlignVCenter});
    // Where the value stands in its window is read without reading a number.
    paintBandBar(painter, row(2, 1).adjusted(0, height / 4, 0, -height / 4), m_values.bar, theme());
    putName(painter, row(3, 1), {m_values.glass, small, colours.weakInk, Qt::AlignLeft | Qt::AlignVCenter});
    const QRect last = row(4, 1);
    put(painter, last.adjusted(0, 0, -inner.width() / 2, 0),
        {m_values.kilograms, small, m_values.age.isEmpty() ? colours.ink : colours.weakInk, Qt::AlignLeft | Qt::AlignVCenter});
    put(painter, last.adjusted(inner.width() / 2, 0, 0, 0),
        {m_values.minutes, theme().bold(TextSize::Small), m_values.age.isEmpty() ? colours.ink : colours.weakInk,
         Qt::AlignRight | Qt::AlignVCenter});
}

} // namespace gaffer::ui
