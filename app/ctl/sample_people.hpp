#pragma once

#include "app/ctl/context.hpp"
#include "core/crew/shift.hpp"
#include "core/sample/day.hpp"

#include <deque>

namespace gaffer {

/// What the people of the sample workshop do from some instant on, in order of time; days are added as they come.
class SampleDays {
public:
    /// From `now` on in a workshop of this calendar; `seed` chooses the days. What is due `first`, at `now` or later, comes with
    /// them.
    SampleDays(ShiftCalendar calendar, Instant now, std::uint64_t seed, std::vector<SampleAct> first = {});
    /// Takes what is due at `now`.
    std::vector<SampleAct> due(Instant now);

private:
    void fill(Instant now);

    ShiftCalendar m_calendar;
    std::uint64_t m_seed;
    /// When the workshop began; long ago for one that has lived before.
    Instant m_began;
    Date m_next{};
    Instant m_done{};
    std::deque<SampleAct> m_acts;
};

/// Plays the people of sample `goblets` at the service of `context` until that is gone: charges melts, mounts moulds, runs, taps.
CtlExit playSamplePeople(const CtlContext& context);

} // namespace gaffer
