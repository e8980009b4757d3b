#pragma once

#include "core/report/table.hpp"
#include "core/view/views.hpp"
#include "ui/i18n/say.hpp"
#include "ui/models/rows_model.hpp"

#include <span>

namespace gaffer::ui {

/// Order lines that are late, worst first; keys are 1042/1.
Rows lateOrders(std::span<const OrderView> orders, Language language);
/// Whether the service is there; while it is lost nothing shown is live.
enum class Liveness : std::uint8_t { Live, Lost };
/// All points with value, quality, reason and age at `now`; keys are point names.
Rows livePoints(std::span<const PointView> points, Instant now, Liveness liveness);
/// Mould copies; keys are M-17/1.
Rows mouldCopies(std::span<const MouldView> moulds);
/// A table of a report, totals last.
Rows reportRows(const ReportTable& table);
/// Products found; keys are codes.
Rows products(std::span<const Product> found, Language language);
/// What waits for an explanation; keys are tally/17 or stop/18.
Rows toExplain(std::span<const ExplainView> waiting, std::int64_t utcOffsetMinutes);

} // namespace gaffer::ui
