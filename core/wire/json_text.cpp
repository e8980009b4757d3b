#include "core/wire/json_text.hpp"

#include <algorithm>

namespace gaffer::wire {
namespace {

/// Nothing of ours nests deeper; deeper text is refused because walking it would use up the stack.
constexpr std::size_t deepest = 64;

/// Follows the parser to know where it is, to see keys that stand twice and nesting without end.
class Follower {
public:
    explicit Follower(Problems& problems) : m_problems{problems} {}

    /// Takes the parser's next step; false drops what it is at.
    bool follow(Json::parse_event_t event, const Json& parsed)
    {
        using Event = Json::parse_event_t;
        switch (event) {
        case Event::object_start: return open(true);
        case Event::array_start: return open(false);
        case Event::object_end:
        case Event::array_end: close(); break;
        case Event::key: enter(parsed.get<std::string>()); break;
        case Event::value: step(); break;
        }
        return true;
    }

    /// Where the parser is, as a JSON pointer.
    [[nodiscard]] std::string pointer() const
    {
        std::string text;
        for (const Level& level : m_levels) {
            if (!level.object)
                text += "/" + std::to_string(level.index);
            else if (!level.key.empty())
                text += "/" + level.key;
        }
        return text;
    }

private:
    struct Level {
        bool object;
        std::size_t index{0};
        std::string key;
        std::set<std::string> keys;
    };

    bool open(bool object)
    {
        m_levels.push_back({object, 0, {}, {}});
        if (m_levels.size() != deepest + 1) return m_levels.size() <= deepest;
        m_problems.push_back({pointer(), "more than " + std::to_string(deepest) + " levels of nesting", "fewer levels", ""});
        return false;
    }

    void close()
    {
        if (!m_levels.empty()) m_levels.pop_back();
        step();
    }

    void enter(const std::string& key)
    {
        if (m_levels.empty()) return;
        Level& level = m_levels.back();
        level.key = key;
        if (level.keys.insert(key).second) return;
        m_problems.push_back({pointer(), "\"" + key + "\" a second time in the same object", "each key once", ""});
    }

    /// One member of the innermost list or object is complete.
    void step()
    {
        if (m_levels.empty()) return;
        m_levels.back().key.clear();
        ++m_levels.back().index;
    }

    Problems& m_problems;
    std::vector<Level> m_levels;
};

/// "line 3, column 7" of a byte of the text, both counted from 1, columns in characters.
std::string placeOf(std::string_view text, std::size_t byte)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto lines = std::ranges::count(before, '\n');
    const std::size_t lineStart = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    const auto isContinuation = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    const auto inner = before.substr(lineStart);
    const auto column = std::ssize(inner) - std::ranges::count_if(inner, isContinuation);
    return "line " + std::to_string(lines + 1) + ", column " + std::to_string(std::max<std::ptrdiff_t>(column, 1));
}

/// The parser's own words about what it met and what it wanted.
Problem syntaxProblem(std::string_view text, const Json::parse_error& error, const std::string& pointer)
{
    const std::string message = error.what();
    const std::size_t dash = message.find(" - ");
    std::string found = dash == std::string::npos ? message : message.substr(dash + 3);
    std::string allowed = "JSON";
    const std::string separator = "; expected ";
    if (const std::size_t at = found.find(separator); at != std::string::npos) {
        allowed = found.substr(at + separator.size());
        found = found.substr(0, at);
    }
    return {pointer, "at " + placeOf(text, error.byte) + ": " + found, allowed, ""};
}

bool isUtf16(std::string_view text)
{
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") ||
           (text.size() >= 2 && (text[0] == '\0' || text[1] == '\0'));
}

} // namespace

Json parseJson(std::string_view text, Problems& problems)
{
    const Json nothing(Json::value_t::discarded);
    if (isUtf16(text)) {
        problems.push_back({"", "text in UTF-16", "JSON in UTF-8", ""});
        return nothing;
    }
    Follower follower{problems};
    try {
        return Json::parse(text,
                           [&](int, Json::parse_event_t event, const Json& parsed) { return follower.follow(event, parsed); });
    } catch (const Json::parse_error& error) {
        problems.push_back(syntaxProblem(text, error, follower.pointer()));
    } catch (const Json::exception& error) {
        problems.push_back({follower.pointer(), error.what(), "JSON with numbers a computer can hold", ""});
    }
    return nothing;
}

} // namespace gaffer::wire
