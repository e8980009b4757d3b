#include "core/historian/series.hpp"

#include "core/base/check.hpp"
#include "core/historian/stored_number.hpp"

#include <algorithm>

namespace gaffer {

namespace {

struct PolledSample {
    HistorySample sample;
    Duration every{};
};

/// Loads the pieces of one group into one list, ordered by time and free of repeats; notes the first fault in `outcome`.
std::vector<PolledSample> merge(std::span<const SeriesPiece> group, Instant from, Instant to, Outcome& outcome)
{
    std::vector<PolledSample> merged;
    for (const SeriesPiece& piece : group) {
        const auto series = piece.load();
        if (!series && outcome) outcome = series.error();
        if (!series) continue;
        visitSeries(*series, piece.decimals, [&](const HistorySample& sample) {
            if (sample.time >= from && sample.time < to) merged.push_back({sample, piece.every});
            return sample.time < to;
        });
    }
    if (group.size() == 1) return merged;
    std::ranges::stable_sort(merged, {}, [](const PolledSample& polled) { return polled.sample.time; });
    const auto repeats = std::ranges::unique(merged, {}, &PolledSample::sample);
    merged.erase(repeats.begin(), repeats.end());
    return merged;
}

} // namespace

void Series::add(std::int64_t time, const StoredValue& value)
{
    GAFFER_CHECK(times.empty() || time >= times.back());
    const auto mark = QualityMark::unpack(value.mark);
    GAFFER_CHECK(mark.has_value());
    times.push_back(time);
    const bool keep = mark->usable() || numbers.empty();
    numbers.push_back(keep ? value.number : numbers.back());
    if (!marks.empty() && marks.back().mark == value.mark)
        ++marks.back().count;
    else
        marks.push_back({1, value.mark});
}

bool visitSeries(const Series& series, int decimals, const std::function<bool(const HistorySample&)>& take)
{
    std::size_t i = 0;
    for (const MarkRun& run : series.marks) {
        const auto mark = QualityMark::unpack(run.mark).value_or(badMark(Reason::Config));
        GAFFER_CHECK(run.count <= series.times.size() - i);
        for (const std::size_t end = i + run.count; i < end; ++i) {
            const double value = mark.usable() ? valueOf(series.numbers[i], decimals) : 0.0;
            if (!take({fromMillis(series.times[i]), value, mark})) return false;
        }
    }
    return true;
}

Outcome visitPieces(std::vector<SeriesPiece> pieces, Instant from, Instant to, const TakeSample& take)
{
    std::erase_if(pieces, [&](const SeriesPiece& piece) { return piece.last < from || piece.first >= to; });
    std::ranges::stable_sort(pieces, {}, &SeriesPiece::first);
    Outcome outcome = Done{};
    for (std::size_t begin = 0; begin < pieces.size();) {
        std::size_t end = begin + 1;
        for (Instant last = pieces[begin].last; end < pieces.size() && pieces[end].first <= last; ++end)
            last = std::max(last, pieces[end].last);
        for (const PolledSample& polled : merge(std::span{pieces}.subspan(begin, end - begin), from, to, outcome))
            if (!take(polled.sample, polled.every)) return outcome;
        begin = end;
    }
    return outcome;
}

} // namespace gaffer
