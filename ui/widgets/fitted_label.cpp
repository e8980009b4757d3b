#include "ui/widgets/fitted_label.hpp"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolTip>

namespace gaffer::ui {

CutLabel::CutLabel(QWidget* parent) : QLabel{parent} { setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); }

QString CutLabel::shown() const { return fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()); }

bool CutLabel::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty()) return QLabel::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), text(), this);
    return true;
}

void CutLabel::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    // The frame carries the ground that the style sheet gives.
    drawFrame(&painter);
    QStyleOption option;
    option.initFrom(this);
    const int flags = QStyle::visualAlignment(layoutDirection(), alignment()) | Qt::TextSingleLine;
    style()->drawItemText(&painter, contentsRect(), flags, option.palette, isEnabled(), shown(), foregroundRole());
}

DigitsLabel::DigitsLabel(int gap, QWidget* parent) : QLabel{parent}, m_gap{gap}
{
    setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize DigitsLabel::sizeHint() const
{
    return {QLabel::sizeHint().width(), fontMetrics().tightBoundingRect(QStringLiteral("0")).height() + 2 * m_gap};
}

QSize DigitsLabel::minimumSizeHint() const { return sizeHint(); }

} // namespace gaffer::ui
