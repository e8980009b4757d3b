#include "core/historian/grid_stamp.hpp"

#include "tests/support/scans.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr Instant start = fromMillis(1'795'262'400'000);
constexpr Instant second(int number) { return start + std::chrono::seconds{number}; }

class Stamps : public testing::Test {
protected:
    Instant stamp(int number, int latency) { return m_stamper.stamp(m_scans.good(second(number), 800, Duration{latency})); }
    Instant stampFailed(int number, int latency)
    {
        return m_stamper.stamp(m_scans.failed(second(number), badMark(Reason::CommTimeout), Duration{latency}));
    }
    ScanMaker m_scans;
    GridStamper m_stamper;
};

TEST_F(Stamps, PutTheFirstAnsweredScanOnTheGrid) { EXPECT_EQ(stamp(0, 130), second(0)); }

TEST_F(Stamps, KeepTheArrivalOfAFailureBeforeAnythingIsLearned) { EXPECT_EQ(stampFailed(0, 500), second(0) + Duration{500}); }

TEST_F(Stamps, StayOnTheGridUnderTwentyMillisecondsOfJitter)
{
    constexpr int jitterMost = 21;
    for (int i = 0; i < 500; ++i) EXPECT_EQ(stamp(i, i * 7 % jitterMost), second(i));
}

TEST_F(Stamps, ReportTheArrivalOfAnOutlierAndReturnToTheGrid)
{
    for (int i = 0; i < 10; ++i) stamp(i, 100);
    EXPECT_EQ(stamp(10, 450), second(10) + Duration{450});
    EXPECT_EQ(stamp(11, 100), second(11));
}

TEST_F(Stamps, LearnASlowerLine)
{
    for (int i = 0; i < 10; ++i) stamp(i, 20);
    int off = 0;
    for (int i = 10; i < 60; ++i)
        if (stamp(i, 300) != second(i)) ++off;
    EXPECT_GT(off, 0);
    EXPECT_LT(off, 20);
    EXPECT_EQ(stamp(60, 300), second(60));
}

TEST_F(Stamps, DoNotLearnFromTimeouts)
{
    for (int i = 0; i < 10; ++i) stamp(i, 20);
    for (int i = 10; i < 40; ++i) EXPECT_EQ(stampFailed(i, 900), second(i) + Duration{900});
    EXPECT_EQ(stamp(40, 20), second(40));
}

TEST_F(Stamps, NeverGoBack)
{
    stamp(0, 20);
    const Instant late = stamp(1, 1100);
    EXPECT_EQ(late, second(1) + Duration{1100});
    EXPECT_GT(stamp(2, 20), second(2)) << "the second is taken by the late scan before it";
    EXPECT_GT(stamp(2, 20), second(2) + Duration{20}) << "one instant never holds two scans of one run";
}

TEST(StampTolerance, IsATenthOfThePeriodWithinBounds)
{
    EXPECT_EQ(GridStamper::toleranceOf(Duration{1000}), Duration{100});
    EXPECT_EQ(GridStamper::toleranceOf(Duration{60'000}), Duration{1000});
    EXPECT_EQ(GridStamper::toleranceOf(Duration{200}), Duration{50});
    EXPECT_EQ(GridStamper::toleranceOf(Duration{40}), Duration{20});
}

} // namespace
} // namespace gaffer
