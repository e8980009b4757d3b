#include "core/view/live_values.hpp"

#include "core/base/check.hpp"

#include <algorithm>
#include <utility>

namespace gaffer {
namespace {

/// A shorter stretch tells the noise of the couple and not the slope of the glass.
constexpr Duration trailLength{std::chrono::minutes{30}};
/// Across a longer gap the glass may have been anywhere.
constexpr Duration longestGap{std::chrono::hours{4}};

} // namespace

void LiveValues::follow(const PointValue& value)
{
    if (value.typed || !value.mark.good() || value.info.unit != "degC") return;
    const auto [found, fresh] = m_trails.try_emplace(value.info.name, Trail{value.time, value.value, value.time, value.value});
    Trail& trail = found->second;
    const Duration since = value.time - trail.at;
    // A clock that was set back begins a new trail as a gap does.
    if (since < Duration{0} || since > longestGap)
        trail = {value.time, value.value, value.time, value.value};
    else if (since >= trailLength)
        trail = {value.time, value.value, trail.at, trail.value};
}

std::optional<double> LiveValues::risePerHour(const PointName& point) const
{
    const auto trail = m_trails.find(point);
    const PointValue* now = find(point);
    if (trail == m_trails.end() || now == nullptr || !now->mark.good()) return std::nullopt;
    const Duration over = now->time - trail->second.before;
    if (over < trailLength) return std::nullopt;
    constexpr double msPerHour = 3'600'000;
    return (now->value - trail->second.valueBefore) / (static_cast<double>(over.count()) / msPerHour);
}

void LiveValues::set(PointValue value)
{
    follow(value);
    PointName name = value.info.name;
    m_values.insert_or_assign(std::move(name), std::move(value));
}

void LiveValues::set(const Scan& scan)
{
    GAFFER_CHECK(scan.layout != nullptr);
    GAFFER_CHECK(scan.layout->points.size() == scan.samples.size());
    for (std::size_t i = 0; i < scan.samples.size(); ++i) {
        const PointInfo& info = scan.layout->points[i];
        const Sample& sample = scan.samples[i];
        // The period travels with the value: after a reload the same point may be asked less often.
        m_every[info.name] = scan.layout->every;
        set(PointValue{info, sample.value, sample.mark, scan.arrival, sample.raw, false, sample.text});
    }
}

const PointValue* LiveValues::find(const PointName& point) const
{
    const auto found = m_values.find(point);
    return found == m_values.end() ? nullptr : &found->second;
}

std::vector<PointName> LiveValues::age(Instant now, double periods, Duration atLeast)
{
    std::vector<PointName> changed;
    // A point that was cleared with its wiring has no value to grow old.
    std::erase_if(m_every, [&](const auto& each) { return !m_values.contains(each.first); });
    for (const auto& [name, every] : m_every) {
        GAFFER_CHECK(every > Duration{0});
        PointValue& value = m_values.at(name);
        const double limit = std::max(static_cast<double>(every.count()) * periods, static_cast<double>(atLeast.count()));
        if (value.typed || !value.mark.good() || static_cast<double>((now - value.time).count()) <= limit) continue;
        value.mark = uncertainMark(Reason::Stale);
        changed.push_back(name);
    }
    return changed;
}

} // namespace gaffer
