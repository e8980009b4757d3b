#include "core/historian/history_csv.hpp"

#include "tests/support/history_in_memory.hpp"
#include "tests/support/scans.hpp"

#include <gtest/gtest.h>
#include <sstream>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Instant at(int seconds) { return noon + std::chrono::seconds{seconds}; }

class HistoryCsv : public testing::Test {
protected:
    HistoryCsv()
    {
        append(m_scans.good(at(0), 1352.4));
        append(m_scans.failed(at(1), exceptionMark(2)));
        Scan typed = m_scans.good(at(2), 1353);
        typed.samples[0].mark = uncertainMark(Reason::TypedOld);
        append(typed);
    }
    void append(const Scan& scan) { m_history.append({&scan, 1}); }
    std::string csv(const std::string& point, Instant from, Instant to, std::optional<Duration> every = {})
    {
        std::ostringstream out;
        EXPECT_TRUE(writeHistoryCsv(m_history, PointName{point}, from, to, every, out));
        return out.str();
    }
    ScanMaker m_scans;
    HistoryInMemory m_history;
};

TEST_F(HistoryCsv, RefusesAPointThatNeverExistedAndWritesNothing)
{
    std::ostringstream out;
    const auto outcome = writeHistoryCsv(m_history, PointName{"io.nothing"}, noon, at(5), {}, out);
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::NotFound);
    EXPECT_EQ(out.str(), "");
}

TEST_F(HistoryCsv, ReportsAnOutputThatIsFull)
{
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    EXPECT_EQ(writeHistoryCsv(m_history, PointName{"io.t1"}, noon, at(5), {}, out).error().code, FaultCode::Unavailable);
    EXPECT_EQ(writeHistoryCsv(m_history, PointName{"io.t1"}, noon, at(5), Duration{1000}, out).error().code,
              FaultCode::Unavailable);
}

TEST_F(HistoryCsv, RefusesBinsOfNoWidth)
{
    std::ostringstream out;
    EXPECT_EQ(writeHistoryCsv(m_history, PointName{"io.t1"}, noon, at(5), Duration{0}, out).error().code, FaultCode::BadInput);
}

TEST_F(HistoryCsv, HasAlwaysAHeader)
{
    EXPECT_EQ(csv("io.t1", at(50), at(60)), "time,value,quality,reason\n");
    EXPECT_EQ(csv("io.t1", at(60), at(50), Duration{1000}), "time,min,max,mean,last,good_percent\n");
}

TEST_F(HistoryCsv, WritesEveryPollWithItsQuality)
{
    const std::string expected = "time,value,quality,reason\n" + toText(at(0)) + ",1352.4,good,\n" + toText(at(1)) +
                                 ",,bad,exception-2\n" + toText(at(2)) + ",1353.0,uncertain,typed-old\n";
    EXPECT_EQ(csv("io.t1", at(0), at(3)), expected);
}

TEST_F(HistoryCsv, WritesBinsAndLeavesEmptyOnesEmpty)
{
    const std::string expected = "time,min,max,mean,last,good_percent\n" + toText(at(0)) +
                                 ",1352.4,1352.4,1352.4000,1352.4,100.00\n" + toText(at(1)) + ",,,,,0\n" + toText(at(2)) +
                                 ",,,,,0\n";
    EXPECT_EQ(csv("io.t1", at(0), at(3), Duration{1000}), expected);
}

TEST_F(HistoryCsv, WritesEachOfManyBinsOnce)
{
    std::istringstream lines{csv("io.t1", at(0) + Duration{500}, at(25'000), Duration{1000})};
    std::string line;
    std::getline(lines, line);
    for (int i = 0; i < 25'000; ++i) {
        ASSERT_TRUE(std::getline(lines, line));
        ASSERT_EQ(line.substr(0, line.find(',')), toText(at(i)));
    }
    EXPECT_FALSE(std::getline(lines, line));
}

} // namespace
} // namespace gaffer
