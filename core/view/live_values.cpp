#include "core/view/live_values.hpp"

#include "core/base/check.hpp"

#include <utility>

namespace gaffer {

void LiveValues::set(PointValue value)
{
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

std::vector<PointName> LiveValues::age(Instant now, double periods)
{
    std::vector<PointName> changed;
    // A point that was cleared with its wiring has no value to grow old.
    std::erase_if(m_every, [&](const auto& each) { return !m_values.contains(each.first); });
    for (const auto& [name, every] : m_every) {
        GAFFER_CHECK(every > Duration{0});
        PointValue& value = m_values.at(name);
        const auto limit = static_cast<double>(every.count()) * periods;
        if (value.typed || !value.mark.good() || static_cast<double>((now - value.time).count()) <= limit) continue;
        value.mark = uncertainMark(Reason::Stale);
        changed.push_back(name);
    }
    return changed;
}

} // namespace gaffer
