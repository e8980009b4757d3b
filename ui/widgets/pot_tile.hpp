#pragma once

#include "ui/widgets/station_tile.hpp"

namespace gaffer::ui {

/// What a pot's tile shows, ready as words and numbers.
struct PotTileValues {
    QString pot;
    QString stage;
    Urgency urgency{Urgency::None};
    QString glass;
    /// With its unit; "–" when there is none.
    QString temperature;
    /// How the temperature came to be, or why there is none; empty when wired and good.
    QString trust;
    BandBarValues bar;
    QString kilograms;
    QString minutes;
    /// How old the figures are; empty while they are fresh.
    QString age;
    /// True when no melt stands in the pot.
    bool empty{};
};

/// A pot and its melt, on the floor's strip and on the melts page.
class PotTile final : public PaintedTile {
public:
    /// Shows nothing until the first setValues.
    PotTile(const Theme& theme, const QString& name, QWidget* parent);
    /// Shows `values`.
    void setValues(const PotTileValues& values);
    /// Eight beside each other on a small screen.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintTile(QPainter& painter, const QRect& rect) override;

private:
    void paintHead(QPainter& painter, const QRect& row);
    PotTileValues m_values;
};

} // namespace gaffer::ui
