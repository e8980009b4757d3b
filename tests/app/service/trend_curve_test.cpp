#include "app/service/trend_curve.hpp"

#include "tests/support/history_in_memory.hpp"
#include "tests/support/scans.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Instant at(int seconds) { return noon + std::chrono::seconds{seconds}; }
const PointName t1{"io.t1"};

class TrendCurveTest : public testing::Test {
protected:
    void log(int first, int last)
    {
        for (int i = first; i < last; ++i) {
            const Scan scan = m_scans.good(at(i), 800 + i);
            m_history.append({&scan, 1});
        }
    }
    HistoryInMemory m_history;
    ScanMaker m_scans;
};

TEST_F(TrendCurveTest, OfAPointWithoutHistoryIsEmptyAndNoFault)
{
    const auto curve = trendCurve(m_history, PointName{"io.t9"}, at(0), at(60), 100);
    ASSERT_TRUE(curve);
    EXPECT_EQ(curve->point, PointName{"io.t9"});
    EXPECT_TRUE(curve->bins.empty());
}

TEST_F(TrendCurveTest, BreaksWhereThereIsAGap)
{
    log(0, 20);
    log(40, 60);
    const auto curve = trendCurve(m_history, t1, at(0), at(60), 100);
    ASSERT_TRUE(curve);
    const auto empty = std::ranges::count_if(curve->bins, [](const HistoryBin& bin) { return bin.goodPercent <= 0; });
    EXPECT_EQ(empty, 1) << "one empty bin breaks the line, more would only take room";
    ASSERT_EQ(curve->bins.size(), 41U);
    EXPECT_EQ(curve->bins[20].goodPercent, 0);
    EXPECT_EQ(curve->bins[20].start, at(20));
    EXPECT_EQ(curve->bins[21].start, at(40));
}

TEST_F(TrendCurveTest, HasNoMoreBinsThanPixelsAtAnyZoom)
{
    log(0, 600);
    for (const int pixels : {-1, 0, 1, 7, 100, 599, 4000, 1'000'000})
        for (const int seconds : {1, 59, 60, 61, 3600, 86'400, 31'536'000}) {
            const auto curve = trendCurve(m_history, t1, at(0), at(seconds), pixels);
            ASSERT_TRUE(curve);
            EXPECT_LE(curve->bins.size(), static_cast<std::size_t>(std::clamp(pixels, 2, 4000)))
                << pixels << " pixels, " << seconds << " s";
        }
}

TEST_F(TrendCurveTest, OfAYearConsistsOfWholeHours)
{
    log(0, 10);
    const auto curve = trendCurve(m_history, t1, at(-31'536'000), at(10), 2000);
    ASSERT_TRUE(curve);
    for (const HistoryBin& bin : curve->bins) EXPECT_EQ(toMillis(bin.start) % 3'600'000, 0);
}

} // namespace
} // namespace gaffer
