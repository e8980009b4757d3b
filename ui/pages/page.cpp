#include "ui/pages/page.hpp"

#include "core/crew/crew.hpp"
#include "ui/i18n/words.hpp"
#include "ui/widgets/fitted_label.hpp"
#include "ui/widgets/letter_pad.hpp"

#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <memory>

namespace gaffer::ui {
namespace {

/// A little over two lines a centimetre: what a finger with a thin glove still hits.
constexpr double rowMm = 7.4;
/// Heads of two Chinese letters would be squeezed otherwise.
constexpr double leastColumnMm = 16;
/// Above and below a large number.
constexpr double digitsGapMm = 1;

void dressLabel(QLabel& label, const Theme& theme, const QString& name, TextSize size)
{
    label.setObjectName(name);
    const QFont font = size == TextSize::Body || size == TextSize::Small ? theme.font(size) : theme.bold(size);
    label.setFont(font);
    // The style sheet of the seat sets a size for everything and would win over setFont alone.
    label.setStyleSheet(QStringLiteral("font-size: %1px; %2")
                            .arg(font.pixelSize())
                            .arg(font.bold() ? QStringLiteral("font-weight: bold;") : QString{}));
}

void askOverride(const SeatContext& context, Hand hand, QWidget* host, const Forcible& forcible,
                 std::function<void(const Answer&)> done)
{
    // The sheet may outlive the page that asked, when the seat changes its language.
    const auto ask = [&context, hand, host = QPointer<QWidget>{host}, forcible, done] {
        if (!host) return;
        askText(context.theme, hand, host, QStringLiteral("overrideReason"), say("Override: why?"),
                [&context, hand, host, forcible, done](const QString& reason) {
                    if (host) sendCommand(context, hand, host, forcible.withReason(reason.toStdString()), done);
                });
    };
    const LinkState& link = context.gateway.link();
    // The supervisor signs in over the worker and stays: he has come to look at this station.
    if (!link.worker.empty() && leaders.has(link.role))
        ask();
    else
        askSignIn(context, hand, host, ask);
}

/// The refusal with a way out: the supervisor stands beside, and the glass does not wait.
void offerOverride(const SeatContext& context, Hand hand, QWidget* host, const Fault& fault, const Forcible& forcible,
                   const std::function<void(const Answer&)>& done)
{
    // The refusal first and the way round it second: most refusals are right.
    Sheet* sheet = tell(context.theme, hand, host, QStringLiteral("refusal"), faultText(context.language, fault));
    sheet->addButton(QStringLiteral("override"), say("Supervisor overrides…"), [&context, hand, host, forcible, done, sheet] {
        sheet->done();
        askOverride(context, hand, host, forcible, done);
    });
}

} // namespace

Liveness SeatContext::liveness() const
{
    return gateway.link().phase == LinkState::Phase::Live ? Liveness::Live : Liveness::Lost;
}

// Empty while all is well: an age on a live screen would be noise.
QString SeatContext::age() const
{
    const LinkState& link = gateway.link();
    return link.phase == LinkState::Phase::Live || link.lastWord == Instant{} ? QString{} : ageText(now() - link.lastWord);
}

Page::Page(const SeatContext& context, const QString& name) : m_context{context}
{
    setObjectName(QStringLiteral("page"));
    setAccessibleName(sayKey("page", name.toStdString()));
    // All pages share one object name for the style sheet.
    setProperty("pageName", name);
}

void retire(QWidget* widget)
{
    widget->hide();
    widget->deleteLater();
}

QLabel* makeLabel(const Theme& theme, const QString& name, TextSize size, QWidget* parent)
{
    auto* label = new QLabel{parent};
    dressLabel(*label, theme, name, size);
    return label;
}

QLabel* makeCutLabel(const Theme& theme, const QString& name, TextSize size, QWidget* parent)
{
    auto* label = new CutLabel{parent};
    dressLabel(*label, theme, name, size);
    return label;
}

QLabel* makeDigitsLabel(const Theme& theme, const QString& name, QWidget* parent)
{
    auto* label = new DigitsLabel{theme.mm(digitsGapMm), parent};
    dressLabel(*label, theme, name, TextSize::Digits);
    return label;
}

QLabel* makeEmptyNote(const Theme& theme, const QString& name, const QString& sentence, QWidget* parent)
{
    QLabel* note = makeLabel(theme, name, TextSize::Body, parent);
    note->setText(sentence);
    note->setWordWrap(true);
    note->setAlignment(Qt::AlignCenter);
    note->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    return note;
}

QPushButton* makeButton(const QString& name, const QString& label, QWidget* parent, std::function<void()> act)
{
    auto* button = new QPushButton{label, parent};
    button->setObjectName(name);
    button->setAccessibleName(label);
    // Enter in a field must not press a button that happens to stand near.
    button->setAutoDefault(false);
    QObject::connect(button, &QPushButton::clicked, button, [act = std::move(act)] { act(); });
    return button;
}

QTableView* makeTable(const Theme& theme, const QString& name, const QString& accessibleName, RowsModel& model, QWidget* parent)
{
    auto* table = new QTableView{parent};
    table->setObjectName(name);
    table->setAccessibleName(accessibleName);
    table->setModel(&model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setAlternatingRowColors(true);
    // Rows of one height: what is cut stands whole in the tool tip.
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(theme.mm(rowMm));
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // A last column as wide as the screen tears a number from its row.
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setMinimumSectionSize(theme.mm(leastColumnMm));
    return table;
}

void refuse(const SeatContext& context, Hand hand, QWidget* host, const Fault& fault)
{
    if (fault.code == FaultCode::NotAllowed && context.gateway.link().worker.empty()) {
        askSignIn(context, hand, host, {});
        return;
    }
    tell(context.theme, hand, host, QStringLiteral("refusal"), faultText(context.language, fault));
}

void sendCommand(const SeatContext& context, Hand hand, QWidget* host, const Command& command,
                 std::function<void(const Answer&)> done)
{
    context.gateway.send(command,
                         [&context, hand, host = QPointer<QWidget>{host}, done = std::move(done)](const Result<Answer>& answer) {
                             if (answer) {
                                 // A page that is gone wants no answer; the command was done all the same.
                                 if (done && host) done(*answer);
                             } else if (host) {
                                 refuse(context, hand, host, answer.error());
                             }
                         });
}

void sendForcible(const SeatContext& context, Hand hand, QWidget* host, const Forcible& forcible,
                  std::function<void(const Answer&)> done)
{
    context.gateway.send(forcible.command, [&context, hand, host = QPointer<QWidget>{host}, forcible,
                                            done = std::move(done)](const Result<Answer>& answer) {
        if (!host) return;
        if (answer) {
            if (done) done(*answer);
            // Only this may be forced; what is wrong stays wrong whoever signs.
        } else if (answer.error().code == FaultCode::NotReady) {
            offerOverride(context, hand, host, answer.error(), forcible, done);
        } else {
            refuse(context, hand, host, answer.error());
        }
    });
}

namespace {

/// The second half of signing in: the PIN of `worker`.
void askPin(const SeatContext& context, Hand hand, QWidget* host, const WorkerNo& worker, std::function<void()> done)
{
    auto* sheet = new Sheet{context.theme, hand, QStringLiteral("signInPin"),
                            say("PIN of %1 (empty if none was set)").arg(text(worker)), host};
    auto* pin = new Keypad{context.theme, hand, 0, Keypad::Echo::Hidden, sheet};
    sheet->body()->addWidget(pin);
    const auto enter = [&context, sheet = QPointer<Sheet>{sheet}, pin, worker, done = std::move(done)] {
        // The sheet stays until the service agrees: a wrong PIN is typed again, not looked for.
        context.gateway.signIn(worker, pin->typed().toStdString(), [&context, sheet, done](const Result<Done>& outcome) {
            if (!sheet) return;
            if (!outcome) {
                // The pad stays open: a mistyped digit should not cost the number too.
                sheet->showProblem(faultText(context.language, outcome.error()));
                return;
            }
            sheet->done();
            if (done) done();
        });
    };
    pin->onEnter(enter);
    sheet->addCancel();
    sheet->addButton(QStringLiteral("sheetOk"), say("Sign in"), enter);
    sheet->open();
    pin->takeFocus();
}

/// Puts what asks for the workshop number into `sheet` and gives the way to read it; numbers may have letters, and a touch screen
/// no keyboard.
template <class Pad> std::function<QString()> addNumberPad(Sheet& sheet, Pad* pad, const std::function<void()>& enter)
{
    sheet.body()->addWidget(pad);
    pad->onEnter(enter);
    sheet.addCancel();
    sheet.addButton(QStringLiteral("sheetOk"), say("Next"), enter);
    sheet.open();
    pad->takeFocus();
    return [pad] { return pad->typed(); };
}

} // namespace

void askSignIn(const SeatContext& context, Hand hand, QWidget* host, std::function<void()> done)
{
    auto* sheet = new Sheet{context.theme, hand, QStringLiteral("signIn"), say("Sign in: your workshop number"), host};
    // The pad is made after what reads it, because Enter in the pad calls it.
    auto typed = std::make_shared<std::function<QString()>>();
    const auto next = [&context, hand, host = QPointer<QWidget>{host}, sheet, typed, done = std::move(done)] {
        // The number first, then the PIN: two plain questions instead of a form.
        const WorkerNo worker{(*typed)().toStdString()};
        if (worker.empty()) {
            sheet->showProblem(say("Type your workshop number."));
            return;
        }
        sheet->done();
        if (host) askPin(context, hand, host, worker, done);
    };
    if (hand == Hand::Glove)
        *typed = addNumberPad(*sheet, new LetterPad{context.theme, say("workshop number"), sheet}, next);
    else
        *typed = addNumberPad(*sheet, new Keypad{context.theme, hand, 0, Keypad::Echo::Shown, sheet}, next);
}

} // namespace gaffer::ui
