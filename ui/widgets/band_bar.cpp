#include "ui/widgets/band_bar.hpp"

#include <QPainter>

namespace gaffer::ui {
namespace {

constexpr double heightMm = 7;

} // namespace

BandBar::BandBar(const Theme& theme, const QString& name, QWidget* parent) : QWidget{parent}, m_theme{theme}
{
    setObjectName(name);
    setFixedHeight(theme.mm(heightMm));
}

void BandBar::setValues(const BandBarValues& values, const QString& words)
{
    m_values = values;
    // A bar says nothing to who listens; the words carry value and band.
    setAccessibleName(words);
    setToolTip(words);
    update();
}

void BandBar::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter{this};
    paintBandBar(painter, rect(), m_values, m_theme);
}

} // namespace gaffer::ui
