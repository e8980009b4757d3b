#pragma once

#include "ui/theme/theme.hpp"

#include <QAbstractButton>
#include <QPen>
#include <QStringList>

#include <functional>
#include <optional>

class QPainter;

namespace gaffer::ui {

/// Strong lines stand where a value is missing, faint ones behind figures that are old.
enum class Hatch : std::uint8_t { Strong, Faint };
/// Lines that mean "no data", drawn over `rect`; never mistaken for an empty bar.
void paintHatch(QPainter& painter, const QRect& rect, const Theme& theme, Hatch hatch = Hatch::Strong);

/// A bar from `from` to `to` with its normal band, and a mark at `value`; hatched without one.
struct BandBarValues {
    double from{};
    double to{1};
    std::optional<double> bandLow;
    std::optional<double> bandHigh;
    std::optional<double> value;
    /// True when a value outside the band is abnormal now.
    bool judged{true};
};
/// Draws such a bar lying.
void paintBandBar(QPainter& painter, const QRect& rect, const BandBarValues& values, const Theme& theme);

/// A button that paints itself and carries its values as words for people who listen and for tests from outside.
class PaintedTile : public QAbstractButton {
public:
    /// `name` is its stable object name.
    PaintedTile(const Theme& theme, const QString& name, QWidget* parent);
    /// Calls `pressed` for a tap, Enter or Space.
    void onPress(std::function<void()> pressed);
    /// What did not fit when it was last painted; empty when all did.
    [[nodiscard]] const QStringList& cutTexts() const { return m_cut; }
    /// Shown at once as Qt would, but forgets what was cut before.
    void paintEvent(QPaintEvent* event) override;

protected:
    /// Paints the tile within `rect`.
    virtual void paintTile(QPainter& painter, const QRect& rect) = 0;
    /// Colours and sizes.
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    struct Text {
        QString words;
        QFont font;
        QColor colour;
        int flags{};
    };
    /// Draws words that must fit: shrinks them a little, and notes them as cut if even that is too little.
    void put(QPainter& painter, const QRect& rect, const Text& text);
    /// Draws a name, which may be cut with an ellipsis: the whole stands in the tool tip.
    void putName(QPainter& painter, const QRect& rect, const Text& text);
    /// The tile's ground and border; figures with an `age` stand on faint lines.
    void paintGround(QPainter& painter, const QRect& rect, const QPen& border, const QString& age) const;
    struct Badge {
        QString words;
        Urgency urgency{};
        QFont font;
    };
    /// Fills the place of a badge in the colour of its urgency and gives what to write there, with its sign; old figures say
    /// their age instead.
    [[nodiscard]] Text fillBadge(QPainter& painter, const QRect& rect, const Badge& badge, const QString& age) const;
    /// Names the tile and its values for those who do not see it.
    void describe(const QString& name, const QString& values);

private:
    const Theme& m_theme;
    QStringList m_cut;
};

} // namespace gaffer::ui
