#pragma once

#include "core/base/check.hpp"
#include "core/base/result.hpp"
#include "core/historian/stored_number.hpp"
#include "core/historian/stored_scan.hpp"
#include "core/ports/history.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

namespace gaffer {

/// A stretch of equal marks.
struct MarkRun {
    std::uint32_t count{};
    /// QualityMark::packed().
    std::uint16_t mark{};
    bool operator==(const MarkRun&) const = default;
};

/// A stretch of one point's stored values in columns; the form that chunks hold.
struct Series {
    /// UTC milliseconds, never going back.
    std::vector<std::int64_t> times;
    /// As storedNumber() makes them; where the mark is bad, the number before is repeated.
    std::vector<std::int64_t> numbers;
    /// Their counts add up to the number of values.
    std::vector<MarkRun> marks;

    /// Appends one value.
    void add(std::int64_t time, const StoredValue& value);
    bool operator==(const Series&) const = default;
};

/// Makes the samples of a series in [from, to) again, in order; stops when `take` (HistorySample to bool) returns false and then
/// gives false.
template <class Take> bool visitSeries(const Series& series, int decimals, Instant from, Instant to, Take&& take)
{
    const auto end = static_cast<std::size_t>(std::ranges::lower_bound(series.times, toMillis(to)) - series.times.begin());
    auto next = static_cast<std::size_t>(std::ranges::lower_bound(series.times, toMillis(from)) - series.times.begin());
    std::size_t runEnd = 0;
    for (const MarkRun& run : series.marks) {
        runEnd += run.count;
        GAFFER_CHECK(runEnd <= series.times.size());
        const auto mark = QualityMark::unpack(run.mark).value_or(badMark(Reason::Config));
        for (; next < std::min(runEnd, end); ++next) {
            const double value = mark.usable() ? valueOf(series.numbers[next], decimals) : 0.0;
            if (!take(HistorySample{fromMillis(series.times[next]), value, mark})) return false;
        }
    }
    return true;
}

/// A stretch of a point's history that can be loaded: an open block in memory or a chunk in a file.
struct SeriesPiece {
    /// The first and last time in it.
    Instant first{};
    Instant last{};
    /// Of its point, as it was when the values were taken.
    int decimals{};
    Duration every{};
    /// Gives the values, in order of time.
    std::function<Result<Series>()> load;
};

/// Takes a sample and the period at which its point was polled then; false stops the visit.
using TakeSample = std::function<bool(const HistorySample&, Duration)>;

/// Visits the samples of all `pieces` that lie in [from, to), in order of time; of samples equal in time, value and mark only
/// one (a scan that was stored twice is one scan). Loads only what touches the span, and one piece at a time unless they
/// overlap. A piece that cannot be loaded is left out, its fault given at the end.
Outcome visitPieces(std::vector<SeriesPiece> pieces, Instant from, Instant to, const TakeSample& take);

} // namespace gaffer
