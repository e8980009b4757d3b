#include "ui/widgets/touch_key.hpp"

#include <QPainter>

namespace gaffer::ui {
namespace {

constexpr double cornerMm = 1.5;
constexpr double padMm = 1.6;
/// The note is for who does not know the key yet.
constexpr double noteShare = 0.34;

} // namespace

TouchKey::TouchKey(const Theme& theme, const QString& name, const QString& label, QWidget* parent)
    : PaintedTile{theme, name, parent}
{
    setLabel(label);
    // 20 mm: what a glove hits without looking (desktop.md 8).
    setMinimumSize(theme.touchKey(), theme.touchKey());
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void TouchKey::setLabel(const QString& label)
{
    setText(label);
    describe(label, m_note);
}

void TouchKey::setNote(const QString& note)
{
    m_note = note;
    describe(text(), note);
}

void TouchKey::setLook(KeyLook look)
{
    // Keys are set each second by pages that do not remember.
    if (m_look == look) return;
    m_look = look;
    update();
}

void TouchKey::setLabelSize(TextSize size) { m_size = size; }

QSize TouchKey::sizeHint() const { return {theme().touchKey(), theme().touchKey()}; }

QSize TouchKey::minimumSizeHint() const { return sizeHint(); }

void TouchKey::paintTile(QPainter& painter, const QRect& rect)
{
    const Palette& colours = theme().palette();
    const bool lowered = isDown() || isChecked();
    painter.setRenderHint(QPainter::Antialiasing);
    // A key at rest is flat and grey, not gone: its place is part of the layout people know.
    QColor face = isEnabled() ? colours.raised : colours.panel;
    // Seen under the edge of a glove.
    if (lowered) face = colours.mark;
    painter.setBrush(face);
    // The shape and not a colour: colours mean that something is wrong.
    const int border = m_look == KeyLook::Main ? 3 : 1;
    painter.setPen(QPen{m_look == KeyLook::Usual ? colours.line : colours.ink, static_cast<qreal>(border)});
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme().mm(cornerMm), theme().mm(cornerMm));
    const int pad = theme().mm(padMm);
    QRect inner = rect.adjusted(pad, pad / 2, -pad, -pad / 2);
    QColor ink = isEnabled() ? colours.ink : colours.weakInk;
    if (lowered) ink = colours.markInk;
    if (!m_note.isEmpty()) {
        const int low = static_cast<int>(inner.height() * noteShare);
        const QRect note{inner.left(), inner.bottom() - low, inner.width(), low};
        put(painter, note,
            {m_note, theme().font(TextSize::Body), lowered ? ink : colours.weakInk, Qt::AlignCenter | Qt::TextWordWrap});
        inner.setBottom(note.top());
    }
    put(painter, inner, {text(), theme().bold(m_size), ink, Qt::AlignCenter | Qt::TextWordWrap});
}

} // namespace gaffer::ui
