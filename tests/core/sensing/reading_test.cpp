#include "core/sensing/reading.hpp"

#include <gtest/gtest.h>

namespace gaffer {
namespace {

TEST(Reading, NothingReadYetIsBad)
{
    EXPECT_FALSE(Sample{}.mark.usable());
    EXPECT_FALSE(PointValue{}.mark.usable());
    EXPECT_FALSE(PointValue{}.typed);
}

TEST(Reading, ALayoutDiffersByDevicePeriodAndOrderOfPoints)
{
    const PointInfo t1{PointName{"io.t1"}, "degC", 1};
    const PointInfo t2{PointName{"io.t2"}, "degC", 1};
    const ScanLayout layout{DeviceId{"io"}, Duration{1000}, {t1, t2}};
    EXPECT_EQ(layout, (ScanLayout{DeviceId{"io"}, Duration{1000}, {t1, t2}}));
    EXPECT_NE(layout, (ScanLayout{DeviceId{"io"}, Duration{1000}, {t2, t1}}));
    EXPECT_NE(layout, (ScanLayout{DeviceId{"io"}, Duration{200}, {t1, t2}}));
    EXPECT_NE(layout, (ScanLayout{DeviceId{"F1"}, Duration{1000}, {t1, t2}}));
}

TEST(Reading, ACounterIsNotTheSamePointAsAMeasurement)
{
    PointInfo counter{PointName{"io.count1"}, "1"};
    const PointInfo measured = counter;
    counter.counter = true;
    counter.counterBits = 16;
    EXPECT_NE(counter, measured);
}

TEST(Reading, OfAScanThatFailedStillHoldsASampleForEveryPoint)
{
    auto layout = std::make_shared<ScanLayout>();
    layout->device = DeviceId{"io"};
    layout->every = Duration{1000};
    for (const char* name : {"io.t1", "io.t2", "io.count1"}) layout->points.push_back({PointName{name}, "", 0});
    Scan scan;
    scan.layout = layout;
    scan.samples.assign(layout->points.size(), Sample{0, badMark(Reason::CommTimeout), 0});
    for (const Sample& sample : scan.samples) {
        EXPECT_FALSE(sample.mark.usable());
        EXPECT_EQ(sample.raw, 0) << "there was no answer";
    }
    EXPECT_EQ(scan.samples.size(), scan.layout->points.size());
}

TEST(Reading, OfALayoutOutlivesTheOneWhoMadeIt)
{
    Scan scan;
    {
        auto layout = std::make_shared<ScanLayout>();
        layout->device = DeviceId{"F1"};
        scan.layout = layout;
    }
    EXPECT_EQ(scan.layout->device, DeviceId{"F1"});
    EXPECT_EQ(scan.layout.use_count(), 1);
}

TEST(Reading, TypedByAPersonIsNotTheSameAsReadFromADevice)
{
    PointValue read;
    read.value = 1150;
    read.mark = goodMark;
    PointValue typed = read;
    typed.typed = true;
    EXPECT_NE(read, typed);
}

TEST(Reading, IsTheSameOnlyIfItsMarkIsTheSame)
{
    const Sample good{1150, goodMark, 11500};
    Sample stale = good;
    stale.mark = uncertainMark(Reason::Stale);
    EXPECT_NE(good, stale);
    EXPECT_EQ(PointInfo{}.counterBits, 0) << "no counter";
    EXPECT_FALSE(PointInfo{}.stepped);
}

} // namespace
} // namespace gaffer
