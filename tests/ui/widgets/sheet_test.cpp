#include "ui/widgets/sheet.hpp"

#include "ui/i18n/say.hpp"
#include "ui/widgets/touch_key.hpp"

#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

#include <memory>
#include <optional>

namespace gaffer::ui {
namespace {

class SheetTest : public testing::Test {
protected:
    void SetUp() override
    {
        host.resize(1366, 768);
        host.show();
    }
    template <class Widget> Widget* find(const char* name)
    {
        Widget* found = nullptr;
        for (QWidget* widget : host.findChildren<QWidget*>(QLatin1String{name}))
            if (auto* wanted = dynamic_cast<Widget*>(widget); wanted && wanted->isVisible()) found = wanted;
        return found;
    }
    void press(const char* name)
    {
        auto* button = find<QAbstractButton>(name);
        ASSERT_NE(button, nullptr) << name;
        button->click();
        QApplication::processEvents();
    }
    void type(const char* words) { find<QLineEdit>("keypadField")->setText(QLatin1String{words}); }
    Sheet* askKilograms(Hand hand = Hand::Mouse)
    {
        return askNumber(theme, hand, &host, {"pad", "How much?", "kg", 1, 500, 1, {}},
                         [this](double number) { heard = number; });
    }

    Translation english{Language::English};
    Theme theme{Shade::Day, {96 / 25.4, 1}};
    QWidget host;
    std::optional<double> heard;
};

TEST_F(SheetTest, ANumberOutsideItsRangeIsRefusedWithTheRange)
{
    askKilograms();
    for (const char* wrong : {"0.9", "500.1", "", "abc", "-3", "1e9", "1 2"}) {
        type(wrong);
        press("sheetOk");
        EXPECT_FALSE(heard) << wrong;
        EXPECT_EQ(find<QLabel>("padProblem")->text(), QStringLiteral("Type a number from 1.0 to 500.0.")) << wrong;
    }
}

TEST_F(SheetTest, BothEndsOfTheRangeAreTaken)
{
    for (const double end : {1.0, 500.0}) {
        askKilograms();
        find<QLineEdit>("keypadField")->setText(QString::number(end));
        press("sheetOk");
        EXPECT_EQ(heard, end);
    }
}

TEST_F(SheetTest, ACommaIsADecimalPoint)
{
    askKilograms();
    type("85,5");
    press("sheetOk");
    EXPECT_EQ(heard, 85.5);
}

TEST_F(SheetTest, TheUnitStandsInTheTitle)
{
    askKilograms();
    EXPECT_EQ(find<QLabel>("padTitle")->text(), QStringLiteral("How much? (kg)"));
}

TEST_F(SheetTest, DigitsAreTypedByKeysAndTakenBackByOne)
{
    askKilograms();
    for (const char* key : {"keypad0", "keypad1", "keypad9", "keypad4", "keypad11", "keypad10"}) press(key);
    EXPECT_EQ(find<QLineEdit>("keypadField")->text(), QStringLiteral("12.0"));
    press("sheetOk");
    EXPECT_EQ(heard, 12.0);
}

TEST_F(SheetTest, WholeNumbersOfferAMinusInsteadOfAPoint)
{
    askNumber(theme, Hand::Mouse, &host, {"pad", "Correct by?", {}, -50, 50, 0, {}}, [this](double number) { heard = number; });
    for (const char* key : {"keypad9", "keypad6"}) press(key);
    press("sheetOk");
    EXPECT_EQ(heard, -7);
}

TEST_F(SheetTest, AFirstValueIsReplacedByTheFirstKey)
{
    askNumber(theme, Hand::Mouse, &host, {"pad", "Lowest", "°C", 0, 1700, 0, "1087"}, [this](double number) { heard = number; });
    EXPECT_EQ(find<QLineEdit>("keypadField")->text(), QStringLiteral("1087"));
    press("keypad8");
    EXPECT_EQ(find<QLineEdit>("keypadField")->text(), QStringLiteral("9"));
}

TEST_F(SheetTest, EnterOnTheKeyboardTakesTheNumber)
{
    askKilograms();
    QTest::keyClicks(find<QLineEdit>("keypadField"), QStringLiteral("42"));
    QTest::keyClick(find<QLineEdit>("keypadField"), Qt::Key_Return);
    EXPECT_EQ(heard, 42);
    QApplication::processEvents();
    EXPECT_EQ(find<Sheet>("pad"), nullptr);
}

TEST_F(SheetTest, CancelAndEscapeAnswerNothing)
{
    int closed = 0;
    askKilograms()->onCancel([&] { ++closed; });
    press("sheetCancel");
    EXPECT_EQ(closed, 1);
    Sheet* sheet = askKilograms();
    sheet->onCancel([&] { ++closed; });
    QTest::keyClick(sheet, Qt::Key_Escape);
    EXPECT_EQ(closed, 2);
    EXPECT_FALSE(heard);
    QApplication::processEvents();
    EXPECT_EQ(find<Sheet>("pad"), nullptr);
}

TEST_F(SheetTest, OtherKeysDoNotCloseIt)
{
    Sheet* sheet = askKilograms();
    QTest::keyClick(sheet, Qt::Key_F5);
    EXPECT_TRUE(sheet->isVisible());
}

TEST_F(SheetTest, ItCoversItsWindowAlsoWhenThatGrows)
{
    Sheet* sheet = askKilograms();
    EXPECT_EQ(sheet->size(), host.size());
    host.resize(1000, 700);
    QApplication::processEvents();
    EXPECT_EQ(sheet->size(), QSize(1000, 700));
}

TEST_F(SheetTest, KeysForGlovesAreTwentyMillimetresAndThirteenApart)
{
    askKilograms(Hand::Glove);
    QApplication::processEvents();
    const auto* one = find<TouchKey>("keypad0");
    const auto* two = find<TouchKey>("keypad1");
    const auto* four = find<TouchKey>("keypad3");
    constexpr double pixelsPerMm = 96 / 25.4;
    EXPECT_GE(one->height(), 20 * pixelsPerMm);
    EXPECT_GE(one->width(), 20 * pixelsPerMm);
    EXPECT_GE(two->x() - one->geometry().right(), 13 * pixelsPerMm);
    EXPECT_GE(four->y() - one->geometry().bottom(), 13 * pixelsPerMm);
    EXPECT_LE(find<QWidget>("sheetPanel")->height(), host.height()) << "the pad of a small screen stays on it";
}

TEST_F(SheetTest, ATextThatSaysNothingIsNoAnswer)
{
    QString said;
    askText(theme, Hand::Mouse, &host, "why", "Why?", [&](const QString& words) { said = words; });
    for (const char* words : {"", "   "}) {
        find<QLineEdit>("sheetText")->setText(QLatin1String{words});
        press("sheetOk");
        EXPECT_FALSE(find<QLabel>("whyProblem")->text().isEmpty());
    }
    find<QLineEdit>("sheetText")->setText(QStringLiteral("  power cut "));
    press("sheetOk");
    EXPECT_EQ(said, QStringLiteral("power cut"));
}

TEST_F(SheetTest, WhatCannotBeUndoneIsDoneOnlyWhenSure)
{
    int done = 0;
    askSure(theme, Hand::Mouse, &host, "sure", "Sign out?", "Sign out", [&] { ++done; });
    press("sheetCancel");
    EXPECT_EQ(done, 0);
    askSure(theme, Hand::Mouse, &host, "sure", "Sign out?", "Sign out", [&] { ++done; });
    press("sheetOk");
    EXPECT_EQ(done, 1);
}

TEST_F(SheetTest, ASentenceIsToldUntilOk)
{
    Sheet* sheet = tell(theme, Hand::Glove, &host, "told", "The disk is full.");
    EXPECT_EQ(sheet->accessibleName(), QStringLiteral("The disk is full."));
    press("sheetOk");
    EXPECT_EQ(find<Sheet>("told"), nullptr);
}

TEST_F(SheetTest, AHiddenNumberIsNotShown)
{
    auto* sheet = new Sheet{theme, Hand::Glove, "pin", "PIN", &host};
    auto* pad = new Keypad{theme, Hand::Glove, 0, Keypad::Echo::Hidden, sheet};
    sheet->body()->addWidget(pad);
    sheet->open();
    pad->takeFocus();
    pad->setTyped(QStringLiteral("1234"));
    EXPECT_EQ(pad->typed(), QStringLiteral("1234"));
    EXPECT_NE(find<QLineEdit>("keypadField")->displayText(), QStringLiteral("1234"));
    sheet->done();
}

TEST_F(SheetTest, AProblemIsTakenAwayAgain)
{
    Sheet* sheet = askKilograms();
    sheet->showProblem(QStringLiteral("too much"));
    EXPECT_NE(find<QLabel>("padProblem"), nullptr);
    sheet->showProblem({});
    EXPECT_EQ(find<QLabel>("padProblem"), nullptr);
}

} // namespace
} // namespace gaffer::ui
