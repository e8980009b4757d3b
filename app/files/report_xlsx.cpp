#include "app/files/report_files.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <xlsxwriter.h>

namespace gaffer {
namespace {

/// Excel keeps a percentage as a share.
constexpr double hundred = 100;
constexpr std::size_t longestSheetName = 31;
constexpr double widestColumn = 60;
constexpr double narrowestColumn = 8;

/// Closes the workbook at the end, also after a fault.
class Workbook {
public:
    explicit Workbook(const std::string& file) : m_book{workbook_new(file.c_str())} {}
    ~Workbook()
    {
        if (m_book != nullptr) workbook_close(m_book);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;
    [[nodiscard]] lxw_workbook* get() const { return m_book; }
    /// False when the file could not be written: only closing tells.
    bool close()
    {
        lxw_workbook* const book = m_book;
        m_book = nullptr;
        return workbook_close(book) == LXW_NO_ERROR;
    }

private:
    lxw_workbook* m_book;
};

/// How often a letter counts towards the width of a column: Chinese letters are wide.
double widthOf(const std::string& text)
{
    double width = 0;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        constexpr unsigned char continuation = 0x80;
        constexpr unsigned char lead = 0xC0;
        if (byte < continuation) width += 1;
        // A letter of several bytes counts once, at its first; nearly all of them are Chinese here.
        if (byte >= lead) width += 2;
    }
    return width;
}

/// Writes one table after the other, each on its sheet.
class SheetWriter {
public:
    explicit SheetWriter(lxw_workbook* book) : m_book{book}, m_bold{workbook_add_format(book)}
    {
        format_set_bold(m_bold);
        format_set_bottom(m_bold, LXW_BORDER_THIN);
    }

    void write(const ReportTable& table)
    {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book, sheetName(table).c_str());
        GAFFER_CHECK(sheet != nullptr);
        worksheet_write_string(sheet, 0, 0, table.title.c_str(), m_bold);
        constexpr lxw_row_t head = 1;
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            worksheet_write_string(sheet, head, column(i), table.columns[i].c_str(), m_bold);
        // The head stays in sight on the screen and on each printed page.
        worksheet_freeze_panes(sheet, head + 1, 0);
        worksheet_repeat_rows(sheet, head, head);
        worksheet_set_paper(sheet, a4);
        worksheet_set_landscape(sheet);
        // As wide as the paper, as long as it takes.
        worksheet_fit_to_pages(sheet, 1, 0);
        lxw_row_t row = head + 1;
        for (const auto& cells : table.rows) writeRow(sheet, row++, cells);
        if (!table.totals.empty()) writeTotals(sheet, head + 1, row, table.totals);
        setWidths(sheet, table);
    }

private:
    static constexpr std::uint8_t a4 = 9;
    static lxw_col_t column(std::size_t index) { return static_cast<lxw_col_t>(index); }

    /// A name without the signs that Excel forbids, told apart from the others.
    std::string sheetName(const ReportTable& table)
    {
        std::string name = table.key;
        std::replace_if(
            name.begin(), name.end(),
            [](char letter) { return std::string_view{"[]:*?/\\'"}.find(letter) != std::string_view::npos; }, '-');
        return name.substr(0, longestSheetName);
    }

    /// The format of a figure; typed ones carry a star behind the number, which stays a number.
    lxw_format* formatOf(const Cell& cell)
    {
        std::string pattern = "0";
        if (cell.decimals > 0) pattern += "." + std::string(static_cast<std::size_t>(cell.decimals), '0');
        if (cell.kind == CellKind::Percent) pattern += "%";
        if (cell.typed) pattern += "\"*\"";
        lxw_format*& format = m_formats[pattern];
        if (format == nullptr) {
            format = workbook_add_format(m_book);
            format_set_num_format(format, pattern.c_str());
        }
        return format;
    }

    static double valueOf(const Cell& cell) { return cell.kind == CellKind::Percent ? cell.number / hundred : cell.number; }

    void writeCell(lxw_worksheet* sheet, lxw_row_t row, std::size_t at, const Cell& cell)
    {
        if (cell.kind == CellKind::Text || cell.kind == CellKind::Unknown)
            worksheet_write_string(sheet, row, column(at), figureText(cell).c_str(), nullptr);
        else
            worksheet_write_number(sheet, row, column(at), valueOf(cell), formatOf(cell));
    }

    void writeRow(lxw_worksheet* sheet, lxw_row_t row, const std::vector<Cell>& cells)
    {
        for (std::size_t i = 0; i < cells.size(); ++i) writeCell(sheet, row, i, cells[i]);
    }

    void writeTotals(lxw_worksheet* sheet, lxw_row_t first, lxw_row_t row, const std::vector<Cell>& totals)
    {
        for (std::size_t i = 0; i < totals.size(); ++i) {
            // A formula, so that whoever filters the rows sees the sum of what is left; the value beside it serves readers
            // that do not calculate.
            const bool sum = totals[i].kind == CellKind::Whole || totals[i].kind == CellKind::Decimal;
            if (!sum || row == first) {
                writeCell(sheet, row, i, totals[i]);
                continue;
            }
            std::array<char, 16> from{};
            std::array<char, 16> to{};
            lxw_rowcol_to_cell(from.data(), first, column(i));
            lxw_rowcol_to_cell(to.data(), row - 1, column(i));
            const std::string formula = std::string{"=SUM("} + from.data() + ":" + to.data() + ")";
            worksheet_write_formula_num(sheet, row, column(i), formula.c_str(), formatOf(totals[i]), valueOf(totals[i]));
        }
    }

    static void setWidths(lxw_worksheet* sheet, const ReportTable& table)
    {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            double width = widthOf(table.columns[i]);
            for (const auto& row : table.rows)
                if (i < row.size()) width = std::max(width, widthOf(cellText(row[i])));
            worksheet_set_column(sheet, column(i), column(i), std::clamp(width + 2, narrowestColumn, widestColumn), nullptr);
        }
    }

    lxw_workbook* m_book;
    lxw_format* m_bold;
    std::map<std::string, lxw_format*> m_formats;
};

} // namespace

Outcome writeReportXlsx(const Report& report, const std::string& file)
{
    Workbook book{file};
    const Fault cannot{FaultCode::Unavailable, "report.cannotWrite", file + " cannot be written", {file}};
    if (book.get() == nullptr) return cannot;
    // The library takes a char*; the text has to live until the workbook is closed.
    std::string title = report.title + " " + report.hall + " " + toText(report.businessDate);
    lxw_doc_properties properties{};
    properties.title = title.data();
    workbook_set_properties(book.get(), &properties);
    SheetWriter writer{book.get()};
    for (const ReportTable& table : report.tables) writer.write(table);
    if (!book.close()) return cannot;
    return Done{};
}

} // namespace gaffer
