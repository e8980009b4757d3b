#include "db/history/history_sqlite.hpp"

#include "tests/support/fixed_clock.hpp"
#include "tests/support/scans.hpp"
#include "tests/support/temp_folder.hpp"

#include <atomic>
#include <gtest/gtest.h>
#include <thread>

namespace gaffer {
namespace {

constexpr Instant noon = fromMillis(1'795'262'400'000);
constexpr Instant at(int seconds) { return noon + std::chrono::seconds{seconds}; }
constexpr int blockScans = 25;
const PointName t1{"io.t1"};

class BesideReaders : public testing::Test {
protected:
    BesideReaders()
    {
        HistoryOptions options;
        options.seal.scansMost = blockScans;
        auto opened = HistorySqlite::open(m_folder.path(), m_clock, m_disk, options);
        EXPECT_TRUE(opened);
        m_store = *std::move(opened);
    }
    void log(int first, int last)
    {
        for (int i = first; i < last; ++i) {
            const Scan scan = m_scans.good(at(i), i);
            m_store->append({&scan, 1});
            ASSERT_TRUE(m_store->commit());
            ASSERT_TRUE(m_store->maintain(at(i)));
        }
    }
    TempFolder m_folder;
    SystemDisk m_disk;
    FixedClock m_clock{noon};
    ScanMaker m_scans;
    std::unique_ptr<HistorySqlite> m_store;
};

TEST_F(BesideReaders, ASealDuringAQueryHidesNothingAndDoublesNothing)
{
    log(0, 50);
    int next = 0;
    // The reader itself makes the store seal, in the midst of its own query.
    EXPECT_TRUE(m_store->read(t1, at(0), at(50), [&](const HistorySample& sample) {
        EXPECT_EQ(sample.value, next);
        if (++next == 10) log(50, 130);
        return true;
    }));
    EXPECT_EQ(next, 50);
    EXPECT_EQ(m_store->stats().samples, 520U);
}

TEST_F(BesideReaders, ManyThreadsReadWhatIsSealedMeanwhile)
{
    constexpr int scans = 600;
    std::atomic<int> logged{0};
    std::atomic<bool> done{false};
    std::atomic<int> wrong{0};
    const auto look = [&] {
        while (!done) {
            const int least = logged;
            int next = 0;
            const Outcome outcome = m_store->read(
                t1, at(0), at(scans), [&](const HistorySample& sample) { return sample.value == next && ++next > 0; });
            if (least > 0 && (!outcome || next < least)) ++wrong;
            const auto bins = m_store->bins(t1, at(0), at(60), Duration{60'000});
            if (least >= 60 && (!bins || bins->front().max != 59 || bins->front().goodPercent != 100)) ++wrong;
            (void)m_store->newest();
            (void)m_store->stats();
        }
    };
    std::thread one{look};
    std::thread two{look};
    for (int i = 0; i < scans; ++i) {
        log(i, i + 1);
        logged = i + 1;
    }
    done = true;
    one.join();
    two.join();
    EXPECT_EQ(wrong, 0) << "a reader missed scans or saw a gap that was none";
}

TEST_F(BesideReaders, EmptyAndTurnedSpansAreEmpty)
{
    log(0, 60);
    const std::vector<std::pair<Instant, Instant>> spans{
        {at(10), at(10)}, {at(20), at(10)}, {at(1000), at(2000)}, {at(-2000), at(-1000)}};
    for (const auto& [from, to] : spans) {
        int seen = 0;
        EXPECT_TRUE(m_store->read(t1, from, to, [&](const HistorySample&) { return ++seen > 0; }));
        EXPECT_EQ(seen, 0);
        const auto bins = m_store->bins(t1, from, to, Duration{1000});
        ASSERT_TRUE(bins);
        for (const HistoryBin& bin : *bins) EXPECT_EQ(bin.goodPercent, 0);
    }
    EXPECT_TRUE(m_store->bins(t1, at(10), at(10), Duration{1000})->empty());
}

TEST_F(BesideReaders, AnUnknownPointIsNotFoundHoweverItIsAsked)
{
    log(0, 60);
    for (const char* name : {"", "io", "io.", "io.t", "io.t11", "IO.T1", "io.t1 ", "io.t1' OR '1'='1"}) {
        EXPECT_EQ(m_store->read(PointName{name}, at(0), at(9), [](const HistorySample&) { return true; }).error().code,
                  FaultCode::NotFound)
            << name;
        EXPECT_EQ(m_store->bins(PointName{name}, at(0), at(9), Duration{1000}).error().code, FaultCode::NotFound) << name;
    }
}

TEST_F(BesideReaders, TooManyBinsAreRefusedBeforeAnythingIsRead)
{
    log(0, 10);
    EXPECT_EQ(m_store->bins(t1, at(0), at(100'000), Duration{1}).error().code, FaultCode::BadInput);
    EXPECT_EQ(m_store->bins(t1, at(0), at(10), Duration{-5}).error().code, FaultCode::BadInput);
}

TEST_F(BesideReaders, LateDataOfASealedStretchIsReadInItsPlaceAlsoAfterARestart)
{
    log(100, 160);
    // Late data comes from a later run: within one run a layout's stamps never go back.
    m_store.reset();
    m_store = *HistorySqlite::open(m_folder.path(), m_clock, m_disk, {});
    log(0, 60);
    const auto check = [&] {
        std::vector<double> values;
        EXPECT_TRUE(m_store->read(t1, at(0), at(1000), [&](const HistorySample& sample) {
            values.push_back(sample.value);
            return true;
        }));
        EXPECT_EQ(values.size(), 120U);
        EXPECT_TRUE(std::ranges::is_sorted(values));
        const auto bins = m_store->bins(t1, at(0), at(180), Duration{60'000});
        ASSERT_TRUE(bins);
        EXPECT_EQ((*bins)[0].max, 59);
        EXPECT_EQ((*bins)[0].goodPercent, 100);
        EXPECT_EQ((*bins)[1].min, 100);
        EXPECT_NEAR((*bins)[1].goodPercent, 100.0 * 20 / 60, 0.001);
    };
    check();
    m_store.reset();
    m_store = *HistorySqlite::open(m_folder.path(), m_clock, m_disk, {});
    check();
}

TEST_F(BesideReaders, AFolderThatCannotBeWrittenIsReadAllTheSame)
{
    log(0, 60);
    m_store.reset();
    const auto readOnly = HistorySqlite::open(m_folder.path(), m_clock, m_disk, {.mode = OpenMode::ReadOnly});
    ASSERT_TRUE(readOnly);
    const auto before = m_disk.list(m_folder.path());
    int seen = 0;
    EXPECT_TRUE((*readOnly)->read(t1, at(0), at(60), [&](const HistorySample&) { return ++seen > 0; }));
    EXPECT_EQ(seen, 60);
    EXPECT_TRUE((*readOnly)->verify());
    for (const DiskFile& file : before) EXPECT_FALSE(file.name.find("damaged") != std::string::npos);
}

} // namespace
} // namespace gaffer
