#include "ui/widgets/choice_pad.hpp"

#include "core/base/check.hpp"
#include "core/piece/catalogue.hpp"
#include "ui/widgets/touch_key.hpp"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

namespace gaffer::ui {
namespace {

/// What breaks most often within sight of the crew (shape, weight, stem, joint, stone).
constexpr std::array frequentCodes{std::string_view{"F01"}, std::string_view{"F06"}, std::string_view{"F15"},
                                   std::string_view{"F18"}, std::string_view{"M01"}, std::string_view{"F02"},
                                   std::string_view{"L03"}, std::string_view{"H03"}};
/// Wider than high: a defect's name is a word or two.
constexpr double keyWidthMm = 54;
constexpr double narrowKeyMm = 27;

/// The letter with which a code of glass.md 6.2 begins, and what it stands for.
struct Group {
    char letter;
    const char* name;
};
constexpr std::array groups{Group{'M', "melt"},      Group{'F', "forming"},   Group{'T', "mould and tool"},
                            Group{'L', "lehr"},      Group{'C', "cold work"}, Group{'H', "handling"},
                            Group{'D', "dimension"}, Group{'K', "decoration"}};

Choice choiceOf(const Defect& defect, Language language)
{
    // The code under the name: paper slips carry the code alone.
    return {std::string{defect.code}, pick(language, defect.en, defect.zh), pick(Language::English, defect.code, defect.code)};
}

/// Few choices get wide keys, many get more columns before the sheet scrolls.
int columnsFor(std::size_t count)
{
    constexpr std::size_t wide = 16;
    return count > wide ? 5 : 4;
}

/// The pad of a question and the state of which group is open.
class ChoiceSheet final : public Sheet {
public:
    ChoiceSheet(const Theme& theme, QWidget* host, ChoiceQuestion question, std::function<void(const std::string&)> answer)
        : Sheet{theme, Hand::Glove, question.name, question.title, host},
          m_question{std::move(question)}, m_answer{std::move(answer)}, m_scroll{new QScrollArea{this}}
    {
        m_scroll->setObjectName(QStringLiteral("choiceKeys"));
        // 53 codes in one group would not fit; most groups need no scrolling.
        m_scroll->setWidgetResizable(true);
        m_scroll->setStyleSheet(QStringLiteral("QScrollArea, QWidget#choiceGrid { background: transparent; border: none; }"));
        body()->addWidget(m_scroll, 1);
        addCancel();
        showFirst();
    }

private:
    void showFirst()
    {
        QGridLayout* grid = freshGrid();
        const int columns = columnsFor(m_question.choices.size());
        int index = 0;
        for (const Choice& choice : m_question.choices) addChoice(*grid, index++, columns, choice);
        for (const ChoiceGroup& group : m_question.groups) {
            auto* key = new TouchKey{theme(), QStringLiteral("group%1").arg(index), group.name + QStringLiteral(" ▸"),
                                     m_scroll->widget()};
            key->setNote(say("%1 kinds").arg(group.choices.size()));
            // The groups live in this sheet's own question.
            key->onPress([this, &group] { showGroup(group); });
            place(*grid, index++, columns, *key);
        }
        fit(index, columns);
    }

    void showGroup(const ChoiceGroup& group)
    {
        QGridLayout* grid = freshGrid();
        const int columns = columnsFor(group.choices.size());
        int index = 0;
        for (const Choice& choice : group.choices) addChoice(*grid, index++, columns, choice);
        fit(index, columns);
    }

    QGridLayout* freshGrid()
    {
        auto* keys = new QWidget{m_scroll};
        keys->setObjectName(QStringLiteral("choiceGrid"));
        auto* grid = new QGridLayout{keys};
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setSpacing(theme().touchGap());
        // It holds the key that was just pressed.
        if (QWidget* old = m_scroll->takeWidget()) old->deleteLater();
        m_scroll->setWidget(keys);
        return grid;
    }

    void addChoice(QGridLayout& grid, int index, int columns, const Choice& choice)
    {
        auto* key = new TouchKey{theme(), QStringLiteral("choice-") + QString::fromStdString(choice.id), choice.label,
                                 m_scroll->widget()};
        key->setNote(choice.note);
        key->setLabelSize(TextSize::Title);
        key->onPress([this, id = choice.id] {
            // The answer may open the next sheet: this one is closed first, and its members with it.
            const auto answer = m_answer;
            done();
            answer(id);
        });
        place(grid, index, columns, *key);
    }

    void place(QGridLayout& grid, int index, int columns, TouchKey& key) const
    {
        key.setFixedHeight(theme().touchKey());
        // As many columns as asked for, as wide as the screen allows.
        const int room = (window()->width() - theme().mm(16) - (columns - 1) * theme().touchGap()) / columns;
        key.setFixedWidth(std::clamp(room, theme().realMm(narrowKeyMm), theme().realMm(keyWidthMm)));
        grid.addWidget(&key, index / columns, index % columns);
    }

    void fit(int count, int columns)
    {
        QWidget* keys = m_scroll->widget();
        const QSize wanted = keys->layout()->sizeHint();
        const QSize most = window()->size() - QSize{theme().mm(14), theme().mm(52)};
        GAFFER_CHECK(count > 0 && columns > 0);
        // The panel is as large as its keys, and no larger than the screen.
        m_scroll->setFixedSize(wanted.boundedTo(most));
        keys->show();
    }

    ChoiceQuestion m_question;
    std::function<void(const std::string&)> m_answer;
    QScrollArea* m_scroll;
};

} // namespace

Sheet* askChoice(const Theme& theme, QWidget* host, const ChoiceQuestion& question,
                 std::function<void(const std::string&)> answer)
{
    auto* sheet = new ChoiceSheet{theme, host, question, std::move(answer)};
    sheet->open();
    return sheet;
}

ChoiceQuestion defectQuestion(const QString& title, Language language)
{
    ChoiceQuestion question{QStringLiteral("defectPad"), title, {}, {}};
    // Eight kinds make nearly all of what a crew sees: one tap for them, two for the other 45.
    for (const std::string_view code : frequentCodes) {
        const Defect* defect = findDefect(DefectCode{std::string{code}});
        // A frequent code that the catalogue dropped would be a key that counts nothing.
        GAFFER_CHECK(defect != nullptr);
        question.choices.push_back(choiceOf(*defect, language));
    }
    for (const Group& group : groups) {
        ChoiceGroup& added = question.groups.emplace_back(ChoiceGroup{sayKey("group", group.name), {}});
        for (const Defect& defect : allDefects())
            if (defect.code.front() == group.letter) added.choices.push_back(choiceOf(defect, language));
    }
    return question;
}

ChoiceQuestion stopQuestion(const QString& title, Language language)
{
    ChoiceQuestion question{QStringLiteral("stopPad"), title, {}, {}};
    for (const DowntimeReason& reason : allDowntimeReasons())
        question.choices.push_back({std::string{reason.code}, pick(language, reason.en, reason.zh), {}});
    return question;
}

} // namespace gaffer::ui
