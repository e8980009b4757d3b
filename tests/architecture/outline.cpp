#include "tests/architecture/outline.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <utility>

namespace gaffer::architecture {
namespace {

/// One token of a declaration, or a bracketed list folded into "()", "[]", "<>" or "{}".
struct Part {
    std::string_view text;
    std::size_t line{};
};

struct Scope {
    bool type{false};
    /// What stands here is offered to others.
    bool open{true};
};

bool isKeyword(std::string_view text)
{
    static constexpr std::array<std::string_view, 8> keywords{"requires", "noexcept",  "alignas", "decltype",
                                                              "explicit", "constexpr", "const",   "return"};
    return std::find(keywords.begin(), keywords.end(), text) != keywords.end();
}

bool isWord(std::string_view text)
{
    return !text.empty() && (std::isalnum(static_cast<unsigned char>(text.front())) != 0 || text.front() == '_');
}

/// A macro's use looks like a declaration, but offers nothing by itself.
bool isMacro(std::string_view name)
{
    return name.find('_') != std::string_view::npos &&
           std::none_of(name.begin(), name.end(), [](unsigned char c) { return std::islower(c) != 0; });
}

/// A declaration that is being read, from its first token to its `;` or `{`.
class Declaration {
public:
    void add(std::string_view text, std::size_t line) { m_parts.push_back({text, line}); }
    void clear() { m_parts.clear(); }
    [[nodiscard]] bool empty() const { return m_parts.empty(); }
    [[nodiscard]] std::size_t firstLine() const { return m_parts.front().line; }
    [[nodiscard]] std::string_view last() const { return m_parts.empty() ? std::string_view{} : m_parts.back().text; }
    [[nodiscard]] std::string_view beforeLast() const
    {
        return m_parts.size() < 2 ? std::string_view{} : m_parts[m_parts.size() - 2].text;
    }

    [[nodiscard]] std::size_t find(std::string_view text) const
    {
        for (std::size_t at = 0; at < m_parts.size(); ++at)
            if (m_parts[at].text == text) return at;
        return m_parts.size();
    }
    [[nodiscard]] bool has(std::string_view text) const { return find(text) < m_parts.size(); }
    [[nodiscard]] std::string_view at(std::size_t index) const
    {
        return index < m_parts.size() ? m_parts[index].text : std::string_view{};
    }
    [[nodiscard]] std::size_t size() const { return m_parts.size(); }

    /// The place of the first `=` that gives a value (not operator=).
    [[nodiscard]] std::size_t assignment() const
    {
        for (std::size_t at = 1; at < m_parts.size(); ++at)
            if (m_parts[at].text == "=" && m_parts[at - 1].text != "operator") return at;
        return m_parts.size();
    }

    /// The place of the parameter list, if this declares a function.
    [[nodiscard]] std::optional<std::size_t> parameters() const
    {
        const std::size_t end = std::min(assignment(), m_parts.size());
        for (std::size_t at = 1; at < end; ++at) {
            if (m_parts[at].text != "()") continue;
            const std::string_view before = m_parts[at - 1].text;
            const bool named = (isWord(before) && !isKeyword(before)) || isOperatorName(at) || before == "<>";
            if (named && at + 1 < m_parts.size() && m_parts[at + 1].text == "()" && before == "operator") return at + 1;
            if (named) return at;
        }
        return std::nullopt;
    }

    /// The place of the class, struct, union or enum that this defines, if it defines one.
    [[nodiscard]] std::optional<std::size_t> typeKeyword() const
    {
        const std::size_t end = std::min(assignment(), m_parts.size());
        for (std::size_t at = 0; at < end; ++at) {
            const std::string_view text = m_parts[at].text;
            if (text == "()" && at > 0 && m_parts[at - 1].text != "alignas") return std::nullopt;
            if (text == "class" || text == "struct" || text == "union" || text == "enum") return at;
        }
        return std::nullopt;
    }

private:
    [[nodiscard]] bool isOperatorName(std::size_t parameters) const
    {
        for (std::size_t back = 1; back <= 3 && back <= parameters; ++back)
            if (m_parts[parameters - back].text == "operator") return true;
        return false;
    }

    std::vector<Part> m_parts;
};

class Outliner {
public:
    explicit Outliner(const std::vector<Token>& tokens) : m_code{withoutComments(tokens)}
    {
        for (const Token& token : tokens) {
            if (token.kind != TokenKind::Comment) continue;
            if (token.text.starts_with("///<"))
                m_docBehind.insert(token.line);
            else if (token.text.starts_with("///") || token.text.starts_with("/**"))
                m_docAbove.insert(token.lastLine);
        }
    }

    Outline outline()
    {
        while (m_at < m_code.size()) scope({});
        return std::move(m_outline);
    }

private:
    void scope(Scope scope)
    {
        Declaration declaration;
        while (m_at < m_code.size()) {
            const Token& token = m_code[m_at];
            if (token.text == "}" && token.kind == TokenKind::Symbol) {
                ++m_at;
                return;
            }
            if (takeAccess(scope))
                declaration.clear();
            else if (token.text == ";")
                finish(declaration, scope, token.line);
            else if (token.text == "{")
                brace(declaration, scope);
            else if (token.text == "(" || token.text == "[")
                fold(declaration, token.text == "(" ? "()" : "[]", behindMatch(m_code, m_at));
            else if (const auto close = templateListEnd(declaration))
                fold(declaration, "<>", *close);
            else {
                declaration.add(token.kind == TokenKind::Text ? "\"\"" : token.text, token.line);
                ++m_at;
            }
        }
    }

    void fold(Declaration& declaration, std::string_view as, std::size_t behind)
    {
        declaration.add(as, m_code[m_at].line);
        m_at = behind;
    }

    /// Reads `public:`, `public slots:`, `signals:` and the like.
    bool takeAccess(Scope& scope)
    {
        static constexpr std::array<std::string_view, 5> words{"public", "protected", "private", "signals", "Q_SIGNALS"};
        const std::string_view word = m_code[m_at].text;
        if (!scope.type || std::find(words.begin(), words.end(), word) == words.end()) return false;
        std::size_t colon = m_at + 1;
        while (colon < m_code.size() && colon < m_at + 3 && m_code[colon].text != ":") ++colon;
        if (colon >= m_code.size() || m_code[colon].text != ":") return false;
        scope.open = m_typeOpen && word != "private" && word != "protected";
        m_at = colon + 1;
        return true;
    }

    /// The place behind the `>` that closes a template list beginning here; nothing when `<` is a comparison or a name.
    [[nodiscard]] std::optional<std::size_t> templateListEnd(const Declaration& declaration) const
    {
        if (m_code[m_at].text != "<" || !isWord(declaration.last()) || declaration.last() == "operator") return std::nullopt;
        int depth = 0;
        for (std::size_t at = m_at; at < m_code.size();) {
            const std::string_view text = m_code[at].text;
            if (text == ";") return std::nullopt;
            if (text == "(" || text == "[" || text == "{") {
                at = behindMatch(m_code, at);
                continue;
            }
            if (text == "<") ++depth;
            if (text == ">") --depth;
            ++at;
            if (depth == 0) return at;
        }
        return std::nullopt;
    }

    void brace(Declaration& declaration, const Scope& scope)
    {
        const auto type = declaration.typeKeyword();
        if (declaration.has("namespace") || (declaration.at(0) == "extern" && declaration.size() == 2))
            return enterNamespace(declaration, scope);
        if (type && declaration.at(*type) == "enum") return enumeration(declaration, *type, scope);
        if (type) return enterType(declaration, *type, scope);
        if (isBody(declaration)) return body(declaration, scope);
        fold(declaration, "{}", behindMatch(m_code, m_at));
    }

    [[nodiscard]] static bool isBody(const Declaration& declaration)
    {
        const auto parameters = declaration.parameters();
        if (!parameters || declaration.assignment() < declaration.size()) return false;
        if (declaration.last() == "requires" || (declaration.last() == "()" && declaration.beforeLast() == "requires"))
            return false;
        bool initializers = false;
        for (std::size_t at = *parameters; at < declaration.size(); ++at)
            initializers = initializers || declaration.at(at) == ":";
        return !initializers || !(isWord(declaration.last()) || declaration.last() == "<>");
    }

    void enterNamespace(Declaration& declaration, const Scope& outer)
    {
        const bool named = isWord(declaration.last()) && declaration.last() != "namespace";
        const bool hidden = declaration.has("namespace") && (!named || declaration.last() == "detail");
        declaration.clear();
        ++m_at;
        scope({.type = false, .open = outer.open && !hidden});
    }

    void enumeration(Declaration& declaration, std::size_t keyword, const Scope& scope)
    {
        const std::string name = typeName(declaration, keyword);
        m_outline.enums.push_back(name);
        offer(name, declaration.firstLine(), m_code[m_at].line, scope);
        m_at = behindMatch(m_code, m_at);
        declaration.clear();
        declaration.add("{}", 0);
    }

    void enterType(Declaration& declaration, std::size_t keyword, const Scope& outer)
    {
        const std::string name = typeName(declaration, keyword);
        const bool specialised =
            declaration.at(0) == "template" && declaration.has("<>") && isSpecialisation(declaration, keyword);
        if (!specialised) offer(name, declaration.firstLine(), m_code[m_at].line, outer);
        const bool isStruct = declaration.at(keyword) != "class";
        declaration.clear();
        ++m_at;
        const bool around = std::exchange(m_typeOpen, outer.open && !specialised);
        scope({.type = true, .open = m_typeOpen && isStruct});
        m_typeOpen = around;
        declaration.add("{}", 0);
    }

    [[nodiscard]] static bool isSpecialisation(const Declaration& declaration, std::size_t keyword)
    {
        for (std::size_t at = keyword + 1; at < declaration.size() && declaration.at(at) != ":"; ++at)
            if (declaration.at(at) == "<>") return true;
        return false;
    }

    [[nodiscard]] static std::string typeName(const Declaration& declaration, std::size_t keyword)
    {
        std::size_t at = keyword + 1;
        while (at < declaration.size() &&
               (!isWord(declaration.at(at)) || declaration.at(at) == "class" || declaration.at(at) == "alignas"))
            ++at;
        return std::string{declaration.at(at)};
    }

    void body(Declaration& declaration, const Scope& scope)
    {
        const std::string name{declaration.at(*declaration.parameters() - 1)};
        const std::size_t first = m_at;
        m_at = behindMatch(m_code, m_at);
        const std::size_t lastLine = m_code[m_at - 1].line;
        m_outline.functions.push_back({name, declaration.firstLine(), lastLine, cognitiveComplexity(m_code, first, m_at)});
        if (isOffer(declaration)) offer(name, declaration.firstLine(), m_code[first].line, scope, lastLine);
        declaration.clear();
    }

    /// Functions that need no sentence: overrides are explained where they are declared first, friends and destructors by rule.
    [[nodiscard]] static bool isOffer(const Declaration& declaration)
    {
        return !declaration.has("override") && !declaration.has("friend") && !declaration.has("~");
    }

    /// A declaration that ends with `;`.
    void finish(Declaration& declaration, const Scope& scope, std::size_t line)
    {
        ++m_at;
        if (!declaration.empty() && declaration.at(0) != "{}") offerDeclared(declaration, scope, line);
        declaration.clear();
    }

    void offerDeclared(const Declaration& declaration, const Scope& scope, std::size_t line)
    {
        static constexpr std::array<std::string_view, 5> silent{"friend", "static_assert", "typedef", "override", "~"};
        if (std::any_of(silent.begin(), silent.end(), [&](std::string_view word) { return declaration.has(word); })) return;
        if (declaration.last() == "default" || declaration.last() == "delete" || isGuide(declaration)) return;
        if (declaration.at(0) == "using") {
            if (!scope.type && declaration.has("=")) offer(std::string{declaration.at(1)}, declaration.firstLine(), line, scope);
            return;
        }
        if (const auto parameters = declaration.parameters())
            return offer(std::string{declaration.at(*parameters - 1)}, declaration.firstLine(), line, scope);
        if (!scope.type && !declaration.typeKeyword()) offerVariable(declaration, scope, line);
    }

    /// A template's deduction guide: Name(...) -> Name<...>.
    [[nodiscard]] static bool isGuide(const Declaration& declaration)
    {
        const std::size_t arrow = declaration.find("->");
        return arrow >= 2 && arrow < declaration.size() && declaration.at(arrow - 1) == "()" &&
               declaration.at(arrow + 1) == declaration.at(arrow - 2) && !declaration.has("auto");
    }

    void offerVariable(const Declaration& declaration, const Scope& scope, std::size_t line)
    {
        const std::size_t value = std::min({declaration.assignment(), declaration.find("{}"), declaration.size()});
        if (value == 0 || declaration.at(value - 1) == "<>") return; // a specialisation
        offer(std::string{declaration.at(value - 1)}, declaration.firstLine(), line, scope);
    }

    void offer(std::string name, std::size_t firstLine, std::size_t headLine, const Scope& scope, std::size_t lastLine = 0)
    {
        if (!scope.open || isMacro(name)) return;
        const bool documented =
            m_docAbove.contains(firstLine - 1) || m_docBehind.contains(headLine) || m_docBehind.contains(lastLine);
        m_outline.items.push_back({std::move(name), firstLine, documented});
    }

    std::vector<Token> m_code;
    std::set<std::size_t> m_docAbove;
    std::set<std::size_t> m_docBehind;
    Outline m_outline;
    std::size_t m_at{0};
    bool m_typeOpen{true};
};

} // namespace

Outline outlineOf(const std::vector<Token>& tokens) { return Outliner{tokens}.outline(); }

} // namespace gaffer::architecture
