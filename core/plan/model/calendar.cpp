#include "core/plan/model/calendar.hpp"

#include "core/base/check.hpp"

#include <algorithm>

namespace gaffer::plan {

namespace {

using OpenMinutes = std::array<bool, kDay>;

void paint(OpenMinutes& open, Span span, Minute dayStart, bool value)
{
    const Minute from = std::clamp(span.from - dayStart, 0, kDay);
    const Minute to = std::clamp(span.to - dayStart, 0, kDay);
    for (Minute r = from; r < to; ++r) open[static_cast<std::size_t>(r)] = value;
}

std::shared_ptr<const DayShape> shapeOf(const OpenMinutes& open)
{
    auto shape = std::make_shared<DayShape>();
    for (std::size_t r = 0; r < open.size(); ++r) {
        shape->before[r] = static_cast<std::int16_t>(shape->minutes.size());
        if (open[r]) shape->minutes.push_back(static_cast<std::int16_t>(r));
    }
    for (std::size_t r = kDay; r-- > 0;) {
        const bool continues = open[r] && r + 1 < kDay && open[r + 1];
        shape->stretchEnd[r] = continues ? shape->stretchEnd[r + 1] : static_cast<std::int16_t>(open[r] ? r + 1 : r);
    }
    shape->before[kDay] = static_cast<std::int16_t>(shape->minutes.size());
    return shape;
}

bool touches(std::span<const Span> spans, Minute dayStart)
{
    return std::ranges::any_of(spans, [&](Span s) { return s.from < dayStart + kDay && s.to > dayStart; });
}

} // namespace

Calendar::Calendar(std::span<const Span> shifts, std::span<const Span> closed, std::span<const Span> open, Minute horizon)
    : m_end{horizon}
{
    GAFFER_CHECK(horizon >= 0);
    OpenMinutes regularMinutes{};
    for (const Span& shift : shifts) paint(regularMinutes, shift, 0, true);
    const auto regular = shapeOf(regularMinutes);
    m_perDay = std::max<Minute>(1, static_cast<Minute>(regular->minutes.size()));
    for (Minute dayStart = 0; dayStart < horizon; dayStart += kDay) {
        auto shape = regular;
        if (touches(closed, dayStart) || touches(open, dayStart) || dayStart + kDay > horizon) {
            OpenMinutes minutes = regularMinutes;
            for (const Span& span : open) paint(minutes, span, dayStart, true);
            for (const Span& span : closed) paint(minutes, span, dayStart, false);
            paint(minutes, {horizon, kNever}, dayStart, false);
            shape = shapeOf(minutes);
        }
        m_first.push_back(m_total);
        m_total += static_cast<Minute>(shape->minutes.size());
        m_shapes.push_back(std::move(shape));
    }
    m_first.push_back(m_total);
    GAFFER_CHECK(m_first.size() == m_shapes.size() + 1);
}

Minute Calendar::at(Minute k) const
{
    if (k < 0) return -1;
    if (k >= m_total) return kNever;
    auto day = std::min(static_cast<std::size_t>(k / m_perDay), m_shapes.size() - 1);
    while (m_first[day] > k) --day;
    while (m_first[day + 1] <= k) ++day;
    return static_cast<Minute>(day) * kDay + m_shapes[day]->minutes[static_cast<std::size_t>(k - m_first[day])];
}

Minute Calendar::nextOpening(Minute t) const
{
    Minute end = std::max(t, 0);
    while (end < m_end) {
        const auto day = static_cast<std::size_t>(end / kDay);
        const Minute dayStart = static_cast<Minute>(day) * kDay;
        const Minute stretch = dayStart + m_shapes[day]->stretchEnd[static_cast<std::size_t>(end - dayStart)];
        if (stretch == end) return next(end);
        end = stretch;
    }
    return kNever;
}

Minute Calendar::advance(Minute t, Minute minutes) const
{
    if (minutes == 0) return t;
    const Minute last = at(before(t) + minutes - 1);
    return last == kNever ? kNever : last + 1;
}

} // namespace gaffer::plan
