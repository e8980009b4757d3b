#pragma once

#include "core/report/catalogue.hpp"

namespace gaffer {

/// The daily yield report: head, key figures, fall-off ladder, kg balance per melt, product by station by crew, defects by owner,
/// and what was corrected, booked back, overridden or waits for an explanation. A figure that nothing counted is "–".
Report dailyYield(const ReportSource& source, const ReportRequest& request, Date date);

} // namespace gaffer
