#include "ui/widgets/sheet.hpp"

#include "ui/i18n/say.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

namespace gaffer::ui {
namespace {

/// The page below stays readable: it often holds the answer.
constexpr int shadeAlpha = 120;
constexpr double padMm = 5;
constexpr double fieldMm = 90;

/// One sheet for both hands; only the size of what is pressed differs.
QWidget* makeButton(const Theme& theme, Hand hand, const QString& name, const QString& label, QWidget* parent,
                    std::function<void()> act)
{
    if (hand == Hand::Glove) {
        auto* key = new TouchKey{theme, name, label, parent};
        key->setMinimumWidth(theme.touchKey() * 2);
        key->onPress(std::move(act));
        return key;
    }
    auto* button = new QPushButton{label, parent};
    button->setObjectName(name);
    button->setAccessibleName(label);
    QObject::connect(button, &QPushButton::clicked, button, [act = std::move(act)] { act(); });
    return button;
}

int gapOf(const Theme& theme, Hand hand) { return hand == Hand::Glove ? theme.touchGap() : theme.mm(2); }

} // namespace

Sheet::Sheet(const Theme& theme, Hand hand, const QString& name, const QString& title, QWidget* host)
    // Over the whole window: no second window to lose behind the first on a kiosk.
    : QWidget{host->window()}, m_theme{theme}, m_hand{hand}, m_panel{new QWidget{this}}, m_body{new QVBoxLayout},
      m_foot{new QHBoxLayout}, m_problem{new QLabel{m_panel}}
{
    setObjectName(name);
    setAccessibleName(title);
    // Esc must reach the sheet and not the page below.
    setFocusPolicy(Qt::StrongFocus);
    m_panel->setObjectName(QStringLiteral("sheetPanel"));
    m_panel->setStyleSheet(QStringLiteral("QWidget#sheetPanel { background: %1; border: 2px solid %2; }")
                               .arg(theme.palette().panel.name(), theme.palette().ink.name()));
    auto* heading = new QLabel{title, m_panel};
    heading->setFont(theme.bold(TextSize::Title));
    // The theme's sheet sets a size for all labels; only a style sheet of its own overrides it.
    heading->setStyleSheet(QStringLiteral("font-size: %1px; font-weight: bold;").arg(theme.bold(TextSize::Title).pixelSize()));
    heading->setObjectName(name + QStringLiteral("Title"));
    // A refusal is the heading of its sheet and may be two sentences.
    heading->setWordWrap(true);
    m_problem->setObjectName(name + QStringLiteral("Problem"));
    m_problem->setWordWrap(true);
    m_problem->setStyleSheet(QStringLiteral("background: %1; color: %2; padding: %3px;")
                                 .arg(theme.palette().warn.name(), theme.palette().warnInk.name())
                                 .arg(theme.mm(1)));
    m_problem->hide();
    auto* panelLayout = new QVBoxLayout{m_panel};
    const int pad = theme.mm(padMm);
    panelLayout->setContentsMargins(pad, pad, pad, pad);
    panelLayout->setSpacing(theme.mm(3));
    panelLayout->addWidget(heading);
    panelLayout->addWidget(m_problem);
    panelLayout->addLayout(m_body, 1);
    panelLayout->addLayout(m_foot);
    m_foot->setSpacing(gapOf(theme, hand));
    // The foot's keys keep their distance from the pad's too.
    if (hand == Hand::Glove) m_foot->setContentsMargins(0, theme.touchGap() - panelLayout->spacing(), 0, 0);
    m_foot->addStretch(1);
    auto* centre = new QGridLayout{this};
    centre->addWidget(m_panel, 0, 0, Qt::AlignCenter);
    // A sheet covers the whole window, whatever becomes of its size.
    host->window()->installEventFilter(this);
}

QWidget* Sheet::addButton(const QString& name, const QString& label, std::function<void()> act)
{
    QWidget* button = makeButton(m_theme, m_hand, name, label, m_panel, std::move(act));
    m_foot->addWidget(button);
    return button;
}

void Sheet::addCancel()
{
    addButton(QStringLiteral("sheetCancel"), say("Cancel"), [this] {
        // Whoever asked may have to put something back.
        if (m_cancelled) m_cancelled();
        done();
    });
}

void Sheet::showProblem(const QString& sentence)
{
    m_problem->setText(sentence);
    m_problem->setVisible(!sentence.isEmpty());
}

void Sheet::open()
{
    setGeometry(parentWidget()->rect());
    show();
    raise();
    setFocus();
}

void Sheet::done()
{
    hide();
    // Called from a key of this very sheet.
    deleteLater();
}

void Sheet::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter{this};
    painter.fillRect(rect(), QColor{0, 0, 0, shadeAlpha});
}

void Sheet::keyPressEvent(QKeyEvent* event)
{
    // Everything else stays here: a function key must not change the page under an open question.
    if (event->key() != Qt::Key_Escape) return;
    if (m_cancelled) m_cancelled();
    done();
}

bool Sheet::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && parentWidget()) setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

Keypad::Keypad(const Theme& theme, Hand hand, int decimals, Echo echo, QWidget* parent)
    : QWidget{parent}, m_theme{theme}, m_hand{hand}, m_field{new QLineEdit{this}}
{
    m_field->setObjectName(QStringLiteral("keypadField"));
    m_field->setAccessibleName(say("number"));
    m_field->setAlignment(Qt::AlignRight);
    m_field->setMinimumWidth(theme.mm(fieldMm));
    m_field->setStyleSheet(QStringLiteral("font-size: %1px; min-height: %2px;").arg(theme.mm(9)).arg(theme.mm(12)));
    // A PIN is typed in front of the whole crew.
    m_field->setEchoMode(echo == Echo::Hidden ? QLineEdit::Password : QLineEdit::Normal);
    auto* grid = new QGridLayout;
    grid->setSpacing(gapOf(theme, hand));
    for (int digit = 1; digit <= 9; ++digit) addKey(*grid, digit - 1, QString::number(digit));
    // Nothing that is counted has a fraction, nothing that is measured in fractions is negative.
    addKey(*grid, 9, decimals > 0 ? QStringLiteral(".") : QStringLiteral("−"));
    addKey(*grid, 10, QStringLiteral("0"));
    addKey(*grid, 11, QStringLiteral("⌫"));
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.mm(3));
    column->addWidget(m_field);
    column->addLayout(grid, 1);
}

void Keypad::addKey(QGridLayout& grid, int index, const QString& label)
{
    constexpr int columns = 3;
    auto* key = new TouchKey{m_theme, QStringLiteral("keypad%1").arg(index), label, this};
    if (m_hand == Hand::Mouse) key->setMinimumSize(m_theme.deskControl(), m_theme.deskControl());
    // The field keeps the keyboard: a badge reader and fingers may take turns.
    key->setFocusPolicy(Qt::NoFocus);
    key->onPress([this, label] {
        if (label == QStringLiteral("⌫"))
            m_field->backspace();
        else
            m_field->insert(label == QStringLiteral("−") ? QStringLiteral("-") : label);
    });
    grid.addWidget(key, index / columns, index % columns);
}

QString Keypad::typed() const { return m_field->text().trimmed(); }

void Keypad::setTyped(const QString& text)
{
    m_field->setText(text);
    // The first digit replaces what is offered.
    m_field->selectAll();
}

void Keypad::onEnter(std::function<void()> enter)
{
    connect(m_field, &QLineEdit::returnPressed, this, [enter = std::move(enter)] { enter(); });
}

void Keypad::takeFocus() { m_field->setFocus(); }

Sheet* askNumber(const Theme& theme, Hand hand, QWidget* host, const NumberQuestion& question, std::function<void(double)> answer)
{
    const QString title = question.unit.isEmpty() ? question.title : QStringLiteral("%1 (%2)").arg(question.title, question.unit);
    auto* sheet = new Sheet{theme, hand, question.name, title, host};
    auto* pad = new Keypad{theme, hand, question.decimals, Keypad::Echo::Shown, sheet};
    pad->setTyped(question.first);
    sheet->body()->addWidget(pad);
    const auto take = [sheet, pad, question, answer = std::move(answer)] {
        bool isNumber = false;
        // A keyboard with a decimal comma types one.
        const double number = pad->typed().replace(QLatin1Char{','}, QLatin1Char{'.'}).toDouble(&isNumber);
        if (!isNumber || number < question.least || number > question.most) {
            // The sheet stays with what was typed, and says what is allowed.
            sheet->showProblem(say("Type a number from %1 to %2.")
                                   .arg(QString::number(question.least, 'f', question.decimals),
                                        QString::number(question.most, 'f', question.decimals)));
            return;
        }
        sheet->done();
        answer(number);
    };
    pad->onEnter(take);
    sheet->addCancel();
    sheet->addButton(QStringLiteral("sheetOk"), say("OK"), take);
    sheet->open();
    pad->takeFocus();
    return sheet;
}

Sheet* askText(const Theme& theme, Hand hand, QWidget* host, const QString& name, const QString& title,
               std::function<void(QString)> answer)
{
    auto* sheet = new Sheet{theme, hand, name, title, host};
    auto* field = new QLineEdit{sheet};
    field->setObjectName(QStringLiteral("sheetText"));
    field->setAccessibleName(title);
    field->setMinimumWidth(theme.mm(fieldMm));
    sheet->body()->addWidget(field);
    const auto take = [sheet, field, answer = std::move(answer)] {
        const QString typed = field->text().trimmed();
        // A reason of nothing is none: it stands on the report with a name beside it.
        if (typed.isEmpty()) {
            sheet->showProblem(say("Say why in a few words."));
            return;
        }
        sheet->done();
        answer(typed);
    };
    QObject::connect(field, &QLineEdit::returnPressed, sheet, take);
    sheet->addCancel();
    sheet->addButton(QStringLiteral("sheetOk"), say("OK"), take);
    sheet->open();
    field->setFocus();
    return sheet;
}

Sheet* askSure(const Theme& theme, Hand hand, QWidget* host, const QString& name, const QString& title, const QString& yes,
               std::function<void()> act)
{
    auto* sheet = new Sheet{theme, hand, name, title, host};
    sheet->addCancel();
    // The button says what will be done, not OK.
    sheet->addButton(QStringLiteral("sheetOk"), yes, [sheet, act = std::move(act)] {
        sheet->done();
        act();
    });
    sheet->open();
    return sheet;
}

Sheet* tell(const Theme& theme, Hand hand, QWidget* host, const QString& name, const QString& sentence)
{
    auto* sheet = new Sheet{theme, hand, name, sentence, host};
    sheet->addButton(QStringLiteral("sheetOk"), say("OK"), [sheet] { sheet->done(); })->setFocus();
    sheet->open();
    return sheet;
}

} // namespace gaffer::ui
