#include "ui/pages/setup_page.hpp"

#include "tests/ui/support/seat_fixture.hpp"

#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>

namespace gaffer::ui {
namespace {

class Setup : public SeatFixture {
protected:
    Setup() : SeatFixture{SeatRole::Desk, QStringLiteral("setup")} {}
    void openTab(int index)
    {
        find<QTabWidget>("setupTabs")->setCurrentIndex(index);
        QApplication::processEvents();
    }
    /// Chooses a file of these bytes as the dialog would.
    void choose(const QByteArray& bytes)
    {
        openTab(2);
        const QString path = folder.filePath(QStringLiteral("products.csv"));
        QFile file{path};
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        page().chooseFile(path);
        EXPECT_EQ(words("importFile"), QStringLiteral("products.csv"));
    }
    SetupPage& page() { return *find<SetupPage>("page"); }
    QString problems() { return find<QPlainTextEdit>("importProblems")->toPlainText(); }
    QTemporaryDir folder;
};

TEST_F(Setup, AFileWithMistakesImportsNothingAndListsEachWithLineAndColumn)
{
    choose("code,name_zh\nA-1\n");
    twin->importResult.problems = {"line 2, column gather_g: \"many\" is not a number", "line 7, column code: missing"};
    press("importReal");
    EXPECT_EQ(words("importOutcome"), QStringLiteral("◆ Nothing was imported: 2 mistakes."));
    EXPECT_EQ(problems(), QStringLiteral("line 2, column gather_g: \"many\" is not a number\nline 7, column code: missing"));
}

TEST_F(Setup, TheMistakesOfTheLastFileAreGoneWithTheNext)
{
    choose("code\nA-1\n");
    twin->importResult.problems = {"line 2, column code: missing"};
    press("importReal");
    twin->importResult = {.rows = 1, .problems = {}};
    press("importReal");
    EXPECT_EQ(problems(), QString{});
    EXPECT_EQ(words("importOutcome"), QStringLiteral("1 rows imported."));
}

TEST_F(Setup, CheckingOnlySaysWhatWouldBeImported)
{
    choose("code\nA-1\nA-2\n");
    twin->importResult = {.rows = 2, .problems = {}};
    press("importDry");
    EXPECT_TRUE(twin->importedDry);
    EXPECT_EQ(words("importOutcome"), QStringLiteral("No mistakes: 2 rows can be imported."));
    press("importReal");
    EXPECT_FALSE(twin->importedDry);
}

TEST_F(Setup, TheBytesGoAsTheyAreWithKindAndEncoding)
{
    const QByteArray bytes = "\xb1\xe0\xba\xc5\r\nA-1\r\n";
    choose(bytes);
    find<QComboBox>("importKind")->setCurrentIndex(2);
    find<QComboBox>("importEncoding")->setCurrentIndex(1);
    press("importReal");
    EXPECT_EQ(twin->importedBytes, bytes.toStdString());
    EXPECT_EQ(twin->importedKind, "moulds");
    EXPECT_EQ(twin->importedEncoding, "gb18030");
}

TEST_F(Setup, AFileThatIsGoneIsSaid)
{
    choose("code\n");
    QFile::remove(folder.filePath(QStringLiteral("products.csv")));
    press("importReal");
    EXPECT_TRUE(words("importOutcome").startsWith(QStringLiteral("The file cannot be read")));
    EXPECT_TRUE(twin->importedBytes.empty());
}

TEST_F(Setup, ADialogThatWasCancelledKeepsTheFileChosenBefore)
{
    choose("code\n");
    page().chooseFile({});
    EXPECT_EQ(words("importFile"), QStringLiteral("products.csv"));
}

TEST_F(Setup, LiveValuesShowQualityAgeAndRaw)
{
    const auto* table = find<QTableView>("liveValues");
    const auto cell = [&](int row, int column) { return table->model()->index(row, column).data().toString(); };
    EXPECT_EQ(cell(0, 0), QStringLiteral("io.t1"));
    EXPECT_EQ(cell(0, 1), QStringLiteral("1180.4 °C"));
    EXPECT_EQ(cell(0, 3), QStringLiteral("1 s"));
    EXPECT_EQ(cell(8, 1), QStringLiteral("–")) << "a broken sensor is never a temperature";
    EXPECT_EQ(cell(8, 2), QStringLiteral("thermocouple break"));
}

TEST_F(Setup, AReadingIsTypedForAPointThatIsNotWired)
{
    press("typeOther");
    type("sheetText", QStringLiteral("K1.crown"));
    press("sheetOk");
    type("keypadField", QStringLiteral("-12.5"));
    press("sheetOk");
    EXPECT_EQ(lastSent<TypeReading>().point, PointName{"K1.crown"});
    EXPECT_EQ(lastSent<TypeReading>().value, -12.5);
}

TEST_F(Setup, ARefusedReadingIsToldInWords)
{
    twin->refuseNext = Fault{FaultCode::NotFound, "point.unknown", "there is no point K9", {"K9"}};
    find<QTableView>("liveValues")->selectRow(0);
    press("typeReading");
    type("keypadField", QStringLiteral("1"));
    press("sheetOk");
    EXPECT_NE(find("refusal"), nullptr);
    press("sheetOk");
}

TEST_F(Setup, AWorkshopWithoutPointsSaysHowReadingsAreTyped)
{
    open(SeatView{});
    EXPECT_NE(find("valuesEmpty"), nullptr);
    EXPECT_EQ(find("liveValues"), nullptr);
}

TEST_F(Setup, TheWiringCannotBeEditedHere)
{
    openTab(1);
    EXPECT_TRUE(find<QPlainTextEdit>("wiring")->isReadOnly());
    EXPECT_TRUE(words("wiringNote").contains(QStringLiteral("gafferctl reload")));
}

} // namespace
} // namespace gaffer::ui
