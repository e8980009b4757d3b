#pragma once

#include "core/base/result.hpp"
#include "core/ports/history.hpp"

#include <optional>
#include <ostream>

namespace gaffer {

/// Writes the stored samples of `point` in [from, to) as CSV with the header time,value,quality,reason; with `every` its bins as
/// time,min,max,mean,last,good_percent. Streams: never holds more than the store itself does. NotFound before anything is
/// written when the point never existed; Unavailable when `out` takes no more.
Outcome writeHistoryCsv(const HistoryReader& reader, const PointName& point, Instant from, Instant to,
                        std::optional<Duration> every, std::ostream& out);

} // namespace gaffer
