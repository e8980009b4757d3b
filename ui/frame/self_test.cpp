#include "ui/frame/self_test.hpp"

#include "ui/widgets/fitted_label.hpp"
#include "ui/widgets/sheet.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QAbstractItemView>
#include <QApplication>
#include <QCalendarWidget>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

namespace gaffer::ui {
namespace {

/// Pixels by which a text may exceed its place before it counts as clipped.
constexpr int tolerance = 2;

/// Qt's own parts of boxes, calendars and tables have no names, and nobody presses them alone.
bool isOurs(const QWidget& widget)
{
    if (!widget.isVisible() || widget.objectName().startsWith(QLatin1String{"qt_"})) return false;
    for (const QWidget* above = widget.parentWidget(); above; above = above->parentWidget())
        if (qobject_cast<const QComboBox*>(above) || qobject_cast<const QAbstractSpinBox*>(above) ||
            qobject_cast<const QAbstractItemView*>(above) || qobject_cast<const QCalendarWidget*>(above))
            return false;
    return true;
}

/// What a person can press, choose or type into, and what a script must therefore find by name.
bool isControl(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QAbstractItemView*>(&widget) || qobject_cast<const QPlainTextEdit*>(&widget);
}

bool isClipped(const QLabel& label)
{
    if (label.text().isEmpty()) return false;
    // A wrapped label wants height for the width it got; its size hint is that of one line.
    if (label.wordWrap()) return label.heightForWidth(label.width()) > label.height() + tolerance;
    const QSize needed = label.sizeHint();
    if (needed.height() > label.height() + tolerance) return true;
    // Names that may be cut end in … and keep the whole in their tool tip.
    return !dynamic_cast<const CutLabel*>(&label) && needed.width() > label.width() + tolerance;
}

/// A field with a button that opens something: what is left of it must hold the text.
bool isCut(const QAbstractSpinBox& field)
{
    const auto* edit = field.findChild<const QLineEdit*>();
    return edit && edit->fontMetrics().horizontalAdvance(edit->text()) > edit->width();
}

void judgeButton(const QAbstractButton& button, const Theme& theme, const QString& who, QStringList& faults)
{
    // Painted tiles know best what they had to cut.
    if (const auto* tile = dynamic_cast<const PaintedTile*>(&button)) {
        for (const QString& cut : tile->cutTexts()) faults.append(who + QStringLiteral(": clipped \"%1\"").arg(cut));
    } else if (button.sizeHint().width() > button.width() + tolerance) {
        faults.append(who + QStringLiteral(": clipped \"%1\"").arg(button.text()));
    }
    if (button.height() < theme.deskControl() - tolerance || button.width() < theme.deskControl() - tolerance)
        faults.append(who + QStringLiteral(": %1 x %2 px is too small").arg(button.width()).arg(button.height()));
}

/// Keys for gloves keep their distance; keys of a covered page are not looked at.
void judgeGaps(const QWidget& scope, const Theme& theme, QStringList& faults)
{
    std::vector<const TouchKey*> keys;
    for (const QWidget* widget : scope.findChildren<QWidget*>())
        if (const auto* key = dynamic_cast<const TouchKey*>(widget); key && key->isVisible() && key->focusPolicy() != Qt::NoFocus)
            keys.push_back(key);
    const auto place = [&](const TouchKey* key) { return QRect{key->mapTo(&scope, QPoint{}), key->size()}; };
    for (std::size_t a = 0; a < keys.size(); ++a) {
        // Half of a gap on each side would let two keys of different rows touch at the corners.
        const QRect wide = place(keys[a]).adjusted(-theme.touchGap() + tolerance, -theme.touchGap() + tolerance,
                                                   theme.touchGap() - tolerance, theme.touchGap() - tolerance);
        if (keys[a]->height() < theme.touchKey() - tolerance)
            faults.append(keys[a]->objectName() + QStringLiteral(": lower than 20 mm"));
        for (std::size_t b = a + 1; b < keys.size(); ++b)
            if (wide.intersects(place(keys[b])))
                faults.append(QStringLiteral("%1 and %2: closer than 13 mm").arg(keys[a]->objectName(), keys[b]->objectName()));
    }
}

Sheet* openSheet(const MainWindow& window)
{
    for (QWidget* widget : window.findChildren<QWidget*>())
        if (auto* sheet = dynamic_cast<Sheet*>(widget); sheet && sheet->isVisible()) return sheet;
    return nullptr;
}

void settle(MainWindow& window)
{
    QApplication::processEvents();
    // Tiles learn what they cut by painting, and nothing paints off-screen by itself.
    window.grab();
    QApplication::processEvents();
}

/// Opens what `name` opens, judges it and closes it again.
void judgeSheetOf(Seat& seat, const QString& name, QStringList& faults)
{
    for (QAbstractButton* button : seat.window().findChildren<QAbstractButton*>()) {
        if (!button->objectName().startsWith(name) || !button->isVisible() || !button->isEnabled()) continue;
        button->click();
        settle(seat.window());
        faults += faultsOf(seat.window(), seat.theme());
        // The next page must not be judged through it.
        if (Sheet* sheet = openSheet(seat.window())) sheet->done();
        settle(seat.window());
        return;
    }
}

} // namespace

QStringList faultsOf(MainWindow& window, const Theme& theme)
{
    QStringList faults;
    // What lies under a sheet cannot be pressed and is judged on its own.
    const QWidget* sheet = openSheet(window);
    const QWidget& scope = sheet ? *sheet : static_cast<const QWidget&>(window);
    for (const QWidget* widget : scope.findChildren<QWidget*>()) {
        if (!isOurs(*widget)) continue;
        const QString who = QStringLiteral("%1/%2").arg(
            window.openedPage(),
            widget->objectName().isEmpty() ? QString::fromLatin1(widget->metaObject()->className()) : widget->objectName());
        if (isControl(*widget) && widget->objectName().isEmpty()) faults.append(who + QStringLiteral(": no object name"));
        if (isControl(*widget) && widget->accessibleName().isEmpty()) faults.append(who + QStringLiteral(": no accessible name"));
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && isClipped(*label))
            faults.append(who + QStringLiteral(": clipped \"%1\"").arg(label->text()));
        if (const auto* field = qobject_cast<const QAbstractSpinBox*>(widget); field && isCut(*field))
            faults.append(who + QStringLiteral(": clipped \"%1\"").arg(field->text()));
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) judgeButton(*button, theme, who, faults);
    }
    judgeGaps(scope, theme, faults);
    const QSize needed = window.minimumSizeHint();
    if (needed.width() > smallestScreen.width() || needed.height() > smallestScreen.height())
        faults.append(QStringLiteral("%1: needs %2 x %3 px, more than the smallest screen")
                          .arg(window.openedPage())
                          .arg(needed.width())
                          .arg(needed.height()));
    return faults;
}

QStringList selfTest(Seat& seat)
{
    QStringList faults;
    for (const Language language : {Language::Chinese, Language::English}) {
        seat.speak(language);
        QStringList found;
        for (const QString& page : seat.window().pageNames()) {
            seat.window().openPage(page);
            settle(seat.window());
            found += faultsOf(seat.window(), seat.theme());
            // Its sheets are used with gloves: they are opened and judged too.
            if (page != QStringLiteral("station")) continue;
            // The three sheets that gloves use most; all others are made by the same pads.
            for (const char* opener : {"defect-", "many-", "user"}) judgeSheetOf(seat, QLatin1String{opener}, found);
        }
        for (const QString& text : seat.translation().missing()) found.append(QStringLiteral("untranslated \"%1\"").arg(text));
        for (const QString& fault : found) faults.append(nameOf(language) + QStringLiteral(" ") + fault);
    }
    // The frame is around every page and would be blamed seven times.
    faults.removeDuplicates();
    return faults;
}

} // namespace gaffer::ui
