#pragma once

#include "ui/theme/theme.hpp"

#include <QWidget>

#include <functional>

class QLabel;
class QHBoxLayout;
class QVBoxLayout;

namespace gaffer::ui {

/// How large the controls of a sheet are: for a mouse or for gloves.
enum class Hand : std::uint8_t { Mouse, Glove };

/// A panel that covers the seat until it is answered or closed by Esc; deletes itself then. Belongs to its host's window.
class Sheet : public QWidget {
public:
    /// `name` is its object name; `host` any widget of the window to cover.
    Sheet(const Theme& theme, Hand hand, const QString& name, const QString& title, QWidget* host);
    /// Where its content goes.
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// Adds a button at its foot that only calls `act`; give it a way to close().
    QWidget* addButton(const QString& name, const QString& label, std::function<void()> act);
    /// Adds the button that closes it.
    void addCancel();
    /// A sentence in its own line, for refusals; empty hides it.
    void showProblem(const QString& sentence);
    /// Shows it above everything and takes the keyboard.
    void open();
    /// Calls `closed` once when it goes away without an answer.
    void onCancel(std::function<void()> closed) { m_cancelled = std::move(closed); }
    /// Goes away.
    void done();
    /// Colours and sizes.
    [[nodiscard]] const Theme& theme() const { return m_theme; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const Theme& m_theme;
    Hand m_hand;
    QWidget* m_panel;
    QVBoxLayout* m_body;
    QHBoxLayout* m_foot;
    QLabel* m_problem;
    std::function<void()> m_cancelled;
};

/// What a number is asked for.
struct NumberQuestion {
    QString name;
    QString title;
    QString unit;
    double least{};
    double most{};
    int decimals{};
    /// What stands in the field at first; empty when nothing does.
    QString first;
};

/// A field with a pad of digits; the keyboard works too.
class Keypad final : public QWidget {
public:
    /// Whether the digits typed are shown.
    enum class Echo : std::uint8_t { Shown, Hidden };
    /// `comma` says whether a decimal point may be typed.
    Keypad(const Theme& theme, Hand hand, int decimals, Echo echo, QWidget* parent);
    /// What was typed.
    [[nodiscard]] QString typed() const;
    /// Replaces what was typed.
    void setTyped(const QString& text);
    /// Calls `enter` when Enter is pressed in the field.
    void onEnter(std::function<void()> enter);
    /// Puts the keyboard into the field.
    void takeFocus();

private:
    void addKey(class QGridLayout& grid, int index, const QString& label);
    const Theme& m_theme;
    Hand m_hand;
    class QLineEdit* m_field;
};

/// Asks for a number and calls `answer` with it once it lies in the range asked for.
Sheet* askNumber(const Theme& theme, Hand hand, QWidget* host, const NumberQuestion& question,
                 std::function<void(double)> answer);

/// Asks for a line of text, as in a reason; an empty one is not an answer.
Sheet* askText(const Theme& theme, Hand hand, QWidget* host, const QString& name, const QString& title,
               std::function<void(QString)> answer);

/// Asks whether to do what cannot be undone.
Sheet* askSure(const Theme& theme, Hand hand, QWidget* host, const QString& name, const QString& title, const QString& yes,
               std::function<void()> act);

/// Tells something and waits for "OK".
Sheet* tell(const Theme& theme, Hand hand, QWidget* host, const QString& name, const QString& sentence);

} // namespace gaffer::ui
