#include "tests/architecture/clones.hpp"
#include "tests/architecture/measures.hpp"
#include "tests/architecture/rules.hpp"

#include <gtest/gtest.h>

namespace gaffer::architecture {
namespace {

/// Files made of snippets, to show that a rule bites.
struct Snippets {
    Files files;
    Snippets& add(std::string path, std::string text)
    {
        describe(files.emplace_back(), std::move(path), std::move(text));
        return *this;
    }
};

Files one(std::string path, std::string text)
{
    Files files;
    describe(files.emplace_back(), std::move(path), std::move(text));
    return files;
}

TEST(Edges, AgainstTheOrderOfFoldersAreForbidden)
{
    EXPECT_EQ(forbiddenEdges(one("core/a/a.cpp", "#include \"db/b.hpp\"\n")).size(), 1U);
    EXPECT_EQ(forbiddenEdges(one("ui/a.cpp", "#include \"drivers/b.hpp\"\n")).size(), 1U);
    EXPECT_EQ(forbiddenEdges(one("app/a.cpp", "#include \"tests/support/b.hpp\"\n")).size(), 1U);
    EXPECT_TRUE(forbiddenEdges(one("app/a.cpp", "#include \"drivers/b.hpp\"\n#include \"ui/c.hpp\"\n")).empty());
}

TEST(Edges, AreRootedAndKeepTheWrittenFormAtTheEdge)
{
    EXPECT_EQ(forbiddenEdges(one("core/a/a.cpp", "#include \"b.hpp\"\n")).size(), 1U);
    EXPECT_EQ(forbiddenEdges(one("core/a/a.cpp", "#include \"core/wire/problem.hpp\"\n")).size(), 1U);
    EXPECT_EQ(forbiddenEdges(one("db/a.hpp", "#include \"core/wire/json.hpp\"\n")).size(), 1U);
    EXPECT_TRUE(forbiddenEdges(one("core/wire/json_text.hpp", "#include \"core/wire/json.hpp\"\n")).empty());
    EXPECT_TRUE(forbiddenEdges(one("core/wire/a.cpp", "#include \"core/wire/json.hpp\"\n")).empty());
}

TEST(Headers, OfLibrariesStayWhereTheyBelong)
{
    for (const auto& [path, header] : std::vector<std::pair<std::string, std::string>>{{"core/a/a.cpp", "nlohmann/json.hpp"},
                                                                                       {"core/a/a.cpp", "mutex"},
                                                                                       {"core/a/a.cpp", "unistd.h"},
                                                                                       {"core/wire/a.hpp", "nlohmann/json.hpp"},
                                                                                       {"db/a.cpp", "boost/asio.hpp"},
                                                                                       {"drivers/a.cpp", "sqlite3.h"},
                                                                                       {"drivers/a.cpp", "boost/beast.hpp"},
                                                                                       {"drivers/a.cpp", "QString"},
                                                                                       {"ui/a.cpp", "nlohmann/json.hpp"},
                                                                                       {"ui/pages/a.cpp", "unistd.h"},
                                                                                       {"ui/pages/a.cpp", "QWebSocket"}})
        EXPECT_EQ(forbiddenHeaders(one(path, "#include <" + header + ">\n")).size(), 1U) << path << " " << header;
}

TEST(Headers, AreWelcomeInTheirFolder)
{
    for (const auto& [path, header] :
         std::vector<std::pair<std::string, std::string>>{{"core/a/a.cpp", "vector"},
                                                          {"core/wire/a.cpp", "nlohmann/json.hpp"},
                                                          {"core/wire/json.hpp", "nlohmann/json.hpp"},
                                                          {"db/a.cpp", "SQLiteCpp/Database.h"},
                                                          {"db/a.cpp", "fcntl.h"},
                                                          {"db/a.cpp", "sys/stat.h"},
                                                          {"drivers/a.cpp", "boost/asio/serial_port.hpp"},
                                                          {"ui/seat/a.cpp", "QWebSocket"},
                                                          {"ui/seat/a.cpp", "unistd.h"},
                                                          {"ui/a.cpp", "QtWidgets"},
                                                          {"app/server/a.cpp", "boost/beast.hpp"}})
        EXPECT_TRUE(forbiddenHeaders(one(path, "#include <" + header + ">\n")).empty()) << path << " " << header;
}

TEST(Headers, OfBeastStandInOneFileOnly)
{
    Snippets snippets;
    snippets.add("app/server/a.cpp", "#include <boost/beast.hpp>\n").add("app/server/b.cpp", "#include <boost/beast/http.hpp>\n");
    EXPECT_EQ(forbiddenHeaders(snippets.files).size(), 2U);
}

TEST(Rings, AreFoundOverSeveralFolders)
{
    Snippets snippets;
    snippets.add("core/a/a.hpp", "#include \"core/b/b.hpp\"\n").add("core/b/b.hpp", "#include \"core/c/c.hpp\"\n");
    EXPECT_TRUE(folderRings(snippets.files).empty());
    snippets.add("core/c/c.hpp", "#include \"core/a/a.hpp\"\n");
    ASSERT_EQ(folderRings(snippets.files).size(), 1U);
    EXPECT_EQ(folderRings(snippets.files).front(), "folders in a ring: core/a, core/b, core/c");
}

TEST(Lengths, AreCountedInLines)
{
    EXPECT_EQ(longFiles(one("core/a/a.cpp", "a\nb\nc\n"), 2).size(), 1U);
    EXPECT_TRUE(longFiles(one("core/a/a.cpp", "a\nb\nc\n"), 3).empty());
    EXPECT_EQ(longFunctions(one("core/a/a.cpp", "void f()\n{\n}\n"), 2).size(), 1U);
    EXPECT_EQ(complexFunctions(one("core/a/a.cpp", "void f() { if (a) b(); }"), 0).size(), 1U);
}

TEST(Ownership, NewIsForbiddenOutsideTheScreens)
{
    EXPECT_EQ(nakedNew(one("db/a.cpp", "auto* a = new int; // new\n")).size(), 1U);
    EXPECT_TRUE(nakedNew(one("ui/a.cpp", "new QLabel{this};\n")).empty());
    EXPECT_TRUE(nakedNew(one("db/a.cpp", "int renewed = 1; auto b = \"new\";\n")).empty());
}

TEST(Habits, SingletonsJumpsAndPausesAreFound)
{
    EXPECT_EQ(singletonsAndJumps(one("app/a.cpp", "A::instance().go(); goto end;")).size(), 2U);
    EXPECT_TRUE(singletonsAndJumps(one("app/a.cpp", "for (const Planner& instance : all) use(instance);")).empty());
    EXPECT_EQ(pauses(one("tests/a_test.cpp", "std::this_thread::sleep_for(1s); QTest::qWait(5);")).size(), 2U);
}

TEST(Switches, OverOurEnumerationsHaveNoDefault)
{
    const std::string ours =
        "enum class Stage { Empty, Full };\nint f(Stage s) { switch (s) { case Stage::Empty: return 1; default: return 2; } }";
    EXPECT_EQ(defaultsOverOurEnums(one("core/a/a.cpp", ours)).size(), 1U);
    EXPECT_TRUE(defaultsOverOurEnums(
                    one("ui/a.cpp", "int f(int r) { switch (r) { case Qt::DisplayRole: return 1; default: return 2; } }"))
                    .empty());
    const std::string inner = "enum class Stage { Empty };\nint f(Stage s, int r) { switch (s) { case Stage::Empty: switch (r) { "
                              "default: return 1; } } }";
    EXPECT_TRUE(defaultsOverOurEnums(one("core/a/a.cpp", inner)).empty());
}

TEST(Headers, AreCarefulAndComeFirst)
{
    EXPECT_EQ(carelessHeaders(one("core/a/a.hpp", "using namespace std;\n")).size(), 2U);
    EXPECT_TRUE(carelessHeaders(one("core/a/a.cpp", "using namespace std;\n")).empty());
    Snippets snippets;
    snippets.add("core/a/a.hpp", "#pragma once\n").add("core/a/a.cpp", "#include <vector>\n#include \"core/a/a.hpp\"\n");
    EXPECT_EQ(headersNotFirst(snippets.files).size(), 1U);
}

TEST(Mirrors, AreAskedOfCoreDbAndDrivers)
{
    Snippets source;
    source.add("core/a/a.cpp", "").add("db/b.cpp", "").add("ui/c.cpp", "");
    EXPECT_EQ(withoutMirroredTest(source.files, one("tests/core/a/a_test.cpp", "")).size(), 1U);
}

TEST(Clones, NeedSixtyEqualTokensOnSixLines)
{
    std::string stretch;
    for (int i = 0; i < 8; ++i) stretch += "call" + std::to_string(i) + "(a, b, c + 1, d);\n";
    Snippets twice;
    twice.add("core/a/a.cpp", "void f() {\n" + stretch + "}\n")
        .add("core/b/b.cpp", "int before;\nvoid g() {\n" + stretch + "}\n");
    const auto clones = clonesIn(twice.files);
    ASSERT_EQ(clones.size(), 1U);
    EXPECT_EQ(clones.front().lines, 10U);
    EXPECT_EQ(clones.front().secondLine, 2U);
    EXPECT_TRUE(clonesIn(one("core/a/a.cpp", stretch)).empty());
    std::string onOneLine = stretch;
    for (char& c : onOneLine) c = c == '\n' ? ' ' : c;
    EXPECT_TRUE(clonesIn(one("core/a/a.cpp", onOneLine + "\n" + onOneLine)).empty());
}

TEST(Clones, ARepeatedRowIsNoEndlessClone)
{
    std::string rows;
    for (int i = 0; i < 40; ++i) rows += "a, b, c,\n";
    EXPECT_LE(clonesIn(one("core/a/a.cpp", rows)).size(), 3U);
}

TEST(Spread, OfNothingIsZeroAndOfOneIsThatOne)
{
    EXPECT_EQ(spreadOf({}).most, 0U);
    EXPECT_EQ(spreadOf({7}).median, 7U);
    EXPECT_EQ(spreadOf({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}).p90, 10U);
}

} // namespace
} // namespace gaffer::architecture
