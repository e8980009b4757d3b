#include "db/history/rollup_store.hpp"

#include "tests/support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

constexpr Duration minute{60'000};
constexpr Instant newYear = std::chrono::sys_days{std::chrono::year{2027} / 1 / 1};

class RollupFiles : public testing::Test {
protected:
    RollupFiles() { open({}); }
    void open(const std::set<int>& sealedYears)
    {
        m_store = std::make_unique<RollupStore>("minutes-", minute, m_folder.path(), m_disk);
        ASSERT_TRUE(m_store->open(OpenMode::ReadWrite, sealedYears));
    }
    [[nodiscard]] RollupUpdate update(Instant begin, int count, double value) const
    {
        RollupUpdate update{m_info, {}};
        for (int i = 0; i < count; ++i) update.bins.push_back({begin + i * minute, value, value, value, value, 100});
        return update;
    }
    [[nodiscard]] std::vector<HistoryBin> bins(Instant from, Instant to) const
    {
        std::vector<HistoryBin> found;
        EXPECT_TRUE(m_store->visit(m_info.name, from, to, [&](const HistoryBin& bin) { found.push_back(bin); }));
        return found;
    }
    [[nodiscard]] Outcome answer(Instant from, Instant to) const
    {
        return m_store->visit(m_info.name, from, to, [](const HistoryBin&) {});
    }
    TempFolder m_folder;
    SystemDisk m_disk;
    PointInfo m_info{PointName{"io.t1"}, "degC", 1, false, false, 0};
    std::unique_ptr<RollupStore> m_store;
};

TEST_F(RollupFiles, HaveNothingOfAPointTheyDoNotKnow) { EXPECT_TRUE(bins(newYear, newYear + minute).empty()); }

TEST_F(RollupFiles, DoNotAnswerForAYearThatWasSealedWithoutThem)
{
    open({2027});
    EXPECT_EQ(answer(newYear, newYear + minute).error().code, FaultCode::Unavailable);
    ASSERT_TRUE(m_store->write({update(newYear, 3, 7)}));
    EXPECT_EQ(answer(newYear, newYear + minute).error().code, FaultCode::Unavailable);
    EXPECT_TRUE(answer(newYear - 5 * minute, newYear - minute));
    open({2027});
    EXPECT_FALSE(answer(newYear, newYear + minute)) << "the file remembers that it is not whole";
}

TEST_F(RollupFiles, SetADamagedYearAside)
{
    ASSERT_TRUE(m_store->write({update(newYear, 3, 7)}));
    m_store.reset();
    std::filesystem::resize_file(m_folder.path() / "minutes-2027.db", 10);
    open({2027});
    EXPECT_EQ(m_store->setAside(), std::vector<std::string>{"minutes-2027.db.damaged-1"});
    EXPECT_FALSE(answer(newYear, newYear + minute));
}

TEST_F(RollupFiles, ReplaceBinsAndKeepTheirNeighbours)
{
    ASSERT_TRUE(m_store->write({update(newYear, 10, 1)}));
    ASSERT_TRUE(m_store->write({update(newYear + 3 * minute, 2, 9)}));
    ASSERT_TRUE(m_store->write({update(newYear + 3 * minute, 2, 9)}));
    const auto found = bins(newYear, newYear + 10 * minute);
    ASSERT_EQ(found.size(), 10U);
    EXPECT_EQ(found[2].max, 1);
    EXPECT_EQ(found[3].max, 9);
    EXPECT_EQ(found[4].max, 9);
    EXPECT_EQ(found[5].max, 1);
}

TEST_F(RollupFiles, EraseWithEmptyBins)
{
    ASSERT_TRUE(m_store->write({update(newYear, 3, 1)}));
    RollupUpdate empty = update(newYear + minute, 1, 0);
    empty.bins.front().goodPercent = 0;
    ASSERT_TRUE(m_store->write({empty}));
    EXPECT_EQ(bins(newYear, newYear + 3 * minute).size(), 2U);
}

TEST_F(RollupFiles, SpanDaysAndYears)
{
    constexpr int days = 3;
    constexpr int minutesADay = 1440;
    ASSERT_TRUE(m_store->write({update(newYear - std::chrono::days{1}, days * minutesADay, 5)}));
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "minutes-2026.db"));
    EXPECT_TRUE(std::filesystem::exists(m_folder.path() / "minutes-2027.db"));
    EXPECT_EQ(bins(newYear - std::chrono::days{9}, newYear + std::chrono::days{9}).size(),
              static_cast<std::size_t>(days * minutesADay));
    EXPECT_EQ(bins(newYear - 2 * minute, newYear + 2 * minute).size(), 4U);
    open({2026, 2027});
    EXPECT_EQ(bins(newYear - 2 * minute, newYear + 2 * minute).size(), 4U);
}

TEST_F(RollupFiles, OfHoursEndWithTheirYearAlthoughABlobOfThemDoesNot)
{
    constexpr Duration hour{3'600'000};
    const auto reopen = [&] {
        m_store = std::make_unique<RollupStore>("hours-", hour, m_folder.path(), m_disk);
        ASSERT_TRUE(m_store->open(OpenMode::ReadWrite, {2026, 2027}));
    };
    m_store = std::make_unique<RollupStore>("hours-", hour, m_folder.path(), m_disk);
    ASSERT_TRUE(m_store->open(OpenMode::ReadWrite, {}));
    RollupUpdate hours{m_info, {}};
    for (int i = -3; i < 3; ++i) hours.bins.push_back({newYear + i * hour, 5, 5, 5, 5, 100});
    ASSERT_TRUE(m_store->write({hours}));
    ASSERT_TRUE(m_store->write({hours}));
    reopen();
    EXPECT_EQ(bins(newYear - 3 * hour, newYear + 3 * hour).size(), 6U) << "after a restart the new year is answered for";
    ASSERT_TRUE(m_store->removeOldestBefore(newYear));
    EXPECT_EQ(bins(newYear, newYear + 3 * hour).size(), 3U);
}

TEST_F(RollupFiles, OfAYearThatOnlyBeginsWhereTheSpanEndsAreNotAskedFor)
{
    ASSERT_TRUE(m_store->write({update(newYear - 5 * minute, 5, 7)}));
    open({2026, 2027});
    EXPECT_EQ(bins(newYear - 5 * minute, newYear).size(), 5U);
}

TEST_F(RollupFiles, OfOldYearsAreRemoved)
{
    ASSERT_TRUE(m_store->write({update(newYear - std::chrono::days{1}, 2880, 5)}));
    ASSERT_TRUE(m_store->removeOldestBefore(newYear));
    EXPECT_FALSE(std::filesystem::exists(m_folder.path() / "minutes-2026.db"));
    EXPECT_TRUE(bins(newYear - 2 * minute, newYear).empty());
    EXPECT_EQ(bins(newYear, newYear + 2 * minute).size(), 2U);
}

} // namespace
} // namespace gaffer
