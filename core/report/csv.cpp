#include "core/report/csv.hpp"

#include "core/base/check.hpp"
#include "core/report/texts.hpp"

#include <algorithm>

namespace gaffer {
namespace {

/// Chinese Excel takes UTF-8 for GBK without it.
constexpr std::string_view byteOrderMark{"\xEF\xBB\xBF"};
/// As RFC 4180 and every spreadsheet expect it.
constexpr std::string_view lineEnd{"\r\n"};

/// RFC 4180: a cell with a comma, a quote or a line break is quoted, its quotes doubled.
std::string quoted(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string cell{"\""};
    for (const char letter : text) cell += letter == '"' ? std::string{"\"\""} : std::string(1, letter);
    return cell + "\"";
}

std::string cellCsv(const Cell& cell) { return quoted(cell.kind == CellKind::Text ? harmless(cell.text) : figureText(cell)); }

/// Figures stay numbers for programs that compute with them; who typed what is told beside them.
std::string typedColumnsOf(const ReportTable& table, const std::vector<Cell>& row)
{
    std::string names;
    for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i)
        if (row[i].typed) names += (names.empty() ? "" : "; ") + table.columns[i];
    return names;
}

bool anyTyped(const ReportTable& table)
{
    return std::any_of(table.rows.begin(), table.rows.end(), [](const auto& row) {
        return std::any_of(row.begin(), row.end(), [](const Cell& cell) { return cell.typed; });
    });
}

void writeTable(const ReportTable& table, const std::string& language, std::string& out)
{
    const bool typed = anyTyped(table);
    out += quoted(harmless(table.title)) + std::string{lineEnd};
    for (std::size_t i = 0; i < table.columns.size(); ++i) out += (i == 0 ? "" : ",") + quoted(harmless(table.columns[i]));
    if (typed) out += "," + quoted(reportText("typedColumns", language));
    out += lineEnd;
    const auto writeRow = [&](const std::vector<Cell>& row) {
        GAFFER_CHECK(row.size() == table.columns.size());
        for (std::size_t i = 0; i < row.size(); ++i) out += (i == 0 ? "" : ",") + cellCsv(row[i]);
        if (typed) out += "," + quoted(typedColumnsOf(table, row));
        out += lineEnd;
    };
    for (const auto& row : table.rows) writeRow(row);
    if (!table.totals.empty()) writeRow(table.totals);
}

} // namespace

std::string harmless(const std::string& text)
{
    constexpr std::string_view formulaStarts{"=+-@\t\r"};
    const bool risky = !text.empty() && formulaStarts.find(text.front()) != std::string_view::npos;
    return risky ? "'" + text : text;
}

std::string reportCsv(const Report& report)
{
    std::string out{byteOrderMark};
    out += quoted(harmless(report.title)) + "," + quoted(harmless(report.hall)) + "," + toText(report.businessDate) +
           std::string{lineEnd};
    for (const ReportTable& table : report.tables) {
        out += lineEnd;
        writeTable(table, report.language, out);
    }
    return out;
}

} // namespace gaffer
