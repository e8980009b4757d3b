#include "core/plan/model/calendar.hpp"

#include "core/plan/model/random.hpp"

#include <gtest/gtest.h>

namespace gaffer::plan {
namespace {

/// The same calendar as one flag a minute.
class Minutes {
public:
    Minutes(std::span<const Span> shifts, std::span<const Span> closed, std::span<const Span> open, Minute horizon)
    {
        for (Minute t = 0; t < horizon; ++t) {
            const bool regular = covers(shifts, t % kDay);
            m_open.push_back((regular || covers(open, t)) && !covers(closed, t));
        }
    }
    [[nodiscard]] Minute end() const { return static_cast<Minute>(m_open.size()); }
    [[nodiscard]] bool open(Minute t) const { return t >= 0 && t < end() && m_open[static_cast<std::size_t>(t)]; }
    [[nodiscard]] Minute before(Minute t) const
    {
        Minute count = 0;
        for (Minute m = 0; m < std::min(t, end()); ++m) count += open(m) ? 1 : 0;
        return count;
    }
    [[nodiscard]] Minute next(Minute t) const
    {
        for (Minute m = std::max(t, 0); m < end(); ++m)
            if (open(m)) return m;
        return kNever;
    }
    [[nodiscard]] Minute advance(Minute t, Minute minutes) const
    {
        for (Minute m = std::max(t, 0); m < end() && minutes > 0; ++m)
            if (open(m) && --minutes == 0) return m + 1;
        return minutes == 0 ? t : kNever;
    }
    [[nodiscard]] Minute back(Minute t, Minute minutes) const
    {
        if (minutes == 0) return t;
        for (Minute m = std::min(t, end()) - 1; m >= 0; --m)
            if (open(m) && --minutes == 0) return m;
        return -1;
    }
    [[nodiscard]] Minute nextOpening(Minute t) const
    {
        Minute m = std::max(t, 0);
        while (open(m)) ++m;
        return next(m);
    }

private:
    static bool covers(std::span<const Span> spans, Minute t)
    {
        return std::ranges::any_of(spans, [&](Span s) { return s.from <= t && t < s.to; });
    }
    std::vector<bool> m_open;
};

std::vector<Span> randomSpans(Random& random, int most, Minute horizon)
{
    std::vector<Span> spans;
    for (int i = random.below(most + 1); i > 0; --i) {
        const Minute from = random.below(horizon) - 20;
        spans.push_back({from, from + 1 + random.below(700)});
    }
    return spans;
}

TEST(Calendar, AgreesWithCountingEveryMinuteOnRandomDays)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random{seed};
        const Minute horizon = 1 + random.below(4 * kDay);
        const Minute first = random.below(700);
        const Minute second = first + 1 + random.below(600);
        const std::vector<Span> shifts{{first, second}, {second + random.below(2), kDay - random.below(2)}};
        const auto closed = randomSpans(random, 2, horizon);
        const auto open = randomSpans(random, 2, horizon);
        const Calendar calendar{shifts, closed, open, horizon};
        const Minutes minutes{shifts, closed, open, horizon};
        ASSERT_EQ(calendar.total(), minutes.before(horizon));
        for (Minute t = -3; t < horizon + 5; t += 1 + random.below(23)) {
            SCOPED_TRACE("minute " + std::to_string(t));
            const Minute work = random.below(900);
            ASSERT_EQ(calendar.before(t), minutes.before(t));
            ASSERT_EQ(calendar.next(t), minutes.next(t));
            ASSERT_EQ(calendar.nextOpening(t), minutes.nextOpening(t));
            ASSERT_EQ(calendar.advance(t, work), minutes.advance(t, work)) << work;
            ASSERT_EQ(calendar.back(t, work), minutes.back(t, work)) << work;
        }
    }
}

TEST(Calendar, CountsBackWhatItCountsForth)
{
    const Calendar calendar{std::vector<Span>{{30, 90}, {600, 610}}, {}, {}, 3 * kDay};
    for (Minute k = 0; k < calendar.total(); ++k) {
        ASSERT_EQ(calendar.before(calendar.at(k)), k);
        ASSERT_EQ(calendar.back(calendar.at(k) + 1, 1), calendar.at(k));
    }
}

TEST(Calendar, KnowsNoMinuteBeforeTheFirstAndNoneAfterTheLast)
{
    const Calendar calendar{std::vector<Span>{{0, 60}}, {}, {}, kDay};
    EXPECT_EQ(calendar.at(-1), -1);
    EXPECT_EQ(calendar.at(60), kNever);
    EXPECT_EQ(calendar.next(60), kNever);
    EXPECT_EQ(calendar.advance(0, 61), kNever);
    EXPECT_EQ(calendar.back(59, 60), -1);
}

TEST(Calendar, ClosedMinutesWinOverOvertime)
{
    const std::vector<Span> stretch{{100, 200}};
    EXPECT_EQ((Calendar{{}, stretch, stretch, kDay}.total()), 0);
    EXPECT_EQ((Calendar{{}, {}, stretch, kDay}.total()), 100);
}

TEST(Calendar, ShiftsThatMeetAtMidnightAreOneStretch)
{
    const Calendar calendar{std::vector<Span>{{0, 60}, {1380, 1440}}, {}, {}, 3 * kDay};
    EXPECT_EQ(calendar.nextOpening(1400), kDay + 1380);
    EXPECT_EQ(calendar.advance(1400, 41), kDay + 1);
}

TEST(Calendar, WithoutABreakThereIsNoNextOpening)
{
    const Calendar calendar{std::vector<Span>{{0, kDay}}, {}, {}, 2 * kDay};
    EXPECT_EQ(calendar.nextOpening(17), kNever);
    EXPECT_EQ(calendar.nextOpening(2 * kDay), kNever);
}

TEST(Calendar, NothingIsOpenAtOrAfterTheHorizon)
{
    const Calendar calendar{std::vector<Span>{{0, kDay}}, {}, std::vector<Span>{{0, 5000}}, 100};
    EXPECT_EQ(calendar.total(), 100);
    EXPECT_EQ(calendar.next(99), 99);
    EXPECT_EQ(calendar.next(100), kNever);
}

TEST(Calendar, AnEmptyHorizonAndAnEmptyCalendarHaveNoMinutes)
{
    EXPECT_EQ((Calendar{std::vector<Span>{{0, kDay}}, {}, {}, 0}.total()), 0);
    const Calendar none;
    EXPECT_EQ(none.before(700), 0);
    EXPECT_EQ(none.next(0), kNever);
    EXPECT_EQ(none.advance(5, 0), 5);
    EXPECT_EQ(none.nextOpening(0), kNever);
}

TEST(Calendar, AHorizonBeforeTheStartIsABrokenPromise) { EXPECT_THROW((Calendar{{}, {}, {}, -1}), CheckFailed); }

} // namespace
} // namespace gaffer::plan
