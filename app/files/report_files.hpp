#pragma once

#include "core/base/result.hpp"
#include "core/report/table.hpp"

#include <ostream>
#include <string>

namespace gaffer {

/// Writes a report as csv, xlsx, pdf or json into `file`, replacing it only when it is complete; csv and json go to `out` when
/// `file` is empty. BadInput for another format, Unavailable when the file cannot be written.
Outcome writeReport(const Report& report, const std::string& format, const std::string& file, std::ostream& out);

/// Writes a report as an Excel workbook: a sheet for each table, real numbers, frozen heads, sums as formulas with their values.
Outcome writeReportXlsx(const Report& report, const std::string& file);

/// Writes a report as an A4 PDF, without a display. On the main thread.
Outcome writeReportPdfFile(const Report& report, const std::string& file);

} // namespace gaffer
