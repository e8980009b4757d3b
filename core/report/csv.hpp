#pragma once

#include "core/report/table.hpp"

#include <string>

namespace gaffer {

/// The report as CSV for spreadsheets: UTF-8 with BOM, CRLF, one table below the other. Texts that a spreadsheet would take for a
/// formula are marked as text; figures are written without the mark of typed ones, whose columns are named in a last column.
std::string reportCsv(const Report& report);

/// `text` as a cell that no spreadsheet takes for a formula.
std::string harmless(const std::string& text);

} // namespace gaffer
