#include "ui/widgets/station_tile.hpp"

#include "ui/i18n/say.hpp"

#include <QPainter>

#include <algorithm>

namespace gaffer::ui {
namespace {

constexpr double padMm = 1.3;
/// Six of them beside the navigation on 1366 pixels.
constexpr double leastWidthMm = 42;
/// Four rows of the smallest letters that are read from two metres.
constexpr double leastHeightMm = 20;
/// State, product, progress, crew: the same four lines on every tile, so that the eye learns the place.
constexpr int rows = 4;

/// The three worst in the order in which the supervisor should walk.
QString rankMark(int rank)
{
    static const QStringList marks{QString{}, QStringLiteral("①"), QStringLiteral("②"), QStringLiteral("③")};
    return marks.value(rank);
}

} // namespace

StationTile::StationTile(const Theme& theme, const QString& name, QWidget* parent) : PaintedTile{theme, name, parent}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe(name, {});
}

QSize StationTile::minimumSizeHint() const
{
    return {theme().mm(leastWidthMm), std::max(theme().deskControl(), theme().mm(leastHeightMm))};
}

void StationTile::setValues(const StationTileValues& values)
{
    // Most of fifty tiles do not change with a tick.
    if (values == m_values) return;
    m_values = values;
    QStringList parts{values.state, values.product, say("done %1").arg(values.done), values.defects, values.crew,
                      values.queue, values.glass};
    // Who listens to the screen hears first that it is old.
    if (!values.age.isEmpty()) parts.prepend(say("figures %1 old").arg(values.age));
    parts.removeAll(QString{});
    describe(say("station %1").arg(values.code), parts.join(QStringLiteral(", ")));
    update();
}

void StationTile::paintHead(QPainter& painter, const QRect& row)
{
    const Palette& colours = theme().palette();
    const QFont codeFont = theme().bold(TextSize::Title);
    const QString code = rankMark(m_values.rank) + m_values.code;
    // The number always whole: everything else of the tile is about it.
    const int codeWidth = QFontMetrics{codeFont}.horizontalAdvance(code) + theme().mm(2);
    put(painter, QRect{row.left(), row.top(), codeWidth, row.height()},
        {code, codeFont, colours.ink, Qt::AlignLeft | Qt::AlignVCenter});
    const QRect badge = row.adjusted(codeWidth, 0, 0, 0);
    // Bold only what is coloured: on a calm floor nothing stands out.
    const QFont font = m_values.urgency == Urgency::None ? theme().font(TextSize::Small) : theme().bold(TextSize::Small);
    const Text words = fillBadge(painter, badge, {m_values.badge, m_values.urgency, font}, m_values.age);
    putName(painter, badge.adjusted(theme().mm(1), 0, -theme().mm(1), 0), words);
}

void StationTile::paintDone(QPainter& painter, const QRect& row)
{
    const Palette& colours = theme().palette();
    const QFont font = theme().bold(TextSize::Body);
    const QFont small = theme().font(TextSize::Small);
    // The bar keeps the rest, so that long numbers do not squeeze it away.
    const int figures = std::min(row.width() / 2, QFontMetrics{font}.horizontalAdvance(m_values.done) + theme().mm(2));
    const int defects = std::min(row.width() / 3, QFontMetrics{small}.horizontalAdvance(m_values.defects) + theme().mm(1));
    put(painter, QRect{row.left(), row.top(), figures, row.height()},
        {m_values.done, font, m_values.age.isEmpty() ? colours.ink : colours.weakInk, Qt::AlignLeft | Qt::AlignVCenter});
    put(painter, QRect{row.right() - defects, row.top(), defects, row.height()},
        {m_values.defects, small, colours.ink, Qt::AlignRight | Qt::AlignVCenter});
    const QRect bar = row.adjusted(figures, row.height() / 3, -defects - theme().mm(1), -row.height() / 3);
    // No target, no bar: a full or an empty one would both be lies.
    if (!m_values.share) return;
    painter.fillRect(bar, colours.panel);
    painter.fillRect(
        QRect{bar.left(), bar.top(), static_cast<int>(bar.width() * std::clamp(*m_values.share, 0.0, 1.0)), bar.height()},
        colours.weakInk);
    painter.setPen(colours.line);
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
}

void StationTile::paintTile(QPainter& painter, const QRect& rect)
{
    const Palette& colours = theme().palette();
    // The frame as well as the badge: it is seen from the far end of the hall.
    const bool act = m_values.urgency == Urgency::Act;
    paintGround(painter, rect, QPen{act ? colours.alarm : colours.line, act ? 3.0 : 1.0}, m_values.age);
    const int pad = theme().mm(padMm);
    const QRect inner = rect.adjusted(pad, pad, -pad, -pad);
    const int height = inner.height() / rows;
    const auto row = [&](int index) { return QRect{inner.left(), inner.top() + index * height, inner.width(), height}; };
    paintHead(painter, row(0));
    putName(painter, row(1), {m_values.product, theme().font(TextSize::Body), colours.ink, Qt::AlignLeft | Qt::AlignVCenter});
    paintDone(painter, row(2));
    const QFont small = theme().font(TextSize::Small);
    // Minutes of glass left are a figure and keep their room; the crew's name is cut instead.
    const QString right = m_values.glass.isEmpty() ? m_values.queue : m_values.queue + QStringLiteral("  ") + m_values.glass;
    const int rightWidth = std::min(inner.width() * 2 / 3, QFontMetrics{small}.horizontalAdvance(right) + theme().mm(1));
    putName(painter, row(3).adjusted(0, 0, -rightWidth - theme().mm(1), 0),
            {m_values.crew, small, colours.weakInk, Qt::AlignLeft | Qt::AlignVCenter});
    put(painter, QRect{inner.right() - rightWidth, row(3).top(), rightWidth, height},
        {right, small, colours.weakInk, Qt::AlignRight | Qt::AlignVCenter});
}

} // namespace gaffer::ui
