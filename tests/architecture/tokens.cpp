#include "tests/architecture/tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <string>
#include <utility>

namespace gaffer::architecture {
namespace {

constexpr std::array<std::string_view, 22> longSymbols{"<=>", "...", "->*", "<<=", "::", "->", "<<", "<=", ">=", "==", "!=",
                                                       "&&",  "||",  "++",  "--",  "+=", "-=", "*=", "/=", "%=", "|=", "&="};

bool isWordPart(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

class Cutter {
public:
    explicit Cutter(std::string_view source) : m_source{source} {}

    std::vector<Token> cut()
    {
        while (m_at < m_source.size()) {
            const char c = m_source[m_at];
            if (c == '\n')
                newLine();
            else if (std::isspace(static_cast<unsigned char>(c)) != 0)
                ++m_at;
            else
                next(c);
        }
        return std::move(m_tokens);
    }

private:
    void newLine()
    {
        ++m_line;
        ++m_at;
        m_lineStart = true;
    }

    void next(char c)
    {
        const bool first = std::exchange(m_lineStart, false);
        if (m_source.substr(m_at, 2) == "//")
            add(TokenKind::Comment, lineEnd(m_at));
        else if (m_source.substr(m_at, 2) == "/*")
            add(TokenKind::Comment, behind("*/", m_at + 2));
        else if (c == '#' && first)
            add(TokenKind::Directive, directiveEnd());
        else if (const std::size_t quote = quoteAfterPrefix(); quote != std::string_view::npos)
            add(TokenKind::Text, textEnd(quote));
        else if (std::isdigit(static_cast<unsigned char>(c)) != 0)
            add(TokenKind::Number, numberEnd());
        else if (isWordPart(c))
            add(TokenKind::Word, wordEnd());
        else
            add(TokenKind::Symbol, m_at + symbolLength());
    }

    void add(TokenKind kind, std::size_t end)
    {
        const std::string_view text = m_source.substr(m_at, end - m_at);
        const std::size_t first = m_line;
        m_line += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        m_tokens.push_back({kind, text, first, m_line});
        m_at = end;
    }

    [[nodiscard]] std::size_t lineEnd(std::size_t from) const { return std::min(m_source.find('\n', from), m_source.size()); }

    [[nodiscard]] std::size_t behind(std::string_view mark, std::size_t from) const
    {
        const std::size_t found = m_source.find(mark, from);
        return found == std::string_view::npos ? m_source.size() : found + mark.size();
    }

    [[nodiscard]] std::size_t directiveEnd() const
    {
        std::size_t end = lineEnd(m_at);
        while (end < m_source.size() && m_source[end - 1] == '\\') end = lineEnd(end + 1);
        const std::size_t comment = m_source.substr(m_at, end - m_at).find("//");
        const bool isInclude = m_source.substr(m_at, end - m_at).find("include") != std::string_view::npos;
        return comment == std::string_view::npos || isInclude ? end : m_at + comment;
    }

    /// The place of the quote that begins a literal here, possibly behind u8, L, R and the like; npos when there is none.
    [[nodiscard]] std::size_t quoteAfterPrefix() const
    {
        std::size_t at = m_at;
        while (at < m_source.size() && at - m_at < 3 && std::string_view{"uUL8R"}.find(m_source[at]) != std::string_view::npos)
            ++at;
        return at < m_source.size() && (m_source[at] == '"' || m_source[at] == '\'') ? at : std::string_view::npos;
    }

    [[nodiscard]] std::size_t textEnd(std::size_t quote) const
    {
        if (quote > m_at && m_source[quote - 1] == 'R') {
            const std::size_t open = m_source.find('(', quote);
            return behind(")" + std::string{m_source.substr(quote + 1, open - quote - 1)} + "\"", open);
        }
        std::size_t at = quote + 1;
        while (at < m_source.size() && m_source[at] != m_source[quote]) at += m_source[at] == '\\' ? 2 : 1;
        return std::min(at + 1, m_source.size());
    }

    [[nodiscard]] std::size_t wordEnd() const
    {
        std::size_t at = m_at;
        while (at < m_source.size() && isWordPart(m_source[at])) ++at;
        return at;
    }

    [[nodiscard]] std::size_t numberEnd() const
    {
        std::size_t at = m_at;
        const auto exponentSign = [&] {
            return (m_source[at] == '+' || m_source[at] == '-') &&
                   std::string_view{"eEpP"}.find(m_source[at - 1]) != std::string_view::npos;
        };
        while (at < m_source.size() &&
               (isWordPart(m_source[at]) || m_source[at] == '.' || m_source[at] == '\'' || exponentSign()))
            ++at;
        return at;
    }

    [[nodiscard]] std::size_t symbolLength() const
    {
        for (const std::string_view symbol : longSymbols)
            if (m_source.substr(m_at, symbol.size()) == symbol) return symbol.size();
        return 1;
    }

    std::string_view m_source;
    std::vector<Token> m_tokens;
    std::size_t m_at{0};
    std::size_t m_line{1};
    bool m_lineStart{true};
};

} // namespace

std::vector<Token> tokenize(std::string_view source) { return Cutter{source}.cut(); }

std::vector<Token> withoutComments(const std::vector<Token>& tokens)
{
    std::vector<Token> code;
    std::copy_if(tokens.begin(), tokens.end(), std::back_inserter(code),
                 [](const Token& token) { return token.kind != TokenKind::Comment && token.kind != TokenKind::Directive; });
    return code;
}

std::size_t behindMatch(const std::vector<Token>& tokens, std::size_t open)
{
    std::size_t depth = 0;
    for (std::size_t at = open; at < tokens.size(); ++at) {
        if (tokens[at].kind != TokenKind::Symbol) continue;
        const std::string_view text = tokens[at].text;
        if (text == "(" || text == "[" || text == "{") ++depth;
        if (text == ")" || text == "]" || text == "}") --depth;
        if (depth == 0) return at + 1;
    }
    return tokens.size();
}

} // namespace gaffer::architecture
