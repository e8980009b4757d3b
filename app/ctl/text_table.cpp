#include "app/ctl/text_table.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

namespace gaffer {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view nothing{"–"};

/// As people read it: one decimal, yes and no, a dash for nothing, lists by their length.
std::string shown(const Json& value)
{
    if (value.is_null()) return std::string{nothing};
    if (value.is_string()) return value.get<std::string>().empty() ? std::string{nothing} : value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_array()) return std::to_string(value.size());
    if (value.is_object()) return value.contains("value") ? shown(value["value"]) : value.dump();
    if (!value.is_number_float()) return value.dump();
    constexpr double tenth = 10;
    std::string text = std::to_string(std::round(value.get<double>() * tenth) / tenth);
    return text.substr(0, text.find('.') + 2);
}

/// Only signs that figures are made of; a dash stands to the right among them.
bool isFigure(const std::string& text)
{
    return !text.empty() && (text == nothing || text.find_first_not_of("0123456789.-+%*") == std::string::npos);
}

/// The code point at `at`, which moves behind it.
char32_t takeCodePoint(std::string_view text, std::size_t& at)
{
    const auto lead = static_cast<unsigned char>(text[at++]);
    constexpr unsigned char two = 0xC0;
    constexpr unsigned char three = 0xE0;
    constexpr unsigned char four = 0xF0;
    const int more = lead >= four ? 3 : lead >= three ? 2 : lead >= two ? 1 : 0;
    char32_t point = more == 3 ? lead & 0x07U : more == 2 ? lead & 0x0FU : more == 1 ? lead & 0x1FU : lead;
    for (int i = 0; i < more && at < text.size(); ++i) point = (point << 6U) | (static_cast<unsigned char>(text[at++]) & 0x3FU);
    return point;
}

/// East Asian wide and full-width ranges of Unicode (UAX 11), as far as names of people and products use them.
bool isWide(char32_t point)
{
    return (point >= 0x1100 && point <= 0x115F) || (point >= 0x2E80 && point <= 0xA4CF) || (point >= 0xAC00 && point <= 0xD7A3) ||
           (point >= 0xF900 && point <= 0xFAFF) || (point >= 0xFE30 && point <= 0xFE6F) || (point >= 0xFF00 && point <= 0xFF60) ||
           (point >= 0xFFE0 && point <= 0xFFE6);
}

} // namespace

std::size_t shownWidth(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) width += isWide(takeCodePoint(text, at)) ? 2 : 1;
    return width;
}

std::string alignedTable(const std::vector<std::vector<std::string>>& rows)
{
    std::vector<std::size_t> widths;
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (widths.size() <= i) widths.push_back(0);
            widths[i] = std::max(widths[i], shownWidth(row[i]));
        }
    std::string text;
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string pad(widths[i] - shownWidth(row[i]), ' ');
            line += (i == 0 ? "" : "  ") + (isFigure(row[i]) ? pad + row[i] : row[i] + pad);
        }
        // Blanks at the end of a line would only wrap on narrow terminals.
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string textsAsValues(const std::string& jsonPoints)
{
    Json points = Json::parse(jsonPoints);
    for (Json& point : points) {
        const Json text = std::exchange(point["text"], nullptr);
        if (!text.is_null()) point["value"] = text;
        point.erase("text");
    }
    return points.dump();
}

std::string tableOf(const std::string& jsonList, const std::vector<std::string>& members)
{
    const Json list = Json::parse(jsonList, nullptr, false);
    if (!list.is_array()) return jsonList + "\n";
    std::vector<std::vector<std::string>> rows{members};
    for (const Json& item : list) {
        rows.emplace_back();
        for (const std::string& member : members)
            rows.back().push_back(item.is_object() && item.contains(member) ? shown(item[member]) : std::string{nothing});
    }
    return alignedTable(rows);
}

std::string linesOf(const std::string& jsonObject)
{
    const Json object = Json::parse(jsonObject, nullptr, false);
    if (!object.is_object()) return jsonObject + "\n";
    std::vector<std::vector<std::string>> lines;
    std::string tables;
    for (const auto& [name, member] : object.items()) {
        if (!member.is_array() || member.empty() || !member.front().is_object()) {
            lines.push_back({name, shown(member)});
            continue;
        }
        std::vector<std::string> columns;
        for (const auto& [column, ignored] : member.front().items()) columns.push_back(column);
        tables += "\n" + name + "\n" + tableOf(member.dump(), columns);
    }
    return alignedTable(lines) + tables;
}

} // namespace gaffer
