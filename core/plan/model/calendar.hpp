#pragma once

#include "core/plan/model/problem.hpp"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace gaffer::plan {

/// The working minutes of one kind of day, ready for counting.
struct DayShape {
    /// Working minutes before minute r of the day.
    std::array<std::int16_t, kDay + 1> before{};
    /// The working minutes, ascending.
    std::vector<std::int16_t> minutes;
    /// The minute of the day at which the stretch of work around minute r ends; r itself when closed.
    std::array<std::int16_t, kDay> stretchEnd{};
};

/// The working minutes of a station over the horizon, counted in constant time. Immutable once built.
class Calendar {
public:
    /// A calendar that closes every minute.
    Calendar() = default;
    /// `shifts` repeat daily; `closed` and `open` are single stretches; nothing is open at or after `horizon`.
    Calendar(std::span<const Span> shifts, std::span<const Span> closed, std::span<const Span> open, Minute horizon);

    /// Working minutes in [0, t).
    [[nodiscard]] Minute before(Minute t) const
    {
        if (t <= 0) return 0;
        if (t >= m_end) return m_total;
        const auto day = static_cast<std::size_t>(t / kDay);
        return m_first[day] + m_shapes[day]->before[static_cast<std::size_t>(t % kDay)];
    }
    /// The minute of the k-th working minute, from 0; kNever past the last, -1 for a negative k.
    [[nodiscard]] Minute at(Minute k) const;
    /// The first working minute at or after t; kNever if there is none.
    [[nodiscard]] Minute next(Minute t) const { return at(before(t)); }
    /// The end of `minutes` working minutes that begin at or after t; t itself for 0.
    [[nodiscard]] Minute advance(Minute t, Minute minutes) const;
    /// The latest working minute from which [it, t) holds `minutes` working minutes; t for 0, -1 if there is none.
    [[nodiscard]] Minute back(Minute t, Minute minutes) const { return minutes == 0 ? t : at(before(t) - minutes); }
    /// The first working minute after the next closed stretch after t: where work begins afresh.
    [[nodiscard]] Minute nextOpening(Minute t) const;
    /// All working minutes of the horizon.
    [[nodiscard]] Minute total() const { return m_total; }

private:
    Minute m_end{0};
    Minute m_total{0};
    Minute m_perDay{1};
    std::vector<Minute> m_first;
    std::vector<std::shared_ptr<const DayShape>> m_shapes;
};

} // namespace gaffer::plan
