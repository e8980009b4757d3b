#include "tests/architecture/outline.hpp"

#include <gtest/gtest.h>

namespace gaffer::architecture {
namespace {

Outline outlined(std::string_view source) { return outlineOf(tokenize(source)); }

std::vector<std::string> namesOf(const Outline& outline)
{
    std::vector<std::string> names;
    for (const PublicItem& item : outline.items) names.push_back(item.name);
    return names;
}

std::vector<std::string> silentOnes(const Outline& outline)
{
    std::vector<std::string> names;
    for (const PublicItem& item : outline.items)
        if (!item.documented) names.push_back(item.name);
    return names;
}

int complexityOf(std::string_view body)
{
    const std::string source = "void f() {" + std::string{body} + "}";
    return outlined(source).functions.at(0).complexity;
}

using Names = std::vector<std::string>;

TEST(Outline, SeesFunctionsBehindInitialisersAndQualifiers)
{
    const auto outline = outlined(
        "struct A {\n  explicit A(int a) : m_a{a}, m_b(a)\n  {\n    use();\n  }\n  int get() const noexcept { return m_a; }\n};\n"
        "A::operator bool() const { return true; }\n"
        "auto tail() -> std::vector<int> { return {}; }\n");
    ASSERT_EQ(outline.functions.size(), 4U);
    EXPECT_EQ(outline.functions[0].name, "A");
    EXPECT_EQ(outline.functions[0].lines(), 4U);
    EXPECT_EQ(outline.functions[1].name, "get");
    EXPECT_EQ(outline.functions[2].name, "bool");
    EXPECT_EQ(outline.functions[3].name, "tail");
}

TEST(Outline, TablesAndVariablesAreNoFunctions)
{
    const auto outline =
        outlined("constexpr std::array rows{Row{1, f(2)}, Row{2, f(3)}};\nstatic const std::map<int, int> m = {{1, 2}};\n"
                 "std::function<void()> call{[] { go(); }};\ntemplate <class T> concept C = requires(T t) { t.x; };\n");
    EXPECT_TRUE(outline.functions.empty());
}

TEST(Outline, LambdasCountToTheFunctionAroundThem)
{
    const auto outline = outlined("void f()\n{\n  auto g = [](int a) {\n    return a;\n  };\n}\nvoid h() {}\n");
    ASSERT_EQ(outline.functions.size(), 2U);
    EXPECT_EQ(outline.functions[0].lines(), 6U);
}

TEST(Outline, PublicItemsAreTypesFunctionsConstantsAndOpenMembers)
{
    const auto outline = outlined(
        "enum class E { A };\nclass C {\npublic:\n  C();\n  virtual ~C() = default;\n  int run(int);\n  int m_open;\nprivate:\n"
        "  void hidden();\n};\nstruct S { void act() {} };\nusing T = int;\ninline constexpr int limit = 3;\n"
        "void go();\nnamespace { void inner(); }\nnamespace detail { void deep(); }\nclass Forward;\n");
    EXPECT_EQ(namesOf(outline), (Names{"E", "C", "C", "run", "S", "act", "T", "limit", "go"}));
    EXPECT_EQ(outline.enums, (Names{"E"}));
}

TEST(Outline, SpecialisationsOverridesAndDefaultsNeedNoSentence)
{
    const auto outline = outlined(
        "template <> inline constexpr std::array names<E>{Row{1}};\ntemplate <class T> struct std::hash<A<T>> { int f(); };\n"
        "/// Says.\nstruct S : B { void act() override; bool operator==(const S&) const = default; friend S operator+(S, S) { "
        "return {}; } };\n"
        "template <class A> S(A) -> S<A>;\nstatic_assert(sizeof(int) == 4);\n");
    EXPECT_EQ(namesOf(outline), (Names{"S"}));
}

TEST(Outline, ASentenceStandsAboveOrBehind)
{
    const auto outline =
        outlined("/// Above.\nvoid a();\nvoid b(); ///< Behind.\n// no sentence\nvoid c();\n\n/// Far away.\n\nvoid d();\n"
                 "/// Over a template.\ntemplate <class T>\nvoid e(T);\n/// Over attributes.\n[[nodiscard]] int g();\n");
    EXPECT_EQ(silentOnes(outline), (Names{"c", "d"}));
}

TEST(Outline, QtSectionsAreRead)
{
    const auto outline = outlined("/// Page.\nclass P : public QWidget {\n  Q_OBJECT\npublic:\n  P();\nsignals:\n  void "
                                  "changed();\npublic slots:\n  void go();\n"
                                  "private slots:\n  void inner();\n};\n");
    EXPECT_EQ(namesOf(outline), (Names{"P", "P", "changed", "go"}));
}

TEST(Complexity, FlatCodeCostsNothing) { EXPECT_EQ(complexityOf("a(); b = {1, 2}; return c(d);"), 0); }

TEST(Complexity, NestingCostsMoreThanSequence)
{
    EXPECT_EQ(complexityOf("if (a) x(); if (b) y();"), 2);
    EXPECT_EQ(complexityOf("if (a) { if (b) y(); }"), 3);
    EXPECT_EQ(complexityOf("for (int i : v) if (a) while (b) y();"), 6);
    EXPECT_EQ(complexityOf("do { if (a) y(); } while (b);"), 3);
}

TEST(Complexity, ElseCostsOneAndAnElseIfDoesNotNest)
{
    EXPECT_EQ(complexityOf("if (a) x(); else y();"), 2);
    EXPECT_EQ(complexityOf("if (a) x(); else if (b) y(); else z();"), 3);
}

TEST(Complexity, ASwitchCostsOneWhateverItsCases)
{
    EXPECT_EQ(complexityOf("switch (a) { case E::A: return 1; case E::B: case E::C: { return 2; } }"), 1);
}

TEST(Complexity, LogicalOperatorsCostOnePerRun)
{
    EXPECT_EQ(complexityOf("return a && b && c;"), 1);
    EXPECT_EQ(complexityOf("return a && b || c;"), 2);
    EXPECT_EQ(complexityOf("if (a && (b || c)) x();"), 3);
    EXPECT_EQ(complexityOf("auto&& x = f(); g([](T&& t) { return t; });"), 0);
}

TEST(Complexity, LambdasNest) { EXPECT_EQ(complexityOf("each([&](int a) { if (a) x(); });"), 2); }

TEST(Complexity, AConditionalCostsAsABranch) { EXPECT_EQ(complexityOf("if (a) b = c ? d : e;"), 3); }

} // namespace
} // namespace gaffer::architecture
