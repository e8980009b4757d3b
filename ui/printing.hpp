#pragma once

#include "core/base/result.hpp"
#include "core/report/table.hpp"

#include <QString>

class QPagedPaintDevice;

namespace gaffer::ui {

/// Paints the report black on white, page by page, on `device`, whose size and margins the caller has set. Needs a
/// QGuiApplication, on its thread.
void paintReport(QPagedPaintDevice& device, const Report& report);

/// Writes the report as an A4 PDF, lying, with page numbers. Needs a QGuiApplication (any platform, offscreen too), on its
/// thread. Unavailable when the file cannot be written.
Outcome writeReportPdf(const Report& report, const QString& file);

} // namespace gaffer::ui
