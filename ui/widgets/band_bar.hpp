#pragma once

#include "ui/widgets/painted_tile.hpp"

#include <QWidget>

namespace gaffer::ui {

/// A lying bar with its normal band; hatched without a value.
class BandBar final : public QWidget {
public:
    /// Empty until setValues.
    BandBar(const Theme& theme, const QString& name, QWidget* parent);
    /// Shows `values`; `words` say them to those who do not see the bar.
    void setValues(const BandBarValues& values, const QString& words);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theme& m_theme;
    BandBarValues m_values;
};

} // namespace gaffer::ui
