#include "core/import/csv_reader.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer {
namespace {

constexpr std::string_view byteOrderMark{"\xEF\xBB\xBF"};

/// Walks over the text once, a cell at a time.
class CsvScanner {
public:
    explicit CsvScanner(std::string_view text) : m_left{text} {}

    Result<std::vector<CsvRow>> rows()
    {
        std::vector<CsvRow> rows;
        while (!m_left.empty()) {
            const std::size_t before = m_left.size();
            CsvRow row{m_line, {}};
            bool more = true;
            while (more) {
                std::string& cell = row.cells.emplace_back();
                if (!takeCell(cell)) return wrong(row.cells.size(), cell);
                more = takeIf(',');
            }
            if (!takeLineEnd() && !m_left.empty()) return wrong(row.cells.size(), row.cells.back());
            // A row that takes nothing would be read for ever.
            GAFFER_CHECK(m_left.size() < before);
            const bool blank =
                std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); });
            if (!blank) rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    bool takeIf(char wanted)
    {
        if (m_left.empty() || m_left.front() != wanted) return false;
        m_left.remove_prefix(1);
        return true;
    }

    bool takeLineEnd()
    {
        const bool carriage = takeIf('\r');
        const bool feed = takeIf('\n');
        if (carriage || feed) ++m_line;
        return carriage || feed;
    }

    bool takeCell(std::string& cell)
    {
        if (takeIf('"')) return takeQuoted(cell);
        const std::size_t end = std::min(m_left.find_first_of(",\r\n"), m_left.size());
        std::string_view plain = m_left.substr(0, end);
        m_left.remove_prefix(end);
        while (!plain.empty() && (plain.front() == ' ' || plain.front() == '\t')) plain.remove_prefix(1);
        while (!plain.empty() && (plain.back() == ' ' || plain.back() == '\t')) plain.remove_suffix(1);
        cell = plain;
        return true;
    }

    bool takeQuoted(std::string& cell)
    {
        m_quoteLine = m_line;
        while (!m_left.empty()) {
            const char letter = m_left.front();
            m_left.remove_prefix(1);
            if (letter == '"' && !takeIf('"'))
                return m_left.empty() || std::string_view{",\r\n"}.find(m_left.front()) != std::string_view::npos;
            if (letter == '\n') ++m_line;
            cell += letter;
        }
        return false;
    }

    /// An open quote swallows the rest of the file; its first line is what the writer of the file will know again.
    [[nodiscard]] Fault wrong(std::size_t column, const std::string& cell) const
    {
        const std::string line = std::to_string(m_quoteLine);
        const std::string found = cell.substr(0, cell.find_first_of("\r\n"));
        return {FaultCode::BadInput,
                "csv.quote",
                "line " + line + ", column " + std::to_string(column) + ": found \"" + found +
                    "; allowed: a quoted cell that is closed by a quote, with a comma or the end of the line after it",
                {line}};
    }

    std::string_view m_left;
    std::size_t m_line{1};
    std::size_t m_quoteLine{1};
};

} // namespace

Result<std::vector<CsvRow>> readCsv(std::string_view text)
{
    if (text.starts_with(byteOrderMark)) text.remove_prefix(byteOrderMark.size());
    return CsvScanner{text}.rows();
}

} // namespace gaffer
