#include "tests/architecture/tokens.hpp"

#include <gtest/gtest.h>

namespace gaffer::architecture {
namespace {

std::vector<std::string_view> texts(std::string_view source)
{
    std::vector<std::string_view> result;
    for (const Token& token : tokenize(source)) result.push_back(token.text);
    return result;
}

using Texts = std::vector<std::string_view>;

TEST(Tokens, KeepQuotesEscapesAndRawTextWhole)
{
    EXPECT_EQ(texts(R"(a = "x\"y" + 'z';)"), (Texts{"a", "=", R"("x\"y")", "+", "'z'", ";"}));
    EXPECT_EQ(texts("f(R\"x(a)\" } )x\")"), (Texts{"f", "(", "R\"x(a)\" } )x\"", ")"}));
    EXPECT_EQ(texts("u8\"a\" L'b'"), (Texts{"u8\"a\"", "L'b'"}));
}

TEST(Tokens, DigitSeparatorsBelongToTheNumber) { EXPECT_EQ(texts("60'000 + 1e-3"), (Texts{"60'000", "+", "1e-3"})); }

TEST(Tokens, ClosingAnglesComeOneByOne) { EXPECT_EQ(texts("a<b<c>>d"), (Texts{"a", "<", "b", "<", "c", ">", ">", "d"})); }

TEST(Tokens, CommentsAndDirectivesAreSetApart)
{
    const auto tokens = tokenize("#define A \\\n 1\n/* b\n */ c // d\n");
    ASSERT_EQ(tokens.size(), 4U);
    EXPECT_EQ(tokens[0].kind, TokenKind::Directive);
    EXPECT_EQ(tokens[1].kind, TokenKind::Comment);
    EXPECT_EQ(tokens[1].line, 3U);
    EXPECT_EQ(tokens[1].lastLine, 4U);
    ASSERT_EQ(withoutComments(tokens).size(), 1U);
    EXPECT_EQ(withoutComments(tokens).front().text, "c");
    EXPECT_EQ(withoutComments(tokens).front().line, 4U);
}

TEST(Tokens, UnfinishedSourceEndsQuietly)
{
    for (const char* source : {"\"abc", "/* abc", "R\"x(abc", "'", "{ ( ["}) EXPECT_FALSE(tokenize(source).empty()) << source;
    EXPECT_TRUE(tokenize("").empty());
}

TEST(Tokens, FindTheMatchOverNestedBrackets)
{
    const auto tokens = tokenize("( a [ { } ] ) b");
    EXPECT_EQ(behindMatch(tokens, 0), 7U);
    EXPECT_EQ(behindMatch(tokenize("( a"), 0), 2U);
}

} // namespace
} // namespace gaffer::architecture
