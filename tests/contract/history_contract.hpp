#pragma once

#include "core/ports/history.hpp"
#include "tests/support/scans.hpp"

#include <gtest/gtest.h>
#include <memory>
#include <vector>

namespace gaffer {

/// Noon of an ordinary day, on every grid that the tests use.
inline constexpr Instant noon = fromMillis(1'795'262'400'000);

/// The promises of HistoryStore, which every implementation must keep. Maker has `std::unique_ptr<HistoryStore> make()`; what it
/// makes a second time holds what the first one committed, if the implementation keeps anything.
template <class Maker> class HistoryContract : public testing::Test {
protected:
    HistoryContract() { m_store = m_maker.make(); }

    static Instant at(int seconds) { return noon + std::chrono::seconds{seconds}; }
    /// Appends, and lets the store do its upkeep as often as its owner would.
    void append(const Scan& scan)
    {
        m_store->append({&scan, 1});
        EXPECT_TRUE(m_store->maintain(noon));
    }
    [[nodiscard]] std::vector<HistorySample> samples(const std::string& point, Instant from, Instant to) const
    {
        std::vector<HistorySample> found;
        const auto outcome = m_store->read(PointName{point}, from, to, [&](const HistorySample& sample) {
            found.push_back(sample);
            return true;
        });
        EXPECT_TRUE(outcome) << (outcome ? "" : outcome.error().text);
        return found;
    }
    [[nodiscard]] std::vector<HistorySample> all(const std::string& point) const
    {
        return samples(point, at(-100'000), at(100'000));
    }
    [[nodiscard]] PointValue newest(const std::string& point) const
    {
        const auto values = m_store->newest();
        for (const PointValue& value : *values)
            if (value.info.name.value == point) return value;
        ADD_FAILURE() << "no newest value of " << point;
        return {};
    }

    Maker m_maker;
    std::unique_ptr<HistoryStore> m_store;
    ScanMaker m_io;
};
TYPED_TEST_SUITE_P(HistoryContract);

TYPED_TEST_P(HistoryContract, HasNothingOfAPointThatNeverExisted)
{
    const auto outcome = this->m_store->read(PointName{"io.t9"}, noon, noon, [](const HistorySample&) { return true; });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, FaultCode::NotFound);
    EXPECT_EQ(this->m_store->bins(PointName{"io.t9"}, noon, noon, Duration{1000}).error().code, FaultCode::NotFound);
    EXPECT_TRUE(this->m_store->newest()->empty());
}

TYPED_TEST_P(HistoryContract, ReadsAScanAtOnceBeforeItIsCommitted)
{
    this->append(this->m_io.good(noon, 1352.4));
    ASSERT_EQ(this->all("io.t1").size(), 1U);
    EXPECT_EQ(this->all("io.t1").front(), (HistorySample{noon, 1352.4, goodMark}));
    EXPECT_EQ(this->newest("io.t1").value, 1352.4);
    EXPECT_EQ(this->newest("io.t1").time, noon);
    EXPECT_TRUE(this->m_store->commit());
    EXPECT_EQ(this->all("io.t1").size(), 1U);
}

TYPED_TEST_P(HistoryContract, ReadsFromTheFirstInstantUpToButNotTheLast)
{
    for (int i = 0; i < 10; ++i) this->append(this->m_io.good(this->at(i), i));
    const auto found = this->samples("io.t1", this->at(3), this->at(7));
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found.front().time, this->at(3));
    EXPECT_EQ(found.back().time, this->at(6));
    EXPECT_TRUE(this->samples("io.t1", this->at(5), this->at(5)).empty());
    EXPECT_TRUE(this->samples("io.t1", this->at(7), this->at(3)).empty());
}

TYPED_TEST_P(HistoryContract, StopsWhenTheReaderHasEnough)
{
    for (int i = 0; i < 10; ++i) this->append(this->m_io.good(this->at(i), i));
    int taken = 0;
    EXPECT_TRUE(
        this->m_store->read(PointName{"io.t1"}, this->at(0), this->at(10), [&](const HistorySample&) { return ++taken < 3; }));
    EXPECT_EQ(taken, 3);
}

TYPED_TEST_P(HistoryContract, StoresEveryPollAlsoThoseThatChangeNothing)
{
    for (int i = 0; i < 5; ++i) this->append(this->m_io.good(this->at(i), 800.0));
    EXPECT_EQ(this->all("io.t1").size(), 5U);
}

TYPED_TEST_P(HistoryContract, KeepsValuesWithTheDecimalsOfTheirPoint)
{
    this->append(this->m_io.good(noon, 1352.449999));
    EXPECT_EQ(this->all("io.t1").front().value, 1352.4);
    EXPECT_EQ(this->newest("io.t1").value, 1352.4);
    EXPECT_EQ(this->all("io.flow").front().value, 1352.449999 / 3) << "true doubles are kept exactly";
}

TYPED_TEST_P(HistoryContract, KeepsQualityWithItsReasonAndNoValueWhenBad)
{
    this->append(this->m_io.good(this->at(0), 800));
    this->append(this->m_io.failed(this->at(1), exceptionMark(2)));
    this->append(this->m_io.failed(this->at(2), badMark(Reason::CommTimeout)));
    const auto found = this->all("io.t1");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1], (HistorySample{this->at(1), 0, exceptionMark(2)}));
    EXPECT_EQ(found[2].mark.reasonText(), "comm-timeout");
    EXPECT_FALSE(this->newest("io.t1").mark.usable());
}

TYPED_TEST_P(HistoryContract, KeepsUncertainValues)
{
    Scan scan = this->m_io.good(noon, 500);
    scan.samples[0].mark = uncertainMark(Reason::Substituted);
    this->append(scan);
    EXPECT_EQ(this->all("io.t1").front(), (HistorySample{noon, 500, uncertainMark(Reason::Substituted)}));
}

TYPED_TEST_P(HistoryContract, CallsAValueThatIsNoNumberOutOfRange)
{
    this->append(this->m_io.good(noon, std::nan("")));
    EXPECT_EQ(this->all("io.t1").front().mark, badMark(Reason::OutOfRange));
    EXPECT_EQ(this->all("io.flow").front().mark, badMark(Reason::OutOfRange));
}

TYPED_TEST_P(HistoryContract, StampsJitteryScansOnTheGridAndLateOnesOnTheirArrival)
{
    constexpr std::array latencies{20, 35, 21, 3, 700, 22};
    for (std::size_t i = 0; i < latencies.size(); ++i)
        this->append(this->m_io.good(this->at(static_cast<int>(i)), 800, Duration{latencies[i]}));
    const auto found = this->all("io.t1");
    ASSERT_EQ(found.size(), latencies.size());
    EXPECT_EQ(found[3].time, this->at(3));
    EXPECT_EQ(found[4].time, this->at(4) + Duration{700});
    EXPECT_EQ(found[5].time, this->at(5));
}

TYPED_TEST_P(HistoryContract, KeepsScansOfSeveralDevicesApart)
{
    ScanMaker slow{"F1", Duration{60'000}};
    this->append(this->m_io.good(noon, 1));
    this->append(slow.good(noon, 2));
    this->append(this->m_io.good(this->at(1), 3));
    EXPECT_EQ(this->all("io.t1").size(), 2U);
    EXPECT_EQ(this->all("F1.t1").size(), 1U);
    EXPECT_EQ(this->m_store->newest()->size(), 8U);
}

TYPED_TEST_P(HistoryContract, FollowsAPointThroughAChangeOfItsWiring)
{
    ScanMaker slower{"io", Duration{5000}};
    this->append(this->m_io.good(this->at(0), 1));
    this->append(slower.good(this->at(5), 2));
    this->append(this->m_io.good(this->at(10), 3));
    const auto found = this->all("io.t1");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1].value, 2);
    EXPECT_EQ(this->newest("io.t1").value, 3);
}

TYPED_TEST_P(HistoryContract, ReadsLateDataInItsPlace)
{
    this->append(this->m_io.good(this->at(10), 10));
    ScanMaker typed{"io", Duration{500}};
    this->append(typed.good(this->at(5), 5));
    this->append(this->m_io.good(this->at(11), 11));
    const auto found = this->all("io.t1");
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found.front().value, 5);
    EXPECT_EQ(this->newest("io.t1").value, 11) << "old data never replaces the newest value";
}

TYPED_TEST_P(HistoryContract, IsTheSameAfterItSettled)
{
    for (int i = 0; i < 20; ++i) this->append(this->m_io.good(this->at(i), i));
    ASSERT_TRUE(this->m_store->commit());
    const auto before = this->all("io.t1");
    ASSERT_TRUE(this->m_store->settle([] { return true; }));
    EXPECT_EQ(this->all("io.t1"), before);
    EXPECT_EQ(this->newest("io.t1").value, 19);
    this->append(this->m_io.good(this->at(20), 20));
    EXPECT_EQ(this->all("io.t1").size(), 21U) << "a settled history goes on";
}

TYPED_TEST_P(HistoryContract, GivesBinsWithATimeWeightedMean)
{
    constexpr std::array values{100.0, 200.0, 200.0, 300.0};
    for (int i = 0; i < 60; ++i)
        this->append(this->m_io.good(this->at(i), i < 3 ? values[static_cast<std::size_t>(i)] : values[3]));
    const auto bins = this->m_store->bins(PointName{"io.t1"}, this->at(0), this->at(60), Duration{60'000});
    ASSERT_TRUE(bins);
    ASSERT_EQ(bins->size(), 1U);
    EXPECT_EQ(bins->front().start, noon);
    EXPECT_EQ(bins->front().min, 100);
    EXPECT_EQ(bins->front().max, 300);
    EXPECT_EQ(bins->front().last, 300);
    EXPECT_DOUBLE_EQ(bins->front().mean, (100 + 2 * 200 + 57 * 300) / 60.0);
    EXPECT_DOUBLE_EQ(bins->front().goodPercent, 100);
}

TYPED_TEST_P(HistoryContract, LeavesGapsEmptyInBins)
{
    for (int i = 0; i < 10; ++i) this->append(this->m_io.good(this->at(i), 100));
    for (int i = 30; i < 40; ++i) this->append(this->m_io.good(this->at(i), 200));
    const auto bins = this->m_store->bins(PointName{"io.t1"}, this->at(0), this->at(40), Duration{10'000});
    ASSERT_TRUE(bins);
    ASSERT_EQ(bins->size(), 4U);
    EXPECT_EQ((*bins)[0].goodPercent, 100);
    EXPECT_EQ((*bins)[1].goodPercent, 0);
    EXPECT_EQ((*bins)[2].goodPercent, 0);
    EXPECT_EQ((*bins)[3].mean, 200);
}

TYPED_TEST_P(HistoryContract, CountsOnlyGoodValuesInBins)
{
    for (int i = 0; i < 10; ++i)
        this->append(i < 5 ? this->m_io.good(this->at(i), 100) : this->m_io.failed(this->at(i), badMark(Reason::SensorBreak)));
    const auto bins = this->m_store->bins(PointName{"io.t1"}, this->at(0), this->at(10), Duration{10'000});
    ASSERT_TRUE(bins);
    EXPECT_DOUBLE_EQ(bins->front().goodPercent, 50);
    EXPECT_EQ(bins->front().min, 100);
}

TYPED_TEST_P(HistoryContract, RefusesBinsOfNoWidth)
{
    this->append(this->m_io.good(noon, 100));
    EXPECT_EQ(this->m_store->bins(PointName{"io.t1"}, noon, noon + Duration{1}, Duration{0}).error().code, FaultCode::BadInput);
}

TYPED_TEST_P(HistoryContract, CountsItsSamples)
{
    this->append(this->m_io.good(this->at(0), 1));
    this->append(this->m_io.good(this->at(1), 2));
    EXPECT_EQ(this->m_store->stats().samples, 8U);
}

REGISTER_TYPED_TEST_SUITE_P(HistoryContract, HasNothingOfAPointThatNeverExisted, ReadsAScanAtOnceBeforeItIsCommitted,
                            ReadsFromTheFirstInstantUpToButNotTheLast, StopsWhenTheReaderHasEnough,
                            StoresEveryPollAlsoThoseThatChangeNothing, KeepsValuesWithTheDecimalsOfTheirPoint,
                            KeepsQualityWithItsReasonAndNoValueWhenBad, KeepsUncertainValues, CallsAValueThatIsNoNumberOutOfRange,
                            StampsJitteryScansOnTheGridAndLateOnesOnTheirArrival, KeepsScansOfSeveralDevicesApart,
                            FollowsAPointThroughAChangeOfItsWiring, ReadsLateDataInItsPlace, GivesBinsWithATimeWeightedMean,
                            IsTheSameAfterItSettled, LeavesGapsEmptyInBins, CountsOnlyGoodValuesInBins, RefusesBinsOfNoWidth, CountsItsSamples);

} // namespace gaffer
