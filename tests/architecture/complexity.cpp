#include "tests/architecture/outline.hpp"

#include <cctype>

namespace gaffer::architecture {
namespace {

/// Walks over the statements of one function body and adds up what each branch costs a reader.
class Walker {
public:
    Walker(const std::vector<Token>& code, std::size_t first, std::size_t last) : m_code{code}, m_at{first}, m_end{last} {}

    int walk()
    {
        while (m_at < m_end) statement(0);
        return m_total;
    }

private:
    [[nodiscard]] std::string_view text(std::size_t at) const { return at < m_end ? m_code[at].text : std::string_view{}; }
    [[nodiscard]] std::string_view here() const { return text(m_at); }
    bool take(std::string_view wanted)
    {
        if (here() != wanted) return false;
        ++m_at;
        return true;
    }

    void statement(int nesting)
    {
        const std::string_view word = here();
        if (word == "{") return block(nesting);
        if (word == "if") return branch(nesting, 1 + nesting);
        if (word == "for" || word == "while" || word == "switch" || word == "catch") return loop(nesting);
        if (word == "do") return repeat(nesting);
        if (word == "try") {
            ++m_at;
            return block(nesting);
        }
        if (word == "case" || word == "default") return label();
        if (word == "goto") ++m_total;
        expression(nesting, ";");
    }

    void block(int nesting)
    {
        ++m_at;
        while (m_at < m_end && here() != "}") statement(nesting);
        ++m_at;
    }

    void parentheses(int nesting)
    {
        if (take("(")) expression(nesting, ")");
    }

    void branch(int nesting, int cost)
    {
        ++m_at;
        take("constexpr");
        m_total += cost;
        parentheses(nesting);
        statement(nesting + 1);
        if (!take("else")) return;
        if (here() == "if") return branch(nesting, 1);
        ++m_total;
        statement(nesting + 1);
    }

    void loop(int nesting)
    {
        ++m_at;
        m_total += 1 + nesting;
        parentheses(nesting);
        statement(nesting + 1);
    }

    void repeat(int nesting)
    {
        ++m_at;
        m_total += 1 + nesting;
        statement(nesting + 1);
        take("while");
        parentheses(nesting);
        take(";");
    }

    void label()
    {
        while (m_at < m_end && here() != ":") ++m_at;
        ++m_at;
    }

    /// Reads up to and over `closing`. Inside, a brace behind a parameter list or a capture opens a lambda.
    void expression(int nesting, std::string_view closing)
    {
        std::string_view lastLogical;
        while (m_at < m_end) {
            const std::string_view word = here();
            if (word == closing || (closing == ";" && word == "}")) break;
            if (word == "{" && opensLambda()) {
                block(nesting + 1);
                continue;
            }
            ++m_at;
            if (word == "?")
                m_total += 1 + nesting;
            else if (isLogical(word, m_at - 1)) {
                if (word != lastLogical) ++m_total;
                lastLogical = word;
            } else if (word == "," || word == ";")
                lastLogical = {};
            else if (word == "(")
                expression(nesting, ")");
            else if (word == "[")
                expression(nesting, "]");
            else if (word == "{")
                expression(nesting, "}");
        }
        if (here() == closing) ++m_at;
    }

    [[nodiscard]] bool opensLambda() const
    {
        if (m_at == 0) return false;
        std::size_t before = m_at - 1;
        // A trailing return type stands between the parameters and the body.
        for (std::size_t back = before; back > 0 && before - back < 12; --back) {
            const std::string_view word = m_code[back].text;
            if (word == ";" || word == "{" || word == "}" || word == "," || word == "=") break;
            if (word == "->" && m_code[back - 1].text == ")") return true;
        }
        const std::string_view word = m_code[before].text;
        return word == ")" || word == "]" || word == "mutable" || word == "noexcept";
    }

    [[nodiscard]] bool isLogical(std::string_view word, std::size_t at) const
    {
        if (word == "||" || word == "and" || word == "or") return true;
        if (word != "&&" || at == 0) return false;
        const std::string_view before = m_code[at - 1].text;
        const std::string_view after = text(at + 1);
        const std::string_view behind = text(at + 2);
        if (before == "auto" || after == ")" || after == "," || after == ">" || after == "..." || after == "[") return false;
        const bool typeBefore = before == ">" || std::isupper(static_cast<unsigned char>(before.front())) != 0;
        return !typeBefore || (behind != ")" && behind != "," && behind != "=" && behind != ":");
    }

    const std::vector<Token>& m_code;
    std::size_t m_at;
    std::size_t m_end;
    int m_total{0};
};

} // namespace

int cognitiveComplexity(const std::vector<Token>& code, std::size_t first, std::size_t last)
{
    return Walker{code, first, last}.walk();
}

} // namespace gaffer::architecture
