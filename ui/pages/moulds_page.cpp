#include "ui/pages/moulds_page.hpp"

#include "ui/i18n/words.hpp"
#include "ui/widgets/choice_pad.hpp"

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace gaffer::ui {

MouldsPage::MouldsPage(const SeatContext& context)
    : Page{context, QStringLiteral("moulds")}, m_model{theme(), this}, m_table{makeTable(theme(), QStringLiteral("mouldTable"),
                                                                                         say("moulds"), m_model, this)},
      m_empty{makeEmptyNote(theme(), QStringLiteral("mouldsEmpty"),
                            say("No moulds yet. Import them from a CSV file: Setup, Import."), this)}
{
    const int gap = theme().mm(2);
    auto* column = new QVBoxLayout{this};
    column->setContentsMargins(gap, gap, gap, gap);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
    auto* keys = new QHBoxLayout;
    keys->addWidget(makeButton(QStringLiteral("careDone"), say("Care done"), this, [this] { careDone(); }));
    keys->addWidget(makeButton(QStringLiteral("condition"), say("Condition…"), this, [this] { setCondition(); }));
    keys->addStretch(1);
    column->addLayout(keys);
}

void MouldsPage::refresh()
{
    // The selection stays on its row: the model changes cells and is not made anew.
    m_model.show(mouldCopies(view().moulds));
    m_table->setVisible(!view().moulds.empty());
    m_empty->setVisible(view().moulds.empty());
}

const MouldView* MouldsPage::chosen() const
{
    const std::string key = m_model.keyOf(m_table->currentIndex().row());
    const auto found = std::ranges::find(view().moulds, key, &MouldView::id);
    return found == view().moulds.end() ? nullptr : &*found;
}

void MouldsPage::careDone()
{
    const MouldView* mould = chosen();
    if (!mould) {
        tell(theme(), Hand::Mouse, this, QStringLiteral("chooseMould"), say("Choose a mould in the table first."));
        return;
    }
    sendCommand(context(), Hand::Mouse, this, CareMould{.mould = mould->mould, .copy = mould->copy}, {});
}

void MouldsPage::setCondition()
{
    const MouldView* mould = chosen();
    if (!mould) {
        tell(theme(), Hand::Mouse, this, QStringLiteral("chooseMould"), say("Choose a mould in the table first."));
        return;
    }
    ChoiceQuestion question{QStringLiteral("conditionPad"), say("%1: where is it, how is it?").arg(text(mould->id)), {}, {}};
    for (const auto& row : enumNames<MouldState>)
        // A copy comes to a station by being mounted there, not by being said to be.
        if (row.value != MouldState::OnStation)
            question.choices.push_back({std::string{row.name}, sayKey("mouldState", row.name), {}});
    askChoice(theme(), this, question, [this, number = mould->mould, copy = mould->copy](const std::string& name) {
        MouldState state{};
        if (findEnum(name, state))
            sendCommand(context(), Hand::Mouse, this, CareMould{.mould = number, .copy = copy, .state = state}, {});
    });
}

} // namespace gaffer::ui
