#include "tests/seat/workshop_process.hpp"

#include <gtest/gtest.h>

#include <QFileInfo>
#include <QImage>

// The desktop program from outside: what it says, how it ends, what it draws.
namespace gaffer::ui {
namespace {

class GafferProgram : public testing::Test {
protected:
    Ended gaffer(const QStringList& arguments) { return run("gaffer", arguments, home.path()); }
    QTemporaryDir home;
};

TEST_F(GafferProgram, HelpAndVersionNeedNoDisplay)
{
    for (const char* option : {"--help", "-h"}) {
        const Ended ended = gaffer({QLatin1String{option}});
        EXPECT_EQ(ended.code, 0) << ended.errors.toStdString();
        for (const char* named :
             {"--workshop", "--connect", "--role", "--station", "--page", "--kiosk", "--screenshot", "--ui-selftest"})
            EXPECT_TRUE(ended.out.contains(QLatin1String{named})) << named;
    }
    const Ended version = gaffer({"--version"});
    EXPECT_EQ(version.code, 0);
    EXPECT_TRUE(version.out.startsWith(QStringLiteral("gaffer 0."))) << version.out.toStdString();
}

TEST_F(GafferProgram, WrongArgumentsAreSaidWithWhatIsAllowedAndEndWithTwo)
{
    const std::vector<std::pair<QStringList, const char*>> mistakes{
        {{}, "--workshop DIR or --connect HOST:PORT"},
        {{"--workshop", "/tmp", "--connect", "127.0.0.1:1"}, "--workshop DIR or --connect HOST:PORT"},
        {{"--workshop", "/no/such/folder"}, "there is no folder /no/such/folder"},
        {{"--connect", "127.0.0.1:1", "--role", "king"}, "allowed are desk, station, board"},
        {{"--connect", "127.0.0.1:1", "--language", "fr"}, "allowed are zh_CN, en"},
        {{"--connect", "127.0.0.1:1", "--clock", "yesterday"}, "not a time"},
        {{"--connect", "127.0.0.1:1", "--quit-after", "soon"}, "not a number of seconds"},
        {{"--connect", "127.0.0.1:1", "--quit-after", "-1"}, "not a number of seconds"},
        {{"--nonsense"}, "nonsense"},
    };
    for (const auto& [arguments, words] : mistakes) {
        const Ended ended = gaffer(arguments);
        EXPECT_EQ(ended.code, 2) << arguments.join(' ').toStdString();
        EXPECT_TRUE(ended.errors.contains(QLatin1String{words})) << ended.errors.toStdString();
    }
}

TEST_F(GafferProgram, AWindowWithoutADisplayIsRefusedWithAWayOut)
{
    const Ended ended = gaffer({"--connect", "127.0.0.1:1"});
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(ended.errors.contains(QStringLiteral("gafferctl board --watch"))) << ended.errors.toStdString();
}

TEST_F(GafferProgram, LeavesByItselfAfterTheSecondsGiven)
{
    EXPECT_EQ(gaffer({"--connect", "127.0.0.1:1", "--quit-after", "0.2"}).code, 0);
}

TEST_F(GafferProgram, APageThatIsNotThereIsSaidAndTheFirstOneShown)
{
    const Ended ended = gaffer({"--connect", "127.0.0.1:1", "--page", "nowhere", "--quit-after", "0.2"});
    EXPECT_EQ(ended.code, 0);
    EXPECT_TRUE(ended.errors.contains(QStringLiteral("pages: floor"))) << ended.errors.toStdString();
}

class GafferAtWork : public GafferProgram {
protected:
    static void SetUpTestSuite()
    {
        shop = new WorkshopProcess;
        shop->start();
    }
    static void TearDownTestSuite()
    {
        delete shop;
        shop = nullptr;
    }
    static inline WorkshopProcess* shop{};
};

TEST_F(GafferAtWork, DrawsAPageIntoAFile)
{
    for (const char* language : {"zh_CN", "en"}) {
        const QString file = shop->file(QStringLiteral("floor-%1.png").arg(QLatin1String{language}));
        const Ended ended =
            gaffer({"--connect", shop->address(), "--page", "floor", "--language", language, "--screenshot", file});
        EXPECT_EQ(ended.code, 0) << ended.errors.toStdString();
        EXPECT_EQ(QImage{file}.size(), QSize(1366, 768));
    }
    EXPECT_NE(QImage{shop->file("floor-zh_CN.png")}, QImage{shop->file("floor-en.png")});
}

TEST_F(GafferAtWork, APictureThatCannotBeWrittenIsSaid)
{
    const Ended ended = gaffer({"--connect", shop->address(), "--screenshot", "/no/such/folder/floor.png"});
    EXPECT_EQ(ended.code, 1);
    EXPECT_TRUE(ended.errors.contains(QStringLiteral("cannot write"))) << ended.errors.toStdString();
}

TEST_F(GafferAtWork, FindsNoFaultInAnySeat)
{
    const std::vector<QStringList> seats{{"--role", "desk"},
                                         {"--role", "board"},
                                         {"--role", "station", "--station", "B01"},
                                         {"--role", "station", "--station", "B01,B02"},
                                         {"--role", "station", "--station", "B01,B02,B03,B04"}};
    for (const QStringList& seat : seats) {
        const Ended ended = gaffer(QStringList{"--connect", shop->address(), "--ui-selftest"} + seat);
        EXPECT_EQ(ended.code, 0) << seat.join(' ').toStdString() << '\n' << ended.out.toStdString();
        EXPECT_TRUE(ended.out.endsWith(QStringLiteral("0 faults\n")));
    }
}

TEST_F(GafferAtWork, AFolderThatIsServedIsFoundByItsPort)
{
    const QString file = shop->file(QStringLiteral("found.png"));
    const Ended ended = gaffer({"--workshop", shop->folder(), "--screenshot", file});
    EXPECT_EQ(ended.code, 0) << ended.errors.toStdString();
    EXPECT_TRUE(QFileInfo::exists(file));
}

} // namespace
} // namespace gaffer::ui
