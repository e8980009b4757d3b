#pragma once

#include <QColor>
#include <QFont>
#include <QString>

#include <array>
#include <cstdint>

namespace gaffer::ui {

/// Light grey by day, dark by night.
enum class Shade : std::uint8_t { Day, Night };

/// How much a thing wants a person: nothing, a look, an act.
enum class Urgency : std::uint8_t { None, Look, Act };

/// The shape that goes with an urgency's colour, with a space behind it; empty for none.
QString urgencySign(Urgency urgency);

/// The colours of a shade. Saturated ones stand for the abnormal only, and never alone: a word or a shape goes with them.
struct Palette {
    QColor ground;
    QColor panel;
    QColor raised;
    QColor line;
    QColor ink;
    QColor weakInk;
    /// Somebody must act now.
    QColor alarm;
    QColor alarmInk;
    /// Somebody should look.
    QColor warn;
    QColor warnInk;
    /// Focus and selection.
    QColor mark;
    QColor markInk;
    /// The normal band of a bar or a trend.
    QColor band;
    /// Lines of "no data".
    QColor hatch;
    std::array<QColor, 8> curves;
};

/// The colours of `shade`.
const Palette& paletteOf(Shade shade);

/// How large a millimetre is on this screen and how much larger than usual people want to read.
struct ScreenMeasure {
    /// 0 means: ask the screen.
    double pixelsPerMm{0};
    /// 1.0 to 2.0.
    double scale{1.0};
};

/// What a text is for; each has a height in millimetres.
enum class TextSize : std::uint8_t { Small, Body, Title, Key, Large, Digits };

/// Colours and sizes of a seat; everything that paints gets one. Lives on the seat's thread.
class Theme {
public:
    /// Sizes outside 2 to 12 px/mm are not believed and taken for 96 dpi; the scale is kept within 1 and 2.
    Theme(Shade shade, ScreenMeasure measure);
    /// Colours.
    [[nodiscard]] const Palette& palette() const { return paletteOf(m_shade); }
    /// Day or night.
    [[nodiscard]] Shade shade() const { return m_shade; }
    /// Pixels of `millimetres`, scaled, at least 1.
    [[nodiscard]] int mm(double millimetres) const;
    /// Pixels of `millimetres` as fingers feel them, never scaled, at least 1.
    [[nodiscard]] int realMm(double millimetres) const;
    /// Pixels of a real millimetre, not scaled.
    [[nodiscard]] double pixelsPerMm() const { return m_pixelsPerMm; }
    /// The factor of reading size, 1 to 2.
    [[nodiscard]] double scale() const { return m_scale; }
    /// A font for `size`; digits of Digits are at least 12 mm high.
    [[nodiscard]] QFont font(TextSize size) const;
    /// The same in bold.
    [[nodiscard]] QFont bold(TextSize size) const;
    /// Height and least width of a key at a station: 20 mm.
    [[nodiscard]] int touchKey() const { return realMm(touchKeyMm); }
    /// Gap between keys at a station: 13 mm.
    [[nodiscard]] int touchGap() const { return realMm(touchGapMm); }
    /// Height of a control on a desk: 44 px at 96 dpi.
    [[nodiscard]] int deskControl() const;
    /// The style sheet of Qt's own widgets.
    [[nodiscard]] QString styleSheet() const;

    static constexpr double touchKeyMm{20.2};
    static constexpr double touchGapMm{13.1};

private:
    Shade m_shade;
    double m_pixelsPerMm;
    double m_scale;
};

/// Pixels per millimetre as the primary screen claims; 96 dpi when it claims nonsense.
double screenPixelsPerMm();

} // namespace gaffer::ui
