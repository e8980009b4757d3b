#pragma once

#include <QLabel>

namespace gaffer::ui {

/// One line that ends in … where it does not fit; the whole is in its tool tip, and it never widens what it stands in.
class CutLabel final : public QLabel {
public:
    /// Empty until setText.
    explicit CutLabel(QWidget* parent);

    /// What is painted of the text at the present width.
    [[nodiscard]] QString shown() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

/// A number that takes the height of its digits: the room a font keeps for descenders belongs to the keys below.
class DigitsLabel final : public QLabel {
public:
    /// `gap` pixels stay free above and below the digits.
    DigitsLabel(int gap, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    int m_gap;
};

} // namespace gaffer::ui
