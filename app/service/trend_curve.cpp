#include "app/service/trend_curve.hpp"

#include "core/historian/trend.hpp"

#include <algorithm>

namespace gaffer {
namespace {

/// No screen of a workshop is wider.
constexpr int mostPixels = 4000;
/// Below it there is at most one sample in a bin.
constexpr Duration narrowest{1000};

bool isEmpty(const HistoryBin& bin) { return bin.goodPercent <= 0; }

} // namespace

Result<TrendCurve> trendCurve(const HistoryReader& history, const PointName& point, Instant from, Instant to, int pixels)
{
    const Duration width = std::max(narrowest, trendWidth(from, to, std::clamp(pixels, 1, mostPixels)));
    auto bins = history.bins(point, from, to, width);
    if (!bins && bins.error().code != FaultCode::NotFound) return bins.error();
    TrendCurve curve{point, "", 0, false, {}};
    // A point without history is an empty curve: a new sensor has to start somewhere.
    if (!bins) return curve;
    curve.bins = *std::move(bins);
    // One empty bin says that there is a gap as well as a thousand do.
    const auto repeats =
        std::ranges::unique(curve.bins, [](const HistoryBin& a, const HistoryBin& b) { return isEmpty(a) && isEmpty(b); });
    curve.bins.erase(repeats.begin(), repeats.end());
    return curve;
}

} // namespace gaffer
