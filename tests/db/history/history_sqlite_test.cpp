#include "db/history/history_sqlite.hpp"

#include "tests/contract/history_contract.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/history_in_memory.hpp"
#include "tests/support/temp_folder.hpp"

namespace gaffer {
namespace {

struct InMemory {
    static std::unique_ptr<HistoryStore> make() { return std::make_unique<HistoryInMemory>(); }
};

struct InSqlite {
    [[nodiscard]] std::unique_ptr<HistoryStore> make() const
    {
        auto opened = HistorySqlite::open(folder.path() / "history", clock);
        if (!opened) throw std::runtime_error{opened.error().text};
        return std::move(*opened);
    }
    TempFolder folder;
    FixedClock clock{noon};
};

using Implementations = testing::Types<InMemory, InSqlite>;
INSTANTIATE_TYPED_TEST_SUITE_P(Each, HistoryContract, Implementations);

class HistoryFiles : public HistoryContract<InSqlite> {
protected:
    void reopen()
    {
        m_store.reset();
        m_store = m_maker.make();
    }
    /// Opens the files as they are now, as after a crash of the writer.
    [[nodiscard]] std::vector<HistorySample> afterCrash(const std::string& point) const
    {
        const auto reader = openHistoryReadOnly(m_maker.folder.path());
        EXPECT_TRUE(reader);
        std::vector<HistorySample> found;
        if (reader)
            (void)(*reader)->read(PointName{point}, at(-1000), at(1000), [&](const HistorySample& sample) {
                found.push_back(sample);
                return true;
            });
        return found;
    }
};

TEST_F(HistoryFiles, HoldWhatWasCommittedAndNothingElseAfterACrash)
{
    append(m_io.good(at(0), 1));
    ASSERT_TRUE(m_store->commit());
    append(m_io.good(at(1), 2));
    const auto found = afterCrash("io.t1");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front(), (HistorySample{at(0), 1, goodMark}));
}

TEST_F(HistoryFiles, GiveEverythingBackAfterARestart)
{
    for (int i = 0; i < 20; ++i) append(i % 3 == 0 ? m_io.failed(at(i), badMark(Reason::CommCrc)) : m_io.good(at(i), i));
    const auto before = all("io.t1");
    const auto flow = all("io.flow");
    ASSERT_TRUE(m_store->commit());
    reopen();
    EXPECT_EQ(all("io.t1"), before);
    EXPECT_EQ(all("io.flow"), flow);
    EXPECT_EQ(m_store->stats().samples, 80U);
    append(m_io.good(at(20), 20));
    EXPECT_EQ(all("io.t1").size(), 21U);
}

TEST_F(HistoryFiles, BringTheNewestValuesBackAfterARestart)
{
    append(m_io.good(at(0), 812.5));
    append(m_io.good(at(1), 813.5));
    ASSERT_TRUE(m_store->commit());
    reopen();
    const PointValue value = newest("io.t1");
    EXPECT_EQ(value.value, 813.5);
    EXPECT_EQ(value.time, at(1));
    EXPECT_EQ(value.mark, goodMark);
    EXPECT_EQ(value.info, m_io.layout()->points.front());
}

TEST_F(HistoryFiles, KeepTheOlderScanWhenTheClockWasSetBackBetweenTwoRuns)
{
    append(m_io.good(at(0), 1));
    ASSERT_TRUE(m_store->commit());
    reopen();
    append(m_io.good(at(0), 2));
    ASSERT_TRUE(m_store->commit());
    reopen();
    const auto found = all("io.t1");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].value, 1);
    EXPECT_EQ(found[1].value, 2);
}

TEST_F(HistoryFiles, ReportWhenTheLastCommitWas)
{
    EXPECT_EQ(m_store->stats().newestCommit, Instant{});
    append(m_io.good(at(0), 1));
    ASSERT_TRUE(m_store->commit());
    EXPECT_EQ(m_store->stats().newestCommit, noon);
    EXPECT_GT(m_store->stats().bytes, 0U);
}

TEST_F(HistoryFiles, AreReadBesideTheWriter)
{
    const auto reader = [&] { return afterCrash("io.count1").size(); };
    for (int i = 0; i < 5; ++i) {
        append(m_io.good(at(i), i));
        ASSERT_TRUE(m_store->commit());
        EXPECT_EQ(reader(), static_cast<std::size_t>(i) + 1);
    }
}

TEST(HistoryFolder, WithoutAHistoryIsSaidSo)
{
    const TempFolder folder;
    const auto reader = openHistoryReadOnly(folder.path());
    ASSERT_FALSE(reader);
    EXPECT_EQ(reader.error().code, FaultCode::NotFound);
}

TEST(HistoryFolder, ThatIsAFileCannotBeUsed)
{
    const FixedClock clock{noon};
    const auto opened = HistorySqlite::open("/dev/null/history", clock);
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, FaultCode::Unavailable);
}

} // namespace
} // namespace gaffer
