#pragma once

#include "core/ports/history.hpp"
#include "core/ports/workshop_gateway.hpp"

namespace gaffer {

/// The curve of a point over [from, to) in at most `pixels` bins (1 to 4000), of a width that rollups serve quickly. Of a stretch
/// of empty bins only the first is kept: it tells a seat to break its line there. A point without a history has no bins.
Result<TrendCurve> trendCurve(const HistoryReader& history, const PointName& point, Instant from, Instant to, int pixels);

} // namespace gaffer
