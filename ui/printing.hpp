#pragma once

#include "core/base/result.hpp"
#include "core/report/table.hpp"

#include <QString>

namespace gaffer::ui {

/// The report as HTML for print, black on white; column heads repeat on every page.
QString reportHtml(const Report& report);

/// Writes the report as an A4 PDF with page numbers. Needs a QGuiApplication (any platform, offscreen too), on its thread.
/// Unavailable when the file cannot be written.
Outcome writeReportPdf(const Report& report, const QString& file);

} // namespace gaffer::ui
