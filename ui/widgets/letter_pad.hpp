#pragma once

#include "ui/theme/theme.hpp"

#include <QWidget>

#include <functional>

namespace gaffer::ui {

/// A field with keys for letters and digits, for gloves and without a keyboard; a keyboard or a badge reader works too.
class LetterPad final : public QWidget {
public:
    /// `hint` stands in the empty field.
    LetterPad(const Theme& theme, const QString& hint, QWidget* parent);
    /// What was typed, without blanks around it.
    [[nodiscard]] QString typed() const;
    /// Calls `changed` after each key.
    void onChange(std::function<void()> changed);
    /// Calls `enter` when Enter is pressed in the field.
    void onEnter(std::function<void()> enter);
    /// Puts the keyboard into the field.
    void takeFocus();

private:
    class QLineEdit* m_field;
};

} // namespace gaffer::ui
