#include "ui/widgets/choice_pad.hpp"

#include "core/piece/catalogue.hpp"
#include "ui/widgets/touch_key.hpp"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QScrollArea>

#include <set>

namespace gaffer::ui {
namespace {

std::set<std::string> codesOf(const ChoiceQuestion& question)
{
    std::set<std::string> codes;
    for (const ChoiceGroup& group : question.groups)
        for (const Choice& choice : group.choices) codes.insert(choice.id);
    return codes;
}

TEST(DefectQuestion, HoldsEveryCodeOfTheCatalogueOnceAndEightForOneTap)
{
    const Translation english{Language::English};
    const ChoiceQuestion question = defectQuestion(QStringLiteral("which?"), Language::English);
    EXPECT_EQ(question.choices.size(), 8U);
    EXPECT_EQ(question.groups.size(), 8U);
    EXPECT_EQ(codesOf(question).size(), allDefects().size());
    std::size_t listed = 0;
    for (const ChoiceGroup& group : question.groups) listed += group.choices.size();
    EXPECT_EQ(listed, allDefects().size()) << "no code stands in two groups";
}

TEST(DefectQuestion, SpeaksTheLanguageOfTheScreen)
{
    const Translation chinese{Language::Chinese};
    const ChoiceQuestion question = defectQuestion(QStringLiteral("哪种？"), Language::Chinese);
    for (const Choice& choice : question.choices)
        EXPECT_GE(choice.label.front().unicode(), 0x2E80) << choice.label.toStdString() << " is not Chinese";
    for (const ChoiceGroup& group : question.groups)
        EXPECT_GE(group.name.front().unicode(), 0x2E80) << group.name.toStdString() << " is not Chinese";
}

TEST(StopQuestion, HoldsEveryReasonOnTheFirstPad)
{
    for (const Language language : {Language::Chinese, Language::English}) {
        const Translation spoken{language};
        const ChoiceQuestion question = stopQuestion(QStringLiteral("why?"), language);
        EXPECT_EQ(question.choices.size(), allDowntimeReasons().size());
        EXPECT_TRUE(question.groups.empty());
        for (const Choice& choice : question.choices) EXPECT_FALSE(choice.label.isEmpty()) << choice.id;
    }
}

class ChoicePad : public testing::TestWithParam<Language> {
protected:
    void SetUp() override
    {
        host.resize(1366, 768);
        host.show();
    }
    std::vector<TouchKey*> keys()
    {
        std::vector<TouchKey*> shown;
        for (QWidget* widget : host.findChildren<QWidget*>())
            if (auto* key = dynamic_cast<TouchKey*>(widget); key && key->isVisible()) shown.push_back(key);
        return shown;
    }
    TouchKey* key(const QString& name)
    {
        for (TouchKey* each : keys())
            if (each->objectName() == name) return each;
        return nullptr;
    }
    void press(const QString& name)
    {
        ASSERT_NE(key(name), nullptr) << name.toStdString();
        key(name)->click();
        QApplication::processEvents();
    }
    void ask(const ChoiceQuestion& question)
    {
        askChoice(theme, &host, question, [this](const std::string& id) { heard = id; });
        QApplication::processEvents();
    }
    Translation spoken{GetParam()};
    Theme theme{Shade::Day, {96 / 25.4, 1}};
    QWidget host;
    std::string heard;
};

TEST_P(ChoicePad, NoWordOfADefectIsCutOnAnyOfItsPads)
{
    const ChoiceQuestion question = defectQuestion(QStringLiteral("which?"), GetParam());
    for (std::size_t group = 0; group < question.groups.size(); ++group) {
        ask(question);
        host.grab();
        for (TouchKey* each : keys()) EXPECT_TRUE(each->cutTexts().isEmpty()) << each->cutTexts().join(' ').toStdString();
        press(QStringLiteral("group%1").arg(question.choices.size() + group));
        host.grab();
        for (TouchKey* each : keys()) EXPECT_TRUE(each->cutTexts().isEmpty()) << each->cutTexts().join(' ').toStdString();
        press(QStringLiteral("sheetCancel"));
    }
    EXPECT_TRUE(heard.empty());
}

TEST_P(ChoicePad, NoWordOfAStopReasonIsCut)
{
    ask(stopQuestion(QStringLiteral("why?"), GetParam()));
    host.grab();
    for (TouchKey* each : keys()) EXPECT_TRUE(each->cutTexts().isEmpty()) << each->cutTexts().join(' ').toStdString();
    press(QStringLiteral("choice-heat-break"));
    EXPECT_EQ(heard, "heat-break");
}

TEST_P(ChoicePad, AGroupLeadsToItsCodesAndOneOfThemIsTheAnswer)
{
    const ChoiceQuestion question = defectQuestion(QStringLiteral("which?"), GetParam());
    ask(question);
    press(QStringLiteral("group%1").arg(question.choices.size()));
    EXPECT_EQ(keys().size(), question.groups[0].choices.size() + 1) << "its codes and Cancel";
    press(QStringLiteral("choice-M04"));
    EXPECT_EQ(heard, "M04");
    EXPECT_TRUE(keys().empty()) << "the pad is gone";
}

TEST_P(ChoicePad, LongListsScrollAndStayOnTheScreen)
{
    ChoiceQuestion many{QStringLiteral("pad"), QStringLiteral("which?"), {}, {}};
    for (int index = 0; index < 60; ++index) many.choices.push_back({std::to_string(index), QString::number(index), {}});
    ask(many);
    EXPECT_LE(host.findChild<QWidget*>(QStringLiteral("sheetPanel"))->height(), host.height());
    EXPECT_TRUE(key(QStringLiteral("choice-59")) != nullptr);
    press(QStringLiteral("choice-59"));
    EXPECT_EQ(heard, "59");
}

INSTANTIATE_TEST_SUITE_P(Languages, ChoicePad, testing::Values(Language::Chinese, Language::English),
                         [](const auto& each) { return nameOf(each.param).toStdString(); });

} // namespace
} // namespace gaffer::ui
