#pragma once

#include "core/ports/workshop_gateway.hpp"
#include "ui/theme/theme.hpp"

#include <QPixmap>
#include <QWidget>

#include <functional>
#include <map>

namespace gaffer::ui {

/// Up to eight curves over clock time: gaps as gaps, states as steps, a crosshair with the values below it. One scale per unit,
/// the first on the left, the second on the right.
class TrendView final : public QWidget {
public:
    /// Empty until setCurves.
    TrendView(const Theme& theme, QWidget* parent);
    /// What to draw over [from, to).
    void setCurves(std::vector<TrendCurve> curves, Instant from, Instant to, std::int64_t utcOffsetMinutes);
    /// Calls `moved` with the bin's instant under the crosshair, or nothing when it left.
    void onCrosshair(std::function<void(std::optional<Instant>)> moved) { m_moved = std::move(moved); }
    /// Flags above the curves, and bands over their spans; flags that would lie on each other are one with their number.
    void setNotes(std::vector<NoteView> notes);
    /// The notes under the crosshair: those whose span holds it and those whose flag it touches.
    [[nodiscard]] std::vector<NoteView> notesHere() const;
    /// The value of curve `index` at `instant`: the mean of its bin, the last one of a state; nothing in a gap.
    [[nodiscard]] std::optional<double> valueAt(std::size_t index, Instant instant) const;
    /// Puts the crosshair at `instant`, as the arrow keys do.
    void setCrosshair(std::optional<Instant> instant);
    /// Where it stands.
    [[nodiscard]] std::optional<Instant> crosshair() const { return m_crosshair; }
    /// Curves drawn.
    [[nodiscard]] const std::vector<TrendCurve>& curves() const { return m_curves; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Scale {
        std::string unit;
        double low{};
        double high{};
    };
    [[nodiscard]] QRect plot() const;
    [[nodiscard]] int xOf(Instant instant) const;
    [[nodiscard]] Instant instantAt(int x) const;
    [[nodiscard]] int yOf(const Scale& scale, double value) const;
    [[nodiscard]] std::vector<Scale> scales() const;
    /// The same with both ends and every line between on round numbers.
    [[nodiscard]] static Scale rounded(const Scale& scale);
    void paintHours(class QPainter& painter, int height) const;
    void paintAxes(class QPainter& painter, const std::vector<Scale>& scales) const;
    void paintCurve(class QPainter& painter, const TrendCurve& curve, const Scale& scale) const;
    /// Notes whose flags share a place; by the place's left edge.
    [[nodiscard]] std::map<int, std::vector<const NoteView*>> flags() const;
    [[nodiscard]] int flagWidth() const;
    void paintNotes(class QPainter& painter) const;
    void paintFlag(class QPainter& painter, int x, std::size_t notes) const;
    [[nodiscard]] std::optional<Instant> under(const class QMouseEvent& event) const;
    void redraw();

    const Theme& m_theme;
    std::vector<TrendCurve> m_curves;
    std::vector<NoteView> m_notes;
    Instant m_from{};
    Instant m_to{};
    std::int64_t m_offset{};
    std::optional<Instant> m_crosshair;
    /// Where a press put the crosshair; it comes back there when the pointer leaves.
    std::optional<Instant> m_pinned;
    std::function<void(std::optional<Instant>)> m_moved;
    QPixmap m_cache;
};

/// The curves as CSV: UTF-8 with BOM, CRLF, one row per bin, empty fields in gaps; times in UTC.
QByteArray trendCsv(const std::vector<TrendCurve>& curves);

} // namespace gaffer::ui
