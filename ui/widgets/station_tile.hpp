#pragma once

#include "ui/widgets/painted_tile.hpp"

namespace gaffer::ui {

/// What a station's tile shows, ready as words and numbers.
struct StationTileValues {
    QString code;
    /// As in "stopped: mould change".
    QString state;
    /// The same as short as it can be.
    QString badge;
    Urgency urgency{Urgency::None};
    /// 1 to 3 for the worst of the floor, 0 else.
    int rank{};
    QString product;
    QString done;
    /// Share done, 0 to 1; nothing when there is no target.
    std::optional<double> share;
    QString defects;
    QString crew;
    QString queue;
    QString glass;
    /// How old the figures are; empty while they are fresh.
    QString age;
    bool operator==(const StationTileValues&) const = default;
};

/// A blowing station on the floor board.
class StationTile final : public PaintedTile {
public:
    /// Shows nothing until the first setValues.
    StationTile(const Theme& theme, const QString& name, QWidget* parent);
    /// Shows `values`; repaints only when they changed.
    void setValues(const StationTileValues& values);
    /// Small enough for 24 on one screen.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintTile(QPainter& painter, const QRect& rect) override;

private:
    void paintHead(QPainter& painter, const QRect& row);
    void paintDone(QPainter& painter, const QRect& row);
    StationTileValues m_values;
};

} // namespace gaffer::ui
