#include "ui/widgets/letter_pad.hpp"

#include "ui/i18n/say.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace gaffer::ui {
namespace {

/// Four rows of ten keys of 20 mm are a screen of 1366 pixels.
constexpr int columns = 10;
/// Digits first: most workshop numbers and product codes end in them. In the order of the alphabet, which everybody knows.
constexpr auto letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-";
constexpr double digitMm = 6;
constexpr double fieldMm = 9;

} // namespace

LetterPad::LetterPad(const Theme& theme, const QString& hint, QWidget* parent) : QWidget{parent}, m_field{new QLineEdit{this}}
{
    m_field->setObjectName(QStringLiteral("keypadField"));
    m_field->setAccessibleName(hint);
    m_field->setPlaceholderText(hint);
    m_field->setStyleSheet(QStringLiteral("font-size: %1px; min-height: %2px;").arg(theme.mm(digitMm)).arg(theme.mm(fieldMm)));
    auto* grid = new QGridLayout;
    grid->setSpacing(theme.touchGap());
    int index = 0;
    const auto addKey = [&](const QString& name, const QString& label, std::function<void()> act) {
        auto* key = new TouchKey{theme, name, label, this};
        key->setFixedSize(theme.touchKey(), theme.touchKey());
        // The cursor stays in the field.
        key->setFocusPolicy(Qt::NoFocus);
        key->onPress(std::move(act));
        grid->addWidget(key, index / columns, index % columns);
        ++index;
    };
    for (const QChar letter : QString::fromLatin1(letters))
        addKey(QStringLiteral("letter-") + letter, QString{letter}, [this, letter] { m_field->insert(QString{letter}); });
    addKey(QStringLiteral("letterBack"), QStringLiteral("⌫"), [this] { m_field->backspace(); });
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.mm(2));
    column->addWidget(m_field);
    column->addLayout(grid);
}

QString LetterPad::typed() const { return m_field->text().trimmed(); }

void LetterPad::onChange(std::function<void()> changed)
{
    connect(m_field, &QLineEdit::textChanged, this, [changed = std::move(changed)] { changed(); });
}

void LetterPad::onEnter(std::function<void()> enter)
{
    connect(m_field, &QLineEdit::returnPressed, this, [enter = std::move(enter)] { enter(); });
}

void LetterPad::takeFocus() { m_field->setFocus(); }

} // namespace gaffer::ui
