#include "core/wire/stored_text.hpp"

#include "core/base/check.hpp"
#include "core/wire/json.hpp"

namespace gaffer::wire {

bool StoredText::skip(char letter)
{
    if (!m_rest.starts_with(letter)) return false;
    m_rest.remove_prefix(1);
    return true;
}

bool StoredText::skip(std::string_view letters)
{
    if (!m_rest.starts_with(letters)) return false;
    m_rest.remove_prefix(letters.size());
    return true;
}

bool StoredText::skipName(std::string_view name, bool first)
{
    return (first || skip(',')) && skip('"') && skip(name) && skip("\":");
}

std::optional<std::string_view> StoredText::text()
{
    if (!m_rest.starts_with('"')) return std::nullopt;
    const std::size_t end = m_rest.find_first_of("\"\\", 1);
    if (end == std::string_view::npos) return std::nullopt;
    if (m_rest[end] == '"') {
        const std::string_view plain = m_rest.substr(1, end - 1);
        m_rest.remove_prefix(end + 1);
        return plain;
    }
    // A text with signs that are written in another way is rare: the library reads it.
    std::size_t close = end;
    while (close < m_rest.size() && m_rest[close] != '"') close += m_rest[close] == '\\' ? 2 : 1;
    if (close >= m_rest.size()) return std::nullopt;
    GAFFER_CHECK(m_rest[close] == '"');
    const Json read = Json::parse(m_rest.substr(0, close + 1), nullptr, false);
    if (!read.is_string()) return std::nullopt;
    m_plain = read.get<std::string>();
    m_rest.remove_prefix(close + 1);
    return m_plain;
}

bool StoredText::take(bool& out)
{
    out = skip("true");
    return out || skip("false");
}

bool StoredText::take(double& out)
{
    const auto [end, error] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), out);
    const bool isNumber = error == std::errc{} && (m_rest.front() == '-' || (m_rest.front() >= '0' && m_rest.front() <= '9'));
    GAFFER_CHECK(!isNumber || end > m_rest.data());
    if (isNumber) m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
    return isNumber;
}

bool StoredText::take(std::string& out)
{
    const auto written = text();
    if (written) out = *written;
    return written.has_value();
}

bool StoredText::take(Instant& out) { return takeParsed(out, parseInstant); }

bool StoredText::take(Duration& out) { return takeParsed(out, parseDuration); }

bool StoredText::take(Date& out)
{
    if (skip("null")) {
        out = Date{};
        return true;
    }
    return takeParsed(out, parseDate);
}

} // namespace gaffer::wire
