#include "core/historian/recent_history.hpp"

#include "tests/support/scans.hpp"

#include <gtest/gtest.h>
#include <random>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Instant at(int seconds) { return noon + std::chrono::seconds{seconds}; }

class Recent : public testing::Test {
protected:
    std::vector<HistorySample> samples(const RecentHistory& recent, const std::string& point, Instant from = at(-1'000'000),
                                       Instant to = at(10'000'000))
    {
        std::vector<HistorySample> found;
        EXPECT_TRUE(visitPieces(recent.pieces(PointName{point}, from, to), from, to, [&](const HistorySample& sample, Duration) {
            found.push_back(sample);
            return true;
        }));
        return found;
    }
    ScanMaker m_scans;
    RecentHistory m_recent{SealRule{4, std::chrono::hours{24}}};
};

TEST_F(Recent, RefusesAScanThatDoesNotFitItsLayout)
{
    Scan scan = m_scans.good(noon, 1);
    scan.samples.pop_back();
    EXPECT_THROW(m_recent.append(scan), CheckFailed);
}

TEST_F(Recent, RefusesARowOfAnUnknownLayout)
{
    EXPECT_EQ(m_recent.restoreRow({1, 7, noon, 0, {}}).error().code, FaultCode::Damaged);
    EXPECT_EQ(m_recent.restoreRow({1, 0, noon, 0, {}}).error().code, FaultCode::Damaged);
}

TEST_F(Recent, NumbersRowsWithoutEndAndLayoutsFromOne)
{
    ScanMaker other{"F1"};
    EXPECT_EQ(m_recent.append(m_scans.good(at(0), 1)).id, 1);
    const HotRow row = m_recent.append(other.good(at(0), 1));
    EXPECT_EQ(row.id, 2);
    EXPECT_EQ(row.layout, 2);
    EXPECT_EQ(m_recent.append(m_scans.good(at(1), 1)).layout, 1);
}

TEST_F(Recent, TakesAnEqualLayoutForTheSame)
{
    ScanMaker again;
    m_recent.append(m_scans.good(at(0), 1));
    EXPECT_EQ(m_recent.append(again.good(at(1), 1)).layout, 1);
    EXPECT_EQ(m_recent.layouts().size(), 1U);
}

TEST_F(Recent, ClosesABlockThatIsFull)
{
    for (int i = 0; i < 9; ++i) m_recent.append(m_scans.good(at(i), i));
    ASSERT_EQ(m_recent.closed().size(), 2U);
    EXPECT_EQ(m_recent.closed().front()->size(), 4U);
    EXPECT_EQ(m_recent.closed().front()->lastRow, 4);
    EXPECT_EQ(samples(m_recent, "io.t1").size(), 9U);
}

TEST_F(Recent, ClosesABlockAtTheEndOfTheMonth)
{
    const Instant newMonth = std::chrono::sys_days{std::chrono::year{2026} / 12 / 1};
    m_recent.append(m_scans.good(newMonth - Duration{1000}, 1));
    m_recent.append(m_scans.good(newMonth, 2));
    ASSERT_EQ(m_recent.closed().size(), 1U);
    EXPECT_EQ(m_recent.closed().front()->size(), 1U);
}

TEST_F(Recent, ClosesABlockThatIsADayOld)
{
    m_recent.append(m_scans.good(noon, 1));
    m_recent.closeOld(noon + std::chrono::hours{23});
    EXPECT_TRUE(m_recent.closed().empty());
    m_recent.closeOld(noon + std::chrono::hours{24});
    EXPECT_EQ(m_recent.closed().size(), 1U);
}

TEST_F(Recent, ForgetsABlockThatWasSealed)
{
    for (int i = 0; i < 5; ++i) m_recent.append(m_scans.good(at(i), i));
    m_recent.dropClosed(std::shared_ptr<const OpenBlock>{m_recent.closed().front()});
    EXPECT_TRUE(m_recent.closed().empty());
    EXPECT_EQ(samples(m_recent, "io.t1").size(), 1U);
    EXPECT_EQ(m_recent.newest().front().info.name.value, "io.closed1");
}

TEST_F(Recent, GivesThePartOfASpanWithItsMarks)
{
    RecentHistory recent{SealRule{}};
    for (int i = 0; i < 10; ++i)
        recent.append(i % 4 == 3 ? m_scans.failed(at(i), badMark(Reason::CommCrc)) : m_scans.good(at(i), i));
    const auto found = samples(recent, "io.t1", at(2), at(6));
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0], (HistorySample{at(2), 2, goodMark}));
    EXPECT_EQ(found[1], (HistorySample{at(3), 0, badMark(Reason::CommCrc)}));
    EXPECT_EQ(found[3].value, 5);
}

TEST_F(Recent, IsTheSameAfterItsRowsAreTakenBack)
{
    RecentHistory again{SealRule{4, std::chrono::hours{24}}};
    again.restoreLayout(*m_scans.layout());
    for (int i = 0; i < 10; ++i)
        EXPECT_TRUE(
            again.restoreRow(m_recent.append(i == 5 ? m_scans.failed(at(i), badMark(Reason::CommCrc)) : m_scans.good(at(i), i))));
    for (const char* point : {"io.t1", "io.count1", "io.closed1", "io.flow"})
        EXPECT_EQ(samples(again, point), samples(m_recent, point));
    EXPECT_EQ(again.append(m_scans.good(at(10), 1)).id, 11);
    EXPECT_EQ(again.closed().size(), m_recent.closed().size());
}

TEST_F(Recent, KeepsTheNewestValueByTimeNotByArrival)
{
    PointValue stored{m_scans.layout()->points.front(), 20, goodMark, at(20), 0, false};
    m_recent.restoreNewest(stored);
    m_recent.append(m_scans.good(at(10), 10));
    EXPECT_EQ(m_recent.newest().back().value, 20);
    m_recent.append(m_scans.good(at(30), 30));
    EXPECT_EQ(m_recent.newest().back().value, 30);
    EXPECT_EQ(m_recent.newest().back().raw, 1);
    m_recent.restoreNewest(stored);
    EXPECT_EQ(m_recent.newest().back().value, 30);
}

TEST_F(Recent, GivesWhatWasAppendedForAnySpan)
{
    std::mt19937 random{20'261'141};
    std::vector<int> seconds;
    for (int second = 0; second < 200; second += static_cast<int>(1 + random() % 3)) {
        m_recent.append(m_scans.good(at(second), second));
        seconds.push_back(second);
    }
    for (int round = 0; round < 200; ++round) {
        const int from = static_cast<int>(random() % 220) - 10;
        const int to = from + static_cast<int>(random() % 60);
        std::vector<double> wanted;
        for (const int second : seconds)
            if (second >= from && second < to) wanted.push_back(second);
        std::vector<double> found;
        for (const HistorySample& sample : samples(m_recent, "io.t1", at(from), at(to))) found.push_back(sample.value);
        EXPECT_EQ(found, wanted) << from << " to " << to;
    }
}

TEST_F(Recent, IsTheSameAfterARestartFromItsRows)
{
    std::vector<HotRow> rows;
    for (int second = 0; second < 30; ++second)
        rows.push_back(m_recent.append(second % 7 == 3 ? m_scans.failed(at(second), badMark(Reason::CommTimeout))
                                                       : m_scans.good(at(second), second)));
    RecentHistory again{SealRule{4, std::chrono::hours{24}}};
    again.restoreLayout(*m_scans.layout());
    for (const HotRow& row : rows) ASSERT_TRUE(again.restoreRow(row));
    for (const char* point : {"io.t1", "io.count1", "io.closed1", "io.flow"})
        EXPECT_EQ(samples(again, point), samples(m_recent, point));
    EXPECT_EQ(again.append(m_scans.good(at(30), 1)).id, rows.back().id + 1) << "rows are numbered on";
}

TEST_F(Recent, RefusesARowWithOneBitWrongAndKeepsTheOthers)
{
    const HotRow first = m_recent.append(m_scans.good(at(0), 1));
    HotRow second = m_recent.append(m_scans.good(at(1), 2));
    second.data.back() ^= 1U;
    RecentHistory again{SealRule{4, std::chrono::hours{24}}};
    again.restoreLayout(*m_scans.layout());
    EXPECT_TRUE(again.restoreRow(first));
    EXPECT_EQ(again.restoreRow(second).error().code, FaultCode::Damaged);
    EXPECT_EQ(samples(again, "io.t1").size(), 1U);
}

TEST(MonthOf, IsThatOfUtc)
{
    EXPECT_EQ(monthOf(*parseInstant("2026-11-30T23:59:59.999Z")), std::chrono::year{2026} / 11);
    EXPECT_EQ(monthOf(*parseInstant("2026-12-01T00:00:00Z")), std::chrono::year{2026} / 12);
    EXPECT_EQ(monthOf(fromMillis(-1)), std::chrono::year{1969} / 12);
}

} // namespace
} // namespace gaffer
