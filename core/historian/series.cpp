#include "core/historian/series.hpp"

#include <span>

namespace gaffer {

namespace {

struct PolledSample {
    HistorySample sample;
    Duration every{};
};

/// Visits one piece, or notes the first fault in `outcome`; false when the visitor has enough.
bool visitAlone(const SeriesPiece& piece, Instant from, Instant to, const TakeSample& take, Outcome& outcome)
{
    const auto series = piece.load();
    if (!series && outcome) outcome = series.error();
    if (!series) return true;
    return visitSeries(*series, piece.decimals, from, to, [&](const HistorySample& sample) { return take(sample, piece.every); });
}

/// Visits a group of pieces that overlap, ordered by time and free of repeats; false when the visitor has enough.
bool visitMerged(std::span<const SeriesPiece> group, Instant from, Instant to, const TakeSample& take, Outcome& outcome)
{
    std::vector<PolledSample> merged;
    for (const SeriesPiece& piece : group)
        visitAlone(
            piece, from, to,
            [&](const HistorySample& sample, Duration every) {
                merged.push_back({sample, every});
                return true;
            },
            outcome);
    std::ranges::stable_sort(merged, {}, [](const PolledSample& polled) { return polled.sample.time; });
    const auto repeats = std::ranges::unique(merged, {}, &PolledSample::sample);
    merged.erase(repeats.begin(), repeats.end());
    return std::ranges::all_of(merged, [&](const PolledSample& polled) { return take(polled.sample, polled.every); });
}

} // namespace

void Series::add(std::int64_t time, const StoredValue& value)
{
    GAFFER_CHECK(times.empty() || time >= times.back());
    const auto mark = QualityMark::unpack(value.mark);
    GAFFER_CHECK(mark.has_value());
    times.push_back(time);
    // A repeated number costs one bit where a nought would cost a step down and up again.
    const bool keep = mark->usable() || numbers.empty();
    numbers.push_back(keep ? value.number : numbers.back());
    if (!marks.empty() && marks.back().mark == value.mark)
        ++marks.back().count;
    else
        marks.push_back({1, value.mark});
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
        const bool more = end == begin + 1 ? visitAlone(pieces[begin], from, to, take, outcome)
                                           : visitMerged(std::span{pieces}.subspan(begin, end - begin), from, to, take, outcome);
        if (!more) return outcome;
        begin = end;
    }
    return outcome;
}

} // namespace gaffer
