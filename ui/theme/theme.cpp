#include "ui/theme/theme.hpp"

#include <QGuiApplication>
#include <QScreen>

#include <algorithm>
#include <cmath>

namespace gaffer::ui {
namespace {

/// What Qt assumes of a screen that says nothing: 96 dots per inch.
constexpr double usualPixelsPerMm = 96.0 / 25.4;
/// Below this and above the next a screen lies about its size; projectors and some panels do.
constexpr double leastPixelsPerMm = 2.0;
constexpr double mostPixelsPerMm = 12.0;
constexpr double mmPerInch = 25.4;
/// The least that desktop.md 8 allows a mouse or a bare finger.
constexpr int deskControlPixels = 44;
/// Height of a digit of the screen font as a share of its em.
constexpr double digitShare = 0.733;
/// A little over the 12 mm that are read from two metres.
constexpr double digitsMm = 12.3;

bool believable(double pixelsPerMm) { return pixelsPerMm >= leastPixelsPerMm && pixelsPerMm <= mostPixelsPerMm; }

/// Height of the em in millimetres of the real screen.
double emMm(TextSize size)
{
    switch (size) {
    case TextSize::Small: return 3.4;
    case TextSize::Body: return 3.9;
    case TextSize::Title: return 5.0;
    case TextSize::Key: return 5.6;
    case TextSize::Large: return 7.4;
    case TextSize::Digits: return digitsMm / digitShare;
    }
    return 3.9;
}

} // namespace

// A sign beside the colour: one man in twelve does not see the difference of red and green.
QString urgencySign(Urgency urgency)
{
    switch (urgency) {
    case Urgency::None: return {};
    case Urgency::Look: return QStringLiteral("◆ ");
    case Urgency::Act: return QStringLiteral("■ ");
    }
    return {};
}

/// Light grey after ISA-101: on a calm day nothing is coloured. Contrasts are held by a test.
const Palette& paletteOf(Shade shade)
{
    // Light grey with colour for what needs somebody (ISA-101): a page full of green hides the red.
    static const Palette day{.ground = "#d5d9dc",
                             .panel = "#e6e9eb",
                             .raised = "#f6f7f8",
                             .line = "#a3abb1",
                             .ink = "#171c20",
                             .weakInk = "#434d55",
                             .alarm = "#b3141d",
                             .alarmInk = "#ffffff",
                             .warn = "#f2b400",
                             .warnInk = "#1b1500",
                             .mark = "#1f5f99",
                             .markInk = "#ffffff",
                             .band = "#b9c6cf",
                             .hatch = "#98a1a8",
                             .curves = {"#1b1f23", "#1f5f99", "#8a5a00", "#5b3a8c", "#0d6b5e", "#8c2f5b", "#55606a", "#3b7a1e"}};
    // The same roles on dark ground, for a hall lit by furnaces; pure white would blind.
    static const Palette night{
        .ground = "#1c2023",
        .panel = "#272c31",
        .raised = "#363d44",
        .line = "#59646d",
        .ink = "#e8ecef",
        .weakInk = "#b4bec6",
        .alarm = "#e0404a",
        .alarmInk = "#120203",
        .warn = "#e5ac12",
        .warnInk = "#171200",
        .mark = "#7db4e6",
        .markInk = "#08131d",
        .band = "#43525d",
        .hatch = "#69747d",
        .curves = {"#f0f2f4", "#7db4e6", "#e0b25a", "#b79be6", "#5fc7b8", "#e08bb2", "#a9b4bd", "#96c973"}};
    return shade == Shade::Day ? day : night;
}

double screenPixelsPerMm()
{
    const QScreen* screen = QGuiApplication::primaryScreen();
    const double claimed = screen ? screen->physicalDotsPerInchY() / mmPerInch : 0.0;
    return believable(claimed) ? claimed : usualPixelsPerMm;
}

Theme::Theme(Shade shade, ScreenMeasure measure)
    : m_shade{shade}, m_pixelsPerMm{believable(measure.pixelsPerMm) ? measure.pixelsPerMm : screenPixelsPerMm()},
      m_scale{std::clamp(measure.scale, 1.0, 2.0)}
{
}

int Theme::mm(double millimetres) const
{
    // Never nothing: a line of no width is not drawn at all.
    return std::max(1, static_cast<int>(std::lround(millimetres * m_pixelsPerMm * m_scale)));
}

// Not scaled: a finger stays as wide when the text grows.
int Theme::realMm(double millimetres) const { return std::max(1, static_cast<int>(std::lround(millimetres * m_pixelsPerMm))); }

int Theme::deskControl() const
{
    const double millimetres = deskControlPixels / usualPixelsPerMm;
    return std::max(deskControlPixels, mm(millimetres));
}

QFont Theme::font(TextSize size) const
{
    // By name: the default font would draw Chinese in its Japanese forms.
    QFont font{QStringLiteral("Noto Sans CJK SC")};
    font.setPixelSize(mm(emMm(size)));
    return font;
}

QFont Theme::bold(TextSize size) const
{
    QFont bolder = font(size);
    bolder.setBold(true);
    return bolder;
}

QString Theme::styleSheet() const
{
    const Palette& colours = palette();
    // Built from tokens once for each seat; nothing else in ui/ names a colour.
    static const QString sheet = QStringLiteral(
        "* { font-family: 'Noto Sans CJK SC'; font-size: %1px; color: %2; }"
        "QWidget#root, QDialog, QStackedWidget, QScrollArea, QWidget#page { background: %3; }"
        "QScrollArea { border: none; }"
        "QToolTip { background: %4; color: %2; border: 1px solid %5; padding: 4px; }"
        "QPushButton, QComboBox, QLineEdit, QDateEdit, QPlainTextEdit, QListWidget, QTableView, QListView, QTabWidget::pane"
        " { background: %4; border: 1px solid %5; border-radius: 3px; }"
        "QPushButton, QComboBox, QLineEdit, QDateEdit { min-height: %6px; padding: 0 %7px; }"
        "QPushButton { min-width: %6px; }"
        "QLabel:disabled { color: %10; }"
        "QPushButton:pressed, QPushButton:checked { background: %8; color: %9; }"
        "QPushButton:disabled, QLineEdit:disabled, QComboBox:disabled { color: %10; background: %11; }"
        "QPushButton:focus, QComboBox:focus, QLineEdit:focus, QDateEdit:focus, QTableView:focus, QListView:focus"
        " { border: 2px solid %8; }"
        "QCheckBox { min-height: %6px; spacing: %7px; } QCheckBox::indicator { width: %12px; height: %12px; }"
        "QTableView { gridline-color: %11; selection-background-color: %8; selection-color: %9; alternate-background-color: %11; "
        "}"
        "QTableView::item { padding: 0 %14px; } QHeaderView { background: %11; }"
        "QHeaderView::section { background: %11; border: none; border-bottom: 1px solid %5; padding: 4px; font-weight: bold; }"
        "QTabBar::tab { background: %11; border: 1px solid %5; min-height: %6px; padding: 0 %13px; }"
        "QTabBar::tab:selected { background: %4; font-weight: bold; border-bottom: 3px solid %8; }"
        "QScrollBar:vertical { width: %13px; background: %11; } QScrollBar::handle:vertical { background: %5; min-height: %6px; }"
        "QScrollBar:horizontal { height: %13px; background: %11; } QScrollBar::handle:horizontal { background: %5; min-width: "
        "%6px; }"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }"
        "QComboBox::drop-down, QDateEdit::drop-down { width: %6px; border: none; }"
        "QComboBox::down-arrow, QDateEdit::down-arrow { image: url(:/icons/down_%15.svg); width: %12px; height: %12px; }");
    const int pad = mm(2.1);
    return sheet
        .arg(QString::number(mm(emMm(TextSize::Body))), colours.ink.name(), colours.ground.name(), colours.raised.name(),
             colours.line.name(), QString::number(deskControl() - 2), QString::number(pad), colours.mark.name(),
             colours.markInk.name())
        .arg(colours.weakInk.name(), colours.panel.name(), QString::number(mm(5)), QString::number(mm(4)),
             QString::number(mm(1.4)), m_shade == Shade::Night ? QStringLiteral("night") : QStringLiteral("day"));
}

} // namespace gaffer::ui
