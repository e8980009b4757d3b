#include "app/service/trend_curve.hpp"

#include "core/historian/trend.hpp"

#include <algorithm>

namespace gaffer {
namespace {

constexpr int mostPixels = 4000;
constexpr Duration narrowest{1000};

bool isEmpty(const HistoryBin& bin) { return bin.goodPercent <= 0; }

} // namespace

Result<TrendCurve> trendCurve(const HistoryReader& history, const PointName& point, Instant from, Instant to, int pixels)
{
    const Duration width = std::max(narrowest, trendWidth(from, to, std::clamp(pixels, 1, mostPixels)));
    auto bins = history.bins(point, from, to, width);
    if (!bins && bins.error().code != FaultCode::NotFound) return bins.error();
    TrendCurve curve{point, "", 0, false, {}};
    if (!bins) return curve;
    curve.bins = *std::move(bins);
    const auto repeats =
        std::ranges::unique(curve.bins, [](const HistoryBin& a, const HistoryBin& b) { return isEmpty(a) && isEmpty(b); });
    curve.bins.erase(repeats.begin(), repeats.end());
    return curve;
}

} // namespace gaffer
